"""What the HTML reader knows of each element, as data.

The sets follow the HTML standard's tree construction and its default style sheet; the comments say where we choose.
"""

from __future__ import annotations

from typing import Final, Literal

from attrs import evolve, frozen

from corpusclean.model import Shape

#: Breaks, as indices into ``model.JOINS``.
SPACE: Final = 1
TAB: Final = 2
LINE: Final = 3
PARAGRAPH: Final = 4


@frozen
class Tag:
    """How an element's tags are treated.

    ``breaks``: the break at its tags, 0 for an inline element. ``ends``: a block ends here all the same.
    ``before``: the rule of ``rules`` that a start tag follows before the element opens.
    ``raw``: how its content reads where that is not HTML; ``none`` for script and style.
    ``watches``: an element without which that rule does nothing, empty where there are several.
    ``special``, ``hard`` (special, but for address, div and p) and ``scope`` stop the search for an open element.
    ``alters``: opening it changes how the text inside is seen. ``plain``: the break at its tags is the same everywhere.
    """

    name: str
    breaks: int = 0
    ends: bool = False
    before: str = ""
    watches: str = ""
    raw: Literal["", "none", "raw", "rcdata"] = ""
    void: bool = False
    special: bool = False
    hard: bool = False
    scope: bool = False
    head: bool = False
    hidden: bool = False
    keep: bool = False
    shape: Shape = ""
    level: int = 0
    lists: bool = False
    alters: bool = False
    plain: bool = True


def _words(*lines: str) -> frozenset[str]:
    return frozenset(" ".join(lines).split())


HEADINGS: Final = _words("h1 h2 h3 h4 h5 h6")
_CLOSE_P: Final = _words(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer",
    "header hgroup hr listing main menu nav ol p plaintext pre search section summary ul xmp",
)
_PARAGRAPHS: Final = _CLOSE_P | HEADINGS | _words("body caption form frameset head html legend table title")
_LINES: Final = _words(
    "br col colgroup dd dt li optgroup option tbody tfoot thead tr",
)
_ENDS: Final = _words("button iframe noembed noframes object script select style textarea")
_VOID: Final = _words(
    "area base basefont bgsound br col embed frame hr image img input keygen link meta param source track wbr",
)
_SPECIAL: Final = (
    _words(
        "address applet area article aside base basefont bgsound blockquote body br button caption center col",
        "colgroup dd details dir div dl dt embed fieldset figcaption figure footer form frame frameset head",
        "header hgroup hr html iframe img input keygen li link listing main marquee menu meta nav noembed",
        "noframes noscript object ol p param plaintext pre script search section select source style summary",
        "table tbody td template textarea tfoot th thead title tr track ul wbr xmp",
    )
    | HEADINGS
)
_SCOPE: Final = _words("applet caption html marquee object select table td template th")
_HEAD: Final = _words("base basefont bgsound link meta noframes noscript script style template title")
#: Not rendered by default, or not where scripts run. A closed ``dialog`` depends on its attributes.
_HIDDEN: Final = _words(
    "audio canvas datalist head iframe noembed noframes noscript script style template title video",
)
_RAW: Final[dict[str, Literal["none", "raw", "rcdata"]]] = {
    **dict.fromkeys(("script", "style"), "none"),
    **dict.fromkeys(("title", "textarea"), "rcdata"),
    **dict.fromkeys(("iframe", "noembed", "noframes", "plaintext", "xmp"), "raw"),
}
_KEEP: Final = _words("listing plaintext pre textarea xmp")
_LISTS: Final = _words("dir menu ol ul")
_SHAPES: Final[dict[str, Shape]] = {
    "blockquote": "quote",
    "caption": "caption",
    "figcaption": "caption",
    "li": "list",
    "listing": "code",
    "pre": "code",
    "td": "table",
    "th": "table",
    "xmp": "code",
}
_BEFORE: Final = {
    **dict.fromkeys(_CLOSE_P, "close_p"),
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys(("dd", "dt"), "description"),
    **dict.fromkeys(("td", "th"), "cell"),
    **dict.fromkeys(("tbody", "thead", "tfoot"), "in_table"),
    **dict.fromkeys(("caption", "colgroup", "col"), "in_table"),
    **dict.fromkeys(("rb", "rt", "rp", "rtc"), "ruby"),
    **dict.fromkeys(("select", "input", "keygen", "textarea"), "select"),
    **{
        name: name
        for name in ("a", "body", "button", "form", "head", "html", "li", "option", "optgroup", "table", "tr")
    },
}
_WATCHES: Final = {"a": "a", "button": "button", "close_p": "p", "option": "option", "select": "select"}
#: Elements that their end tags do not simply close, even the innermost.
STAY: Final = _words("body form html")
#: End tags behind which no cell is just begun.
LEAVE_CELL: Final = _words("table tbody td tfoot th thead tr")


