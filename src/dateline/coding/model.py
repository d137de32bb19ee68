"""The relation model at run time: a linear model over features of the parse and the lexicon, on NumPy.

Weights come from benchmarks/train_relations.py; docs/model-relations.md is the model card.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

#: the corpus that trains it does not tell CONCEDE from RETREAT
YIELD = "YIELD"
_MERGED = {"CONCEDE": YIELD, "RETREAT": YIELD}


@dataclass(frozen=True, slots=True)
class Model:
    """Feature names, labels, and one weight for each pair of them."""

    labels: tuple[str, ...]
    rows: dict[str, int]
    weights: NDArray[np.float32]

    def scores(self, features: Iterable[str]) -> NDArray[np.float32]:
        """A number from 0 to 1 for each label, together 1."""
        rows = [self.rows[name] for name in features if name in self.rows]
        raw = self.weights[rows].sum(axis=0)
        raw = np.exp(raw - raw.max())
        scores: NDArray[np.float32] = raw / raw.sum()
        return scores

    def score_of(self, type_: str, scores: NDArray[np.float32]) -> float:
        """The score of one PLOVER type."""
        return float(scores[self.labels.index(_MERGED.get(type_, type_))])


@cache
def model() -> Model:
    """The model that ships with the package."""
    folder = files("dateline.coding") / "weights"
    card = json.loads((folder / "relations.json").read_text(encoding="utf-8"))
    with (folder / "relations.npz").open("rb") as stream:
        weights = np.load(stream)["weights"].astype(np.float32)
    return Model(
        labels=tuple(card["labels"]),
        rows={name: row for row, name in enumerate(card["features"])},
        weights=weights,
    )
