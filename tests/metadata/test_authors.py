"""Who wrote a page: what inline elements name, teams and outlets in bylines, and who did not write it."""

from __future__ import annotations

import pytest

import corpusclean
from corpusclean.metadata import describe
from corpusclean.metadata.affiliations import without_role
from corpusclean.metadata.candidates import author_values
from corpusclean.metadata.leads import is_office, may_start, start_surely, starts, sure_starts, without_label
from corpusclean.metadata.wordlists import data
from corpusclean.model import Block, Element, Encoding, Finding, Metadata, Page, Post, Source, Thread

PROSE = (
    "<p>The council of a small harbour town voted on Monday evening to keep its last ferry running for another year. "
    "Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.</p>"
)


def authors(body: str, head: str = "") -> tuple[str, ...]:
    markup = f"<!DOCTYPE html><html><head>{head}</head><body><h1>The last ferry stays</h1>{body}</body></html>"
    return corpusclean.clean(markup.encode("utf-8"), media_type="text/html").authors


@pytest.mark.parametrize(
    "body",
    [
        f"{PROSE}<p>See <a href='/authors/'>all authors</a> of the harbour.</p>",
        f"{PROSE}<p class='author-note'>The author of this piece never sailed.</p>",
        f"<div class='author-box'><span class='author-title'>Staff</span></div>{PROSE}",
        f"<p>Photo by the ferry company's own camera on the pier</p>{PROSE}",
        f"<span class='author'>admin</span>{PROSE}",
        f"<span class='author'>Publiziert am</span>{PROSE}",
        f"<p>Medically reviewed by Ann Lee</p>{PROSE}",
        f"<p>Harbour News</p><p>3 May 2020</p>{PROSE}",
        f"<p>Ann Lee's Journal</p><p>3 May 2020</p>{PROSE}",
        f"{PROSE}{PROSE}<p>Ann Lee</p><p>3 May 2020</p>{PROSE}",
        f"<p>By</p><span class='author'>Recent Posts</span>{PROSE}",
        f"<div class='byline'><a class='author' href='#bio'>Full Bio</a></div>{PROSE}",
        f"<p>Über Ann Lee</p><p>3 May 2020</p>{PROSE}",
        f"<p>3 May 2020 von Berlin nach Wien</p>{PROSE}",
        f"<p>Tags: ferry | by boat | Photo: the pier</p>{PROSE}",
        f"<p>Harbour News</p><p>Political life</p>{PROSE}",
        f"<nav><ul><li>Gift ideas</li><li>Par thème</li><li>per page</li></ul></nav>{PROSE}",
        f"<p>Text Link</p><p>3 May 2020</p>{PROSE}",
        f"<p>Author: undefined</p>{PROSE}",
        f"<span class='author'>Debates by</span>{PROSE}",
        f"{PROSE * 3}<footer><p>© 2020 Harbour. All rights reserved. Created by Bay Digital Agency</p></footer>",
    ],
)
def test_nobody_is_named(body: str) -> None:
    assert authors(body) == ()


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (
            f"<p>Posted by<span class='author vcard'>Ann Lee</span><time>3 May 2020</time>in Harbour</p>{PROSE}",
            ("Ann Lee",),
        ),
        (f"<div>3 May 2020 <a href='/blog/author/ann-lee/'>Ann Lee</a> 4 min</div>{PROSE}", ("Ann Lee",)),
        (f"<div itemprop='author'>Written By: Ann Lee</div>{PROSE}", ("Ann Lee",)),
        (f"<p>ByAnn Lee</p>{PROSE}", ("Ann Lee",)),
        (f"<p class='author-name'>The Harbour Team</p>{PROSE}", ("The Harbour Team",)),
        (f"<p>By Island Desk</p>{PROSE}", ("Island Desk",)),
        (f"<p>Bence Kovács</p><p>3 May 2020</p>{PROSE}", ("Bence Kovács",)),
        (f"<p>Ann Lee</p>{PROSE}", ("Ann Lee",)),
        (f"<p>By A. J. Neal</p>{PROSE}", ("A. J. Neal",)),
        (f"<p>Written by Ann Lee, MD, FOMA</p>{PROSE}", ("Ann Lee",)),
        (f"<p>By Ann Lee, Co-Founder &amp; COO</p>{PROSE}", ("Ann Lee",)),
        (f"<p>By Ann Lee and Bob Moss</p>{PROSE}", ("Ann Lee", "Bob Moss")),
        (f"<p>Por Agencia EFE</p>{PROSE}", ("Agencia EFE",)),
        (f"<p>Posted by Ann Lee at 7:30 AM</p>{PROSE}", ("Ann Lee",)),
        (f"<p>Gepostet von Ann Lee um 21:11</p>{PROSE}", ("Ann Lee",)),
        (f"<p>Von Ann Lee Foto: Bob Moss</p>{PROSE}", ("Ann Lee",)),
        (f"<p>3 May 2020 by Ann Lee in Harbour, Ferries</p>{PROSE}", ("Ann Lee",)),
        (f"<p>Harbour • By Ann Lee • Photos by Bob Moss</p>{PROSE}", ("Ann Lee",)),
        (
            f"<p>Published: 3 May 2020 | Author: ferryman | Filed under: Harbour, Boats, News, Sea | Tags: a</p>{PROSE}",
            ("ferryman",),
        ),
        (f"<p>Posted by Ann Lee, Head of Ferries and Harbour Affairs</p>{PROSE}", ("Ann Lee",)),
        (f"<p class='byline'>Ann Lee Education Editor</p>{PROSE}", ("Ann Lee",)),
        (f"<p>A quiet evening</p><p>Bence Kovács</p><p>Political Editor</p>{PROSE}", ("Bence Kovács",)),
        (f"<p>Text &amp; Fotos: Ann Lee</p>{PROSE}", ("Ann Lee",)),
        (f"<p>Words and photos by Ann Lee</p>{PROSE}", ("Ann Lee",)),
        (f"<p>Eine Kolumne von Ann Lee</p>{PROSE}", ("Ann Lee",)),
        (f"<p>Posted in Ferries by Ann Lee on May 3, 2020</p>{PROSE}", ("Ann Lee",)),
        (
            f"<p class='entry-meta'>3. Mai 2020 von Andrea Kategorien: Hafen | Noch kein Kommentar</p>{PROSE}",
            ("Andrea",),
        ),
        (
            f"<p><a rel='author' href='/a'>Ann Lee</a>, <a rel='author' href='/b'>Bo Ray</a> &amp; "
            f"<a rel='author' href='/c'>Max Doe</a></p>{PROSE}",
            ("Ann Lee", "Bo Ray", "Max Doe"),
        ),
        (f"<p>A quiet evening</p><p>Bence Kovács</p><p class='author-bio'>At sea</p>{PROSE}", ("Bence Kovács",)),
    ],
)
def test_who_is_named(body: str, names: tuple[str, ...]) -> None:
    assert authors(body) == names


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Ann Lee", "Ann Lee"),
        ("", ""),
        ("Ann Lee Education Editor", "Ann Lee"),
        ("Ann Lee Writer", "Ann Lee"),
        ("Harbour Editor", "Harbour"),
        ("Editor", ""),
    ],
)
def test_what_somebody_does_is_cut_off_behind_a_name(said: str, name: str) -> None:
    assert without_role(said) == name


