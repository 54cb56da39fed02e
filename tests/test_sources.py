"""What is read of a file or a stream: its bytes up to the limit, and not one more than that takes to tell."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import threading
from pathlib import Path
from types import ModuleType

import pytest

from corpusclean import Rejected, Source, clean, sources
from corpusclean.provenance.replay import CODECS
from corpusclean.sources import as_source, read_file, read_stream

URL = "https://river.example/"
TEXT = b"The river rose again on Monday."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT)
    return path


def test_a_source_of_just_the_limit_is_read(file: Path) -> None:
    assert read_file(file, max_bytes=len(TEXT)).data == TEXT
    assert read_stream(io.BytesIO(TEXT), max_bytes=len(TEXT)).data == TEXT


def test_what_a_source_says_of_itself_stays_and_what_the_caller_says_comes_first() -> None:
    known = Source(TEXT, "text/markdown", url=URL)
    assert as_source(known) == known
    told = as_source(known, media_type="text/plain", url="https://other.example/")
    assert (told.media_type, told.url) == ("text/plain", "https://other.example/")
    told = as_source(Source(TEXT), media_type="text/plain", url=URL)
    assert (told.media_type, told.url) == ("text/plain", URL)
    with pytest.raises(ValueError, match="media_type 'image/png' is not one of text/plain"):
        as_source(Source(TEXT, "image/png"))


@pytest.mark.parametrize(
    "said", [None, "2024", "2024-05", "2024-05-04", "2024-05-04T03:02:01.5Z", "2024-05-04 03:02+02:00"]
)
def test_a_capture_may_be_any_moment(said: str | None) -> None:
    assert as_source(Source(TEXT, captured=said)).captured == said


@pytest.mark.parametrize(
    "said", ["", "yesterday", "2023-02-29", "2024-13", "2024-05-04T25:00", "20240504030201", "2024-05-04\n"]
)
def test_a_capture_that_is_no_time_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match=r"captured .* is no time like 2024-05-04") as caught:
        as_source(Source(TEXT, captured=said))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("said", [None, "UTF-8", "'utf-8'", "latin-1", "x-sjis", *sorted(CODECS)])
def test_a_charset_may_be_any_that_is_read(said: str | None) -> None:
    assert as_source(Source(TEXT, charset=said)).charset == said


@pytest.mark.parametrize("said", ["", "nosuch", "utf-7", "rot13", "none\n"])
def test_a_charset_that_is_not_read_is_passed_over(said: str) -> None:
    assert clean(Source(TEXT, charset=said)).origin.encoding == clean(Source(TEXT)).origin.encoding


def test_another_thread_may_be_importing_beautiful_soup(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setitem(sys.modules, "bs4", ModuleType("bs4"))
    assert as_source(file).data == TEXT
    assert as_source("The ferry sails at nine.").charset == "utf-8"


def test_the_first_documents_of_a_program_can_be_cleaned_in_threads() -> None:
    program = """
import threading
from concurrent.futures import ThreadPoolExecutor
from corpusclean import clean

text = "The harbour board keeps its ferry. " * 5
documents = [text, text, f"<p>{text}</p>", f"<p>{text}</p>", text.encode("utf-16"), b"caf\\xe9 " + text.encode()] * 2
together = threading.Barrier(len(documents))

def cleaned(document):
    together.wait()
    return clean(document).digest

with ThreadPoolExecutor(len(documents)) as pool:
    digests = list(pool.map(cleaned, documents))
assert digests == [clean(document).digest for document in documents]
"""
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_stream_has_an_address_and_no_path() -> None:
    source = read_stream(io.BytesIO(TEXT), url=URL)
    assert (source.path, source.url) == (None, URL)


def test_a_limit_that_no_memory_holds_is_one(file: Path) -> None:
    for limit in (10**14, 10**30):
        assert read_file(file, max_bytes=limit).data == TEXT
        assert read_stream(io.BytesIO(TEXT), max_bytes=limit).data == TEXT


def test_what_is_read_in_steps_is_whole(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setattr(sources, "_AT_ONCE", 4)
    assert read_file(file).data == TEXT
    assert read_file(file, max_bytes=len(TEXT)).data == TEXT
    with pytest.raises(Rejected):
        read_file(file, max_bytes=len(TEXT) - 1)


def test_a_file_over_the_limit_is_rejected_with_its_size(file: Path) -> None:
    with pytest.raises(Rejected) as caught:
        read_file(file, max_bytes=30)
    rejection = caught.value.rejection
    assert (rejection.stage, rejection.reason, rejection.path) == ("input", "too-large", "a.txt")
    assert rejection.message.startswith("31 bytes are over the limit of 30; ")


@pytest.mark.skipif(os.name != "posix", reason="named pipes of POSIX systems")
def test_a_pipe_over_the_limit_is_rejected_before_its_end_and_without_a_size(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=(tmp_path / "pipe").write_bytes, args=(TEXT,))
    writer.start()
    with pytest.raises(Rejected) as caught:
        read_file(tmp_path / "pipe", max_bytes=30)
    writer.join()
    assert caught.value.rejection.message.startswith("there are more bytes than the limit of 30; ")


def test_of_a_stream_only_one_byte_more_than_the_limit_is_read() -> None:
    stream = io.BytesIO(TEXT)
    with pytest.raises(Rejected) as caught:
        read_stream(stream, max_bytes=7)
    assert stream.tell() == 8
    assert caught.value.rejection.reason == "too-large"
