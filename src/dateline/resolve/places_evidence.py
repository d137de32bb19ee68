"""How much speaks for a capitalised name being a place: a sum of small reasons, each a fact of English or of newsrooms."""

from __future__ import annotations

from spacy.tokens import Doc

from dateline.resolve.gazetteer import Entry, abbreviation, candidates, fold
from dateline.resolve.places_words import kinds, words

#: names with this much evidence are places
ACCEPTED = 2.0
BARRED = -10.0

# adjectives of countries never come this far, so that "NORP" and "LANGUAGE" say nothing
_LABEL_WHOLE = {"GPE": 2.2, "LOC": 2.0, "FAC": 1.0, "ORG": 0.0, "PERSON": -0.4, "NORP": 0.0, "LANGUAGE": 0.0}
_LABEL_PART = {"GPE": 1.4, "LOC": 1.2, "FAC": 0.7, "ORG": 0.6, "PERSON": BARRED, "NORP": 0.0, "EVENT": 0.6}
_LABEL_OTHER = -0.6  # a date, a sum of money, a work of art
_LOCATIVE = 1.2
_OF_PLACE = 1.2
_NOUN_BESIDE = 0.7
_QUALIFIED = 2.5
_DATELINE = 2.0
_PERSONS_NAME = -2.6
_IN_LONGER_NAME = -1.2
_SITE = {"street": 1.8, "building": 0.6}
_SITE_OTHER = 0.8
_NO_PROPER_NOUN = -1.0


