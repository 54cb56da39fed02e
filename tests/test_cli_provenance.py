"""The commands over records: verify, trace, restore, root, prove and remove; what they write, say, and how they end."""

from __future__ import annotations

import inspect
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import corpusclean
from corpusclean.annotations import annotate
from corpusclean.cli import main
from corpusclean.provenance import replay
from corpusclean.provenance.check import manifest_lines
from corpusclean.provenance.takedown import wanted
from corpusclean.provenance.trace import trace

SIDE = {"mix_stderr": False} if "mix_stderr" in inspect.signature(CliRunner).parameters else {}
FERRY = (
    "The ferry left at nine with forty sheep and one piano on board, and arrived with both in good order.\n\n"
    "SEE ALSO: Ferries of the north\n\n"
    "Its captain said that the piano had been the easier passenger, because it did not look over the side.\n"
)
HOUSE = FERRY.replace("ferry", "lighthouse").replace("captain", "keeper")
PAGE = "<title>Harbour</title><nav><a href=/>Home port</a></nav><p>The harbour of Brennick is full.</p><p>It was empty.</p>"


def run(*arguments: object, stdin: bytes | None = None, **env: str) -> Result:
    result = CliRunner(**SIDE, env=env).invoke(main, [str(argument) for argument in arguments], input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (folder / "house.txt").write_text(HOUSE, encoding="utf-8")
    (folder / "port.html").write_text(PAGE, encoding="utf-8")
    return folder


@pytest.fixture
def records(sources: Path) -> Path:
    made = sources.parent / "records.jsonl"
    addresses = {"ferry.txt": "https://www.ferry.example/a/", "house.txt": "http://light.brennick.example/b#x"}
    lines = []
    for path in sorted(sources.iterdir()):
        source = corpusclean.Source(path.read_bytes(), path=path.name, url=addresses.get(path.name))
        lines.append(corpusclean.clean(source).to_json() + "\n")
    made.write_text("".join(lines), encoding="utf-8")
    return made


# ---- verify


def test_verify_says_which_depth_it_reached(records: Path, sources: Path) -> None:
    one, two = run("verify", records), run("verify", records, "--sources", sources)
    three = run("verify", records, "--sources", sources, "--rerun")
    assert [result.exit_code for result in (one, two, three)] == [0, 0, 0]
    assert "depth:     1 of 3, digests alone" in one.stdout
    assert "depth:     2 of 3, digests and replay; 3 of 3 replayed" in two.stdout
    assert (
        "depth:     3 of 3, digests, replay and rerun; 3 of 3 replayed over their sources, 3 the same" in three.stdout
    )
    (sources / "ferry.txt").unlink()
    some = run("verify", records, "--sources", sources, "--rerun")
    assert some.exit_code == 1
    assert "line 1: the source 'ferry.txt' is missing\n" in some.stdout
    assert "depth:     1 of 3, digests; 2 of 3 replayed" in some.stdout


def test_verify_holds_a_manifest_against_the_records(records: Path, sources: Path) -> None:
    manifest = sources.parent / "manifest.jsonl"
    said = [manifest_lines(json.loads(line), sources) for line in records.read_bytes().splitlines()]
    lines = [next(line for line in several if b'"path":"pages/' in line) for several in said]
    manifest.write_bytes(b"".join(lines))
    assert run("verify", records, "--sources", sources, "--manifest", manifest).exit_code == 0
    manifest.write_bytes(b"".join(lines).replace(b'"kept":', b'"kept":1', 1))
    wrong = run("verify", records, "--sources", sources, "--manifest", manifest)
    assert wrong.exit_code == 1
    assert wrong.stdout.startswith("manifest line 1: no record says so\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("verify",),
        ("verify", "RECORDS", "--rerun"),
        ("verify", "RECORDS", "--root", "gone.json"),
        ("verify", "RECORDS", "--proof", "gone.json"),
        ("verify", "RECORDS", "--manifest", "gone.jsonl"),
        ("trace", "?!", "RECORDS"),
        ("trace", "", "RECORDS"),
        ("trace", "ferry", "gone.jsonl"),
        ("trace", "ferry", "RECORDS", "--sources", "gone"),
        ("restore", "RECORDS", "--sources", "SOURCES"),
        ("restore", "RECORDS", "--sources", "gone", "--keep", "boilerplate"),
        ("restore", "RECORDS", "--sources", "SOURCES", "--keep", "comment"),
        ("restore", "RECORDS", "--sources", "SOURCES", "--keep", "bio"),
        ("restore", "RECORDS", "--sources", "SOURCES", "--keep", "boilerplate", "-o", "RECORDS"),
        ("root", "gone.jsonl"),
        ("root",),
        ("prove", "abc", "RECORDS"),
        ("prove", "no-digits", "RECORDS"),
        ("remove", "RECORDS", "-o", "x.jsonl"),
        ("remove", "RECORDS", "--id", "12", "-o", "x.jsonl"),
        ("remove", "RECORDS", "--domain", "com", "-o", "x.jsonl"),
        ("remove", "RECORDS", "--url", " ", "-o", "x.jsonl"),
        ("remove", "RECORDS", "--url", "https://ferry.example/a"),
    ],
)
def test_wrong_usage_is_one_line_with_a_hint(arguments: tuple[str, ...], records: Path, sources: Path) -> None:
    before = records.read_bytes()
    result = run(*({"RECORDS": records, "SOURCES": sources}.get(one, one) for one in arguments))
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("corpusclean: ")
    assert result.stderr.count("\n") == 1
    assert " — " in result.stderr
    assert records.read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [
        ("trace", "nobody said this", "RECORDS"),
        ("restore", "RECORDS", "--sources", "SOURCES", "--keep", "boilerplate.bio", "-o", "OUT"),
        ("prove", "0" * 12, "RECORDS", "-o", "OUT"),
        ("remove", "RECORDS", "--domain", "nowhere.example", "-o", "OUT"),
    ],
)
def test_what_is_not_there_ends_with_one_and_writes_nothing(
    arguments: tuple[str, ...], records: Path, sources: Path
) -> None:
    out = sources.parent / "out"
    result = run(*({"RECORDS": records, "SOURCES": sources, "OUT": out}.get(one, one) for one in arguments))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.count("\n") == 1
    assert not out.exists()


