"""Quality against time per page, as a picture: a point for each system."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

from attrs import frozen

from benchmarks.files import write
from benchmarks.pages import Unusable
from benchmarks.run import Column, merge
from benchmarks.systems import missing

_SETTINGS: Final = {"svg.fonttype": "none", "svg.hashsalt": "corpusclean", "font.family": "sans-serif", "font.size": 10}
_OURS: Final = "#0b6e4f"
_THEIRS: Final = "#6b7280"
#: What the drawing library adds that readers do not need: an outside document type, its own name and a link notation.
_DROPPED: Final = re.compile(
    r"<!DOCTYPE[^>]*>\s*|<metadata>.*?</metadata>\s*| xmlns:xlink=\"[^\"]*\"|xlink:", re.DOTALL
)


@frozen
class Point:
    """A system's quality (a share) and its time in milliseconds a page."""

    name: str
    quality: float
    milliseconds: float


def points(columns: Sequence[Column]) -> tuple[str, tuple[Point, ...]]:
    """What quality is, and a point for each system: word F1, or kept less leaked snippets where no page has a text.

    Our other presets are left out: their points would lie on ours.
    """
    merged = [column for column in merge(columns) if not column.system.startswith("corpusclean ")]
    if all("all" in column.summary.words for column in merged):
        return "word F1", tuple(Point(c.system, c.summary.words["all"].f1, c.median_time) for c in merged)
    return "snippets kept less snippets leaked", tuple(Point(c.system, _snippets(c), c.median_time) for c in merged)


def draw(columns: Sequence[Column], title: str, path: Path) -> None:
    """Write the chart as SVG. Raises ``Unusable`` without matplotlib, or where ``path`` is no ``.svg``."""
    check(path)
    measure, drawn = points(columns)
    matplotlib = import_module("matplotlib")
    figure_type = import_module("matplotlib.figure").Figure
    with matplotlib.rc_context(_SETTINGS):
        figure = figure_type(figsize=(7.2, 4.2), layout="constrained")
        axes = figure.add_subplot()
        axes.set(title=title, xlabel="median time a page, ms of processor time (log scale)", ylabel=measure)
        axes.set_xscale("log")
        axes.xaxis.set_major_locator(import_module("matplotlib.ticker").LogLocator(subs=(1, 2, 5)))
        axes.xaxis.set_major_formatter("{x:g}")
        axes.xaxis.set_minor_formatter("")
        axes.grid(visible=True, which="both", color="#e5e7eb", linewidth=0.6)
        axes.set_axisbelow(True)
        for point in drawn:
            ours = point.name == "corpusclean"
            colour = _OURS if ours else _THEIRS
            place = (max(point.milliseconds, 0.001), point.quality)
            axes.scatter(*place, color=colour, s=48)
            # our name below, the others' above their points: the best ones lie close together
            shift = (0, -16) if ours else (0, 8)
            axes.annotate(point.name, place, xytext=shift, textcoords="offset points", ha="center", color=colour)
        axes.margins(x=0.18, y=0.15)
        svg = io.StringIO()
        figure.savefig(svg, format="svg", metadata={"Date": None})
    write(path, _DROPPED.sub("", svg.getvalue()))


def check(path: Path) -> None:
    """Raise ``Unusable`` where a chart cannot be drawn to ``path``."""
    if path.suffix != ".svg":
        raise Unusable(f"a chart is an .svg file: {path}")
    if missing(["matplotlib"]):
        raise Unusable("a chart needs matplotlib: pip install -e '.[bench]'")


def _snippets(column: Column) -> float:
    counts = column.summary.counts
    return (counts["kept as words"].share or 0.0) - (counts["leaked as words"].share or 0.0)
