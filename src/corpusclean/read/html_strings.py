"""Text that a page holds only in the strings of its scripts: JSON-LD's ``articleBody``, else an application's state.

Looked for where the document itself says next to nothing. A string is cut at the paragraphs of the markup in it; each
piece is a block that reads as ``json-string``, tags and references in it being edits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from corpusclean.model import Block, Edit
from corpusclean.provenance.replay import edit, read_as, resolve, space
from corpusclean.read.html_tokens import Characters

#: A document with this many characters of running text says something, and so does a string.
_ENOUGH: Final = 400
_SHORTEST: Final = 80
_SHORTEST_STRING: Final = 200
_SHORTEST_STATE: Final = 600
_FEWEST_SPACES: Final = 12  # one among so many characters at least
_STRING: Final = re.compile(r'"((?:[^"\\]++|\\(?s:.)|\\\Z)*+)("|\Z)')
_KEY: Final = re.compile(r'"articleBody"\s*+:\s*+\Z')
_KEY_REACH: Final = 40
_STATE: Final = re.compile(r"\s*+(?:(?:window|self|globalThis)[.\[]|(?:var|let|const)\s|[\[{])")
_SENTENCES: Final = re.compile(r"[.!?][\"'”’»)]?(?:\s|\\n|\\r|<|\\u003c|\Z)|[。！？]")
_CODE: Final = re.compile(r"[{};=|]")
_UNSPACED: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_TAGS: Final = (
    r"(?:\\?/)?(?:p|div|br|h[1-6]|li|ul|ol|dl|dt|dd|tr|td|th|table|tbody|blockquote|section|article|figure|figcaption|"
    r"pre|hr)\b"
)
#: What cuts a string: a paragraph's break or tag, as it stands in the string.
_CUT: Final = re.compile(
    rf"(?:(?:(?<!\\)\\[nr])++|<{_TAGS}[^<>]*+>|(?<!\\)\\u003[cC]{_TAGS}(?:(?!\\u003[cCeE])[^<>])*+\\u003[eE])"
    r"(?:\\[nrt]|\s)*+"
)
_MARK: Final = re.compile(
    r"</?[A-Za-z][^<>]*+>|<!--[^<>]*+-->|&(?:#(?:[xX][0-9a-fA-F]++|[0-9]++);?|[A-Za-z][A-Za-z0-9]{0,39}+;?)"
)
_WHITE: Final = "\t\n\x0b\x0c\r "


class Script(NamedTuple):
    """Where a script's text stands, in characters. ``linked``: it is JSON-LD; ``json``: it is other JSON."""

    start: int
    end: int
    linked: bool
    json: bool


def with_strings(blocks: Sequence[Block], scripts: Sequence[Script], characters: Characters) -> list[Block]:
    """``blocks`` and, where they say next to nothing, those of strings, in source order."""
    said = 0
    for block in blocks:
        if len(block.text) >= _SHORTEST and 2 * block.link_chars < len(block.text):
            said += len(block.text)
            if said >= _ENOUGH:
                return list(blocks)
    found = _bodies(scripts, characters)
    if not found:
        said = sum(len(block.text) for block in blocks if not block.hidden)
        found = _state(scripts, characters)
    if sum(len(block.text) for block in found) < max(_ENOUGH, 4 * said):
        return list(blocks)
    return sorted((*blocks, *found), key=lambda block: block.start)


def _bodies(scripts: Sequence[Script], characters: Characters) -> list[Block]:
    """What JSON-LD calls the article's body, each text once."""
    found: dict[str, list[Block]] = {}
    for script in scripts:
        if script.linked:
            said = characters.placed(script.start, script.end)
            for string in _STRING.finditer(said):
                if string[2] and _KEY.search(said, max(0, string.start() - _KEY_REACH), string.start()):
                    found.setdefault(string[1], list(_blocks(script.start, string, characters)))
    return [block for blocks in found.values() for block in blocks]


def _state(scripts: Sequence[Script], characters: Characters) -> list[Block]:
    """The one long string of prose in an application's state; where there are many, none of them is the article."""
    longest, total = None, 0
    known: set[str] = set()
    for script in scripts:
        said = "" if script.linked else characters.placed(script.start, script.end)
        for string in _STRING.finditer(said) if said and (script.json or _STATE.match(said)) else ():
            start, end = (script.start + place for place in string.span(1))
            long = string[2] and end - start >= _SHORTEST_STRING and string[1] not in known
            if long and _is_prose(characters.said(start, end)):
                known.add(string[1])
                total += end - start
                if longest is None or end - start > len(longest[1][1]):
                    longest = script.start, string
    if longest is None or len(longest[1][1]) < max(_SHORTEST_STATE, total // 2):
        return []
    return list(_blocks(*longest, characters))


def _is_prose(said: str) -> bool:
    if said.lstrip().startswith(("{", "[")) or len(_SENTENCES.findall(said)) < 2:
        return False
    spaced = said.count(" ") * _FEWEST_SPACES > len(said) or len(_UNSPACED.findall(said)) * 2 > len(said)
    return spaced and len(_CODE.findall(said)) * 50 < len(said)


def _blocks(first: int, string: re.Match[str], characters: Characters) -> Iterator[Block]:
    """The pieces of one string. ``first``: where its script begins."""
    said, at = string.string, string.start(1)
    for cut in (*_CUT.finditer(said, *string.span(1)), None):
        end = cut.start() if cut else string.end(1)
        piece = said[at:end]
        lead = len(piece) - len(piece.lstrip(_WHITE))
        stop = len(piece.rstrip(_WHITE))
        if lead < stop and (block := _block(first + at + lead, first + at + stop, characters)):
            yield block
        at = cut.end() if cut else end


def _block(start: int, end: int, characters: Characters) -> Block | None:
    said = read_as(characters.said(start, end), "json-string")
    edits = []
    for mark in _MARK.finditer(said):
        new = resolve(mark)
        if new != mark[0]:
            edits.append(Edit(*mark.span(), new, "reference" if new else ""))
    text = space(edit(said, [(e.start, e.end, e.replacement) for e in edits]), "collapse")
    if not text:
        return None
    return Block(*characters.span(start, end), text, "json-string", edits=tuple(edits), revealed=True)
