"""``clean`` and ``clean_many`` as their users call them."""

import pytest
from bs4 import BeautifulSoup

import corpusclean
from corpusclean import Recipe, Record, Rejected, Rejection, clean, clean_many, source_bytes

PROSE = "The council of the harbour town voted on Monday evening to keep its last ferry running for another year."


def reason(source, **options):
    with pytest.raises(Rejected) as caught:
        clean(source, **options)
    return caught.value.rejection


def test_a_str_is_the_text_and_never_a_path(tmp_path):
    path = tmp_path / "x.txt"
    path.write_text(PROSE)
    assert clean(str(path)).text == str(path)
    assert clean(path).text == PROSE


def test_what_a_source_may_be():
    expected = clean(PROSE).digest
    assert clean(PROSE.encode()).text == clean(bytearray(PROSE.encode())).text == PROSE
    assert clean(corpusclean.Source(PROSE.encode(), charset="utf-8")).digest == expected
    with pytest.raises(TypeError, match="int"):
        clean(3)


def test_other_media_types_are_a_value_error():
    with pytest.raises(ValueError, match="text/plain"):
        clean(PROSE, media_type="application/pdf")


@pytest.mark.parametrize(
    ("source", "stage", "why"),
    [
        (b"", "input", "empty"),
        (b" \n\t\r\n \xc2\xa0", "read", "blank"),
        (b"\xef\xbb\xbf", "read", "blank"),
        (bytes(range(256)) * 20, "decode", "binary"),
        (b"<!DOCTYPE html><p>The council voted." + b"\0\1\0\2" * 20, "decode", "binary"),
        (b"%PDF-1.7\n%\xe2\xe3", "input", "format"),
        (b"PK\x03\x04" + b"\0" * 30 + b"word/document.xml", "input", "format"),
        (b"PK\x03\x04" + b"\0" * 30 + b"mimetypeapplication/epub+zip", "input", "format"),
        (b"\x89PNG\r\n\x1a\n\0\0", "input", "format"),
        ("half a pair: \ud800", "decode", "surrogate"),
    ],
)
def test_what_cannot_be_a_document_is_rejected_with_its_reason(source, stage, why):
    rejection = reason(source)
    assert (rejection.stage, rejection.reason) == (stage, why)
    assert "\n" not in rejection.message


def test_rows_of_nul_in_html_are_padding():
    record = clean(b"<!DOCTYPE html><title>Ferry</title><p>The council" + b"\0" * 400 + b" voted on Monday.<p>It did.")
    assert record.text == "The council voted on Monday.\n\nIt did."
    assert reason(b"The council" + b"\0" * 400).reason == "binary"


def test_formats_are_named_with_a_converter():
    assert "DOCX" in reason(b"PK\x03\x04" + b"\0" * 30 + b"word/document.xml").message
    assert "pdftotext" in reason(b"%PDF-1.7").message


def test_too_large_says_the_limit_and_what_to_do():
    assert "over the limit of 50" in reason(PROSE, recipe=Recipe(max_bytes=50)).message


def test_undecodable_bytes_over_a_tenth_are_rejected_and_fewer_are_counted():
    damaged = PROSE.encode() + "äöü".encode() * 3 + b"\xff"
    assert clean(damaged).origin.encoding.replaced == 1
    assert (
        reason(b"abc\xff\xfe\xfd\xfc" * 9 + "é".encode() * 40, recipe=Recipe(max_undecodable=100)).reason
        == "undecodable"
    )


def test_a_missing_file_and_a_folder_are_rejected(tmp_path):
    assert reason(tmp_path / "none.txt").reason == "missing"
    assert reason(tmp_path).reason == "unreadable"


def test_a_document_without_an_article_is_a_record():
    record = clean("<!doctype html><nav>Home</nav>")
    assert record.text == ""
    assert record.warnings == ("no article found",)


