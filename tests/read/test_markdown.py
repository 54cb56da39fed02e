"""How Markdown reads: what must stay as it stands comes first."""

from __future__ import annotations

import pytest

from corpusclean.model import Block, Encoding, Page, Source
from corpusclean.read.markdown import looks_like_markdown, read_markdown


def page(document: str, codec: str = "utf-8") -> Page:
    return read_markdown(Source(document.encode(codec)), Encoding(codec, "utf-8"))


def blocks(document: str) -> list[Block]:
    return list(page(document).blocks)


def texts(document: str) -> list[str]:
    return [block.text for block in blocks(document) if block.text]


def shapes(document: str) -> list[tuple[str, int, str]]:
    return [(block.shape, block.level, block.text) for block in blocks(document)]


STAYS = [
    "The files snake_case_name.py and _leading.txt were lost.",
    "Two by three is 2 * 3, and 2*3*4 is twenty-four; 2**3 and 4**5 are larger.",
    "What the f*ck, said the sh*t-stirrer.",
    "Author: ****",
    "Name: ______ Date: ______",
    "A price* with a footnote.",
    "An if a<b then x > y, and a <foo> that names nothing.",
    "List<String> is a type, and so is Map<K, V>.",
    '[quote="mara, post:3, topic:1"]',
    "[/quote]",
    "See the array x[i][j] and the row [0][1].",
    "As shown[^1] before, and (sic) [sic] again.",
    "An [unclosed bracket, and a closed] one ] more.",
    "Read https://example.org/a_b_c/d_e~~f for the rest.",
    "C:\\path\\name is where it is.",
    "#hashtag and #another one",
    "#Tutorials#PHP",
    "12.5 degrees, 3) and so on",
    "-5 degrees, +3 tomorrow",
    "A backtick ` alone",
    "Home | About | Contact",
    "[Anna]: Yes, of course.",
    "10 < 20 and 30 > 20",
    "One ~ two ~ three",
    "The tag <em is not closed",
    "Then a<b and c=d hold, so x > y.",
    "5 &times 3 and AT&T",
    "== not a heading ==",
    "Dear all -- thanks",
    "¿Qué? — No sé.",
    "It stands in C:\\boats\\",
    "**only opened",
    "only closed**",
]


@pytest.mark.parametrize("text", STAYS)
def test_stays_as_it_is(text):
    assert [(b.text, b.edits) for b in blocks(text)] == [(text, ())]


READS = [
    ("Some **strong** and *weak* and _weak_ and __strong__ words.", "Some strong and weak and weak and strong words."),
    ("***Both*** and **one *in* two** and ~~struck~~.", "Both and one in two and struck."),
    ("**広告は終わった。**彼女は見た", "広告は終わった。彼女は見た"),
    ("**Note:**the ferry", "Note:the ferry"),
    ("****doubled****", "doubled"),
    ("**M**ake **D**o", "Make Do"),
    ("“ _slanted_ ” _Wort_&#8220;", "“ slanted ” Wort“"),
    ("A [link](https://example.org/a_b) and [one](</a b> 'with title') more", "A link and one more"),
    ('A [link](/a_(b) "t") and [spaces](/my file.pdf).', "A link and spaces."),
    ("[CVE-20 [listed](/cve)", "[CVE-20 listed"),
    ("![The harbour](/h.png) at noon", "The harbour at noon"),
    ("![Source: [the author](/a)](/img.png)", "Source: the author"),
    ("[![Logo](/l.png)](https://example.org) Home", "Logo Home"),
    ("[Ferry Times][3], [Boats][]", "Ferry Times, Boats"),
    ("Go to <https://example.org/a_b_c> or <me@example.org>", "Go to https://example.org/a_b_c or me@example.org"),
    ("12\\. Aug, a\\_b, x \\| y, \\*\\*", "12. Aug, a_b, x | y, **"),
    ("Call `f(*args, **kw)` and ``a ` b``", "Call f(*args, **kw) and a ` b"),
    ("`&amp;` is &amp;", "&amp; is &"),
    ("`<b>` makes <b>bold</b>", "<b> makes bold"),
    ("one<br>two<br/>three", "one two three"),
    ("<td>cell</td><td>other</td>", "cell other"),
    ("in<b>side</b> a<!-- note -->word", "inside aword"),
    ('<img src="x.png" alt="x > y"> shown', "shown"),
    ('<a href="/tag?a=1&amp;b=2" rel="tag">boats</a> &#8211; more', "boats – more"),
    ("Text <style>p { color: red }</style>here", "Text here"),
    ("### Ferries ###", "Ferries"),
    ("# C#", "C#"),
    ("##渡轮", "渡轮"),
    ("## Ferries {#ferries .big}", "Ferries"),
    ('A [link](/x){:target="_blank"} and a {set}', "A link and a {set}"),
    ("*   item", "item"),
    ("* * nested", "nested"),
    ("3) third", "3) third"),
    ("> > twice quoted", "twice quoted"),
    ("> * quoted item", "quoted item"),
    ("| one | two |", "one | two"),
    ("~~[Moved](https://example.org)~~, see [here](/x)", "Moved, see here"),
    ("Es kostet 5&nbsp;€", "Es kostet 5 €"),
]


