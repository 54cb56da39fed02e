"""Which files are documents, in which order, and under which names."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpusclean.checks import printable_name
from corpusclean.inputs import Document, Skipped, find_documents, has_suffix
from corpusclean.read.sniff import SUFFIXES

posix = pytest.mark.skipif(os.name != "posix", reason="names and links of POSIX file systems")


def tree(root: Path, *names: str) -> Path:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("words", encoding="utf-8")
    return root


def documents(argument: Path) -> list[str]:
    return [found.name for found in find_documents(argument) if isinstance(found, Document)]


def skipped(argument: Path) -> list[tuple[str, str]]:
    return [(found.name, found.reason) for found in find_documents(argument) if isinstance(found, Skipped)]


def test_a_named_file_is_a_document_whatever_its_name(tmp_path: Path) -> None:
    tree(tmp_path, "notes.rst", ".hidden", "a.expected.json")
    for name in ("notes.rst", ".hidden", "a.expected.json"):
        assert list(find_documents(tmp_path / name)) == [Document(tmp_path / name, name)]


def test_a_path_that_is_not_there_is_left_to_the_reader(tmp_path: Path) -> None:
    assert documents(tmp_path / "gone.pdf") == ["gone.pdf"]


def test_names_are_relative_to_the_argument_with_slashes(tmp_path: Path) -> None:
    tree(tmp_path, "in/deep/er/a.txt")
    assert documents(tmp_path / "in") == ["deep/er/a.txt"]
    assert documents(tmp_path / "in" / "deep") == ["er/a.txt"]


def test_path_order_is_that_of_the_parts(tmp_path: Path) -> None:
    tree(tmp_path, "b.txt", "a/z.txt", "a-1.txt", "a.txt", "B.txt", "a/b/c.txt")
    assert documents(tmp_path) == ["B.txt", "a/b/c.txt", "a/z.txt", "a-1.txt", "a.txt", "b.txt"]


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".TXT", ".Html"])
def test_suffixes_in_any_case(suffix: str) -> None:
    assert has_suffix("page" + suffix)


@pytest.mark.parametrize("name", ["page", "page.txt.gz", "txt", ".txt", ".page.txt", "page.json", "page.txt~"])
def test_other_names_are_no_documents(name: str) -> None:
    assert not has_suffix(name)


def test_other_files_are_told_and_side_files_and_hidden_ones_are_not(tmp_path: Path) -> None:
    tree(tmp_path, "a.txt", "a.expected.json", "manifest.jsonl", "photo.jpg", "sub/data.csv", ".git/x.txt", ".note.md")
    assert documents(tmp_path) == ["a.txt"]
    assert skipped(tmp_path) == [("photo.jpg", "suffix"), ("sub/data.csv", "suffix")]


def test_a_folder_with_the_name_of_a_document_is_a_folder(tmp_path: Path) -> None:
    assert documents(tree(tmp_path, "site.html/index.html")) == ["site.html/index.html"]


@posix
def test_loops_of_links_end(tmp_path: Path) -> None:
    tree(tmp_path, "a/one.txt", "b/two.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b" / "self").symlink_to(tmp_path / "b")
    (tmp_path / "b" / "over").symlink_to(tmp_path / "a")
    (tmp_path / "round.txt").symlink_to(tmp_path / "round.txt")
    assert documents(tmp_path) == ["a/one.txt", "b/two.txt", "round.txt"]


@posix
def test_links_to_documents_are_read_and_dangling_ones_are_left_to_the_reader(tmp_path: Path) -> None:
    tree(tmp_path, "elsewhere/a.txt", "in/b.txt")
    (tmp_path / "in" / "a.txt").symlink_to(tmp_path / "elsewhere" / "a.txt")
    (tmp_path / "in" / "c.txt").symlink_to(tmp_path / "gone.txt")
    assert documents(tmp_path / "in") == ["a.txt", "b.txt", "c.txt"]


@posix
def test_a_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert skipped(tmp_path) == [("pipe.txt", "suffix")]


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree(tmp_path, "locked/a.txt", "b.txt")
    listed = Path.iterdir

    def refuse(folder: Path) -> Iterator[Path]:
        if folder.name == "locked":
            raise PermissionError(13, "Permission denied")
        return listed(folder)

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert skipped(tmp_path) == [("locked", "unreadable")]
    assert documents(tmp_path) == ["b.txt"]
    assert skipped(tmp_path / "locked") == [("locked", "unreadable")]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file systems that refuse such names")
def test_a_name_that_is_not_utf8_is_passed_with_its_reason(tmp_path: Path) -> None:
    bad = os.fsdecode(b"caf\xe9")
    tree(tmp_path, "good.txt", f"{bad}.txt", f"{bad}/a.txt", f"{bad}/b.warc", "é/c.txt")
    assert sorted(documents(tmp_path)) == ["good.txt", "é/c.txt"]
    names = ["caf\ufffd.txt", "caf\ufffd/a.txt", "caf\ufffd/b.warc"]
    assert sorted(skipped(tmp_path)) == [(name, "name") for name in names]
    assert skipped(tmp_path / f"{bad}.txt") == [("caf\ufffd.txt", "name")]
    assert documents(tmp_path / bad) == ["a.txt", "b.warc"]


def test_printable_names() -> None:
    assert printable_name("naïve\u202e\n.txt") == "naïve\u202e\n.txt"
    assert printable_name("a\udce9\ud800b") == "a\ufffd\ufffdb"
