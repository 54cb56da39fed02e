"""Pages of flat text for the tests of comment systems, and short forms of what was found in them."""

from __future__ import annotations

from corpusclean.comments import find_threads
from corpusclean.model import Block, Encoding, Page, Post, Source


def flat(text: str) -> Page:
    """A page with a block for each line that is not blank."""
    blocks: list[Block] = []
    at = gap = 0
    for line in text.split("\n"):
        size = len(line.encode())
        if line.strip():
            indent = len(line) - len(line.lstrip())
            blocks.append(
                Block(
                    at, at + size, " ".join(line.split()), join="\n\n" if gap else "\n", indent=indent, blank_before=gap
                )
            )
        gap = 0 if line.strip() else gap + 1
        at += size + 1
    return Page(Source(text.encode()), "text/plain", Encoding("utf-8", "utf-8"), tuple(blocks))


def posts(text: str, system: str) -> tuple[Post, ...]:
    """The posts of the only thread in ``text``, which must be of ``system``."""
    (thread,) = find_threads(flat(text))
    assert thread.system == system
    return thread.posts


def body(text: str, post: Post) -> str:
    """The words of a post, its lines joined by " / "."""
    blocks = flat(text).blocks
    return " / ".join(blocks[number].text for number in post.body)


def authors(found: tuple[Post, ...]) -> list[str | None]:
    return [post.author for post in found]


def bodies(text: str, system: str) -> list[str]:
    return [body(text, post) for post in posts(text, system)]
