"""The command: ``python -m benchmarks html|text|metadata|comments|speed FOLDER``, ``… encodings|languages|scaling``."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import click
from attrs import asdict, frozen

from benchmarks import chart, comments, encoding, flatten, languages, memory, metadata, scaling, speed, tables, threads
from benchmarks.command import chosen_flatteners, flattened, installed, names_in, packages_of, progress, report, skipped
from benchmarks.files import check
from benchmarks.pages import Unusable, load, read
from benchmarks.run import WARM_UP, Column, compare, warm_up
from benchmarks.systems import HTML, TEXT, System, choose, missing

FOLDER: Final = click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
_FILE: Final = click.Path(path_type=Path, dir_okay=False)
_ANSWERS: Final = click.Path(path_type=Path, exists=True, dir_okay=False)
SAMPLE: Final = click.option("--sample", type=click.IntRange(1), default=1, metavar="N", help="Every N-th page alone.")
OUTPUTS: Final = (
    click.option("--json", "json_", type=_FILE, help="Write the figures as JSON."),
    click.option("--markdown", type=_FILE, help="Write the tables as Markdown."),
)
TRACK: Final = (
    FOLDER,
    SAMPLE,
    click.option("--systems", default="", metavar="A,B,…", help="These systems alone; all where not given."),
    click.option("--peer", default="trafilatura", show_default=True, help="The system that times are a multiple of."),
    *OUTPUTS,
    click.option("--chart", type=_FILE, help="Draw quality against time as SVG."),
)


@frozen
class Options:
    """What the tracks have in common."""

    folder: Path
    sample: int
    systems: str
    peer: str
    json_: Path | None
    markdown: Path | None
    chart: Path | None


def options(*decorators: Callable[[Any], Any]) -> Callable[[Any], Any]:
    """Several decorators as one, the first outermost."""

    def decorate(command: Any) -> Any:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return decorate


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Compare corpusclean with others on pages with answers: FOLDER holds pages/<id>.html.gz and gold.jsonl."""


@main.command()
@options(*TRACK)
def html(**given: Any) -> None:
    """The pages as they are."""
    chosen = Options(**given)
    _check(chosen)
    systems = installed(choose(HTML, names_in(chosen.systems)))
    pages = load(chosen.folder, chosen.sample)
    with progress("html", len(pages) + len(systems)) as done:
        warm_up(systems, map(read, pages[:WARM_UP]))
        columns = compare(systems, "html", ((page, read(page)) for page in pages), done)
        columns = memory.with_peaks(columns, map(read, pages), done)
    _deliver(chosen, "HTML track", systems, columns)


@main.command()
@options(*TRACK)
@click.option("--flatteners", default="", metavar="A,B,…", help="These flatteners alone; all where not given.")
@click.option("--cache", type=click.Path(path_type=Path, file_okay=False), help="Keep flattened texts in this folder.")
def text(flatteners: str, cache: Path | None, **given: Any) -> None:
    """The pages flattened to plain text first, by four flatteners."""
    chosen = Options(**given)
    _check(chosen)
    systems = installed(choose(TEXT, names_in(chosen.systems)))
    ways = chosen_flatteners(flatteners)
    pages = load(chosen.folder, chosen.sample)
    texts = flattened(pages, ways, cache)
    every = [said for column in texts.values() for said in column]
    columns: list[Column] = []
    with progress("text", len(every) + len(systems)) as done:
        warm_up(systems, every[:WARM_UP])
        for name, column in texts.items():
            columns += compare(systems, name, zip(pages, column, strict=True), done)
        peaks = {c.system: c.megabytes for c in memory.with_peaks(columns[: len(systems)], every, done)}
    _deliver(chosen, "text track", systems, [memory.with_peak(column, peaks[column.system]) for column in columns])


