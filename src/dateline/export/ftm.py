"""Events, actors and reports as FollowTheMoney entities, one JSON object a line, for Aleph, OpenAleph and their tools.

A report is an Article, an event an Event, a named actor a Person, PublicBody, Company or Organization. `Documentation`
ties an event to each report that tells it, with the sentences as its summary; `proof` of the event names the
independent ones; `Mention` ties an actor to a report, in the report's words. Schema and property names are those of
followthemoney 3.8, whose validator the tests run; nothing of it is needed to write them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pycountry

from dateline.archive import Evidence, KeptReport
from dateline.export.selection import Selection
from dateline.export.words import value_in_words
from dateline.records import Actor, Coded, Event, Place

Entity = dict[str, Any]
#: PLOVER sectors whose organisations are of the state
STATE = frozenset({"GOV", "MIL", "JUD", "LEG", "COP", "SPY"})
_WEB = ("http://", "https://")


def write_ftm(selection: Selection, path: Path) -> None:
    with path.open("wb") as stream:
        for entity in _entities(selection):
            stream.write(msgspec.json.encode(entity) + b"\n")


def _entities(selection: Selection) -> Iterator[Entity]:
    """Actors and places last: what they are called is known when all that names them has been read."""
    actors: dict[str, list[Actor]] = {}
    places: dict[str, Entity] = {}
    for event in selection.events():
        for actor in (*event.actors, *event.recipients):
            _remember(actors, actor)
        if event.place:
            address = _address(event.place)
            places[address["id"]] = address
        yield from _told(event, list(selection.store.evidence(event.id)))
    for report, coded in selection.coded():
        yield _article(report)
        yield from _mentions(coded, actors)
    yield from (places[id_] for id_ in sorted(places))
    yield from (_actor(id_, actors[id_]) for id_ in sorted(actors))


def _remember(actors: dict[str, list[Actor]], actor: Actor) -> None:
    if actor.id and actor.name:
        actors.setdefault(actor.id, []).append(actor)


def _entity(schema: str, id_: str, **properties: Iterable[str | None] | str | None) -> Entity:
    """An entity of the format: every property a list of texts, each once, nothing empty."""
    values = {name: [given] if isinstance(given, str) else list(given or ()) for name, given in properties.items()}
    kept = {name: list(dict.fromkeys(filter(None, each))) for name, each in values.items()}
    return {"id": id_, "schema": schema, "properties": {name: each for name, each in kept.items() if each}}


def _id(kind: str, *parts: str) -> str:
    """An id that the format allows (letters, digits, hyphens), whatever characters ours has."""
    text = "\x1f".join((kind, *parts))
    return f"dateline-{kind}-{hashlib.sha256(text.encode()).hexdigest()[:24]}"


# Events


def _told(event: Event, evidence: list[Evidence]) -> Iterator[Entity]:
    """The event, and its tie to each report that tells it."""
    event_id = _id("event", event.id)
    by_report: dict[str, list[Evidence]] = {}
    for each in evidence:
        by_report.setdefault(each.report, []).append(each)
    yield _event(event_id, event, by_report)
    for report, sentences in by_report.items():
        first = sentences[0]
        yield _entity(
            "Documentation",
            _id("told", event.id, report),
            document=_id("report", report),
            entity=event_id,
            role="tells the event" if first.independent else "repeats another report of the event",
            summary=[each.sentence.strip() for each in sentences],
            date=_day(first.published),
            publisher=first.source,
        )


def _event(id_: str, event: Event, by_report: dict[str, list[Evidence]]) -> Entity:
    place = event.place
    people = [each.id for each in (*event.actors, *event.recipients) if each.id and each.name]
    unnamed = [each.text for each in (*event.actors, *event.recipients) if not (each.id and each.name)]
    return _entity(
        "Event",
        id_,
        name=event.title,
        summary=f"{event.type}, {event.status}; sources: {event.source_count}, reports: {event.report_count}",
        notes=[*_disagreements(event), *(f"takes part, not named: {text}" for text in unnamed)],
        keywords=[event.type.lower(), event.mode, event.kind, event.status],
        startDate=_day(event.earliest),
        endDate=_day(event.latest),
        location=(place.name or place.text) if place else None,
        addressEntity=_id("place", *_spot(place)) if place else None,
        country=_country(place.country) if place else None,
        involved=[_id("actor", each) for each in people],
        proof=[_id("report", report) for report, told in by_report.items() if told[0].independent],
        publisher=[told[0].source for told in by_report.values()],
        recordId=event.id,
    )


def _disagreements(event: Event) -> Iterator[str]:
    for name, field in event.fields.items():
        if field.verdict in ("disputed", "growing"):
            said = (f"{value_in_words(each.value)} ({', '.join(each.sources)})" for each in field.values)
            yield f"{name} {field.verdict}: {'; '.join(said)}"


def _spot(place: Place) -> tuple[str, ...]:
    return (place.name or place.text, place.country or "", str(place.lat), str(place.lon))


def _address(place: Place) -> Entity:
    name = place.name or place.text
    return _entity(
        "Address",
        _id("place", *_spot(place)),
        name=name,
        full=name,
        city=name if place.kind == "city" else None,
        country=_country(place.country),
        latitude=None if place.lat is None else str(place.lat),
        longitude=None if place.lon is None else str(place.lon),
        remarks=place.kind,
    )


# Reports


def _article(report: KeptReport) -> Entity:
    return _entity(
        "Article",
        _id("report", report.id),
        name=report.title or report.id,
        title=report.title,
        fileName=report.id,
        author=report.byline,
        publisher=report.source,
        publishedAt=_day(report.published),
        sourceUrl=report.url if (report.url or "").startswith(_WEB) else None,
        language=_language(report.language),
        bodyText=report.text,
    )


def _mentions(coded: Coded, actors: dict[str, list[Actor]]) -> Iterator[Entity]:
    """In which words a report names the actors of selected events."""
    words: dict[str, list[str]] = {}
    for mention in coded.mentions:
        for actor in (*mention.actors, *mention.recipients):
            if actor.id in actors:
                words.setdefault(actor.id, []).append(actor.text)
    for id_ in sorted(words):
        mention_id, document = _id("named", coded.report.id, id_), _id("report", coded.report.id)
        yield _entity("Mention", mention_id, document=document, resolved=_id("actor", id_), name=words[id_])


# Actors


def _actor(id_: str, seen: list[Actor]) -> Entity:
    """One entity for all places that name the actor; its most frequent name is its name, the others are aliases."""
    names = [each.name for each in seen if each.name]
    by_use = sorted(set(names), key=lambda name: (-names.count(name), name))
    sectors = sorted({sector for each in seen for sector in each.sectors})
    return _entity(
        _schema(id_, frozenset(sectors), {each.country for each in seen}),
        _id("actor", id_),
        name=by_use[:1],
        alias=by_use[1:],
        country=sorted({code for each in seen if (code := _country(each.country))}),
        sector=sectors,
        notes=f"Dateline: {id_}",
    )


def _schema(id_: str, sectors: frozenset[str], countries: set[str | None]) -> str:
    kind = id_.partition(":")[0]
    if kind == "person":
        return "Person"
    if kind == "country" or sectors & STATE:
        return "PublicBody"
    if "BUS" in sectors or "MNC" in countries:
        return "Company"
    return "Organization" if kind == "org" else "LegalEntity"


# Codes


@cache
def _country(code: str | None) -> str | None:
    """FollowTheMoney's code (ISO 3166-1 alpha-2, small); None for what is no country."""
    found = pycountry.countries.get(alpha_3=code) if code else None
    return found.alpha_2.lower() if found else {"XKX": "xk", "EUR": "eu"}.get(code or "")


@cache
def _language(code: str | None) -> str | None:
    """ISO 639-3, which the format goes by."""
    found = pycountry.languages.get(alpha_2=code) if code else None
    return str(found.alpha_3) if found else None


def _day(date: str | None) -> str | None:
    return date[:10] if date else None