def test_an_organisation_that_a_tag_alone_names_is_no_author() -> None:
    tag = '<meta name="author" content="Harbour Ferries of the North Ltd.">'
    assert authors(PROSE, tag) == ()
    assert authors(f"<p>By Ann Lee</p>{PROSE}", tag) == ("Ann Lee",)


def test_names_marked_in_one_line_come_before_one_that_a_tag_tells() -> None:
    line = "<p><span class='author-name'>Ann Lee</span> and <span class='author-name'>Bo Ray</span></p>"
    assert authors(f"{line}{PROSE}", '<meta name="author" content="Ann Lee">') == ("Ann Lee", "Bo Ray")


def test_a_name_marked_far_away_comes_behind_the_pages_own_declaration() -> None:
    teasers = "".join(f"<p>Pier {n} of the harbour<span class='author'>Bo Ray</span></p>" for n in range(24))
    said = '{"@type":"WebPage","name":"The last ferry stays","author":{"@type":"Person","name":"Ann Lee"}}'
    head = f'<script type="application/ld+json">{said}</script>'
    assert authors(f"{PROSE * 3}{teasers}", head) == ("Ann Lee",)


@pytest.mark.parametrize(
    ("said", "name"), [("Ann Lee <ann at example dot com>", "Ann Lee"), ("Ann Lee", "Ann Lee"), ("Disko Von", "")]
)
def test_addresses_in_words_and_cut_lines(said: str, name: str) -> None:
    assert "".join(author_values(said)) == name


def test_a_tag_of_a_system_of_its_own() -> None:
    assert authors(PROSE, '<meta name="xyzparse:author" content="Ann Lee">') == ("Ann Lee",)
    assert authors(PROSE, '<meta name="author-bio" content="Ann Lee">') == ()


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Ann SanSone", ("Ann SanSone",)),
        ("Ann LeePublished", ("Ann Lee",)),
        ("AuthorAnn Lee", ("Ann Lee",)),
        ("Ann Lee Updated", ("Ann Lee",)),
    ],
)
def test_labels_that_lost_their_space(said: str, names: tuple[str, ...]) -> None:
    assert author_values(said) == names


