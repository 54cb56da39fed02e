"""Where a block stands in HTML: the declared description under the title, buttons in headings, tables of a few cells."""

from __future__ import annotations

import pytest

from corpusclean import Source
from corpusclean.label import by_rules
from corpusclean.model import Finding
from corpusclean.read import read

LEAD = "A small harbour town keeps its ferry, and nobody quite knows who is to pay for it."
PROSE = "The council of a small harbour town voted on Monday evening to keep its last ferry running for another year."
TITLE = "Harbour town votes to keep its last ferry"
DECLARED = f'<meta name="description" content="{LEAD}">'


def found(body: str, head: str = DECLARED) -> list[Finding | None]:
    """What rules find in the blocks that read as the lead does."""
    source = f"<!DOCTYPE html><title>{TITLE}</title>{head}<body><article>{body}</article>"
    page = read(Source(source.encode(), "text/html"), 1000)
    findings = by_rules(page, ())[1]
    return [finding for block, finding in zip(page.blocks, findings, strict=True) if block.text.startswith(LEAD[:30])]


def leads(body: str, head: str = DECLARED) -> list[bool]:
    return [finding is not None and finding.rule == "lead" for finding in found(body, head)]


BODY = f"<p>{PROSE}<p>{PROSE[:-1]}, it said.<p>{PROSE[:-1]}, they said.<p>{PROSE[:-1]}, she said."


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f"<h1>{TITLE}</h1><p>{LEAD}</p>{BODY}", ""),
        (
            f"<h1>{TITLE}</h1><p>{LEAD}</p>{BODY}",
            '<meta name="description" content="Something else, of as many words.">',
        ),
        (f"<p>{LEAD}</p><h1>{TITLE}</h1>{BODY}", DECLARED),
        (f"<h1>{TITLE}</h1>{BODY}<p>{LEAD}</p>", DECLARED),
        (f"<h1>{TITLE}</h1><p>{LEAD}</p><p>{PROSE}</p>", DECLARED),
        (f"<h1>{TITLE}</h1><p><a href=x>{LEAD}</a></p>{BODY}", DECLARED),
        (f"<h1>{TITLE}</h1><p>{LEAD} {PROSE} {PROSE}</p>{BODY}", DECLARED),
        (f"<h1>{TITLE}</h1>" + "<p>Menu</p>" * 9 + f"<p>{LEAD}</p>{BODY}", DECLARED),
        (f"<h1>{TITLE}</h1>{BODY}<p class=subtitle>{LEAD}</p>{BODY}", ""),
        (f"<h1>{TITLE}</h1><p class=subtitle><a href=x>{LEAD}</a></p>{BODY}", ""),
        (f"<h1>{TITLE}</h1><p class=subtitle>{LEAD}</p><p>{PROSE}</p>", ""),
        (f"<h1>{TITLE}</h1><p class=untitled>{LEAD}</p>{BODY}", ""),
        (f"<h1>{TITLE}</h1><h1>Another headline of the day</h1><p class=subtitle>{LEAD}</p>{BODY}", ""),
    ],
)
def test_what_is_no_lead(body: str, head: str) -> None:
    assert leads(body, head) == [False]


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (f"<h1>{TITLE}</h1><p>{LEAD}</p>{BODY}", DECLARED),
        (f"<h1>{TITLE}</h1><h2 class=share-lead>{LEAD.upper()}</h2>{BODY}".replace(LEAD.upper(), LEAD), DECLARED),
        (f"<h1>{TITLE}</h1><p>By Ilse Brandt</p><div class=related>{LEAD}</div>{BODY}", DECLARED),
        (f"<h1>{TITLE}</h1><p>{LEAD}</p>{BODY}", DECLARED.replace("who is to pay for it.", "who is to p…")),
        (f"<h1>{TITLE}</h1><p>{LEAD}</p>{BODY}", DECLARED.replace('name="description"', 'property="og:description"')),
        (f"<h1>{TITLE}</h1><h2 class=article__subtitle>{LEAD}</h2>{BODY}", ""),
        (f"<h1>{TITLE}</h1><div class=subtitulo_noticia><ul><li>{LEAD}</ul></div>{BODY}", ""),
        (f"<h1>{TITLE}</h1><p>By Ilse Brandt</p><div class=ContentHeaderDek-x1>{LEAD}</div>{BODY}", ""),
        (f"<h1>{TITLE}</h1><p class=standfirst>{LEAD}</p>{BODY}", DECLARED.replace("A small", "Another")),
        (f"<p>{TITLE}</p>" + "<p>Menu</p>" * 9 + f"<h1>{TITLE}</h1><p>{LEAD}</p>{BODY}", DECLARED),
    ],
)
def test_what_is_a_lead(body: str, head: str) -> None:
    assert leads(body, head) == [True]


