"""What no other system knows: the page's own period of name, time, words and buttons, in any template and language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from corpusclean.comments.anchors import holding
from corpusclean.comments.boards import ABOVE, lists_boards
from corpusclean.comments.discussion import is_discussion, opens
from corpusclean.comments.families import families
from corpusclean.comments.ground import Ground, ground
from corpusclean.comments.lines import Lines, is_counted_at
from corpusclean.comments.periods import only, periods
from corpusclean.comments.posts import speaks, written
from corpusclean.comments.signs import is_heading, is_prose, signs
from corpusclean.comments.stamps import Stamp, bare, stamps
from corpusclean.comments.template import is_end
from corpusclean.comments.words import stems
from corpusclean.model import Page, Thread

_NUMBER = re.compile(r"\d{1,5}")
_POST_NUMBER = re.compile(r"(?:post |beitrag )?#\s?\d{1,6}", re.IGNORECASE)
_NEARBY = 2
#: So many lines below a time are searched for what ends comments.
_LONGEST_POST = 200
_HEADED = 8
_HEADINGS = 4
_ALONE = 10
_NEAR = 40
_LIST = 2
_PROSE = 80
_ARTICLE = 300
_NAME_WORDS = 4
_LONGEST_ALONE = 24


def find(_: Page, lines: Lines) -> Iterable[Thread]:
    """The thread of a page of flat text whose template repeats itself."""
    if not lines:
        return ()
    found = stamps(lines)
    best: Thread | None = None
    kept: Sequence[Stamp] = ()
    grouped = families(found)
    heads = _headings(lines) if any(len(family) > 1 for family in grouped) else []
    counts = _counts(lines, heads)
    for family in _parts(lines, grouped, heads):
        more = len(family) > 1 and (best is None or _outgrows(family, kept, len(best.posts)))
        thread = _thread(ground(lines, family)) if more else None
        if thread and (best is None or len(thread.posts) * 2 > len(best.posts) * 3):
            best, kept = thread, family
            if sum(not post.opening for post in thread.posts) in counts:
                break
    best = best or _single(lines, found)
    return (best,) if best else ()


def _outgrows(family: Sequence[Stamp], kept: Sequence[Stamp], posts: int) -> bool:
    """Whether a family may hold half as many posts again, and not a few here and a few there around those found: above
    comments may stand a byline and a list of other articles.
    """
    above = sum(stamp.start < kept[0].start for stamp in family)
    below = sum(stamp.start > kept[-1].start for stamp in family)
    return len(family) * 2 > posts * 3 and (not above or above >= posts) and (not below or below * 2 > posts)


def _headings(lines: Lines) -> list[int]:
    """The lines that head comments."""
    near = lines.anchored(holding(*stems("headings", "bare_headings")))
    return [at for at in near if is_heading(lines[at].text)]


def _counts(lines: Lines, heads: Sequence[int]) -> frozenset[int]:
    """How many comments the headings say there are."""
    said = ((lines[at].text, lines[at - 1].text if at else "") for at in heads if is_counted_at(lines, at))
    numbers = (_NUMBER.findall(text) or _NUMBER.findall(above) for text, above in said)
    return frozenset(int(found[0]) for found in numbers if len(found) == 1)


def _parts(lines: Lines, found: Sequence[Sequence[Stamp]], heads: Sequence[int]) -> Iterator[Sequence[Stamp]]:
    """Each family, and what of it stands below a heading of comments, and above what ends them."""
    for family in found:
        counted = [stamp for stamp in family if _is_numbered(lines, stamp)] if len(family) > _NEARBY else []
        if 1 < len(counted) < len(family):
            yield counted
        for number, head in enumerate(heads[:_HEADINGS]):
            below = [stamp for stamp in family if stamp.start > head]
            last = number + 1 == len(heads) or heads[number + 1] > family[-1].start
            if last and len(below) > 1:
                above = _unended(lines, below)
                yield from (part for part in (above, below) if 1 < len(part) < len(family))
                break
        yield family


def _is_numbered(lines: Lines, stamp: Stamp) -> bool:
    """Whether a post's number ("#12") stands beside a time."""
    near = range(max(0, stamp.start - 1), min(len(lines), stamp.end + _NEARBY))
    said = (lines[at].text for at in near)
    return any("#" in text and _POST_NUMBER.fullmatch(bare(text)) for text in said)


def _unended(lines: Lines, family: Sequence[Stamp]) -> Sequence[Stamp]:
    """The stamps above the first line between them that ends comments."""
    for number, (one, other) in enumerate(pairwise(family), 1):
        if any(is_end(lines[at].text) for at in range(one.end, min(other.start, one.end + _LONGEST_POST))):
            return family[:number]
    return family


def _thread(field: Ground) -> Thread | None:
    spans, posts = periods(field)
    if not posts:
        return None
    found = signs(field, spans, posts)
    if not is_discussion(found, posts, sum(speaks(field, post) for post in posts)):
        return None
    around = field.lines[max(0, field.stamps[0].start - ABOVE) : field.stamps[-1].end]
    if lists_boards([line.text for line in around], len(posts)):
        return None
    return written(field, spans, posts, opening=opens(field, found, posts))


def _single(lines: Lines, found: Sequence[Stamp]) -> Thread | None:
    """The only comment of a page: under a heading that counts comments, below an article, and with no other time."""
    article = _article(lines)
    for number, stamp in enumerate(found):
        above = range(stamp.start - 1, max(-1, stamp.start - _HEADED), -1)
        head = next((at for at in above if is_counted_at(lines, at)), None)
        if head is None or not (stamp.when.clock or stamp.when.published) or head < article:
            continue
        for family in families([stamp]):
            field = ground(lines, family)
            spans, posts = only(field)
            post = posts[0]
            later = [other for other in found[number + 1 : number + 9] if other.start < post.end + _ALONE]
            earlier = [other for other in found[max(0, number - 8) : number] if other.start > head - _NEAR]
            alone = not any(other.start < post.end or _alike(stamp, other) for other in later)
            alone = alone and sum(_alike(stamp, other) for other in earlier) < _LIST
            named = post.author is not None and len(post.author.split()) <= _NAME_WORDS
            if named and alone and post.end - post.start <= _LONGEST_ALONE and is_prose(field, post):
                return written(field, spans, posts, opening=False)
    return None


def _alike(one: Stamp, other: Stamp) -> bool:
    sides = bool(one.before) == bool(other.before) and bool(one.after) == bool(other.after)
    return sides and one.when.clock == other.when.clock


def _article(lines: Lines) -> int:
    """The line at which there has been enough prose for an article."""
    prose = 0
    for at, line in enumerate(lines):
        prose += len(line.text) if len(line.text) > _PROSE else 0
        if prose >= _ARTICLE:
            return at
    return len(lines)
