"""What a report teaches of people whom it names in full: country, sectors and office, as the words beside say.

Law of this file: only what these words say is taught. What tables know, and what the report's country suggests, is not.
"""

from __future__ import annotations

from dateline.language.names import PersonName, phrase_start
from dateline.records import Introduction
from dateline.resolve.describe import Description
from dateline.resolve.persons import Persons
from dateline.resolve.phrases import NOUN_TAGS, appositions

#: before an office, these make it another one
_UNDER = frozenset({"deputy", "vice", "assistant", "acting", "former", "ex", "designate", "elect"})


def introduced(persons: Persons) -> tuple[Introduction, ...]:
    """The introductions of a report in the order of its text."""
    names = sorted({(name.first, name.last): name for name in persons.names.values() if len(name.words) > 1}.items())
    found = (_introduction(persons, name) for _, name in names)
    return tuple(one for one in found if one is not None)


def _introduction(persons: Persons, name: PersonName) -> Introduction | None:
    """What stands around one full name; None where it says neither country nor sector, or the bearer has no id."""
    doc = persons.doc
    head = doc[name.last]
    said = persons.said_of(name, head)
    country = next((one.countries[0] for one in said if one.countries[0]), None)
    sectors = ("CVL",) if any(one.former for one in said) else next((one.sectors for one in said if one.sectors), ())
    if country is None and not sectors:
        return None
    actor = persons.actor(head, name, None)
    if actor.id is None or actor.name is None:
        return None
    start, end = _reach(persons, name, said)
    span = doc[start:end]
    return Introduction(
        text=span.text,
        start=span.start_char,
        end=span.end_char,
        alias=doc[name.first : name.last + 1].text,
        actor=actor.id,
        name=actor.name,
        country=country,
        sectors=sectors,
        office=None if any(token.lower_ in _UNDER for token in span) else _office(said),
    )


def _office(said: list[Description]) -> str | None:
    return next((one.office for one in said if one.office and not one.former), None)


def _reach(persons: Persons, name: PersonName, said: list[Description]) -> tuple[int, int]:
    """The tokens from the first word that describes the bearer to the last."""
    head = persons.doc[name.last]
    heads = [head, *appositions(head)]
    if head.dep_ == "appos" and head.head.tag_ in NOUN_TAGS:
        heads.append(head.head)
    start = min(name.first, *map(phrase_start, heads))
    return start, max(name.last + 1, *(one.i + 1 for one in heads), *(one.end for one in said))
