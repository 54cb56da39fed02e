"""Where a post of a board begins and ends in text: what its template prints below the words, and above them.

Between the words of two posts stand the buttons, who liked the first, and the profile of who wrote the second. Some of
it differs from post to post, so that it is not learned as the template's; where it begins is known all the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import Final, NamedTuple

from attrs import evolve

from corpusclean.comments.forum import is_label, is_profile
from corpusclean.comments.header import is_badge
from corpusclean.comments.lines import Line
from corpusclean.comments.notes import closes, is_note
from corpusclean.comments.signatures import unsigned
from corpusclean.comments.template import is_action, is_reply
from corpusclean.comments.words import word_set
from corpusclean.model import Post, Thread

#: Systems whose posts may have profiles, likes and signatures.
BOARDS: Final = frozenset(("period", "phpbb", "vbulletin", "discourse"))
_LETTERS: Final = re.compile(r"[^\W\d_]{2}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_NUMBER: Final = re.compile(r"(?:[•*·]\s)?#(\d{1,6})")
_COUNT: Final = re.compile(r"\d[\d.,]*[km]?", re.IGNORECASE)
_COUNTS: Final = re.compile(r"\d[\d.,]*[km]?(?:\s\d[\d.,]*[km]?){1,3}", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[.!?…。！？][)”\"»]?$")
#: A line below the words of a post is at most this long; a longer one is prose.
_SMALL: Final = 60
_PROSE: Final = 80
#: A rank, a fact of a member, a name.
_FACT: Final = 40
_REACH: Final = 30
_PROFILE: Final = 16
_RANKS: Final = 4
_FEWEST: Final = 2
#: So many posts hold a long line that is the template's, such as an advertisement.
_OFTEN: Final = 3


class _Closer(NamedTuple):
    """A line that the template prints below words, in the body of one post: its kind and its place in the body."""

    post: int
    at: int
    kind: str


def trimmed(lines: Sequence[Line], thread: Thread) -> Thread:
    """The thread of a board with what its template prints at either end of its posts in their ``meta``.

    What follows the last post's own end is in no post.
    """
    if thread.system not in BOARDS or len(thread.posts) < _FEWEST:
        return thread
    thread = _ended(lines, thread)
    said = [[lines[block].text for block in post.body] for post in thread.posts]
    names = frozenset(post.author for post in thread.posts if post.author)
    rising = _rises([_numbers(texts) for texts in said])
    counted = sum(any(_COUNTS.fullmatch(texts[at]) for at in _near(texts)) for texts in said)
    usual = counted >= max(_OFTEN, len(said) // 3)
    starts = [_top(texts, numbered=rising, counted=usual) for texts in said]
    ends = [_bottom(texts, start, names) for texts, start in zip(said, starts, strict=True)]
    for closer in _closers(said):
        ends[closer.post] = min(ends[closer.post], closer.at)
    spans = [(start, max(start, end)) for start, end in zip(starts, ends, strict=True)]
    spans = [span if _speaks(texts[slice(*span)]) else (0, len(texts)) for span, texts in zip(spans, said, strict=True)]
    spans = [_stripped(texts, span, names) for span, texts in zip(spans, said, strict=True)]
    spans = unsigned([post.author for post in thread.posts], said, spans)
    spans = [_stripped(texts, span, names) for span, texts in zip(spans, said, strict=True)]
    return evolve(thread, posts=tuple(_cut(post, span) for post, span in zip(thread.posts, spans, strict=True)))


def _ended(lines: Sequence[Line], thread: Thread) -> Thread:
    """The thread without the list of other threads below it, whose times may look like more posts."""
    for number, post in enumerate(thread.posts[1:], 1):
        texts = [lines[block].text for block in post.body]
        end = next((at for at, text in enumerate(texts) if at and _lists(text)), None)
        later = thread.posts[number + 1 :]
        if end is None or len(later) > _REACH:
            continue
        prose = sum(any(_is_prose(lines[block].text) for block in one.body) for one in later)
        if prose * 3 <= len(later):
            return evolve(thread, posts=(*thread.posts[:number], evolve(post, body=post.body[:end])))
    return thread


def _lists(text: str) -> bool:
    return len(text) <= _FACT and text.casefold().strip(" _:：•*#") in word_set("thread_lists")


def _is_prose(text: str) -> bool:
    return len(text) > _FACT and text.endswith((".", "!", "。"))


def _cut(post: Post, span: tuple[int, int]) -> Post:
    start, end = span
    if end - start == len(post.body):
        return post
    loose = (*post.body[:start], *post.body[end:])
    return evolve(post, body=post.body[start:end], meta=tuple(sorted((*post.meta, *loose))))


def _speaks(texts: Sequence[str]) -> bool:
    return any(_LETTERS.search(text) for text in texts)


def _is_sentence(text: str) -> bool:
    return len(text) > _SMALL or (len(text) > _FACT // 2 and _SENTENCE.search(text) is not None)


def _closers(said: Sequence[Sequence[str]]) -> Iterator[_Closer]:
    """The first line in each post with nothing but short lines below it, where such lines end posts on this page."""
    often = Counter(text for texts in said for text in set(texts))
    found = [closer for number, texts in enumerate(said) for closer in _closing(number, texts)]
    total = Counter(closer.kind for closer in found)
    under = Counter(c.kind for c in found if any(_is_sentence(text) for text in said[c.post][: c.at]))
    long = {text for text, count in often.items() if len(text) > _PROSE and count < _OFTEN}
    over = Counter(c.kind for c in found if not long.isdisjoint(said[c.post][c.at + 1 :]))
    done: set[int] = set()
    for closer in found:
        kind, below = closer.kind, said[closer.post][closer.at + 1 :]
        usual = under[kind] * 2 >= total[kind] and over[kind] * 4 <= total[kind]
        sure = kind == "note" or total[kind] >= _FEWEST
        small = len(below) <= _REACH and all(len(text) <= _SMALL or often[text] >= _OFTEN for text in below)
        if usual and sure and small and closer.post not in done:
            done.add(closer.post)
            yield closer


def _closing(number: int, texts: Sequence[str]) -> Iterator[_Closer]:
    for at, text in enumerate(texts[1:], 1):
        if closes(text) and not is_label(text):
            yield _Closer(number, at, "note")
        elif len(text) <= _SMALL and (is_reply(text) or text.casefold() in word_set("closers")):
            yield _Closer(number, at, "button")


def _facts(texts: Sequence[str], places: range) -> list[int]:
    """The lines that say something of a member, each with the value below its label."""
    out = []
    for at in places:
        text, value = texts[at], texts[at + 1] if at + 1 < len(texts) else ""
        if not is_label(text):
            out += [at] if len(text) <= _FACT and is_profile(text) else []
        elif _COUNT.fullmatch(value) or (_is_sure(text) and len(value) <= _FACT and any(map(str.isdigit, value))):
            out += [at, at + 1]
    return out


def _is_sure(label: str) -> bool:
    return label.strip(" :：").casefold() in word_set("profile")


def _run(places: Sequence[int]) -> Sequence[int]:
    """Those of the places that stand together with the first."""
    end = next((n for n, (a, b) in enumerate(pairwise(places), 1) if b - a > _FEWEST + 1), len(places))
    return places[:end]


def _near(texts: Sequence[str]) -> range:
    """The short lines at the top."""
    near = texts[:_PROFILE]
    return range(next((at for at, text in enumerate(near) if len(text) > _FACT or _is_sentence(text)), len(near)))


def _numbers(texts: Sequence[str]) -> list[tuple[int, int]]:
    """The numbers of a post ("#12") among the short lines at its top, each with its place."""
    found = ((at, _NUMBER.fullmatch(texts[at])) for at in _near(texts))
    return [(int(match[1]), at) for at, match in found if match]


def _rises(numbers: Sequence[Sequence[tuple[int, int]]]) -> bool:
    """Whether posts are numbered: a poster may make a list, too."""
    said = [found[0][0] for found in numbers if found]
    single = all(len(found) < _FEWEST for found in numbers)
    return single and len(said) >= _FEWEST and all(a < b for a, b in pairwise(said))


def _top(texts: Sequence[str], *, numbered: bool, counted: bool) -> int:
    """Where the words begin: below a profile, the numbers that are left of one, and the post's number."""
    near = _near(texts)
    facts = _run(_facts(texts, near))
    places = [at for _, at in _numbers(texts)] if numbered else []
    places += [at for at in near if _COUNTS.fullmatch(texts[at])][:1] if counted else []
    return min(max((*(facts if len(facts) > 1 else ()), *places), default=-1) + 1, near.stop)


def _bottom(texts: Sequence[str], start: int, names: Set[str]) -> int:
    """Where the words end: above the name and the profile of who wrote the next post."""
    low = len(texts)
    while low > max(start, len(texts) - _PROFILE) and len(texts[low - 1]) <= _FACT:
        low -= 1
    facts = _facts(texts, range(low, len(texts)))
    if len(facts) < _FEWEST:
        return len(texts)
    above = range(max(low, facts[0] - _RANKS), facts[0])
    return next((at for at in above if texts[at] in names), facts[0] if len(facts) > _FEWEST else len(texts))


def _stripped(texts: Sequence[str], span: tuple[int, int], names: Set[str]) -> tuple[int, int]:
    """The span without buttons, notes, marks of a member and, below a button, the next one's name at its end."""
    start, end = span
    low = end
    while low > start:
        text = texts[low - 1]
        named = text in names and any(map(is_action, texts[max(start, low - _RANKS) : low - 1]))
        if not (not text or named or is_action(text) or is_note(text) or is_badge(text)):
            break
        low -= 1
    return (start, low) if _speaks(texts[start:low]) else span
