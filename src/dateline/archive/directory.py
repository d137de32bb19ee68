"""The directory of actors: what the reports of an archive teach of people, with the words that say it.

Law of this file: an entry is made of introductions when it is asked for, and says no more than they do.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import groupby

from dateline.archive.reading import INTRODUCTION_COLUMNS, Row, read_introduction
from dateline.archive.writing import GIVEN, given
from dateline.records import Introduction, Record


class Passage(Record, frozen=True, kw_only=True):
    """The words by which one report introduces a person."""

    report: str
    source: str | None
    published: str | None
    text: str
    start: int
    end: int


class TaughtAs(Record, frozen=True, kw_only=True):
    """One thing that reports teach of a person, and which do."""

    country: str | None
    sectors: tuple[str, ...]
    office: str | None
    #: independent origins; copies, one agency and one outlet count once
    source_count: int
    #: days of publication
    first_seen: str | None
    last_seen: str | None
    evidence: tuple[Passage, ...]


class Entry(Record, frozen=True, kw_only=True):
    """A person in the directory."""

    id: str
    name: str
    #: the name as reports write it
    aliases: tuple[str, ...]
    #: what all reports agree on, None or empty where they do not: what is filled in where a report says nothing
    country: str | None
    sectors: tuple[str, ...]
    report_count: int
    source_count: int
    first_seen: str | None
    last_seen: str | None
    #: best supported first
    taught: tuple[TaughtAs, ...]


class _Line(Record, frozen=True, kw_only=True):
    """An introduction and the report that it stands in."""

    said: Introduction
    report: str
    source: str | None
    published: str | None


def entries(
    database: sqlite3.Connection, name: str | None, *, country: str | None, limit: int, offset: int
) -> list[Entry]:
    """The people of whom most reports teach something, first; `name` is an id or stands in one of their names."""
    where, values = _condition(name, country)
    query = f"""
        SELECT actor FROM introduction WHERE {where}
        GROUP BY actor ORDER BY count(DISTINCT report) DESC, actor LIMIT ? OFFSET ?"""
    ids = [row[0] for row in database.execute(query, (*values, limit, offset))]
    lines = _lines(database, ids)
    counting = _Independence(database, {line.report for line in lines})
    made = {id_: _entry(id_, list(group), counting) for id_, group in groupby(lines, lambda line: line.said.actor)}
    return [made[id_] for id_ in ids]


def _condition(name: str | None, country: str | None) -> tuple[str, Row]:
    parts: list[tuple[str, Row]] = []
    if name is not None:
        exact = "SELECT actor FROM introduction WHERE actor = ?"
        held = "SELECT actor FROM introduction WHERE instr(lower(alias), lower(?)) OR instr(lower(name), lower(?))"
        parts.append((f"actor IN ({exact} UNION {held})", (name, name, name)))
    if country is not None:
        parts.append(("actor IN (SELECT actor FROM introduction WHERE country = ?)", (country.upper(),)))
    return " AND ".join(clause for clause, _ in parts) or "1", tuple(value for _, given_ in parts for value in given_)


def _lines(database: sqlite3.Connection, ids: Iterable[str]) -> list[_Line]:
    columns = ", ".join(f"introduction.{column}" for column in INTRODUCTION_COLUMNS.split(", "))
    query = f"""
        SELECT {columns}, report.id, source, published
        FROM introduction JOIN report ON report.id = introduction.report
        WHERE actor IN {GIVEN} ORDER BY actor, coalesce(published, '~'), report.id, position"""
    rows = database.execute(query, (given(ids),))
    return [
        _Line(said=read_introduction(said), report=report, source=source, published=published)
        for *said, report, source, published in rows
    ]


class _Independence:
    """How many independent origins some reports have."""

    def __init__(self, database: sqlite3.Connection, reports: Iterable[str]) -> None:
        from dateline.archive.shelf import Tables
        from dateline.reconcile.copies import text_of

        shelf, wanted = Tables(database), sorted(reports)
        self._texts = {item.id: text_of(item.body) for item in shelf.items("copies", wanted)}
        self._copies = shelf.clusters("copies", wanted)

    def count(self, lines: Iterable[_Line]) -> int:
        from dateline.reconcile.support import carriers

        return carriers({line.report for line in lines} & self._texts.keys(), self._texts, self._copies)


def _entry(id_: str, lines: Sequence[_Line], counting: _Independence) -> Entry:
    from dateline.reconcile.directory import known

    agreed = known((line.said.country, line.said.sectors) for line in lines)
    groups: dict[tuple[str | None, tuple[str, ...], str | None], list[_Line]] = {}
    for line in lines:
        groups.setdefault((line.said.country, line.said.sectors, line.said.office), []).append(line)
    taught = [_taught(theirs, counting) for theirs in groups.values()]
    first, last = _seen(lines)
    return Entry(
        id=id_,
        name=max((line.said.name for line in lines), key=lambda name: (len(name), name)),
        aliases=tuple(sorted({line.said.alias for line in lines})),
        country=agreed.country,
        sectors=agreed.sectors,
        report_count=len({line.report for line in lines}),
        source_count=counting.count(lines),
        first_seen=first,
        last_seen=last,
        taught=tuple(sorted(taught, key=lambda one: (-one.source_count, -len(one.evidence), str(one)))),
    )


def _taught(lines: Sequence[_Line], counting: _Independence) -> TaughtAs:
    said = lines[0].said
    first, last = _seen(lines)
    evidence = (
        Passage(
            report=line.report,
            source=line.source,
            published=line.published,
            text=line.said.text,
            start=line.said.start,
            end=line.said.end,
        )
        for line in lines
    )
    return TaughtAs(
        country=said.country,
        sectors=said.sectors,
        office=said.office,
        source_count=counting.count(lines),
        first_seen=first,
        last_seen=last,
        evidence=tuple(evidence),
    )


def _seen(lines: Sequence[_Line]) -> tuple[str | None, str | None]:
    days = sorted(line.published[:10] for line in lines if line.published)
    return (days[0], days[-1]) if days else (None, None)
