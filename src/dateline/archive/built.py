"""Stories, events and utterances -> rows. What is as it was is not written again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import TypeVar

from dateline.archive.reading import Row
from dateline.archive.writing import GIVEN, as_json, given, insert, label, write_actors, write_quantities
from dateline.records import Event, Story, Utterance

Built = TypeVar("Built", Story, Event, Utterance)

EVENT_COLUMNS = (
    "id, type, mode, kind, status, title, actors, place, place_country, lat, lon, earliest, latest, report_count, "
    "source_count, disputed, story, record"
)


def _changed(
    database: sqlite3.Connection, table: str, gone: Iterable[str], records: Iterable[Built]
) -> list[tuple[Built, str]]:
    """The records, with their JSON, that differ from what is kept; what they replace and `gone` is taken away."""
    new = {each.id: (each, as_json(each)) for each in records}
    query = f"SELECT id, record FROM {table} WHERE id IN {GIVEN}"
    same = {id_ for id_, text in database.execute(query, (given(new),)) if new[id_][1] == text}
    database.execute(f"DELETE FROM {table} WHERE id IN {GIVEN}", (given((set(gone) | set(new)) - same),))
    return [pair for id_, pair in new.items() if id_ not in same]


def write_stories(database: sqlite3.Connection, gone: Iterable[str], stories: Iterable[Story]) -> None:
    """Take away the stories with the ids `gone`, then keep these."""
    kept = _changed(database, "story", gone, stories)
    rows = (
        (each.id, each.title, len(each.reports), each.first_published, each.last_published, text) for each, text in kept
    )
    insert(database, "story", "id, title, report_count, first_published, last_published, record", rows)
    reports = ((each.id, report) for each, _ in kept for report in set(each.reports))
    insert(database, "story_report", "story, report", reports)


def write_events(database: sqlite3.Connection, gone: Iterable[str], events: Iterable[Event]) -> None:
    """Take away the events with the ids `gone`, then keep these, with all tables that describe them."""
    kept = _changed(database, "event", gone, events)
    insert(database, "event", EVENT_COLUMNS, (_event_row(each, text) for each, text in kept))
    new = [event for event, _ in kept]
    write_actors(database, "event", ((each.id, each.actors, each.recipients) for each in new))
    write_quantities(database, "event", ((each.id, each.quantities) for each in new))
    countries = ((country, each.earliest or "~", each.id) for each in new for country in _countries(each))
    insert(database, "event_country", "country, day, event", countries)
    reports = ((event.id, each.report, each.source, each.independent) for event in new for each in event.reports)
    insert(database, "event_report", "event, report, source, independent", reports)
    mentions = ((event.id, mention) for event in new for each in event.reports for mention in each.mentions)
    insert(database, "event_mention", "event, mention", mentions)
    fields = (
        (event.id, name, field.verdict, as_json(field.values)) for event in new for name, field in event.fields.items()
    )
    insert(database, "event_field", 'event, field, verdict, "values"', fields)


def write_utterances(database: sqlite3.Connection, gone: Iterable[str], utterances: Iterable[Utterance]) -> None:
    """Take away the utterances with the ids `gone`, then keep these."""
    kept = _changed(database, "utterance", gone, utterances)
    columns = "id, speaker, speaker_id, speaker_country, earliest, latest, source_count, record"
    insert(database, "utterance", columns, (_utterance_row(each, text) for each, text in kept))
    statements = {(each.id, statement) for each, _ in kept for way in each.wordings for statement in way.statements}
    insert(database, "utterance_statement", "utterance, statement", statements)


def _countries(event: Event) -> set[str]:
    return {actor.country for actor in (*event.actors, *event.recipients) if actor.country}


def _event_row(event: Event, text: str) -> Row:
    place = event.place
    return (
        event.id,
        event.type,
        event.mode,
        event.kind,
        event.status,
        event.title,
        "; ".join(dict.fromkeys(label(actor) for actor in (*event.actors, *event.recipients))),
        place and (place.name or place.text),
        place and place.country,
        place and place.lat,
        place and place.lon,
        event.earliest,
        event.latest,
        event.report_count,
        event.source_count,
        any(field.verdict == "disputed" for field in event.fields.values()),
        event.story,
        text,
    )


def _utterance_row(utterance: Utterance, text: str) -> Row:
    speaker = utterance.speaker
    return (
        utterance.id,
        label(speaker),
        speaker.id,
        speaker.country,
        utterance.earliest,
        utterance.latest,
        utterance.source_count,
        text,
    )
