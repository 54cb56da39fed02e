"""The values that pass between the stages, in the order of the flow.

``Source → Page(blocks) → findings → Record``. Everything here is frozen (what a page has a thousand of, for
type checkers alone); nothing here decides.
All ``start``/``end`` pairs are half-open. Unless a docstring says otherwise they count *bytes of the source*.
Scores are integers per mille.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, Literal

from attrs import define, field, frozen

from corpusclean.checks import as_bytes, is_text, is_texts

Read = Literal["text", "html", "rcdata", "raw", "json-string"]
Space = Literal["collapse", "keep"]
Join = Literal["", " ", "\t", "\n", "\n\n"]
Shape = Literal["", "heading", "list", "quote", "caption", "code", "table", "image", "rule", "definition", "fence"]

#: The breaks before a block, weakest first.
JOINS: Final[tuple[Join, ...]] = ("", " ", "\t", "\n", "\n\n")

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})

if TYPE_CHECKING:
    from attrs import frozen as numerous
else:
    # A page has a thousand of these, and a frozen value takes four times as long to be made. Type checkers see to it
    # that none is changed.
    numerous = partial(define, unsafe_hash=True)


@frozen
class Source:
    """A document's bytes and what its carrier knew of it. Nothing else may influence a record.

    ``headers``: of the HTTP response, those that state reservations (``X-Robots-Tag``, ``TDM-Reservation``,
    ``TDM-Policy``, ``Content-Usage``) or a language (``Content-Language``); names in any case.

    Raises ``TypeError`` where ``data`` is not bytes or a text not a ``str``, ``ValueError`` for half a surrogate pair.
    """

    data: bytes = field(repr=False, converter=as_bytes)
    media_type: str | None = field(default=None, validator=is_text)
    path: str | None = field(default=None, validator=is_text)
    url: str | None = field(default=None, validator=is_text)
    charset: str | None = field(default=None, validator=is_text)
    captured: str | None = field(default=None, validator=is_text)
    warc: Mapping[str, str] = field(factory=dict, validator=is_texts)
    headers: Mapping[str, str] = field(factory=dict, validator=is_texts)
    sha256: str = field(init=False)

    @sha256.default
    def _digest(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@frozen
class Encoding:
    """How the bytes were decoded: Python codec name, what decided (``bom``, ``utf-8``, ``carrier``, ``declared``,
    ``detector``) and how many U+FFFD stand in the blocks for bytes that could not be decoded.
    """

    codec: str
    by: str
    replaced: int = 0


@frozen
class Edit:
    """A literal change to a block's characters. Offsets count code points of the text after replay step 2.

    ``step`` is empty for a mark that does not read (Markdown), else the name of the repair.
    """

    start: int
    end: int
    replacement: str = ""
    step: str = ""


@numerous(unsafe_hash=False, eq=False)
class Element:
    """What an HTML element that blocks stand in says. Elements of a page that say the same may be one value; they are
    told apart by identity.

    ``words``: class and id words in lower case. ``attributes``: the few that a labeller may look at (the allow-list is
    in ``read/html_tables.py``).
    """

    tag: str
    words: tuple[str, ...] = ()
    attributes: Mapping[str, str] = field(default=_NOTHING)


@numerous
class Block:
    """One uninterrupted run of text: where it stands, how its bytes read, and what a labeller may look at.

    ``text`` is computed from the bytes by ``provenance.replay``. ``join`` is the break in the source before the block.
    ``level``: a heading's rank or a list's depth. ``indent``: columns. ``blank_before``: empty lines.
    ``link_chars``: characters of ``text`` inside links. ``element``: index into ``Page.elements`` (HTML only).
    ``shown_join``: the break before the block if all of the page were shown (HTML only); ``revealed``: a browser would
    not show it, but the page says nothing else.
    """

    start: int
    end: int
    text: str
    read: Read = "text"
    ws: Space = "collapse"
    edits: tuple[Edit, ...] = ()
    join: Join = "\n\n"
    shape: Shape = ""
    level: int = 0
    indent: int = 0
    blank_before: int = 0
    link_chars: int = 0
    hidden: bool = False
    element: int | None = None
    shown_join: Join = "\n\n"
    revealed: bool = False


@frozen
class Fact:
    """Something the document's markup or header declares, as said, with the bytes that say it.

    ``by``: ``front-matter``, ``meta`` (tags; ``name`` is the tag's name or property), ``link`` (``name`` is the rel),
    ``json-ld`` (``value`` is the script's text), ``class`` (an inline element that its class or its address names),
    ``html`` (``name`` is ``lang`` or ``title``).
    """

    name: str
    value: str
    by: str
    start: int
    end: int


@frozen
class Page:
    """The decoded document: blocks in source order, disjoint, covering all that is visible.

    ``elements``: in source order, parents before their children. ``parents``: of each the index of the one around it.
    """

    source: Source = field(repr=False)
    media_type: str
    encoding: Encoding
    blocks: tuple[Block, ...] = field(repr=False)
    elements: tuple[Element, ...] = field(default=(), repr=False)
    facts: tuple[Fact, ...] = field(default=(), repr=False)
    parents: tuple[int | None, ...] = field(default=(), repr=False)


@numerous
class Finding:
    """Block number ``block`` is ``label``, by ``rule``, how surely (per mille), and why in a few words."""

    block: int
    label: str
    rule: str
    score: int = 1000
    evidence: str = ""


@frozen
class Post:
    """One comment as a comment system found it. ``meta`` and ``body`` are block indices in source order.

    ``quotes``: runs of blocks that quote somebody else, in ``body``, or in ``meta`` where another post says the same.
    ``opening``: the post that the thread is about; its body is the article, its header is ``meta``.
    """

    meta: tuple[int, ...]
    body: tuple[int, ...]
    author: str | None = None
    published: str | None = None
    age: str | None = None
    score: int | None = None
    depth: int = 0
    parent: int | None = None
    kind: str = "comment"
    raw: str = ""
    readings: tuple[str, ...] = ()
    quotes: tuple[tuple[int, ...], ...] = ()
    opening: bool = False


@frozen
class Thread:
    """Posts of one comment system, in source order. ``Post.parent`` counts the posts without an opening one.

    ``beside``: numbers of the blocks that stand around the posts and are no words of the page.
    """

    system: str
    posts: tuple[Post, ...]
    beside: tuple[int, ...] = ()


@frozen
class Elsewhere:
    """Comments that a script would fetch: the system, and how many the page says there are."""

    system: str
    count: int | None = None


@frozen
class Comment:
    """A comment of a record. ``blocks`` are indices into ``Record.blocks``, header blocks included."""

    text: str
    blocks: tuple[int, ...]
    author: str | None = None
    published: str | None = None
    age: str | None = None
    score: int | None = None
    depth: int = 0
    parent: int | None = None
    kind: str = "comment"
    raw: str = ""
    readings: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


@frozen
class Entry:
    """A line of the ledger: a block and what it was found to be.

    ``text_start``/``text_end`` count code points of ``Record.text``; both are ``None`` where the block is not kept.
    ``was``: label and rule before ``restore`` put the block back.
    ``text`` is how the block reads; it is not part of the record, so one read back from JSON has ``None``.
    """

    start: int
    end: int
    label: str
    rule: str
    score: int = 1000
    read: Read = "text"
    ws: Space = "collapse"
    edits: tuple[Edit, ...] = ()
    join: Join = "\n\n"
    text_start: int | None = None
    text_end: int | None = None
    text: str | None = field(default=None, eq=False)
    was: tuple[str, str] | None = None

    @property
    def kept(self) -> bool:
        """Whether the block's words stand in ``Record.text``."""
        return is_kept(self.label)


def is_kept(label: str) -> bool:
    """Whether the words of blocks with this label stand in ``Record.text``."""
    return label.partition(".")[0] == "article"


@frozen
class License:
    """What the document says of its licence; each part ``None`` where it does not."""

    spdx: str | None = None
    name: str | None = None
    version: str | None = None
    url: str | None = None


@frozen
class Evidence:
    """Where a metadata value came from. ``start``/``end`` are ``None`` for what the carrier said."""

    value: str
    by: str
    start: int | None = None
    end: int | None = None


@frozen
class Metadata:
    """The facts about a document. Everything is ``None`` or empty where the source does not say."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    site: str | None = None
    url: str | None = None
    canonical_url: str | None = None
    section: str | None = None
    tags: tuple[str, ...] = ()
    description: str | None = None
    image: str | None = None
    license: License | None = None
    reservations: tuple[str, ...] = ()
    evidence: Mapping[str, Evidence] = field(factory=dict)
    candidates: Mapping[str, tuple[Evidence, ...]] = field(factory=dict)


@frozen
class Language:
    """``tag``: primary BCP 47 subtag or ``und``; ``margin``: per mille, in steps of 50."""

    tag: str = "und"
    margin: int = 0
    shares: tuple[tuple[str, int], ...] = ()


@frozen
class Rejection:
    """Why there is no record of an input. ``stage``: ``input``, ``decode`` or ``read``.

    ``reason`` is one of a closed list (docs/record.md), ``message`` says it in a sentence, with what to do. ``url`` and
    ``warc``: as in ``Source``, where the carrier stated them.
    """

    stage: str
    reason: str
    message: str
    path: str | None = None
    sha256: str | None = None
    bytes: int | None = None
    url: str | None = None
    warc: Mapping[str, str] = field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """The rejection as JSON-ready values."""
        return {
            "schema": "corpusclean.rejection/1",
            "id": None if self.sha256 is None else f"sha256:{self.sha256}",
            "path": self.path,
            "bytes": self.bytes,
            "url": self.url,
            "warc": dict(self.warc) or None,
            "stage": self.stage,
            "reason": self.reason,
            "message": self.message,
        }
