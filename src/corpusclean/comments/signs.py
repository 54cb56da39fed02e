"""What readers' posts have, and lists of news, dates and programmes have not, measured over the posts of a period."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence, Set
from functools import cache
from itertools import pairwise

from attrs import frozen

from corpusclean.comments.asking import heads_others, is_formed, is_initial, tells
from corpusclean.comments.forum import is_profile, is_reviewer
from corpusclean.comments.ground import Ground
from corpusclean.comments.lines import is_counted_at
from corpusclean.comments.notes import is_note
from corpusclean.comments.periods import Period
from corpusclean.comments.post_numbers import in_order, number_behind, number_in, share_counted, share_serial
from corpusclean.comments.spans import Span
from corpusclean.comments.template import is_action, is_counted, is_section
from corpusclean.comments.words import alternatives, judging_pattern, reply_pattern, word_set

_HANDLE = re.compile(r"(?:^|\s)[\u202a\u2068]?@\w[\w.-]{1,40}(?:@[\w.-]{3,40})?(?!\w)")
_ENDS = re.compile(r"[.!?…。！？]\s|[.!?…。！？)\]”\"'»:;]\W*$|[^\w\s.,;:'’\"-]\W*$")
_CLOSED = re.compile(r"(?:[.!?…。！？)”\"»]|[^\w\s.,;:'’\"-])\W*$")
_TRIMMED = re.compile(r"(?:…|\[…\]|\.\.\.|\[\.\.\.\])[”\"»']?$")
_LETTER = re.compile(r"[^\W\d_]|[^\w\s!-~]")
_LONG = 140
_RE = re.compile(r"(?:\d{1,5}\.\s)?(?:re|aw|antw|sv|vs|rif|ynt|odp|res|回复)\s?[:：]\s?\S", re.IGNORECASE)
_HEADED = 6
_SPEECH = 4
_COUNT = 60
_CALL = 80
_NAME_WORDS = 4
_GREETING = r"(?:hi|hello|hallo|bonjour|hola|dear)"
_LEAD = re.compile(rf"(?:{_GREETING}\s)?@|(?:{_GREETING}|originally posted by|zitat von|citation de|quote)[:,]?\s")


@frozen
class Signs:
    """What speaks for and against a discussion. A ``float`` is a share of the posts, 0 to 1.

    Above the posts stands a heading of comments (``headed``) that says how many there are (``counted``).
    Posts have a button that answers (``reply``), a member's ``profile``, a title that ``answers`` ("Re: …"), a number
    that goes on from the one before (``numbered``; ``first``: that of the first post).
    Posts hold teasers of other pages (``teasers``) or their counts of comments (``counters``).
    The words of posts are ``prose``, end as a sentence does (``closed``) or are cut off (``trimmed``).
    ``told``: their headers say that somebody comments ("Ann commented"). ``judged``: they have buttons with which
    others judge them. ``handled``: their headers have a name of a network ("@jane"). ``initials``: letters stand for
    pictures of their authors. ``formed``: a form for one more comment follows. ``spoken``: how many posts speak to or
    quote another author. ``nested``: they stand at different depths.
    """

    headed: bool
    counted: bool
    reply: float
    profile: float
    numbered: float
    first: int | None
    answers: float
    told: float
    judged: float
    handled: float
    initials: float
    formed: bool
    spoken: int
    teasers: float
    counters: float
    prose: float
    closed: float
    trimmed: float
    nested: bool


@cache
def _teaser() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('teasers')})(?!\w)", re.IGNORECASE)


def is_heading(text: str) -> bool:
    """Whether the line heads comments, and is no mere control above them."""
    said = text.strip(" ·•|#").casefold()
    return is_counted(text) or (bool(said) and said not in word_set("controls") and is_section(text))


@cache
def _count() -> re.Pattern[str]:
    return re.compile(rf"(?<![\d#.,])\d{{1,5}}\s(?:{alternatives('headings')})(?!\w)", re.IGNORECASE)


def _counts(text: str) -> bool:
    """Whether a short line that is no heading alone says how many comments there are."""
    return len(text) <= _COUNT and _count().search(text) is not None


def _nested(ground: Ground, spans: Sequence[Span]) -> bool:
    """Whether posts of the same shape stand at different depths, as only answers do."""
    indents = [ground.lines[span.core[0]].indent for span in spans]
    return max(indents) > min(indents) and any(b < a for a, b in pairwise(indents))


def signs(ground: Ground, spans: Sequence[Span], posts: Sequence[Period]) -> Signs:
    """What speaks for and against a discussion."""
    lines = ground.lines
    first = min(spans[0].start, posts[0].start)
    inside = [[lines[at].text for at in range(s.start, s.end) if lines[at].text] for s in spans]
    near = _unparted(ground, spans, range(max(0, first - _HEADED), max(first, spans[0].core[0])))
    above = [lines[at].text for at in near]
    numbers = [number_in(said) or number_behind(span) for said, span in zip(inside, spans, strict=True)]
    ordered = in_order(ground, spans)
    return Signs(
        headed=any(is_heading(text) or _counts(text) for text in above),
        counted=any(is_counted_at(lines, at) for at in near) or any(map(_counts, above)),
        reply=_share(inside, lambda text: reply_pattern().search(text) is not None),
        profile=_share(inside, is_profile),
        numbered=max(share_counted(numbers), share_serial(inside), float(bool(ordered))),
        first=(ordered or numbers)[0],
        answers=_share(inside, lambda text: _RE.match(text) is not None),
        told=_share([[lines[at].text for at in range(s.stamp.start, s.stamp.end)] for s in spans], tells),
        judged=_share(inside, lambda text: is_action(text) and judging_pattern().search(text) is not None),
        handled=_share(inside, lambda text: _HANDLE.search(text) is not None) if _is_bare(ground, first) else 0,
        initials=sum(any(is_initial(lines[at].text, s.author) for at in range(s.start, s.core[0])) for s in spans)
        / len(spans),
        formed=is_formed(ground, posts[-1].end) and not heads_others(ground, first),
        spoken=sum(1 for _ in _spoken(ground, posts)),
        teasers=_share(inside, lambda text: _teaser().search(text) is not None),
        counters=_share(inside, _counters) if len(spans) > 2 else 0,
        closed=sum(_is_closed(ground, post) for post in posts) / len(posts),
        trimmed=sum(_is_trimmed(ground, post) for post in posts) / len(posts),
        nested=_nested(ground, spans),
        prose=sum(is_prose(ground, post) for post in posts) / len(posts),
    )


def _is_bare(ground: Ground, first: int) -> bool:
    """Whether no article stands above the first post: articles show messages of networks one after the other."""
    return sum(len(line.text) for line in ground.lines[:first] if len(line.text) > _LONG // 2) < 3 * _LONG


def _counters(text: str) -> bool:
    """Whether a line counts comments, and not what a reviewer has written."""
    return is_heading(text) and not is_reviewer(text)


def _unparted(ground: Ground, spans: Sequence[Span], near: range) -> range:
    """The lines above the first post, from the last heading on that is of something else: not of comments, nor right
    below such a heading, and no title such as the other posts have.
    """
    lines = ground.lines
    titled = sum(any(lines[at].shape == "heading" for at in range(max(0, s.start - 2), s.core[1])) for s in spans[1:])
    if titled * 2 > len(spans) - 1:
        return near
    headings = [at for at in range(max(0, near.start - 1), near.stop) if lines[at].shape == "heading"]
    ours = {at for at in headings if is_section(lines[at].text)}
    other = (at for at in reversed(headings) if at in near and ours.isdisjoint((at, at - 1)))
    return range(next(other, near.start), near.stop)


def _share(inside: Sequence[Sequence[str]], test: Callable[[str], bool]) -> float:
    """In how many of the spans a line passes the test."""
    return sum(any(map(test, said)) for said in inside) / len(inside)


def is_prose(ground: Ground, post: Period) -> bool:
    """Whether the post holds a sentence that ends as one, or is long; headlines do not."""
    return any(
        len(text) > _LONG or _ENDS.search(text)
        for text in (ground.lines[at].text for at in range(post.start, post.end))
    )


def _is_closed(ground: Ground, post: Period) -> bool:
    """Whether the last words end a sentence; in lists of articles the next title stands there."""
    last = _last(ground, post)
    return len(last) > _LONG or _CLOSED.search(last) is not None


def _is_trimmed(ground: Ground, post: Period) -> bool:
    """Whether the last words are cut off, as in a list of the latest comments."""
    return _TRIMMED.search(_last(ground, post)) is not None


def _last(ground: Ground, post: Period) -> str:
    """The last line of the words."""
    said = (at for at in range(post.end - 1, post.start - 1, -1) if at not in ground.loose)
    return next((text for at in said if _LETTER.search(text := ground.lines[at].text) and not is_note(text)), "")


def _spoken(ground: Ground, posts: Sequence[Period]) -> Iterator[int]:
    """The posts that speak to or quote an author of the thread at the start of one of their first lines."""
    names = {post.author.casefold() for post in posts if post.author and len(post.author) > 2}
    for number, post in enumerate(posts):
        others = (ground.lines[at].text for at in range(post.start, min(post.end, post.start + _SPEECH)))
        own = (post.author or "").casefold()
        if any((called := _called(text, names)) and called != own for text in others):
            yield number


def _called(text: str, names: Set[str]) -> str | None:
    """Whom of ``names`` a line begins by speaking to ("@Ann", "Hi Ann,") or quoting ("Ann wrote:")."""
    said = text[:_CALL].casefold().lstrip(" >|•")
    lead = _LEAD.match(said)
    rest = said[lead.end() :] if lead else said
    parts = rest.split(" ", _NAME_WORDS)
    for count in range(min(len(parts), _NAME_WORDS), 0, -1):
        name = " ".join(parts[:count])
        follows = " ".join(parts[count:]).strip(" :")
        bare_name = name.rstrip(",:!")
        if bare_name in names and (bare_name != name or "@" in said[:8] or not follows or follows in word_set("says")):
            return bare_name if lead or bare_name != name or follows else None
    return None
