"""Each named dependency is on the path of ``clean`` that it exists for: without it that path breaks."""

import subprocess
import sys
from pathlib import Path

import attrs
import pytest
from bs4 import BeautifulSoup
from bs4.dammit import EncodingDetector

import corpusclean
from corpusclean import Record, Source, clean, profiles
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


@pytest.mark.parametrize(
    ("where", "name", "kept"),
    [(profiles, "LangProfile", profiles._profiles), (profiles.NGram, "normalize", profiles.letters)],
)
def test_langdetect_names_the_language(monkeypatch, where, name, kept):
    kept.cache_clear()
    with monkeypatch.context() as patch:
        patch.setattr(where, name, missed)
        with pytest.raises(Missed):
            clean(PROSE)
    kept.cache_clear()
    assert clean(PROSE).language == "en"


def test_chardet_proposes_an_encoding(monkeypatch):
    monkeypatch.setattr("chardet.detect", missed)
    with pytest.raises(Missed):
        clean(f"{PROSE} Fähre".encode("latin-1"))


@pytest.mark.parametrize("name", ["strip_byte_order_mark", "find_declared_encoding"])
def test_beautiful_soup_finds_marks_and_declarations(monkeypatch, name):
    monkeypatch.setattr(EncodingDetector, name, missed)
    page = f'<meta charset="iso-8859-1"><p>{PROSE} Fähre</p>'.encode("latin-1")
    with pytest.raises(Missed):
        clean(page, media_type="text/html")


def test_beautiful_soup_is_a_source():
    assert clean(BeautifulSoup(f"<p>{PROSE}</p>", "html.parser")).text == PROSE


def test_beautiful_soup_is_not_waited_for_where_it_has_nothing_to_say():
    code = f"import sys, corpusclean; corpusclean.clean({PROSE!r}.encode()); sys.exit('bs4' in sys.modules)"
    path = str(Path(corpusclean.__file__).parents[1])
    subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": path, "SYSTEMROOT": ""}, check=True)