@pytest.mark.parametrize("said", ["The Harbour Team", "Island Desk", "Harbour editors", "Redaktion Hafen"])
def test_an_office(said: str) -> None:
    assert is_office(said)


@pytest.mark.parametrize("said", ["Team", "the harbour team", "We met. The Team", "Ferries, Boats", "a b c d e f g"])
def test_no_office(said: str) -> None:
    assert not is_office(said)


def test_a_label_is_taken_off() -> None:
    assert without_label("Written by: Ann Lee") == "Ann Lee"
    assert without_label("Byron Lee") == "Byron Lee"


def test_the_cheap_look_never_misses() -> None:
    for name in ("by_sure", "by", "author_labels"):
        for phrase in data()[name].replace(r"\s", " ").split("|"):
            for said in (f"{phrase} Ann", f"{phrase}: Ann", f"{phrase.upper()} Ann", phrase.capitalize() + " Ann"):
                assert not starts().match(said) or may_start(said), said
                assert start_surely([said]) == [bool(sure_starts().match(said))], said
    for said in ("ByAnn Lee", "Written byAnn Lee", "authors: Ann", "Article by Ann"):
        assert may_start(said)


def test_who_opened_a_thread_is_whom_the_markup_names() -> None:
    blocks = (Block(0, 10, "Editor Eve", element=2), Block(10, 17, "Ann Lee", element=1))
    elements = (Element("div"), Element("div", attributes={"itemprop": "author"}), Element("a"))
    page = Page(
        Source(b"Editor EveAnn Lee"), "text/html", Encoding("utf-8", "utf-8"), blocks, elements, parents=(None, 0, 0)
    )
    thread = Thread("forum", (Post((0, 1), (), author="Editor Eve", opening=True),))
    findings = [Finding(n, "meta", "test") for n in range(2)]
    assert describe(page, findings, [thread]).authors == ("Ann Lee",)


def _opened(author: str, *texts: str) -> Metadata:
    """A page whose only thread was opened by a post with a header of ``texts``."""
    ends = [sum(map(len, texts[: n + 1])) for n in range(len(texts))]
    blocks = tuple(Block(end - len(text), end, text) for text, end in zip(texts, ends, strict=True))
    page = Page(Source("".join(texts).encode()), "text/html", Encoding("utf-8", "utf-8"), blocks)
    thread = Thread("forum", (Post(tuple(range(len(texts))), (), author=author, opening=True),))
    return describe(page, [Finding(n, "meta", "test") for n in range(len(texts))], [thread])


@pytest.mark.parametrize("line", ["Ann Lee:", "Ann Lee: writes", "Ann Lee 3 May 2020"])
def test_a_name_that_labels_no_day_opened_a_thread(line: str) -> None:
    assert _opened("Ann Lee", line).authors == ("Ann Lee",)


@pytest.mark.parametrize("label", ["Founded", "Joined", "Wohnort", "Messages", "Ubicación", "Skąd", "Регистрация"])
def test_what_a_profile_labels_is_nobodys_name(label: str) -> None:
    assert _opened(label, "ferryman", f"{label}: Harbour Town").authors == ()
    assert _opened(f"{label}:", "ferryman", f"{label}:", "Harbour Town").authors == ()


@pytest.mark.parametrize(
    ("author", "lines", "authors"),
    [
        ("F", ("F", "ferryman", "Member"), ("ferryman",)),
        ("f", ("Member", "Ferry_Man"), ("Ferry_Man",)),
        ("F", ("F", "Member", "3 May 2020"), ()),
        ("李", ("李", "Member"), ("李",)),
        ("Al", ("Al", "Alan"), ("Al",)),
    ],
)
def test_a_letter_that_stands_for_a_picture_is_no_name(
    author: str, lines: tuple[str, ...], authors: tuple[str, ...]
) -> None:
    assert _opened(author, *lines).authors == authors


@pytest.mark.parametrize("label", ["Founded", "Gegründet", "Inscrit", "Miembro", "Dołączył"])
def test_a_cell_of_a_profile_did_not_open_a_thread(label: str) -> None:
    assert _opened(label, "ferryman", f"{label}: 11 Dec 2021").authors == ()


@pytest.mark.parametrize(
    "name", ["Ann Lee", "J. K. Rowe", "Al", "李明", "Jean Law", "dpa", "新华社记者", "编辑部的故事"]
)
def test_names_stay(name: str) -> None:
    assert author_values(name) == (name,)