def _tag(name: str) -> Tag:
    breaks = PARAGRAPH if name in _PARAGRAPHS else LINE if name in _LINES else TAB if name in ("td", "th") else 0
    tag = Tag(
        name,
        breaks=breaks,
        ends=bool(breaks) or name in _ENDS,
        before=_BEFORE.get(name, ""),
        watches=_WATCHES.get(_BEFORE.get(name, ""), ""),
        raw=_RAW.get(name, ""),
        void=name in _VOID,
        special=name in _SPECIAL,
        hard=name in _SPECIAL and name not in ("address", "div", "p"),
        scope=name in _SCOPE,
        head=name in _HEAD,
        hidden=name in _HIDDEN,
        keep=name in _KEEP,
        shape="heading" if name in HEADINGS else _SHAPES.get(name, ""),
        level=int(name[1]) if name in HEADINGS else 0,
        lists=name in _LISTS,
    )
    plain = not (tag.lists or name in LEAVE_CELL or name == "br")
    return evolve(tag, alters=bool(tag.hidden or tag.keep or tag.shape or tag.lists or name == "dialog"), plain=plain)


#: Every element that is not simply inline; the unknown are.
TAGS: Final = {
    name: _tag(name)
    for name in sorted(_PARAGRAPHS | _LINES | _ENDS | _VOID | _SPECIAL | _SCOPE | _HIDDEN | set(_BEFORE))
}

#: How an element that is not in ``TAGS`` is treated, in the head too.
INLINE: Final = Tag("", head=True)
#: An ``a`` that leads somewhere.
LINK: Final = Tag("a", alters=True)

# --- svg and math ---------------------------------------------------------------------------------------------------

#: Start tags that end svg or math.
BREAKOUT: Final = (
    _words(
        "b big blockquote body br center code dd div dl dt em embed head hr i img li listing menu meta nobr ol p",
        "pre ruby s small span strong strike sub sup table tt u ul var",
    )
    | HEADINGS
)
#: End tags that do, too.
BREAKOUT_ENDS: Final = _words("br p")
#: Foreign elements inside which HTML starts again.
INTEGRATION: Final = {"svg": _words("desc foreignobject title"), "math": _words("mi mn mo ms mtext")}
#: Attributes with which a ``font`` ends svg or math too.
FONT: Final = _words("color face size")
FOREIGN_ROOTS: Final = frozenset(INTEGRATION)
#: Foreign elements that are never drawn where they stand.
FOREIGN_HIDDEN: Final = _words(
    "annotation annotation-xml clippath defs desc filter lineargradient marker mask metadata pattern",
    "radialgradient script style symbol title",
)

# --- attributes -----------------------------------------------------------------------------------------------------

#: Attributes that ``Element.attributes`` keeps.
KEPT: Final = _words(
    "about aria-hidden aria-label author cite component created datetime depth href itemprop itemtype lang",
    "permalink property rel role score slot thingid title data-answerid data-author data-comment-id data-",
    "commentid data-component data-date data-depth data-id data-ipsquote-timestamp data-ipsquote-username",
    "data-level data-name data-parent data-parent-id data-pid data-post data-post-id data-postid data-quote",
    "data-role data-score data-source data-testid data-time data-timestamp data-tippy-content data-type data-",
    "uid data-user data-user-id data-userid data-username",
)
#: All attributes that are read.
READ: Final = KEPT | _words(
    "class color content data epub:type face hidden http-equiv id name open popover pubdate shadowrootmode size src",
    "style title xml:lang",
)
#: Relations of ``link`` that become facts; the others load things.
LINKS: Final = _words(
    "alternate amphtml author canonical cite first last license next prev previous publisher shortlink",
    "shorturl tdm-policy tdmrep",
)
#: Relations of ``a`` that become facts.
RELATIONS: Final = _words("author license publisher tag")
#: Microdata properties that become facts; the long ones (``articleBody``, ``text``) are the blocks themselves.
PROPERTIES: Final = _words(
    "about alternativeheadline answercount articlesection author commentcount copyrightholder copyrightyear",
    "creator datecreated datemodified datepublished description editor genre headline image inlanguage",
    "interactioncount isaccessibleforfree keywords license mainentityofpage name publisher upvotecount url",
    "usageinfo",
)
