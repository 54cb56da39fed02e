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
    ],
)
def test_what_is_a_lead(body: str, head: str) -> None:
    assert leads(body, head) == [True]


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
