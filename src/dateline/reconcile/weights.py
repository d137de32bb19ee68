"""The one place where the weights of links come from: `weights.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _all() -> dict[str, dict[str, float]]:
    text = files("dateline.reconcile").joinpath("weights.toml").read_text(encoding="utf-8")
    return {
        kind: {name: float(weight) for name, weight in table.items()} for kind, table in tomllib.loads(text).items()
    }


def weights(kind: str) -> dict[str, float]:
    """Name -> weight, for links of one kind (a table of `weights.toml`)."""
    return _all()[kind]
