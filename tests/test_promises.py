"""The three promises, on generated documents: conservation, the ledger as proof, same source and recipe → same record."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import corpusclean
from corpusclean import Record, Rejected, Source, clean
from corpusclean.provenance import replay

SEEDS = sorted(
    p for p in (Path(__file__).parent.parent / "seeds").iterdir() if not p.name.endswith((".json", ".jsonl"))
)
SENTENCES = [
    "The council of the harbour town voted on Monday evening to keep its last ferry running for another year.",
    "Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.",
    "Those who donate to the fund, the treasurer said, rarely ask what became of the money that they gave.",
    "In the comments that he wrote on the margin of the map, the pilot warned of rocks which no one has found.",
    "She shared the bread, subscribed to nothing, and read the newsletter of the museum aloud to the goats.",
    "The licence allows anyone to copy the charts, and the printers of three towns have made a living of it.",
    "By the time the fog had lifted there was nothing left to see but gulls and a crate of oranges.",
]
PIECES = [
    *SENTENCES,
    *(
        "SEE ALSO: Ferries of the north",
        "Share this:",
        "DONATE",
        "Related Content",
        "By Ilse Brandt",
        "# A title",
        "- item",
    ),
    *("[link](http://x.example/a)", "**bold** and _soft_", "---", "1. one", "> quoted", "```", "[1]: http://x.example"),
    *("• Ilse", "    link", "    fedilink", "    616 days ago", "Jas21 May 2024 at 11:02", "Reply", "Ilse says:"),
    *(
        "港口小镇的议会",
        "分享到",
        "â€œhelloâ€\x9d &amp; so on",
        "\u202eevil\x1b[31m",
        "|a|b|",
        "<b>x</b> a<b",
        "\ufeff",
        "\0",
    ),
]
documents = st.lists(st.sampled_from(PIECES) | st.text(max_size=30), min_size=1, max_size=14).flatmap(
    lambda pieces: st.sampled_from(["\n", "\n\n", "\r\n", "\n \n"]).map(lambda gap: gap.join(pieces))
)


def outcome(source, **options):
    try:
        return clean(source, **options)
    except Rejected as error:
        return error.rejection


def visible(text):
    return replay.space(text, "collapse").replace(" ", "")


def step_two(record, source):
    codec = record.origin.encoding.codec
    return "".join(replay.read_as(replay.decode(source[b.start : b.end], codec), b.read) for b in record.blocks)


@given(documents, st.sampled_from(["text/plain", "text/markdown"]))
@settings(max_examples=150)
def test_every_visible_character_of_a_text_is_in_exactly_one_block(text, media_type):
    source = text.encode("utf-8", "replace")
    record = outcome(Source(source, charset="utf-8"), media_type=media_type)
    if isinstance(record, Record):
        assert visible(step_two(record, source)) == visible(
            text.encode("utf-8", "replace").decode().removeprefix("\ufeff")
        )


def oracle(text):
    """The visible text of an HTML page by another reader: html5lib's text nodes outside script and style."""
    tree = html5lib.parse(text, treebuilder="etree", namespaceHTMLElements=False)

    def walk(node):
        name = node.tag if isinstance(node.tag, str) else ""
        if isinstance(node.tag, str) and name.rpartition("}")[2] not in ("script", "style"):
            yield node.text or ""
            for child in node:
                yield from walk(child)
                yield child.tail or ""

    return visible("".join(walk(tree)))


TAGS = [
    "<p>",
    "</p>",
    "<div class='share'>",
    "</div>",
    "<b>",
    "</b>",
    "<br>",
    "<li>",
    "<ul>",
    "</ul>",
    "<!-- c -->",
    "<h1>",
    "</h1>",
]
TAGS += [
    "<nav>",
    "</nav>",
    "<a href='x'>",
    "</a>",
    "&amp;",
    "&eacute",
    "<td>",
    "<span hidden>",
    "</span>",
    "<script>1<2</script>",
]
pages = st.lists(st.sampled_from([*TAGS, *SENTENCES, "word ", " ", "é"]), min_size=1, max_size=20).map("".join)


@given(pages)
@settings(max_examples=150)
def test_every_visible_character_of_a_page_is_in_exactly_one_block(text):
    source = f"<!doctype html><body>{text}".encode()
    record = clean(source, media_type="text/html")
    assert visible(step_two(record, source)) == oracle(source.decode())


@given(documents | pages)
@settings(max_examples=150)
def test_the_ledger_replays_to_text_and_comments(text):
    source = text.encode("utf-8", "replace")
    record = outcome(source)
    if isinstance(record, Record):
        data = json.loads(record.to_json())
        assert replay.check_digests(data) == []
        assert replay.check_replay(data, source) == []
        assert Record.from_dict(data) == record
        spans = [(b.start, b.end) for b in record.blocks]
        assert all(a[1] <= b[0] for a, b in pairwise(spans))


@given(st.lists(st.sampled_from(SENTENCES), min_size=3, max_size=7, unique=True), st.sampled_from(["\n", "\n\n"]))
def test_a_text_of_ordinary_paragraphs_loses_nothing(paragraphs, gap):
    record = clean(gap.join(paragraphs), media_type="text/plain")
    assert record.text == "\n\n".join(paragraphs)
    assert record.comments == ()


@given(st.lists(st.sampled_from(SENTENCES), min_size=3, max_size=6, unique=True))
def test_cleaning_what_was_cleaned_loses_nothing(paragraphs):
    once = clean("\n\n".join(paragraphs)).text
    assert clean(once).text == once


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_the_same_record_whatever_ran_before_and_in_threads(path):
    first = clean(path).to_json()
    with ThreadPoolExecutor(4) as pool:
        again = list(pool.map(lambda p: clean(p).to_json(), [path, *SEEDS[:3], path]))
    assert again[0] == again[-1] == first


def test_the_same_records_in_another_process_with_another_hash_seed():
    code = "import sys, corpusclean, pathlib\nfor p in sys.argv[1:]: print(corpusclean.clean(pathlib.Path(p)).digest)"
    path = str(Path(corpusclean.__file__).parents[1])  # the code that is tested, installed or not
    runs = [
        subprocess.run(
            [sys.executable, "-c", code, *map(str, SEEDS)],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": path, "PATH": "", "TZ": zone, "LC_ALL": "C", "SYSTEMROOT": ""},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    ]
    assert runs[0] == runs[1]
    assert runs[0].split() == [clean(path).digest for path in SEEDS]


@given(st.data())
@settings(max_examples=200)
def test_one_flipped_bit_in_source_or_record_is_found(data):
    source = "\n\n".join(["A short title here", *SENTENCES[:3], "SEE ALSO: Ferries of the north"]).encode()
    line = clean(source).to_json().encode()
    where = data.draw(st.sampled_from(["source", "record"]))
    victim = bytearray(source if where == "source" else line)
    bit = data.draw(st.integers(0, len(victim) * 8 - 1))
    victim[bit // 8] ^= 1 << bit % 8
    if where == "source":
        assert replay.check_replay(json.loads(line), bytes(victim))
    else:
        assert problems(bytes(victim), source)


def problems(line, source):
    try:
        record = json.loads(line)
        if replay.canonical(record) != line:
            return ["not canonical"]
        return replay.check_digests(record) + replay.check_replay(record, source)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        return [repr(error)]
