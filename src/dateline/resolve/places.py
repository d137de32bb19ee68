"""Place names on the map: every toponym of a report, with its GeoNames entry where one can be told."""

from __future__ import annotations

from spacy.tokens import Doc

from dateline.knowledge import table
from dateline.records import Place
from dateline.resolve.gazetteer import Entry, lookup_place
from dateline.resolve.places_context import Surroundings
from dateline.resolve.places_find import find_names
from dateline.resolve.places_rank import resolve_names
from dateline.resolve.places_words import adjectives
from dateline.settings import Settings


def find_places(doc: Doc, settings: Settings) -> tuple[Place, ...]:
    """Every place name of the text, in its order and without overlaps; one that no map has keeps only its words.

    Adjectives and demonyms ("Turkish", "two Turks") count only with `settings.demonyms_are_places`; they then stand for
    their country.
    """
    around = Surroundings(doc)
    names = find_names(around)
    places = [
        _place(around, name.start, name.end, name.kind, entry)
        for name, entry in zip(names, resolve_names(around, names), strict=True)
    ]
    if settings.demonyms_are_places:
        places += _demonyms(around, {i for name in names for i in range(name.start, name.end)})
        places.sort(key=lambda place: place.start)
    return tuple(places)


def _place(around: Surroundings, start: int, end: int, kind: str | None, entry: Entry | None) -> Place:
    """The record of tokens [start, end)."""
    first, last = around.doc[start].idx, around.doc[end - 1].idx + len(around.doc[end - 1])
    text = around.text[first:last]
    if entry is None:
        return Place(text=text, start=first, end=last, name=text, kind=kind)
    return Place(
        text=text,
        start=first,
        end=last,
        name=entry.name,
        kind=entry.kind,
        country=entry.country,
        lat=entry.lat,
        lon=entry.lon,
        geonames_id=entry.geonames_id,
    )


def _demonyms(around: Surroundings, taken: set[int]) -> list[Place]:
    listed = adjectives()
    names = {row["alpha3"]: row["name"] for row in table("countries")}
    found = []
    for i, word in enumerate(around.lowered):
        country = listed.get(word) if around.capital[i] and i not in taken else None
        if country:
            found.append(_place(around, i, i + 1, None, lookup_place(names[country], country)))
    return found
