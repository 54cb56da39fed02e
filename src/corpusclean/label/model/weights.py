"""The weights files, one for text and one for HTML: what they hold, and how they are read and written.

Three parts: a line that names the format, a line of JSON, and a zlib stream. The JSON says what the weights were
trained on and lists the arrays of the stream as ``[name, type, shape]`` in their order; numbers are little-endian.
``text`` is the last of them: the words of the lexicon, a line each, its whole lines, and the words of elements.
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
from corpusclean.label.model.telling import Telling
from corpusclean.label.model.words import Lexicon

FORMAT: Final = b"corpusclean-weights/2"
#: What is judged, and the file that has learned from such.
FILES: Final[Mapping[str, str]] = {"text": "text.bin", "html": "html.bin"}


@frozen(eq=False)
class Weights:
    """All that a model learned. ``table``: the least sum of a forest for 1, 2, … 1000 per mille.

    ``telling``: what the words of elements (classes, id, role) tell. ``forests``: one for each look.
    """

    about: Mapping[str, Any]
    lexicon: Lexicon
    telling: Telling
    forests: tuple[Forest, ...]
    table: NDArray[np.int32]


@cache
def data(kind: str) -> bytes:
    """The weights file of the package for ``text`` or ``html``."""
    return files(__package__).joinpath(FILES[kind]).read_bytes()


@cache
def digest() -> str:
    """SHA-256 of the weights files one after the other, in hexadecimal."""
    return hashlib.sha256(b"".join(map(data, FILES))).hexdigest()


@cache
def weights(kind: str) -> Weights:
    """The weights of the package for ``text`` or ``html``, read once."""
    return unpack(data(kind))


def unpack(packed: bytes) -> Weights:
    """The weights in the bytes of a file. Raises ValueError where these are no weights."""
    name, _, rest = packed.partition(b"\n")
    head, _, stream = rest.partition(b"\n")
    if name != FORMAT:
        raise ValueError(f"not a weights file: it begins with {name[:30]!r}")
    about = json.loads(head)
    arrays = _arrays(about["arrays"], zlib.decompress(stream))
    forests = [
        Forest(
            arrays[f"features_{look}"],
            arrays[f"thresholds_{look}"],
            arrays[f"nodes_{look}"].astype(np.int32),
            arrays[f"leaves_{look}"],
            bias,
        )
        for look, bias in enumerate(about["bias"])
    ]
    return Weights(about, *_words(arrays), tuple(forests), arrays["table"])


def _arrays(listed: list[tuple[str, str, list[int]]], stream: bytes) -> dict[str, NDArray[Any]]:
    arrays = {}
    at = 0
    for name, kind, shape in listed:
        values = np.frombuffer(stream, np.dtype(kind), count=int(np.prod(shape)), offset=at)
        at += values.nbytes
        arrays[name] = values.reshape(shape)
    return arrays


def _words(arrays: Mapping[str, NDArray[Any]]) -> tuple[Lexicon, Telling]:
    said = arrays["text"].tobytes().decode().split("\n")
    count, lines = len(arrays["words"]), len(arrays["lines"])
    words = {word: (n, weight) for n, (word, weight) in enumerate(zip(said, arrays["words"].tolist(), strict=False))}
    keys = arrays["pair_left"].astype(np.int64) << 16 | arrays["pair_right"]
    pairs = dict(zip(keys.tolist(), arrays["pairs"].tolist(), strict=True))
    whole = dict(zip(said[count : count + lines], arrays["lines"].tolist(), strict=True))
    telling = dict(zip(said[count + lines :], arrays["telling"].tolist(), strict=False))
    return Lexicon(words, pairs, whole), Telling(telling)


def pack(learned: Weights, about: Mapping[str, Any]) -> bytes:
    """The bytes of the file that holds ``learned``; ``about`` goes into its header. Equal weights give equal bytes."""
    arrays = _listed(learned)
    head = {
        **about,
        "bias": [int(forest.bias) for forest in learned.forests],
        "arrays": [[name, values.dtype.str, list(values.shape)] for name, values in arrays.items()],
    }
    stream = zlib.compress(b"".join(values.tobytes() for values in arrays.values()), 9)
    return FORMAT + b"\n" + json.dumps(head, sort_keys=True, ensure_ascii=False).encode() + b"\n" + stream


def _listed(learned: Weights) -> dict[str, NDArray[Any]]:
    lexicon = learned.lexicon
    keys = sorted(lexicon.pairs)
    arrays: dict[str, NDArray[Any]] = {"table": learned.table.astype("<i4")}
    for look, forest in enumerate(learned.forests):
        arrays[f"features_{look}"] = forest.features.astype("<i2")
        arrays[f"thresholds_{look}"] = forest.thresholds.astype("<i2")
        arrays[f"nodes_{look}"] = forest.nodes.astype("<u2")
        arrays[f"leaves_{look}"] = forest.leaves.astype("<i2")
    arrays["words"] = np.array([weight for _, weight in lexicon.words.values()], dtype="<i1")
    arrays["pair_left"] = np.array([key >> 16 for key in keys], dtype="<u2")
    arrays["pair_right"] = np.array([key & 0xFFFF for key in keys], dtype="<u2")
    arrays["pairs"] = np.array([lexicon.pairs[key] for key in keys], dtype="<i1")
    arrays["lines"] = np.array(list(lexicon.lines.values()), dtype="<i1")
    arrays["telling"] = np.array(list(learned.telling.weights.values()), dtype="<i1")
    said = "\n".join((*lexicon.words, *lexicon.lines, *learned.telling.weights))
    arrays["text"] = np.frombuffer(said.encode(), dtype="<u1")
    return arrays