@pytest.mark.parametrize("name", ["trace", "restore", "root", "prove", "remove"])
def test_a_damaged_record_stops_every_command(name: str, records: Path, sources: Path) -> None:
    records.write_bytes(records.read_bytes().replace(b"forty", b"fifty"))
    out = sources.parent / "out"
    rest: dict[str, list[object]] = {
        "trace": ["ferry", records],
        "restore": [records, "--sources", sources, "--keep", "boilerplate", "-o", out],
        "root": [records, "-o", out],
        "prove": ["0" * 12, records, "-o", out],
        "remove": [records, "--domain", "ferry.example", "-o", out],
    }
    result = run(name, *rest[name])
    assert result.exit_code == 2
    assert "records.jsonl, line 1: content is not that of the record" in result.stderr
    assert not out.exists()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"hello\n", "not JSON: Expecting value (character 1)"),
        (b'{"text": "The riv', "not JSON: Unterminated string starting at (character 10)"),
        (b"{\n", "not JSON: Expecting property name enclosed in double quotes (character 2)"),
        (b"[1]\n", "schema: None is unknown; this version of corpusclean reads 'corpusclean.record/1'"),
        (b'{"schema":"corpusclean.record/2"}\n', "schema: 'corpusclean.record/2' is of a newer corpusclean, "),
    ],
    ids=["words", "cut", "over several lines", "list", "newer"],
)
def test_all_commands_say_the_same_of_a_line_that_is_no_record(
    line: bytes, said: str, records: Path, sources: Path
) -> None:
    out = sources.parent / "out"
    records.write_bytes(records.read_bytes() + line)
    number = records.read_bytes().count(b"\n") + (not line.endswith(b"\n"))
    for asked in (
        ("trace", "ferry", records),
        ("restore", records, "--sources", sources, "--keep", "boilerplate", "-o", out),
        ("root", records, "-o", out),
        ("prove", "0" * 12, records, "-o", out),
        ("remove", records, "--domain", "ferry.example", "-o", out),
        ("export", "dolma", records, "-o", out),
        ("statement", records, "-o", out),
        ("diff", records, "balanced", "--sources", sources),
    ):
        done = run(*asked)
        assert done.exit_code == 2
        assert f"records.jsonl, line {number}: {said}" in done.stderr, asked
        assert " — name " in done.stderr.splitlines()[-1]
        assert not out.exists()
    assert said in run("verify", records).stdout


# ---- trace


def test_trace_shows_where_words_come_from(records: Path, sources: Path) -> None:
    result = run("trace", "SEE ALSO", records, "--sources", sources, COLUMNS="100")
    assert result.exit_code == 0
    assert result.stderr == "2 places in 2 records\n"
    first = result.stdout.split("\n\n")[0]
    assert "label   - boilerplate.related  by phrase" in first
    assert f"bytes   {FERRY.index('SEE')}–{FERRY.index('SEE') + 8} of ferry.txt" in first
    assert "in good order.\\n\\n>>SEE ALSO<<: Ferries of the north" in " ".join(first.split())


