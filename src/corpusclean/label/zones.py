"""Which parts of a page its markup sets apart: menus, footers, share bars, and the element that holds the article.

Told by tag, role and class or id words of the elements that a block stands in. An element that holds much of the page's
running text is the article whatever it is called, so that ``<body class="has-sidebar">`` sets nothing apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import chain
from operator import itemgetter
from typing import Final

from attrs import frozen

from corpusclean.label.main_element import QUOTING, main_element
from corpusclean.model import Element, Page
from corpusclean.pieces import Pieces, codes_of, pieces_of, triples_of

#: Tags and roles that say what they hold.
_TAGS: Final = {"nav": "navigation", "footer": "footer", "aside": "related", "form": "feedback", "button": "other"}
_ROLES: Final = {
    "navigation": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "banner": "navigation",
    "search": "navigation",
    "contentinfo": "footer",
    "complementary": "related",
}
#: Class and id words, as patterns over the words of one element; the first that matches tells the kind.
_WORDS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("cookie", r"cookie|consent|gdpr|\bcmp(?:box|banner|wrapper)|onetrust"),
        ("paywall", r"paywall|regwall|subscriber-only|metered"),
        (
            "share",
            r"\bshar(?:e|ing|es)\b(?!-(?:price|capital|holder))|share-(?!price|capital|holder)|-share|social|sharedaddy|addtoany|addthis|follow-us|sns-|jp-relatedposts-share",
        ),
        ("donation", r"donat|support-us|contribute-|patreon"),
        ("newsletter", r"newsletter|subscribe|subscription|sign-?up|mailing|mc4wp|optin|opt-in"),
        ("ad", r"\bads?\b|\bad-|-ads?\b|advert|sponsor|promoted|outbrain|taboola|dfp|adsense"),
        ("bio", r"author-?(?:box|bio|info|card|profile|about|desc)|about-?author|bio-box|vcard-bio"),
        (
            "related",
            r"related|recommend|read-?(?:more|next)|more-?(?:stories|news|from|posts|articles)|popular|trending|also-like|recent-?(?:posts|comments|entries)|most-read|teaser-list|see-also|suggested",
        ),
        (
            "feedback",
            r"comment-?(?:form|respond|reply|login)|(?<!\S)comments(?:-area|-section)?(?!\S)|(?<!\S)kommentare(?!\S)"
            r"|(?<!\S)commentaires(?!\S)|(?<!\S)comentarios(?!\S)|(?<!\S)commenti(?!\S)"
            r"|\brespond\b|feedback|(?<![a-z])ratings?(?![a-z])|was-this|helpful|report-error",
        ),
        (
            "navigation",
            r"breadcrumb|\bnav|-nav\b|navbar|navigation|\bmenu|-menu\b|pagination|pager\b|page-numbers|skip-link|toc\b|site-header|masthead|topbar|top-bar|toolbar|lang-switch|language-selector|post-?navigation|nextprev|prev-?next|search-?(?:form|box|bar)"
            r"|jump-(?:to-nav|link)|printfooter|(?<!\S)sitesub(?!\S)|editsection|navbox",
        ),
        ("license", r"\blicen[sc]e\b|copyright"),
        ("footer", r"\bfooter|-footer\b|site-info|colophon|(?<![a-z])legal|imprint"),
        ("promo", r"\bpromo|app-?banner|download-app|\bcta\b|call-to-action"),
        ("related", r"sidebar|side-bar|(?<!\S)widget|widget-area|\brail\b|(?<!\S)right-?col|(?<!\S)left-?col"),
        ("other", r"modal|popup|pop-up|overlay|(?<![\w/])tooltip|screen-reader|visually-hidden|sr-only|print-only"),
    )
)
_META: Final = re.compile(
    r"byline|\bauthor\b|entry-(?:meta|date|utility|info)|post-(?:meta|date|info|author|tags|categories)|article-(?:meta|info|date|tags)"
    r"|published|timestamp|\bpubdate\b|dateline|(?<!bl-)\btags?\b|tag-list|tagcloud|cat-?links|posted-on|read(?:ing)?-time|\bmeta\b"
)
#: Words that say what an element has or hides, not what it is, and values that a framework writes into a word.
_STATES: Final = re.compile(r"(?:has|hides?|no|with|without)[-_]|.*[\[(]")
_PATTERNS: Final = (*(pattern for _, pattern in _WORDS), _META)
_ALTERNATIVES: Final = re.compile(r"\|(?![^()]*\))")
#: What need not stand in a match as it stands in its pattern.
_LOOSE: Final = re.compile(r"\([^()]*\)\??|\[[^]]*\]|\\\w|.\?")


def _stems(pattern: str) -> list[str]:
    """Letters of which all that ``pattern`` matches holds some: the longest of each alternative, but for longer ones."""
    found = [max(_LOOSE.sub(" ", said).split(), key=len) for said in _ALTERNATIVES.split(pattern)]
    return [stem for stem in dict.fromkeys(found) if not any(one != stem and one in stem for one in found)]


_STEMS: Final = tuple((stem, number) for number, one in enumerate(_PATTERNS) for stem in _stems(one.pattern))
_ARTICLE_TAGS: Final = frozenset({"html", "body", "main", "article"})
#: In these a button is a heading that unfolds what stands under it.
_UNFOLDING: Final = frozenset({"dt", "h1", "h2", "h3", "h4", "h5", "h6", "summary"})
_UNLABELLED: Final[tuple[str | None, str]] = (None, "")
#: Elements that a quotation pulled out of the text or a note to it often stands in, and what these are called.
_QUOTED: Final = frozenset({"aside", "footer"})
_NOTES: Final = re.compile(r"quote|footnote|endnote|side-?note|margin-?note|admonition|epigraph")
#: Labels that say little of what is inside.
_COARSE: Final = frozenset({"boilerplate.footer", "boilerplate.other", "boilerplate.related"})
#: Above this share of the page's running text (per cent) an element is not set apart.
_HELD = 30


@frozen
class Zones:
    """For each element of a page the label that its place gives (or ``None``), and the element that holds the article."""

    labels: tuple[str | None, ...]
    reasons: tuple[str, ...]
    main: int | None
    inside_main: tuple[bool, ...]


def zones(page: Page, prose_words: Sequence[int]) -> Zones:
    """The zones of ``page``. ``prose_words``: for each block its words of running text, else 0."""
    elements, parents = page.elements, page.parents
    shown = [0 if block.hidden else words for block, words in zip(page.blocks, prose_words, strict=True)]
    held = _held(parents, ((block.element, words) for block, words in zip(page.blocks, shown, strict=True) if words))
    total = sum(shown)
    labels: list[str | None] = []
    reasons: list[str] = []
    for parent, (own, why), words in zip(parents, labels_of(elements), held, strict=True):
        if own is not None and (words * 100 > total * _HELD or _is_content(elements, parent, own, why)):
            own, why = None, ""
        above = None if parent is None else labels[parent]
        if parent is not None and above is not None and (own is None or not _is_finer(own, above)):
            own, why = above, reasons[parent]
        labels.append(own)
        reasons.append(why)
    main = main_element(page, held, total)
    return Zones(tuple(labels), tuple(reasons), main, tuple(inside(parents, main)))


def inside(parents: Sequence[int | None], main: int | None) -> list[bool]:
    """For each element whether it is the element ``main`` or in it."""
    if main is None:
        return [False] * len(parents)
    held = [False] * main + [True]
    for parent in parents[main + 1 :]:
        held.append(parent is not None and held[parent])
    return held


def _is_finer(own: str, above: str) -> bool:
    """Whether an element's own label says more than that of the element around it."""
    return above in _COARSE and own not in _COARSE


