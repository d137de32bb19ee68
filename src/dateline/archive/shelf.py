"""Reconciling's memory, on the archive's tables: items, the keys they meet by, links, clusters, and what comes of them.

Law of this file: every question is answered through an index, so that its cost depends on the answer, not the archive.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from typing import TypeVar

import msgspec

from dateline.archive.reading import Row, read_coded
from dateline.archive.writing import as_json, insert, label, write_actors, write_quantities
from dateline.reconcile.shelf import Item, Kind, Link
from dateline.records import Coded, Event, Story, Utterance

Built = TypeVar("Built", Story, Event, Utterance)

ITEM = "SELECT id, report, keys, body FROM item"
GIVEN = "(SELECT value FROM json_each(?))"  # a list of any length as one parameter


def _given(values: Iterable[str]) -> str:
    return json.dumps(sorted(set(values)))


_strings = msgspec.json.Decoder(tuple[str, ...]).decode


class Tables:
    """A `dateline.reconcile.Shelf` on the connection of an archive; its writes belong to the transaction under way."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    # Items

    def put_items(self, items: Iterable[Item]) -> None:
        for item in items:
            row = (item.kind, item.id, item.report, as_json(item.keys), item.body)
            statement = "INSERT INTO item (kind, id, report, keys, body) VALUES (?, ?, ?, ?, ?)"
            number = self._database.execute(statement, row).lastrowid
            insert(self._database, "item_key", "kind, key, item", [(item.kind, key, number) for key in set(item.keys)])

    def items(self, kind: Kind, ids: Iterable[str]) -> list[Item]:
        query = f"{ITEM} WHERE kind = ? AND id IN {GIVEN} ORDER BY id"
        return self._items(kind, query, (kind, _given(ids)))

    def items_of_report(self, kind: Kind, report: str) -> list[Item]:
        return self._items(kind, f"{ITEM} WHERE kind = ? AND report = ? ORDER BY id", (kind, report))

    def items_sharing(self, kind: Kind, keys: Iterable[str]) -> list[Item]:
        query = f"{ITEM} WHERE number IN (SELECT item FROM item_key WHERE kind = ? AND key IN {GIVEN}) ORDER BY id"
        return self._items(kind, query, (kind, _given(keys)))

    def _items(self, kind: Kind, query: str, values: Row) -> list[Item]:
        return [
            Item(kind=kind, id=identity, report=report, keys=_strings(keys), body=body)
            for identity, report, keys, body in self._database.execute(query, values)
        ]

    def remove_report(self, report: str) -> None:
        """Forget the items of a report, with their keys, links and clusters."""
        query = "SELECT number, kind, id, keys FROM item WHERE report = ?"
        for number, kind, identity, keys in self._database.execute(query, (report,)).fetchall():
            gone = ((kind, key, number) for key in _strings(keys))
            self._database.executemany("DELETE FROM item_key WHERE kind = ? AND key = ? AND item = ?", gone)
            self._database.execute("DELETE FROM link WHERE kind = ? AND a = ?", (kind, identity))
            self._database.execute("DELETE FROM link WHERE kind = ? AND b = ?", (kind, identity))
            self._database.execute("DELETE FROM cluster WHERE kind = ? AND item = ?", (kind, identity))
        self._database.execute("DELETE FROM item WHERE report = ?", (report,))

    # Links and clusters

    def put_links(self, links: Iterable[Link]) -> None:
        rows = ((link.kind, link.a, link.b, link.score, as_json(link.reasons)) for link in links)
        self._database.executemany(
            "INSERT OR REPLACE INTO link (kind, a, b, score, reasons) VALUES (?, ?, ?, ?, ?)", rows
        )

    def links(self, kind: Kind, ids: Iterable[str]) -> list[Link]:
        query = (
            "SELECT a, b, score, reasons FROM link WHERE kind = ?1 AND a IN (SELECT value FROM json_each(?2)) "
            "UNION SELECT a, b, score, reasons FROM link WHERE kind = ?1 AND b IN (SELECT value FROM json_each(?2)) "
            "ORDER BY a, b"
        )
        return [
            Link(kind=kind, a=a, b=b, score=score, reasons=_strings(reasons))
            for a, b, score, reasons in self._database.execute(query, (kind, _given(ids)))
        ]

    def put_clusters(self, kind: Kind, clusters: Mapping[str, str]) -> None:
        rows = ((kind, item, cluster) for item, cluster in clusters.items())
        self._database.executemany("INSERT OR REPLACE INTO cluster (kind, item, cluster) VALUES (?, ?, ?)", rows)

    def clusters(self, kind: Kind, ids: Iterable[str]) -> dict[str, str]:
        query = f"SELECT item, cluster FROM cluster WHERE kind = ? AND item IN {GIVEN} ORDER BY item"
        return dict(self._database.execute(query, (kind, _given(ids))))

    def members(self, kind: Kind, clusters: Iterable[str]) -> dict[str, list[str]]:
        query = f"SELECT cluster, item FROM cluster WHERE kind = ? AND cluster IN {GIVEN} ORDER BY cluster, item"
        members: dict[str, list[str]] = {}
        for cluster, item in self._database.execute(query, (kind, _given(clusters))):
            members.setdefault(cluster, []).append(item)
        return members

    def coded(self, reports: Iterable[str]) -> dict[str, Coded]:
        found = ((report, read_coded(self._database, report)) for report in sorted(set(reports)))
        return {report: coded for report, coded in found if coded is not None}

    # What is built from them

    def put_stories(self, gone: Iterable[str], stories: Iterable[Story]) -> None:
        kept = self._changed("story", gone, stories)
        columns = "id, title, report_count, first_published, last_published, record"
        rows = (
            (each.id, each.title, len(each.reports), each.first_published, each.last_published, text)
            for each, text in kept
        )
        insert(self._database, "story", columns, rows)
        members = ((each.id, report) for each, _ in kept for report in set(each.reports))
        insert(self._database, "story_report", "story, report", members)

    def put_events(self, gone: Iterable[str], events: Iterable[Event]) -> None:
        kept = self._changed("event", gone, events)
        columns = (
            "id, type, mode, kind, status, title, actors, place, place_country, lat, lon, earliest, latest, "
            "report_count, source_count, disputed, story, record"
        )
        insert(self._database, "event", columns, (_event_row(each, text) for each, text in kept))
        write_actors(self._database, "event", ((each.id, each.actors, each.recipients) for each, _ in kept))
        write_quantities(self._database, "event", ((each.id, each.quantities) for each, _ in kept))
        reports = (
            (event.id, each.report, each.source, each.independent) for event, _ in kept for each in event.reports
        )
        insert(self._database, "event_report", "event, report, source, independent", reports)
        mentions = ((event.id, mention) for event, _ in kept for each in event.reports for mention in each.mentions)
        insert(self._database, "event_mention", "event, mention", mentions)
        fields = (
            (event.id, name, field.verdict, as_json(field.values))
            for event, _ in kept
            for name, field in event.fields.items()
        )
        insert(self._database, "event_field", 'event, field, verdict, "values"', fields)

    def put_utterances(self, gone: Iterable[str], utterances: Iterable[Utterance]) -> None:
        kept = self._changed("utterance", gone, utterances)
        columns = "id, speaker, speaker_id, speaker_country, earliest, latest, source_count, record"
        insert(self._database, "utterance", columns, (_utterance_row(each, text) for each, text in kept))
        statements = {(each.id, statement) for each, _ in kept for way in each.wordings for statement in way.statements}
        insert(self._database, "utterance_statement", "utterance, statement", sorted(statements))

    def _changed(self, table: str, gone: Iterable[str], records: Iterable[Built]) -> list[tuple[Built, str]]:
        """The records, with their JSON, that differ from what is kept; what they replace and `gone` is taken away."""
        new = {each.id: (each, as_json(each)) for each in records}
        query = f"SELECT id, record FROM {table} WHERE id IN {GIVEN}"
        same = {id_ for id_, text in self._database.execute(query, (_given(new),)) if new[id_][1] == text}
        self._database.execute(f"DELETE FROM {table} WHERE id IN {GIVEN}", (_given((set(gone) | set(new)) - same),))
        return [pair for id_, pair in new.items() if id_ not in same]


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
