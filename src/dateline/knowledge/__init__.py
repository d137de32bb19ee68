"""Facts as data files: CSV tables and TOML documents that a political scientist can edit without Python.

Each file begins with a comment that says what its fields mean, where its facts come from and what it leaves out.
"""

from __future__ import annotations

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def _text(name: str) -> str:
    return (files(__name__) / name).read_text(encoding="utf-8")


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `name`.csv, each a dict by column; lines that begin with # are comments."""
    lines = (line for line in _text(f"{name}.csv").splitlines() if line.strip() and not line.startswith("#"))
    rows = tuple(csv.DictReader(lines, strict=True))
    for number, row in enumerate(rows, 1):
        if None in row or None in row.values():
            raise ValueError(f"knowledge/{name}.csv, row {number}: {row} does not have the columns of the header")
    return rows


@cache
def document(name: str) -> dict[str, Any]:
    """The contents of `name`.toml."""
    try:
        return tomllib.loads(_text(f"{name}.toml"))
    except tomllib.TOMLDecodeError as fault:
        raise ValueError(f"knowledge/{name}.toml: {fault}") from fault
