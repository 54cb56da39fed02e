"""Which encoding is chosen, and by what."""

import pytest

from corpusclean.model import Source
from corpusclean.read.encoding import codec_of, decide

GERMAN = "Die Fähre fährt über den großen Fluß, und die Möwen schreien. " * 5
RUSSIAN = "Совет небольшого портового города проголосовал за паром. " * 5
JAPANESE = "港町の議会は月曜日の夜、最後のフェリーを続けることを決めました。" * 5


@pytest.mark.parametrize(
    ("data", "facts", "codec", "by"),
    [
        (b"plain ASCII", {}, "utf-8", "utf-8"),
        (GERMAN.encode(), {"charset": "latin-1"}, "utf-8", "utf-8"),
        (b"\xef\xbb\xbf" + GERMAN.encode(), {}, "utf-8", "bom"),
        (b"\xff\xfe" + GERMAN.encode("utf-16-le"), {}, "utf-16-le", "bom"),
        (GERMAN.encode("utf-16-be"), {}, "utf-16-be", "detector"),
        (GERMAN.encode("latin-1"), {"charset": "ISO-8859-1"}, "cp1252", "carrier"),
        (RUSSIAN.encode("koi8-r"), {"charset": "koi8-r"}, "koi8-r", "carrier"),
        (JAPANESE.encode("iso2022_jp"), {}, "iso2022_jp", "detector"),
        (GERMAN.encode() + b"\xe4", {}, "utf-8", "utf-8"),
        (b"a few\0 NULs in a text that is otherwise plain and long enough", {}, "utf-8", "utf-8"),
    ],
)
def test_order_of_decisions(data, facts, codec, by):
    found = decide(Source(data, **facts))
    assert (found.codec, found.by) == (codec, by)


def test_html_may_declare_its_encoding_and_text_may_not():
    page = b'<meta charset="windows-1251"><p>' + RUSSIAN.encode("cp1251")
    assert decide(Source(page), html=True).by == "declared"
    assert decide(Source(page)).by == "detector"


@pytest.mark.parametrize(
    "label", ["unicode_escape", "utf-7", "rot13", "idna", "base64", "no such", "", "\0", "x" * 99, "é"]
)
def test_a_page_may_not_ask_for_other_codecs(label):
    assert codec_of(label) is None


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("latin-1", "cp1252"),
        ("US-ASCII", "cp1252"),
        ("GB2312", "gb18030"),
        ("Shift_JIS", "cp932"),
        ("x-sjis", "cp932"),
        ("EUC-KR", "cp949"),
        (' "UTF-8" ', "utf-8"),
        ("windows-1252", "cp1252"),
    ],
)
def test_labels_mean_what_the_web_takes_them_for(label, codec):
    assert codec_of(label) == codec
