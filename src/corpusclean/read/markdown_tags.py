"""The tags of HTML elements that may stand in Markdown. Anything else in angle brackets is text."""

from __future__ import annotations

import re

ELEMENTS = frozenset(
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote body br "
    "button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em "
    "embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr "
    "html i iframe img input ins kbd label legend li link main map mark marquee math menu meta meter nav nobr "
    "noframes noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp script "
    "search section select slot small source span strike strong style sub summary sup svg table tbody td template "
    "textarea tfoot th thead time title tr track tt u ul var video wbr".split()
)
#: Elements that begin and end a line.
BREAKING = frozenset(
    "address article aside blockquote br caption center dd details div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol option p pre section summary table tbody td tfoot th "
    "thead tr ul".split()
)
#: What opens text that does not show, and what closes it.
HIDING = {
    "<!--": re.compile("-->"),
    "<script": re.compile(r"</script\s*>", re.IGNORECASE),
    "<style": re.compile(r"</style\s*>", re.IGNORECASE),
}
OPENS_HIDING = re.compile(r"<!--|<(?:script|style)(?=[\s>])", re.IGNORECASE)

_ATTRIBUTES = r"(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+>|[^<>]*>"
_FLAGS = (
    "allowfullscreen|async|autofocus|autoplay|checked|controls|default|defer|disabled|download|hidden|loop|multiple|muted|"
    "noshade|novalidate|nowrap|open|readonly|required|reversed|selected"
)
#: An element's name, then nothing or attributes; words alone ("a<b then x > y") are not a tag.
_TAG = re.compile(
    rf"<(?:/([A-Za-z][A-Za-z0-9]*)\s*>|([A-Za-z][A-Za-z0-9]*)"
    rf"(?:\s*/?>|\s+(?=[\w:.@-]+\s*=|(?i:{_FLAGS})[\s/>])(?:{_ATTRIBUTES})))"
)


def tag_at(text: str, at: int) -> re.Match[str] | None:
    """The tag of an HTML element that starts at ``at``; the name is group 1 in an end tag, group 2 in a start tag."""
    tag = _TAG.match(text, at)
    return tag if tag and (tag[1] or tag[2]).lower() in ELEMENTS else None
