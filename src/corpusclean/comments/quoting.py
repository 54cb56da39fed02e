"""What of a comment's words quotes another, in text: lines behind ``>``, and what "Ann wrote:" and its like lead in.

Where a quotation ends is not to be seen in flat text. So lines are taken for quoted only where they say so themselves,
where the page ends the quotation ("Click to expand…"), or where they stand in an earlier post or in the article.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Final

from attrs import evolve, field, frozen

from corpusclean.comments.header_times import stamp
from corpusclean.comments.heads import may_begin
from corpusclean.comments.lines import Line
from corpusclean.comments.words import alternatives, heads_of, word_set, words
from corpusclean.model import Post, Thread

_MARKED: Final = re.compile(r"(?:>{1,2}\s?|(?:>\s){2,4})(?=[^\s>])(?!.*<\s*+$)")
_OPENS: Final = re.compile(r"\[quote(?:[=\s][^\[\]]{0,200})?\]", re.IGNORECASE)
_LONGEST_LEAD: Final = 120
#: A line that stands in an earlier post too is quoted though nothing says so, where it is so long.
_SENTENCE: Final = 60
_WORDS: Final = 10
#: Behind a lead, a line of so many characters may be a part of what the person said, too.
_PART: Final = 12
#: How much of what somebody last said is searched for such a part, and how far down a quotation may end.
_SEARCHED: Final = 20_000
_REACH: Final = 60
#: Such a line stands in one post and in the one that quotes it; in more it may be the template's.
_OFTEN: Final = 2
_COLONS: Final = (":", "：")
#: Behind a lead there may be a link to what is quoted.
_ARROWS: Final = " _↑⬆▲↩➤»"
_DATE: Final = 40
_LEADS: Final = 6
_CLOSERS: Final = " .…>\u200b"
_TRIM: Final = " \t\xa0\"'“”„«»‘’>"


@frozen
class _Said:
    """What stands above a post. ``by``: who first said a line; ``last``: the latest words of each person.

    ``often``: lines that too many posts have. ``boxed``: the page marks its posts as others mark quotations.
    """

    often: frozenset[str]
    boxed: bool
    by: dict[str, str | None] = field(factory=dict)
    last: dict[str, str] = field(factory=dict)


@cache
def _lead() -> re.Pattern[str]:
    """A line that says whom the next ones quote: "Ann wrote:", "Originally Posted by Ann", "Zitat von Ann"."""
    verbs, nouns = alternatives("quoted"), alternatives("quoting")
    return re.compile(
        rf"(?:{nouns})(?!\w)\s?[:：]?\s?(?P<after>.{{0,60}})|(?P<before>.{{1,60}}?),?\s(?:{verbs})(?!\w).{{0,40}}[:：]",
        re.IGNORECASE,
    )


def with_quotes(lines: Sequence[Line], thread: Thread) -> Thread:
    """The thread with what its posts quote. Lines that only open or close a quotation are no words of a post."""
    if any(post.quotes for post in thread.posts) or not thread.posts:
        return thread
    texts = [[_plain(lines[at].text) for at in post.body] for post in thread.posts]
    boxed = sum(_marked([lines[at] for at in post.body], 0) == len(post.body) for post in thread.posts)
    said = _Said(_often(texts), boxed * 2 > len(thread.posts) > 1)
    first = min(block for post in thread.posts for block in (*post.meta, *post.body))
    for line in lines[:first]:
        if len(line.text) >= _SENTENCE:
            said.by.setdefault(_plain(line.text), None)
    posts = []
    for post, plain in zip(thread.posts, texts, strict=True):
        posts.append(_quoting(lines, post, said))
        _remember(said, post, plain)
    return evolve(thread, posts=tuple(posts))


def _plain(text: str) -> str:
    return text.casefold().strip(_TRIM)


def _often(texts: Sequence[Sequence[str]]) -> frozenset[str]:
    """The lines that stand in more posts than one and the one that quotes it."""
    seen = Counter(text for body in texts for text in set(body) if len(text) >= _SENTENCE)
    return frozenset(text for text, count in seen.items() if count > _OFTEN)


def _remember(said: _Said, post: Post, plain: Sequence[str]) -> None:
    author = (post.author or "").casefold()
    for text in plain:
        said.by.setdefault(text, author)
    said.last[author] = "\n".join(plain)[:_SEARCHED]


def _quoting(lines: Sequence[Line], post: Post, said: _Said) -> Post:
    """The post with the runs of its body that quote."""
    body = [lines[number] for number in post.body]
    runs: list[tuple[int, ...]] = []
    closing: set[int] = set()
    at, bare = 0, 0
    while at < len(body):
        size, closed = _quotation(body, at, said)
        if not size and (size := _repeated(body, at, said, (post.author or "").casefold())):
            bare += size
        if size:
            runs.append(tuple(line.block for line in body[at : at + size]))
        if closed:
            closing.add(body[at + size].block)
        at += max(1, size + closed)
    if not runs or bare == len(body):
        return post
    kept = tuple(number for number in post.body if number not in closing)
    return evolve(post, body=kept, meta=tuple(sorted((*post.meta, *closing))), quotes=tuple(runs))


def _quotation(body: Sequence[Line], at: int, said: _Said) -> tuple[int, bool]:
    """How many lines from here on are marked as a quotation or led in as one, and whether the next line closes it."""
    size = _bracketed(body, at) or (0 if said.boxed else _marked(body, at))
    if size > 1 and is_quote_end(body[at + size - 1].text):
        return size - 1, True
    start = 0 if size else _led(body, at, said)
    if not start:
        return size, False
    quoted, closed = _behind_lead(body, start, said, body[at].text)
    return (start - at + quoted if quoted else 0), closed


def is_quote_end(text: str) -> bool:
    """Whether the line ends a quotation: "Click to expand…"."""
    return text.casefold().strip(_CLOSERS) in word_set("quote_ends")


def _bracketed(body: Sequence[Line], at: int) -> int:
    """How many lines a quotation in square brackets takes, the brackets' lines included; 0 where none closes it."""
    if not _OPENS.match(body[at].text):
        return 0
    deep = 0
    for end in range(at, min(at + _REACH, len(body))):
        deep += len(_OPENS.findall(body[end].text)) - body[end].text.casefold().count("[/quote]")
        if deep <= 0:
            return end + 1 - at if body[end].text.casefold().endswith("[/quote]") else 0
    return 0