@main.command(name="metadata")
@options(FOLDER, SAMPLE, *OUTPUTS)
@click.option("--cache", type=click.Path(path_type=Path, file_okay=False), help="Keep flattened texts in this folder.")
@click.option("--only", type=click.Choice(["html", "text"]), help="The pages as they are alone, or their texts alone.")
def metadata_(sample: int, only: str | None, json_: Path | None, markdown: Path | None, **given: Any) -> None:
    """Title, author and date, of the pages as they are and of their texts."""
    for path in filter(None, (json_, markdown)):
        check(path)
    pages = load(given["folder"], sample)
    ways = [] if only == "html" else chosen_flatteners("")
    on_html = [] if only == "text" else installed(metadata.HTML)
    on_text = [] if only == "html" else installed(metadata.TEXT)
    texts = flattened(pages, ways, given["cache"]) if ways else {}
    with progress("metadata", len(pages) * (len(texts) + bool(on_html))) as done:
        found = {"html": metadata.ask(on_html, ((page, read(page)) for page in pages), done)} if on_html else {}
        for form, said in texts.items():
            found[form] = metadata.ask(on_text, zip(pages, said, strict=True), done)
    made_by = tables.environment([*packages_of(on_html), *packages_of(ways)])
    figures = {"sample": sample, "forms": [metadata.as_json(form, counts) for form, counts in found.items()]}
    shown = [metadata.table(form, counts) for form, counts in found.items()]
    report(shown, made_by, figures, (json_, markdown))


@main.command(name="comments")
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--annotated", type=_ANSWERS, help="Comments one by one: a JSON object a page, a line each.")
@click.option("--unlisted", type=_ANSWERS, help="Ids of pages with comments that no answer lists, a line each.")
@options(SAMPLE, *OUTPUTS)
@click.option("--cache", type=click.Path(path_type=Path, file_okay=False), help="Keep flattened texts in this folder.")
def comments_(folders: tuple[Path, ...], annotated: Path | None, unlisted: Path | None, **given: Any) -> None:
    """Comments: strings found and leaked, false alarms, and single comments, on pages as they are and their texts."""
    outputs = (given["json_"], given["markdown"])
    for path in filter(None, outputs):
        check(path)
    others = unlisted.read_text("utf-8").split() if unlisted else []
    cases = comments.cases(folders, threads.load(annotated) if annotated else (), given["sample"], others)
    if not cases:
        raise Unusable("no page of these folders has comments that are written down")
    ways = chosen_flatteners("")
    on_html, on_text = installed(comments.HTML), installed(comments.TEXT)
    pages = [case.page for case in cases]
    forms = {"html": [read(page) for page in pages], **flattened(pages, ways, given["cache"])}
    columns: list[comments.Column] = []
    with progress("comments", len(pages) * len(forms)) as done:
        for form, said in forms.items():
            systems = on_html if form == "html" else on_text
            columns += comments.ask(systems, form, zip(cases, said, strict=True), done)
    made_by = tables.environment([*packages_of(on_html), *packages_of(ways)])
    figures = {"sample": given["sample"], "columns": comments.as_json(columns)}
    report(comments.tables(columns), made_by, figures, outputs)
    for line in comments.alarms(columns):
        click.echo(f"comments on pages without: {line}", err=True)


@main.command(name="speed")
@options(FOLDER, SAMPLE, *OUTPUTS)
@click.option("--megabytes", type=click.FloatRange(0.01), default=10, show_default=True, help="The largest document.")
def speed_(folder: Path, sample: int, json_: Path | None, markdown: Path | None, megabytes: float) -> None:
    """Times as ratios: against repair and language detection, against trafilatura, and by size."""
    for path in filter(None, (json_, markdown)):
        check(path)
    pages = load(folder, sample)
    ways = chosen_flatteners("")
    peers = not missing(["trafilatura"])
    texts = [said.decode("utf-8") for column in flattened(pages, ways, None).values() for said in column]
    texts = [said for said in texts if said.strip()]
    if not texts:
        raise Unusable("no page of these has any text")
    races = []
    steps = len(texts) + 2 * peers * len(pages) + len(speed.PARTS) * speed.ROUNDS
    with progress("speed", steps) as done:
        races.append(speed.race_text(texts, done))
        if peers:
            races += [speed.race_html(list(map(read, pages)), done, metadata=said) for said in (False, True)]
        sizes = speed.grow(texts, int(megabytes * 1e6), done)
    if not peers:
        skipped("trafilatura", ["trafilatura"])
    made_by = tables.environment(["ftfy", "langdetect", "trafilatura", *packages_of(ways)])
    figures = {"races": [asdict(race) for race in races], "sizes": [asdict(size) for size in sizes]}
    report(tables.speed(races, sizes), made_by, figures, (json_, markdown))