def insets(body: str) -> list[str]:
    page = read(Source(f"<!DOCTYPE html><title>{TITLE}</title><body>{body}".encode(), "text/html"), 1000)
    findings = by_rules(page, ())[1]
    kept = zip(page.blocks, findings, strict=True)
    return [block.text for block, finding in kept if finding is not None and finding.rule == "inset"]


NOTE = "A ferry is a boat that crosses the same water all day, and whose captain knows every wave of it by name."


@pytest.mark.parametrize(
    "body",
    [
        f"<div><div class=text>{BODY}</div><div class=sidebar><h4>About</h4><p>{NOTE}</div></div>",
        f"<div class=text>{BODY}<div class=sidebar><h4>About</h4><p>{NOTE}</div></div>",
        f"<div class=text>{BODY}<div class=sidebar><h4>About</h4><p><a href=x>{NOTE}</a></div>{BODY}</div>",
        f"<div class=text>{BODY}<div class=sidebar><h4>Related articles</h4><p>{NOTE}</div>{BODY}</div>",
        f"<div class=text>{BODY}<div class=related-box><h4>Ferries</h4><p>{NOTE}</div>{BODY}</div>",
        f"<div class=text>{BODY}<div class=sidebar><h4>Ferries</h4></div>{BODY}</div>",
    ],
)
def test_what_is_no_inset(body: str) -> None:
    assert insets(body) == []


@pytest.mark.parametrize("box", ["div class=sidebar", "aside", "aside class=side-bar"])
def test_what_is_an_inset(box: str) -> None:
    end = box.split(maxsplit=1)[0]
    note = f"<{box}><h4>GOING FURTHER</h4><p>{NOTE}</p></{end}>"
    assert insets(f"<div class=text>{BODY}{note}{BODY}</div>") == ["GOING FURTHER", NOTE]
    again = f"<{box}><h4>IN PRACTICE</h4><p>{NOTE[:-1]}, he said.</p></{end}>"
    assert len(insets(f"<div class=text>{BODY}{note}{BODY}{again}</div>")) == 4


def test_a_footnote_is_set_apart_by_no_aside() -> None:
    def of(box: str) -> str | None:
        body = f"<main>{BODY}<{box}><p>Said of the older boat.</p></aside></main>"
        page = read(Source(f"<!DOCTYPE html><body>{body}".encode(), "text/html"), 1000)
        return next((f.rule for f in by_rules(page, ())[1] if f is not None and f.block == len(page.blocks) - 1), None)

    assert of("aside") == "markup"
    assert of('aside class="footnote brackets"') is None
    assert of("aside class=ads") == "markup"


def test_a_lead_that_stands_twice_is_kept_once() -> None:
    assert leads(f"<h1>{TITLE}</h1><p>{LEAD}</p>{BODY}<aside>{LEAD}</aside>") == [True, False]


def test_a_button_in_a_heading_is_the_heading() -> None:
    def rules(question: str) -> list[str]:
        source = f"<!DOCTYPE html><body><article>{BODY}{question}<p>{PROSE}</article>"
        page = read(Source(source.encode(), "text/html"), 1000)
        findings = by_rules(page, ())[1]
        return [
            f.rule for block, f in zip(page.blocks, findings, strict=True) if f and block.text == "Who pays for it now?"
        ]

    assert rules("<h3><button>Who pays for it now?</button></h3>") == []
    assert rules("<div><button>Who pays for it now?</button></div>") == ["markup"]


