"""What the model sees of markup: sums over elements, groups, what a page declares; and what it must not take away."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.label.model import score
from corpusclean.label.model.facts import facts_matrix
from corpusclean.label.model.markup import markup_of
from corpusclean.label.model.markup_sums import group_means
from corpusclean.label.model.nesting import ends_of, inherited, inside, reached, ways
from corpusclean.label.model.telling import said
from corpusclean.label.model.verdict import OUTWEIGHS, OUTWEIGHS_PLACES, PLACES, gives_way
from corpusclean.label.model.words import words_of
from corpusclean.label.rules import ALL_RULES
from corpusclean.label.view import view
from corpusclean.model import Source
from corpusclean.pipeline import clean
from corpusclean.read import read

PROSE = (
    "The mill at the bend of the river was sold in April, and the new owner began by taking down the wheel.",
    "Nobody in the village had seen it turn since the flood, but many had learned to swim in the pond behind it.",
    "The pond is to stay, she told the council; only the sluice, which has leaked for years, will be walled up.",
    "A group of former pupils has asked to keep one millstone for the school yard, where it would serve as a table.",
    "The council will hear both sides in June and decide, its chair said, before the summer holidays begin.",
)
MENU = "".join(
    f'<li class="menu-item"><a href="/{n}">{word}</a></li>'
    for n, word in enumerate(
        "Home News Sport Weather Traffic Culture Travel Food Cars Jobs Shop Games Video Radio Podcasts".split()
    )
)


def page(*paragraphs, around="<article class='post-content'>{}</article>", head=""):
    body = around.format("".join(f"<p>{text}</p>" for text in paragraphs))
    return (
        f"<html><head><title>The mill is sold</title>{head}</head><body><nav><ul class='nav menu'>{MENU}</ul></nav>"
        f"{body}<footer><ul class='footer-menu'>{MENU}</ul></footer></body></html>"
    )


def document_of(html):
    read_page = read(Source(html.encode(), media_type="text/html"), 1000)
    return view(read_page, frozenset())


def facts_of(html):
    document = document_of(html)
    return facts_matrix(document.page, words_of([look.text for look in document.looks]))


def test_an_article_within_menus_is_kept_whole_and_the_menus_are_not():
    record = clean(page(*PROSE))
    assert record.text.split("\n\n") == list(PROSE)


def test_an_article_in_elements_without_names_is_kept_too():
    record = clean(page(*PROSE, around="<div><div>{}</div></div>"))
    assert record.text.split("\n\n") == list(PROSE)


def test_an_article_that_is_called_a_sidebar_is_kept():
    record = clean(page(*PROSE, around="<div class='sidebar widget'>{}</div>"))
    assert all(paragraph in record.text for paragraph in PROSE)


def test_a_page_of_a_few_paragraphs_and_nothing_else_is_kept():
    html = "<html><body><p>We are closed on Monday.</p><p>The shop opens again on Tuesday.</p></body></html>"
    assert clean(html).text == ("We are closed on Monday.\n\nThe shop opens again on Tuesday.")


def test_every_block_of_a_page_has_a_score():
    document = document_of(page(*PROSE))
    said_once = score(document, [None] * len(document.looks))
    assert len(said_once) == len(document.looks)
    assert said_once == score(document, [None] * len(document.looks))
    assert all(type(number) is int and 0 <= number <= 1000 for number in said_once)


@given(st.lists(st.integers(0, 30), max_size=12), st.lists(st.integers(0, 12), max_size=12))
def test_sums_over_elements_are_those_of_their_descendants(values, choices):
    parents = [-1] + [min(choice, number) for number, choice in enumerate(choices)]
    # parents before children, and descendants in a row: each element's parent is one that is still open
    opened, chain = [-1], [0]
    for choice in parents[1:]:
        chain = chain[: 1 + choice % len(chain)]
        opened.append(chain[-1])
        chain.append(len(opened) - 1)
    ends = [number + 1 for number in range(len(opened))]
    for number in range(len(opened) - 1, 0, -1):
        ends[opened[number]] = max(ends[opened[number]], ends[number])
    leaves = [value % len(opened) for value in values]

    def stands_in(leaf, element):
        while leaf not in (element, -1):
            leaf = opened[leaf]
        return leaf == element

    sums = inside(np.array(values, dtype=np.int64)[:, None], np.array(leaves, dtype=np.int64), np.array(ends))
    for element in range(len(opened)):
        expected = sum(value for value, leaf in zip(values, leaves, strict=True) if stands_in(leaf, element))
        assert sums[element, 0] == expected


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(-9, 9)), max_size=40))
def test_what_stands_in_what_is_told_as_by_walking_up(rows):
    """Each element stands in one of those before it that are still open, or in none."""
    opened, parents = [], []
    for number, (keep, _) in enumerate(rows):
        del opened[keep:]
        parents.append(opened[-1] if opened else -1)
        opened.append(number)
    own = [value for _, value in rows]

    def around(number):
        while number >= 0:
            yield number
            number = parents[number]

    lines = [list(around(number)) for number in range(len(rows))]
    up = np.array(parents, dtype=np.int64)
    figures, steps = np.array(own, dtype=np.int64), ways(up)
    assert ends_of(up).tolist() == [max(m for m in range(len(rows)) if n in lines[m]) + 1 for n in range(len(rows))]
    assert inherited(figures, steps, np.add).tolist() == [sum(own[at] for at in line) for line in lines]
    assert inherited(np.minimum(figures, 0), steps, np.minimum).tolist() == [
        min(0, *(own[at] for at in line)) for line in lines
    ]
    able = np.where(figures > 0, up, -1)
    assert reached(able).tolist() == [
        next((at for at in line if own[at] <= 0 or parents[at] < 0), None) for line in lines
    ]


def test_means_of_groups_round_down_and_say_how_many():
    means = group_means(np.array([0, 1, 0]), np.array([[1], [7], [4]]))
    assert means.tolist() == [[2, 2], [7, 1], [2, 2]]


def test_what_an_element_says_in_whole_and_in_pieces():
    assert said(("post-body", "x1"), (("role", "Main"), ("itemtype", "https://schema.org/Article"))) == {
        *("post-body", "~post", "~body", "x1", "role=main", "itemtype=article")
    }


def test_where_blocks_stand():
    html = "<main><section><p>One <b>two</b></p><p>Three</p></section></main><p>Four</p>"
    read_page = read(Source(html.encode(), media_type="text/html"), 1000)
    markup = markup_of(read_page, np.ones(len(read_page.blocks)))
    tags = [element.tag for element in read_page.elements]
    assert [tags[leaf] for leaf in markup.leaves] == ["p", "p", "p"]
    assert [tags[at] for at in markup.containers[1]][:2] == ["section", "section"]
    assert len(set(markup.groups[1])) == 2
    assert [tags[at] for at in markup.section][:2] == ["main", "main"]


def test_a_page_says_what_it_is():
    head = (
        '<script type="application/ld+json">{"@type": "Product", "description": "walnut table for six guests at home"}'
        '</script><meta property="og:type" content="product">'
    )
    plain = facts_of(page(*PROSE))
    declared = facts_of(page("A walnut table for six guests", head=head))
    assert plain.shape[1] == declared.shape[1]
    assert plain[0].tolist() != declared[0].tolist()
    blocks = [block.text for block in document_of(page("A walnut table for six guests", head=head)).page.blocks]
    at = blocks.index("A walnut table for six guests")
    assert declared[at, 2] == 80
    assert declared[0, 2] == 0


def test_a_broken_declaration_is_no_error():
    head = (
        '<script type="application/ld+json">{"@type": ["Article", "articleBody": "caf\\u00e9 \\q and some more words"'
    )
    assert facts_of(page(*PROSE, head=head + "</script>")).shape[0] > 0


def test_rules_that_judge_by_place_give_way_first():
    assert {rule.name for rule in ALL_RULES} >= PLACES
    assert not gives_way("boilerplate.navigation", "markup", OUTWEIGHS_PLACES - 1)
    assert gives_way("boilerplate.navigation", "markup", OUTWEIGHS_PLACES)
    assert not gives_way("boilerplate.share", "phrase", OUTWEIGHS - 1)
    assert gives_way("boilerplate.share", "phrase", OUTWEIGHS)
    assert not gives_way("title", "title", 1000)
    assert not gives_way("comment", "system/disqus", 1000)
    assert not gives_way("meta", "hidden", 1000)
    assert gives_way("meta", "front-matter", OUTWEIGHS_PLACES)
    assert not gives_way("meta", "byline", 1000)


def test_a_page_that_holds_its_article_twice_gives_it_once():
    again = "".join(f"<p>{text}</p>" for text in PROSE)
    for around in ("<div class='article-mobile'>{}</div>", "<div class='article-mobile' hidden>{}</div>"):
        twice = page(*PROSE).replace("<footer>", around.format(again) + "<footer>")
        assert clean(twice).text.split("\n\n") == list(PROSE)


def test_a_copy_of_the_article_goes_whatever_the_score():
    assert not gives_way("boilerplate.other", "duplicate", 1000)
    assert not gives_way("hidden", "duplicate", 1000)
    assert gives_way("hidden", "hidden", 1000)