class Surroundings:
    """What is asked of a report's tokens again and again, answered once."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text  # joined anew by spaCy at every question
        self.capital = [
            token.text[:1].isupper() or token.text[1:2].isupper() and not token.text[0].isalnum() for token in doc
        ]
        self.label = [""] * len(doc)
        self.bounds = [(i, i + 1) for i in range(len(doc))]
        #: first and last words of the full names of persons
        self.persons: set[str] = set()
        for entity in doc.ents:
            for i in range(entity.start, entity.end):
                self.label[i] = entity.label_
                self.bounds[i] = (entity.start, entity.end)
            if entity.label_ == "PERSON":
                self._learn_person(entity.start, entity.end)

    def _learn_person(self, start: int, end: int) -> None:
        named = [self.doc[i].lower_ for i in range(start, end) if self.capital[i]]
        if len(named) > 1:
            self.persons.update((named[0], named[-1]))

    def lower(self, i: int) -> str:
        """The token in lower case, "" outside the text."""
        return self.doc[i].lower_ if 0 <= i < len(self.doc) else ""


def _base(entry: Entry, size: int) -> float:
    """How readily a name of this place is a place at all; towns are called like people and things, countries are not."""
    if entry.kind == "country":
        return 1.7
    if entry.kind != "city":
        return (1.4 if entry.prominence >= 5 else 0.2) + 0.6 * (size > 1) - 1.4 * entry.metonym
    by_size = 1.2 if entry.prominence >= 6 else 0.6 if entry.prominence >= 5 else 0.0 if entry.prominence >= 4 else -0.4
    return by_size + 0.5 * (size > 1)


def _labelled(around: Surroundings, start: int, end: int) -> float:
    label = around.label[start]
    if not label:
        return 0.0
    first, last = around.bounds[start]
    outside = [i for i in (*range(first, start), *range(end, last)) if around.capital[i]]
    inner = [i for i in outside if around.lower(i) not in words("modifier")]
    if not inner:
        return _LABEL_WHOLE.get(label, _LABEL_OTHER)
    if label == "PERSON" and around.doc[inner[0]].is_sent_start and inner[0] > start:
        return _LABEL_OTHER
    return _LABEL_PART.get(label, _LABEL_OTHER)


def _before(around: Surroundings, start: int) -> float:
    """The words to the left: "in", "the port of", "central"."""
    i = start - 1
    weight = 0.0
    while around.lower(i) in words("modifier") or around.lower(i) in words("noun_before") or around.lower(i) == "the":
        if around.lower(i) != "the":
            weight = _NOUN_BESIDE
        i -= 1
    word = around.lower(i)
    if word in words("before"):
        return weight + _LOCATIVE
    if word == "of" and (around.lower(i - 1) in words("before_of") or around.lower(i - 1) == ","):
        return weight + _OF_PLACE
    return weight


def _inside_another(around: Surroundings, start: int, end: int) -> float:
    """Names of persons and papers: "Mr. London", "London Breed", "the London Times"."""
    before, after = around.lower(start - 1), around.lower(end)
    if before.rstrip(".") in words("title") and around.capital[start - 1]:
        return BARRED
    if after in words("no_place_after") and end < len(around.doc) and around.capital[end]:
        return BARRED
    label = around.label[start]
    if label in {"GPE", "LOC", "ORG", "FAC", "EVENT"}:
        return 0.0
    doc = around.doc
    weight = 0.0
    if end < len(doc) and doc[end].pos_ == "PROPN" and around.capital[end] and after not in words("noun_after"):
        weight += _IN_LONGER_NAME
    if start and around.capital[start - 1] and doc[start - 1].pos_ == "PROPN" and before not in words("modifier"):
        weight += _IN_LONGER_NAME
    return weight


def _qualifier(around: Surroundings, end: int, entries: tuple[Entry, ...]) -> float:
    """ ", Ky." or ", France" behind the name, if one of its bearers lies there."""
    holder = qualifier(around, end)
    if holder is None:
        return 0.0
    return _QUALIFIED if any(inside(entry, holder[0]) for entry in entries) else _NOUN_BESIDE


def inside(entry: Entry, holder: Entry) -> bool:
    """Does `entry` lie in the country or region `holder`?"""
    if holder.country is None or entry.country != holder.country or entry == holder:
        return False
    if holder.kind == "country":
        return True
    if holder.admin1:
        return entry.admin1 == holder.admin1
    return abs(entry.lat - holder.lat) < 2.5 and abs(entry.lon - holder.lon) < 3.5


def qualifier(around: Surroundings, end: int) -> tuple[Entry, int] | None:
    """The country or region that stands behind a comma (or bracket) after a name, and where it ends."""
    doc = around.doc
    if around.lower(end) not in {",", "("} or end + 1 >= len(doc):
        return None
    for size in (3, 2, 1):
        last = end + 1 + size
        if last > len(doc) or not around.capital[end + 1]:
            continue
        text = around.text[doc[end + 1].idx : doc[last - 1].idx + len(doc[last - 1])]
        region = abbreviation(text) or next(
            (e for e in candidates(fold(text)) if e.kind in {"country", "region"}), None
        )
        if region:
            return region, last
    return None


def _dateline(around: Surroundings, start: int, end: int) -> bool:
    """ "KYIV, Ukraine (Reuters) -": capitals that open a paragraph, and a dash or bracket soon after."""
    doc = around.doc
    if not doc[start].is_upper or len(doc[start]) < 3 or not (start == 0 or doc[start - 1].is_space):
        return False
    return any(around.lower(i) in words("dateline_mark") for i in range(end, min(end + 8, len(doc))))


def evidence(around: Surroundings, start: int, end: int, key: str, kind: str | None) -> float:
    """The sum of all reasons for tokens [start, end) being a place; `ACCEPTED` and more is a place."""
    doc = around.doc
    entries = candidates(key)
    inside_another = _inside_another(around, start, end)
    if inside_another == BARRED:
        return BARRED
    if kind is not None and not entries:
        return _SITE.get(kind, _SITE_OTHER) + _site_label(around, start) + _before(around, start)
    before, qualified = _before(around, start), _qualifier(around, end, entries)
    weight = _base(entries[0], end - start) + _labelled(around, start, end) + before + inside_another + qualified
    if around.lower(end) in words("noun_after") or around.lower(end) in kinds("site_word"):
        weight += _NOUN_BESIDE
    if end - start == 1 and around.lower(start) in around.persons and not (before or qualified):
        weight += _PERSONS_NAME
    if doc[start].pos_ not in {"PROPN", "NOUN", "X"} and end - start == 1:
        weight += _NO_PROPER_NOUN
    if _dateline(around, start, end):
        weight += _DATELINE
    return weight


def surroundings_speak(around: Surroundings, start: int, end: int) -> bool:
    """Do the words around the name call for a place, and none of them for a person?"""
    if _inside_another(around, start, end) < 0:
        return False
    return _before(around, start) > 0 or around.lower(end) in words("noun_after") or qualifier(around, end) is not None


def _site_label(around: Surroundings, start: int) -> float:
    return {"FAC": 1.2, "LOC": 1.2, "GPE": 1.0, "ORG": 0.2, "PERSON": 0.0}.get(around.label[start], 0.0)
