"""Words that tell who acts, of knowledge/acting.toml: nouns of persons and bodies, and verbs by whose act stands under them."""

from __future__ import annotations

from functools import cache

from dateline.knowledge import document

Words = frozenset[str]


@cache
def somebody() -> Words:
    """Lemmas of nouns that name a person or a body, whatever his sector."""
    return frozenset(_spaced(word) for words in document("acting")["somebody"].values() for word in words.split())


@cache
def verbs(name: str) -> Words:
    """Lemmas of one group of verbs."""
    return frozenset(_spaced(word) for word in document("acting")["verbs"][name].split())


def _spaced(word: str) -> str:
    return word.replace("_", " ")