@pytest.mark.parametrize(("document", "text"), READS)
def test_reads(document, text):
    assert texts(document) == [text]


def test_marks_are_edits_that_delete():
    (block,) = blocks("a **b** [c](/d)")
    assert [(e.start, e.end, e.replacement, e.step) for e in block.edits] == [
        (2, 4, "", ""),
        (5, 7, "", ""),
        (8, 9, "", ""),
        (10, 15, "", ""),
    ]
    assert block.link_chars == 1


def test_a_repair_names_its_step_and_leaves_the_marks_alone():
    (block,) = blocks("[R&D &amp; more](/x?a=1&amp;b=2)")
    assert block.text == "R&D & more"
    assert [e.step for e in block.edits] == ["", "unescape_html", ""]


def test_shortcut_references_need_a_definition():
    assert texts("The [ferry] and the [Boat][f] sail.") == ["The [ferry] and the [Boat][f] sail."]
    assert texts("The [Ferry] and the [Boat][f] sail.\n\n[ferry]: /x\n[F]: </y> 'z'") == [
        "The Ferry and the Boat sail."
    ]


def test_headings():
    document = "Title\n=====\nText under it\n\nSecond\n---\n\n#### Fourth\n\n* # In a list\n\n<h2>Tagged</h2>"
    assert shapes(document) == [
        ("heading", 1, "Title"),
        ("", 0, "Text under it"),
        ("heading", 2, "Second"),
        ("heading", 4, "Fourth"),
        ("heading", 1, "In a list"),
        ("heading", 2, "Tagged"),
    ]


def test_a_rule_below_a_paragraph_makes_no_heading():
    document = "The ferry left the harbour at noon, as it always\ndid, and nobody was on board.\n---\nNext"
    assert shapes(document) == [
        ("", 0, document.partition("\n---")[0].replace("\n", " ")),
        ("rule", 0, ""),
        ("", 0, "Next"),
    ]


@pytest.mark.parametrize("rule", ["---", "***", "* * *", "_ _ _", "-------------------------"])
def test_rules_read_empty(rule):
    assert shapes(f"one\n\n{rule}\n\ntwo") == [("", 0, "one"), ("rule", 0, ""), ("", 0, "two")]


def test_a_rule_below_a_sentence_makes_no_heading():
    assert shapes("Thanks for reading.\n---\nComments") == [
        ("", 0, "Thanks for reading."),
        ("rule", 0, ""),
        ("", 0, "Comments"),
    ]


def test_list_depth_is_indentation():
    document = "* a\n* b\n    * c\n        1. d\n    * e\n* f\n\nText\n\n  - g"
    assert shapes(document) == [
        ("list", 1, "a"),
        ("list", 1, "b"),
        ("list", 2, "c"),
        ("list", 3, "1. d"),
        ("list", 2, "e"),
        ("list", 1, "f"),
        ("", 0, "Text"),
        ("list", 1, "g"),
    ]


