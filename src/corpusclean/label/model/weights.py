"""The weights file: what it holds, and how it is read and written.

Three parts: a line that names the format, a line of JSON, and a zlib stream. The JSON says what the weights were
trained on and lists the arrays of the stream as ``[name, type, shape]`` in their order; numbers are little-endian.
``text`` is the last of them: the words of the lexicon, a line each, then its whole lines.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from corpusclean.label.model.forest import Forest
from corpusclean.label.model.words import Lexicon

FORMAT: Final = b"corpusclean-weights/1"
_FILE: Final = "weights.bin"
_FORESTS: Final = ("first", "second")


@frozen(eq=False)
class Weights:
    """All that the model learned. ``table``: the least sum of a forest for 1, 2, … 1000 per mille."""

    about: Mapping[str, Any]
    lexicon: Lexicon
    first: Forest
    second: Forest
    table: NDArray[np.int32]


@cache
def data() -> bytes:
    """The weights file of the package."""
    return files(__package__).joinpath(_FILE).read_bytes()


@cache
def digest() -> str:
    """SHA-256 of the weights file, in hexadecimal."""
    return hashlib.sha256(data()).hexdigest()


@cache
def weights() -> Weights:
    """The weights of the package, read once."""
    return unpack(data())


def unpack(packed: bytes) -> Weights:
    """The weights in the bytes of a file. Raises ValueError where these are no weights."""
    name, _, rest = packed.partition(b"\n")
    head, _, stream = rest.partition(b"\n")
    if name != FORMAT:
        raise ValueError(f"not a weights file: it begins with {name[:30]!r}")
    about = json.loads(head)
    arrays = _arrays(about["arrays"], zlib.decompress(stream))
    forests = {
        which: Forest(
            arrays[f"{which}_features"],
            arrays[f"{which}_thresholds"],
            arrays[f"{which}_nodes"].astype(np.int32),
            arrays[f"{which}_leaves"],
            about["bias"][which],
        )
        for which in _FORESTS
    }
    return Weights(about, _lexicon(arrays), forests["first"], forests["second"], arrays["table"])


def _arrays(listed: list[tuple[str, str, list[int]]], stream: bytes) -> dict[str, NDArray[Any]]:
    arrays = {}
    at = 0
    for name, kind, shape in listed:
        values = np.frombuffer(stream, np.dtype(kind), count=int(np.prod(shape)), offset=at)
        at += values.nbytes
        arrays[name] = values.reshape(shape)
    return arrays


def _lexicon(arrays: Mapping[str, NDArray[Any]]) -> Lexicon:
    said = arrays["text"].tobytes().decode().split("\n")
    count = len(arrays["words"])
    words = {word: (n, weight) for n, (word, weight) in enumerate(zip(said, arrays["words"].tolist(), strict=False))}
    keys = arrays["pair_left"].astype(np.int64) << 16 | arrays["pair_right"]
    pairs = dict(zip(keys.tolist(), arrays["pairs"].tolist(), strict=True))
    return Lexicon(words, pairs, dict(zip(said[count:], arrays["lines"].tolist(), strict=True)))


def pack(learned: Weights, about: Mapping[str, Any]) -> bytes:
    """The bytes of the file that holds ``learned``; ``about`` goes into its header. Equal weights give equal bytes."""
    arrays = _listed(learned)
    head = {
        **about,
        "bias": {which: int(getattr(learned, which).bias) for which in _FORESTS},
        "arrays": [[name, values.dtype.str, list(values.shape)] for name, values in arrays.items()],
    }
    stream = zlib.compress(b"".join(values.tobytes() for values in arrays.values()), 9)
    return FORMAT + b"\n" + json.dumps(head, sort_keys=True, ensure_ascii=False).encode() + b"\n" + stream


def _listed(learned: Weights) -> dict[str, NDArray[Any]]:
    lexicon = learned.lexicon
    keys = sorted(lexicon.pairs)
    arrays: dict[str, NDArray[Any]] = {"table": learned.table.astype("<i4")}
    for which in _FORESTS:
        forest: Forest = getattr(learned, which)
        arrays[f"{which}_features"] = forest.features.astype("<i2")
        arrays[f"{which}_thresholds"] = forest.thresholds.astype("<i2")
        arrays[f"{which}_nodes"] = forest.nodes.astype("<u2")
        arrays[f"{which}_leaves"] = forest.leaves.astype("<i2")
    arrays["words"] = np.array([weight for _, weight in lexicon.words.values()], dtype="<i1")
    arrays["pair_left"] = np.array([key >> 16 for key in keys], dtype="<u2")
    arrays["pair_right"] = np.array([key & 0xFFFF for key in keys], dtype="<u2")
    arrays["pairs"] = np.array([lexicon.pairs[key] for key in keys], dtype="<i1")
    arrays["lines"] = np.array(list(lexicon.lines.values()), dtype="<i1")
    arrays["text"] = np.frombuffer("\n".join((*lexicon.words, *lexicon.lines)).encode(), dtype="<u1")
    return arrays
