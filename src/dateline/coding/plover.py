"""The PLOVER ontology: scores, quad classes and contexts, from knowledge/plover.toml."""

from __future__ import annotations

from functools import cache

from dateline.coding.tree import Tree
from dateline.knowledge import document, table


@cache
def _types() -> dict[str, tuple[int, float]]:
    return {name: (row["quad"], row["score"]) for name, row in document("plover")["types"].items()}


def score(type_: str) -> float:
    """PLOVER's conflict-cooperation score of a type, -10 to 10."""
    return _types()[type_][1]


def quad(type_: str) -> int:
    """PLOVER's quad class: 1 verbal and 2 material cooperation, 3 verbal and 4 material conflict."""
    return _types()[type_][0]


@cache
def _shown_by() -> dict[str, tuple[str, ...]]:
    """Lemma -> contexts that it shows."""
    found: dict[str, list[str]] = {}
    for context, lemmas in document("plover")["contexts"].items():
        for lemma in lemmas.split():
            found.setdefault(lemma.replace("_", " "), []).append(context)
    return {lemma: tuple(contexts) for lemma, contexts in found.items()}


def contexts(tree: Tree, start: int, end: int) -> tuple[str, ...]:
    """The contexts that the tokens from `start` to `end` show, in PLOVER's order of no order: alphabetical."""
    shown_by, lemma = _shown_by(), tree.lemma
    found: set[str] = set()
    for i in range(start, end):
        found.update(shown_by.get(lemma[i], ()))
        if i + 1 < end:
            found.update(shown_by.get(f"{lemma[i]} {lemma[i + 1]}", ()))
    return tuple(sorted(found))


@cache
def _country_names() -> dict[str, str]:
    return {row["alpha3"]: row["name"] for row in table("countries")}


def country_name(alpha3: str) -> str | None:
    """The short English name of a country by its ISO 3166-1 alpha-3 code."""
    return _country_names().get(alpha3)
