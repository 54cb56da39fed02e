"""From headers to posts: where a body ends, which lines are buttons, how deep a reply stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from corpusclean.comments.forms import Head
from corpusclean.comments.forum import is_profile
from corpusclean.comments.header import is_deleted
from corpusclean.comments.lines import Line
from corpusclean.comments.scores import votes_in
from corpusclean.comments.template import LONGEST, is_action, is_end, is_furniture, is_section
from corpusclean.model import Post, Thread

_MORE = re.compile(
    r"\[?\+?\d{0,4}\]? ?(?:more )?(?:replies|reply|comments|children|responses)\.?(?: hidden)?|"
    r"load more.{0,20}|\d+ more",
    re.IGNORECASE,
)
_ABOVE = 12


@frozen
class Layout:
    """How a system prints.

    ``trailer`` recognises the line of buttons under a body, ``needs`` says how many per mille of the posts must have
    one, ``nested`` whether indentation shows depth, ``aside`` what else may stand beside the buttons.
    """

    system: str
    trailer: Callable[[str], bool] = is_action
    needs: int = 0
    nested: bool = True
    aside: Callable[[str], bool] = is_furniture


def assemble(lines: Sequence[Line], heads: Sequence[Head], layout: Layout) -> tuple[Thread, ...]:
    """The thread of these headers, or nothing where too few of its posts end in the layout's trailer."""
    if not heads:
        return ()
    heads = _with_buttons(lines, heads, layout)
    limits = [*(head.start for head in heads[1:]), _limit(lines, heads[-1], layout)]
    trailed = [_trailer(lines, head, limit, layout) for head, limit in zip(heads, limits, strict=True)]
    found = sum(first < last for first, last in trailed)
    if found * 1000 < layout.needs * len(heads):
        return ()
    posts = [_post(lines, head, trailer) for head, trailer in zip(heads, trailed, strict=True)]
    start = heads[0].start - _named(lines, heads[0])
    posts[0] = evolve(posts[0], meta=(*_above(lines, start), *_blocks(lines, start, heads[0].start), *posts[0].meta))
    for number, (one, other) in enumerate(pairwise(zip(heads, trailed, strict=True)), 1):
        member = _member(lines, one[1][1], other[0].start)
        posts[number] = evolve(posts[number], meta=(*member, *posts[number].meta)) if member else posts[number]
    return (Thread(layout.system, deepen(posts, _depths(lines, heads, layout))),)


def _with_buttons(lines: Sequence[Line], heads: Sequence[Head], layout: Layout) -> list[Head]:
    """The headers, with the buttons that some themes print between header and body."""
    out = []
    for head, limit in zip(heads, [*(later.start for later in heads[1:]), len(lines)], strict=True):
        end = head.end
        while end < limit and lines[end].text and _is_loose(lines[end].text):
            end += 1
        pressed = any(layout.trailer(lines[at].text) for at in range(head.end, end))
        words = any(lines[at].text and not _is_loose(lines[at].text) for at in range(end, min(limit, end + 3)))
        out.append(evolve(head, end=end) if pressed and words and head is not heads[-1] else head)
    return out


def _limit(lines: Sequence[Line], head: Head, layout: Layout) -> int:
    """Where the last comment ends: after its first buttons; at a form, a footer, a heading, or less indentation."""
    margin = lines[head.start].indent
    if head.end < len(lines):
        margin = min(margin, lines[head.end].indent)
    for at in range(head.end, len(lines)):
        line = lines[at]
        if is_end(line.text) or (line.shape == "heading" and at > head.end) or (line.text and line.indent < margin):
            return at
        if line.text and layout.trailer(line.text):
            return next(
                (k for k in range(at, len(lines)) if not _is_loose(lines[k].text) or is_end(lines[k].text)), len(lines)
            )
    return len(lines)


def _trailer(lines: Sequence[Line], head: Head, limit: int, layout: Layout) -> tuple[int, int]:
    """The run of button lines that ends a body: the last one before ``limit``; what follows it is nobody's."""
    start, at = head.end, limit - 1
    while at >= start and not layout.trailer(lines[at].text):
        at -= 1
    if at < start:
        return limit, limit
    first = last = at
    while first > start and (
        _is_loose(text := lines[first - 1].text) or layout.aside(text) or (first < at and text == head.author)
    ):
        first -= 1
    while last + 1 < limit and _is_loose(lines[last + 1].text):
        last += 1
    return first, last + 1