@pytest.mark.parametrize(
    "said", ["关注", "查看更多", "フォローする", "Seguir", "name, name@example.org", "未知  责任编辑：李明"]
)
def test_buttons_and_placeholders_are_no_names(said: str) -> None:
    assert author_values(said) == ()


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("港湾报专栏作者 王文", "王文"),
        ("特约记者：李明华", "李明华"),
        ("王文 责任编辑：李明", "王文"),
        ("王文　来源: 港湾报", "王文"),
    ],
)
def test_what_a_chinese_author_is_and_who_is_named_next(said: str, name: str) -> None:
    assert author_values(said) == (name,)


@pytest.mark.parametrize(
    "said", ["R", "CP", "Senior Analyst", "Home-", "Chefredakteurin", "Эксперт", "未知", "小编", "Подписаться"]
)
def test_initials_and_work_are_no_names(said: str) -> None:
    assert author_values(said) == ()


def test_an_app_or_an_account_has_no_author() -> None:
    tags = '<meta name="smartbanner:author" content="Ann Lee"><meta name="ms.author" content="annlee">'
    assert authors(PROSE, tags) == ()


def test_a_person_comes_before_an_office_and_all_names_before_some() -> None:
    office = '<meta name="article-author" content="Tax Services"><meta name="author" content="Ann Lee">'
    assert authors(f"<div class='author-name'>Tax Services</div>{PROSE}", office) == ("Ann Lee",)
    line = f"<p>Written by Dr Ann Lee, Bob Moss</p>{PROSE}"
    one = '<script type="application/ld+json">{"@type":"Article","author":{"name":"Ann Lee"}}</script>'
    assert authors(line, one) == ("Dr Ann Lee", "Bob Moss")
    other = one.replace("Ann Lee", "Carl Olsen")
    assert authors(line, other) == ("Carl Olsen",)


def test_the_name_in_a_link_is_without_the_words_around_it() -> None:
    said = '<script type="application/ld+json">{"@type":"Article","author":{"name":"Harbour-Experte Ann Lee"}}</script>'
    assert authors(f"<p>Von <a rel='author' href='/x'>Ann Lee</a></p>{PROSE}", said) == ("Ann Lee",)
    assert authors(f"<p>Von <a rel='author' href='/x'>Bob Moss</a></p>{PROSE}", said) == ("Harbour-Experte Ann Lee",)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Ann Lee Illustration von Max Roe", "Ann Lee"),
        ("Ann Lee Photos by Max Roe", "Ann Lee"),
        ("Ann Lee | Fotos: Max Roe", "Ann Lee"),
        ("Ann Photo", "Ann Photo"),
        ("Harbour Photo Desk", "Harbour Photo Desk"),
    ],
)
def test_who_made_the_pictures_is_cut_off(said: str, name: str) -> None:
    assert author_values(said) == (name,)


def test_entries_of_a_menu_are_no_byline() -> None:
    menu = "".join(f"<li><a href='/{said}'>{said}</a></li>" for said in ("Start", "Texte", "Boote", "Autoren", "Fähre"))
    assert authors(f"<nav><ul>{menu}</ul></nav>{PROSE}{PROSE}") == ()
    assert authors(f"<div>Text</div><div>Ann Lee</div>{PROSE}{PROSE}") == ("Ann Lee",)


@pytest.mark.parametrize("said", ["Gespeichert von", "Soumis par", "Inviato da", "Skickad av", "Trimis de"])
def test_who_handed_something_in(said: str) -> None:
    assert authors(f"{PROSE}<p>{said} nobody who was on the pier that evening in May.</p>{PROSE}") == ()
    assert authors(f"<div>{said} Ann Lee 3 May 2020</div>{PROSE}") == ("Ann Lee",)


def test_what_the_author_does_is_no_second_author() -> None:
    name = "Written by: <a class=author href='/authors/ann'>Ann Lee</a>"
    assert authors(f"<p>{name} Gardener &amp; Writer</p>{PROSE}") == ("Ann Lee",)
    assert authors(f"<p>{name} &amp; Max Roe</p>{PROSE}") == ("Ann Lee", "Max Roe")


def test_a_team_beside_a_day() -> None:
    assert authors(f"<p>Harbour Team</p><p>May 3, 2020</p>{PROSE}") == ("Harbour Team",)
    assert authors(f"<p>Harbour Guide</p><p>May 3, 2020</p>{PROSE}") == ()


@pytest.mark.parametrize(
    ("author", "authors"),
    [
        ("* Thread starter ferryman", ("ferryman",)),
        ("Themenstarter ferryman", ("ferryman",)),
        ("ferryman __", ("ferryman",)),
        ("_ferry_", ("_ferry_",)),
        ("Guest", ()),
        ("Last", ()),
        ("Start date", ()),
    ],
)
def test_what_stands_around_the_name_of_who_opened_a_thread(author: str, authors: tuple[str, ...]) -> None:
    assert _opened(author, author, "3 May 2020").authors == authors
