"""Word classes of knowledge/triggers/classes.toml: sets of lemmas that the coder and its lexicon refer to by name."""

from __future__ import annotations

from functools import cache

from dateline.knowledge import document

Words = frozenset[str]


@cache
def expand(words: str) -> Words:
    """The words of `a|b|@class`, classes replaced by what they hold."""
    found: set[str] = set()
    for word in words.split("|"):
        if word.startswith("@"):
            found |= word_class(word[1:])
        else:
            found.add(word.replace("_", " "))
    return frozenset(found)


@cache
def word_class(name: str) -> Words:
    """The lemmas of one class of classes.toml; a class may hold others as `@name`."""
    return frozenset(word for part in document("triggers/classes")[name].split() for word in expand(part))