@main.command(name="scaling")
@options(*OUTPUTS)
@click.option("--size", type=click.IntRange(100), default=scaling.SIZE, show_default=True, help="Bytes of the shorter.")
def scaling_(json_: Path | None, markdown: Path | None, size: int) -> None:
    """Hostile documents, once and four times as long: whether time grows with the size alone."""
    for path in filter(None, (json_, markdown)):
        check(path)
    with progress("scaling", scaling.steps(scaling.UNITS)) as done:
        found = list(scaling.growths(scaling.UNITS, size, done))
    report(
        scaling.tables(found), tables.environment([]), {"growths": [asdict(one) for one in found]}, (json_, markdown)
    )


@main.command()
@options(*OUTPUTS)
def encodings(json_: Path | None, markdown: Path | None) -> None:
    """The encoding found for texts in many encodings, sound and damaged, beside other detectors."""
    for path in filter(None, (json_, markdown)):
        check(path)
    lacking = {detector: missing([detector.package] if detector.package else []) for detector in encoding.DETECTORS}
    for detector, packages in lacking.items():
        if packages:
            skipped(detector.name, packages)
    ready = [detector for detector, packages in lacking.items() if not packages]
    documents = encoding.documents()
    with progress("encodings", len(documents)) as done:
        results = encoding.compare(ready, documents, done)
    made_by = tables.environment([detector.package for detector in ready if detector.package])
    figures = {"results": [asdict(result) for result in results]}
    report(encoding.tables(results, documents), made_by, figures, (json_, markdown))


@main.command(name="languages")
@options(*OUTPUTS)
def languages_(json_: Path | None, markdown: Path | None) -> None:
    """The language found for short, long and mixed texts, beside langdetect."""
    for path in filter(None, (json_, markdown)):
        check(path)
    texts = languages.texts()
    with progress("languages", len(texts)) as done:
        results = languages.compare(texts, done)
    answers = [{"name": one.name, "said": [sorted(tags) for tags in one.said]} for one in results]
    made_by = tables.environment(["langdetect"])
    report(languages.tables(results, texts), made_by, {"results": answers}, (json_, markdown))


@main.command(name="memory", hidden=True)
@click.argument("track")
@click.argument("system")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def memory_(track: str, system: str, files: tuple[Path, ...]) -> None:
    """Print the peak memory of a process that cleans FILES."""
    memory.report(track, system, files)


def _check(chosen: Options) -> None:
    for path in filter(None, (chosen.json_, chosen.markdown, chosen.chart)):
        check(path)
    if chosen.chart:
        chart.check(chosen.chart)


def _deliver(chosen: Options, title: str, systems: Sequence[System], columns: Sequence[Column]) -> None:
    flattened = {column.form for column in columns} - {"html"}
    ways = [way for way in flatten.FLATTENERS if way.name in flattened]
    made_by = tables.environment([*packages_of(systems), *packages_of(ways)])
    figures = {"sample": chosen.sample, "columns": tables.as_json(columns)}
    report(tables.quality(columns, chosen.peer), made_by, figures, (chosen.json_, chosen.markdown))
    for line in tables.failures(columns):
        click.echo(f"counted as empty: {line}", err=True)
    if chosen.chart:
        chart.draw(columns, f"{title}, {len(columns[0].results)} pages", chosen.chart)


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)  # peers log what they make of damaged pages; scores say it
    main(prog_name="python -m benchmarks")
