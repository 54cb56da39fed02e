"""Boilerplate that ran into a paragraph: split where the boundary is certain, and nowhere else."""

import json

import pytest

import corpusclean
from corpusclean import clean
from corpusclean.provenance import replay
from corpusclean.provenance.verify import check

PROSE = "Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders."
MORE = (
    "The ferry will leave at seven in the morning and at five in the evening, and on Sundays only if there is no fog."
)


@pytest.mark.parametrize(
    "text",
    [
        f"{PROSE} Read: that was the whole of his advice to the young, and they took it.",
        f"{PROSE} The mayor said: See also the second volume of the minutes.",
        f"{PROSE} Read more: he had underlined it twice, and below it, in the same green ink that he used for everything, "
        "stood a list of eleven books that no library of the coast had ever owned, and of which two had never been written.",
        "Read more: Ten ferries that changed the coast",
        f"{PROSE} Note: the fog lifted.",
    ],
)
def test_leaves_alone(text):
    assert len(clean(f"{text}\n\n{MORE}", media_type="text/plain").blocks) == 2


@pytest.mark.parametrize(
    ("label", "gap"),
    [
        ("Read more: Ten ferries that changed the coast", " "),
        ("SEE ALSO: Ten ferries that changed the coast", ""),
        ("Lesen Sie auch: Zehn Fähren der Nordküste", " "),
        ("À lire aussi : Dix bacs de la côte nord", " "),
        ("Читайте также: Десять паромов побережья", "\u00a0"),
        ("Lee también: Diez barcas de la costa", "  "),
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le"])
def test_splits_off(label, gap, codec):
    source = f"\ufeff{PROSE}{gap}{label}\n\n{MORE}".encode(codec)
    record = clean(source, media_type="text/plain")
    assert [(b.label, b.text) for b in record.blocks] == [
        ("article", PROSE),
        ("boilerplate.related", replay.space(label, "collapse")),
        ("article", MORE),
    ]
    assert record.text == f"{PROSE}\n\n{MORE}"
    assert replay.check_replay(json.loads(record.to_json()), source) == []


def test_repairs_stay_with_their_half():
    record = clean(f"Seth&#8217;s boat. {PROSE} Read more: Nora&#8217;s ten ferries\n\n{MORE}", media_type="text/plain")
    assert [b.text for b in record.blocks[:2]] == [f"Seth’s boat. {PROSE}", "Read more: Nora’s ten ferries"]


SECTIONS = {
    "History": PROSE,
    "Buildings": MORE,
    "Ferries": "Ten of them crossed the sound in a day, until the bridge was built and only the oldest one was kept.",
}


@pytest.mark.parametrize(
    "link", ["[edit]", "[Bearbeiten | Quelltext bearbeiten]", "[modifier | modifier le code]", "[править]"]
)
@pytest.mark.parametrize("gap", ["", " ", "\n\n"])
def test_links_that_edit_a_section(link, gap):
    parts = [f"{section}{gap}{link}\n\n{words}" for section, words in SECTIONS.items()]
    record = clean("\n\n".join(["The island of the north", *parts]), media_type="text/plain")
    assert record.text.split("\n\n") == [said for part in SECTIONS.items() for said in part]
    assert [b.label for b in record.blocks].count("boilerplate.navigation") == len(SECTIONS)


@pytest.mark.parametrize("link", ["edit", "modifier", "править"])
def test_links_that_edit_a_section_of_a_page(link):
    mark = f"<span class=x>[</span><a href='?action=edit' title='[edit] {link}'>{link}</a><span>]</span>"
    parts = "".join(f"<h2>{section}<span>{mark}</span></h2><p>{words}" for section, words in SECTIONS.items())
    source = f"<h1>The island of the north</h1>{parts}".encode()
    record = clean(source, media_type="text/html")
    assert [b.label for b in record.blocks].count("article.heading") == len(SECTIONS)
    assert record.text.split("\n\n") == [said for part in SECTIONS.items() for said in part]
    assert record.to_markdown(source).count("## ") == len(SECTIONS)
    assert check(record.to_json().encode()).problems == ()


def test_headings_with_other_brackets_stay_whole():
    parts = "".join(f"<h2>{section} [<i>edit</i> of 1921]</h2><p>{words}" for section, words in SECTIONS.items())
    assert clean(f"<h1>The island</h1>{parts}", media_type="text/html").text.count(" [edit of 1921]") == len(SECTIONS)


@pytest.mark.parametrize("line", ["History[edit]", "menu = commands[edit]", "tide [help] [edit]"])
def test_one_such_link_stays(line):
    assert len(clean(f"{PROSE}\n\n{line}\n\n{MORE}", media_type="text/plain").blocks) == 3


@pytest.mark.parametrize("line", ["tide [search]", "values[index]", "See the map [3]", "[3] See the map"])
def test_other_brackets_stay(line):
    text = f"{PROSE}\n\n{line}\n\n{MORE}\n\n{line}\n\n{SECTIONS['Ferries']}"
    assert clean(text, media_type="text/plain").text == text


def test_the_sections_of_a_wiki_are_headings_in_text() -> None:
    words = "The ferry sails four times a day, as it has done for as long as anybody on the islands can remember."
    text = f"History[edit]\n\n{words}\n\nBoats[edit]\n\n{words}\n"
    record = corpusclean.clean(text, media_type="text/plain")
    assert [block.label for block in record.blocks if block.kept][:2] == ["article.heading", "article"]
    assert record.to_markdown(text.encode()).startswith("## History\n")