def test_indentation_alone_is_never_code():
    (first, second) = blocks("    An indented lead with *stress*.\n\n\tAnother one.")
    assert (first.text, first.shape, first.indent) == ("An indented lead with stress.", "", 4)
    assert (second.text, second.ws) == ("Another one.", "collapse")


def test_code_keeps_its_lines_and_marks_nothing():
    document = "Look:\n\n```sh\n\n$ ls *_a* &amp;\n\n    <b>**x**\n```\nafter"
    _, code, after = blocks(document)
    assert (code.shape, code.ws, code.text) == ("code", "keep", "$ ls *_a* &amp;\n\n    <b>**x**")
    assert after.text == "after"


def test_code_in_quotes_and_lists_loses_their_marks():
    assert texts("> ```\n> a\n>  b\n> ```\n> c") == ["a\n b", "c"]
    assert texts("1. one\n\n   ```\n   a\n     b\n   ```") == ["1. one", "a\n  b"]


def test_an_unclosed_fence_ends_with_its_paragraph():
    assert shapes("```\na\n\nText *here*.") == [("code", 0, "a"), ("", 0, "Text here.")]


def test_pre_is_code_without_its_tags():
    document = "<pre><code class='x'>\nif a &lt; b:\n    <span>pass</span>\n</code></pre>\n\nText"
    assert shapes(document) == [("code", 0, "if a < b:\n    pass"), ("", 0, "Text")]


def test_definitions_and_images_without_words_read_empty():
    document = 'Text\n\n![](/a.png)\n\n![A boat](/b.png)\n\n  [1]: https://example.org "A title"\n[2]: /x\n'
    assert shapes(document) == [
        ("", 0, "Text"),
        ("image", 0, ""),
        ("image", 0, "A boat"),
        ("definition", 0, ""),
        ("definition", 0, ""),
    ]


def test_captions():
    assert shapes("![](/a.png)\n\n<figcaption>The boat, by Ilse</figcaption>") == [
        ("image", 0, ""),
        ("caption", 0, "The boat, by Ilse"),
    ]


def test_tables_are_a_block_per_row():
    document = "Boat | Knots\n--- | ---\n**Northwind** | 12\nGull | 9\n\nText | with a bar"
    assert shapes(document) == [
        ("table", 0, "Boat | Knots"),
        ("table", 0, ""),
        ("table", 0, "Northwind | 12"),
        ("table", 0, "Gull | 9"),
        ("", 0, "Text | with a bar"),
    ]
    assert texts("| a | b |\n|:--|--:|\n| | |\n| c \\| d |") == ["a | b", "c | d"]


def test_a_link_split_over_lines_is_one_block():
    assert texts("* [C\nCloud](/c)\n* [Home](/)") == ["C Cloud", "Home"]
    assert texts("[The\nFerry\nTimes](/f) of today") == ["The Ferry Times of today"]
    assert texts("> [The\n> Ferry](/f)") == ["The Ferry"]


def test_a_link_around_paragraphs_loses_its_marks():
    assert shapes("[\n\n### Boats\n\n](/boats)") == [("", 0, ""), ("heading", 3, "Boats"), ("", 0, "")]


def test_a_link_does_not_reach_far():
    document = "[open\n" + "A line by itself.\n" * 9 + "close](/x)"
    assert texts(document)[0] == "[open"
    assert texts(document)[-1] == "close](/x)"


def test_a_tag_split_over_lines_is_one_block():
    assert texts('before <img\n  src="/a.png"\n  alt="A"> after') == ["before after"]


def test_comments_over_lines_read_empty():
    assert texts("Before\n\n<!-- hidden\n\n# also *hidden*\n\n--> after") == ["Before", "after"]
    assert texts("<!-- never closed\n\nText") == ["<!-- never closed", "Text"]


def test_emphasis_over_lines_that_stay_apart():
    assert texts("**First line.\nSecond line.**") == ["First line.", "Second line."]
    assert texts("**First line.\n\nSecond line.**") == ["**First line.", "Second line.**"]


