"""Which encoding is chosen, and by what."""

import pytest

from corpusclean import Source, clean
from corpusclean.provenance import replay
from corpusclean.provenance.replay import decode
from corpusclean.read.encoding import decide
from corpusclean.read.guess import is_iso_2022_jp
from corpusclean.read.labels import codec_of

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


@pytest.mark.parametrize(
    "data",
    [
        JAPANESE.encode("iso2022_jp"),
        "港口\n".encode("iso2022_jp") * 3,
        b"a\\b~ \x1b(Jabc\x1b(B ~",
        "港口".encode("iso2022_jp").removesuffix(b"\x1b(B"),  # cut off after a character,
        "港口".encode("iso2022_jp").removesuffix(b"\x1b(B")[:-1],  # within one,
        "港口".encode("iso2022_jp")[:-1],  # and within the escape behind it
    ],
)
def test_lines_of_iso_2022_jp_read_by_themselves(data):
    assert is_iso_2022_jp(data)
    read = [decode(line, "iso2022_jp") for line in data.split(b"\n")]
    assert "\n".join(read) == decode(data, "iso2022_jp")


@pytest.mark.parametrize(
    "data",
    [
        b"\x1b[31mred",
        b"\x1b$BF|\nK\\\x1b(B",
        b"\x1b(Ja\nb\\c\x1b(B",
        b"\x1b(I123\x1b(B",
        b"\x1b$BF|\xe4\x1b(B",
        b"\x1b(x",
    ],
)
def test_damaged_iso_2022_jp_is_read_as_something_else(data):
    assert not is_iso_2022_jp(data)
    assert decide(Source(data + b" harbour", charset="iso-2022-jp")).codec != "iso2022_jp"


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
        ("iso88592", "iso8859-2"),
        ("ISO-8859-8-I", "iso8859-8"),
        ("csISO88596E", "iso8859-6"),
        ("iso885911", "cp874"),
        ("x-x-big5", "big5hkscs"),
        ("windows-874", "cp874"),
        ("mac", "mac-roman"),
        ("windows-1252", "cp1252"),
    ],
)
def test_labels_mean_what_the_web_takes_them_for(label, codec):
    assert codec_of(label) == codec


@pytest.mark.parametrize(
    ("stated", "codec", "by"),
    [("utf-8", "cp1252", "detector"), ("shift_jis", "cp1252", "detector"), ("iso-8859-1", "cp1252", "carrier")],
)
def test_what_the_bytes_contradict_is_passed_over(stated, codec, by):
    found = decide(Source(GERMAN.encode("cp1252"), charset=stated))
    assert (found.codec, found.by) == (codec, by)
    found = decide(Source(f'<meta charset="{stated}"><p>{GERMAN}'.encode("cp1252")), html=True)
    assert (found.codec, found.by) == (codec, by.replace("carrier", "declared"))


def test_a_stated_encoding_may_be_damaged():
    data = bytearray(JAPANESE.encode("euc_jp"))
    data[100] = 0x81
    assert decide(Source(bytes(data), charset="euc-jp")).by == "carrier"


POLISH = (
    "Rada małego portowego miasta postanowiła, że prom będzie pływał jeszcze rok. „Żeby jeździli” – mówił piekarz. "
)
TURKISH = (
    "Küçük liman kentinin meclisi son feribotun bir yıl daha çalışmasına karar verdi; kışın adaya gelmek güçleşirdi. "
)
GREEK = "Το συμβούλιο της μικρής πόλης αποφάσισε να κρατήσει το τελευταίο πλοίο για έναν χρόνο ακόμη. "
CHINESE = "这个小城市的议会星期一晚上决定，最后一班渡船再开一年。没有渡船，冬天就不会有人到岛上来了。"
TAIWANESE = "這個小城市的議會星期一晚上決定，最後一班渡船再開一年。沒有渡船，冬天就不會有人到島上來了。"
KOREAN = "작은 항구 도시의 시의회는 마지막 여객선을 한 해 더 운항하기로 결정했다. 겨울에는 아무도 오지 않는다. "


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (GERMAN, "cp1252"),
        (GERMAN, "mac-roman"),
        (POLISH, "cp1250"),
        (POLISH.translate({ord("„"): '"', ord("”"): '"', ord("–"): "-"}), "iso8859-2"),
        (TURKISH, "cp1254"),
        (GREEK, "cp1253"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp866"),
        (RUSSIAN, "iso8859-5"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (CHINESE, "gb18030"),
        (TAIWANESE, "big5"),
        (KOREAN, "cp949"),
        *((text, f"utf-{width}-{end}") for text in (GERMAN, RUSSIAN) for width in (16, 32) for end in ("le", "be")),
        *((text + "\n" + text, "utf-16-le") for text in (JAPANESE, CHINESE, KOREAN)),
    ],
)
def test_what_nothing_declares_is_found_and_its_ranges_replay(text, codec):
    data = (text * 2).encode(codec)
    found = decide(Source(data))
    assert data.decode(found.codec) == text * 2
    for source, kind in ((data, "text/plain"), (f"<p>{text}</p>\n<p>{text}</p>\n".encode(codec), "text/html")):
        record = clean(source, media_type=kind)
        assert record.origin.encoding.replaced == 0
        assert "".join(record.text.split()) == "".join(text.split()) * 2
        assert replay.check_replay(record.to_dict(), source) == []


@pytest.mark.parametrize(
    "data",
    [b"", b"\x81", b"\xff\xfe\xfd", b"\0" * 7, bytes(range(256)), b"\x1b$B", b"\x80" * 5000, b"<" * 50_000 + b"\xe4"],
)
def test_any_bytes_have_an_encoding(data):
    assert decide(Source(data)).codec in replay.CODECS


def test_the_detector_looks_at_a_bounded_part(monkeypatch):
    seen = []
    monkeypatch.setattr("chardet.detect", lambda data, **_: seen.append(len(data)) or {"encoding": "cp1252"})
    decide(Source((GERMAN + "\n").encode("cp1252") * 5000))
    assert seen
    assert max(seen) <= 2_000


def test_undecodable_bytes_are_counted_and_kept():
    data = ("Die Fähre fährt über den großen Fluß. " * 3).encode() + b"\xff\xfe Ende."
    record = clean(data, media_type="text/plain")
    assert record.origin.encoding.replaced == 2
    assert record.text.count("\ufffd") == 2
    assert replay.check_replay(record.to_dict(), data) == []
