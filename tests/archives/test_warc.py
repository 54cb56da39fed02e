"""Crawl archives: documents come out with what their carrier knew; damage is said and never raised."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
import tracemalloc
import zlib
from pathlib import Path

import brotli
import jsonschema
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import corpusclean
from corpusclean import Rejection, Source, inputs
from corpusclean.archives.warc import Other, find_source, read_archive
from corpusclean.cli import main
from corpusclean.errors import MissingExtra, NotInArchive
from tests.archives.warcs import PAGE, chunked, http, members, pages, record, sha1

BODY = PAGE % 7
ROOT = Path(__file__).parent.parent.parent


def read(data: bytes, folder: Path, name: str = "a.warc", **options):
    path = folder / name
    path.write_bytes(data)
    return list(read_archive(path, **options))


def one(data: bytes, folder: Path) -> Source:
    (source,) = read(data, folder)
    assert isinstance(source, Source), source
    assert find_source(folder / "a.warc", source.warc, len(source.data)) == source.data
    return source


def test_what_the_carrier_knew_goes_along(tmp_path):
    source = one(record(http(BODY, mime="text/html; charset=ISO-8859-2")), tmp_path)
    assert source.data == BODY
    assert (source.media_type, source.charset) == ("text/html", "ISO-8859-2")
    assert (source.url, source.captured) == ("https://ferry.example/a", "2024-05-04T03:02:01Z")
    assert source.path == "a.warc"
    assert source.warc["type"] == "response"
    assert source.warc["record_id"].startswith("<urn:uuid:")
    assert (source.warc["offset"], source.warc["status"]) == ("0", "200")


def test_a_day_of_capture_that_there_is_not_is_not_known(tmp_path):
    page = record(http(BODY)).replace(b"2024-05-04T03:02:01Z", b"2024-99-04T03:02:01Z")
    source = one(page, tmp_path)
    assert (source.media_type, source.captured) == ("text/html", None)
    assert corpusclean.clean(source).origin.captured is None


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (record(b"software: x", "Content-Type: application/warc-fields", kind="warcinfo", uri=None), "warcinfo"),
        (record(b"GET / HTTP/1.1\r\n\r\n", kind="request"), "request"),
        (record(http(b""), kind="revisit"), "revisit"),
        (record(http(BODY, status="404 Not Found")), "status"),
        (record(http(b"", "Location: /b", status="301 Moved")), "status"),
        (record(http(b"\x89PNG\r\n", mime="image/png")), "media type"),
        (record(b"20240504 ferry.example A 127.0.0.1", "Content-Type: text/dns"), "no HTTP"),
        (record(b"not http at all"), "no HTTP"),
        (record(b""), "no HTTP"),
        (record(b"\x89PNG", "Content-Type: image/png", kind="resource"), "media type"),
        (record(b"x", kind="feather"), "feather"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_document_is_counted_as_such(data, why, tmp_path):
    assert read(data, tmp_path) == [Other(why)]


def test_a_large_picture_is_not_too_large(tmp_path):
    data = record(http(b"\0" * 3_000_000, mime="image/png")) + record(http(BODY))
    picture, page = read(data, tmp_path, max_bytes=1000)
    assert picture == Other("media type")
    assert page.data == BODY


def test_resources_and_conversions_are_documents(tmp_path):
    text = b"The ferry left at nine."
    source = one(record(text, "Content-Type: text/plain; charset=utf-8", kind="conversion"), tmp_path)
    assert (source.data, source.media_type, source.charset) == (text, "text/plain", "utf-8")
    assert one(record(BODY, "Content-Type: text/html", kind="resource"), tmp_path).data == BODY


def test_a_vague_media_type_gives_way_to_the_identified_one(tmp_path):
    for mime in ("", "application/octet-stream"):
        source = one(record(http(BODY, mime=mime), "WARC-Identified-Payload-Type: text/html"), tmp_path)
        assert source.media_type == "text/html"
    assert one(record(http(BODY, mime="")), tmp_path).media_type is None


# ---- codings


@pytest.mark.parametrize(
    ("coding", "encode"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", lambda body: gzip.compress(body[:20]) + gzip.compress(body[20:])),
        ("deflate", zlib.compress),
        ("deflate", lambda body: zlib.compress(body)[2:-4]),
        ("br", brotli.compress),
        ("gzip, br", lambda body: brotli.compress(gzip.compress(body))),
    ],
)
@pytest.mark.parametrize("in_chunks", [False, True])
def test_codings_are_undone(coding, encode, in_chunks, tmp_path):
    body = encode(BODY)
    headers = [f"Content-Encoding: {coding}", *(["Transfer-Encoding: chunked"] if in_chunks else [])]
    source = one(record(http(chunked(body) if in_chunks else body, *headers)), tmp_path)
    assert source.data == BODY
    assert source.warc["content_encoding"] == coding
    assert source.warc.get("transfer_encoding") == ("chunked" if in_chunks else None)


@pytest.mark.parametrize(
    "header", ["Content-Encoding: gzip", "Content-Encoding: br", "Content-Encoding: deflate", "Content-Encoding: zstd",
               "Content-Encoding: nonsense", "Transfer-Encoding: chunked"]
)  # fmt: skip
def test_headers_that_the_bytes_do_not_bear_out_are_taken_for_undone(header, tmp_path):
    source = one(record(http(BODY, header)), tmp_path)
    assert source.data == BODY
    assert not {"content_encoding", "transfer_encoding"} & set(source.warc)


def test_cut_off_chunks_give_what_is_there(tmp_path):
    body = chunked(BODY)[:60]
    source = one(record(http(body, "Transfer-Encoding: chunked"), "WARC-Truncated: disconnect"), tmp_path)
    assert BODY.startswith(source.data)
    assert len(source.data) > 40
    assert source.warc["truncated"] == "disconnect"


def test_a_bomb_is_too_large(tmp_path):
    for coding, encode in (("gzip", gzip.compress), ("br", brotli.compress)):
        body = encode(b"\0" * 5_000_000)
        (found,) = read(record(http(body, f"Content-Encoding: {coding}")), tmp_path, max_bytes=1_000_000)
        assert isinstance(found, Rejection)
        assert found.reason == "too-large"


# ---- the carrier's digests


@pytest.mark.parametrize(
    ("payload", "matched"),
    [(chunked(BODY), "stored"), (BODY, "decoded"), (b"another page", "none")],
)
def test_digests_are_checked_in_both_readings(payload, matched, tmp_path):
    block = http(chunked(BODY), "Transfer-Encoding: chunked")
    whole = http(payload, "Transfer-Encoding: chunked")
    stated = (f"WARC-Payload-Digest: {sha1(payload)}", f"WARC-Block-Digest: {sha1(whole)}")
    warc = one(record(block, *stated), tmp_path).warc
    assert (warc["payload_digest"], warc["payload_digest_matched"]) == (sha1(payload), matched)
    assert (warc["block_digest"], warc["block_digest_matched"]) == (sha1(whole), matched)


@pytest.mark.parametrize(
    ("stated", "matched"),
    [
        ("sha256:%s", "stored"),
        ("SHA-256:%s", "stored"),
        ("sha256:0%s", "unchecked"),
        ("sha256:", "unchecked"),
        ("tiger:%s", "unchecked"),
        ("shake_128:%s", "unchecked"),
        ("%s", "unchecked"),
        ("sha256:ü%s", "unchecked"),
    ],
)
def test_digests_in_other_forms(stated, matched, tmp_path):
    digest = stated % hashlib.sha256(BODY).hexdigest() if "%s" in stated else stated
    warc = one(record(http(BODY), f"WARC-Payload-Digest: {digest}"), tmp_path).warc
    assert warc["payload_digest_matched"] == matched


def test_no_digests_nothing_recorded(tmp_path):
    assert not [key for key in one(record(http(BODY)), tmp_path).warc if "digest" in key]


# ---- damage


@pytest.mark.parametrize("pack", [b"".join, members], ids=["plain", "gzip"])
def test_what_follows_damage_is_read(pack, tmp_path):
    records = pages(5)
    data = bytearray(pack(records))
    at = len(pack(records[:2]))
    data[at : at + 8] = b"\xff" * 8
    found = read(bytes(data), tmp_path)
    assert [source.url[-1] for source in found if isinstance(source, Source)] == ["0", "1", "3", "4"]
    assert [item.reason for item in found if isinstance(item, Rejection)] == ["damaged"]


@pytest.mark.parametrize(
    "pack", [b"".join, members, lambda records: gzip.compress(b"".join(records))], ids=["plain", "gzip", "one member"]
)
def test_every_cut_is_said(pack, tmp_path):
    data = pack(pages(3))
    ends = {len(pack(pages(number))) for number in range(4)}
    for end in range(0, len(data), 5):
        found = read(data[:end], tmp_path)
        assert found or not end
        assert all(item.data in [PAGE % n for n in range(3)] for item in found if isinstance(item, Source))
        said = any(isinstance(item, Rejection) for item in found)
        assert said or any(0 <= whole - end <= 4 for whole in ends if whole), end


@pytest.mark.parametrize("pack", [b"".join, members], ids=["plain", "gzip"])
def test_a_cut_end_is_one_rejection(pack, tmp_path):
    data = pack(pages(3))
    for end in range(len(pack(pages(2))) + 30, len(data) - 8, 7):
        rejections = [item for item in read(data[:end], tmp_path) if isinstance(item, Rejection)]
        assert len(rejections) <= 1, end


def test_damage_within_and_a_cut_end_are_two_rejections(tmp_path):
    data = bytearray(b"".join(pages(3))[:-40])
    at = len(pages(1)[0])
    data[at : at + 8] = b"\xff" * 8
    found = read(bytes(data), tmp_path)
    assert [type(item).__name__ for item in found] == ["Source", "Rejection", "Rejection"]
    assert "reading goes on" in found[1].message


def test_one_gzip_member_of_many_records_is_read_and_found_again(tmp_path):
    found = read(gzip.compress(b"".join(pages(3))), tmp_path)
    assert [source.data for source in found] == [PAGE % n for n in range(3)]
    assert [source.warc.get("offset") for source in found] == ["0", None, None]
    for source in found:
        assert find_source(tmp_path / "a.warc", source.warc, 10_000) == source.data


def incompressible(count: int) -> list[bytes]:
    letters = [hashlib.shake_256(bytes([number])).hexdigest(100_000).encode() for number in range(count)]
    return [record(http(said, mime="text/plain")) for said in letters]


@pytest.mark.parametrize(
    ("pack", "at", "said"),
    [
        (gzip.compress, 0.6, "damaged after 3 records of the gzip stream that begins at byte 0 ("),
        (gzip.compress, 0.0001, "damaged from byte 0 on ("),
        (bytes, 0, "damaged from byte 0 on ("),
    ],
    ids=["one member", "its beginning", "plain"],
)
def test_damage_says_how_far_the_archive_was_read(pack, at, said, tmp_path):
    data = bytearray(pack(b"".join(incompressible(5))))
    place = int(at * len(data))
    data[place : place + 40] = bytes(40) if not place else b"\xff" * 40
    found = read(bytes(data), tmp_path)
    assert next(item.message[: len(said)] for item in found if isinstance(item, Rejection)) == said


def test_damage_between_members_names_the_record_before_it(tmp_path):
    packed = [gzip.compress(said) for said in incompressible(3)]
    middle = bytearray(packed[1])
    middle[100:140] = b"\xff" * 40
    found = read(packed[0] + bytes(middle) + packed[2], tmp_path)
    assert [type(item).__name__ for item in found] == ["Source", "Rejection", "Source"]
    assert found[1].message.startswith("damaged after the record at byte 0 (")


@pytest.mark.parametrize("pack", [b"".join, members], ids=["plain", "gzip"])
def test_no_damage_raises(pack, tmp_path):
    good = pack([*pages(2), record(http(gzip.compress(BODY), "Content-Encoding: gzip"))])

    @given(st.integers(0, len(good) - 1), st.binary(min_size=1, max_size=6))
    def check(at, new):
        found = read(good[:at] + new + good[at + len(new) :], tmp_path)
        assert found
        assert all(isinstance(item, (Source, Rejection, Other)) for item in found)

    check()


@given(st.binary(max_size=300))
def test_anything_after_a_beginning_is_survived(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("warc")
    for start in (b"", b"WARC/1.1\r\n", b"\x1f\x8b\x08"):
        for item in read(start + data, folder):
            assert isinstance(item, (Source, Rejection, Other))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (record(http(BODY), "Content-Length: 99999"), "damaged"),
        (record(http(BODY), "WARC-Segment-Number: 1"), "segmented"),
        (record(http(b"<p>x" * 600_000)), "too-large"),
        (record(http(BODY)).replace(b"Content-Length", b"Content-Lenght"), "damaged"),
    ],
    ids=["short", "segment", "large", "no length"],
)
def test_documents_that_cannot_be_had(data, reason, tmp_path):
    found = read(data, tmp_path, max_bytes=100_000)[0]
    assert isinstance(found, Rejection)
    assert (found.reason, found.url) == (reason, "https://ferry.example/a")
    assert found.to_dict()["warc"]["offset"] == "0"


def test_hostile_headers_stay_headers(tmp_path):
    uri = "https://ferry.example/\x1b[31m\x7f" + "a" * 100
    source = one(record(http(BODY), "WARC-Truncated: " + "x" * 5000, uri=uri), tmp_path)
    assert source.url == "https://ferry.example/[31m" + "a" * 100
    assert len(source.warc["truncated"]) == 200


def test_a_missing_file_is_a_rejection(tmp_path):
    (found,) = read_archive(tmp_path / "gone.warc")
    assert (found.reason, found.path) == ("missing", "gone.warc")


def test_memory_does_not_grow_with_the_archive(tmp_path):
    page = PAGE % 1 + b"<p>words and words</p>" * 5_000
    path = tmp_path / "a.warc"
    path.write_bytes(record(http(page)) * 100)
    tracemalloc.start()
    try:
        assert sum(isinstance(item, Source) for item in read_archive(path)) == 100
        assert tracemalloc.get_traced_memory()[1] < 20 * len(page)
    finally:
        tracemalloc.stop()


# ---- finding again


def test_a_recompressed_archive_is_searched_by_record_id(tmp_path):
    found = read(b"".join(pages(4)), tmp_path)
    (tmp_path / "a.warc").write_bytes(members(pages(4)))
    for source in found:
        assert find_source(tmp_path / "a.warc", source.warc, 10_000) == source.data


def test_records_without_an_id_are_found_by_place_or_bytes(tmp_path):
    nameless = [re.sub(rb"WARC-Record-ID: [^\r]*\r\n", b"", one) for one in pages(4)]
    found = read(b"".join(nameless), tmp_path)
    assert [source.warc.get("record_id") for source in found] == [None] * 4
    for archive in (b"".join(nameless), members(nameless), b"".join(nameless[::-1])):
        (tmp_path / "a.warc").write_bytes(archive)
        for source in found:
            assert (
                find_source(tmp_path / "a.warc", source.warc, 10_000, hashlib.sha256(source.data).hexdigest())
                == source.data
            )


def test_what_is_not_there_is_not_found(tmp_path):
    found = read(b"".join(pages(2)), tmp_path)
    (tmp_path / "a.warc").write_bytes(b"".join(pages(1)))
    with pytest.raises(NotInArchive):
        find_source(tmp_path / "a.warc", found[1].warc, 10_000)
    with pytest.raises(NotInArchive):
        find_source(tmp_path / "a.warc", {}, 10_000)


# ---- the command


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz", "crawl.bin"])
def test_clean_and_verify(name, tmp_path):
    records = [*pages(3), record(b"GET", kind="request"), record(http(b"", status="200 OK"))]
    (tmp_path / name).write_bytes((members if name.endswith("gz") else b"".join)(records))
    out, rejected = tmp_path / "records.jsonl", tmp_path / "rejected.jsonl"
    done = CliRunner().invoke(main, ["clean", str(tmp_path / name), "-o", str(out), "--rejections", str(rejected)])
    assert done.exit_code == 3
    assert "3 records, 1 rejected\n" in done.output
    assert f"/{name} https://ferry.example/a: empty: " in done.output
    assert "1 record in archives are not documents: request 1" in done.output
    assert json.loads(rejected.read_text())["url"] == "https://ferry.example/a"
    lines = out.read_bytes().splitlines()
    schema = json.loads((ROOT / "docs" / "record.schema.json").read_text("utf-8"))
    for number, line in enumerate(lines):
        data = json.loads(line)
        jsonschema.Draft202012Validator(schema).validate(data)
        assert data["origin"]["path"] == name
        assert data["url"] == data["origin"]["url"] == f"https://ferry.example/{number}"
    checked = CliRunner().invoke(main, ["verify", str(out), "--sources", str(tmp_path)])
    assert checked.exit_code == 0, checked.output
    assert "3 of 3 replayed" in checked.output
    (tmp_path / name).write_bytes(b"".join(pages(1)).replace(b"ferry of", b"wherry o"))
    broken = CliRunner().invoke(main, ["verify", str(out), "--sources", str(tmp_path)])
    assert broken.exit_code == 1
    assert "other bytes" in broken.output
    assert "no such record" in broken.output


def test_archives_in_a_folder_are_read_with_the_documents_beside_them(tmp_path):
    folder = tmp_path / "crawl"
    folder.mkdir()
    (folder / "a.warc.gz").write_bytes(members(pages(2)))
    (folder / "b.html").write_bytes(BODY)
    (folder / "c.zip").write_bytes(b"PK")
    done = CliRunner().invoke(main, ["clean", str(folder), "-o", str(tmp_path / "o.jsonl")])
    assert done.exit_code == 0
    assert "3 records, 0 rejected, 1 other file" in done.output


def test_an_archive_is_not_a_single_document(tmp_path):
    (tmp_path / "a.warc").write_bytes(b"".join(pages(2)))
    for options in (["--url", "https://ferry.example/0"], ["--format", "text"]):
        assert CliRunner().invoke(main, ["clean", str(tmp_path / "a.warc"), *options]).exit_code == 2


def test_show_takes_the_document_with_the_address_or_the_first(tmp_path):
    (tmp_path / "a.warc").write_bytes(record(b"", kind="request") + b"".join(pages(2)))
    show = ["show", str(tmp_path / "a.warc")]
    assert "ferry of page 0" in CliRunner().invoke(main, show).output
    assert "ferry of page 1" in CliRunner().invoke(main, [*show, "--url", "https://ferry.example/1"]).output
    gone = CliRunner().invoke(main, [*show, "--url", "https://ferry.example/9"])
    assert gone.exit_code == 2
    assert "no document from https://ferry.example/9 — " in gone.output
    gone = CliRunner().invoke(main, [*show, "--url", "https://ferry.example/\x1b"])
    assert r"'https://ferry.example/\x1b' holds control characters" in gone.output


def test_texts_get_names_of_their_own(tmp_path):
    (tmp_path / "a.warc").write_bytes(b"".join(pages(2)) + record(http(BODY), uri="https://../..\\x/"))
    CliRunner().invoke(main, ["clean", str(tmp_path / "a.warc"), "--format", "text", "-o", str(tmp_path / "out")])
    names = sorted(path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*.txt"))
    assert names[:2] == ["a.warc/000001-ferry.example.txt", "a.warc/000002-ferry.example.txt"]
    assert len(names) == 3


@pytest.mark.parametrize("command", [["clean"], ["diff", "precision", "recall", "--sources"]])
def test_the_extra_is_asked_for_before_the_work_begins(command, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    monkeypatch.setattr("corpusclean.cli_outcomes.clean", lambda *_, **__: pytest.fail("work began"))
    (tmp_path / "a.html").write_bytes(PAGE % 1)
    (tmp_path / "b.warc").write_bytes(b"".join(pages(1)))
    done = CliRunner().invoke(main, [*command, str(tmp_path)])
    assert done.exit_code == 2
    assert "pip install 'corpusclean[warc]'" in done.output.strip().splitlines()[-1]


@pytest.mark.parametrize(("command", "sides"), [(["clean"], 1), (["diff", "precision", "recall", "--sources"], 2)])
def test_a_folder_is_listed_once_for_each_side(command, sides, tmp_path, monkeypatch):
    listed = []
    entries = inputs._entries
    monkeypatch.setattr(inputs, "_entries", lambda *said: listed.append(said[0]) or entries(*said))
    (tmp_path / "a.html").write_bytes(PAGE % 1)
    CliRunner().invoke(main, [*command, str(tmp_path)])
    assert listed == [tmp_path] * sides


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("command", ["clean", "show"])
def test_an_archive_on_standard_input_is_told_as_one(command, packed):
    data = b"".join(pages(1))
    done = CliRunner().invoke(main, [command, "-"], input=gzip.compress(data) if packed else data)
    assert done.exit_code == 3
    (line, *_) = done.output.splitlines()
    assert line == (
        "rejected: -: format: this is a crawl archive (WARC), not text; archives are read from files alone: "
        "save it, and name the file"
    )


def test_without_the_extra_it_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "fastwarc.warc", None)
    (tmp_path / "a.warc").write_bytes(b"".join(pages(1)))
    with pytest.raises(MissingExtra, match="corpusclean\\[warc\\]"):
        list(read_archive(tmp_path / "a.warc"))
    done = CliRunner().invoke(main, ["clean", str(tmp_path / "a.warc")])
    assert done.exit_code == 2
    assert "pip install 'corpusclean[warc]'" in done.output
    assert "Traceback" not in done.output


def test_a_record_is_the_same_from_an_archive_or_from_its_parts(tmp_path):
    source = one(record(http(chunked(BODY), "Transfer-Encoding: chunked")), tmp_path)
    again = Source(BODY, "text/html", "a.warc", source.url, "utf-8", source.captured, dict(source.warc))
    assert corpusclean.clean(source) == corpusclean.clean(again)