def _is_loose(text: str) -> bool:
    return is_furniture(text) or _MORE.fullmatch(text) is not None


def _post(lines: Sequence[Line], head: Head, trailer: tuple[int, int]) -> Post:
    first, last = trailer
    body = list(range(head.end, first))
    edge = [at for at in body if not lines[at].text]
    words = [at for at in body if lines[at].text]
    rules = [at for at in edge if not words or at < words[0] or at > words[-1]]
    meta = [*range(head.start, head.end), *rules, *range(first, last)]
    body = [at for at in body if at not in set(rules)]
    raw = "\n".join(lines[at].text for at in range(head.start, head.end) if lines[at].text)
    gone = head.author is not None and is_deleted(head.author)
    return Post(
        meta=tuple(lines[at].block for at in sorted(meta)),
        body=tuple(lines[at].block for at in body),
        author=None if gone else head.author,
        published=head.published,
        age=head.age,
        score=head.score
        if head.score is not None or head.readings
        else votes_in([lines[at].text for at in range(first, last)]),
        raw=raw,
        readings=head.readings,
        opening=head.opening,
    )


def _member(lines: Sequence[Line], start: int, end: int) -> tuple[int, ...]:
    """The member's profile that some themes print above a header, behind the buttons of the post before."""
    if not 0 < end - start <= _ABOVE or not any(is_profile(lines[at].text) for at in range(start, end)):
        return ()
    return _blocks(lines, start, end)


def _named(lines: Sequence[Line], head: Head) -> int:
    """How many lines above a header are its author's name and profile."""
    for above in range(1, min(_ABOVE, head.start) + 1):
        if lines[head.start - above].text == head.author:
            near = range(head.start - above, head.start)
            return above if any(is_profile(lines[at].text) for at in near) else 0
    return 0


def _blocks(lines: Sequence[Line], start: int, end: int) -> tuple[int, ...]:
    return tuple(lines[at].block for at in range(start, end) if len(lines[at].text) <= LONGEST)


def _above(lines: Sequence[Line], start: int) -> tuple[int, ...]:
    """Headings and sort controls directly above the first post."""
    at = start
    while at > 0 and start - at < _ABOVE and (not lines[at - 1].text or is_section(lines[at - 1].text)):
        at -= 1
    while at < start and not lines[at].text:
        at += 1
    return tuple(lines[k].block for k in range(at, start))


def _depths(lines: Sequence[Line], heads: Sequence[Head], layout: Layout) -> list[int]:
    """Depths as stated (shifted to begin at 0), by indentation, or 0."""
    if any(head.depth is not None for head in heads):
        least = min(head.depth for head in heads if head.depth is not None)
        return [0 if head.depth is None else head.depth - least for head in heads]
    if not layout.nested:
        return [0] * len(heads)
    return depths_by([lines[head.start].indent for head in heads])


def depths_by(indents: Iterable[int]) -> list[int]:
    """How deep each post stands: below the nearest earlier one that is indented less.

    >>> depths_by([0, 2, 4, 2])
    [0, 1, 2, 1]
    """
    stack: list[int] = []
    depths = []
    for indent in indents:
        while stack and stack[-1] >= indent:
            stack.pop()
        depths.append(len(stack))
        stack.append(indent)
    return depths


def deepen(posts: Sequence[Post], depths: Sequence[int]) -> tuple[Post, ...]:
    """The posts with depth and parent: the nearest earlier comment that stands less deep."""
    path: list[tuple[int, int]] = []
    out, number = [], 0
    for post, depth in zip(posts, depths, strict=True):
        if post.opening:
            out.append(post)
            continue
        while path and path[-1][0] >= depth:
            path.pop()
        out.append(evolve(post, depth=depth, parent=path[-1][1] if path else None))
        path.append((depth, number))
        number += 1
    return tuple(out)
