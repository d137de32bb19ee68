"""Common nouns of persons and bodies, of knowledge/acting.toml: "two donors", "the jury", "a neighbour"."""

from __future__ import annotations

from functools import cache

from dateline import knowledge

#: groups of acting.toml whose nouns name bodies, or as well bodies as persons
_BODIES = frozenset({"groups"})


@cache
def somebody() -> frozenset[str]:
    """Lemmas of nouns that name a person or a body, whatever his sector."""
    return _of(_groups())


@cache
def individuals() -> frozenset[str]:
    """Lemmas of nouns that name persons."""
    return _of(_groups() - _BODIES)


def _groups() -> frozenset[str]:
    return frozenset(knowledge.document("acting")["somebody"])


def _of(groups: frozenset[str]) -> frozenset[str]:
    nouns = knowledge.document("acting")["somebody"]
    return frozenset(word.replace("_", " ") for group in groups for word in nouns[group].split())