@pytest.mark.parametrize("around", ["", "> "])
def test_wrapped_lines_are_one_block(around):
    wrapped = [
        "The ferry left the harbour at noon, as it has always done, and **nobody",
        "was on board** when it",
        "came back from the [far",
        "shore](/s) of the",
        "[Great Bay](/b), where boats are few.",
    ]
    assert texts("\n".join(around + line for line in wrapped)) == [
        "The ferry left the harbour at noon, as it has always done, and nobody was on board when it came back from the "
        "far shore of the Great Bay, where boats are few."
    ]


def test_list_items_go_on_in_hanging_lines():
    assert texts("* Boats (Ilse Brandt,\n  Mara Holm)\n* Nets.\n  Sails\n* Oars\nTar") == [
        "Boats (Ilse Brandt, Mara Holm)",
        "Nets.",
        "Sails",
        "Oars",
        "Tar",
    ]


def test_short_lines_are_not_joined():
    document = "home\nabout us\n[contact](/c)\nimprint"
    assert texts(document) == ["home", "about us", "contact", "imprint"]


def test_lines_that_end_a_sentence_stay_apart():
    document = "The ferry left at noon.\nNobody was on board.\nIt came back at six."
    assert texts(document) == document.split("\n")


def test_wrapped_chinese_joins_without_a_space():
    lines = [
        "渡轮在中午离开了港口，像往常一样没有人在船上，",
        "它在六点钟回来的时候天已经黑了，码头上也没有人",
        "在等它，只有灯塔的光照在水面上，风停了下来，海",
        "也安静了。",
    ]
    assert texts("\n".join(lines)) == ["".join(lines)]
    assert texts("\n".join("> " + line for line in lines)) == ["".join(lines)]


def test_joins():
    document = "# T\none  \ntwo\\\nthree\n\n* a\n* b\n\n> c\n> D.\n\nEnd.\nNew."
    assert [(b.join, b.text) for b in blocks(document)] == [
        ("\n\n", "T"),
        ("\n\n", "one"),
        ("\n", "two"),
        ("\n", "three"),
        ("\n\n", "a"),
        ("\n", "b"),
        ("\n\n", "c"),
        ("\n", "D."),
        ("\n\n", "End."),
        ("\n\n", "New."),
    ]


def test_a_list_stays_one_list_around_continued_items():
    document = "Seen:\n* one that goes on\n  below\n* Nets.\n  Sails\n* Oars\n\n* Tar"
    assert [(b.join, b.text) for b in blocks(document)] == [
        ("\n\n", "Seen:"),
        ("\n\n", "one that goes on below"),
        ("\n", "Nets."),
        ("\n", "Sails"),
        ("\n", "Oars"),
        ("\n\n", "Tar"),
    ]


def test_ranges_are_bytes():
    data = "\ufeff  # Été\r\n\r\n中文".encode("utf-16-le")
    first, second = read_markdown(Source(data), Encoding("utf-16-le", "bom")).blocks
    assert data[first.start : first.end].decode("utf-16-le") == "# Été"
    assert data[second.start : second.end].decode("utf-16-le") == "中文"
    assert (first.text, second.blank_before) == ("Été", 1)


YAML = """\
---
title: 'It''s "late"'

Author: "Ilse \\"I\\" Brandt" # editor
date: 2019-04-01T10:00:00+02:00
tags:
  - boats
  - 'the sea'
categories: [Harbour, "Old, town"]
description: >-
  The ferry left
  at noon.
cover:
  image: /a.png
empty:
---

# Text
"""


def test_yaml_front_matter():
    found = page(YAML)
    assert [(f.name, f.value) for f in found.facts] == [
        ("title", 'It\'s "late"'),
        ("author", 'Ilse "I" Brandt'),
        ("date", "2019-04-01T10:00:00+02:00"),
        ("tags", "boats"),
        ("tags", "the sea"),
        ("categories", "Harbour"),
        ("categories", "Old, town"),
        ("description", "The ferry left at noon."),
        ("cover.image", "/a.png"),
        ("empty", ""),
    ]
    assert {f.by for f in found.facts} == {"front-matter"}
    assert [(b.shape, b.text) for b in found.blocks if b.shape] == [("fence", ""), ("fence", ""), ("heading", "Text")]
    assert found.blocks[1].text == "title: 'It''s \"late\"'"


