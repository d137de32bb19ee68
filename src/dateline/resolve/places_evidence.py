"""How much speaks for a capitalised name being a place: a sum of small reasons.

Each reason is a fact of English or of newsrooms; the weights were set by hand on development data.
"""

from __future__ import annotations

from dateline.language.names import people
from dateline.resolve.gazetteer import Entry, candidates
from dateline.resolve.places_context import Surroundings, inside, named_as_settlement, qualifier
from dateline.resolve.places_words import kinds, words

#: names with this much evidence are places
ACCEPTED = 2.0
BARRED = -10.0

# adjectives of countries never come this far, so that "NORP" and "LANGUAGE" say nothing
_LABEL_WHOLE = {"GPE": 2.2, "LOC": 2.0, "FAC": 1.0, "ORG": 0.0, "PERSON": -0.2, "NORP": 0.0, "LANGUAGE": 0.0}
_LABEL_PART = {"GPE": 1.4, "LOC": 1.2, "FAC": 0.7, "ORG": 0.6, "PERSON": BARRED, "NORP": 0.0, "EVENT": 0.6}
_LABEL_OTHER = -0.6  # a date, a sum of money, a work of art
_LABEL_SITE = {"FAC": 1.2, "LOC": 1.2, "GPE": 1.0, "ORG": 0.2}
_LOCATIVE = 1.4
_OF_PLACE = 1.2
_RESIDENT = 2.0  # "Li, 49, of Sable"
_SETTLEMENT = 2.0
_OFFICE = 1.4
_NOUN_BESIDE = 0.7
_WHERE = 1.5
_QUALIFIED = 2.5
_DATELINE = 2.0
_PERSONS_NAME = -2.6
_IN_LONGER_NAME = -1.2
_SITE = {"street": 2.0, "building": 0.6}
_SITE_OTHER = 0.8
_NO_PROPER_NOUN = -1.0
_BY_SIZE = ((6.0, 1.4), (5.0, 0.7), (4.0, 0.0))  # a town of so many powers of ten
_HAMLET = -0.4
_AT_HOME = 1.5
_AT_HOME_AMONG_SURNAMES = 0.2
_NAMESAKES = 8
_STEPS_LEFT = 4  # "in the far north-eastern Kherson" is as long as it gets


def _base(entry: Entry, size: int) -> float:
    """How readily such a name is a place: towns are called like people and things, countries are not."""
    if entry.kind == "country":
        return 2.0
    if entry.kind != "city":
        return (1.4 if entry.prominence >= 5 else 0.2) + 0.6 * (size > 1)
    return next((base for floor, base in _BY_SIZE if entry.prominence >= floor), _HAMLET) + 0.5 * (size > 1)


def _at_home(around: Surroundings, entries: tuple[Entry, ...]) -> float:
    """A town of a country that the report speaks of; worth little where thousands of towns are called like surnames."""
    homes = {entry.country for entry in entries[:_NAMESAKES]} & around.countries
    if not homes:
        return 0.0
    return _AT_HOME if homes - words("surname_country") else _AT_HOME_AMONG_SURNAMES


def _labelled(around: Surroundings, start: int, end: int) -> float:
    """What the parser's label of the name, or of the longer name that it stands in, is worth."""
    label = around.label[start]
    if not label:
        return 0.0
    first, last = around.bounds[start]
    outside = [i for i in (*range(first, start), *range(end, last)) if around.capital[i]]
    if all(around.lower(i) in words("modifier") for i in outside):
        return _LABEL_WHOLE.get(label, _LABEL_OTHER)
    return _LABEL_PART.get(label, _LABEL_OTHER)


def _before(around: Surroundings, start: int) -> float:
    """The words to the left: "in", "the mayor of", "central"."""
    i = start - 1
    weight = 0.0
    for _ in range(_STEPS_LEFT):
        word = around.lower(i)
        if word != "the" and word not in words("modifier") and word not in words("noun_before"):
            break
        if word != "the":
            weight = _NOUN_BESIDE
        i -= 1
    if around.lower(i) in words("before") and around.lower(i - 1) not in words("not_before"):
        return weight + _LOCATIVE
    if around.lower(i) in words("verb_before"):
        return weight + _LOCATIVE
    if around.lower(i) == "of" and around.lower(i - 1) == "," and i > 2 and around.doc[i - 2].like_num:
        return weight + _RESIDENT
    if around.lower(i) == "of" and (around.lower(i - 1) in words("before_of") or around.lower(i - 1) == ","):
        return weight + _OF_PLACE
    return weight


