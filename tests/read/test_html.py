"""How HTML reads: text that must come through unchanged first, then what ends a block, and what is known of one."""

from __future__ import annotations

import pytest

from corpusclean.model import Block, Edit, Encoding, Page, Source
from corpusclean.provenance.replay import block_text
from corpusclean.read.html import read_html


def page(document: str | bytes, codec: str = "utf-8") -> Page:
    data = document if isinstance(document, bytes) else document.encode(codec)
    return read_html(Source(data), Encoding(codec, "test"))


def blocks(document: str) -> list[Block]:
    return list(page(document).blocks)


def texts(document: str) -> list[str]:
    return [block.text for block in blocks(document)]


def joined(document: str) -> str:
    """The blocks with their joins between them, the first one's left out."""
    return "".join(block.join * (number > 0) + block.text for number, block in enumerate(blocks(document)))


def tag_of(found: Page, number: int) -> str:
    """Tag names from the root to the element of a block."""
    names: list[str] = []
    index = found.blocks[number].element
    while index is not None:
        names.append(found.elements[index].tag)
        index = found.parents[index]
    return "/".join(reversed(names))


STAYS = [
    "One paragraph, and nothing else.",
    "if a < b and b > c",
    "a <3 b, 1<2",
    "R&D at AT&T",
    "a & b &; &# &#x &nosuchthing;",
    "]]> and --> and />",
    "an unfinished <",
    "an unfinished </",
    "\u200b zero width stays, and \ufeff too",
]


@pytest.mark.parametrize("text", STAYS)
def test_text_that_is_no_markup_stays(text):
    assert texts(f"<p>{text}") == [text]


@pytest.mark.parametrize(
    ("inline", "text"),
    [
        ("The <b>ferry</b> left <i>at <u>dawn</u></i>.", "The ferry left at dawn."),
        ("Ro<!-- a > comment -->pe", "Rope"),
        ("long<wbr>word", "longword"),
        ("<my-note>known</my-note> by nobody", "known by nobody"),
        ('<a title="a > b">link</a> text', "link text"),
        ("<a title='<p>'>link</a>", "link"),
        ('x<img alt="never text">y', "xy"),
        ("a<?php echo 1 ?>b</ nothing>c<!ELEMENT d>d", "abcd"),
        ('a<q ="x>y">b', 'ay">b'),
        ('a<q =="x>y">b', "ab"),
        ("a<q b='c'd='>'>b", "ab"),
        ("a</>b", "ab"),
        ("a<!-->b<!--->c<!-- -- >-->d<!--x--!>e", "abcde"),
        ("<B CLASS='X'>a</b> <FONT Color=red>b</FONT>", "a b"),
        ("a<![CDATA[b]]>c", "ac"),
    ],
)
def test_inline_markup_vanishes_and_ends_no_block(inline, text):
    assert texts(f"<p>{inline}</p>") == [text]


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("&amp;&lt;&gt;&quot;", '&<>"'),
        ("&ampx &notit; &notin;", "&x ¬it; ∉"),
        ("&#65;&#x42;&#67 &#x44", "ABC D"),
        ("&#150;&#x80;", "–€"),
        ("&#0;&#xD800;&#x110000;&#99999999999999999999;", "\ufffd" * 4),
        ("fish&nbsp;&amp;&nbsp;chips", "fish & chips"),
        ("&amp;lt;", "&lt;"),
    ],
)
def test_character_references(said, text):
    assert texts(f"<p>{said}") == [text]


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("<div>a<div>b</div>c</div>", "a\n\nb\n\nc"),
        ("<p>a<br>b<br><br>c", "a\nb\n\nc"),
        ("<p>a<br> \n<br/>b", "a\n\nb"),
        ("<h2>a</h2>b", "a\n\nb"),
        ("a<hr>b", "a\n\nb"),
        ("a</p>b", "a\n\nb"),
        ("a</br>b", "a\nb"),
        ("<ul><li>a<li>b</ul>c", "a\nb\n\nc"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "a\nb\nc"),
        ("<dl><dt>a<dd>b</dl>", "a\nb"),
        ("<table><tr><td>a<td>b<tr><th>c</th><td>d</table>e", "a\tb\nc\td\n\ne"),
        ("<table><tr><td><p>a</p></td><td><p>b</p></td></tr><tr><td><p>c</p></td></tr></table>", "a\tb\nc"),
        ("<table><tr><td><p>a</p><p>b</p></td><td></td><td><br>c</td></tr></table>d", "a\n\nb\tc\n\nd"),
        ("<select><option>a<option>b</select>", "a\nb"),
        ("a<script>b</script>c", "ac"),
        ("a <script>b</script>c", "a c"),
        ("a<script>b</script><style>d</style> c", "a c"),
        ("a<script>b</script> <script>b</script>c", "a c"),
        ("a<script> b </script><script> b </script>c", "ac"),
        ("a&nbsp;<script>b</script>c", "a c"),
        ("a<button>b</button> <button>c</button>d", "ab cd"),
        ("a<textarea> b</textarea>c", "a bc"),
    ],
)
def test_breaks(document, text):
    assert joined(document) == text


