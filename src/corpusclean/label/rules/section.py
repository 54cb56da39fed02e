"""What stands under a heading that opens a box: "Related content", "Recent comments", "About us".

The box goes on until another finding of a different kind, until long running text that is no teaser, until a heading of
the document itself ("References"; one of the same rank that is no link), or to the end. Boxes of prose (about, bio,
license, disclaimer, promo) only open after the article, in the document's last part. Many lines that hold two fifths of
all words, below little running text, are no box beside a text but the page's own list ("Latest news"); so is a sixth
where hardly any stands above and none below.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from corpusclean.label.rules.base import CERTAIN, WEAK, rule
from corpusclean.label.rules.byline import are_headings, is_in_capitals
from corpusclean.label.view import Document, First, Look
from corpusclean.model import Finding

FINDS = (
    """
title               | Harbour town votes to keep its last ferry
=                   | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
=                   | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
boilerplate.related | Related Content
boilerplate.related | FISHERIES / 9 NOV 2021
boilerplate.related | A recent count of the herring has shed light on what the fleet of the northern coast may still hope to…
""",
)
LEAVES = (
    """
title | Harbour town votes to keep its last ferry
=     | The council of a small harbour town voted on Monday evening to keep its last ferry running for another year.
boilerplate.related | More stories
=     | Nobody spoke against the motion, which the mayor had called a matter of plain decency toward the islanders.
=     | The ferry will leave at seven in the morning and at five in the evening, and on Sundays only if there is no fog.
""",
)

#: Headings of what belongs to a text, by language; ``|`` stands between them.
_OWN_BY_LANGUAGE: Final[Mapping[str, str]] = {
    "en": "references|notes|footnotes|endnotes|bibliography|works cited|external links|appendix",
    "de": "einzelnachweise|literatur|anmerkungen|fußnoten|weblinks|quellen|anhang|literaturverzeichnis",
    "fr": "références|notes et références|bibliographie|liens externes|annexe",
    "es": "referencias|bibliografía|notas|enlaces externos",
    "pt": "referências|bibliografia|ligações externas",
    "it": "note|riferimenti|collegamenti esterni",
    "nl": "referenties|voetnoten|literatuur|bronnen|externe links",
    "sv, da, fi": "noter|källor|referenser|externa länkar|kilder|referencer|viitteet|lähteet",
    "pl, cs": "przypisy|linki zewnętrzne|reference|poznámky|literatura|externí odkazy",
    "ru, uk": "примечания|литература|источники|ссылки|примітки|література|джерела|посилання",
    "el": "παραπομπές|βιβλιογραφία|εξωτερικοί σύνδεσμοι",
    "tr, hu, ro": "kaynakça|dış bağlantılar|notlar|jegyzetek|források|irodalom|referințe|bibliografie",
    "vi, id": "tham khảo|chú thích|liên kết ngoài|referensi|catatan kaki|pranala luar|daftar pustaka",
    "he": "הערות שוליים|לקריאה נוספת|קישורים חיצוניים",
    "ar, fa": "المراجع|مراجع|الهوامش|وصلات خارجية|منابع|پانویس|پیوند به بیرون",
    "hi": "सन्दर्भ|संदर्भ|बाहरी कड़ियाँ",
    "th": "อ้างอิง|แหล่งข้อมูลอื่น",
    "zh, ja": "参考文献|参考资料|參考文獻|注释|注釈|脚注|出典|外部链接|外部リンク",
    "ko": "각주|참고 문헌|참고문헌|외부 링크",
}
_OWN: Final = frozenset(chain.from_iterable(said.casefold().split("|") for said in _OWN_BY_LANGUAGE.values()))
_SOME_LINKS = 300
_PROSE_KINDS = frozenset({"about", "bio", "license", "disclaimer", "promo", "paywall", "donation"})
_OPEN_KINDS = frozenset({"related", "navigation", "newsletter", "share", "feedback", "footer", "ad", *_PROSE_KINDS})
#: Kinds whose box holds links, or is set apart by its markup: "Opening hours" stands above a document's own part, too.
_SITE_KINDS = frozenset({"footer", "promo"})
_HEADINGS = ("section:", "line:")
_MOST_HEADING_WORDS = 8
_LONG = 40
_TAIL_SHARE = 0.5
_MOST_BLOCKS = 200
#: No box of many teasers holds a larger share of all words below so few paragraphs: little text, and hardly any.
_MANY = 8
_MOST_SHARE = 0.4
_SMALL_SHARE = 0.15
_HARDLY_ANY = 1
_LITTLE = 4
_MOST_INSIDE = 8
_LINKED = 700
_SURE = 600
_SCORE = 910
_RELATED = "boilerplate.related"


def find(document: Document, first: First) -> Iterator[Finding]:
    visible = document.visible
    for at, number in enumerate(visible):
        opened = first[number]
        if opened is None:
            continue
        kind = _opens(opened, document.looks[number], late=number > document.last_prose)
        if kind is None or not _may_open(document, at, kind):
            continue
        held = _held(document, first, at, kind)
        if kind == "related" and _is_the_page(document, at, held):
            continue
        evidence = f"under {document.looks[number].text[:60]!r}"
        for place in held:
            sure = CERTAIN if _is_named(document, visible[place], opened.label) else _SCORE
            yield Finding(visible[place], opened.label, "section", sure, evidence)


def _is_the_page(document: Document, at: int, held: Sequence[int]) -> bool:
    """Whether the blocks at the places ``held``, below the heading at ``at``, are too much of the page to be a box on it."""
    looks, visible = document.looks, document.visible
    words = sum(looks[visible[place]].words for place in held)
    if len(held) < _MANY or words <= _SMALL_SHARE * document.words:
        return False
    above = sum(looks[number].prose for number in visible[:at])
    below = sum(looks[number].prose for number in visible[at + 1 + len(held) :])
    if words > _MOST_SHARE * document.words:
        return above <= _LITTLE
    return above <= _HARDLY_ANY and not below


def _is_named(document: Document, number: int, label: str) -> bool:
    """Whether the markup says of a link outside the article's element what the heading above it says: a second witness."""
    look, zones = document.looks[number], document.zones
    element = look.block.element
    if label != _RELATED or look.linked < _LINKED or element is None:
        return False
    return zones.labels[element] == label and not zones.inside_main[element]


