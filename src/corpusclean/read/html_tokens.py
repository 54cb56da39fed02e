"""HTML's tokens: tags, comments and raw text, found in lower-cased characters whose positions are the source's.

Every construct ends at its terminator or at the end of the document, and no loop gives characters back,
so that finding all of them takes time linear in the document.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from html.entities import html5
from itertools import accumulate, repeat
from typing import Final

from attrs import field, frozen

from corpusclean.html.tables import READ
from corpusclean.provenance.replay import resolve
from corpusclean.read.lines import WIDTHS, bom_length

_NAME: Final = r"[a-z][^\t\n\f\r />]*+"
_VALUE: Final = r"\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\t\n\f\r >\"'][^\t\n\f\r >]*+"
_ATTRIBUTE: Final = rf"[\t\n\f\r /]*+[^\t\n\f\r />][^\t\n\f\r />=]*+(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:{_VALUE})?+)?+"

#: Which kind of token it is tells ``lastindex``; a comment, doctype or other declaration has none.
#: Start tag: 1 its name, and nothing else; 2 a class and nothing else; 3 its attributes, 4 what stands before its end.
#: End tag: 6 its name. 5 and 7: the document ends before the tag does. The white space behind belongs to the token.
TOKEN: Final = re.compile(
    rf"<(?:({_NAME})(?:>|( class=\"[^\"]*+\")>|((?:{_ATTRIBUTE})*+)([\t\n\f\r /]*+)(?:>|(\Z)))"
    rf"|/({_NAME})(?:>|(?:{_ATTRIBUTE})*+[\t\n\f\r /]*+(?:>|(\Z)))"
    r"|!--(?:-?>|[^-]*+(?:-(?!-!?>)[^-]*+)*+(?:--!?>|\Z))"
    r"|[!?][^>]*+(?:>|\Z)|/[^a-z>][^>]*+(?:>|\Z)|/>)[\t\n\f\r ]*+"
)
#: The kinds of token that are start tags, each with the group of its attributes.
START: Final = {1: 0, 2: 2, 4: 3}
#: The one of them that has a class alone.
CLASS: Final = 2
END: Final = 6
_ATTRIBUTES: Final = re.compile(
    r"[\t\n\f\r /]*+([^\t\n\f\r />][^\t\n\f\r />=]*+)"
    r"(?:[\t\n\f\r ]*+=[\t\n\f\r ]*+(?:\"([^\"]*+)(?:\"|\Z)|'([^']*+)(?:'|\Z)|([^\t\n\f\r >\"'][^\t\n\f\r >]*+))?+)?+"
)
_REFERENCE: Final = re.compile(r"&(?:#(?:[xX][0-9a-fA-F]++|[0-9]++);?|[A-Za-z][A-Za-z0-9]*+;?)")
_SCRIPT: Final = re.compile(r"<(?:!--|/((?:no)?script)(?=[\t\n\f\r />]))")
_ESCAPED_SCRIPT: Final = re.compile(r"-->|<(/?)((?:no)?script)(?=[\t\n\f\r />])")
_LOWER: Final = {number: number + 32 for number in range(ord("A"), ord("Z") + 1)}


#: Where the attributes of an element stand that has none.
NOWHERE: Final = (0, 0)


@frozen
class Characters:
    """A document's characters with ASCII letters in lower case, and where each stands among the bytes.

    In most encodings a byte with an ASCII value is that character, so the bytes themselves are the characters
    (``starts`` is ``None``). Where that is not so, character ``i`` starts at byte ``starts[i]``, and a slice that ends
    before the ASCII character ``i`` ends at byte ``stops[i]``.
    """

    data: bytes = field(repr=False)
    codec: str
    lowered: str = field(repr=False)
    first: int = 0
    starts: Sequence[int] | None = field(default=None, repr=False)
    stops: Sequence[int] | None = field(default=None, repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The byte range of the characters from ``start`` to ``end``."""
        if self.starts is None or self.stops is None:
            return start, end
        return self.starts[start], self.stops[end]

    def raw(self, start: int, end: int) -> bytes:
        """The bytes of the characters from ``start`` to ``end``."""
        if self.starts is not None:
            start, end = self.span(start, end)
        return self.data[start:end]

    def said(self, start: int, end: int) -> str:
        """The characters from ``start`` to ``end`` as they stand."""
        if self.starts is not None:
            start, end = self.span(start, end)
        return self.data[start:end].decode(self.codec, "replace")

    def placed(self, start: int, end: int) -> str:
        """The characters as they stand, each in its place: in most encodings that is each byte as Latin-1."""
        return self.said(start, end) if self.starts is not None else self.data[start:end].decode("latin-1")

    def attributes(self, start: int, end: int) -> Mapping[str, str]:
        """The attributes that stand there."""
        return attributes(self.said(start, end))


