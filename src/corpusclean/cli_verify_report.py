"""What ``corpusclean verify`` says: each problem as it is found, and a summary at the end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import click
from attrs import define, field
from rich.text import Text

from corpusclean.cli_common import number_of, visible
from corpusclean.cli_terminal import KEPT, REMOVED, console, put
from corpusclean.cli_verify import Options
from corpusclean.provenance.verify import MARK, Totals

_WIDTH: Final = 11
_OTHER: Final = "pass the comment options and --max-bytes that clean was given, or use the version that made them"


@define
class Report:
    """What was found wrong, which is printed at once, and what is to be said at the end.

    ``complete``: whether all that was to be compared could be.
    """

    wrong: int = 0
    complete: bool = True
    facts: list[tuple[str, str]] = field(factory=list)

    @property
    def passed(self) -> bool:
        """Whether everything was compared, and nothing found wrong."""
        return self.complete and not self.wrong

    def tell(self, problems: Iterable[str], where: str = "") -> None:
        """Print problems."""
        for problem in problems:
            self.wrong += 1
            click.echo(where + visible(problem))

    def end(self) -> None:
        """Print the facts, and behind the first of them how many problems there were."""
        count = f"{self.wrong:,}" if self.wrong else "0, all is well" if self.complete else "0"
        self.facts.insert(1, ("problems", count))
        for name, words in self.facts:
            style = (KEPT if self.passed else REMOVED).style if name == "problems" else ""
            screen = console()
            screen.soft_wrap = True
            put(screen, Text(f"{name + ':':<{_WIDTH}}").append(visible(words), style))


def summary(totals: Totals, asked: Options) -> Iterator[tuple[str, str]]:
    """What was looked at, by name: how many records, how deep, and what of them is not verbatim."""
    stones = f"; {totals.tombstones:,} removed, with a tombstone each" if totals.tombstones else ""
    yield "records", f"{totals.records:,}{stones}"
    yield "depth", _depth(totals, asked)
    if totals.not_rerun:
        reasons = ", ".join(f"{number:,} {reason}" for reason, number in sorted(totals.not_rerun.items()))
        yield "not rerun", f"{reasons}: {_OTHER}"
    if totals.other_recipe:
        names = ", ".join(f"{name} ({number:,})" for name, number in sorted(totals.other_recipe.items()))
        yield "recipe", f"not that of this version in {names}: text, comments and facts were compared"
    per_mille = totals.verbatim_per_mille
    share = f"{per_mille // 10}.{per_mille % 10} %"
    yield "verbatim", f"{share} of {totals.characters:,} characters of articles and comments"
    steps = sorted(totals.edits.items(), key=lambda item: (-item[1], item[0]))
    said = ", ".join(f"{'deleted marks' if step == MARK else step} {n:,}" for step, n in steps)
    yield "edits", said or "none"
    if totals.restored:
        were = "was" if totals.restored == 1 else "were"
        yield "restored", f"{number_of(totals.restored, 'block')} {were} put back by hand"


def _depth(totals: Totals, asked: Options) -> str:
    """How deep all records were looked into, and how many of them deeper."""
    if asked.sources is None:
        return "1 of 3, digests alone; --sources DIR replays the records over their sources"
    replayed = f"{totals.replayed:,} of {totals.records:,} replayed over their sources"
    if totals.replayed < totals.records:
        return f"1 of 3, digests; {replayed}"
    if not asked.rerun:
        return f"2 of 3, digests and replay; {replayed}"
    same = f"{totals.same:,} the same when cleaned again"
    if totals.rerun < totals.records:
        return f"2 of 3, digests and replay; {replayed}, {totals.rerun:,} cleaned again, {same}"
    return f"3 of 3, digests, replay and rerun; {replayed}, {same}"
