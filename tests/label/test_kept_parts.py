"""Parts of an HTML document that look like parts of its site, and stay; and the parts of the site that go all the same."""

from __future__ import annotations

import pytest

from corpusclean import Source
from corpusclean.label import by_rules
from corpusclean.label.model.own import OWN, own_blocks
from corpusclean.label.model.verdict import OUTWEIGHS, OUTWEIGHS_PLACES, gives_way
from corpusclean.label.rules.base import CERTAIN, WEAK
from corpusclean.label.view import Document
from corpusclean.model import Finding
from corpusclean.read import read

PROSE = "The council of a small harbour town voted on Monday evening to keep its last ferry running for another year."
ARTICLE = f"<p>{PROSE}<p>{PROSE[:-1]}, it said.<p>{PROSE[:-1]}, they said.<p>{PROSE[:-1]}, she said."


def looked_at(body: str) -> tuple[Document, list[Finding | None]]:
    page = read(Source(f"<!DOCTYPE html><title>Ferry</title><body>{body}".encode(), "text/html"), 1000)
    document, found = by_rules(page, ())
    return document, list(found)


def finding(body: str, text: str) -> Finding | None:
    """What rules find in the one block that reads as ``text``."""
    document, found = looked_at(body)
    (number,) = (n for n, look in enumerate(document.looks) if look.text == text)
    return found[number]


def own(body: str) -> list[str]:
    """The texts of the blocks that only the name of their box sets apart."""
    document, found = looked_at(body)
    return [document.looks[number].text for number in sorted(own_blocks(document, found))]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            f"<article>{ARTICLE}<dl><dt>Cleat<dd>Of iron.<dt>Share<dd>A part.<dt>Comments<dd>Said.</dl></article>",
            "Share",
        ),
        (f"<article><h2>Opening hours</h2><p>From nine to noon.</p>{ARTICLE}</article>", "Opening hours"),
        (f"<article>{ARTICLE}<h2>Our services</h2><p>Tuning at home.</p></article>", "Our services"),
        (f"<article>{ARTICLE}<ul><li>Fairs<li>Social media<li>Letters</ul></article>", "Social media"),
        (
            "<main>"
            + "".join(f"<div><b>Map {n}</b><p>Comments: {n} sheets</p></div>" for n in range(2, 6))
            + "</main>",
            "Comments: 3 sheets",
        ),
        (f"<article>{ARTICLE}<h3>Date of the next meeting</h3><p>9 April 2024</p></article>", "9 April 2024"),
        (f"<main>{ARTICLE}<h2>Harbour office</h2><p>press@ferries.example</p></main>", "press@ferries.example"),
        (f"<main>{ARTICLE}<h2>Harbour office</h2><p>Fax: +44 1632 960 123</p></main>", "Fax: +44 1632 960 123"),
        (
            "<main>"
            + "".join(f"<div><b>Ferry {n}</b><p>Average rating: 4.{n}</p></div>" for n in range(2, 6))
            + "</main>",
            "Average rating: 4.3",
        ),
        (
            f"<main>{ARTICLE}<p>We keep it for two ends:</p><p>To learn more about the ferries that you take;</p></main>",
            "To learn more about the ferries that you take;",
        ),
        (
            f"<main>{ARTICLE}<ul><li>How to rename 「続きを読む」 in this theme</ul></main>",
            "How to rename 「続きを読む」 in this theme",
        ),
        (
            f"<main>{ARTICLE}<h3>Anne Lemaire : « le bac, on y croit »</h3></main>",
            "Anne Lemaire : « le bac, on y croit »",
        ),
    ],
)
def test_the_model_may_keep_what_may_be_the_documents_own(body: str, text: str) -> None:
    held = finding(body, text)
    assert held is None or held.score == WEAK


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"<article>{ARTICLE}</article><p>Share this:</p>", "Share this:"),
        (f"<article>{ARTICLE}</article><h3>Related articles</h3><a href=x>An older one</a>", "Related articles"),
        (f"<article>{ARTICLE}<h4>Sign up for our newsletter</h4></article>", "Sign up for our newsletter"),
        (f"<article>{ARTICLE}</article><footer><h4>Opening hours</h4><p>From nine</p></footer>", "Opening hours"),
        (f"<article>{ARTICLE}</article><footer><p>Fax: +44 1632 960 123</p></footer>", "Fax: +44 1632 960 123"),
        (f"<article>{ARTICLE}</article><form><p>Fax: *</p></form>", "Fax: *"),
        (f"<article>{ARTICLE}</article><p>Learn more about ferries</p>", "Learn more about ferries"),
        (f"<article>{ARTICLE}</article><h3>Les bacs de la côte »</h3>", "Les bacs de la côte »"),
        (
            f"<main>{ARTICLE}</main><p>Total posts 71 • Total topics 12 • Total members 3</p>",
            "Total posts 71 • Total topics 12 • Total members 3",
        ),
        (f"<article>{ARTICLE}<ul><li><a href=x>Social media</a></ul></article>", "Social media"),
        (f"<article>{ARTICLE}<p>Photo: Ilse Brandt.</p></article>", "Photo: Ilse Brandt."),
    ],
)
def test_stock_phrases_of_the_site_are_as_sure_as_before(body: str, text: str) -> None:
    held = finding(body, text)
    assert held is not None
    assert held.score > WEAK