def _marked(body: Sequence[Line], at: int) -> int:
    """How many lines from here on are marked as a quotation's, each by itself."""
    end = at
    while end < len(body) and (body[end].shape == "quote" or _MARKED.match(body[end].text)):
        end += 1
    return end - at


def _led(body: Sequence[Line], at: int, said: _Said) -> int:
    """Where a quotation begins whose lead stands here, 0 where none does: "Quote:", "Originally Posted by", "Ann"."""
    start = at
    if at + 1 < len(body) and _names(body[at].text, body[at + 1].text, said):
        start += 2
    while start < min(len(body), at + _LEADS) and _is_lead(body[start].text):
        start += 1
    if start == at or start == len(body):
        return 0
    if body[start - 1].text.casefold() in word_set("quoting") and body[start].text.casefold() in said.last:
        start += 1
    while start + 1 < min(len(body), at + _LEADS) and _is_link(body[start].text):
        start += 1
    return start


def _names(name: str, verb: str, said: _Said) -> bool:
    """Whether two lines are a lead: "Ann", "wrote:"."""
    return (
        verb.endswith((":", "：", *_ARROWS.strip()))
        and verb.casefold().rstrip(_ARROWS + ":：") in word_set("quoted")
        and name.casefold() in said.last
    )


def _is_link(text: str) -> bool:
    """Whether a line is the link to what is quoted: an arrow, or its date."""
    said = text.strip(_ARROWS)
    return bool(text) and (not said or _is_date(said))


def _is_date(text: str) -> bool:
    return len(text) <= _DATE and any(map(str.isdigit, text)) and stamp(text) is not None


def _is_lead(text: str) -> bool:
    text = _bare_lead(text)
    if len(text) > _LONGEST_LEAD:
        return False
    if text.casefold() in word_set("quotes"):
        return True
    return (text.endswith(_COLONS) or may_begin(text, heads_of("quoting"))) and _lead().fullmatch(text) is not None


def _bare_lead(text: str) -> str:
    """The line without a link and a date behind its colon: "Ann wrote: ↑ 3 May 2019, 10:12"."""
    text = text.rstrip(_ARROWS)
    head, colon, rest = text.partition(": ")
    if colon and len(text) <= _LONGEST_LEAD and head.casefold().endswith(words("quoted")):
        return head + ":" if _is_date(rest.strip(_ARROWS)) else text
    return text


def _behind_lead(body: Sequence[Line], start: int, said: _Said, lead: str) -> tuple[int, bool]:
    """How many lines are quoted behind a lead, and whether the line behind them closes the quotation."""
    for at in range(start + 1, min(start + _REACH, len(body))):
        if is_quote_end(body[at].text):
            return at - start, True
    match = _lead().fullmatch(_bare_lead(lead))
    theirs = said.last.get(_who(said, (match["after"] or match["before"] or "") if match else lead), "")
    end = start
    while end < len(body):
        text = _plain(body[end].text)
        if not text or not (text in said.by or (len(text) >= _PART and text in theirs) or _is_lead(body[end].text)):
            break
        end += 1
    return end - start, False


def _who(said: _Said, text: str) -> str:
    """The person of the thread whom a lead names, with a date or a link before or behind the name."""
    words = text.casefold().strip(" :：").split()
    ends = (" ".join(part) for n in range(len(words)) for part in (words[n:], words[: len(words) - n]))
    return next((name for name in ends if name in said.last), "")


def _repeated(body: Sequence[Line], at: int, said: _Said, own: str) -> int:
    """How many lines from here on somebody else has said above, the first of them a sentence."""
    text = _plain(body[at].text)
    if len(text) < _SENTENCE or len(text.split()) < _WORDS or text in said.often or said.by.get(text, own) == own:
        return 0
    end = at + 1
    while end < len(body) and (text := _plain(body[end].text)) and said.by.get(text, own) != own:
        end += 1
    return end - at
