"""What JSON-LD says of comments that stand in the page: who, when, how many points.

The words of a comment are those of the page. An entry of JSON-LD whose words are not in the page gives no comment, and
no block; one whose words are a comment's fills in what the markup does not state.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import evolve, frozen

from corpusclean.comments.header import dated, is_deleted, name_of
from corpusclean.metadata.dates import find_dates
from corpusclean.metadata.jsonld import load
from corpusclean.model import Page, Post
from corpusclean.provenance.replay import read_as

_TYPES: Final = ("Comment", "UserComments", "Answer", "DiscussionForumPosting", "SocialMediaPosting")
_MENTIONS: Final = re.compile(rf'"(?:{"|".join(_TYPES)})"')
_WORD: Final = re.compile(r"\w+")
#: Words at the beginning that tell one comment from another, and the fewest that can.
_FIRST: Final = 8
_FEWEST: Final = 3
_DEEPEST: Final = 12
_MOST: Final = 5_000


@frozen
class _Entry:
    words: tuple[str, ...]
    author: str | None
    published: str | None
    score: int | None
    answer: bool


def filled(page: Page, posts: Sequence[Post]) -> tuple[Post, ...]:
    """The posts; what their markup leaves open is as JSON-LD says of a comment with the same words.

    Where something was filled in, ``raw`` ends in a line that says so.
    """
    entries = _entries(page)
    if not entries:
        return tuple(posts)
    known: dict[tuple[str, ...], list[_Entry]] = defaultdict(list)
    for entry in entries:
        known[entry.words[:_FIRST]].append(entry)
    return tuple(_filled(page, post, known) for post in posts)


def _filled(page: Page, post: Post, known: Mapping[tuple[str, ...], Sequence[_Entry]]) -> Post:
    words = tuple(_words(" ".join(page.blocks[n].text for n in post.body)))
    able = [entry for entry in known.get(words[:_FIRST], ()) if _is_same(entry.words, words)]
    if len(able) != 1 or (post.author and able[0].author and post.author.casefold() != able[0].author.casefold()):
        return post
    entry = able[0]
    gone = all(is_deleted(page.blocks[n].text) for n in post.body)
    found: dict[str, Any] = {}
    if post.author is None and entry.author and not gone:
        found["author"] = entry.author
    if post.published is None and entry.published:
        found["published"] = entry.published
    if post.score is None and entry.score is not None and not post.readings:
        found["score"] = entry.score
    if not found:
        return post
    raw = f"{post.raw}\njson-ld: {', '.join(f'{name} {said}' for name, said in found.items())}".strip()
    kind = "answer" if entry.answer and post.kind == "comment" else post.kind
    age = None if "published" in found else post.age
    return evolve(post, **found, raw=raw, kind=kind, age=age)


def _is_same(entry: Sequence[str], words: Sequence[str]) -> bool:
    """Whether these are the words of one comment: the same, or one cut short."""
    shorter = min(len(entry), len(words))
    return shorter >= _FEWEST and entry[:shorter] == words[:shorter] and (shorter >= _FIRST or len(entry) == len(words))


def _entries(page: Page) -> list[_Entry]:
    """The comments that the page's JSON-LD states; answers only where every one has an author and a time."""
    scripts = [fact.value for fact in page.facts if fact.by == "json-ld" and _MENTIONS.search(fact.value)]
    entries = [entry for script in scripts for node in _nodes(load(script)) if (entry := _entry(node))]
    if any(entry.answer and not (entry.author and entry.published) for entry in entries):
        return [entry for entry in entries if not entry.answer]
    return entries


def _nodes(root: object) -> Iterator[Mapping[str, Any]]:
    rest: list[tuple[object, int]] = [(root, 0)]
    for _ in range(_MOST):
        if not rest:
            return
        value, depth = rest.pop()
        if isinstance(value, dict):
            yield value
            value = list(value.values())
        if isinstance(value, list) and depth < _DEEPEST:
            rest += [(one, depth + 1) for one in value if isinstance(one, (dict, list))]


def _entry(node: Mapping[str, Any]) -> _Entry | None:
    said = node.get("@type")
    types = {one.rpartition("/")[2] for one in (said if isinstance(said, list) else [said]) if isinstance(one, str)}
    text = node.get("text") or node.get("commentText") or node.get("articleBody")
    if types.isdisjoint(_TYPES) or not isinstance(text, str):
        return None
    words = tuple(_words(read_as(text, "html")))
    if len(words) < _FEWEST:
        return None
    return _Entry(words, _author(node.get("author")), _published(node), _score(node), "Answer" in types)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _author(said: object) -> str | None:
    if isinstance(said, list):
        said = said[0] if len(said) == 1 else None
    name = said.get("name") if isinstance(said, dict) else said
    if not isinstance(name, str) or is_deleted(name) or dated(name):
        return None
    return name_of(name.strip())


def _published(node: Mapping[str, Any]) -> str | None:
    said = node.get("dateCreated") or node.get("datePublished") or node.get("commentTime")
    found = find_dates(said) if isinstance(said, str) and len(said) <= 60 else ()
    return next((one.iso for one in found), None)


def _score(node: Mapping[str, Any]) -> int | None:
    said = node.get("upvoteCount")
    if isinstance(said, str) and said.isdecimal() and len(said) < 8:
        return int(said)
    return said if isinstance(said, int) and not isinstance(said, bool) and abs(said) < 2**53 else None
