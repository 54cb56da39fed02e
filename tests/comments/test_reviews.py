"""Customer reviews: the words of a customer are a comment, those of the shop and of a critic stay."""

from __future__ import annotations

import pytest
from engine_shapes import NAMELESS
from review_shapes import REVIEWS, SHOP, WIDGETS

import corpusclean

_PROSE = "The book begins on a quay at night and ends on one, and in the three hundred pages between nobody is ever quite dry."
_MORE = "What keeps it afloat is the voice of its narrator, a pilot who has retired and cannot stop looking at the tide tables."


def page(body: str, head: str = "") -> corpusclean.Record:
    return corpusclean.clean(
        f'<!doctype html><html lang="en"><head><title>The harbour</title>{head}</head><body>{body}</body></html>'.encode(),
        media_type="text/html",
    )


# --- what must stay ---


def test_the_review_of_a_critic_is_the_article() -> None:
    record = page(
        f"""<article itemscope itemtype="https://schema.org/Review" class="review"><h1 itemprop="name">Low water</h1><p>By <span
        itemprop="author">Jane Doe</span>, <time itemprop="datePublished" datetime="2021-03-04">4 March 2021</time></p><div
        itemprop="reviewBody" class="review-body"><p>{_PROSE}</p><p>{_MORE}</p></div><p class="rating">4 out of 5</p></article>"""
    )
    assert record.comments == ()
    assert _PROSE in record.text
    assert _MORE in record.text


def test_the_one_review_of_a_product_by_its_tester_is_the_article() -> None:
    record = page(
        f"""<main itemscope itemtype="https://schema.org/Product"><h1 itemprop="name">Harbour jacket, tested</h1><div itemprop="review" itemscope
        itemtype="https://schema.org/Review"><p>Tested by <span itemprop="author">Jane Doe</span> on <time itemprop="datePublished"
        datetime="2021-03-04">4 March 2021</time></p><div itemprop="reviewBody"><p>{_PROSE}</p><p>{_MORE}</p></div></div></main>"""
    )
    assert record.comments == ()
    assert _MORE in record.text


def test_a_list_of_reviews_that_stand_elsewhere_is_no_thread() -> None:
    cards = "".join(
        f"""<article class="review-item review-teaser"><h2><a href="/reviews/{n}">The {name} of the northern quay</a></h2><p
        class="review-author">Jane Doe</p><p class="review-date"><time datetime="2021-03-0{n}">{n} March 2021</time></p><p>{said} <a
        href="/reviews/{n}">Read the review</a></p><span class="rating">{n} out of 5</span></article>"""
        for n, (name, said) in enumerate((("pilot", _PROSE), ("widow", _MORE), ("ferry", _PROSE), ("mole", _MORE)), 1)
    )
    assert page(f'<main><h1>Book reviews</h1><div class="reviews">{cards}</div></main>').comments == ()


def test_a_page_about_reviews_is_no_thread() -> None:
    asked = "".join(
        f'<div class="review-faq"><h3>{question}</h3><p>{answer}</p></div>'
        for question, answer in (
            (
                "Who may write a review?",
                "Whoever has bought something from us in the last two years may write about it, once for each thing.",
            ),
            (
                "Why was mine removed?",
                "We remove what is no review: offers, insults, and what tells of the carrier and not of the jacket.",
            ),
            (
                "When does it appear?",
                "As a rule within a day, on Sundays and in the week of the autumn storms a little later than that.",
            ),
        )
    )
    assert page(f"<main><h1>Questions about reviews</h1>{asked}</main>").comments == ()


# --- what must be found ---


@pytest.mark.parametrize("name", WIDGETS)
def test_reviews_of_customers(name: str) -> None:
    listed = "".join(
        WIDGETS[name].format(id=7100 + n, author=author, when=when, shown=shown, title=title, body=body)
        for n, (author, when, shown, title, body) in enumerate(REVIEWS)
    )
    record = corpusclean.clean(SHOP.format(reviews=listed).encode(), media_type="text/html")
    assert len(record.comments) == len(REVIEWS)
    for comment, (author, when, _, _, body) in zip(record.comments, REVIEWS, strict=True):
        assert comment.text.endswith(body)
        assert comment.author == (None if name in NAMELESS else author)
        assert (comment.published or "")[:10] == ("" if name in TIMELESS else when)
        assert body not in record.text
    assert "woven in\nour own mill".replace("\n", " ") in record.text
    assert "wax it again once a year" in record.text


#: Widgets that print no day.
TIMELESS = frozenset({"stars and a name"})


def test_json_ld_names_who_wrote_a_review() -> None:
    said = "The cloth is fine and the pockets are deep enough for a flask, a chart and both hands."
    record = page(
        f"""<main><h1>Harbour jacket</h1><p>{_PROSE}</p><ul><li class="stamped-review"><p class="stamped-review-content-body">{said}</p><div
        class="created">4 May 2023</div></li></ul></main>""",
        f"""<script type="application/ld+json">{{"@type": "Product", "review": [{{"@type": "Review", "reviewBody": "{said}",
        "author": {{"@type": "Person", "name": "Petra Mallow"}}}}]}}</script>""",
    )
    (comment,) = record.comments
    assert (comment.text, comment.author) == (said, "Petra Mallow")