def test_facts_cover_every_line_of_the_header():
    found = page(YAML)
    header = [b for b in found.blocks[:-1] if b.shape != "fence"]
    assert len(header) == 13
    assert all(any(f.start <= b.start and b.end <= f.end for f in found.facts) for b in header)


def test_toml_front_matter():
    document = '+++\ntitle = "The ferry"\ndate = 2019-04-01\n[taxonomies]\ntags = [\n  "boats",\n  "sea",\n]\n+++\nText'
    found = page(document)
    assert [(f.name, f.value) for f in found.facts] == [
        ("title", "The ferry"),
        ("date", "2019-04-01"),
        ("taxonomies.tags", "boats"),
        ("taxonomies.tags", "sea"),
    ]
    assert found.blocks[-1].text == "Text"


def test_bracket_header():
    document = '[#]: subject: "The *ferry*"\n[#]: translator: " "\n[#]: collector: (ilse)\n\nThe ferry\n======\n'
    found = page(document)
    assert [(f.name, f.value) for f in found.facts] == [
        ("subject", "The *ferry*"),
        ("translator", ""),
        ("collector", "ilse"),
    ]
    assert [b.text for b in found.blocks] == [*document.split("\n")[:3], "The ferry"]


@pytest.mark.parametrize(
    "document",
    [
        "---\nThe ferry left at noon.\n---\nIt came back.",
        "---\nNote: the ferry left.\n---\nIt came back.",
        "---\nfrom: here\nThe ferry left at noon.\n---\n",
        "---\ntitle: never closed\n\nText",
        "Text first\n\n---\ntitle: a\ndate: b\n---\n",
        "---\n---\n",
    ],
)
def test_rules_at_the_start_are_no_front_matter(document):
    found = page(document)
    assert found.facts == ()
    assert not any(b.shape == "fence" for b in found.blocks)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The ferry left at noon.\n\n- at one\n- at two\n",
        "# Only a heading\n\nText.",
        "A [link](/x) alone.",
        "def f(*args, **kw):\n    # a comment\n    return x[i](j)\n",
        "/**\n * A comment **\n **/\n# include",
        "[1] A footnote.\n---\nText (see [2]).",
        "<p>HTML with <b>tags</b></p>",
    ],
)
def test_plain_text_is_not_markdown(text):
    assert not looks_like_markdown(text)


@pytest.mark.parametrize(
    "text",
    [
        "# Heading\n\nSome **strong** words.",
        "\ufeff---\r\ntitle: x\r\n---\r\n\r\n# Heading",
        "A [link](https://example.org) and ![an image](/a.png).",
        "```\ncode\n```\n\n[1]: https://example.org",
        '[#]: subject: "x"\n[#]: via: "y"\n\n**Strong**',
    ],
)
def test_markdown_is_known(text):
    assert looks_like_markdown(text)


@pytest.mark.parametrize("row", ["text goes :::", "::: Not this one", ":: {.a}", "a ::: {.a}"])
def test_rows_that_name_no_part(row):
    assert [b.text for b in page(f"Text.\n\n{row}\n").blocks] == ["Text.", row]


@pytest.mark.parametrize("row", ["::: {#a .b}", ":::", "::::: warning", "::: {.a} :::", ":::note"])
def test_rows_that_name_a_part_do_not_read(row):
    assert [b.text for b in page(f"Text.\n\n{row}\n\nMore.\n").blocks] == ["Text.", "", "More."]


@pytest.mark.parametrize("text", ["[keep] {it}", "[x]{}", "[a]{b}", "[1]{,}", "f[i]{j}", "![no]{.x}"])
def test_brackets_that_are_no_named_words(text):
    assert page(f"We {text} here.").blocks[0].text == f"We {text} here."


def test_named_words_lose_their_names():
    found = page('By [Ann [Lee](/lee){.author}]{.byline} [on Monday]{#day .x key="y"}.').blocks[0]
    assert found.text == "By Ann Lee on Monday."
    assert found.link_chars == 3
