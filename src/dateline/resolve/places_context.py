"""What stands around a name: the parser's label, the words to both sides, the region behind a comma."""

from __future__ import annotations

from spacy.tokens import Doc

from dateline.language.columns import word_columns
from dateline.resolve.gazetteer import Entry, abbreviation, candidates, fold
from dateline.resolve.places_words import countries_named, words

#: tokens that "the villages of" reaches over a list: enough for six names, and no walk over a text in capitals
_LIST_REACH = 12


def _capital(word: str) -> bool:
    """Does it begin with a capital, or with a mark and a capital ("'Ayn")?"""
    return word[:1].isupper() or (word[1:2].isupper() and not word[0].isalnum())


class Surroundings:
    """What is asked of a report's tokens again and again, answered once."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text  # joined anew by spaCy at every question
        words, self.lowered = word_columns(doc, "ORTH", "LOWER")
        self.capital = [_capital(word) for word in words]
        self.label = [""] * len(doc)
        self.bounds = [(i, i + 1) for i in range(len(doc))]
        #: first and last words of the full names of persons
        self.persons: set[str] = set()
        #: alpha-3 of the countries that the report names, by name or adjective
        self.countries = self._countries()
        for entity in doc.ents:
            for i in range(entity.start, entity.end):
                self.label[i] = entity.label_
                self.bounds[i] = (entity.start, entity.end)
            if entity.label_ == "PERSON":
                self._learn_person(entity.start, entity.end)

    def _learn_person(self, start: int, end: int) -> None:
        named = [self.lowered[i] for i in range(start, end) if self.capital[i]]
        if len(named) > 1:
            self.persons.update((named[0], named[-1]))

    def _countries(self) -> set[str]:
        named = countries_named()
        following = [*self.lowered[1:], ""][: len(self.lowered)]
        return {
            country
            for capital, word, after in zip(self.capital, self.lowered, following, strict=True)
            if capital and (country := named.get(f"{word} {after}") or named.get(word))
        }

    def lower(self, i: int) -> str:
        """The token in lower case, "" outside the text."""
        return self.lowered[i] if 0 <= i < len(self.lowered) else ""


def inside(entry: Entry, holder: Entry) -> bool:
    """Does `entry` lie in the country or region `holder`?"""
    if holder.country is None or entry.country != holder.country or entry == holder:
        return False
    if holder.kind == "country":
        return True
    if holder.admin1 and entry.admin1:
        return entry.admin1 == holder.admin1
    return abs(entry.lat - holder.lat) < 2.5 and abs(entry.lon - holder.lon) < 3.5


def qualifier(around: Surroundings, end: int) -> tuple[Entry, int, bool] | None:
    """The country or region behind a comma (or bracket) after a name, where it ends, and whether it is shortened."""
    doc = around.doc
    if around.lower(end) not in {",", "("} or end + 1 >= len(doc):
        return None
    for size in (3, 2, 1):
        last = end + 1 + size
        if last > len(doc) or not around.capital[end + 1]:
            continue
        text = around.text[doc[end + 1].idx : doc[last - 1].idx + len(doc[last - 1])]
        if region := abbreviation(text):
            return region, last, True
        if region := next((e for e in candidates(fold(text)) if e.kind in {"country", "region"}), None):
            return region, last, False
    return None


def named_as_settlement(around: Surroundings, start: int, end: int) -> bool:
    """Do the words say that it is a town or district: "the villages of Sable and Foxley", "Sable district"?"""
    if around.lower(end) in words("division"):
        return True
    i = start - 1
    while i > start - _LIST_REACH and (around.lower(i) in words("coordinator") or (i >= 0 and around.capital[i])):
        i -= 1
    return around.lower(i) == "of" and around.lower(i - 1) in words("settlement")