@pytest.mark.parametrize(
    ("script", "rest"),
    [
        ("<script>a</script>b", "b"),
        ("<script>if (a<b) '<p>'</script>b", "b"),
        ("<script>a</script >b", "b"),
        ("<script>a</scripts></script>b", "b"),
        ("<script><!-- <script> </script> --></script>b", "b"),
        ("<script><!-- </script>b", "b"),
        ("<script><!--><script></script>b", "b"),
        ("<SCRIPT>a</Script>b", "b"),
        ("<style>a > b { content: '<i>' }</style>b", "b"),
        ("<style><!-- </style>b", "b"),
        ("<svg><style>a<g>c</g></style></svg>b", "b"),
        ("<svg><script><![CDATA[a]]></script></svg>b", "b"),
    ],
)
def test_scripts_and_styles_are_no_text(script, rest):
    assert texts(script) == [rest]


@pytest.mark.parametrize(
    "document", ["a<p title='b", "a<p", "a<!-- b", "a</p b", "a<!b", "a<script>b", "a<script><!--<script>"]
)
def test_what_the_document_leaves_unfinished_is_no_text(document):
    assert texts(document) == ["a"]


@pytest.mark.parametrize(
    ("document", "read", "text"),
    [
        ("<title>a &amp; <b> c</title>", "rcdata", "a & <b> c"),
        ("<textarea>a &amp; <b></textarea>", "rcdata", "a & <b>"),
        ("<iframe>a &amp; <b></iframe>", "raw", "a &amp; <b>"),
        ("<xmp>a &amp; <b></xmp>", "raw", "a &amp; <b>"),
        ("<plaintext>a &amp; </plaintext>", "raw", "a &amp; </plaintext>"),
        ("<svg><text><![CDATA[a &amp; <b>]]>", "raw", "a &amp; <b>"),
        ("<math><mi>a &amp; <b>c</b></math>", "html", "a & c"),
        ("<textarea>a", "rcdata", "a"),
    ],
)
def test_other_ways_to_read(document, read, text):
    assert [(block.read, block.text) for block in blocks(document)] == [(read, text)]


def test_raw_text_in_noscript_ends_with_it():
    assert texts("<noscript><iframe>a</noscript>b<p>c") == ["a", "b", "c"]
    assert texts("<noscript><script><!-- <script></noscript>b") == ["b"]


