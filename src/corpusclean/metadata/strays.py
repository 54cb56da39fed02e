"""Days that lines and elements of the page tell and that cannot be the document's: those of a home page's entries, and
those behind the last change.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from corpusclean.metadata.candidates import Candidate
from corpusclean.metadata.votes import elect, shifted

#: Places in the page's body.
_IN_BODY: Final = ("time element", "microdata", "byline block", "header line", "script data")
_LABELLED: Final = ("labelled", "published")
_HEAD: Final = ("link", "meta tag", "carrier")


def without_strays(elected: Sequence[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """The elected days of publication, of all candidates ``found``, without strays; what a tag or a script declares is
    never one.
    """
    declared = {one.values[0][:10] for one in elected if one.by not in _IN_BODY}
    if not elected or elected[0].values[0][:10] in declared:
        return list(elected)
    if not declared and _is_home(found) and not _is_labelled_alone(found):
        return []
    last = max((one.values[0][:10] for one in found if one.field == "modified"), default="")
    day = elected[0].values[0][:10]
    if not last or day <= shifted(last, 1):
        return list(elected)
    return elect([one for one in elected if one.values[0][:10] != day])


def _is_labelled_alone(found: Sequence[Candidate]) -> bool:
    """Whether the page tells one day, with a word for what it is: some sites declare their home page on all others."""
    told = [one for one in found if one.field == "published"]
    return len({one.values[0][:10] for one in told}) == 1 and any(one.key in _LABELLED for one in told)


def _is_home(found: Sequence[Candidate]) -> bool:
    """Whether all addresses in the head are those of a home page, and no script says that it is an article."""
    said = [urlsplit(one.values[0]) for one in found if one.field == "url" and one.by in _HEAD]
    inner = any(one.path.strip("/") or one.query for one in said)
    return bool(said) and not inner and not any((one.by, one.key) == ("json-ld", "article") for one in found)
