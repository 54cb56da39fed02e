"""Pages that word processors and generators write: all that they hold is the document."""

from __future__ import annotations

import pytest

import corpusclean

SENTENCES = (
    "The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.",
    "Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.",
    "The boat will sail four times a day, and on Sundays twice, as it has done for as long as anybody remembers.",
)


def page(body: str) -> str:
    return f"<!DOCTYPE html><html><head><title>The ferry stays</title></head><body>{body}</body></html>"


def paragraphs(start: str = "<p>", end: str = "</p>") -> str:
    return "".join(f"{start}{sentence}{end}" for sentence in SENTENCES)


WORD = page(
    "<div class=WordSection1><p class=MsoTitle>The ferry stays</p><p class=MsoSubtitle>How a town keeps its boat</p>"
    + paragraphs("<p class=MsoNormal><span lang=EN-US>", "</span><o:p></o:p></p>")
    + "<p class=MsoListParagraph><span>·<span>&nbsp;&nbsp;</span></span>One boat</p><hr align=left>"
    "<div id=ftn1><p class=MsoFootnoteText><a href='#_ftnref1'>[1]</a> See the minutes of 1923.</p></div></div>"
)
GDOCS = page(
    "<div class='doc-content'><p class='c2 title'><span class='c0'>The ferry stays</span></p>"
    + paragraphs("<p class='c1'><span class='c3'>", "</span></p>")
    + "<ul class='c4 lst-kix_1-0 start'><li class='c1'>One boat</li></ul>"
    "<div><p class='c1'><a href='#r1' id='f1'>[1]</a>&nbsp;See the minutes of 1923.</p></div></div>"
)
EPUB = page(
    "<section epub:type='chapter'><header><h2>The ferry stays</h2><p epub:type='epigraph'>All boats are late.</p></header>"
    + paragraphs()
    + "<p>One boat<a epub:type='noteref' href='#n1'>1</a></p>"
    "<aside epub:type='footnote' id='n1'><p>See the minutes of 1923.</p></aside></section>"
)
NOTES = page(
    "<article class='page sans'><header><h1 class='page-title'>The ferry stays</h1></header><div class='page-body'>"
    + paragraphs("<p class=''>")
    + "<figure class='callout'><div>One boat</div></figure><ul class='toggle'><li><details open><summary>More</summary>"
    "<p>See the minutes of 1923.</p></details></li></ul></div></article>"
)
PANDOC = page(
    "<header id='title-block-header'><h1 class='title'>The ferry stays</h1></header>"
    + paragraphs()
    + "<ul><li>One boat</li></ul><section class='footnotes' role='doc-endnotes'><hr><ol><li id='fn1'>"
    "<p>See the minutes of 1923.<a href='#fnref1' class='footnote-back'>↩︎</a></p></li></ol></section>"
)


@pytest.mark.parametrize(
    "document", [WORD, GDOCS, EPUB, NOTES, PANDOC], ids=["word", "gdocs", "epub", "notes", "pandoc"]
)
def test_nothing_is_lost(document: str) -> None:
    record = corpusclean.clean(document, media_type="text/html")
    assert record.title == "The ferry stays"
    for said in (*SENTENCES, "One boat", "See the minutes of 1923."):
        assert said in record.text


def test_a_box_that_is_folded_goes() -> None:
    aside = "<details><summary>Related articles</summary><ul><li><a href='/a'>The bridge</a></li></ul></details>"
    record = corpusclean.clean(page(paragraphs() + aside), media_type="text/html")
    assert record.text == "\n\n".join(SENTENCES)


PAPER = page(
    "<h1>The ferry stays</h1><div class='ltx_authors'><span class='ltx_creator ltx_role_author'>"
    "<span class='ltx_personname author'>Maria Smith<br class='ltx_break'>University of Marrow</span></span></div>"
    + paragraphs()
    + "<footer>Generated on Thu Mar 4 10:20:00 2021 by <a>LaTeXML</a></footer>"
)


def test_a_program_wrote_no_document_and_a_place_is_no_part_of_a_name() -> None:
    assert corpusclean.clean(PAPER, media_type="text/html").authors == ("Maria Smith",)


@pytest.mark.parametrize("line", ["Previous message: [Harbour] Bridge", "Messages sorted by: [ date ] [ thread ]"])
def test_the_links_between_messages_of_a_list_go(line: str) -> None:
    record = corpusclean.clean(f"The ferry stays\n\n{line}\n\n{' '.join(SENTENCES)}\n")
    assert line in [removed.text for removed in record.removed]
    assert record.text == " ".join(SENTENCES)
