"""What many rows come to together: figures on days, countries, actors, outlets and places.

Law of this file: only counts and means that the tables hold; nothing is judged here.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from itertools import groupby
from typing import Literal

import msgspec

from dateline.archive.filters import EventFilter, found
from dateline.records import Record

Countable = Literal["type", "kind", "status", "country"]
_COUNTED: dict[Countable, tuple[str, str]] = {
    "type": ("type", "event"),
    "kind": ("kind", "event"),
    "status": ("status", "event"),
    "country": ("country", "event_country"),
}


class Count(Record, frozen=True, kw_only=True):
    """A value and how many events have it."""

    value: str
    events: int


class DayCount(Record, frozen=True, kw_only=True):
    """A day, how many events begin on it, and on how many of these reports contradict each other."""

    value: str
    events: int
    disputed: int = 0


class ActorCount(Record, frozen=True, kw_only=True):
    """Somebody who can be told from others, and the events that they take part in."""

    id: str
    name: str
    country: str | None
    events: int


class PlaceCount(Record, frozen=True, kw_only=True):
    """A point on the map and the events there; `kind` says how precise it is (city, region, country ...)."""

    name: str
    kind: str | None
    country: str | None
    lat: float
    lon: float
    events: int


class DyadScore(Record, frozen=True, kw_only=True):
    """One event between two countries or actors and its PLOVER score, -10 (conflict) to 10 (cooperation)."""

    event: str
    day: str
    score: float
    source_count: int


class SourceFigures(Record, frozen=True, kw_only=True):
    """How one outlet reports, beside the others."""

    source: str
    reports: int
    #: events that it tells, those that no other outlet tells, and those where it is among the first day's reports
    events: int
    alone: int
    first: int
    #: events that it tells only in copies or on an origin that another report had already
    dependent: int
    #: outlet -> how many of its texts are the same as an earlier one of that outlet
    copied_from: dict[str, int] = msgspec.field(default_factory=dict)
    #: outlet -> on how many disputed fields that outlet gives the best supported value, and this one another
    differs_from: dict[str, int] = msgspec.field(default_factory=dict)


def count_values(database: sqlite3.Connection, what: Countable) -> list[Count]:
    """The values of a column of the events, the most frequent first."""
    column, table = _COUNTED[what]
    query = f"SELECT {column}, count(*) AS n FROM {table} WHERE {column} IS NOT NULL GROUP BY 1 ORDER BY n DESC, 1"
    return [Count(value=value, events=events) for value, events in database.execute(query)]


def count_days(database: sqlite3.Connection, wanted: EventFilter) -> tuple[int, list[DayCount]]:
    """How many events are asked for, and their first days, in order, with how many begin on each."""
    source, where, values = found(wanted)
    query = f"""
        SELECT coalesce(earliest, '~') AS first, count(*), sum(disputed) FROM {source}
        WHERE {where} GROUP BY first ORDER BY first"""
    rows = database.execute(query, values).fetchall()
    days = [DayCount(value=day, events=events, disputed=disputed) for day, events, disputed in rows if day != "~"]
    return sum(events for _, events, _ in rows), days


def count_actors(database: sqlite3.Connection, *, country: str | None, limit: int) -> list[ActorCount]:
    """Those who take part in most events, by identifier, under the name that is used most."""
    query = """
        SELECT actor, name, country, count(DISTINCT event) AS n FROM event_actor
        WHERE actor IS NOT NULL AND (?1 IS NULL OR country = ?1) GROUP BY actor ORDER BY n DESC, actor LIMIT ?2"""
    rows = database.execute(query, (country, limit)).fetchall()
    return [ActorCount(id=id_, name=name, country=where, events=events) for id_, name, where, events in rows]


def count_partners(database: sqlite3.Connection, country: str) -> list[Count]:
    """The countries that take part in events together with this one, the most frequent first."""
    query = """
        SELECT other.country, count(*) AS n FROM event_country AS own
        JOIN event_country AS other ON other.event = own.event AND other.country <> own.country
        WHERE own.country = ? GROUP BY 1 ORDER BY n DESC, 1"""
    return [Count(value=value, events=events) for value, events in database.execute(query, (country,))]


def count_companions(database: sqlite3.Connection, actor: str, *, limit: int) -> list[ActorCount]:
    """Those who take part in events together with this actor, the most frequent first."""
    query = """
        SELECT other.actor, other.name, other.country, count(DISTINCT other.event) AS n FROM event_actor AS own
        JOIN event_actor AS other ON other.event = own.event AND other.actor <> own.actor
        WHERE own.actor = ? GROUP BY 1 ORDER BY n DESC, 1 LIMIT ?"""
    rows = database.execute(query, (actor, limit)).fetchall()
    return [ActorCount(id=id_, name=name, country=where, events=events) for id_, name, where, events in rows]


def count_places(database: sqlite3.Connection, wanted: EventFilter, *, limit: int) -> list[PlaceCount]:
    """The points where the events asked for happened, those with most events first."""
    source, where, values = found(wanted)
    query = f"""
        WITH point AS (
          SELECT min(place) AS name, min(place_country) AS country, lat, lon, count(*) AS n, min(number) AS one
          FROM {source} WHERE {where} AND lat IS NOT NULL AND lon IS NOT NULL
          GROUP BY lat, lon ORDER BY n DESC, name, lat, lon LIMIT ?)
        SELECT name, json_extract(record, '$.place.kind'), country, point.lat, point.lon, n
        FROM point JOIN event ON event.number = one ORDER BY n DESC, name, point.lat, point.lon"""
    return [
        PlaceCount(name=name, kind=kind, country=country, lat=lat, lon=lon, events=events)
        for name, kind, country, lat, lon, events in database.execute(query, (*values, limit))
    ]


def dyad_scores(database: sqlite3.Connection, a: str, b: str) -> list[DyadScore]:
    """The dated events in which both countries take part, and their scores."""
    return _scores(database, "event_country", "country", (a, b))


def actor_scores(database: sqlite3.Connection, a: str, b: str) -> list[DyadScore]:
    """The dated events in which both actors take part, by their ids, and their scores."""
    return _scores(database, "event_actor", "actor", (a, b))


def _scores(database: sqlite3.Connection, table: str, column: str, pair: tuple[str, str]) -> list[DyadScore]:
    """Only what happened or goes on: not what is planned, denied or thought of. By day."""
    query = f"""
        SELECT event.id, event.earliest, avg(mention.score), event.source_count
        FROM (SELECT event FROM {table} WHERE {column} = ?
              INTERSECT SELECT event FROM {table} WHERE {column} = ?) AS both
        JOIN event ON event.id = both.event
        JOIN event_mention ON event_mention.event = event.id
        JOIN mention ON mention.id = event_mention.mention AND mention.type = event.type
        WHERE event.earliest IS NOT NULL AND event.status IN ('actual', 'ongoing', 'past')
        GROUP BY event.id ORDER BY event.earliest, event.id"""
    rows = database.execute(query, pair)
    return [DyadScore(event=id_, day=day, score=round(score, 2), source_count=n) for id_, day, score, n in rows]


def source_figures(database: sqlite3.Connection) -> list[SourceFigures]:
    """The outlets, those with most reports first."""
    reports = dict(database.execute("SELECT source, count(*) FROM report WHERE source IS NOT NULL GROUP BY source"))
    told = _told(database)
    copies, differs = _copies(database), _differences(database)
    return [
        SourceFigures(
            source=source,
            reports=count,
            **told.get(source, {"events": 0, "alone": 0, "first": 0, "dependent": 0}),
            copied_from=copies.get(source, {}),
            differs_from=differs.get(source, {}),
        )
        for source, count in sorted(reports.items(), key=lambda item: (-item[1], item[0]))
    ]


def _told(database: sqlite3.Connection) -> dict[str, dict[str, int]]:
    """Days are compared, not times: some outlets print no time. Whoever is of the first day counts as first."""
    query = """
        WITH told AS (
          SELECT event, event_report.source, max(independent) AS own,
                 substr(min(coalesce(published, '~')), 1, 10) AS day
          FROM event_report JOIN report ON report.id = event_report.report
          WHERE event_report.source IS NOT NULL GROUP BY event, event_report.source),
        event_of AS (SELECT event, count(*) AS outlets, min(day) AS first, max(day) AS last FROM told GROUP BY event)
        SELECT source, count(*), sum(outlets = 1), sum(outlets > 1 AND day = first AND day <> '~' AND first <> last),
               sum(NOT own)
        FROM told JOIN event_of USING (event) GROUP BY source"""
    rows = database.execute(query)
    return {
        source: dict(zip(("events", "alone", "first", "dependent"), figures, strict=True)) for source, *figures in rows
    }


def _copies(database: sqlite3.Connection) -> dict[str, dict[str, int]]:
    """In each cluster of copies the earliest report is taken for the origin of the others."""
    query = """
        SELECT cluster, source FROM cluster JOIN report ON report.id = cluster.item
        WHERE cluster.kind = 'copies' ORDER BY cluster, coalesce(published, '~'), report.id"""
    counts: dict[str, Counter[str]] = {}
    for _, rows in groupby(database.execute(query), key=lambda row: row[0]):
        origin, *later = [source for _, source in rows]
        for source in later:
            if source and origin and source != origin:
                counts.setdefault(source, Counter())[origin] += 1
    return {source: dict(found.most_common()) for source, found in counts.items()}


def _differences(database: sqlite3.Connection) -> dict[str, dict[str, int]]:
    query = """
        SELECT says.value, best.value, count(DISTINCT event || field) AS n
        FROM event_field, json_each("values") AS other, json_each(other.value, '$.sources') AS says,
             json_each("values", '$[0].sources') AS best
        WHERE verdict = 'disputed' AND other.key > 0 AND says.value <> best.value
        GROUP BY 1, 2 ORDER BY n DESC, 1, 2"""
    counts: dict[str, dict[str, int]] = {}
    for source, other, n in database.execute(query):
        counts.setdefault(source, {})[other] = n
    return counts