def test_trace_that_finds_nothing_names_what_else_can_be_tried(records: Path, sources: Path) -> None:
    assert "-i ignores case, --sources searches removed text too" in run("trace", "SEE ALSOO", records).stderr
    assert "try fewer words" in run("trace", "SEE ALSOO", records, "-i", "--sources", sources).stderr


def test_trace_escapes_what_a_document_says(sources: Path) -> None:
    evil = (
        "The mayor said \x1b]0;owned\x07 and \u202enothing else\u202c all day, to everybody who was in the harbour.\n"
    )
    (sources / "evil.txt").write_text(evil, encoding="utf-8")
    made = sources.parent / "evil.jsonl"
    assert run("clean", sources / "evil.txt", "-o", made, "-q").exit_code == 0
    result = run("trace", "mayor said", made, "--sources", sources)
    assert result.exit_code == 0
    assert not {"\x1b", "\x07", "\u202e"} & set(result.stdout)
    assert "\\x1b]0;owned" in result.stdout


def test_annotations_are_web_annotations(records: Path, sources: Path) -> None:
    result = run("trace", "Home port", records, "--sources", sources, "--json")
    (note,) = map(json.loads, result.stdout.splitlines())
    assert replay.canonical(note).decode() + "\n" == result.stdout
    assert note["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert note["type"] == "Annotation"
    assert note["id"].startswith("ni:///sha-256;")
    selectors = {one["type"]: one for one in note["target"]["selector"]}
    data = selectors["DataPositionSelector"]
    assert PAGE[data["start"] : data["end"]] == "Home port"
    assert selectors["XPathSelector"]["value"] == "/html[1]/body[1]/nav[1]"
    assert selectors["XPathSelector"]["refinedBy"]["exact"] == selectors["TextQuoteSelector"]["exact"] == "Home port"
    whole = "Harbour\n\nHome port\n\nThe harbour"
    position = selectors["TextPositionSelector"]
    assert whole[position["start"] : position["end"]] == "Home port"
    assert note["body"][0] == {
        "type": "TextualBody",
        "purpose": "classifying",
        "format": "text/plain",
        "value": "boilerplate.navigation",
    }


def test_text_positions_of_plain_text_count_its_characters(sources: Path) -> None:
    text = "\ufeffÜber den Fluss fährt nun wieder eine Fähre, und 😀 alle im Dorf freuen sich sehr darüber.\n"
    source = text.encode()
    record = corpusclean.clean(corpusclean.Source(source, "text/plain", "ü.txt"))
    (note,) = annotate(record, trace(record, "alle im Dorf", source), source)
    selectors = {one["type"]: one for one in note["target"]["selector"]}
    start, end = selectors["TextPositionSelector"]["start"], selectors["TextPositionSelector"]["end"]
    assert text[1:][start:end] == "alle im Dorf"
    assert selectors["TextQuoteSelector"]["prefix"].endswith(" wieder eine Fähre, und 😀 ")


# ---- restore


def test_restore_writes_records_that_verify(records: Path, sources: Path) -> None:
    out = sources.parent / "more.jsonl"
    result = run("restore", records, "--sources", sources, "--keep", "boilerplate.related", "-o", out)
    assert (result.exit_code, result.stderr) == (0, "2 blocks put back in 2 of 3 records\n")
    checked = run("verify", out, "--sources", sources, "--rerun")
    assert checked.exit_code == 0
    assert "restored:  2 blocks were put back by hand" in checked.stdout
    assert out.read_bytes().splitlines()[2] == records.read_bytes().splitlines()[2]
    assert (
        run("restore", records, "--sources", sources, "--keep", "boilerplate.related").stdout_bytes == out.read_bytes()
    )


def test_what_there_is_once_is_said_so(records: Path, sources: Path) -> None:
    one, more = sources.parent / "one.jsonl", sources.parent / "more.jsonl"
    one.write_bytes(records.read_bytes().splitlines(keepends=True)[0])
    result = run("restore", one, "--sources", sources, "--keep", "boilerplate.related", "-o", more)
    assert result.stderr == "1 block put back in 1 of 1 record\n"
    assert "1 block was put back by hand" in run("verify", more).stdout
    assert " 1 record, balanced" in run("diff", one, one).stdout


def test_restore_says_what_is_true_of_articles_and_comments(records: Path, sources: Path) -> None:
    article, comment = (run("restore", records, "--sources", sources, "--keep", one) for one in ("article", "comment"))
    assert "article was not removed" in article.stderr
    assert "comment cannot be restored" in comment.stderr
    assert "in the record" not in article.stderr + comment.stderr


def test_restore_writes_over_no_source(records: Path, sources: Path) -> None:
    (sources / "notes").write_text(FERRY, encoding="utf-8")
    source = corpusclean.Source((sources / "notes").read_bytes(), path="notes")
    records.write_text(records.read_text() + corpusclean.clean(source).to_json() + "\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in sources.iterdir()}
    for name in ("ferry.txt", "new.txt", "notes"):
        asked = ("restore", records, "--sources", sources, "--keep", "boilerplate", "-o", sources / name)
        result = run(*asked)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1), name
    assert {path: path.read_bytes() for path in sources.iterdir()} == before
    assert run(*asked[:-1], sources / "more.jsonl").exit_code == 0


# ---- root, prove, remove


def root_of(*records: Path) -> str:
    return run("root", *records).stdout.splitlines()[0].split()[1]


def test_the_root_is_that_of_any_order_and_any_shards(records: Path, sources: Path) -> None:
    lines = records.read_bytes().splitlines(keepends=True)
    shards = [sources.parent / name for name in ("a.jsonl", "b.jsonl")]
    shards[0].write_bytes(lines[2])
    shards[1].write_bytes(lines[1] + lines[0])
    assert root_of(records) == root_of(*shards)
    shards[0].write_bytes(lines[2] + lines[2])
    assert root_of(records) != root_of(*shards), "the count of equal records is part of it"


def test_root_and_proof_are_checked_offline(records: Path, sources: Path) -> None:
    top = sources.parent
    root, proof, one = top / "root.json", top / "proof.json", top / "one.jsonl"
    assert run("root", records, "-o", root).exit_code == 0
    assert run("verify", records, "--root", root).exit_code == 0
    line = records.read_bytes().splitlines(keepends=True)[1]
    one.write_bytes(line)
    name = json.loads(line)["id"]
    assert run("prove", name, records, "-o", proof).exit_code == 0
    assert run("prove", name[7:19], records).stdout_bytes == proof.read_bytes()
    for given in (root, json.loads(root.read_bytes())["root"]):
        assert run("verify", one, "--proof", proof, "--root", given).exit_code == 0
        assert run("verify", "--proof", proof, "--root", given).exit_code == 0
    other = records.read_bytes().splitlines(keepends=True)[0]
    one.write_bytes(other)
    wrong = run("verify", one, "--proof", proof, "--root", root)
    assert wrong.exit_code == 1
    assert wrong.stdout.startswith("proof: the record with the digest")
    assert run("verify", one, "--root", root).exit_code == 1


def test_one_changed_bit_of_root_or_proof_is_found(records: Path, sources: Path) -> None:
    root, proof = sources.parent / "root.json", sources.parent / "proof.json"
    run("root", records, "-o", root)
    run("prove", json.loads(records.read_bytes().splitlines()[1])["id"], records, "-o", proof)
    for file, arguments in ((root, [records, "--root", root]), (proof, [records, "--proof", proof, "--root", root])):
        good = file.read_bytes()
        for bit in range(0, len(good) * 8, 37):
            bad = bytearray(good)
            bad[bit // 8] ^= 1 << bit % 8
            file.write_bytes(bad)
            result = run("verify", *arguments)
            assert result.exit_code == 1, (file.name, bit)
            assert file.name.partition(".")[0] in result.stdout
        file.write_bytes(good)


def test_remove_leaves_a_tombstone_and_a_new_root(records: Path, sources: Path) -> None:
    out = sources.parent / "left.jsonl"
    before = records.read_bytes()
    lines = before.splitlines(keepends=True)
    result = run("remove", records, "--domain", "Brennick.example", "--reason", "request of 3 May", "-o", out)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].endswith("house.txt")
    assert f"old root:  {root_of(records)}\nnew root:  {root_of(out)}\n" in result.stdout
    left = out.read_bytes().splitlines(keepends=True)
    assert (left[0], left[2]) == (lines[0], lines[2])
    stone, gone = json.loads(left[1]), json.loads(lines[1])
    assert stone.keys() == {"schema", "id", "record", "reason", "digest"}
    assert (stone["id"], stone["record"], stone["reason"]) == (gone["id"], gone["digest"], "request of 3 May")
    checked = run("verify", out, "--sources", sources)
    assert checked.exit_code == 0
    assert "records:   2; 1 removed, with a tombstone each" in checked.stdout
    out.write_bytes(out.read_bytes().replace(b"3 May", b"4 May"))
    assert "line 2: digest is not that of the tombstone" in run("verify", out).stdout


def test_remove_may_replace_the_file_itself(records: Path) -> None:
    name = json.loads(records.read_bytes().splitlines()[0])["id"]
    assert run("remove", records, "--id", name, "-o", records).exit_code == 0
    assert json.loads(records.read_bytes().splitlines()[0])["schema"] == "corpusclean.tombstone/1"
    assert run("remove", records, "--id", name, "-o", records).exit_code == 1, "a tombstone stays"


def test_remove_takes_the_digits_that_prove_takes(records: Path, tmp_path: Path) -> None:
    first, *_ = map(json.loads, records.read_bytes().splitlines())
    out = tmp_path / "left.jsonl"
    for said in (first["id"][:15], first["id"][7:15].upper(), first["digest"][7:20]):
        assert run("remove", records, "--id", said, "-o", out).exit_code == 0
        left = [json.loads(line) for line in out.read_bytes().splitlines()]
        assert [line["schema"].partition(".")[2] for line in left] == ["tombstone/1", "record/1", "record/1"]
        assert left[0]["id"] == first["id"]
    for said in ("1" * 7, "g" * 8, "", first["id"] + "0"):
        few = [run(*asked) for asked in (("prove", said, records), ("remove", records, "--id", said, "-o", out))]
        assert [done.exit_code for done in few] == [2, 2]
        assert all("at least eight hexadecimal digits" in done.stderr for done in few)


def test_digits_with_which_several_ids_begin_are_an_error(records: Path, tmp_path: Path) -> None:
    lines = list(map(json.loads, records.read_bytes().splitlines()))
    for number, line in enumerate(lines[:2]):
        line["id"] = f"sha256:{'ab' * 30}{number:04x}"
        line["origin"]["sha256"] = line["id"].removeprefix("sha256:")
        line["digest"] = replay.digest(line)
    records.write_bytes(b"".join(replay.canonical(line) + b"\n" for line in lines))
    before = records.read_bytes()
    for asked in (("prove", "abababab", records), ("remove", records, "--id", "abababab", "-o", records)):
        done = run(*asked)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "2 ids and digests begin with abababab — give more digits" in done.stderr
    assert records.read_bytes() == before
    assert run("remove", records, "--id", lines[0]["id"], "-o", tmp_path / "left.jsonl").exit_code == 0


@pytest.mark.parametrize(
    ("option", "value", "found"),
    [
        ("--url", "https://ferry.example/a", 1),
        ("--url", "ferry.example/a/#top", 1),
        ("--url", "http://FERRY.example:80/a", 1),
        ("--url", "https://ferry.example/", 0),
        ("--url", "https://ferry.example/A", 0),
        ("--domain", "ferry.example", 1),
        ("--domain", "www.ferry.example", 1),
        ("--domain", "brennick.example", 1),
        ("--domain", "rennick.example", 0),
        ("--domain", "dark.brennick.example", 0),
    ],
)
def test_addresses_are_compared_as_people_mean_them(option: str, value: str, found: int, records: Path) -> None:
    result = run("remove", records, option, value, "-o", records.parent / "left.jsonl")
    assert result.exit_code == (0 if found else 1)


def test_domains_and_addresses_with_other_letters_are_the_same() -> None:
    assert wanted((), ("bücher.example",), ()) == wanted((), ("xn--bcher-kva.example",), ())
    assert wanted(("https://a.example/%C3%BC",), (), ()) == wanted(("https://a.example/ü",), (), ())


@pytest.mark.parametrize("text", [FERRY, "\n\n", "one\ntwo\n" * 2_000])
def test_of_a_file_that_holds_no_json_one_line_is_said(text: str, tmp_path: Path) -> None:
    file = tmp_path / "ferry.txt"
    file.write_text(text, encoding="utf-8")
    done = run("verify", file)
    assert (done.exit_code, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert "is not a file of records" in line
    assert "corpusclean clean" in line


def test_damaged_lines_before_the_first_record_are_told_each(records: Path) -> None:
    damaged = records.parent / "damaged.jsonl"
    damaged.write_bytes(b"x\ny\n" + records.read_bytes())
    done = run("verify", damaged)
    assert done.exit_code == 1
    assert [line[:17] for line in done.stdout.splitlines()[:2]] == ["line 1: not JSON:", "line 2: not JSON:"]
    damaged.write_bytes(b"x\n")
    assert run("verify", damaged).exit_code == 1
