"""The facts of a page as several systems tell them: title, author and date, exact, or given and wrong.

Peers are imported when they are called. None of them is told a page's address, and none asks the clock for a bound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from functools import partial
from importlib import import_module
from typing import Any, Final

from benchmarks.isolate import Isolated
from benchmarks.measures import Hits, score
from benchmarks.pages import Page
from benchmarks.systems import Answer, System, by_corpusclean, by_trafilatura, decode, over_lines
from benchmarks.tables import NOTHING, Table

#: Of how many pages a system said nothing, because it raised or took too long.
FAILED: Final = "failed"
FACTS: Final = ("title", "author", "date")


def by_newspaper(page: bytes) -> Answer:
    """newspaper4k on the page's characters, told to fetch nothing: it asks the network for every image otherwise."""
    told = {"input_html": decode(page), "language": "en", "fetch_images": False}
    found = import_module("newspaper").article("https://example.org/", **told)
    day = found.publish_date
    return Answer(title=found.title or None, authors=_names(found.authors), date=day.isoformat() if day else None)


def by_goose(page: bytes) -> Answer:
    """goose3 on the page's characters."""
    with import_module("goose3").Goose({"enable_image_fetching": False}) as goose:
        found = goose.extract(raw_html=decode(page))
    day = found.publish_datetime_utc
    said = day.isoformat() if day else found.publish_date
    return Answer(title=found.title or None, authors=_names(found.authors), date=str(said) if said else None)


def _names(found: Iterable[object]) -> tuple[str, ...]:
    """Names as strings: on some pages a peer gives lists of them."""
    return tuple(str(name) for one in found for name in (one if isinstance(one, list) else [one]))


def by_htmldate(page: bytes) -> Answer:
    """htmldate, asked for the original date."""
    return Answer(date=import_module("htmldate").find_date(decode(page), original_date=True))


HTML: Final = (
    System("corpusclean", partial(by_corpusclean, "text/html")),
    System("trafilatura", by_trafilatura, ("trafilatura",)),
    System("newspaper4k", by_newspaper, ("newspaper4k", "resiliparse")),
    System("goose3", by_goose, ("goose3", "resiliparse")),
    System("htmldate", by_htmldate, ("htmldate", "resiliparse")),
)
TEXT: Final = (
    System("corpusclean", partial(by_corpusclean, "text/plain")),
    System("trafilatura", partial(over_lines, by_trafilatura), ("trafilatura",)),
)


def ask(
    systems: Sequence[System], documents: Iterable[tuple[Page, bytes]], done: Callable[[], None]
) -> dict[str, dict[str, Hits]]:
    """What each system gets right and wrong, by its name and that of the measure.

    Each runs in a process of its own; where it raises or takes longer than ``isolate.LIMIT`` seconds, it gives nothing.
    """
    found: dict[str, dict[str, Hits]] = {system.name: {} for system in systems}
    with ExitStack() as stack:
        processes = [stack.enter_context(Isolated(system)) for system in systems]
        for page, document in documents:
            for process in processes:
                counts = score(page, process.ask(document)).counts
                column = found[process.system.name]
                for name in measures():
                    old = column.get(name, Hits())
                    column[name] = Hits(old.found + counts[name].found, old.among + counts[name].among)
            done()
        for process in processes:
            found[process.system.name][FAILED] = Hits(process.failures, 0)
    return found


def measures() -> tuple[str, ...]:
    """The names of what is counted."""
    return tuple(f"{fact} {how}" for fact in FACTS for how in ("exact", "wrong"))


def table(form: str, found: dict[str, dict[str, Hits]]) -> Table:
    """The shares of the pages that have an answer; a dash where a system never gives that fact."""
    among = next(iter(found.values()))
    heads = ("system", *(f"{name} (of {among[name].among})" for name in measures()), FAILED)
    rows = tuple(
        (system, *(_share(counts, name) for name in measures()), str(counts[FAILED].found))
        for system, counts in found.items()
    )
    return Table(f"Facts, {form}", heads, rows)


def as_json(form: str, found: dict[str, dict[str, Hits]]) -> dict[str, Any]:
    """The counts as JSON-ready values."""
    counted = {
        system: {name: [hits.found, hits.among] for name, hits in counts.items()} for system, counts in found.items()
    }
    return {"form": form, "systems": counted}


def _share(counts: dict[str, Hits], name: str) -> str:
    fact = name.partition(" ")[0]
    given = counts[f"{fact} exact"].found + counts[f"{fact} wrong"].found
    share = counts[name].share
    return NOTHING if not given or share is None else f"{share:.3f}"
