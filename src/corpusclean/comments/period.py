"""What no other system knows: the page's own period of name, time, words and buttons, in any template and language."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import evolve

from corpusclean.comments.assemble import deepen
from corpusclean.comments.ground import Ground, ground
from corpusclean.comments.header import is_deleted, is_end, is_furniture, votes_in
from corpusclean.comments.html.days import date_in, day_orders
from corpusclean.comments.lines import Line, Lines, holding, is_counted_at
from corpusclean.comments.notes import is_note, is_rule
from corpusclean.comments.periods import Period, Span, only, periods
from corpusclean.comments.signs import is_discussion, is_heading, is_prose, opens, signs
from corpusclean.comments.stamps import Stamp, bare, families, stamps
from corpusclean.comments.words import stems
from corpusclean.model import Page, Post, Thread

_WORD = re.compile(r"[^\W\d_]{2}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_NUMBER = re.compile(r"\d{1,5}")
_POST_NUMBER = re.compile(r"(?:post |beitrag )?#\s?\d{1,6}", re.IGNORECASE)
_NEARBY = 2
_SIGNATURE = 8
_HEADED = 8
_HEADINGS = 4
_ALONE = 10
_NEAR = 40
_LIST = 2
_PROSE = 80
_ARTICLE = 300
_NAME_WORDS = 4
_LONGEST_ALONE = 24


def find(_: Page, lines: Sequence[Line]) -> Iterable[Thread]:
    """The thread of a page of flat text whose template repeats itself."""
    if not isinstance(lines, Lines) or not lines:
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
    """Whether a family may hold half as many posts again, and not a few here and a few there around those found."""
    above = sum(stamp.start < kept[0].start for stamp in family)
    below = sum(stamp.start > kept[-1].start for stamp in family)
    return len(family) * 2 > posts * 3 and all(not more or more * 2 > posts for more in (above, below))


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
        if any(is_end(lines[at].text) for at in range(one.end, other.start)):
            return family[:number]
    return family


def _thread(field: Ground) -> Thread | None:
    spans, posts = periods(field)
    if not posts:
        return None
    found = signs(field, spans, posts)
    if not is_discussion(found, posts, sum(_speaks(field, post) for post in posts)):
        return None
    return _written(field, spans, posts, opening=opens(field, found, posts))


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
                return _written(field, spans, posts, opening=False)
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


def _written(field: Ground, spans: Sequence[Span], posts: Sequence[Period], *, opening: bool) -> Thread:
    bodies = _signed_off(field, posts, [_body(field, post) for post in posts])
    posts = _days_told(field, posts)
    said = zip(posts, bodies, strict=True)
    made = [_post(field, _beside(spans, number, post), (post, body)) for number, (post, body) in enumerate(said)]
    made[0] = evolve(made[0], opening=opening)
    return Thread("period", _nested(field, spans, posts, made))


def _days_told(field: Ground, posts: Sequence[Period]) -> Sequence[Period]:
    """The posts with dates in numbers read as the other dates of the template say, where all of them agree."""
    if all(post.stamp.when.published or post.stamp.when.age for post in posts):
        return posts
    texts = [" ".join(field.lines[at].text for at in range(p.stamp.start, p.stamp.end)) for p in posts]
    orders = {order for text in texts for order in day_orders(text)}
    if len(orders) != 1:
        return posts
    (order,) = orders
    return [_dated(post, date_in(text, order)) for post, text in zip(posts, texts, strict=True)]


def _dated(post: Period, iso: str | None) -> Period:
    when = post.stamp.when
    if when.published or when.age or iso is None:
        return post
    return evolve(post, stamp=evolve(post.stamp, when=evolve(when, published=iso)))


def _speaks(field: Ground, post: Period) -> bool:
    return any(_WORD.search(field.lines[at].text) for at in range(post.start, post.end))


def _body(field: Ground, post: Period) -> list[int]:
    """The lines of the words, without what the template prints at either end."""
    body = list(range(post.start, post.end))
    kept = list(body)
    while kept and _edge(field, kept[-1]):
        kept.pop()
    while kept and (_edge(field, kept[0]) or bare(field.lines[kept[0]].text) == post.author):
        kept.pop(0)
    return (
        kept if any(field.lines[at].text for at in kept) else [at for at in body if _WORD.search(field.lines[at].text)]
    )


def _edge(field: Ground, at: int) -> bool:
    text = field.lines[at].text
    return not text or at in field.loose or is_note(text) or is_furniture(text)


def _signed_off(field: Ground, posts: Sequence[Period], bodies: Sequence[list[int]]) -> list[list[int]]:
    """The bodies without signatures: what follows a rule, and what all posts of one author end in."""
    lines = field.lines
    out = []
    for body in bodies:
        rule = next((k for k in range(max(1, len(body) - _SIGNATURE), len(body)) if is_rule(lines[body[k]].text)), None)
        out.append(body[:rule] if rule else body)
    tails: dict[str, list[int]] = {}
    for number, post in enumerate(posts):
        if post.author:
            tails.setdefault(post.author, []).append(number)
    for numbers in tails.values():
        for n, same in _tails([[lines[at].text for at in out[n]] for n in numbers]):
            out[numbers[n]] = out[numbers[n]][:-same]
    return out


def _tails(texts: Sequence[Sequence[str]]) -> Iterator[tuple[int, int]]:
    """Which of one author's posts end in the same lines as others of theirs, and in how many."""
    ends = Counter(text[-1] for text in texts if len(text) > 1)
    end, count = max(ends.items(), key=lambda item: item[1], default=("", 0))
    if count < 2 or count * 2 < len(texts):
        return
    alike = [n for n, text in enumerate(texts) if len(text) > 1 and text[-1] == end]
    same, shortest = 1, min(len(texts[n]) for n in alike)
    while same < min(shortest - 1, _SIGNATURE) and len({texts[n][-1 - same] for n in alike}) == 1:
        same += 1
    yield from ((n, same) for n in alike)