HIDDEN = [
    "<noscript>a</noscript>",
    "<template>a</template>",
    "<iframe>a</iframe>",
    "<div hidden>a</div>",
    "<div hidden=''>a</div>",
    "<div style='color: red; DISPLAY : none !important'>a</div>",
    "<div style='visibility:hidden'>a</div>",
    "<div hidden><p>a</p></div>",
    "<dialog>a</dialog>",
    "<div popover>a</div>",
    "<svg><title>a</title></svg>",
    "<svg><defs><text>a</text></defs></svg>",
    "<video>a</video>",
    "<title>a</title>",
    "<noframes>a</noframes>",
]
VISIBLE = [
    "<html hidden><body style='display:none'>a",
    "<details><summary hidden></summary>a</details>",
    "<div hidden='until-found'>a</div>",
    "<div class='hidden' aria-hidden='true' data-hidden>a</div>",
    "<div hidden style='display:block'>a</div>",
    "<div style='visibility:hidden'><b style='visibility:visible'>a</b></div>",
    "<dialog open>a</dialog>",
    "<template shadowrootmode=open>a</template>",
    "<svg><text>a</text></svg>",
    "<select><option>a</select>",
    "<div hidden></div>a",
]


@pytest.mark.parametrize(("document", "hidden"), [(d, False) for d in VISIBLE] + [(d, True) for d in HIDDEN])
def test_hidden(document, hidden):
    assert [(block.text, block.hidden) for block in blocks(document)] == [("a", hidden)]


def test_readings_of_characters_stand_in_brackets_within_their_sentence():
    ruby = "<p>The <ruby><rb>川</rb><rp>(</rp><rt>kawa</rt><rp>)</rp></ruby> rose, <ruby>橋<rp>[<rt>hashi<rp>]</ruby> and all."
    assert texts(ruby) == ["The 川(kawa) rose, 橋[hashi] and all."]


def test_a_hidden_block_takes_no_break_along():
    found = blocks("a<br><span hidden>b</span>c<div hidden><p>d</p><p>e</p></div> f")
    assert [(block.text, block.join) for block in found[1:]] == [
        ("b", " "),
        ("c", "\n"),
        ("d", " "),
        ("e", " "),
        ("f", " "),
    ]


@pytest.mark.parametrize(
    ("document", "text"),
    [
        ("<pre>\n  a\n\tb\n</pre>", "  a\n\tb"),
        ("<pre>a\r\nb\rc</pre>", "a\nb\nc"),
        ("<pre>  <b>a</b>\n    b\n</pre>", "  a\n    b"),
        ("<pre>\n<code>\n  a  </code></pre>", "  a  "),
        ("<textarea>\n  a\n b</textarea>", "  a\n b"),
    ],
)
def test_kept_white_space(document, text):
    assert [(block.text, block.ws) for block in blocks(document)] == [(text, "keep")]


def test_lines_of_code_in_elements_of_their_own():
    assert joined("<pre><div>a</div><div>  b</div></pre><p>c") == "a\n  b\n\nc"


@pytest.mark.parametrize(
    ("document", "shape", "level"),
    [
        ("<p>a", "", 0),
        ("<h3>a</h3>", "heading", 3),
        ("<li>a", "list", 1),
        ("<ul><li><ol><li><p>a", "list", 2),
        ("<ul><li><h2>a", "heading", 2),
        ("<blockquote><p>a", "quote", 0),
        ("<figure><figcaption>a", "caption", 0),
        ("<table><caption>a", "caption", 0),
        ("<table><tr><td><i>a", "table", 0),
        ("<table><td><ul><li>a", "list", 1),
        ("<td>a", "", 0),
        ("<pre><code>a", "code", 0),
    ],
)
def test_shapes(document, shape, level):
    assert [(block.shape, block.level, block.text) for block in blocks(document)] == [(shape, level, "a")]


@pytest.mark.parametrize(
    ("document", "characters"),
    [
        ("<p>plain", 0),
        ("<a name=x>anchor</a>", 0),
        ("<a href=x>all</a>", 3),
        ("<a href=x>the <b>whole</b> of it</a>", 15),
        ("see <a href=x>this</a>, or <a href=y>that &amp; those</a>.", 16),
        ("<a href=x>one<a href=y>two</a>three", 6),
        ("<a href=x>one<div>", 3),
    ],
)
def test_characters_in_links(document, characters):
    assert [block.link_chars for block in blocks(document)] == [characters]


