"""What JSON-LD says of comments that stand in the page: who, when, how many points, and what they answer.

The words of a comment are those of the page. An entry of JSON-LD whose words are not in the page gives no comment, and
no block; one whose words are a comment's fills in what the markup does not state.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias

from attrs import evolve, frozen

from corpusclean.comments.header import is_deleted, name_of
from corpusclean.comments.header_times import dated
from corpusclean.metadata.dates import find_dates
from corpusclean.metadata.jsonld_script import load
from corpusclean.model import Page, Post
from corpusclean.provenance.replay import read_as

_TYPES: Final = ("Comment", "UserComments", "Answer", "DiscussionForumPosting", "SocialMediaPosting", "Review")
_TEXTS: Final = ("text", "commentText", "articleBody", "reviewBody")
_MENTIONS: Final = re.compile(rf'"(?:{"|".join(_TYPES)})"')
_WORD: Final = re.compile(r"\w+")
#: Words at the beginning that tell one comment from another, and the fewest that can.
_FIRST: Final = 8
_FEWEST: Final = 3
_DEEPEST: Final = 12
#: Where a comment lists those that answer it, where it names the one that it answers, and what it is called by.
_REPLIES: Final = frozenset(("comment", "comments", "suggestedAnswer", "acceptedAnswer"))
_ANSWERED: Final = "parentItem"
_IDENTIFIERS: Final = ("@id", "url", "identifier")
_MOST: Final = 5_000


_Names: TypeAlias = tuple[str, ...]


@frozen
class _Entry:
    """``names``: what other entries may call it. ``answers``: the names of the one that it answers."""

    words: tuple[str, ...]
    author: str | None
    published: str | None
    score: int | None
    answer: bool
    names: _Names
    answers: _Names


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
    matched = [_match(page, post, known) for post in posts]
    parents = _parents(posts, matched)
    return tuple(_filled(page, *known) for known in zip(posts, matched, parents, strict=True))


def _match(page: Page, post: Post, known: Mapping[tuple[str, ...], Sequence[_Entry]]) -> _Entry | None:
    words = tuple(_words(" ".join(page.blocks[n].text for n in post.body)))
    able = [entry for entry in known.get(words[:_FIRST], ()) if _is_same(entry.words, words)]
    if len(able) != 1 or (post.author and able[0].author and post.author.casefold() != able[0].author.casefold()):
        return None
    return able[0]


def _parents(posts: Sequence[Post], matched: Sequence[_Entry | None]) -> list[tuple[int, int] | None]:
    """Parent and depth of each post as the entries state them; none where the markup tells any itself."""
    found: list[tuple[int, int] | None] = [None] * len(posts)
    if any(post.depth or post.parent is not None for post in posts):
        return found
    numbers: dict[str, tuple[int, int]] = {}
    number = 0
    for at, (post, entry) in enumerate(zip(posts, matched, strict=True)):
        if entry is not None and not post.opening:
            parent = next((numbers[name] for name in entry.answers if name in numbers), None)
            depth = 0 if parent is None else parent[1] + 1
            numbers.update({name: (number, depth) for name in entry.names if name not in numbers})
            found[at] = None if parent is None else (parent[0], depth)
        number += not post.opening
    return found


def _filled(page: Page, post: Post, entry: _Entry | None, parent: tuple[int, int] | None) -> Post:
    if entry is None:
        return post
    gone = all(is_deleted(page.blocks[n].text) for n in post.body)
    found: dict[str, Any] = {}
    if post.author is None and entry.author and not gone:
        found["author"] = entry.author
    if post.published is None and entry.published:
        found["published"] = entry.published
    if post.score is None and entry.score is not None and not post.readings:
        found["score"] = entry.score
    if parent is not None:
        found["depth"] = parent[1]
    if not found:
        return post
    raw = f"{post.raw}\njson-ld: {', '.join(f'{name} {said}' for name, said in found.items())}".strip()
    kind = "answer" if entry.answer and post.kind == "comment" else post.kind
    age = None if "published" in found else post.age
    return evolve(post, **found, raw=raw, kind=kind, age=age, parent=parent[0] if parent else post.parent)


def _is_same(entry: Sequence[str], words: Sequence[str]) -> bool:
    """Whether these are the words of one comment: the same, or one cut short."""
    shorter = min(len(entry), len(words))
    return shorter >= _FEWEST and entry[:shorter] == words[:shorter] and (shorter >= _FIRST or len(entry) == len(words))


def _entries(page: Page) -> list[_Entry]:
    """The comments that the page's JSON-LD states; answers only where every one has an author and a time."""
    scripts = [fact.value for fact in page.facts if fact.by == "json-ld" and _MENTIONS.search(fact.value)]
    entries = [entry for script in scripts for node, around in _nodes(load(script)) if (entry := _entry(node, around))]
    if any(entry.answer and not (entry.author and entry.published) for entry in entries):
        return [entry for entry in entries if not entry.answer]
    return entries


def _nodes(root: object) -> Iterator[tuple[Mapping[str, Any], _Names]]:
    """The objects, each with the names of the one that lists it among its comments; none that is named as answered."""
    rest: list[tuple[object, _Names, int]] = [(root, (), 0)]
    for _ in range(_MOST):
        if not rest:
            return
        value, around, depth = rest.pop()
        parts: list[tuple[object, _Names]] = []
        if isinstance(value, dict):
            yield value, around
            own = () if _REPLIES.isdisjoint(value) else _names(value)
            parts = [(one, own if key in _REPLIES else ()) for key, one in value.items() if key != _ANSWERED]
        elif isinstance(value, list):
            parts = [(one, around) for one in value]
        if depth < _DEEPEST:
            rest += [(one, names, depth + 1) for one, names in parts if isinstance(one, (dict, list))]


def _entry(node: Mapping[str, Any], around: _Names) -> _Entry | None:
    """The comment that ``node`` states. ``around``: the names of the object that lists it among its comments."""
    said = node.get("@type")
    types = {one.rpartition("/")[2] for one in (said if isinstance(said, list) else [said]) if isinstance(one, str)}
    text = _text(node)
    if types.isdisjoint(_TYPES) or not isinstance(text, str):
        return None
    words = tuple(_words(read_as(text, "html")))
    if len(words) < _FEWEST:
        return None
    author, published = _author(node.get("author")), _published(node)
    answers = (*_names(node.get(_ANSWERED)), *around)
    return _Entry(words, author, published, _score(node), "Answer" in types, _names(node), answers)


def _text(node: Mapping[str, Any]) -> object:
    return next((said for name in _TEXTS if (said := node.get(name))), None)


def _names(said: object) -> _Names:
    """What an entry can be called by others: its identifiers, then its words."""
    if not isinstance(said, dict):
        return (said,) if isinstance(said, str) else ()
    named = [name for key in _IDENTIFIERS if isinstance(name := said.get(key), str)]
    text = _text(said)
    return (*named, " ".join(_words(read_as(text, "html")))) if isinstance(text, str) else tuple(named)


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
