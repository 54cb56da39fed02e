"""Lines that are a name, as templates print it: alone, before "said...", behind "Name:", before a member's profile."""

from __future__ import annotations

from corpusclean.comments.forum import inner_profile
from corpusclean.comments.header import is_name_label, name_of
from corpusclean.comments.stamps import bare, is_embedded, is_number, said_pattern
from corpusclean.comments.template import LONGEST, is_furniture

_NAME = 50
_SPOKEN = ("...", "…", ":", "：")


def name_in(text: str) -> str | None:
    """The name that a line is, or with which it begins where a member's profile follows on the same line."""
    said = bare(text)
    if is_number(said) or is_embedded(text):
        return None
    name = (_speaker(said) or labelled(said) or name_of(said)) if len(text) <= _NAME else None
    if name or len(text) > LONGEST or not (":" in text or "：" in text):
        return name
    facts = inner_profile().search(text)
    return name_of(bare(text[: facts.start()])) if facts and facts.start() <= _NAME else None


def _speaker(text: str) -> str | None:
    """The name in "Jane Doe said..."."""
    if not text.endswith(_SPOKEN):
        return None
    said = text.rstrip(" .…:：")
    name = said_pattern().sub("", said)
    return name_of(name) if name != said else None


def labelled(text: str) -> str | None:
    """The name in "Name: Jane Doe"."""
    label, colon, name = text.replace("：", ":").partition(":")
    if not colon or not is_name_label(label.lstrip("0123456789 \t.)")):
        return None
    head, _, tail = name.strip().partition(" (")
    return name_of(head if is_furniture(tail.rstrip(")")) else name.strip())
