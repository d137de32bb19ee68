"""Phrases without a name, compared by what they name: no article, no number, no case (`phrases.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

#: what a phrase that means people at large is called
PEOPLE = "people"


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("dateline.reconcile").joinpath("phrases.toml").read_text(encoding="utf-8"))


@cache
def _leading() -> frozenset[str]:
    return frozenset((*_data()["leading"], *_data()["numbers"]))


@lru_cache(maxsize=20_000)
def bare(text: str) -> str:
    """The phrase without leading articles and numbers: "all four gunmen" -> "gunmen"; never empty for a word."""
    tokens = text.split()
    start = 0
    while start < len(tokens) - 1 and (tokens[start].lower() in _leading() or tokens[start][0].isdigit()):
        start += 1
    left = " ".join(tokens[start:])
    return PEOPLE if left.lower() in _data()["people"] else left


@cache
def _generic() -> frozenset[str]:
    return frozenset(_data()["generic"])


def is_generic(trigger: str) -> bool:
    """Does this word name a deed and not the way it was done ("attack")?"""
    return trigger.lower() in _generic()


@cache
def _claiming() -> frozenset[str]:
    return frozenset(_data()["claiming"])


def is_claim(trigger: str) -> bool:
    """Does this word own up to a deed told before ("claimed")?"""
    return trigger.lower() in _claiming()


@lru_cache(maxsize=20_000)
def figure(word: str) -> str | None:
    """The number that a word stands for, as digits without separators; None for any other word."""
    if word[0].isdigit():
        return word.replace(",", "")
    value = _data()["numbers"].get(word.lower())
    return None if value is None else str(value)


@cache
def _clausal() -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(_data()["clausal"]), frozenset(_data()["opening"])


def is_clause(tokens: list[str]) -> bool:
    """Do these words, in lower case, say something, or only name it ("the visit")?"""
    clausal, opening = _clausal()
    opens = bool(tokens) and tokens[0] in opening
    return opens or any(token in clausal or (len(token) > 4 and token.endswith("ed")) for token in tokens)
