"""What speaks for comments and against them: words of classes and ids, buttons, links, headings. In many languages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from corpusclean.model import Element

#: A word of a class or id that names one comment, or several. By their first letters, for each word of each page is
#: looked at.
COMMENT: Final = re.compile(
    r"comm?ent(?!ary|ator)|komm?ent|bug-?note|contribution(?!s)|yorum|talkback|"
    r"r(?:e(?:actie|action-?(?:item|list)|aktion|pl(?:y|ies)|ponse|spons(?:e|es)\b|spuesta)|éaction-?(?:item|list)|isposta)|"
    r"dis(?:cuss|kus|qus)|an(?:swer|twort)|o(?:pini(?:e|on)|dpowied|tvet)|g(?:uest-?book|(?:ae|ä|a)steb)|h(?:ozzasz|uifu)|"
    r"l(?:i(?:vre-?or|uyan)|eserbrief)|p(?:inglun|osting)|s(?:hout|oobshch)|f(?:orum|eedback-?item)|"
    r"m(?:e(?:ssage|nsaje|nsagem|ssaggio)|(?<=\bm)sg)"
)
#: A word that a post of a board or a comment may have, and much else too.
POST: Final = re.compile(
    r"^post(?:[-_]?\d+|bit|box|body|row|wrap(?:per)?|container|item)?$|thread|topic|note|entry|remark|feed-?item|beitrag"
)
#: A word of something that holds comments, or has to do with them, and is none.
_AROUND: Final = re.compile(
    r"comments$|list|container|section|area|wrap|header|footer|form|count|link|meta|body|content|text|author|date|replies$|"
    r"button|respond|number|info|time|avatar|(?<!trans)actions?|data|(?:kommentare|commentaires|coment[aá]rios|commenti|reacties|"
    r"komentar[ze]e?|yorumlar|antworten|respuestas|messages|answers|posts|responses|beitr(?:ae|ä)ge)$"
)
#: A word of an element in which nothing is a comment, from the beginning of a part of the word on.
_NOT: Final = re.compile(
    r"(?<![a-z])(?:related|recommend|recent-?(?:posts?|comments?|entries|topics?|threads?)|latest|popular|trending|sidebar|"
    r"teaser|ticker|live-?blog|testimonial|search-?result|event|calendar|upcoming|nav(?:bar|igation)?(?![a-z])|breadcrumb|"
    r"changelog|release|commit|staff|team-|jobs?(?![a-z])|also-like|read-?more|more-?(?:news|stories|articles)|carousel|"
    r"slider|news-?(?:list|item|feed)|card-?(?:grid|list|deck)|archive-list|post-(?:list|grid|card)|article-?(?:list|card)|"
    r"similar|suggest|widget_recent|widget-recent|headline|playlist|episode|video-?(?:item|list|card))"
)
#: Comments on other pages.
_OTHERS: Final = re.compile(
    r"(?:widget[-_]?)?(?:recent|latest|newest|last)[-_]?(?:comments|replies)(?:[-_]?(?:list|widget|block|box))?"
)
#: What is set apart by its order alone: the latest of the page's own comments, or those that most people like.
_ORDER: Final = re.compile(r"(?:latest|popular|trending)(?:[-_]?(?:wrap|list|box|content|tab|pane|items?))?")
#: What a whole page may be about, with comments on it.
_SUBJECT: Final = re.compile(
    r"(?<![a-z])(?:event|episode|playlist|release|jobs?(?![a-z])|video|live-?blog|ticker|headline)"
)
#: Words that a page's software makes of what a page is about.
_TOPIC: Final = re.compile(
    r"(?:tag|category|cat|post_tag|author|theme|format|template|page|type|status|version|section|topic)-"
)
_POST_BODY: Final = re.compile(
    r"(?<![a-z])(?:post|message|msg|comment|reply)s?[-_]?(?:body|text|content|message|copy|inner)(?![a-z])"
)
_REVIEW: Final = re.compile(r"review|bewertung|rezension|avis(?![a-z])|opiniones|recensi|otzyv|opini")
_REVIEWS: Final = re.compile(
    r"review|rezension|bewertung|(?<!\w)avis(?!\w)|opinion|reseña|recensi|beoordeling|avaliaç|opini[aei]|отзыв|відгук|レビュー|"
    r"口コミ|クチコミ|评价|評價|리뷰|후기|değerlendirme|arvostelu|értékelés"
)
_LONGEST_HEADING: Final = 60
_NOT_TAGS: Final = frozenset(("nav", "menu"))
#: These are compared with bytes in lower case.
_AVATAR: Final = re.compile(rb"avatar|profile[-_]?(?:pic|image|photo)|user[-_]?(?:pic|image|photo)")
#: What is printed with a customer's review: stars, that the thing was bought, who found it helpful.
_RATED: Final = re.compile(
    rb"out of 5|[-_]rating|rating[-_]|star-?rating|verified[ -](?:purchase|buyer|owner)|verifizierter kauf|achat v|"
    rb"compra verificada|acquisto verificato|helpful|hilfreich|report as inappropriate|[1-5][.,]?\d? ?/ ?5\b|"
    + "役に立|参考になった|★|有用|도움이|полез".encode()
)
_PERMALINK: Final = re.compile(
    rb"#(?:comment|c|post|p|msg|message|reply|kommentar|komentar|respuesta|answer|forum|coment)[-_]?\d|"
    rb"reply-?to-?com|\?(?:comment|reply|id_forum|post|p|pid|msg)(?:_?id)?=\d|"
    rb"&(?:comment|reply|id_forum|post|p|pid|msg)(?:_?id)?=\d|/(?:comments?|posts?|messages?|permalink|forum|replies)/\d"
)
_PERSON_PATH: Final = (
    r"(?:/(?:users?/|members?[/.?]|profil|u/|people/|~|nutzer/|benutzer/|author/|usuario|utilisateur|@)|"
    r"[?&](?:u|uid|user|user_?id|showuser|member(?:_?id)?|profile)=|(?:user(?:_?page|info)?|profile|member)\.php\?|/user/view)"
)
_PERSON_PAGE: Final = re.compile(_PERSON_PATH, re.IGNORECASE)
_PERSON: Final = re.compile(rb"href\s*=\s*[\"']?[^\"'>\s]*" + _PERSON_PATH.encode())


#: The rank of a word that names one comment.
ONE: Final = 2


@lru_cache(maxsize=16_384)
def rank_of(word: str) -> int:
    """2: the word names one comment. 1: it has to do with comments. 0: neither."""
    if not COMMENT.search(word) or _TOPIC.match(word):
        return 0
    return 1 if _AROUND.search(word.strip("_-0123456789#")) else ONE


@lru_cache(maxsize=16_384)
def _is_other(word: str) -> bool:
    return (_NOT.search(word) is not None and not COMMENT.search(word)) or _OTHERS.fullmatch(word) is not None


@lru_cache(maxsize=16_384)
def name_comment(words: tuple[str, ...]) -> bool:
    """Whether one of these words names a comment, or the place where comments stand."""
    return any(map(rank_of, words))


def names_comment(element: Element) -> bool:
    """Whether a word of the element names a comment, or the place where comments stand."""
    return bool(element.words) and name_comment(element.words)


def names_one_comment(element: Element) -> bool:
    """Whether a word of the element names one comment."""
    return any(rank_of(word) == ONE for word in element.words)


def own_names(words: Iterable[str]) -> frozenset[str]:
    """Those of many words that name one comment, or reviews."""
    every = list(words)
    own = frozenset(word for word in every if rank_of(word) == ONE)
    reviews = _REVIEW.search("\n".join(every)) is not None  # few pages have any: all words are looked at in one go
    return own | frozenset(filter(_REVIEW.search, every)) if reviews else own


def names_post(element: Element) -> bool:
    """Whether a word of the element may name a post."""
    return any(POST.search(word) for word in element.words)


def names_post_body(element: Element) -> bool:
    """Whether a word of the element names the words of a post."""
    return any(_POST_BODY.search(word) for word in element.words)


def names_other(element: Element) -> bool:
    """Whether the element is set apart for something that is no comment."""
    return element.tag in _NOT_TAGS or any(map(_is_other, element.words))


def names_subject(element: Element) -> bool:
    """Whether the element is set apart for something else by nothing but words for what a whole page may be about."""
    return all(_SUBJECT.search(word) or not _is_other(word) for word in element.words)


def names_order(element: Element) -> bool:
    """Whether the element is set apart for something else by nothing but words for the order of what is in it."""
    return all(_ORDER.fullmatch(word) or not _is_other(word) for word in element.words)


def names_review(element: Element) -> bool:
    """Whether the element's words name reviews of products."""
    return any(_REVIEW.search(word) for word in element.words)


def leads_to_person(element: Element) -> bool:
    """Whether the element is a link to the page of a person."""
    said = element.attributes.get("href", "") if element.tag == "a" else ""
    return bool(said) and _PERSON_PAGE.search(said) is not None


def markup_cues(raw: bytes) -> int:
    """How many of these an item's bytes hold: a picture of who comments, a link to itself, a link to a person."""
    low = raw.lower()
    return sum(pattern.search(low) is not None for pattern in (_AVATAR, _PERMALINK, _PERSON))


def heads_reviews(text: str) -> bool:
    """Whether a heading may be one of customers' reviews."""
    return len(text) <= _LONGEST_HEADING and _REVIEWS.search(text.lower()) is not None


def is_rated(raw: bytes) -> bool:
    """Whether an item's bytes hold what is printed with a customer's review."""
    return _RATED.search(raw.lower()) is not None