def test_the_headings_of_a_text_are_no_menu_though_its_contents_name_them():
    toc = "<nav><ul><li><a href=#a>How the ferry was saved</a><li><a href=#b>What it costs to run</a></ul></nav>"
    body = f"{toc}<article><h1>The ferry</h1><h2 id=a>How the ferry was saved</h2>{ARTICLE}<h2 id=b>What it costs to run</h2><p>{PROSE}"
    document, found = looked_at(body)
    headings = [found[n] for n, look in enumerate(document.looks) if look.block.level == 2]
    assert headings == [None, None]


def test_the_sections_of_a_document_are_one_article():
    sections = (
        f"<section class=part id=s1><h3>Name</h3><p>tide - print the tides of a port</p></section>"
        f"<section class=part id=s2><h3>Notes</h3>{ARTICLE}</section>"
        f"<section class=part id=s3><h3>Example</h3><pre>tide -m Kell</pre></section>"
    )
    document, found = looked_at(f"<div><div class=doc><h1>tide(1)</h1>{sections}</div></div>")
    assert [held for held in found if held is not None and held.label not in ("meta", "title")] == []
    assert document.zones.main is not None
    assert document.page.elements[document.zones.main].words == ("doc",)


def test_a_single_paragraph_is_no_article_around_which_all_goes():
    long = " ".join([PROSE] * 5)
    held = finding(f"<div class=words><p>{long}</p><dl><dt>Cleat<dd>A fitting of iron</dl></div>", "A fitting of iron")
    assert held is None


def test_code_beside_the_article_is_no_footer():
    assert finding(f"<div><div class=words>{ARTICLE}</div><pre>tide -m Kell</pre></div>", "tide -m Kell") is None


def test_a_quotation_pulled_out_of_the_text_is_no_box():
    assert finding(f"<article>{ARTICLE}<aside class=pull-quote>It floats.</aside></article>", "It floats.") is None


def test_an_asides_links_go():
    held = finding(f"<article>{ARTICLE}</article><aside><a href=x>An older story</a></aside>", "An older story")
    assert held is not None
    assert held.label == "boilerplate.related"


def test_prices_of_shares_are_nothing_to_share():
    assert finding(f"<article>{ARTICLE}<div class=share-price>41 and a half</div></article>", "41 and a half") is None


def test_running_text_in_a_box_of_the_articles_element_is_its_own():
    aside = "<aside><p>A lock is a chamber with two gates in which boats are lifted or lowered from one level to another.</p></aside>"
    assert own(f"<article>{ARTICLE}{ARTICLE}{aside}</article>") == [
        "A lock is a chamber with two gates in which boats are lifted or lowered from one level to another."
    ]
    assert own(f"<article>{ARTICLE}{ARTICLE}</article>{aside}") == []


def test_teasers_and_calls_in_such_a_box_are_not():
    teaser = "<h4><a href=x>An older story</a></h4><p>A lock is a chamber with two gates in which boats are lifted or lowered from one level to another.</p>"
    assert own(f"<article>{ARTICLE}{ARTICLE}<div class=sidebar>{teaser}</div></article>") == []
    call = "<p>Sign up to our newsletter to receive the best stories about locks, gates and boats in your inbox every week.</p>"
    assert own(f"<article>{ARTICLE}{ARTICLE}<aside>{call}</aside></article>") == []


def test_a_menu_of_dishes_is_none_of_links():
    dishes = "".join(
        f"<div class=menu-item><b>Dish {n} of the day</b><p>With leeks and brown butter.</p></div>" for n in range(5)
    )
    assert len(own(f"<article>{ARTICLE}{ARTICLE}{dishes}</article>")) == 10
    links = dishes.replace("<b>", "<a href=x>").replace("</b>", "</a>")
    assert own(f"<article>{ARTICLE}{ARTICLE}{links}</article>") == []


def test_a_question_that_unfolds_is_kept_with_its_answer():
    body = "<button>May I bring a dog aboard?</button><div>Yes, on a lead.</div><button>Show more?</button><p>More</p>"
    assert own(f"<article>{ARTICLE}{body}</article>") == ["May I bring a dog aboard?"]


def test_weak_findings_give_way_and_two_witnesses_do_not():
    assert gives_way("boilerplate.promo", "phrase", OUTWEIGHS_PLACES, WEAK)
    assert gives_way("meta", "byline", OUTWEIGHS_PLACES, WEAK)
    assert not gives_way("boilerplate.promo", "phrase", OUTWEIGHS - 1, 900)
    assert not gives_way("boilerplate.related", "section", OUTWEIGHS - 1, CERTAIN)
    assert gives_way("boilerplate.related", "section", OUTWEIGHS, CERTAIN)
    assert OWN < OUTWEIGHS_PLACES


def test_a_table_with_a_sentence_or_two_is_data():
    rows = "".join(f"<tr><td>Boat {n}</td><td>{n} tons</td></tr>" for n in range(9))
    told = f"<tr><td>Ilse</td><td>{PROSE}</td></tr>"
    document, _ = looked_at(f"<article>{ARTICLE}{ARTICLE}<table>{rows}{told}</table></article>")
    assert document.layout_cells == frozenset()
    document, _ = looked_at(
        f"<table><tr><td>Menu</td><td>{ARTICLE}</td></tr><tr><td>{PROSE}</td><td>x</td></tr></table>"
    )
    assert document.layout_cells != frozenset()
