"""Words of the source that no block holds are found, and only these."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean import clean
from corpusclean.model import Source
from corpusclean.provenance import replay
from corpusclean.provenance.coverage import check_coverage, words
from corpusclean.provenance.verify import check

SEEDS = sorted(p for p in (Path(__file__).parents[2] / "seeds").iterdir() if p.suffix in (".txt", ".md", ".html"))
PAGE = (
    "<!doctype html><title>A lighthouse</title><!-- no --><style>p {}</style><body><nav><a title='<!--'>Home</a></nav>"
    "<p>The lighthouse at Brennick was painted green last week.<p>Nobody had asked for it, and nobody minded at all.<!-- x -->"
    "<script>if (a<b) document.write('<p>no</p>')</script><p>It is white again."
)
PIECES = [
    *("word ", "<p>", "</p>", "<b>x</b>", "a<b", "1 < 2", "&amp;", "&notit;", "<!-- c -->", "<!-->", "<!--->", "<br/>"),
    *(
        "<script>1<2</script>",
        "<script><!--<script></script>--></script>",
        "<style>a{}</style>",
        "<textarea><b></textarea>",
    ),
    *("<noscript><iframe></noscript>", "<svg><title>t</title></svg>", "<svg><![CDATA[a<b]]></svg>", "<xmp><p></xmp>"),
    *(
        "<svg><code><textarea><b></textarea>",
        "<svg><p><xmp><b></xmp>",
        "<svg><script>1<div>2</script>",
        "<svg><desc><xmp><b></xmp></desc></svg>",
        "<svg><style>a",
        "</p>",
        "</br>",
        "<svg><script><![CDATA[a",
        "<noscript><noscript></noscript><textarea></noscript>",
    ),
    *(
        "<div>",
        "</div>",
        "<li>",
        "</li>",
        "<td>",
        "</table>",
        "<svg>",
        "</svg>",
        "<noscript>",
        "</noscript>",
        "<script>",
        "<title>",
    ),
    *(
        "<font color=red>",
        "<math><annotation-xml encoding=text/html>",
        "<svg><foreignObject>",
        "<form>",
        "</form>",
        "<select>",
    ),
    *(
        "<svg/>",
        "<math><mi>x</mi></math>",
        "<title>t&amp;</title>",
        "</x y=1>",
        "<?x?>",
        "<!doctype x>",
        "\xa0",
        "é漢",
    ),
    *(
        "<a title='a>b'>",
        "</a>",
        "<script></script >",
        "<SCRIPT>x</SCRIPT>",
        "<iframe>a<b></iframe>",
        "<table><tr><td>c",
    ),
]


def bare(text: str) -> str:
    return replay.space(text, "collapse").replace(" ", "")


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_nothing_is_missing_of_the_examples(path: Path) -> None:
    assert check_coverage(clean(path).to_dict(), path.read_bytes()) == []


@given(st.lists(st.sampled_from(PIECES), max_size=15).map("".join))
def test_nothing_is_missing_of_any_page(page: str) -> None:
    source = f"<p>start {page}".encode()
    assert check_coverage(clean(source, media_type="text/html").to_dict(), source) == []


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<svg></div><script>1<g>a</g></script></svg>b", "b"),
        ("<div><svg></div><script><b>a</b></script>b", "b"),
        ("<div><svg></div><style><b>a</b></style></svg>b", "b"),
        ("<svg></div><title><b>a</title></svg>b", "ab"),
        ("<div><svg></div><title><b>a</title>b", "<b>ab"),
        ("<noscript></div><script>a</noscript>b", "b"),
        ("<div><noscript></div><script>a</noscript>b</script>c", "c"),
    ],
)
def test_an_end_tag_may_close_what_is_open_inside(page: str, said: str) -> None:
    assert bare(words(page)) == said


def test_scripts_styles_and_comments_are_not_words() -> None:
    said = (
        "A lighthouse Home The lighthouse at Brennick was painted green last week. Nobody had asked for it, and nobody "
    )
    assert bare(words(PAGE)) == bare(said + "minded at all. It is white again.")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252", "iso2022_jp"])
def test_every_block_that_is_left_out_is_missed(encoding: str, tmp_path: Path) -> None:
    page = PAGE if encoding != "iso2022_jp" else PAGE.replace("Home", "灯台")
    source = page.encode(encoding)
    (tmp_path / "a.html").write_bytes(source)
    record = clean(Source(source, "text/html", "a.html", charset=encoding))
    assert check(record.to_json().encode(), tmp_path).problems == ()
    for number, entry in enumerate(record.blocks):
        if entry.kept:
            continue
        data = json.loads(record.to_json())
        del data["blocks"][number]
        data["digest"] = replay.digest(data)
        (problem,) = check(replay.canonical(data), tmp_path).problems
        assert problem.startswith(f"no block holds '{bare(entry.text or '')[:10]}")


def test_a_block_that_ends_inside_a_tag_hides_nothing(tmp_path: Path) -> None:
    """What stands between two such blocks would, read alone, be a comment."""
    source = b'<p>One word <a title="<!--">a secret</a><!-- --> and two.</p>'
    (tmp_path / "a.html").write_bytes(source)
    data = json.loads(clean(Source(source, "text/html", "a.html")).to_json())
    (block,) = data["blocks"]
    cut = source.index(b"<!--")
    rest = source.index(b" and two")
    data["blocks"] = [
        {**block, "end": cut, "text_end": 8},
        {**block, "start": rest, "join": " ", "text_start": 9, "text_end": 17},
    ]
    data["text"] = "One word and two."
    data["content"] = replay.content(data)
    data["digest"] = replay.digest(data)
    assert replay.check_digests(data) + replay.check_replay(data, source) == []
    (problem,) = check(replay.canonical(data), tmp_path).problems
    assert problem.startswith("no block holds 'secretandtwo.")


def test_nul_is_no_word() -> None:
    source = b"<p>The light\0house at Brennick was painted green last week, and nobody had asked for it at all.</p>" * 9
    assert check_coverage(clean(source, media_type="text/html").to_dict(), source) == []