def _beside(spans: Sequence[Span], number: int, post: Period) -> tuple[Span | None, Span | None]:
    """The span above a post's words and the one below: spans and posts come in the same order."""
    near = spans[max(0, number - 1) : number + 3]
    above = next((span for span in near if span.end == post.start), None)
    return above, next((span for span in near if span.start >= post.end), None)


def _post(field: Ground, beside: tuple[Span | None, Span | None], said: tuple[Period, list[int]]) -> Post:
    post, body = said
    above, after = beside
    lines = field.lines
    inside = set(body)
    head = range(above.start, above.end) if above else range(0)
    meta = {*head, *(at for at in range(post.start, post.end) if at not in inside)}
    core = range(*above.core) if above else range(0)
    when = post.stamp.when
    raw = [lines[at].text for at in sorted({*core, *range(post.stamp.start, post.stamp.end)})]
    gone = post.author is not None and is_deleted(post.author)
    tail = [lines[at].text for at in range(body[-1] + 1 if body else post.end, after.core[0] if after else post.end)]
    return Post(
        meta=tuple(lines[at].block for at in sorted(meta)),
        body=tuple(lines[at].block for at in body),
        author=None if gone else post.author,
        published=when.published,
        age=when.age,
        score=votes_in(tail[:6]),
        raw="\n".join(text for text in raw if text),
    )


def _nested(field: Ground, spans: Sequence[Span], posts: Sequence[Period], made: Sequence[Post]) -> tuple[Post, ...]:
    """Depth by indentation where it differs."""
    stack: list[int] = []
    depths = []
    for number, (post, one) in enumerate(zip(posts, made, strict=True)):
        span, _ = _beside(spans, number, post)
        at = span.core[0] if span else post.start
        indent = field.lines[at].indent
        if one.opening:
            depths.append(0)
            continue
        while stack and stack[-1] >= indent:
            stack.pop()
        depths.append(len(stack))
        stack.append(indent)
    return deepen(made, depths)
