"""Names that stand for known actors, found in a text by exact wording, the longest first.

Countries with their adjectives, people and capitals; organisations; armed groups; office holders. Case counts: "WHO"
and "who", "US" and "us", "Polish" and "polish" are different words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from dateline import knowledge
from dateline.language.columns import number_columns, word_columns
from dateline.resolve.gazetteer import lookup_place
from dateline.resolve.holders import Holder, holders
from dateline.resolve.sectors import tables

_SAME_LENGTH = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "\xa0": " ", "\n": " "})
_FIRST_WORD = re.compile(r"[^\s'-]+")


@dataclass(frozen=True, slots=True)
class Known:
    """What a name stands for."""

    #: country, adjective, demonym, capital, seat, org, group or person
    kind: str
    name: str
    country: str | None
    sectors: tuple[str, ...] = ()
    holder: Holder | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A name in the text: tokens [start, end)."""

    start: int
    end: int
    known: Known


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All names, and for each first word the lengths of the names that begin with it, longest first."""

    names: dict[str, Known]
    lengths: dict[str, tuple[int, ...]]


@cache
def lexicon() -> Lexicon:
    """The names of the knowledge files, loaded once; where two share a wording the first of `_entries` has it."""
    names: dict[str, Known] = {}
    for words, known in _entries():
        names.setdefault(words.translate(_SAME_LENGTH), known)
    lengths: dict[str, set[int]] = defaultdict(set)
    for words in names:
        first = _FIRST_WORD.match(words)
        if first:
            lengths[first.group()].add(len(words))
            lengths[words.split(" ")[0]].add(len(words))  # "MS-13" is one token, "al-Qaeda" three
    return Lexicon(names, {word: tuple(sorted(all_, reverse=True)) for word, all_ in lengths.items()})


def _entries() -> Iterator[tuple[str, Known]]:
    for table, kind in (("organisations", "org"), ("armed_groups", "group")):
        for row in knowledge.table(table):
            known = Known(row["kind"] or kind, row["name"], row["country"] or None, tuple(row["sectors"].split()))
            for words in _wordings(row["name"], row["aliases"]):
                yield words, known
    for holder in holders().people:
        known = Known("person", holder.name, None, (), holder)
        for words in (holder.name, *holder.aliases):
            if " " in words:
                yield words, known
    countries = knowledge.table("countries")
    for row in countries:
        for words in _wordings(row["name"], row["aliases"]):
            yield words, Known("country", row["name"], row["alpha3"])
            yield words.upper(), Known("country", row["name"], row["alpha3"])
    for row in countries:
        adjectives = row["adjectives"].split("|")
        for words in filter(None, adjectives):
            yield words, Known("adjective", row["name"], row["alpha3"])
            yield words.upper(), Known("adjective", row["name"], row["alpha3"])
        for words in filter(None, row["demonyms"].split("|")):
            yield words, Known("demonym", row["name"], row["alpha3"])
    for row in knowledge.table("peoples"):
        kind = "country" if row["kind"] == "region" else "adjective"
        yield row["word"], Known(kind, row["word"], row["country"] or None)
    for row in countries:
        for words in filter(None, row["capital"].split("|")):
            yield words, Known("capital", row["name"], row["alpha3"], ("GOV",))


def _wordings(name: str, aliases: str) -> list[str]:
    return [name, *(alias for alias in aliases.split("|") if alias and alias != name)]


def find_names(doc: Doc) -> list[Hit]:
    """The known names of a text in order, none inside another."""
    known, lengths = lexicon().names, lexicon().lengths
    text = doc.text.translate(_SAME_LENGTH)
    [words] = word_columns(doc, "ORTH")
    starts, sizes = number_columns(doc, "IDX", "LENGTH")
    ends = {start + size: i + 1 for i, (start, size) in enumerate(zip(starts, sizes, strict=True))}
    hits: list[Hit] = []
    free = 0
    for i, (start, first) in enumerate(zip(starts, words, strict=True)):
        if i < free or first not in lengths:
            continue
        for length in lengths[first]:
            end = ends.get(start + length)
            if end is not None and text[start : start + length] in known:
                hit = Hit(i, end, known[text[start : start + length]])
                if not _is_part_of_another(doc, hit, hits[-1] if hits else None):
                    hits.append(hit)
                    free = end
                break
    return hits


def _is_part_of_another(doc: Doc, hit: Hit, before: Hit | None) -> bool:
    """Known words that here are part of another name: New Jersey, British Columbia, Peru's Congress."""
    kind, start = hit.known.kind, hit.start
    if kind == "adjective" and hit.end < len(doc) and doc[hit.end].text[:1].isupper():
        place = lookup_place(doc[start : hit.end + 1].text)
        if place is not None and place.country != hit.known.country:
            return True
    if kind in ("country", "capital") and start and doc[start - 1].text[:1].isupper():
        place = lookup_place(doc[start - 1 : hit.end].text)
        return place is not None and place.country != hit.known.country
    if kind in ("adjective", "demonym"):
        owns = hit.end < len(doc) and doc[hit.end].tag_ == "POS" and doc[start].tag_ == "NNP"
        return owns and not any(True for _ in doc[hit.end - 1].lefts)
    if kind == "org" and before is not None and before.known.country not in (None, hit.known.country):
        beside = before.end == start or (before.end == start - 1 and doc[start - 1].tag_ == "POS")
        return beside and doc[start : hit.end].text.lower() in tables().nouns
    return False
