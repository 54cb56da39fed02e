"""Headlines that share a heading with other words, and pages that name their site first."""

from __future__ import annotations

import pytest

import corpusclean
from corpusclean.metadata.around import key
from corpusclean.metadata.candidates import Candidate
from corpusclean.metadata.site_first import site_first
from corpusclean.metadata.titles import inside_heading
from corpusclean.model import Finding
from corpusclean.read import read
from corpusclean.sources import as_source

PROSE = (
    "<p>The council of a small harbour town voted on Monday evening to keep its last ferry running for another year. "
    "Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.</p>"
)
FERRY = "The last ferry of the harbour stays"


def titled(title: str, body: str, head: str = "") -> corpusclean.Record:
    markup = f"<!DOCTYPE html><html><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return corpusclean.clean(markup.encode("utf-8"), media_type="text/html")


@pytest.mark.parametrize(
    ("heading", "declared"),
    [
        (FERRY, [FERRY]),
        (f"<span>Boats:</span> {FERRY}", [FERRY, f"Boats: {FERRY}"]),
        (f"Welcome to <b>{FERRY}</b>", [FERRY]),
        (f"<em>Boats</em> {FERRY}", ["Something else of Monday"]),
        (f"<em>Boats</em> {FERRY}", ["Boats"]),
        ("<span>Boats</span> The ferry", ["The ferry"]),
        (f"<span>{'Boats ' * 500}</span> {FERRY}", [FERRY]),
    ],
)
def test_a_heading_that_holds_no_other(heading: str, declared: list[str]) -> None:
    source = as_source(f"<h1>{heading}</h1>{PROSE}".encode(), media_type="text/html", url=None, max_bytes=9_000)
    page = read(source, 0)
    assert inside_heading(page, page.blocks[0], {key(said) for said in declared}) == ""


@pytest.mark.parametrize(
    "heading",
    [
        f"<span class=k>Boats</span> {FERRY}",
        f"<strong>Boats:</strong>{FERRY}",
        f"<span><time>3 May 2020</time></span> <span>{FERRY}</span>",
        f"Boats<br>{FERRY}",
        f"{FERRY} <small>What the council of Monday said</small>",
        f"{FERRY}<br><span>What the council of Monday said</span>",
    ],
)
def test_the_headline_of_a_heading_that_holds_more(heading: str) -> None:
    assert titled(f"{FERRY} | Harbour Post", f"<h1>{heading}</h1><p>3 May 2020</p>{PROSE}").title == FERRY


def test_a_page_that_names_its_site_first() -> None:
    body = f"<h1>Harbour Post</h1><h2>{FERRY}</h2><p>3 May 2020</p>{PROSE}"
    said = titled(f"Harbour Post » Archive » {FERRY}", body)
    assert (said.title, said.site, said.published) == (FERRY, "Harbour Post", "2020-05-03")


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (f"{FERRY} » Harbour Post", f"<h1>{FERRY}</h1><h2>Harbour Post</h2>{PROSE}"),
        (f"Harbour Boats » {FERRY}", f"<h1>Harbour Boats</h1>{PROSE}{PROSE}<h2>{FERRY}</h2>{PROSE}"),
        (f"Harbour Boats » {FERRY}", f"<h2>Harbour Boats</h2><h1>{FERRY}</h1>{PROSE}"),
        (f"Harbour Boats » {FERRY}", f"<h1>Harbour Boats</h1><h2>Boats of Monday</h2>{PROSE}"),
        ("Harbour Boats of Monday", f"<h1>Harbour Boats</h1><h2>{FERRY}</h2>{PROSE}"),
        ("Harbour Boats of Monday", f"<h1>Harbour Boats of Monday</h1><h2>of Monday</h2>{PROSE}"),
        (f"Harbour Boats {FERRY}", f"<h1>Harbour Boats</h1>{PROSE}{PROSE}<h2>{FERRY}</h2>{PROSE}"),
        (f"Harbour Boats {FERRY}", f"<h1>Harbour</h1><h2>{FERRY}</h2>{PROSE}"),
    ],
)
def test_a_page_that_does_not(title: str, body: str) -> None:
    source = as_source(f"<title>{title}</title>{body}".encode(), media_type="text/html", url=None, max_bytes=9_000)
    page = read(source, 0)
    labels = ["article" if len(block.text) > 100 else "title" for block in page.blocks]
    found = [Candidate("title", (title,), "html title")]
    assert site_first(page, [Finding(n, label, "test") for n, label in enumerate(labels)], found) == found


