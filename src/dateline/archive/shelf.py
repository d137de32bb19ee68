"""Reconciling's memory, on the archive's tables: items, the keys they meet by, links and clusters.

Law of this file: every question is answered through an index, so that its cost depends on the answer, not the archive.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import msgspec

from dateline.archive import built
from dateline.archive.reading import INTRODUCTION_COLUMNS, Row, read_coded, read_judgement
from dateline.archive.writing import GIVEN, as_json, given, insert
from dateline.reconcile.grouping import cluster_id
from dateline.reconcile.shelf import Item, Kind, Link, Teaching
from dateline.records import Coded, Event, Introduction, Judgement, Story, Utterance

ITEM = "SELECT id, report, keys, body FROM item"
_FAST = 1  # zlib's level: a body is written once and read with every report that comes near it
_unpacked = lru_cache(maxsize=8192)(zlib.decompress)  # the reports of a story are read again with each new one
_strings = msgspec.json.Decoder(tuple[str, ...]).decode


class Tables:
    """A `dateline.reconcile.Shelf` on the connection of an archive; its writes belong to the transaction under way."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    # Items

    def put_items(self, items: Iterable[Item]) -> None:
        (last,) = self._database.execute("SELECT coalesce(max(number), 0) FROM item").fetchone()
        numbered = list(enumerate(items, last + 1))
        rows = (
            (number, each.kind, each.id, each.report, as_json(each.keys), zlib.compress(each.body, _FAST))
            for number, each in numbered
        )
        insert(self._database, "item", "number, kind, id, report, keys, body", rows)
        keys = ((each.kind, key, number) for number, each in numbered for key in set(each.keys))
        insert(self._database, "item_key", "kind, key, item", keys)
        names = ((cluster_id(each.kind, each.id), each.id) for _, each in numbered if each.kind != "copies")
        insert(self._database, "alias", "id, item", names)

    def items(self, kind: Kind, ids: Iterable[str]) -> list[Item]:
        query = f"{ITEM} WHERE kind = ? AND id IN {GIVEN} ORDER BY id"
        return self._items(kind, query, (kind, given(ids)))

    def items_of_report(self, kind: Kind, report: str) -> list[Item]:
        return self._items(kind, f"{ITEM} WHERE kind = ? AND report = ? ORDER BY id", (kind, report))

    def items_sharing(self, kind: Kind, keys: Iterable[str]) -> list[Item]:
        query = f"{ITEM} WHERE number IN (SELECT item FROM item_key WHERE kind = ? AND key IN {GIVEN}) ORDER BY id"
        return self._items(kind, query, (kind, given(keys)))

    def _items(self, kind: Kind, query: str, values: Row) -> list[Item]:
        return [
            Item(kind=kind, id=identity, report=report, keys=_strings(keys), body=_unpacked(body))
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
            self._database.execute("DELETE FROM alias WHERE id = ?", (cluster_id(kind, identity),))
        self._database.execute("DELETE FROM item WHERE report = ?", (report,))
        self._database.execute("DELETE FROM introduction WHERE report = ?", (report,))

    # Links and clusters

    def put_links(self, links: Iterable[Link]) -> None:
        rows = ((link.kind, link.a, link.b, link.score, as_json(link.reasons)) for link in links)
        self._database.executemany(
            "INSERT OR REPLACE INTO link (kind, a, b, score, reasons) VALUES (?, ?, ?, ?, ?)", rows
        )

    def links(self, kind: Kind, ids: Iterable[str], *, reasons: bool = True) -> list[Link]:
        columns = "a, b, score, reasons" if reasons else "a, b, score, '[]'"
        query = (
            f"SELECT {columns} FROM link WHERE kind = ?1 AND a IN (SELECT value FROM json_each(?2)) "
            f"UNION SELECT {columns} FROM link INDEXED BY link_by_b "
            "WHERE kind = ?1 AND b IN (SELECT value FROM json_each(?2)) "
            "ORDER BY a, b"
        )
        return [
            Link(kind=kind, a=a, b=b, score=score, reasons=_strings(said) if reasons else ())
            for a, b, score, said in self._database.execute(query, (kind, given(ids)))
        ]

    def put_clusters(self, kind: Kind, clusters: Mapping[str, str]) -> None:
        rows = ((kind, item, cluster) for item, cluster in clusters.items())
        self._database.executemany("INSERT OR REPLACE INTO cluster (kind, item, cluster) VALUES (?, ?, ?)", rows)

    def clusters(self, kind: Kind, ids: Iterable[str]) -> dict[str, str]:
        query = f"SELECT item, cluster FROM cluster WHERE kind = ? AND item IN {GIVEN} ORDER BY item"
        return dict(self._database.execute(query, (kind, given(ids))))

    def members(self, kind: Kind, clusters: Iterable[str]) -> dict[str, list[str]]:
        query = f"SELECT cluster, item FROM cluster WHERE kind = ? AND cluster IN {GIVEN} ORDER BY cluster, item"
        members: dict[str, list[str]] = {}
        for cluster, item in self._database.execute(query, (kind, given(clusters))):
            members.setdefault(cluster, []).append(item)
        return members

    # What reports teach of actors

    def put_introductions(self, report: str, introductions: Iterable[Introduction]) -> None:
        def row(at: int, one: Introduction) -> Row:
            said = (one.country, " ".join(one.sectors), one.office)
            return (report, at, one.actor, one.name, one.alias, one.text, one.start, one.end, *said)

        rows = (row(at, one) for at, one in enumerate(introductions))
        insert(self._database, "introduction", f"report, position, {INTRODUCTION_COLUMNS}", rows)

    def taught_by(self, report: str) -> set[str]:
        return {row[0] for row in self._database.execute("SELECT actor FROM introduction WHERE report = ?", (report,))}

    def teachings(self, actors: Iterable[str]) -> dict[str, set[Teaching]]:
        return {actor: said for actor in sorted(set(actors)) if (said := set(self._teachings(actor)))}

    def _teachings(self, actor: str) -> Iterator[Teaching]:
        """From each different teaching to the next, by index: of a president thousands of reports teach the same."""
        of_actor = "SELECT min({}) FROM introduction WHERE actor = ?"
        countries = of_actor.format("coalesce(country, '')")
        sectors = of_actor.format("sectors") + " AND coalesce(country, '') = ?"
        for country in self._each(countries, "coalesce(country, '')", actor):
            for said in self._each(sectors, "sectors", actor, country):
                yield country or None, tuple(said.split())

    def _each(self, least: str, value: str, *of: str) -> Iterator[str]:
        """The different values that a question for the least one has, each asked for past the one before."""
        (found,) = self._database.execute(least, of).fetchone()
        while found is not None:
            yield found
            (found,) = self._database.execute(f"{least} AND {value} > ?", (*of, found)).fetchone()

    def mentions_to_fill(self, actors: Iterable[str]) -> set[str]:
        query = f"""
            SELECT mention FROM mention_actor INDEXED BY mention_actor_open
            WHERE actor IN {GIVEN} AND actor IS NOT NULL AND (country IS NULL OR sectors = '')"""
        return {row[0] for row in self._database.execute(query, (given(actors),))}

    # What people judge

    def put_judgement(self, judgement: Judgement) -> None:
        said = (judgement.ruling, judgement.field, judgement.value, judgement.by, judgement.on, judgement.undone_on)
        self._database.execute("DELETE FROM judgement WHERE id = ?", (judgement.id,))
        columns = "id, ruling, field, value, judge, judged, undone, record"
        insert(self._database, "judgement", columns, [(judgement.id, *said, as_json(judgement))])
        mentions = ((mention, judgement.id) for mention in {*judgement.mentions, *judgement.others})
        insert(self._database, "judgement_mention", "mention, judgement", mentions)

    def judgement(self, id: str) -> Judgement | None:
        row = self._database.execute("SELECT record FROM judgement WHERE id = ?", (id,)).fetchone()
        return read_judgement(row[0]) if row else None

    def judgements(self, mentions: Iterable[str]) -> list[Judgement]:
        query = f"""
            SELECT record FROM judgement WHERE undone IS NULL
            AND id IN (SELECT judgement FROM judgement_mention WHERE mention IN {GIVEN}) ORDER BY id"""
        return [read_judgement(row[0]) for row in self._database.execute(query, (given(mentions),))]

    def coded(self, reports: Iterable[str]) -> dict[str, Coded]:
        found = ((report, read_coded(self._database, report)) for report in sorted(set(reports)))
        return {report: coded for report, coded in found if coded is not None}

    # What is built from them

    def put_stories(self, gone: Iterable[str], stories: Iterable[Story]) -> None:
        built.write_stories(self._database, gone, stories)

    def put_events(self, gone: Iterable[str], events: Iterable[Event]) -> None:
        built.write_events(self._database, gone, events)

    def put_utterances(self, gone: Iterable[str], utterances: Iterable[Utterance]) -> None:
        built.write_utterances(self._database, gone, utterances)
