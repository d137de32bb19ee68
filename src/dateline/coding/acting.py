"""Words that tell whose act something is, of knowledge/acting.toml."""

from __future__ import annotations

from functools import cache

from dateline.knowledge import document

Words = frozenset[str]


@cache
def verbs(name: str) -> Words:
    """Lemmas of one group of words."""
    return frozenset(document("acting")["verbs"][name].split())
