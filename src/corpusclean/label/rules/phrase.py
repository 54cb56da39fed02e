"""Stock phrases of sites, in the shapes in which boilerplate uses them.

The phrases are data by language (``label/phrases``), and no phrase decides alone: as a whole line it must stand outside
the running text, in a known box, or be unmistakable; before a colon ("SEE ALSO: …") the line must be short; within a line
it must be short and imperative, and a phrase of two words does not count at the start of a sentence ("Powered by
steam, the ferry …"), nor a single one in the course of a sentence that stands among others, nor what a sentence may say by
chance ("… in our shop."); a notice must be a paragraph of its own and not a quotation. Left alone are a word with a
full stop that stands by itself ("Home." is what an actor says), a line that goes on in the next as verses do, the
numbered heading of a clause, a numbered step, a row of prices, an item of a list that comes to a phrase in its course (in
text), and an entry among others like it ("Share: a part of the catch."). In text without any running text (a poem, a list
of changes) a word or two count only beside another phrase, and an item below a heading of the list's own not at all.

In HTML the model decides where the markup or the sentence says that the words may well be the document's own: a term of a
glossary, an item among others of its list, a heading ("Opening hours"), a field that every entry has ("Comments: 12
pages"), a sentence without links in a box of no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpusclean.label.look import Look, in_one_place
from corpusclean.label.own_words import ALWAYS, fields_of, is_mentioned, may_be_own
from corpusclean.label.parts import COMMAS, goes_on, is_among_entries, is_folding, is_part, is_said
from corpusclean.label.phrases import INSIDE, Match, normalise
from corpusclean.label.rules.base import WEAK, rule
from corpusclean.label.view import Document, is_cue
from corpusclean.model import Finding

FINDS = (
    """
=                      | The council of a small harbour town voted on Monday evening to keep its last ferry running for a year.
boilerplate.related    | SEE ALSO: Ferries of the northern coast
=                      | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
boilerplate.newsletter | Sign up for our newsletter
boilerplate.share      | Share this:
""",
    """
=                      | Der Gemeinderat der kleinen Hafenstadt hat am Montagabend beschlossen, die letzte Fähre ein Jahr weiter fahren zu lassen.
boilerplate.related    | Lesen Sie auch: Die Fähren der Nordküste
=                      | Niemand sprach gegen den Antrag, den die Bürgermeisterin eine Frage des Anstands gegenüber den Inseln genannt hatte.
""",
)
LEAVES = (
    """
= | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
= | Powered by steam, the old ferry crossed in an hour.
= | On Instagram she has shown it a hundred times since.
= | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
= | The first boat was designed by her grandfather.
""",
    """
= | Readers who share a newspaper, the study found, donate more often than those who subscribe to one of their own.
= | "Sign up for our newsletter" is the sentence that they read most often, and the one that they obey least of all.
= | Comments were closed to strangers; the editors had grown tired of reading the same eleven insults every morning.
""",
    """
= | Every newsletter ends in the same way, and few of its readers know that the law asks for exactly that ending.
= | The formula "You are receiving this email because you opted in" is older than the law, says the historian.
= | Nobody has ever counted how many of these letters are opened, but the shed in which she keeps them is full.
""",
    """
= | The licence allows anyone to copy the maps, and the museum's lawyers say that it cannot be withdrawn again.
= | See also the second volume, in which she corrects most of what she had written about the flood of that year.
""",
    """
= | Cleat: a fitting to which ropes are made fast.
= | Share: a part of the catch.
= | Tag: the end of a rope.
= | Every one of these words is still in daily use on the ferry, where the mate shouts them into the fog until noon.
""",
    """
= | The cow enters, looks at the audience for some time, and lies down in the middle of the stage, where she stays.
= | Follow me.
= | ADA: Where are we going?
= | Home.
""",
    """
= | The harbour school asks of its pupils no more than this, and the parents have found that it is quite enough:
article.list | • Opportunities for all of them to provide feedback on the course
article.list | • Enough patience to leave a review of each boat
= | Nobody has ever left the school without a boat of his own, and most of the boats are still in use on the coast.
""",
    """
= | The papers of the coast ask these prices for a line of news, by the day on which it is to be printed, and by its size:
= | Facebook $0.50 – $3.00
= | Twitter $0.50 – $2.00
= | Nobody has ever paid more, though the editors have often asked for it, and most of the fishermen pay in herring.
""",
    """
= | Who keeps the ledger of the tide?
= | More
= | and more again, the water said,
= | Follow me,
= | said the light on the far side.
= | Close
= | the lid and wait for the tide.
""",
    """
= | 更多的水，
= | 更多的夜。
= | 返回
= | 只属于出发的人。
""",
    """
