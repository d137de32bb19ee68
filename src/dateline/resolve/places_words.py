"""The words that tell places from other names, read from the knowledge tables once."""

from __future__ import annotations

from functools import cache

from dateline.knowledge import document, table
from dateline.resolve.gazetteer import fold


@cache
def words(group: str) -> frozenset[str]:
    """A list of place_words.toml."""
    return frozenset(document("place_words")[group])


@cache
def kinds(group: str) -> dict[str, str]:
    """Word -> kind, from a group of lists of place_words.toml."""
    return {word: kind for kind, listed in document("place_words")[group].items() for word in listed}


@cache
def adjectives() -> dict[str, str]:
    """Adjectives and demonyms of countries, folded -> alpha-3. What is a country's name as well ("US") is left out."""
    names = {fold(alias) for row in table("countries") for alias in row["aliases"].split("|")}
    listed = {
        fold(word): row["alpha3"]
        for row in table("countries")
        for word in (*row["adjectives"].split("|"), *row["demonyms"].split("|"))
        if word
    }
    return {word: country for word, country in listed.items() if word not in names}


@cache
def countries_named() -> dict[str, str]:
    """Lower-case names, adjectives and demonyms of countries, of one or two words -> alpha-3."""
    return {
        word.lower(): row["alpha3"]
        for row in table("countries")
        for column in ("aliases", "adjectives", "demonyms")
        for word in row[column].split("|")
        if word and word.count(" ") < 2
    }
