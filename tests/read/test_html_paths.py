"""XPaths lead to the element that holds the words, in the tree that a full parser builds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.model import Encoding, Source
from corpusclean.provenance.replay import space
from corpusclean.read.html import read_html
from corpusclean.read.html_paths import element_paths

STEP = re.compile(r"([^/\[]+|\*\[local-name\(\)='[^']*'\])\[(\d+)\]")
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.html"))


def resolve(tree: Any, path: str) -> Any:
    node = tree
    for name, number in STEP.findall(path)[1:]:
        plain = name[len("*[local-name()='") : -2] if name.startswith("*") else name
        same = [child for child in node if isinstance(child.tag, str) and child.tag.rpartition("}")[2].lower() == plain]
        node = same[int(number) - 1]
    return node


def bare(text: str) -> str:
    return "".join(space(text, "collapse").split())


def check(source: bytes, codec: str) -> list[str]:
    page = read_html(Source(source), Encoding(codec, "declared"))
    tree = html5lib.parse(source.decode(codec), namespaceHTMLElements=False)
    paths = element_paths(source, codec, [(block.start, block.end) for block in page.blocks])
    for block in page.blocks:
        node = resolve(tree, paths[block.start, block.end])
        assert bare(block.text) in bare("".join(node.itertext()))
    return [paths[block.start, block.end] for block in page.blocks]


@pytest.mark.parametrize(
    ("page", "paths"),
    [
        ("<p>a", ["/html[1]/body[1]/p[1]"]),
        (
            "<title>t</title><body><p>a<p>b",
            ["/html[1]/head[1]/title[1]", "/html[1]/body[1]/p[1]", "/html[1]/body[1]/p[2]"],
        ),
        ("<div>x</div><div><b>y</b> z</div>", ["/html[1]/body[1]/div[1]", "/html[1]/body[1]/div[2]"]),
        ("<p>a</p></p><p>b", ["/html[1]/body[1]/p[1]", "/html[1]/body[1]/p[3]"]),
        ("<table><tr><td>a<td>b</table>", [f"/html[1]/body[1]/table[1]/tbody[1]/tr[1]/td[{n}]" for n in (1, 2)]),
        (
            "<table><tr><td>a<tbody><tr><td>b<tr><td>c</table>",
            [
                "/html[1]/body[1]/table[1]/tbody[1]/tr[1]/td[1]",
                "/html[1]/body[1]/table[1]/tbody[2]/tr[1]/td[1]",
                "/html[1]/body[1]/table[1]/tbody[2]/tr[2]/td[1]",
            ],
        ),
        ("bare words", ["/html[1]/body[1]"]),
        (
            "<ul><li>a<li>b<ul><li>c</ul></ul>",
            [f"/html[1]/body[1]/ul[1]/li{n}" for n in ("[1]", "[2]", "[2]/ul[1]/li[1]")],
        ),
    ],
)
def test_paths(page: str, paths: list[str]) -> None:
    assert check(page.encode(), "utf-8") == paths
    assert check(page.encode("utf-16-le"), "utf-16-le") == paths


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_the_examples(path: Path) -> None:
    check(path.read_bytes(), "cp1252" if "latin1" in path.name else "utf-8")


TAGS = "<p> </p> <div> </div> <ul> <li> </ul> <h2> </h2> <section> <br> <b>x</b> <blockquote> <nav> </nav> <textarea>x</textarea>"


@given(st.lists(st.sampled_from([*TAGS.split(), "words ", "more "]), max_size=20).map("".join))
def test_generated_pages(page: str) -> None:
    check(f"<!doctype html><body>{page}".encode(), "utf-8")
