"""Commenters are people: their names kept, replaced by pseudonyms, or left out."""

from __future__ import annotations

import hashlib
import hmac
import unicodedata
from typing import Final

from attrs import evolve

from corpusclean.model import Comment
from corpusclean.recipe import Recipe

_DIGITS: Final = 16


def pseudonym(name: str, key: bytes) -> str:
    """A name for ``name`` that tells nothing of it without ``key``; spelling in capitals or wide letters is one name.

    >>> pseudonym("Jane Doe", b"a secret") == pseudonym("JANE DOE", b"a secret")
    True
    """
    plain = " ".join(unicodedata.normalize("NFKC", name).casefold().split())
    return "user-" + hmac.new(key, plain.encode("utf-8", "surrogatepass"), hashlib.sha256).hexdigest()[:_DIGITS]


def disguised(comment: Comment, recipe: Recipe) -> Comment:
    """The comment as ``recipe`` wants its author: with the name goes the header as said, which holds it."""
    if recipe.comment_authors == "keep":
        return comment
    author = None
    if recipe.comment_authors == "pseudonym" and comment.author is not None and recipe.author_key:
        author = pseudonym(comment.author, recipe.author_key)
    return evolve(comment, author=author, raw="", readings=())
