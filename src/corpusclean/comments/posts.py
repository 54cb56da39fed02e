"""From periods to posts: where a post's words end, what of them is a signature, how deep it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from attrs import evolve

from corpusclean.comments.assemble import deepen, depths_by
from corpusclean.comments.ground import Ground
from corpusclean.comments.header import is_deleted
from corpusclean.comments.html.days import date_in, day_orders
from corpusclean.comments.notes import is_note, is_rule
from corpusclean.comments.periods import Period
from corpusclean.comments.scores import votes_in
from corpusclean.comments.spans import Span
from corpusclean.comments.stamps import bare
from corpusclean.comments.template import is_furniture
from corpusclean.model import Post, Thread

_WORD = re.compile(r"[^\W\d_]{2}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_SIGNATURE = 8
#: A thread's title, with its subject in brackets before it, where the name of its author is missing.
_TITLED = re.compile(r"[\[【][^\]】]{1,20}[\]】](?:\s|(?<=】))\s*\S")


def written(field: Ground, spans: Sequence[Span], posts: Sequence[Period], *, opening: bool) -> Thread:
    """The thread of these periods; ``opening``: the first one is what the page is about."""
    bodies = _signed_off(field, [_body(field, post) for post in posts])
    posts = _days_told(field, posts)
    said = zip(posts, bodies, strict=True)
    made = [_post(field, _beside(spans, number, post), (post, body)) for number, (post, body) in enumerate(said)]
    titled = opening and _TITLED.match(made[0].author or "") is not None
    made[0] = evolve(made[0], opening=opening, author=None if titled else made[0].author)
    return Thread("period", _nested(field, spans, posts, made))


def speaks(field: Ground, post: Period) -> bool:
    """Whether a post holds a word."""
    return any(_WORD.search(field.lines[at].text) for at in range(post.start, post.end))


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


def _signed_off(field: Ground, bodies: Sequence[list[int]]) -> list[list[int]]:
    """The bodies without the signatures that follow a rule."""
    lines = field.lines
    out = []
    for body in bodies:
        rule = next((k for k in range(max(1, len(body) - _SIGNATURE), len(body)) if is_rule(lines[body[k]].text)), None)
        out.append(body[:rule] if rule else body)
    return out


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
    """Depth by indentation where it differs. A time with nobody and no words is no post."""
    spanned = [_beside(spans, number, post)[0] for number, post in enumerate(posts)]
    tops = [span.core[0] if span else post.start for span, post in zip(spanned, posts, strict=True)]
    answers = iter(depths_by(field.lines[at].indent for at, one in zip(tops, made, strict=True) if not one.opening))
    depths = [0 if one.opening else next(answers) for one in made]
    nobody = {at for at, (one, post) in enumerate(zip(made, posts, strict=True)) if not (one.body or post.author)}
    there = [
        one
        for at, one in enumerate(zip(made, depths, strict=True))
        if (one[0].meta or one[0].body) and at not in nobody
    ]
    return deepen([one for one, _ in there], [depth for _, depth in there])
