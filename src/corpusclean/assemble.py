"""Page, verdicts, threads and facts → Record: the ledger is written here, and nothing is decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import asdict, evolve, frozen

from corpusclean.model import (
    Block,
    Comment,
    Elsewhere,
    Entry,
    Finding,
    Language,
    Metadata,
    Page,
    Post,
    Thread,
    is_kept,
)
from corpusclean.people import disguised
from corpusclean.provenance import replay
from corpusclean.recipe import Recipe
from corpusclean.record import Origin, Record, sealed

#: Below this share of the visible characters kept (per mille), a record says so.
_LITTLE_KEPT = 50
#: Hidden text that reads as a sentence: about so many words, or characters of a script without spaces.
_PROSE_SPACES = 14
_PROSE_CHARACTERS = 80


@frozen
class Parts:
    """What the stages found out about a page, ready to be written down. ``entries``: one per block, in order."""

    text: str
    entries: tuple[Entry, ...]
    threads: tuple[Thread, ...]
    metadata: Metadata
    language: Language
    elsewhere: Elsewhere | None = None


def ledger(blocks: Sequence[Block], verdicts: Sequence[Finding]) -> tuple[str, tuple[Entry, ...]]:
    """The text that replays from ``blocks`` under ``verdicts``, and the ledger's entries."""
    kept = {label: is_kept(label) for label in {verdict.label for verdict in verdicts}}
    text, spans = replay.join([(b.text, b.join, kept[v.label]) for b, v in zip(blocks, verdicts, strict=True)])
    places = [span or (None, None) for span in spans]
    entries = [
        Entry(b.start, b.end, v.label, v.rule, v.score, b.read, b.ws, b.edits, b.join, start, end, b.text)
        for b, v, (start, end) in zip(blocks, verdicts, places, strict=True)
    ]
    return text, tuple(entries)


def placed(entries: Sequence[Entry]) -> tuple[str, tuple[Entry, ...]]:
    """The text that ``entries``, whose own text is known, replay to, and the same with their places in it."""
    text, spans = replay.join((e.text or "", e.join, e.kept) for e in entries)
    put = (evolve(e, text_start=s[0], text_end=s[1]) if s else e for e, s in zip(entries, spans, strict=True))
    return text, tuple(put)


def assemble(page: Page, parts: Parts, recipe: Recipe) -> Record:
    """The sealed record of ``page``."""
    text, entries = parts.text, parts.entries
    comments = tuple(disguised(comment, recipe) for comment in _comments(parts.threads, entries))
    facts = {name: getattr(parts.metadata, name) for name in (*replay.METADATA, "license", "reservations")}
    source = page.source
    counts = counts_of(text, entries, comments)
    record = Record(
        kind="thread" if any(post.opening for thread in parts.threads for post in thread.posts) else "article",
        text=text,
        origin=Origin(
            sha256=source.sha256,
            bytes=len(source.data),
            media_type=page.media_type,
            encoding=page.encoding,
            path=source.path,
            url=source.url,
            captured=source.captured,
            warc=dict(source.warc) or None,
        ),
        blocks=entries,
        recipe=recipe.to_dict(),
        language=parts.language.tag,
        language_margin=parts.language.margin,
        languages=parts.language.shares,
        comments=() if recipe.comments == "drop" else comments,
        comments_elsewhere=asdict(parts.elsewhere) if parts.elsewhere else None,
        counts=counts,
        warnings=(*warnings_of(counts), *_hidden_warnings(page.blocks, entries)),
        evidence=dict(parts.metadata.evidence),
        candidates={key: tuple(value) for key, value in parts.metadata.candidates.items() if value},
        **facts,
    )
    return sealed(record)


def _comments(threads: Sequence[Thread], entries: Sequence[Entry]) -> Iterator[Comment]:
    offset = 0
    for thread in threads:
        posts = [post for post in thread.posts if not post.opening]
        for post in posts:
            yield _comment(post, offset, entries)
        offset += len(posts)


def _comment(post: Post, offset: int, entries: Sequence[Entry]) -> Comment:
    blocks = tuple(sorted((*post.meta, *post.body)))
    pieces = ((entries[n].text or "", entries[n].join, entries[n].label == "comment") for n in blocks)
    return Comment(
        text=replay.join(pieces)[0],
        blocks=blocks,
        author=post.author,
        published=post.published,
        age=post.age,
        score=post.score,
        depth=post.depth,
        parent=None if post.parent is None else post.parent + offset,
        kind=post.kind,
        raw=post.raw,
        readings=post.readings,
        quotes=tuple(
            replay.join((entries[n].text or "", entries[n].join, True) for n in run)[0] for run in post.quotes
        ),
    )


def counts_of(text: str, entries: Sequence[Entry], comments: Sequence[Comment]) -> Mapping[str, Any]:
    """``Record.counts``. The text of each entry is known."""
    by_label: dict[str, int] = {}
    for entry in entries:
        label = entry.label
        by_label[label] = by_label.get(label, 0) + len(entry.text or "")
    visible = sum(size for label, size in by_label.items() if label != "hidden")
    kept = sum(size for label, size in by_label.items() if is_kept(label))
    return {
        "characters": len(text),
        "words": sum(map(len, map(str.split, text.split("\n")))),  # not all at once: a text may have millions
        "kept_per_mille": kept * 1000 // visible if visible else 0,
        "blocks": len(entries),
        "comments": len(comments),
        "labels": dict(sorted(by_label.items())),
    }


def warnings_of(counts: Mapping[str, Any]) -> Iterator[str]:
    """Those of ``Record.warnings`` that its counts tell."""
    if not counts["characters"]:
        yield "no article found"
    elif counts["kept_per_mille"] < _LITTLE_KEPT:
        yield "kept under 5 %"


def _hidden_warnings(blocks: Sequence[Block], entries: Sequence[Entry]) -> Iterator[str]:
    revealed = [e for b, e in zip(blocks, entries, strict=True) if b.revealed]
    if any(e.kept or e.label == "comment" for e in revealed):
        yield "hidden text kept"
    if any(_is_prose(e.text or "") for e in [e for e in entries if e.label == "hidden"]):
        yield "hidden text left out"


def _is_prose(text: str) -> bool:
    return text.count(" ") >= _PROSE_SPACES or (not text.isascii() and len(text) > _PROSE_CHARACTERS)
