"""Which parts of a page its markup sets apart: menus, footers, share bars, and the element that holds the article.

Told by tag, role and class or id words of the elements that a block stands in. An element that holds much of the page's
running text is the article whatever it is called, so that ``<body class="has-sidebar">`` sets nothing apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from attrs import frozen

from corpusclean.model import Element, Page

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
        ("cookie", r"cookie|consent|gdpr|cmp-|onetrust"),
        ("paywall", r"paywall|regwall|subscriber-only|metered"),
        (
            "share",
            r"\bshar(?:e|ing|es)\b|share-|-share|social|sharedaddy|addtoany|addthis|follow-us|sns-|jp-relatedposts-share",
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
            r"comment-?(?:form|respond|reply|login)|(?<!\S)(?:comments|comments-area|comments-section|kommentare|commentaires|comentarios|"
            r"commenti)(?!\S)|\brespond\b|feedback|rating|was-this|helpful|report-error",
        ),
        (
            "navigation",
            r"breadcrumb|\bnav|-nav\b|navbar|navigation|\bmenu|-menu\b|pagination|pager\b|page-numbers|skip-link|toc\b|site-header|masthead|topbar|top-bar|toolbar|lang-switch|language-selector|post-?navigation|nextprev|prev-?next|search-?(?:form|box|bar)",
        ),
        ("license", r"\blicen[sc]e\b|copyright"),
        ("footer", r"\bfooter|-footer\b|site-info|colophon|legal|imprint"),
        ("promo", r"\bpromo|app-?banner|download-app|\bcta\b|call-to-action"),
        ("related", r"sidebar|side-bar|\bwidget|\brail\b|right-?col|left-?col"),
        ("other", r"modal|popup|pop-up|overlay|tooltip|screen-reader|visually-hidden|sr-only|print-only"),
    )
)
_META: Final = re.compile(
    r"byline|\bauthor\b|entry-(?:meta|date|utility|info)|post-(?:meta|date|info|author|tags|categories)|article-(?:meta|info|date|tags)"
    r"|published|timestamp|\bpubdate\b|dateline|\btags?\b|tag-list|tagcloud|cat-links|posted-on|read(?:ing)?-time|\bmeta\b"
)
#: Whether any of them matches.
_ANY: Final = re.compile("|".join(pattern.pattern for pattern in (*(pattern for _, pattern in _WORDS), _META)))
_ARTICLE_TAGS: Final = frozenset({"html", "body", "main", "article"})
#: In these a button is a heading that unfolds what stands under it.
_UNFOLDING: Final = frozenset({"dt", "h1", "h2", "h3", "h4", "h5", "h6", "summary"})
#: Labels that say little of what is inside.
_COARSE: Final = frozenset({"boilerplate.footer", "boilerplate.other", "boilerplate.related"})
#: Above this share of the page's running text (per cent) an element is not set apart.
_HELD = 30
#: The article's element holds at least this share of the running text.
_MAIN = 70


@frozen
class Zones:
    """For each element of a page the label that its place gives (or ``None``), and the element that holds the article."""

    labels: tuple[str | None, ...]
    reasons: tuple[str, ...]
    main: int | None
    inside_main: tuple[bool, ...]


def zones(page: Page, prose_words: Sequence[int]) -> Zones:
    """The zones of ``page``. ``prose_words``: for each block its words of running text, else 0."""
    elements = page.elements
    shown = [0 if block.hidden else words for block, words in zip(page.blocks, prose_words, strict=True)]
    held = _held(elements, ((block.element, words) for block, words in zip(page.blocks, shown, strict=True) if words))
    total = sum(shown)
    labels: list[str | None] = []
    reasons: list[str] = []
    for number, element in enumerate(elements):
        parent = element.parent
        above = labels[parent] if parent is not None else None
        own = (None, "") if total and held[number] * 100 > total * _HELD else label_of(element)
        quoted = own[0] == "boilerplate.footer" and _in_quote(elements, element)
        if quoted or (own[1] == "<button>" and _in_heading(elements, element)):
            own = (None, "")
        inherits = parent is not None and above is not None and not _is_finer(own[0], above)
        labels.append(above if inherits else own[0])
        reasons.append(reasons[parent] if inherits and parent is not None else own[1])
    main = _main(elements, held, total)
    inside: list[bool] = []
    for number, element in enumerate(elements):
        inside.append(number == main or (element.parent is not None and inside[element.parent]))
    return Zones(tuple(labels), tuple(reasons), main, tuple(inside))


def _is_finer(own: str | None, above: str) -> bool:
    """Whether an element's own label says more than that of the element around it."""
    return own is not None and above in _COARSE and own not in _COARSE


def _in_quote(elements: Sequence[Element], element: Element) -> bool:
    return element.parent is not None and elements[element.parent].tag in ("blockquote", "figure")


def _in_heading(elements: Sequence[Element], element: Element) -> bool:
    """Whether an element is the words of a heading or question that unfolds what stands under it."""
    return element.parent is not None and elements[element.parent].tag in _UNFOLDING


def _held(elements: Sequence[Element], words: Iterable[tuple[int | None, int]]) -> list[int]:
    held = [0] * len(elements)
    for element, count in words:
        if element is not None:
            held[element] += count
    for number in range(len(elements) - 1, -1, -1):
        parent = elements[number].parent
        if parent is not None:
            held[parent] += held[number]
    return held


def label_of(element: Element) -> tuple[str | None, str]:
    """What an element by itself says of its place, whatever stands around it: a label or ``None``, and why."""
    tag, role = element.tag, element.attributes.get("role") if element.attributes else None
    if tag in _ARTICLE_TAGS:
        return None, ""
    if role is not None and (kind := _ROLES.get(role.lower())):
        return f"boilerplate.{kind}", f"role {role.lower()}"
    best = _said_first(element.words) if element.words else None
    if best is not None and best[0] < len(_WORDS):
        return f"boilerplate.{_WORDS[best[0]][0]}", f"class or id {best[1]}"
    if tag in _TAGS:
        return f"boilerplate.{_TAGS[tag]}", f"<{tag}>"
    return (None, "") if best is None else ("meta", f"class or id {best[1]}")


@lru_cache(maxsize=20_000)
def _said_first(words: tuple[str, ...]) -> tuple[int, str] | None:
    """What ``_said_by`` tells of the word that says most, the first of them where several do."""
    said = filter(None, map(_said_by, words))
    return min(said, key=lambda one: one[0], default=None)


@lru_cache(maxsize=20_000)
def _said_by(word: str) -> tuple[int, str] | None:
    """Which pattern of ``_WORDS`` matches a class or id word first, ``_META`` being the last, and the match."""
    if not _ANY.search(word):
        return None
    patterns = (*(pattern for _, pattern in _WORDS), _META)
    return next((number, match[0]) for number, pattern in enumerate(patterns) if (match := pattern.search(word)))


def _main(elements: Sequence[Element], held: Sequence[int], total: int) -> int | None:
    """The innermost element that holds most of the running text, ``article`` or ``main`` if there is one."""
    if not total:
        return None
    able = [number for number, words in enumerate(held) if words * 100 >= total * _MAIN]
    marked = [n for n in able if elements[n].tag in ("article", "main") or elements[n].attributes.get("role") == "main"]
    return next(reversed(marked or able), None)
