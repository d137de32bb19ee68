"""The country of a place that a phrase names: "Aleppo rebels", "the chief minister of Punjab", "the Birmingham police".

Law of this file: what the report itself says of the place comes first; then, of several places of one name, the one in
a country that the report names; then the best known, and only where the words leave no doubt that a place is meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from dateline.records import Place
from dateline.resolve.gazetteer import Entry, candidates, fold
from dateline.resolve.lexicon import Hit
from dateline.resolve.places_words import words as place_words

_LARGE = 5.6  # powers of ten in people: a town whose name alone means it, whatever the pipeline takes it for
_LARGE_REGION = 6.3
_OF_TWO_WORDS = 5.0  # "West Bengal" is nothing else, "High River" might be
_NAMESAKE = 2.5  # a place this much smaller than its namesake is meant only where the report names its country
_PROPER = frozenset({"NNP", "NNPS"})
_PLACE_LABELS = frozenset({"GPE", "LOC"})


@dataclass(frozen=True, slots=True)
class Lands:
    """Looks up places of one report."""

    doc: Doc
    #: token -> the known name that it is part of
    hits: Mapping[int, Hit]
    #: token -> the place of the report that it is part of
    places: Mapping[int, Place]
    #: alpha-3 of the countries that the report names
    named: frozenset[str]

    def country(self, last: Token, first: int, *, sure: bool = False) -> str | None:
        """The country of the place whose name ends at `last` and begins no earlier than token `first`.

        `sure`: the words leave no doubt that it names a place ("residents of Mariupol").
        """
        place = self.places.get(last.i)
        if place is not None and place.country is not None:
            return place.country
        if last.tag_ not in _PROPER:
            return None
        start = last.i
        while start > first and self.doc[start - 1].tag_ in _PROPER and start - 1 not in self.hits:
            start -= 1
        for i in range(start, last.i + 1):
            found = candidates(fold(self.doc[i : last.i + 1].text))
            whole = i == start  # the Hall of "Crocus City Hall" is no town
            if found and ((sure and whole) or _is_meant(found[0], last, words=last.i + 1 - i)):
                return self._of_namesakes(found)
        return None

    def _of_namesakes(self, found: tuple[Entry, ...]) -> str | None:
        best = found[0]
        if best.country in self.named:
            return best.country
        near = {e.country for e in found if e.country in self.named and e.prominence > best.prominence - _NAMESAKE}
        return near.pop() if len(near) == 1 else best.country


def _is_meant(best: Entry, last: Token, *, words: int) -> bool:
    """Does the name mean a place, by the pipeline's label or by how well known the place is?"""
    if words == 1 and last.lower_ in place_words("modifier"):
        return False  # "Central" is a region of Uganda, and the first word of many names
    if last.ent_type_ in _PLACE_LABELS:
        return True
    if words > 1 and best.prominence > _OF_TWO_WORDS:
        return last.ent_type_ != "PERSON" or best.kind == "region"
    if last.ent_type_ in ("", "PERSON"):
        return False
    return best.prominence > (_LARGE_REGION if best.kind == "region" else _LARGE)
