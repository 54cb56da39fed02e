"""Each named dependency is on the path of ``clean`` that it exists for: without it that path breaks."""

import attrs
import pytest
from bs4 import BeautifulSoup
from bs4.dammit import EncodingDetector

from corpusclean import Record, Source, clean
from corpusclean.metadata import language
from corpusclean.read import repair

PROSE = "The council of the harbour town voted on Monday evening to keep its last ferry running for another year."


class Missed(Exception):
    """The dependency was asked for."""


def missed(*_args, **_options):
    raise Missed


def test_attrs_makes_the_types():
    assert attrs.has(Record)
    assert attrs.has(Source)


def test_ftfy_repairs_the_text(monkeypatch):
    monkeypatch.setattr(repair, "fix_and_explain", missed)
    assert clean(PROSE).text == PROSE
    with pytest.raises(Missed):
        clean(f"{PROSE} â€œYes.â€\x9d")


def test_langdetect_names_the_language(monkeypatch):
    monkeypatch.setattr(language, "_factory", missed)
    with pytest.raises(Missed):
        clean(PROSE)


@pytest.mark.parametrize("name", ["strip_byte_order_mark", "find_declared_encoding"])
def test_beautiful_soup_finds_marks_and_declarations(monkeypatch, name):
    monkeypatch.setattr(EncodingDetector, name, missed)
    page = f'<meta charset="iso-8859-1"><p>{PROSE} Fähre</p>'.encode("latin-1")
    with pytest.raises(Missed):
        clean(page, media_type="text/html")


def test_beautiful_soup_is_a_source():
    assert clean(BeautifulSoup(f"<p>{PROSE}</p>", "html.parser")).text == PROSE