def _is_content(elements: Sequence[Element], parent: int | None, own: str, why: str) -> bool:
    """Whether an element in ``parent`` is no part of the site: a quotation's footer, or a button that is the words of a
    heading or question and unfolds what stands under it.
    """
    if parent is None:
        return False
    around = elements[parent].tag
    return (own == "boilerplate.footer" and around in QUOTING) or (why == "<button>" and around in _UNFOLDING)


def _held(parents: Sequence[int | None], words: Iterable[tuple[int | None, int]]) -> list[int]:
    held = [0] * len(parents)
    for element, count in words:
        if element is not None:
            held[element] += count
    for number in range(len(parents) - 1, -1, -1):
        parent = parents[number]
        if parent is not None:
            held[parent] += held[number]
    return held


def labels_of(elements: Sequence[Element]) -> list[tuple[str | None, str]]:
    """What each of ``elements`` by itself says of its place, whatever stands around it: a label or ``None``, and why."""
    distinct = dict.fromkeys(elements)
    said = _said_by(dict.fromkeys(chain.from_iterable([element.words for element in distinct])))
    telling = frozenset(said)
    labels = {
        element: _label_of(element, said)
        if element.tag in _TAGS or "role" in element.attributes or not telling.isdisjoint(element.words)
        else _UNLABELLED
        for element in distinct
    }
    return [labels[element] for element in elements]


def _label_of(element: Element, said: Mapping[str, tuple[int, str]]) -> tuple[str | None, str]:
    """``said``: of words, as ``_said_by``."""
    tag, role = element.tag, element.attributes.get("role")
    best = min([said[word] for word in element.words if word in said], key=itemgetter(0), default=None)
    if tag in _ARTICLE_TAGS or (tag in _QUOTED and any(map(_NOTES.search, element.words))):
        return _UNLABELLED
    if role is not None and (kind := _ROLES.get(role.lower())):
        return f"boilerplate.{kind}", f"role {role.lower()}"
    if best is not None and best[0] < len(_WORDS):
        return f"boilerplate.{_WORDS[best[0]][0]}", f"class or id {best[1]}"
    if tag in _TAGS:
        return f"boilerplate.{_TAGS[tag]}", f"<{tag}>"
    return _UNLABELLED if best is None else ("meta", f"class or id {best[1]}")


def _said_by(words: Iterable[str]) -> dict[str, tuple[int, str]]:
    """For those of ``words`` that one of ``_PATTERNS`` matches: the number of the first that does, and the match.

    Few words hold a stem. All are searched at once for those that there may be, and only words that do are matched.
    """
    lines = "\n".join(words) + "\n"
    possible = frozenset(_pieces().possible(triples_of(codes_of(lines))))
    able: dict[str, list[int]] = {}
    for stem, number in [pair for pair in _STEMS if pair[0] in possible]:
        at = lines.find(stem)
        while at >= 0:
            end = lines.find("\n", at)
            able.setdefault(lines[lines.rfind("\n", 0, at) + 1 : end], []).append(number)
            at = lines.find(stem, end)
    said = {}
    for word, numbers in able.items():
        for number in () if _STATES.match(word) else numbers:
            if match := _PATTERNS[number].search(word):
                said[word] = number, match[0]
                break
    return said


@cache
def _pieces() -> Pieces:
    return pieces_of([stem for stem, _ in _STEMS])