def _after(around: Surroundings, end: int) -> float:
    """The words to the right: "mayor", "residents", ", where"."""
    following = around.lower(end)
    if following in words("office_after"):
        return _OFFICE
    if following in words("noun_after") or following in kinds("site_word"):
        return _NOUN_BESIDE
    if following == "," and around.lower(end + 1) == "where":
        return _WHERE
    return 0.0


def _inside_another(around: Surroundings, start: int, end: int, important: bool) -> float:
    """Names of persons, papers and ships: "Mr. London", "London Breed", "the London Times", "USS London"."""
    before, after = around.lower(start - 1), around.lower(end)
    if start and around.capital[start - 1] and before.rstrip(".") in words("title"):
        return BARRED
    if before in words("no_place_before") or (after in words("no_place_after") and around.capital[end]):
        return BARRED
    if _of_department_or_person(around, start, end):
        return BARRED
    if around.label[start] in {"LOC", "ORG", "FAC", "EVENT"} or important:
        return 0.0
    doc = around.doc
    longer_right = end < len(doc) and around.capital[end] and doc[end].pos_ == "PROPN" and not _after(around, end)
    longer_left = start > 0 and around.capital[start - 1] and doc[start - 1].pos_ == "PROPN"
    return _IN_LONGER_NAME * (longer_right + (longer_left and before not in words("modifier")))


def _of_department_or_person(around: Surroundings, start: int, end: int) -> bool:
    """Names of bodies that begin like a town: "the Justice Department", "the George Foxley School"."""
    if end - start > 1 or end >= len(around.doc) or not around.capital[end]:
        return False
    if around.lower(end) in words("department_after"):
        return around.lower(start) in words("department")
    given = around.lower(start) in people().gender_of_first_name
    return given and around.label[end] != "" and around.bounds[start] == around.bounds[end]


def _well_known(entry: Entry, label: str) -> bool:
    """Too well known to be the last word of an unknown longer name."""
    return entry.prominence >= 5 if label == "GPE" or entry.kind != "city" else False


def _qualified(around: Surroundings, end: int, entries: tuple[Entry, ...]) -> float:
    """What a comma and "Ky." or "France" behind the name is worth; most if one of its bearers lies there."""
    holder = qualifier(around, end)
    if holder is None:
        return 0.0
    return _QUALIFIED if any(inside(entry, holder[0]) for entry in entries) else _NOUN_BESIDE


def _dateline(around: Surroundings, start: int, end: int) -> bool:
    """Capitals that open a paragraph, and a dash or bracket soon after: "KYIV, Ukraine (Reuters) -"."""
    doc = around.doc
    if not doc[start].is_upper or len(doc[start]) < 3 or not (start == 0 or doc[start - 1].is_space):
        return False
    return any(around.lower(i) in words("dateline_mark") for i in range(end, min(end + 8, len(doc))))


def site_evidence(around: Surroundings, start: int, kind: str) -> float:
    """The sum of all reasons for a name that says by itself what it names ("Sable Road")."""
    if around.lower(start - 1) in words("no_place_before"):
        return BARRED
    return _SITE.get(kind, _SITE_OTHER) + _LABEL_SITE.get(around.label[start], 0.0) + _before(around, start)


def evidence(around: Surroundings, start: int, end: int, key: str) -> float:
    """The sum of all reasons for tokens [start, end) being a place; `ACCEPTED` and more is one."""
    entries = candidates(key)
    best = entries[0]
    inside_another = _inside_another(around, start, end, important=_well_known(best, around.label[start]))
    if inside_another == BARRED:
        return BARRED
    before, qualified = _before(around, start), _qualified(around, end, entries)
    if best.metonym and not before:
        return BARRED
    weight = _base(best, end - start) + _labelled(around, start, end) + inside_another
    weight += before + qualified + _after(around, end) + _at_home(around, entries)
    weight += _SETTLEMENT * named_as_settlement(around, start, end) + _DATELINE * _dateline(around, start, end)
    if end - start == 1:
        if around.lower(start) in around.persons and not (qualified or (before and best.prominence >= 5)):
            weight += _PERSONS_NAME
        if around.doc[start].pos_ not in {"PROPN", "NOUN", "X"}:
            weight += _NO_PROPER_NOUN
    return weight


def surroundings_speak(around: Surroundings, start: int, end: int) -> bool:
    """Do the words around the name call for a place, and none of them for a person?"""
    if _inside_another(around, start, end, important=False) < 0:
        return False
    return _before(around, start) > 0 or _after(around, end) > 0 or qualifier(around, end) is not None
