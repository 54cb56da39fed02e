"""Emphasis in Markdown: which runs of ``*``, ``_`` and ``~`` open and close it."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from attrs import Factory, define

#: Start, end and what stands there instead.
Mark = tuple[int, int, str]

_CJK: Final = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]")
_LONGEST_RUN: Final = 4
_LONGEST_STRIKE: Final = 2


@define
class _Run:
    """Delimiters that may open emphasis: where they start, how many are left, how many there were."""

    start: int
    left: int
    length: int
    inside: bool
    closes: bool


@define
class Emphasis:
    """The runs of a paragraph of ``text`` that are still open. What two of them mark is added to ``deleted``."""

    text: str
    deleted: list[Mark]
    _open: dict[str, list[_Run]] = Factory(lambda: defaultdict(list))

    def end_paragraph(self) -> None:
        """Forget what is open: emphasis ends with the paragraph."""
        self._open.clear()

    def take(self, at: int, said: str) -> None:
        """Note what the run ``said``, all of one character, closes and opens at ``at``."""
        if len(said) > (_LONGEST_STRIKE if said[0] == "~" else _LONGEST_RUN):
            return
        before, after = self.text[at - 1 : at], self.text[at + len(said) : at + len(said) + 1]
        inside = is_letter(before) and is_letter(after)
        if inside and said[0] == "_":
            return
        opens, closes = bool(after.strip()), bool(before.strip())
        if said[0] == "_":
            opens, closes = opens and not is_letter(before), closes and not is_letter(after)
        run = _Run(at, len(said), len(said), inside, closes and opens)
        if closes:
            self._close(run)
        if opens and run.left:
            self._open[said[0]].append(run)

    def _close(self, run: _Run) -> None:
        openers = self._open[self.text[run.start]]
        while run.left and openers:
            opener = openers[-1]
            if not _belong(opener, run):
                return
            taken = 2 if opener.left > 1 and run.left > 1 else 1
            end = opener.start + opener.left
            self.deleted += [(end - taken, end, ""), (run.start, run.start + taken, "")]
            opener.left -= taken
            run.left -= taken
            run.start += taken
            if not opener.left:
                openers.pop()


def _belong(opener: _Run, closer: _Run) -> bool:
    """Whether the two runs mark what stands between them."""
    odd = (opener.length + closer.length) % 3 == 0 and (opener.length % 3 or closer.length % 3)
    doubled = (opener.length == _LONGEST_RUN) != (closer.length == _LONGEST_RUN)
    return not (doubled or (opener.inside and closer.inside) or (odd and (opener.closes or closer.closes)))


def is_letter(character: str) -> bool:
    """Whether a character, or none, is a letter or digit of a script that puts spaces between words."""
    return character.isalnum() and not _CJK.match(character)
