"""What part an element of a comment plays, told by its class and id words, its microdata and its tag."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from attrs import frozen

from corpusclean.model import Element


@frozen
class Names:
    """What an engine calls the parts of an item, as class and id words. ``forum``: its first post opens a thread."""

    body: frozenset[str] = frozenset()
    author: frozenset[str] = frozenset()
    time: frozenset[str] = frozenset()
    forum: bool = False


_LEFT_OUT: Final = re.compile(
    r"respond|comment-?respond|comment-?form|commentform|reply-?form|replyform|quick-?reply|edit-?form|report-?form"
)
_ASIDE: Final = re.compile(
    r"(?!post-signature$|has|with|no[-_]|show|hide)(?:(?:[a-z_-]{1,40}[-_])?signature|"
    r"(?:post|message|forum|user|comment)?[-_]?sig(?:nature)?(?:[-_]?(?:content|container|text|box))?)|"
    r"code-?header|bbcode_description|sam(?:item|codeunit|textunit)|(?:in-?post|post)-?ad(?:s|vert)?|(?:ips|post|last|message-?last)[-_]?edit(?:ed)?(?:by)?|edit(?:ed)?[-_]?(?:note|notice|"
    r"info|by|reason|message|date)|reactions?-?bar|likes-?summary|bbcodeblock-expandlink|quote-?expand|post-?edit-?info|"
    r"share-?(?:menu|dialog|box|buttons?)|dropdown-menu|thanks?-?list|edited"
)
_PREVIEW: Final = re.compile(r"onebox|(?:bbcodeblock--|js-)?unfurl|(?:link|url)-?preview(?:-?card)?")
_AUTHOR: Final = re.compile(
    r"author|user-?name|nick-?name|(?<![a-z])nick(?![a-z])|^user$|-user$|user[-_]?(?:link|id|details|display)|poster\b|comment[eo]r|"
    r"member-?name|display-?name|^fn$|^by$|creator|^name$|[-_]name$|autor|auteur|autore|benutzer|verfasser|usuario|"
    r"pseudo$|kullanici|yazar|avtor|screen-?name|handle$|cite$|profile-?link|persona?-listing"
)
_NOT_AUTHOR: Final = re.compile(
    r"avatar|img|image|photo|picture|badge|stats|title|rank|role|group|action|karma|reputation|joined|posts?count|"
    r"content|body|text|comment-author-\w+|by-?post-?author|time|date|score|location|icon|flair"
)
_TIME: Final = re.compile(
    r"date|time|datum|zeit|fecha|\bago\b|-ago|posted|publi|stamp|heure|tarih|created|submitted|permalink|\bage\b|when|"
    r"meta|info|details|data\b|wann"
)
_BODY: Final = re.compile(
    r"(?:comment|post|message|reply|msg|answer|kommentar|komment|commentaire|comentario|commento|reactie|beitrag|"
    r"forum|node|item|entry|note|review|thread|user|\b)[-_]{0,2}(?:body|text|content|contents|copy|message|msg|inhalt|"
    r"texto?|texte|testo|tekst|contenu|contenido|conteudo|prose|markdown|html|bbcode|rich-?text|excerpt|inner)\b|"
    r"^commtext$|bbwrapper|richtext|^md$|md-div|^blockquote$|usercontent|^user-content$|cooked|user-?text|postmsg|"
    r"postcontent|messagetext|cell-?text"
)
_PROPERTIES: Final = {
    "text": "body",
    "commenttext": "body",
    "articlebody": "body",
    "reviewbody": "body",
    "author": "author",
    "creator": "author",
    "datecreated": "time",
    "datepublished": "time",
    "commenttime": "time",
    "upvotecount": "score",
}
_SCORE: Final = re.compile(
    r"score|votes?\b|vote-?count|vote-?(?:result|total|number)|likes?-?count|like-?count|points|karma|rating-?(?:count|sum|value)|"
    r"upvotes?\b|thumbs?-?up-?count"
)
_NOT_SCORE: Final = re.compile(r"commentscore|down|dislike|user|reputation|flair")
_QUOTE: Final = re.compile(r"quote|zitat|citation|^cita$")
_KINDS: Final = (
    ("pingback", re.compile(r"^(?:pingback|trackback|pings?)$")),
    ("answer", re.compile(r"^(?:js-)?(?:accepted-|suggested-)?answer(?:-?\d+|-item|-card|-content)?$|question-answer")),
)


def is_quote(element: Element) -> bool:
    """Whether an element holds a quotation, by its tag or names."""
    return element.tag == "blockquote" or _names_quote(element.words)


@lru_cache(maxsize=8192)
def _names_quote(words: tuple[str, ...]) -> bool:
    return any(_QUOTE.search(word) for word in words)


def is_left_out(element: Element) -> bool:
    """Whether what stands in the element belongs to no comment: a form."""
    return element.tag == "form" or _names_form(element.words)


@lru_cache(maxsize=8192)
def _names_form(words: tuple[str, ...]) -> bool:
    return any(_LEFT_OUT.fullmatch(word) for word in words)


def is_aside(element: Element) -> bool:
    """Whether what stands in the element is printed with a comment and not said in it: a signature, an edit note."""
    return _names_aside(element.words)


@lru_cache(maxsize=8192)
def _names_preview(words: tuple[str, ...]) -> bool:
    return any(_PREVIEW.fullmatch(word) for word in words)


def is_preview(element: Element) -> bool:
    """Whether the element shows the beginning of a page that a comment links to."""
    return bool(element.words) and _names_preview(element.words)


@lru_cache(maxsize=8192)
def _names_aside(words: tuple[str, ...]) -> bool:
    return any(_ASIDE.fullmatch(word) for word in words)


@lru_cache(maxsize=8192)
def _part(tag: str, words: tuple[str, ...]) -> str:
    if tag == "time":
        return "time"
    for word in words:
        if _AUTHOR.search(word) and not _NOT_AUTHOR.search(word):
            return "author"
    if any(_SCORE.search(word) and not _NOT_SCORE.search(word) for word in words):
        return "score"
    if any(_BODY.search(word) for word in words):
        return "body"
    return "time" if any(_TIME.search(word) for word in words) else ""


def part_of(element: Element) -> str:
    """``body``, ``author``, ``time``, ``score`` or "": the part that an element's names give it."""
    said = element.attributes.get("itemprop")
    return (said and _PROPERTIES.get(said.casefold().split(" ")[0])) or _part(element.tag, element.words)


def own_part(element: Element, names: Names) -> str:
    """The part that the engine's names give the element, else that which its names usually mean."""
    if not names.author.isdisjoint(element.words):
        return "author"
    if not names.time.isdisjoint(element.words):
        return "time"
    return part_of(element)


def is_body(element: Element) -> bool:
    """Whether an element's names say that it holds the words of a comment, whatever else they say."""
    said = element.attributes.get("itemprop", "").casefold().split(" ")[0]
    return _PROPERTIES.get(said) == "body" or _names_body(element.words)


@lru_cache(maxsize=8192)
def _names_body(words: tuple[str, ...]) -> bool:
    return any(_BODY.search(word) for word in words)


def kind_of(element: Element) -> str:
    """The kind of a comment, by the names of its element: ``comment``, ``answer`` or ``pingback``."""
    if "answer" in element.attributes.get("itemprop", "").lower() or element.attributes.get(
        "itemtype", ""
    ).lower().endswith("/answer"):
        return "answer"
    for kind, pattern in _KINDS:
        if any(pattern.match(word) for word in element.words):
            return kind
    return "comment"