def test_a_table_of_a_few_cells_lays_out_the_page() -> None:
    def data(table: str) -> list[bool]:
        page = read(Source(f"<!DOCTYPE html><body><article>{BODY}{table}</article>".encode(), "text/html"), 1000)
        document = by_rules(page, ())[0]
        return [document.is_data(n) for n, block in enumerate(page.blocks) if block.shape == "table"]

    assert data("<table><tr><td>Ida<td>Marrow<tr><td>Ole<td>Cope</table>") == [True] * 4
    assert data("<table><tr><td>More on the subject</table>") == [False]


def outside(body: str) -> list[str]:
    page = read(Source(f"<!DOCTYPE html><title>{TITLE}</title><body>{body}".encode(), "text/html"), 1000)
    findings = zip(page.blocks, by_rules(page, ())[1], strict=True)
    return [block.text for block, finding in findings if finding is not None and finding.rule == "outside-main"]


TERMS = "".join(f"<dt>Term {n}<dd><p>{PROSE[:-1]}, said number {n}." for n in range(12))
SHORT = "<h4>Examples</h4><p>To cross the sound:</p>"


def test_short_text_outside_the_element_of_the_article() -> None:
    assert outside(f"<div><div class=text>{BODY}</div><div class=rest>{SHORT}</div></div>")


@pytest.mark.parametrize(
    "body",
    [
        f"<div class=refentry><div class=list><dl>{TERMS}</dl></div><div class=rest>{SHORT}</div></div>",
        f"<div class=sect1><div class=sect2>{BODY}</div><div class=sect2>{SHORT}</div></div>",
        f"<section class=level1><section class=level2>{BODY}</section><section class=level2>{SHORT}</section></section>",
    ],
)
def test_a_list_and_a_section_of_a_manual_are_not_the_article(body: str) -> None:
    assert outside(body) == []


#: Words of no language, so that nothing but the form of a menu tells what it is.
WORDS = ("Ovali", "Tremonu", "Skarbe", "Plinde", "Quasto", "Ferulo")


def rules_of(page_source: str, media_type: str, texts: tuple[str, ...]) -> list[str]:
    page = read(Source(page_source.encode(), media_type), 1000)
    findings = by_rules(page, ())[1]
    pairs = zip(page.blocks, findings, strict=True)
    return [finding.rule if finding else "" for block, finding in pairs if block.text.strip("-* ") in texts]


@pytest.mark.parametrize("tag", ["li", "div", "p", "h2"])
def test_a_menu_of_words_that_nobody_knows_is_one_by_its_links(tag: str) -> None:
    menu = "".join(f"<{tag}><a href=/{word}>{word}</a></{tag}>" for word in WORDS)
    menu = f"<ul>{menu}</ul>" if tag == "li" else f"<div>{menu}</div>"
    body = f"<body><div>{menu}</div><h1>{TITLE}</h1><p>{PROSE}</p><p>{PROSE[:-1]}, they said.</p>"
    assert rules_of(body, "text/html", WORDS) == ["link-list"] * len(WORDS)


def test_links_of_the_article_are_no_menu() -> None:
    menu = "".join(f"<li><a href=/{word}>{word}</a></li>" for word in WORDS)
    body = f"<body><h1>{TITLE}</h1><p>{PROSE}</p><ul>{menu}</ul><p>{PROSE[:-1]}, they said.</p>"
    assert rules_of(body, "text/html", WORDS) == [""] * len(WORDS)
    heading = f"<body><h1><a href=/>{TITLE}</a></h1><p>{PROSE}</p>"
    assert "link-list" not in rules_of(heading, "text/html", (TITLE,))


def test_a_list_of_links_in_a_text_may_be_its_own() -> None:
    items = "".join(f"- [{word}](https://harbour.example/{word})\n" for word in WORDS)
    text = f"# {TITLE}\n\n{PROSE}\n\n{PROSE[:-1]}, they said.\n\n{items}"
    assert "link-list" not in rules_of(text, "text/markdown", WORDS)
