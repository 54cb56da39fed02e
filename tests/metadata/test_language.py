"""The language of a text: named where it is sure, the same in every call and thread, never an exception."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean import clean
from corpusclean.metadata.language import declared_languages, detect_language
from corpusclean.model import Encoding, Fact, Language, Page, Source

ENGLISH = "The council of the harbour town voted on Monday evening to keep its last ferry running for another year."
GERMAN = "Der Rat der kleinen Hafenstadt beschloss am Montagabend, die letzte Fähre noch ein Jahr fahren zu lassen."
DANISH = "Byrådet i den lille havneby besluttede mandag aften at lade den sidste færge sejle et år endnu."
RUSSIAN = "Совет небольшого портового города решил в понедельник вечером сохранить последний паром ещё на год."
JAPANESE = "小さな港町の議会は月曜日の夜、最後の渡し船をもう一年続けることを決めた。"
CHINESE = "这个小港口城市的议会星期一晚上决定，最后一班渡船再开一年。"
SERBIAN = "Веће малог града одлучило је да ће последњи трајект возити још годину дана, јер ће иначе куће остати празне."


@pytest.mark.parametrize(
    "text",
    ["", " \n", "42", "OK", "1 2 3 4 5 6 7 8 9 10 11 12 13", "x" * 3, "https://www.example.org/the/council/of/it"],
)
def test_what_is_too_short_has_no_language(text):
    assert detect_language(text) == Language()


@pytest.mark.parametrize(
    "text",
    ["Martin Andersen, Peter Hansen", "Restaurant Hotel Bar Café", "total 100 kg, min. 2 m", "x" * 500, "aW5kZXg" * 50],
)
def test_names_loanwords_and_rows_of_letters_are_no_language(text):
    assert detect_language(text).tag == "und"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        (ENGLISH, "en"),
        (ENGLISH.upper(), "en"),
        (GERMAN, "de"),
        (DANISH, "da"),
        (RUSSIAN, "ru"),
        (JAPANESE, "ja"),
        (CHINESE, "zh"),
        (CHINESE * 100, "zh"),
        ("პატარა ქალაქის საბჭომ გადაწყვიტა", "ka"),
        (SERBIAN, "sr"),
        (f"{ENGLISH} https://beispiel.example/der-rat-der-stadt-hat-beschlossen", "en"),
        (ENGLISH.replace("ferry", "ferry (渡し船)"), "en"),
    ],
)
def test_one_language(text, tag):
    found = detect_language(text)
    assert (found.tag, found.shares) == (tag, ())
    assert found.margin % 50 == 0
    assert found.margin >= 600


@pytest.mark.parametrize("times", [2, 40])
def test_mixed_texts_name_their_languages_by_share(times):
    text = "\n\n".join([*[ENGLISH] * 3 * times, *[GERMAN] * times])
    found = detect_language(text)
    assert [tag for tag, _ in found.shares] == ["en", "de"]
    assert 650 < found.shares[0][1] < 850
    assert sum(share for _, share in found.shares) in (999, 1000)
    assert found.tag == "en"
    half = detect_language("\n\n".join([*[RUSSIAN] * times, *[ENGLISH] * times]))
    assert {tag for tag, _ in half.shares} == {"en", "ru"}
    assert half.tag == "und"


def test_a_quotation_does_not_mix_a_text():
    assert detect_language("\n\n".join([*[ENGLISH] * 60, GERMAN])).shares == ()


def test_a_declaration_decides_between_likely_languages_alone():
    short = "Vi har en ny bil og et hus"
    assert detect_language(short, ("da",)).tag in ("da", "und")
    assert detect_language(ENGLISH, ("de",)).tag == "en"
    assert detect_language(GERMAN, ("en",)).tag == "de"


def test_a_declared_language_without_a_profile_is_not_taken_for_another():
    basque = "Portuko hiri txikiko udalak astelehen gauean erabaki zuen azken ontzia beste urtebetez mantentzea."
    assert detect_language(basque, ("eu",)).tag == "und"
    assert detect_language(ENGLISH * 3, ("gl",)).tag == "en"


def test_declarations_are_read_from_markup_and_headers():
    said = [
        Fact("lang", "de-CH", "html", 0, 1),
        Fact("og:locale", "en_GB", "meta", 2, 3),
        Fact("lang", "nb", "html", 4, 5),
    ]
    facts = (*said, Fact("lang", "german", "html", 6, 7), Fact("title", "fr", "html", 8, 9))
    source = Source(b"x", headers={"Content-Language": "pl"})
    page = Page(source, "text/html", Encoding("utf-8", "utf-8"), (), facts=facts)
    assert declared_languages(page) == ("de", "en", "no", "pl")


def test_the_record_states_the_shares():
    record = clean("\n\n".join([ENGLISH, ENGLISH, ENGLISH, GERMAN, GERMAN]), media_type="text/plain")
    assert [tag for tag, _ in record.languages] == ["en", "de"]
    assert record.to_dict()["languages"][0]["tag"] == "en"


def test_every_thread_and_every_call_has_the_same_answer():
    texts = [ENGLISH, GERMAN, DANISH[:40], RUSSIAN, JAPANESE, ENGLISH[:25], f"{GERMAN}\n\n{ENGLISH}"] * 8
    expected = [detect_language(text) for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(detect_language, texts)) == expected
    assert [detect_language(text) for text in reversed(texts)] == expected[::-1]


@given(st.text(max_size=400))
def test_any_text_has_an_answer(text):
    found = detect_language(text)
    assert 0 <= found.margin <= 1000
    assert found.margin % 50 == 0
