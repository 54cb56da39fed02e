"""The manifest: how it is written, what it forgives, and what it refuses with a word on what to do."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.manifest import SCHEMA, Line, Manifest, ManifestError, line_json, parse, read_manifest, write_manifest


def digest(number):
    return f"sha256:{number:064x}"


def line(path="seeds/a.txt", **other):
    values = {
        "path": path,
        "sha256": digest(1),
        "bytes": 120,
        "media_type": "text/plain",
        "recipe": digest(2),
        "record": digest(3),
        "title": None,
        "kept": 100,
        "removed": 20,
    }
    return Line(**{**values, **other})


def with_values(**other):
    data = {**json.loads(line_json(line())), **other}
    return json.dumps({key: value for key, value in data.items() if value is not ...}).encode()


A, B, C = line("seeds/a.txt"), line("seeds/b.txt", sha256=digest(4)), line("seeds/c.txt", sha256=digest(5))
THREE = Manifest((A, B, C))


def test_a_line_is_canonical_json():
    assert line_json(line(title="Zwölf Brücken")).decode() == (
        '{"bytes":120,"kept":100,"media_type":"text/plain","path":"seeds/a.txt",'
        f'"recipe":"{digest(2)}","record":"{digest(3)}","removed":20,"schema":"corpusclean.manifest/1",'
        f'"sha256":"{digest(1)}","title":"Zwölf Brücken"}}'
    )


def test_an_empty_manifest_is_an_empty_file():
    assert Manifest().to_bytes() == b""
    assert parse(b"") == Manifest()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(THREE.to_bytes(), id="as written"),
        pytest.param(THREE.to_bytes()[:-1], id="no line end at the end"),
        pytest.param(THREE.to_bytes().replace(b"\n", b"\r\n"), id="line ends of Windows"),
        pytest.param(b"\xef\xbb\xbf" + THREE.to_bytes(), id="byte-order mark of an editor"),
        pytest.param(THREE.to_bytes().replace(b"\n", b"\n\n \n"), id="blank lines"),
        pytest.param(Manifest((C, A, B)).to_bytes(), id="another order, after a merge"),
        pytest.param(THREE.to_bytes() + line_json(B), id="the same line twice, after a merge"),
        pytest.param(THREE.to_bytes().replace(b":", b": "), id="spaces between key and value"),
    ],
)
def test_what_is_forgiven(data):
    # Digests contain a colon too, so the last case would break them; it is repaired here to be about JSON alone.
    assert parse(data.replace(b"sha256: ", b"sha256:")) == THREE


REFUSED = {
    "bad JSON": (b'{"path": ', "line 1 is not JSON; restore the line from git, or delete it to have it made anew"),
    "not UTF-8": (b'{"path":"\xff"}', "line 1 is not JSON"),
    "endless nesting": (b"[" * 100_000, "line 1 is not JSON"),
    "endless number": (b"9" * 10_000, "line 1 is not JSON"),
    "no object": (b"[]", "line 1 has no schema, which should be corpusclean.manifest/1"),
    "no schema": (b"{}", "line 1 has no schema"),
    "a later schema": (
        with_values(schema="corpusclean.manifest/2"),
        'line 1 is of the schema "corpusclean.manifest/2" and this corpusclean knows corpusclean.manifest/1 alone; '
        "install the version that wrote it",
    ),
    "a schema of another kind": (with_values(schema=["x"]), 'line 1 is of the schema ["x"]'),
    "a field too few": (with_values(record=...), 'line 1: the field "record" is missing'),
    "a field too many": (with_values(note="x"), 'line 1: the field "note" is unknown'),
    "a digest cut short": (
        with_values(sha256=digest(1)[:-1]),
        "line 1: sha256 is not sha256: and 64 hexadecimal digits",
    ),
    "a digest that is no text": (with_values(recipe=5), "line 1: recipe is not sha256:"),
    "a negative count": (with_values(kept=-1), "line 1: kept is not a count"),
    "a truth for a count": (with_values(removed=True), "line 1: removed is not a count"),
    "a fraction": (with_values(bytes=1.5), "line 1: bytes is not a count"),
    "a number past 2^53": (with_values(bytes=2**53), "line 1: bytes is not a count"),
    "a title that is a list": (with_values(title=[]), "line 1: title is not a text or null"),
    "half a surrogate pair": (with_values(title="\ud800"), "line 1: title is not a text or null"),
    "no path": (with_values(path=""), "line 1: path is not a path inside the repository"),
    "an absolute path": (with_values(path="/etc/passwd"), "line 1: path is not a path"),
    "a path out of the repository": (with_values(path="seeds/../../x"), "line 1: path is not a path"),
    "a path with detours": (with_values(path="seeds//a.txt"), "line 1: path is not a path"),
    "a path with NUL": (with_values(path="seeds/\0.txt"), "line 1: path is not a path"),
    "a path that is a number": (with_values(path=3), "line 1: path is not a path"),
    "two lines for a path": (
        line_json(A) + b"\n" + line_json(line(kept=1)),
        'lines 1 and 2 differ about "seeds/a.txt"; delete the one that is not true',
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_refused(name):
    data, message = REFUSED[name]
    with pytest.raises(ManifestError) as caught:
        parse(data)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("mark", [b"<<<<<<< HEAD", b"||||||| base", b"=======", b"=======\r", b">>>>>>> branch"])
def test_a_merge_conflict_is_called_by_its_name(mark):
    with pytest.raises(ManifestError) as caught:
        parse(line_json(A) + b"\n" + mark + b"\n" + line_json(B) + b"\n")
    assert str(caught.value) == (
        "line 2 is the mark of a merge conflict; keep the lines of both sides and delete the marks"
    )


def test_the_line_number_counts_blank_lines():
    with pytest.raises(ManifestError, match=r"^line 4 "):
        parse(line_json(A) + b"\n\n\n{")


def test_an_update_leaves_other_lines_as_they_are():
    assert THREE.updated([]) == THREE
    assert Manifest((A, C)).updated([B]) == THREE
    assert THREE.updated([], without={"seeds/b.txt", "seeds/unknown.txt"}) == Manifest((A, C))
    accepted = line("seeds/b.txt", sha256=digest(9))
    assert THREE.updated([accepted]) == Manifest((A, accepted, C))


def test_paths_are_sorted_by_code_point():
    paths = ["seeds/B.txt", "seeds/a b.txt", "seeds/a.txt", "seeds/a/b.txt", "seeds/é.txt", "seeds/木.txt"]
    assert [entry.path for entry in Manifest().updated(map(line, reversed(paths))).lines] == paths


def test_a_file_that_is_not_there_is_an_empty_manifest(tmp_path):
    assert read_manifest(tmp_path / "manifest.jsonl") == (Manifest(), None)


def test_it_is_written_whole(tmp_path):
    path = tmp_path / "manifest.jsonl"
    write_manifest(path, THREE)
    assert read_manifest(path) == (THREE, THREE.to_bytes())
    write_manifest(path, Manifest((A,)))
    assert path.read_bytes() == line_json(A) + b"\n"
    assert list(tmp_path.iterdir()) == [path]


texts = st.text(st.characters(exclude_categories=["Cs"]))
digests = st.integers(0, 2**256 - 1).map(digest)
counts = st.integers(0, 2**53 - 1)
names = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), min_size=1).filter(
    lambda name: name not in (".", "..")
)
paths = st.lists(names, min_size=1, max_size=3).map("/".join)
lines = st.builds(Line, paths, digests, counts, texts, digests, digests, st.none() | texts, counts, counts)


@given(st.lists(lines, max_size=5))
def test_every_manifest_round_trips(several):
    manifest = Manifest().updated(several)
    data = manifest.to_bytes()
    assert parse(data) == manifest
    assert parse(data).to_bytes() == data
    for said in data.split(b"\n")[:-1]:
        value = json.loads(said)
        assert value["schema"] == SCHEMA
        assert json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode() == said


@given(st.lists(lines, max_size=5), st.data())
def test_parts_in_any_order_make_the_same_manifest(several, data):
    several = list({entry.path: entry for entry in several}.values())
    cut = data.draw(st.integers(0, len(several)))
    whole = Manifest().updated(several)
    assert parse(Manifest().updated(several[cut:]).to_bytes()).updated(several[:cut]) == whole


values = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers(), max_size=2)


@given(st.sampled_from(sorted(json.loads(line_json(A)))), values)
def test_a_line_with_any_value_is_a_line_or_one_line_of_error(field, value):
    data = with_values(**{field: value})
    try:
        outcome = parse(data).to_bytes().removesuffix(b"\n").decode()
    except ManifestError as error:
        outcome = str(error)
    assert "\n" not in outcome
    assert outcome.startswith(("line 1", "{"))
