"""LightGBM's trees → a forest in whole numbers."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from corpusclean.label.model.forest import Forest

#: A sum of this much is a factor of e in the odds.
SCALE = 1024
_NEVER = 32767


def grow(matrix: NDArray[np.int16], content: NDArray[np.bool_], weight: NDArray[Any], how: Mapping[str, Any]) -> Forest:
    """A forest that tells content, trained with LightGBM on one thread. ``how``: its parameters and ``rounds``."""
    fixed = {
        "objective": "binary",
        "num_threads": 1,
        "deterministic": True,
        "force_col_wise": True,
        "verbose": -1,
    }
    rounds = int(how["rounds"])
    parameters = {**{key: value for key, value in how.items() if key != "rounds"}, **fixed}
    data = lightgbm.Dataset(matrix, content, weight=weight)
    dumped = lightgbm.train(parameters, data, rounds).dump_model()
    return quantise([tree["tree_structure"] for tree in dumped["tree_info"]], int(how["max_depth"]))


def quantise(trees: list[dict[str, Any]], depth: int) -> Forest:
    """LightGBM's trees, at most ``depth`` questions deep, as complete trees with whole numbers."""
    questions: dict[tuple[int, int], int] = {(0, _NEVER): 0}
    inner = 2**depth - 1
    nodes = np.zeros((len(trees), inner), dtype=np.int32)
    leaves = np.zeros((len(trees), inner + 1), dtype=np.int16)

    def fill(tree: int, node: dict[str, Any], place: int) -> None:
        if "leaf_value" in node:
            if place >= inner:
                leaves[tree, place - inner] = round(node["leaf_value"] * SCALE)
            else:
                fill(tree, node, 2 * place + 1)
                fill(tree, node, 2 * place + 2)
            return
        question = (int(node["split_feature"]), math.floor(node["threshold"]))
        nodes[tree, place] = questions.setdefault(question, len(questions))
        fill(tree, node["left_child"], 2 * place + 1)
        fill(tree, node["right_child"], 2 * place + 2)

    for number, structure in enumerate(trees):
        fill(number, structure, 0)
    features, thresholds = (np.array(column, dtype=np.int16) for column in zip(*questions, strict=True))
    return Forest(features, thresholds, nodes, leaves, 0)


def table() -> NDArray[np.int32]:
    """The least sum of 1, 2, … 1000 per mille: halfway between it and the one below."""
    shares = [(share - 0.5) / 1000 for share in range(1, 1001)]
    return np.array([math.ceil(SCALE * math.log(share / (1 - share))) for share in shares], dtype=np.int32)
