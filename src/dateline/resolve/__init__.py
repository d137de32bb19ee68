"""Reading -> Resolved: its times, places, quantities and actors in standard terms."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.language import Reading
from dateline.records import Place, Quantity, Time
from dateline.resolve.actors import Actors
from dateline.resolve.alone import resolve_actor, resolve_actors
from dateline.resolve.places import find_places
from dateline.resolve.quantities import find_counted
from dateline.resolve.times import find_times
from dateline.settings import Settings

__all__ = ["Resolved", "resolve", "resolve_actor", "resolve_actors"]


@dataclass(frozen=True, slots=True, eq=False)
class Resolved:
    """A reading with everything in it that has a standard form, in the order of the text."""

    reading: Reading
    times: tuple[Time, ...]
    places: tuple[Place, ...]
    #: each with the index of the token that governs it
    counted: tuple[tuple[Quantity, int], ...]
    #: answers, for a token that heads a noun phrase, which actors the phrase stands for
    actors: Actors


def resolve(reading: Reading, settings: Settings) -> Resolved:
    """Resolve one reading; each part looks at the whole report, none at another report."""
    places = find_places(reading.doc, settings)
    return Resolved(
        reading=reading,
        times=find_times(reading.doc, reading.report.published),
        places=places,
        counted=find_counted(reading.doc),
        actors=Actors(reading, places),
    )