= | The tenant shall keep the boat in good repair and shall return it at the end of the season to the owner.
= | § 4 Datenschutz
article.list | 5. Contact us
= | 5.1 Privacy
= | The owner shall write to the tenant at the address that is given above, and the tenant to the harbour office.
""",
)

_SURE_WORDS = 3
_MOST_LABEL_WORDS = 35
_MOST_SHORT_WORDS = 18
_MOST_TITLE_WORDS = 8
_MOST_CALL_WORDS = 4
#: So many Chinese, Japanese or Korean characters say as much as two words.
_SHORT_UNSPACED = 4
_SOME_LINKS = 300
_STOPS = (".", "。", "।", "!")
_MOST_NOTICE_WORDS = 130
_MOST_INNER_NOTICE_WORDS = 60
_QUOTES = ('"', "“", "„", "«", "‘", "「")

_ALNUM = re.compile(r"[^\W_]")
#: The number of a clause.
_CLAUSE = re.compile(r"§|\d{1,3}(?:\.\d{1,3}){0,3}(?:[.)]|\.\d{1,3})\s")
#: Where a phrase stands before one, the line is a row of prices ("Facebook $0.50 – $3.00").
_PRICE = re.compile(r"[$€£¥₹]\s?\d|\d\s?[$€£¥₹]")


def find(document: Document) -> Iterator[Finding]:
    fields = fields_of(document)
    for number, look in document.shown:
        for match in look.matches:
            score = _score(document, number, match)
            if score:
                score = WEAK if fields is not None and may_be_own(document, number, match, fields) else score
                label = "meta" if match.kind == "meta" else f"boilerplate.{match.kind}"
                yield Finding(number, label, "phrase", score, f"{match.how}: {match.phrase}")


def _score(document: Document, number: int, match: Match) -> int:
    look = document.looks[number]
    if match.how == "together" or (match.kind == "about" and "…" in match.phrase):
        return 0  # those are of the rules appeal and about
    if document.is_data(number):
        return 0
    if match.how in INSIDE and (look.text[:1] in _QUOTES or is_mentioned(look.text, match)):
        return 0
    return _WAYS[match.how](document, number, match)


def _line(document: Document, number: int, match: Match) -> int:
    look = document.looks[number]
    before, after = document.neighbours(number)
    boxed = any(other and is_cue(other) and not other.text.endswith(COMMAS) for other in (before, after))
    if (
        _CLAUSE.match(look.text)
        or _PRICE.search(look.text)
        or (not boxed and look.words < _SURE_WORDS and is_said(look.text))
    ):
        return 0
    if not document.page.elements and match.kind != "meta" and is_part(document, number, after, boxed=boxed):
        return 0
    if match.kind == "related" and " " not in match.phrase and is_folding(document, number):
        return 0
    is_heading = look.block.shape == "heading"
    if is_heading and match.kind == "navigation" and after is not None and is_said(after.text) and not after.matches:
        return 0
    if document.is_outside(number) or boxed:
        return 900
    if is_heading and match.kind not in ALWAYS:
        return 0
    if match.kind in ALWAYS and (look.words >= _SURE_WORDS - 1 or match.kind == "ad"):
        return 800
    button = look.text.isupper() and look.words <= _SURE_WORDS and not is_heading
    return 750 if match.kind != "meta" and (look.words >= _SURE_WORDS or button) else 0


def _label(document: Document, number: int, match: Match) -> int:
    look = document.looks[number]
    if look.words > _MOST_LABEL_WORDS or look.match("line", "section") or is_among_entries(document, number):
        return 0
    if look.text[0].islower() and is_said(look.text):
        return 0  # the end of a sentence that was broken at a link: "for more information."
    if match.kind == "meta":
        if look.block.shape == "image":
            return 0  # a caption that names its source
        return 800 if document.is_outside(number) and look.words <= _MOST_SHORT_WORDS + 7 else 0
    if document.is_outside(number):
        return 900
    if look.text.endswith(_STOPS) and look.words > _MOST_TITLE_WORDS and look.linked < _SOME_LINKS:
        return 0  # a sentence after its label ("Tip: …") is the article's
    return 800 if match.kind == "related" else 700 * (not look.sentence)


def _short(document: Document, number: int, match: Match) -> int:
    look = document.looks[number]
    if look.words > _MOST_SHORT_WORDS:
        return 0
    if not document.page.elements and (_CLAUSE.match(look.text) or goes_on(look, document.neighbours(number)[1])):
        return 0
    begins = match.start <= 2 or not _ALNUM.search(normalise(look.text)[: match.start])
    if not begins and (match.kind == "related" or match.how == "fragment") and not _starts_sentence(look, match):
        return 0
    outside = document.is_outside(number)
    if not begins and look.block.shape == "list" and not document.page.elements:
        return 0  # an item of a list that goes on to speak of it
    common = look.sentence and look.words > _MOST_CALL_WORDS and _is_common(match.phrase)
    if match.kind == "meta":
        return 700 if outside and begins and not common else 0
    if look.sentence and not begins and _is_among_sentences(document, number):
        return 0
    if begins or not look.sentence:
        return (850 if outside else 750) * (not common)
    return 700 if outside else 0


def _starts_sentence(look: Look, match: Match) -> bool:
    """Whether a phrase that is not the first of its line begins a sentence of it, or stands in it beside another."""
    return not in_one_place(look.matches) or normalise(look.text)[: match.start].rstrip().endswith(_STOPS)


def _is_among_sentences(document: Document, number: int) -> bool:
    """Whether a block with one phrase has nothing but sentences without any right before and after it."""
    return in_one_place(document.looks[number].matches) and all(
        other is None or (other.sentence and not is_cue(other)) for other in document.neighbours(number)
    )


def _is_common(phrase: str) -> bool:
    """Whether a phrase is so short that a sentence of an article may begin with it: "Powered by", "On Twitter"."""
    return len(phrase) <= _SHORT_UNSPACED if phrase[-1:] > "\u3000" else phrase.count(" ") < _SURE_WORDS - 1


def _notice(document: Document, number: int, _: Match) -> int:
    look = document.looks[number]
    if look.words > _MOST_NOTICE_WORDS:
        return 0
    if document.is_outside(number):
        return 900
    return 700 if look.words <= _MOST_INNER_NOTICE_WORDS else 0


_WAYS = {"line": _line, "section": _line, "label": _label, "short": _short, "fragment": _short, "notice": _notice}

RULE = rule("phrase", find, globals())