def test_a_link_ends_though_an_element_inside_it_does_not():
    assert [block.link_chars for block in blocks("<a href=x><div>in</a>out</div>")] == [2]
    assert [block.link_chars for block in blocks("<a href=x><div>in</div></a><p>out")] == [2, 0]


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ("a", "html"),
        ("<!doctype html><html><head></head><body>a", "html/body"),
        ("<body><p><b>x</p><p>a", "html/body/p"),
        ("<p><table><tr><td>a", "html/p/table/tr/td"),
        ("<!doctype html><p><table><tr><td>a", "html/table/tr/td"),
        ("<div><p><i>a</i> b", "html/div/p"),
        ("<div><p><i><b>a</b> b</i>", "html/div/p/i"),
        ("<ul><li>x<li>a", "html/ul/li"),
        ("<ul><li><div>x</div><li>a", "html/ul/li"),
        ("<h1>x<h2>a", "html/h2"),
        ("<div><span></div>a", "html"),
        ("<div><span></p></ul></h1></td></div>a", "html"),
        ("<table><tr><td><table><td></div></table></td><td>a", "html/table/tr/td"),
        ("<svg><p>a", "html/p"),
        ("<svg><foreignobject><p>a", "html/svg/foreignobject/p"),
        ("<svg><g/>a", "html/svg"),
        ('<svg><path d="x">\n<use/> </svg>a', "html"),
        ('<svg><path d="x"><path d="y"/>a', "html/svg/path"),
        ('<pre><svg> <path d="x"/></svg>a', "html/pre"),
        ("<form><div></form>x</div>a", "html/form"),
        ("<select><div>x<input>a", "html"),
        ("<noscript><div><p>x</noscript>a", "html"),
    ],
)
def test_elements_around_a_block(document, path):
    found = page(document)
    assert tag_of(found, len(found.blocks) - 1) == path


def test_elements_have_words_and_some_attributes():
    found = page(
        '<main><p CLASS="Lead  big" id=First onclick="x" data-author="A&amp;B" role=note>a</p><p class=x></main>'
    )
    assert [element.tag for element in found.elements] == ["html", "main", "p"]
    assert found.elements[2].words == ("lead", "big", "first")
    assert found.elements[2].attributes == {"data-author": "A&B", "role": "note"}
    assert found.parents == (None, 0, 1)


def test_elements_that_say_the_same_are_one_value():
    found = page('<ul><li class="item">One<li class="item">Two<li CLASS="Item">Three<li class="other">Four</ul>')
    one, two, three, four = (found.elements[block.element] for block in found.blocks)
    assert one is two
    assert (one.tag, one.words) == (three.tag, three.words) == ("li", ("item",))
    assert four.words == ("other",)
    assert found.parents == (None, 0, 1, 1, 1, 1)


def test_facts():
    found = page(
        '<html lang="en-GB"><head><title> A &amp; B </title><meta name=Author content="Ilse &copy Brandt">'
        '<meta property="og:url" content="/a?b=1&copy=2"><link rel="Canonical nofollow" href="/a"><link rel=stylesheet href=b>'
        '<script type="application/ld+json">{"a": "&amp;"}</script></head><body>'
        '<a rel="author" href="/i">Ilse <b>Brandt</b></a><a rel=license href="/by">some</a>'
        '<time class="Published" datetime="2021-04-03">3 April</time>'
        '<p itemprop=author itemscope><span itemprop="name">Jo &amp; Co</span></p><i itemprop=articleBody>no</i>'
    )
    assert [(fact.by, fact.name, fact.value) for fact in found.facts] == [
        ("html", "lang", "en-GB"),
        ("html", "title", "A & B"),
        ("meta", "Author", "Ilse © Brandt"),
        ("meta", "og:url", "/a?b=1&copy=2"),
        ("link", "canonical", "/a"),
        ("json-ld", "json-ld", '{"a": "&amp;"}'),
        ("rel", "author", "Ilse Brandt"),
        ("rel", "license", "/by"),
        ("time", "published", "2021-04-03"),
        ("itemprop", "author", "Jo & Co"),
        ("itemprop", "name", "Jo & Co"),
    ]
    said = [found.source.data[fact.start : fact.end] for fact in found.facts]
    assert said[0] == b'<html lang="en-GB">'
    assert said[1] == b" A &amp; B "
    assert said[6] == b"Ilse <b>Brandt</b>"


