"""The points and votes that lines state."""

from __future__ import annotations

import re

_POINTS = re.compile(
    r"(?<![\w.,])(-?\d{1,7})\s*(?:points?|pts|punkte?|puntos|pontos|votes?|likes?|upvotes?)(?!\w)", re.IGNORECASE
)
_VOTES = re.compile(r"upvote\s*(-?\d{1,7})\s*(?:downvote|reply|$)", re.IGNORECASE)
_BULLETS = re.compile(r"\s[•·|]\s")
_LONE = re.compile(r"[-−]?\d{1,6}")


def points_in(text: str) -> int | None:
    """The points stated. Of three glued or listed variants (n-1, n, n+1) the middle one; else one, or ``None``."""
    if not any(map(str.isdigit, text)):
        return None
    said = [int(number) for number in _POINTS.findall(re.sub(r"(points?)(?=\d)", r"\1 ", text))]
    if len(said) == 3 and said[1] - said[0] == said[2] - said[1] == 1:
        return said[1]
    return said[0] if len(said) == 1 else None


def votes_in(lines: list[str]) -> int | None:
    """The score in the lines under a comment: "Upvote 12 Downvote", "3 likes", or a lone number before the buttons."""
    joined = " ".join(lines)
    match = _VOTES.search(joined)
    if match:
        return int(match[1])
    if (points := points_in(joined)) is not None:
        return points
    pieces = [piece for line in lines for piece in _BULLETS.split(line)]
    lone = [piece for piece in pieces if _LONE.fullmatch(piece.strip(" ·•|△▽▲▼"))]
    return int(lone[0].strip(" ·•|△▽▲▼").replace("−", "-")) if len(lone) == 1 else None
