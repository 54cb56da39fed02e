"""Days that lines and elements of the page tell and that cannot be the document's: those of a home page's entries, and
those behind the last change.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from corpusclean.metadata.addresses import are_home
from corpusclean.metadata.candidates import Candidate
from corpusclean.metadata.votes import elect, shifted

#: Places in the page's body.
_IN_BODY: Final = ("time element", "microdata", "byline block", "header line", "script data")
_LABELLED: Final = ("labelled", "published")


def without_strays(elected: Sequence[Candidate], found: Sequence[Candidate]) -> list[Candidate]:
    """The elected days of publication, of all candidates ``found``, without strays; what a tag or a script declares is
    never one.
    """
    declared = {one.values[0][:10] for one in elected if one.by not in _IN_BODY}
    if not elected or elected[0].values[0][:10] in declared:
        return list(elected)
    if not declared and are_home(found) and not _is_article(found):
        return []
    last = max((one.values[0][:10] for one in found if one.field == "modified"), default="")
    day = elected[0].values[0][:10]
    if not last or day <= shifted(last, 1):
        return list(elected)
    return elect([one for one in elected if one.values[0][:10] != day])


def _is_article(found: Sequence[Candidate]) -> bool:
    """Whether a script calls the page an article, or it tells one day only, with a word for what that is: some sites
    declare their home page on all others.
    """
    if any((one.by, one.key) == ("json-ld", "article") for one in found):
        return True
    told = [one for one in found if one.field == "published"]
    return len({one.values[0][:10] for one in told}) == 1 and any(one.key in _LABELLED for one in told)