@pytest.mark.parametrize(
    "codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "iso2022_jp", "cp932", "gb18030"]
)
def test_ranges_are_bytes_in_every_encoding(codec):
    wide = "" if codec in ("cp932", "iso2022_jp") else "\U0001f426"
    data = f"<P title='港'>港町の<b>議会</b>は{wide} </P>\r\n<p>船 &amp; A".encode(codec)
    found = page(data, codec)
    assert [block.text for block in found.blocks] == [f"港町の議会は{wide}", "船 & A"]
    for block in found.blocks:
        assert block_text(data, codec, {"start": block.start, "end": block.end, "read": "html"}) == block.text


def test_a_byte_order_mark_is_in_no_block():
    for codec, mark in (("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe")):
        found = page(mark + "a<p>b".encode(codec), codec)
        assert [block.text for block in found.blocks] == ["a", "b"]
        assert found.blocks[0].start == len(mark)


def test_damaged_bytes_stay_where_they_are():
    found = page(b"<p>caf\xe9<p>\xe4\xb8<b>x</b>\xff", "utf-8")
    assert [block.text for block in found.blocks] == ["caf\ufffd", "\ufffdx\ufffd"]
    assert [
        block.text for block in page("<p>a\ud800b".encode("utf-16-le", "surrogatepass") + b"x", "utf-16-le").blocks
    ] == ["a\ufffdb\ufffd"]


def test_edits_are_asked_for_text_and_not_for_code():
    asked: list[str] = []

    def edits_of(text: str) -> tuple[Edit, ...]:
        asked.append(text)
        return (Edit(0, 1, "X", "step"),)

    data = b"<p>a &amp;  b<pre>c</pre><p>&nbsp;</p>"
    found = read_html(Source(data), Encoding("utf-8", "test"), edits_of)
    assert asked == ["a &  b"]
    assert [(block.text, block.edits) for block in found.blocks] == [("X & b", (Edit(0, 1, "X", "step"),)), ("c", ())]


@pytest.mark.parametrize(
    "document", ["", "\n \t", "<p></p>", "&nbsp;", "<!-- a -->", "\0", "<script>a</script>", "<pre> \n </pre>"]
)
def test_nothing_visible_is_no_block(document):
    assert page(document).blocks == ()


def test_six_thousand_levels():
    found = page("<div>" * 6000 + "a" + "</div>" * 3000 + "b" + "<b><i>" * 3000 + "c")
    assert [block.text for block in found.blocks] == ["a", "bc"]
    assert len(found.elements) == 6001


REPEATED = [
    *(
        "<",
        "<a",
        "<!x",
        '<a b="',
        "<a =",
        "<div>",
        "</p>",
        "&amp",
        "&#1",
        "<b><i>",
        "<a><a>",
        "<table>",
        "<!--",
        "<!-- - ",
    ),
    *(
        "<script><!--<script>",
        "<script>",
        "<title>",
        "<svg><title>x",
        "<svg><![CDATA[",
        "<noscript><style>",
        "<pre>\n<b> ",
    ),
    *("<a href><div></a>x", "<form><div></form>x", "<object><a>x", "<li><ul>x", "<table><tr><td>x", "<td>x", "x<br>"),
    *(
        "<span itemprop=name>x",
        "<p class=a id=b>x",
        "<select><option>x",
        "<ruby><rt>x",
        "<noscript><script><!--</script>",
    ),
]


@pytest.mark.parametrize("piece", REPEATED)
def test_repeated_pieces(piece):
    found = page(piece * (30_000 // len(piece)))
    assert all(a.end <= b.start for a, b in zip(found.blocks, found.blocks[1:], strict=False))