def _held(document: Document, first: First, at: int, kind: str) -> list[int]:
    """The places in ``document.visible`` of what the box at ``at`` holds; inside the article, links, a short list, or nothing."""
    visible = document.visible
    opened = first[visible[at]]
    places: list[int] = []
    for place in range(at + 1, min(at + 1 + _MOST_BLOCKS, _end_of_part(document, at))):
        held = first[visible[place]]
        ends = held is not None and opened is not None and _ends(held, opened)
        if ends or (kind not in _PROSE_KINDS and _goes_on(document, first, place)):
            break
        places.append(place)
    inside = bool(places) and visible[places[-1]] < document.last_prose
    links = sum(document.looks[visible[place]].linked >= _LINKED for place in places)
    if (inside and len(places) > _MOST_INSIDE and links * 2 < len(places)) or (
        kind in _SITE_KINDS and links * 2 < len(places) and not _is_boxed(document, places)
    ):
        return []
    own = (
        p for p in places if first[visible[p]] is None and _is_own_heading(document, kind, (visible[at], visible[p]))
    )
    return places[: next(own, at + len(places) + 1) - at - 1]


def _end_of_part(document: Document, at: int) -> int:
    """The place behind the part of an HTML page in which the line at ``at`` stands, if it is more than a line.

    A part is what the markup sets apart with the line, and what stands before the article's element.
    """
    visible, looks, zones = document.visible, document.looks, document.zones
    element = looks[visible[at]].block.element
    if element is None:
        return len(visible)
    part = document.parts[element]
    before_main = not zones.inside_main[element]
    for place in range(at + 1, min(at + 1 + _MOST_BLOCKS, len(visible))):
        other = looks[visible[place]].block.element
        if other is None:
            continue
        if before_main and zones.inside_main[other]:
            return place
        if part is not None and document.parts[other] != part:
            return place if place > at + 1 else len(visible)
    return len(visible)


def _is_boxed(document: Document, places: list[int]) -> bool:
    """Whether the markup sets one of the blocks at ``places`` apart; in text there is none, and any box is one."""
    elements = [document.looks[document.visible[place]].block.element for place in places]
    return any(element is None or document.zones.labels[element] is not None for element in elements)


def _is_own_heading(document: Document, kind: str, box: tuple[int, int]) -> bool:
    """Whether a block within a box is a heading of the document itself, at which the box ends.

    ``box``: numbers of the block that opens it and of the other.
    """
    above, look = (document.looks[n] for n in box)
    if kind in _PROSE_KINDS or look.matches or look.linked >= _SOME_LINKS or look.words > _MOST_HEADING_WORDS:
        return False
    if look.text.casefold().rstrip(" :：") in _OWN:
        return True
    if look.block.shape == above.block.shape == "heading" and kind == "related":
        return 0 < look.block.level <= above.block.level
    return look.text.isupper() and above.text.isupper() and is_in_capitals(look) and are_headings(document)


def _ends(held: Finding, opened: Finding) -> bool:
    """Whether a finding is of something else than the box; the dates and bylines of teasers are the box's own."""
    if (
        opened.label == "boilerplate.feedback"
        and held.label == "boilerplate.share"
        and held.evidence.startswith("line:")
    ):
        return False  # "E-mail" in a comment form
    return held.label != opened.label and held.rule not in ("title", "byline") and held.score >= _SURE


def _opens(finding: Finding, look: Look, *, late: bool) -> str | None:
    """The kind of the box that a finding opens; after the article any line above a list of links does."""
    if not finding.label.startswith("boilerplate.") or look.prose or finding.score <= WEAK:
        return None
    kind = finding.label.partition(".")[2]
    opens = _HEADINGS if look.block.shape == "heading" or (late and kind == "related") else ("section:",)
    return kind if finding.evidence.startswith(opens) and kind in _OPEN_KINDS else None


def _may_open(document: Document, at: int, kind: str) -> bool:
    late = at >= len(document.visible) * _TAIL_SHARE
    return late if kind in _PROSE_KINDS else True


def _goes_on(document: Document, first: First, place: int) -> bool:
    """Whether the article goes on with the paragraph at ``place``.

    It does unless the paragraph is a teaser: cut off, or a short one below a line of its own (its title or date) and
    not followed by more running text.
    """
    look = document.looks[document.visible[place]]
    if not look.prose:
        return False
    above = document.looks[document.visible[place - 1]]
    after = document.visible[place + 1 : place + 2]
    more = any(document.looks[n].prose and first[n] is None for n in after)
    opened = first[document.visible[place - 1]]
    is_heading = opened is not None and opened.evidence.startswith(_HEADINGS)
    return look.words >= _LONG or above.prose or is_heading or more


RULE = rule("section", find, globals())
