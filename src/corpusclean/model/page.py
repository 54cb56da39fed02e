"""The document: its bytes, how they were decoded, and its blocks."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from attrs import field, frozen

from corpusclean.checks import BYTES, as_bytes, is_text, is_texts, must_be
from corpusclean.model.numerous import numerous

Read = Literal["text", "html", "rcdata", "raw", "json-string"]
Space = Literal["collapse", "keep"]
Join = Literal["", " ", "\t", "\n", "\n\n"]
Shape = Literal["", "heading", "list", "quote", "caption", "code", "table", "image", "rule", "definition", "fence"]

#: The breaks before a block, weakest first.
JOINS: Final[tuple[Join, ...]] = ("", " ", "\t", "\n", "\n\n")

_NOTHING: Final[Mapping[str, str]] = MappingProxyType({})


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


#: What a caller can hold the bytes of a document in.
SourceBytes: TypeAlias = bytes | bytearray | memoryview | Source


def bytes_of(source: SourceBytes) -> bytes:
    """The bytes of a document that a caller holds. Raises ``TypeError`` for what is neither bytes nor a ``Source``."""
    must_be("the source", source, (Source, *BYTES), "bytes or a Source")
    return source.data if isinstance(source, Source) else as_bytes(source)


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
    in ``html/tables.py``).
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