def test_suffix_and_content_tell_the_media_type(tmp_path):
    page = f"<!DOCTYPE html><p>{PROSE}</p>"
    for name, text, kind in (
        ("a.txt", page, "text/html"),
        ("a.html", "if a<3 then x > y. " + PROSE, "text/plain"),
        ("a.md", PROSE, "text/markdown"),
        ("a.txt", PROSE, "text/plain"),
        ("a.txt", f"# Title\n\n**{PROSE}**", "text/markdown"),
        ("a.unknown", PROSE, "text/plain"),
    ):
        (tmp_path / name).write_text(text)
        assert clean(tmp_path / name).origin.media_type == kind


def test_plain_text_is_never_parsed_as_html():
    assert (
        clean("if a<b then x > y, and that is all there is to it.").text
        == "if a<b then x > y, and that is all there is to it."
    )


def test_many_gives_one_outcome_for_each_in_order(tmp_path):
    outcomes = list(clean_many([PROSE, b"", tmp_path / "none.txt", PROSE + " Again."]))
    assert [type(o) for o in outcomes] == [Record, Rejection, Rejection, Record]
    assert [outcomes[0].text, outcomes[3].text] == [PROSE, PROSE + " Again."]


def test_many_is_lazy():
    def endless():
        while True:
            yield PROSE

    assert next(clean_many(endless())).text == PROSE


def test_a_soup_is_a_source_of_its_own_bytes():
    soup = BeautifulSoup(f"<article><h1>Ferry</h1><p>{PROSE}</p></article>", "html.parser")
    record = clean(soup)
    assert PROSE in record.text
    assert record.id == corpusclean.Source(source_bytes(soup)).sha256.join(["sha256:", ""])
    assert clean(soup.p).text == PROSE


def test_removed_says_what_why_and_where():
    source = f"{PROSE}\n\nSEE ALSO: Ferries of the north\n\n{PROSE} Again."
    (removed,) = clean(source).removed
    assert (removed.label, removed.rule, removed.text) == (
        "boilerplate.related",
        "phrase",
        "SEE ALSO: Ferries of the north",
    )
    assert source.encode()[removed.start : removed.end].decode() == removed.text


def test_the_recipe_is_part_of_the_record():
    assert clean(PROSE, recipe=Recipe(max_bytes=10_000)).recipe["options"] != clean(PROSE).recipe["options"]
    assert Recipe().digest == Recipe().digest != Recipe(max_bytes=1).digest


def test_the_path_is_in_no_digest(tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(PROSE)
    a, b = clean(tmp_path / "a.txt"), clean(tmp_path / "b.txt")
    assert (a.origin.path, b.origin.path) == ("a.txt", "b.txt")
    assert a.digest == b.digest


def test_it_is_silent(capfd):
    clean(PROSE)
    assert capfd.readouterr() == ("", "")


def test_a_large_document_is_cleaned():
    text = "\n\n".join(f"{PROSE} Number {n}." for n in range(3_000))
    assert clean(text).text == text


MENU = ["Coast", "Fields", "Town", "Letters", "Log in", "Pick of the week", "Tide tables", "Weather", "Archive", "Jobs"]


def test_the_model_takes_a_menu_out_of_a_page_dump_and_leaves_its_prose():
    story = [f"{PROSE} That was the {n} time." for n in ("first", "second", "third", "fourth")]
    record = clean("\n".join([*MENU, *story, *MENU]), media_type="text/plain")
    assert record.text == "\n\n".join(story)


@pytest.mark.parametrize("preset", ["balanced", "precision", "recall"])
def test_prose_alone_loses_nothing_under_any_preset(preset):
    story = [f"{PROSE} That was time {n}." for n in range(30)]
    assert clean("\n".join(story), media_type="text/plain", recipe=Recipe(name=preset)).text == "\n\n".join(story)


def test_presets_are_named_and_part_of_the_recipe():
    assert len({Recipe(name=name).digest for name in ("balanced", "precision", "recall")}) == 3
    with pytest.raises(ValueError, match="balanced"):
        Recipe(name="brave")
