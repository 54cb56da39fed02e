"""Whether the posts of a period are a discussion, and whether its first one opens it."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from typing import Final

from corpusclean.comments.ages import Moment
from corpusclean.comments.ground import Ground
from corpusclean.comments.periods import Period
from corpusclean.comments.signs import Signs
from corpusclean.comments.words import word_set, words

_HALF: Final = 0.5
#: The share of posts with sentences where little else tells.
_LIKELY: Final = 0.8
_FEW: Final = 4
_SURE: Final = 3
_MANY: Final = 10
_MOST_NAME_WORDS: Final = 4
#: A time of day alone is no longer.
_CLOCK: Final = 8
_PROSE: Final = 100
#: From here on scripts say as much in a third of the letters.
_FIRST_DENSE: Final = "\u3040"
#: So near above the first post stands who started the thread.
_ABOVE: Final = 60
#: So near above a time stands what floor of the thread the post is.
_FLOOR: Final = 2


def is_discussion(found: Signs, posts: Sequence[Period], words: int) -> bool:
    """Whether readers speak here. ``words``: how many posts have any."""
    authors = {post.author for post in posts if post.author}
    if words < 2 or words * 10 < len(posts) * 6 or found.prose < 0.4:
        return False
    if not _are_signed(found, posts, authors) or _is_list(found, posts):
        return False
    if found.reply >= _HALF or (found.numbered >= _HALF and not _most(posts, _is_hour)):
        return True
    if found.trimmed >= _HALF or found.closed < _HALF:
        return False
    if _most(posts, lambda when: when.short):
        return found.handled >= _LIKELY and len(posts) >= _SURE
    timed = _most(posts, lambda when: when.clock or when.age is not None)
    return (
        _is_of_members(found, posts, timed=timed)
        or _is_headed(found, posts, authors=len(authors), timed=timed)
        or _is_framed(found, posts, authors=len(authors), timed=timed)
        or _talks(found, posts, authors=len(authors), timed=timed)
    )


def _most(posts: Sequence[Period], test: Callable[[Moment], bool]) -> bool:
    """Whether the times of more than half of the posts pass the test."""
    return sum(test(post.stamp.when) for post in posts) * 2 > len(posts)


def _are_signed(found: Signs, posts: Sequence[Period], authors: Set[str]) -> bool:
    """Whether most posts have an author, several people write, and what is read as their names are no titles."""
    named = sum(post.author is not None for post in posts) * 10 >= len(posts) * 6
    several = len(authors) > 1 or found.reply >= _HALF
    return named and several and sum(len(name.split()) > _MOST_NAME_WORDS for name in authors) * 3 <= len(authors)


def _is_list(found: Signs, posts: Sequence[Period]) -> bool:
    """Whether these are teasers of other pages, or a few entries of an archive. Below a heading that counts comments
    "Read more" is the button of a long one.
    """
    aged = found.counted and _most(posts, lambda when: when.age is not None)
    if max(found.reply, found.numbered) < _HALF and ((found.teasers >= _HALF and not aged) or found.counters >= _HALF):
        return True
    return len(posts) < _SURE and all(_is_vague(post.stamp.when) for post in posts)


def _is_hour(when: Moment) -> bool:
    """Whether a time is one of the day and nothing more, as in minutes and programmes."""
    return when.clock and not (when.published or when.age) and when.end - when.start <= _CLOCK


def _is_vague(when: Moment) -> bool:
    """Whether a time names neither a day nor an hour: "October 2019", as in lists of archives."""
    return not (when.published or when.age or when.clock)


def _is_of_members(found: Signs, posts: Sequence[Period], *, timed: bool) -> bool:
    """Whether the posts show profiles of members, or titles that answer."""
    return (found.profile >= _HALF and (timed or len(posts) > 2)) or found.answers >= 0.4


def _is_headed(found: Signs, posts: Sequence[Period], *, authors: int, timed: bool) -> bool:
    """Whether a heading of comments stands above posts that have something of a discussion themselves."""
    if not found.headed:
        return False
    if timed or found.spoken or (found.counted and len(posts) > 2):
        return True
    return len(posts) >= _SURE and authors > 1 and min(found.prose, found.closed) >= 0.8


def _is_framed(found: Signs, posts: Sequence[Period], *, authors: int, timed: bool) -> bool:
    """Whether buttons that judge a post, headers that say so, letters instead of pictures, or a form below make several
    posts comments. A form may stand below a log, too: few people write in it, and often without a day.
    """
    if authors < 2 or len(posts) < _SURE:
        return False
    if found.judged >= _HALF and authors * 2 > len(posts) and min(found.prose, found.closed) >= _LIKELY:
        return True
    if not timed:
        return False
    if found.told >= _HALF or found.initials >= _HALF:
        return True
    dated = _most(posts, lambda when: bool(when.published or when.age))
    return found.formed and dated and authors * 2 > len(posts) and found.prose >= _LIKELY


def _talks(found: Signs, posts: Sequence[Period], *, authors: int, timed: bool) -> bool:
    """Whether posts without heading and buttons are a discussion: they speak to each other, nest, or are many."""
    if found.spoken >= 2 and (timed or found.spoken * 2 >= len(posts) >= _FEW):
        return True
    if found.nested and timed and len(posts) > _FEW and found.prose >= 0.7 and authors > 2:
        return True
    many = len(posts) >= _MANY and authors * 2 > len(posts) and min(found.prose, found.closed) >= 0.7
    return many and all(p.stamp.when.clock for p in posts)


def opens(ground: Ground, found: Signs, posts: Sequence[Period]) -> bool:
    """Whether the first post is what the page is about."""
    if found.headed:
        return False
    above = range(max(0, posts[0].stamp.start - _FLOOR), posts[0].stamp.start)
    if any(ground.lines[at].text in word_set("first_floor") for at in above):
        return True
    numbered = found.numbered >= _HALF and found.first is not None
    board = found.profile >= _HALF or found.answers >= 0.3
    if numbered and (board or found.first != 1 or _is_started(ground, posts[0])):
        return found.first == 1
    if not (board or numbered or found.formed or max(found.reply, found.told, found.judged) >= _HALF):
        return False
    lines = ground.lines
    own = {lines[at].text for at in range(posts[0].start, posts[0].end)}
    above_it = (text for at in range(posts[0].start) if _is_long(text := lines[at].text) and text not in own)
    return sum(map(len, above_it)) < (4 * _PROSE if board or numbered else 1)


def _is_started(ground: Ground, first: Period) -> bool:
    """Whether the lines above the first post say who started a thread, or when."""
    above = (ground.lines[at].low for at in range(max(0, first.stamp.start - _ABOVE), first.stamp.start))
    return any(text.lstrip("•*+- ").startswith(words("thread_labels")) for text in above)


def _is_long(text: str) -> bool:
    """Whether a line is a paragraph's."""
    return len(text) > (_PROSE if max(text, default="") < _FIRST_DENSE else _PROSE // 3)
