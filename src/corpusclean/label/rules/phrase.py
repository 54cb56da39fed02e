"""Stock phrases of sites, in the shapes in which boilerplate uses them.

The phrases are data by language (``label/phrases``), and no phrase decides alone: as a whole line it must stand outside
the running text, in a known box, or be unmistakable; before a colon ("SEE ALSO: …") the line must be short; within a line
it must be short and imperative, and a phrase of two words does not count at the start of a sentence ("Powered by
steam, the ferry …"); a notice must be a paragraph of its own and not a quotation. Left alone are a word with a
full stop that stands by itself ("Home." is what an actor says), a line that goes on in the next as verses do, the numbered
heading of a clause, a numbered step, and an entry among others like it ("Share: a part of the catch."). In text without any
running text (a poem, a list of changes) a word or two count only beside another phrase, and an item below a heading of the
list's own does not count at all.

In HTML the model decides where the markup or the sentence says that the words may well be the document's own: a term of a
glossary, an item among others of its list, a heading ("Opening hours"), a field that every entry has ("Comments: 12
pages"), a sentence without links in a box of no name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpusclean.label.own_words import ALWAYS, fields_of, is_mentioned, may_be_own
from corpusclean.label.phrases import Match
from corpusclean.label.rules.base import WEAK, rule
from corpusclean.label.view import Document, Look, is_cue
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

#: The number of a clause.
_CLAUSE = re.compile(r"§|\d{1,3}(?:\.\d{1,3}){0,3}(?:[.)]|\.\d{1,3})\s")
_ENTRY = re.compile(r"[^:：.!?]{1,40}[:：]\s?\S")
_FULL_STOPS = (".", "。", "।")
_COMMAS = (",", "，", "、", "،", ";", "；", "؛")


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
    if match.kind == "about" and "…" in match.phrase:
        return 0  # "About <name>" is the rule about's
    if document.is_data(number):
        return 0
    if match.how in ("short", "notice") and (look.text[:1] in _QUOTES or is_mentioned(look.text, match)):
        return 0
    return _WAYS[match.how](document, number, match)


def _line(document: Document, number: int, match: Match) -> int:
    look = document.looks[number]
    before, after = document.neighbours(number)
    boxed = any(other and is_cue(other) and not other.text.endswith(_COMMAS) for other in (before, after))
    if _CLAUSE.match(look.text) or (not boxed and look.words < _SURE_WORDS and _is_said(look.text)):
        return 0
    if not document.page.elements and match.kind != "meta" and _is_part(document, number, after, boxed=boxed):
        return 0
    is_heading = look.block.shape == "heading"
    if is_heading and match.kind == "navigation" and after is not None and _is_said(after.text) and not after.matches:
        return 0
    if document.is_outside(number) or boxed:
        return 900
    if is_heading and match.kind not in ALWAYS:
        return 0
    if match.kind in ALWAYS and (look.words >= _SURE_WORDS - 1 or match.kind == "ad"):
        return 800
    button = look.text.isupper() and look.words <= _SURE_WORDS and not is_heading
    return 750 if match.kind != "meta" and (look.words >= _SURE_WORDS or button) else 0


def _is_part(document: Document, number: int, after: Look | None, *, boxed: bool) -> bool:
    """Whether a line of text is a part of what stands around it: of a verse, or of a list below its own heading."""
    look = document.looks[number]
    if look.text.endswith(_COMMAS) or _goes_on(look, after):
        return True
    if document.last_prose >= 0 or any(match.kind == "ad" for match in look.matches):
        return False
    return (not boxed and look.words < _SURE_WORDS) or _is_below_own_heading(document, number)


def _goes_on(look: Look, after: Look | None) -> bool:
    """Whether a line goes on in lower case in the line ``after`` it, which is no stock phrase."""
    if after is None or not after.text[0].islower() or after.words < _SURE_WORDS - 1:
        return False
    return look.text[-1].isalnum() and not (after.matches or after.linked)


def _is_below_own_heading(document: Document, number: int) -> bool:
    """Whether an item without links belongs to a list below a heading that is no stock phrase."""
    looks = document.looks
    if looks[number].block.shape != "list" or looks[number].linked:
        return False
    while number and looks[number].block.shape == "list":
        number -= 1
    return looks[number].block.shape == "heading" and not looks[number].matches


def _is_said(text: str) -> bool:
    """Whether a line ends in a full stop, as words do that somebody says and buttons do not."""
    return text.endswith(_FULL_STOPS) and not text.endswith("..")


def _label(document: Document, number: int, match: Match) -> int:
    look = document.looks[number]
    if look.words > _MOST_LABEL_WORDS or look.match("line", "section") or _is_among_entries(document, number):
        return 0
    if match.kind == "meta":
        return 800 if document.is_outside(number) and look.words <= _MOST_SHORT_WORDS + 7 else 0
    if document.is_outside(number):
        return 900
    if look.text.endswith(_STOPS) and look.words > _MOST_TITLE_WORDS and look.linked < _SOME_LINKS:
        return 0  # a sentence after its label ("Tip: …") is the article's
    return 800 if match.kind == "related" else 700 * (not look.sentence)


def _is_among_entries(document: Document, number: int) -> bool:
    """Whether the line and one beside it are a word, a colon and a sentence: the entries of a glossary."""
    look = document.looks[number]
    if not _is_entry(look):
        return False
    kinds = {match.kind for match in look.matches}
    beside = [other for other in document.neighbours(number) if other is not None and _is_entry(other)]
    return any(kinds.isdisjoint([match.kind for match in other.matches]) for other in beside)


def _is_entry(look: Look) -> bool:
    return look.sentence and _ENTRY.match(look.text) is not None


def _short(document: Document, number: int, match: Match) -> int:
    look = document.looks[number]
    if look.words > _MOST_SHORT_WORDS:
        return 0
    if not document.page.elements and (_CLAUSE.match(look.text) or _goes_on(look, document.neighbours(number)[1])):
        return 0
    begins = match.start <= 2
    outside = document.is_outside(number)
    if match.kind == "meta":
        return 700 if outside and begins else 0
    if begins or not look.sentence:
        common = look.sentence and look.words > _MOST_CALL_WORDS and _is_common(match.phrase)
        return (850 if outside else 750) * (not common)
    return 700 if outside else 0


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


_WAYS = {"line": _line, "section": _line, "label": _label, "short": _short, "notice": _notice}

RULE = rule("phrase", find, globals())
