"""How time grows with hostile documents: one unit over and over, in several forms, once and four times as long."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Final

from attrs import frozen

import corpusclean
from benchmarks.run import clock
from benchmarks.tables import Table

#: What a document is made of: marks that open something, comments, dates, links, lists, tables, odd characters.
UNITS: Final = (
    *("word ", "a. ", "3 May 2020 ", "2020-05-03T10:00:00 ", "by Jane Doe, ", "Jane Doe on 3 May 2020 at 10:00 said: "),
    *("> quoted ", "Reply ", "2 years ago ", "Reply\nx\n2 hours ago\nhello\n", "x wrote:\n", "x\nMember\nPosts: 3\n"),
    *("# ", "[a](b) ", "[a](", "![x](", "[1]: http://a\n", "`a` ", "``` ", "| a ", "|-", "* item ", "**a** ", "a\n=\n"),
    *("http://a.b/c ", "© 2020 ", "Read more: ", "Share on ", "Tags: a, b, ", "Home > News > ", "Related\n* [a](b)\n"),
    *(
        "\u200b",
        "Ã©",
        "中文字。",
        "שלום ",
        "\t",
        "\f",
        "exam-\nple ",
        "a: b\n",
        "---\na: b\n---\n",
        "    code\n",
        "1\n",
    ),
    *(
        "<",
        "<a ",
        "<!--",
        "-->",
        "<b>",
        "</b>",
        "&amp;",
        "&",
        "<div>a</div>\n",
        "<svg>",
        "<pre>\t",
        "<li>",
        "]]>",
        "\\",
    ),
)
#: The smaller of the two documents, in bytes, and how many times as long the other is.
SIZE: Final = 30_000
TIMES: Final = 4
SHOWN: Final = 12
_BOX: Final = '<div class="menu"><p>Comments: {0}</p><h3>Opening hours</h3>'
_ITEM: Final = '<li class="comment"><b>Jane</b> <a href="/x">{0}</a> <time>2020-01-02</time> {0}</li>'
_FORMS: Final = {
    "text": ("text/plain", "{0}", ""),
    "lines": ("text/plain", "{0}\n", ""),
    "markdown": ("text/markdown", "{0}", ""),
    "paragraphs": ("text/html", "<p>{0}", "<body>"),
    "boxes": ("text/html", _BOX, "<body>"),
    "tables": ("text/html", "<table><tr><td>{0}", "<body>"),
    "comments": ("text/html", _ITEM, "<body><ul>"),
}


@frozen
class Growth:
    """One unit in one form: processor time in milliseconds for ``size`` bytes, and for the longer document."""

    unit: str
    form: str
    size: int
    once: float
    longer: float

    @property
    def ratio(self) -> float:
        """The longer document's time for each byte, as a multiple of the shorter's: 1 where time is linear."""
        return self.longer / self.once / TIMES

    @property
    def seconds_per_megabyte(self) -> float:
        """Processor time for each megabyte of the longer document."""
        return self.longer / (self.size * TIMES) * 1e3


def growths(units: Sequence[str], size: int, done: Callable[[], None]) -> Iterator[Growth]:
    """Each unit in each form, cleaned at ``size`` bytes and at four times as many."""
    for unit in units:
        for form, (media_type, piece, start) in _FORMS.items():
            part = piece.format(unit)
            count = max(1, size // len(part.encode()))
            short, long = ((start + part * (count * times)).encode() for times in (1, TIMES))
            _clean(short, media_type)
            yield Growth(unit, form, len(short), *(clock(partial(_clean, said, media_type)) for said in (short, long)))
            done()


def steps(units: Sequence[str]) -> int:
    """How many times ``growths`` says that it is done with one."""
    return len(units) * len(_FORMS)


def tables(found: Sequence[Growth]) -> tuple[Table, ...]:
    """The slowest for their size, and those whose time grows most."""
    heads = ("unit", "form", "growth", "seconds a megabyte")
    slowest = sorted(found, key=lambda one: -one.seconds_per_megabyte)[:SHOWN]
    steepest = sorted(found, key=lambda one: -one.ratio)[:SHOWN]
    return (
        Table(f"The slowest of {len(found)} hostile documents", heads, tuple(map(_row, slowest))),
        Table(f"The steepest of {len(found)}: time a byte, {TIMES} times as long", heads, tuple(map(_row, steepest))),
    )


def _row(one: Growth) -> tuple[str, ...]:
    return ascii(one.unit), one.form, f"{one.ratio:.2f}×", f"{one.seconds_per_megabyte:.2f}"


def _clean(said: bytes, media_type: str) -> None:
    try:
        corpusclean.clean(said, media_type=media_type)
    except corpusclean.Rejected:
        return