def where(token: re.Match[str]) -> tuple[int, int]:
    """Where the attributes of a start tag stand."""
    group = START[token.lastindex or 0]
    return token.span(group) if group else NOWHERE


def behind(token: re.Match[str]) -> int:
    """Where a start tag ends; white space may follow, which is the token's too."""
    return token.end(token.lastindex or 0) + 1


def characters(data: bytes, codec: str) -> Characters:
    """The characters of ``data``; a byte-order mark is none of them."""
    bom = bom_length(data, codec)
    if codec in WIDTHS:
        text = data[bom:].decode(codec, "replace")
        width = WIDTHS[codec]
        widths = (2 * width if width == 2 and character > "\uffff" else width for character in text)
        starts = [min(at, len(data)) for at in accumulate(widths, initial=bom)]
        starts[-1] = len(data)
        return Characters(data, codec, text.translate(_LOWER), 0, starts, starts)
    if codec == "iso2022_jp":
        return _stateful(data, codec)
    return Characters(data, codec, data.lower().decode("latin-1"), bom)


def _stateful(data: bytes, codec: str) -> Characters:
    decoder = codecs.getincrementaldecoder(codec)("replace")
    pieces, done = [], [0]
    for at in range(len(data)):
        piece = decoder.decode(data[at : at + 1])
        pieces.append(piece)
        done.extend(repeat(at + 1, len(piece)))
    tail = decoder.decode(b"", final=True)
    pieces.append(tail)
    done.extend(repeat(len(data), len(tail)))
    # The escape sequence before a character belongs to it, the one behind a slice's last character to the slice.
    stops = [at - 1 for at in done[1:]] + [len(data)]
    return Characters(data, codec, "".join(pieces).translate(_LOWER), 0, done, stops)


def attributes(said: str) -> dict[str, str]:
    """The attributes of a tag that anything here reads, by lower-case name; of two with one name the first counts."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTES.findall(said):
        if name not in READ:
            name = name.lower()
            if name not in READ:
                continue
        if name not in found:
            value = double or single or bare
            found[name] = _REFERENCE.sub(_resolve, value) if "&" in value else value
    return found


def _resolve(match: re.Match[str]) -> str:
    said = match[0]
    if said[1] == "#":
        return resolve(match)
    if said[-1] != ";" and match.string[match.end() : match.end() + 1] == "=":
        return said
    return html5.get(said[1:], said)


@cache
def _end_of(name: str, in_noscript: bool) -> re.Pattern[str]:
    names = f"(?:{name}|noscript)" if in_noscript else name
    return re.compile(rf"</{names}(?=[\t\n\f\r />])")


def raw_end(lowered: str, name: str, at: int, *, in_noscript: bool = False) -> int:
    """Where the raw text that begins at ``at`` in an element ``name`` ends: at its end tag, or with the document.

    Inside ``noscript`` it ends with that at the latest, for browsers never parse it there.
    """
    if name == "plaintext":
        return len(lowered)
    if name == "script":
        end = lowered.find("</script", at)
        whole = end >= 0 and lowered.startswith(">", end + len("</script"))
        if whole and not in_noscript and lowered.find("<!--", at, end) < 0:
            return end  # as almost all do
        return _script_end(lowered, at, in_noscript)
    match = _end_of(name, in_noscript).search(lowered, at)
    return match.start() if match else len(lowered)


def _script_end(lowered: str, at: int, in_noscript: bool) -> int:
    ends = ("script", "noscript") if in_noscript else ("script",)
    while mark := _SCRIPT.search(lowered, at):
        at = mark.end()
        if mark[1] in ends:
            return mark.start()
        if mark[1] is None:
            escape = _escape_end(lowered, mark.start() + 2, ends)  # "<!-->" is both ends of an escape
            if escape is None:
                break
            at = escape
    return len(lowered)


def _escape_end(lowered: str, at: int, ends: Collection[str]) -> int | None:
    """Where the escape in a script ends: at an end tag of the script, or behind ``-->``."""
    doubly = False
    while mark := _ESCAPED_SCRIPT.search(lowered, at):
        at = mark.end()
        slash, name = mark.groups()
        if name is None:
            return at
        if slash and name in ends and not (doubly and name == "script"):
            return mark.start()
        if name == "script":
            doubly = not slash
    return None
