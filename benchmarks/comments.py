"""The comment track: strings of comments found and leaked, false alarms, and comments one by one."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from attrs import asdict, frozen

from benchmarks import threads
from benchmarks.measures import Hits, score
from benchmarks.pages import Page, Unusable, load
from benchmarks.systems import Answer, System, by_corpusclean, by_trafilatura, over_lines
from benchmarks.tables import NOTHING, Table
from benchmarks.threads import Annotated

#: They give comments one by one: ours with all systems, and with none, which is what pages of unknown systems get.
OURS: Final = ("corpusclean", "corpusclean, no systems")
HTML: Final = (
    System(OURS[0], partial(by_corpusclean, "text/html")),
    System(OURS[1], partial(by_corpusclean, "text/html", comment_systems=())),
    System("trafilatura", by_trafilatura, ("trafilatura",)),
)
TEXT: Final = (
    System(OURS[0], partial(by_corpusclean, "text/plain")),
    System(OURS[1], partial(by_corpusclean, "text/plain", comment_systems=())),
    System("trafilatura", partial(over_lines, by_trafilatura), ("trafilatura",)),
)


@frozen
class Case:
    """A page, its comments one by one where they are annotated, and whether any comment on it is a false alarm."""

    page: Page
    right: Annotated | None
    bare: bool


@frozen
class Column:
    """A system on one form of the pages. ``bare``: how many pages have no comment; ``alarms``: the ids of those of them
    that gave one. ``singles``: the figures of annotated pages by id; empty for systems that give comments as a lump.
    """

    system: str
    form: str
    found: Hits
    leaked: Hits
    bare: int
    alarms: tuple[str, ...]
    singles: Mapping[str, Mapping[str, float]]


def cases(folders: Sequence[Path], annotated: Sequence[Annotated], every: int, others: Collection[str]) -> list[Case]:
    """The annotated pages, and of the folders that have comment strings every ``every``-th page.

    ``others``: ids of pages with comments that nobody wrote down: what is found on them counts for nothing.
    """
    known = {(folder.name, page.id): page for folder in folders for page in load(folder)}
    out, taken = [], set()
    for right in annotated:
        places = [place for place in known if place[1] == right.id and right.folder in ("", place[0])]
        if len(places) != 1:
            raise Unusable(f"the annotated page {right.id} is in {len(places)} of these folders")
        taken.add(places[0])
        out.append(Case(known[places[0]], right, bare=False))
    listed = {place[0] for place, page in known.items() if page.comments}
    for place in [place for place in known if place[0] in listed][::every]:
        page = known[place]
        if place not in taken and page.id not in others and (page.comments or page.kind != "forum"):
            out.append(Case(page, None, bare=not page.comments))
    return out


def ask(
    systems: Sequence[System], form: str, documents: Iterable[tuple[Case, bytes]], done: Callable[[], None]
) -> tuple[Column, ...]:
    """A column for each system; one that raises gives nothing."""
    said: dict[str, list[tuple[Case, Answer]]] = {system.name: [] for system in systems}
    for case, document in documents:
        for system in systems:
            said[system.name].append((case, _answer(system, document)))
        done()
    return tuple(_column(name, form, answers) for name, answers in said.items())


def tables(columns: Sequence[Column]) -> tuple[Table, ...]:
    """Strings and false alarms, then comments one by one."""
    among, bare = columns[0].found.among, columns[0].bare
    heads = ("pages as", "system", f"found (of {among})", f"leaked (of {among})", f"false alarms (of {bare})")
    shown = [Table("Strings of comments, and alarms on pages without", heads, tuple(map(_strings, columns)))]
    if singles := [column for column in columns if column.singles]:
        title = f"Comments one by one, on {len(singles[0].singles)} annotated pages"
        shown.append(Table(title, ("pages as", "system", *threads.MEASURES), tuple(map(_singles, singles))))
    return tuple(shown)


def alarms(columns: Sequence[Column]) -> list[str]:
    """A line for each of our columns that has false alarms: on which pages."""
    return [f"{c.system}, {c.form}: {' '.join(c.alarms)}" for c in columns if c.alarms and c.system in OURS]


def as_json(columns: Sequence[Column]) -> list[dict[str, Any]]:
    """The columns as JSON-ready values, with the means of the single comments."""
    return [{**asdict(column), "means": threads.mean([*column.singles.values()])} for column in columns]


def _column(system: str, form: str, answers: Sequence[tuple[Case, Answer]]) -> Column:
    counts = [score(case.page, answer).counts for case, answer in answers]
    singles = {
        case.page.id: threads.score(case.right, answer)
        for case, answer in answers
        if case.right is not None and system in OURS
    }
    return Column(
        system,
        form,
        _sum(count["comments found"] for count in counts),
        _sum(count["comments leaked"] for count in counts),
        sum(case.bare for case, _ in answers),
        tuple(case.page.id for case, answer in answers if case.bare and answer.comments),
        singles,
    )


def _sum(hits: Iterable[Hits]) -> Hits:
    said = list(hits)
    return Hits(sum(one.found for one in said), sum(one.among for one in said))


def _strings(column: Column) -> tuple[str, ...]:
    shares = (column.found.share, column.leaked.share, Hits(len(column.alarms), column.bare).share)
    return (column.form, column.system, *map(_share, shares))


def _singles(column: Column) -> tuple[str, ...]:
    means = threads.mean([*column.singles.values()])
    return (column.form, column.system, *(_share(means.get(name)) for name in threads.MEASURES))


def _share(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.3f}"


def _answer(system: System, document: bytes) -> Answer:
    try:
        return system.clean(document)
    except Exception:  # foreign code on hostile pages: whatever it raises, it gives nothing
        return Answer()
