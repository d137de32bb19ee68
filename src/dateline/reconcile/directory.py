"""What the reports of an archive teach of a person, and how it fills in what a report leaves unsaid.

Law of this file: what is known of a person is a function of all that reports teach of him, in whatever order they came.
What a report says itself is never overridden, and where reports teach different things the question stays open.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from dateline.reconcile.mentions import Traits, traits_of
from dateline.reconcile.shelf import Shelf, Teaching
from dateline.records import Actor, Filled

ROLES = ("actors", "recipients")


@dataclass(frozen=True, slots=True)
class Known:
    """What reports agree on; None or empty where they do not, or say nothing."""

    country: str | None = None
    sectors: tuple[str, ...] = ()


NOTHING = Known()


def known(teachings: Iterable[Teaching]) -> Known:
    """What all teachings of one person agree on: the country, and the primary sector with those that all name."""
    said = list(teachings)
    countries = {country for country, _ in said if country}
    sectors = sorted({sectors for _, sectors in said if sectors})
    agreed: tuple[str, ...] = ()
    if len({one[0] for one in sectors}) == 1:
        agreed = tuple(code for code in sectors[0] if all(code in one for one in sectors))
    return Known(country=countries.pop() if len(countries) == 1 else None, sectors=agreed)


def is_open(actor: Actor) -> bool:
    """Has it an id, and does its report leave country or sectors unsaid?"""
    return actor.id is not None and (actor.country is None or not actor.sectors)


def open_actors(members: Iterable[Traits]) -> set[str]:
    """The ids of those in these mentions of whom their reports leave something unsaid."""
    return {
        actor.id for member in members for role in ROLES for actor in getattr(member.mention, role)
        if actor.id and is_open(actor)
    }  # fmt: skip


def look_up(actors: Iterable[str], shelf: Shelf) -> dict[str, Known]:
    """What the directory knows of these, those of whom it knows nothing left out."""
    wanted = sorted(set(actors))
    found = {actor: known(said) for actor, said in shelf.teachings(wanted).items()} if wanted else {}
    return {actor: one for actor, one in found.items() if one != NOTHING}


def fill(members: Sequence[Traits], directory: Mapping[str, Known]) -> tuple[Sequence[Traits], tuple[Filled, ...]]:
    """The mentions of an event with what the directory knows of its actors, and what was filled in."""
    noted: dict[str, Filled] = {}
    found = [_filled(member, directory, noted) for member in members] if directory else members
    return found, tuple(noted[actor] for actor in sorted(noted))


def _filled(member: Traits, directory: Mapping[str, Known], noted: dict[str, Filled]) -> Traits:
    sides = {
        role: tuple(_fill_one(actor, directory, noted) for actor in getattr(member.mention, role)) for role in ROLES
    }
    if all(sides[role] == getattr(member.mention, role) for role in ROLES):
        return member
    mention = msgspec.structs.replace(member.mention, **sides)
    return traits_of(msgspec.msgpack.encode(msgspec.structs.replace(member.told, mention=mention)))


def _fill_one(actor: Actor, directory: Mapping[str, Known], noted: dict[str, Filled]) -> Actor:
    one = directory.get(actor.id or "")
    if one is None or not is_open(actor):
        return actor
    country = one.country if actor.country is None else None
    sectors = one.sectors if not actor.sectors else ()
    if country is None and not sectors:
        return actor
    before = noted.get(actor.id or "")
    noted[actor.id or ""] = Filled(
        actor=actor.id or "",
        name=min([actor.name or actor.text, *([before.name] if before else [])]),
        country=country or (before.country if before else None),
        sectors=sectors or (before.sectors if before else ()),
    )
    return msgspec.structs.replace(actor, country=actor.country or country, sectors=actor.sectors or sectors)
