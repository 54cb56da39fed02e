"""Which elements are open behind a row of tags."""

from __future__ import annotations

import re

import pytest

from corpusclean.html.open_elements import OpenElements

TAG = re.compile(r"<(/?)([\w-]+)([^>]*)>")


def behind(tags: str) -> OpenElements:
    found = OpenElements()
    for slash, name, said in TAG.findall(tags):
        if slash:
            found.end(name)
        else:
            found.start(name, said)
    return found


@pytest.mark.parametrize(
    "tags",
    [
        "<svg>",
        "<svg></div>",
        "<div><svg><g></g>",
        "<li><li></li><svg></li>",
        "<p><div><svg></b>",
        "<svg><font x='a color b'>",
        "<math><mi><svg></mi><g>",
        "<table><td><svg></table-x>",
    ],
)
def test_still_in_svg(tags: str) -> None:
    assert behind(tags).is_foreign


@pytest.mark.parametrize(
    "tags",
    [
        "<svg/>",
        "<svg></svg>",
        "<svg><p>",
        "<svg></p>",
        "<div><svg></div>",
        "<ul><li>a<li>b<svg></li>",
        "<svg><font COLOR = 'red'>",
        "<svg><foreignObject><div>".lower(),
        "<table><td><svg></table>",
        "<math><annotation-xml encoding='text/html'><b>",
    ],
)
def test_no_longer_in_svg(tags: str) -> None:
    assert not behind(tags).is_foreign


@pytest.mark.parametrize(
    ("tags", "is_open"),
    [
        ("<noscript>", True),
        ("<noscript></div>", True),
        ("<p>a<div><noscript></p>", True),
        ("<noscript></noscript>", False),
        ("<div><noscript></div>", False),
        ("<p><noscript></p>", False),
    ],
)
def test_noscript(tags: str, is_open: bool) -> None:
    assert behind(tags).in_noscript is is_open


def test_only_elements_of_html_have_raw_text() -> None:
    opened = behind("<svg>")
    assert not opened.start("style", "")
    assert opened.is_dropped
    opened.end("svg")
    assert opened.start("style", "")
    assert not opened.is_dropped


def test_void_elements_do_not_open() -> None:
    assert not OpenElements().start("br", "")