def test_a_page_that_names_its_site_first_without_a_mark_between() -> None:
    body = f"<h1>harbour.example</h1><h3>{FERRY}</h3><p>3 May 2020</p>{PROSE}"
    said = titled(f"harbour.example {FERRY}", body)
    assert (said.title, said.site) == (FERRY, "harbour.example")


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Harbour Archives", "Harbour Archives"),
        ("Harbour Archives", "Ferries of Monday"),
        ("Archives", "Archives"),
        ("Harbour Ferries", "Harbour"),
    ],
)
def test_an_archive_that_is_the_title(title: str, heading: str) -> None:
    found = titled(
        f"{title} - Harbour Post", f"<h1>{heading}</h1>{PROSE}", f'<meta property="og:title" content="{title}">'
    )
    assert title in (found.title, *(one.value for one in found.candidates["title"]))


@pytest.mark.parametrize("archive", ["Archives", "Archiv", "Archivos", "Arquivos", "архивы"])
def test_a_category_without_the_word_archive_behind_it(archive: str) -> None:
    title = f"Ferries of Monday {archive}"
    body = f"<h1>Ferries of Monday</h1>{PROSE}"
    assert titled(f"{title} - Harbour Post", body, f'<meta property="og:title" content="{title}">').title == title[:17]


def test_a_part_that_the_page_declares_as_its_site_is_not_the_headline() -> None:
    body = f"<h1>Ferry</h1><h2>Harbour Post of Olde</h2>{PROSE}"
    tag = '<meta property="og:site_name" content="Harbour Post of Olde">'
    assert titled("Ferry | Harbour Post of Olde", body, tag).title == "Ferry"


def test_a_labelled_line_is_the_title_of_a_text_and_of_a_page_that_tags_call_nothing_else() -> None:
    text = f"Title: {FERRY}\nAuthor: Ann Lee\nDate: 3 May 2020\n\n{PROSE[3:-4]}\n"
    assert corpusclean.clean(text, media_type="text/plain").title == FERRY
    assert titled(FERRY, f"<p>Title: {FERRY}</p><p>Author: Ann Lee</p>{PROSE}").title == FERRY


def test_a_row_of_a_pages_details_is_one_title_among_others() -> None:
    name = "Harbour Ferry Simulator in the Harbour Shop"
    head = f'<meta property="og:title" content="{name}"><meta name="twitter:title" content="{name}">'
    details = "<p>Title: Harbour Ferry Simulator</p><p>Author: Ann Lee</p><p>Published: 3 May 2020</p>"
    assert titled(name, f"{details}{PROSE}", head).title == name


def thread(heading: str, declared: str, headline: str) -> str | None:
    said = f'{{"@type": "DiscussionForumPosting", "headline": "{headline}", "datePublished": "2020-05-03"}}'
    head = f'<script type="application/ld+json">{said}</script><meta property="og:title" content="{declared}">'
    return titled(f"{declared} | Harbour Board", f"<h1>{heading}</h1>{PROSE}", head).title


def test_a_heading_that_tags_and_script_call_the_same_keeps_its_first_words() -> None:
    said = f"Boats - {FERRY}"
    assert thread(f"<span>Boats</span> - {FERRY}", said, said) == said
    assert thread(f"Boats - {FERRY}", said, FERRY) == said
    assert thread(f"Old <b>{FERRY}</b>", f"Old {FERRY}", FERRY) == f"Old {FERRY}"


def test_the_label_before_a_threads_title_is_no_part_of_it_if_the_script_says_so() -> None:
    label = "<span class='label'>Boats</span><span class='label-append'>&nbsp;</span>"
    assert thread(f"{label}{FERRY}", f"Boats - {FERRY}", FERRY) == FERRY
    assert thread(f"<a href='/t/1'>{label}{FERRY}</a>", f"Boats - {FERRY}", FERRY) == FERRY


@pytest.mark.parametrize(
    "said", ["Untitled (Yellow and Blue)", "New York", "Microsoft Word tips", "Blank Space", "The PDF", "PowerPoint"]
)
def test_titles_that_look_like_what_a_program_writes(said: str) -> None:
    assert titled(said, PROSE).title == said


@pytest.mark.parametrize(
    "said",
    [
        "Microsoft Word - ferry_final.doc",
        "Untitled Document",
        "New Page 1",
        "PowerPoint-Präsentation",
        "Sans titre",
        "無題ドキュメント",
        "제목 없음",
        "Без названия",
        "ferry_final.pdf",
    ],
)
def test_what_a_program_writes_is_no_title(said: str) -> None:
    assert titled(said, PROSE).title is None
    assert titled(said, f"<h1>{FERRY}</h1>{PROSE}").title == FERRY
