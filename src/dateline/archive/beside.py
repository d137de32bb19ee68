"""What stands beside a record: the event of a mention, the neighbours of an event, the copies of a report."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from typing import Literal

from dateline.archive.filters import ORDERS, UNDATED, EventFilter, Order, found
from dateline.archive.reading import ReportedStatement, read_statement
from dateline.archive.writing import GIVEN, given
from dateline.records import Event

Kind = Literal["stories", "events", "utterances"]
TABLES: dict[Kind, str] = {"stories": "story", "events": "event", "utterances": "utterance"}


def in_order(database: sqlite3.Connection, wanted: EventFilter, order: Order, limit: int, offset: int) -> list[str]:
    """The records of a page of events, in any order, as JSON.

    The rows are sorted by number alone, and only those of the page are read whole: a record is long.
    """
    source, where, values = found(wanted)
    query = f"SELECT event.number FROM {source} WHERE {where} ORDER BY {ORDERS[order]} LIMIT ? OFFSET ?"
    numbers = [number for (number,) in database.execute(query, (*values, limit, offset))]
    marks = ", ".join("?" * len(numbers))
    records = dict(database.execute(f"SELECT number, record FROM event WHERE number IN ({marks})", numbers))
    return [records[number] for number in numbers]


def neighbours(database: sqlite3.Connection, event: Event, count: int) -> tuple[list[str], list[str]]:
    """The records of the events of the same story that begin before and after one, nearest last and nearest first."""
    here = (event.story, event.earliest or UNDATED, event.id, count)
    query = "SELECT record FROM event WHERE story = ? AND (coalesce(earliest, '~'), id) {} (?, ?) ORDER BY {} LIMIT ?"
    descending = "coalesce(earliest, '~') DESC, id DESC"
    before = [row[0] for row in database.execute(query.format("<", descending), here)]
    after = [row[0] for row in database.execute(query.format(">", ORDERS["day"]), here)]
    return before[::-1], after


def copies(database: sqlite3.Connection, reports: Iterable[str]) -> dict[str, str]:
    """Report -> the report whose text it repeats: the earliest of those that are the same at heart."""
    query = f"""
        SELECT own.item, (SELECT report.id FROM cluster AS other JOIN report ON report.id = other.item
                          WHERE other.kind = 'copies' AND other.cluster = own.cluster
                          ORDER BY coalesce(published, '~'), report.id LIMIT 1) AS origin
        FROM cluster AS own WHERE own.kind = 'copies' AND own.item IN {GIVEN} AND origin <> own.item"""
    return dict(database.execute(query, (given(reports),)))


def current(database: sqlite3.Connection, kind: Kind, id: str) -> str | None:
    """The id under which the story, event or utterance is kept that has this id, or once had it before others joined.

    The beginning of an id will do where only one is meant: among those of today, else among those of before.
    """
    table = TABLES[kind]
    if database.execute(f"SELECT 1 FROM {table} WHERE id = ?", (id,)).fetchone():
        return id
    span = (id, id + "\U0010ffff")
    found = database.execute(f"SELECT id FROM {table} WHERE id >= ? AND id < ? LIMIT 2", span).fetchall()
    if not found:
        query = f"""
            SELECT DISTINCT {table}.id FROM alias
            JOIN cluster ON cluster.kind = ? AND cluster.item = alias.item JOIN {table} ON {table}.id = cluster.cluster
            WHERE alias.id >= ? AND alias.id < ? LIMIT 2"""
        found = database.execute(query, (kind, *span)).fetchall()
    return found[0][0] if len(found) == 1 and id else None


def statements_with(database: sqlite3.Connection, ids: Iterable[str]) -> dict[str, ReportedStatement]:
    """The statements with these ids."""
    query = f"SELECT record FROM statement WHERE id IN {GIVEN}"
    return {each.id: each for each in (read_statement(row[0]) for row in database.execute(query, (given(ids),)))}


def events_of_report(database: sqlite3.Connection, report: str) -> dict[str, tuple[str, str]]:
    """Mention -> id and title of the event that it was taken for, for the mentions of one report."""
    query = """
        SELECT mention.id, event.id, event.title FROM mention
        JOIN event_mention ON event_mention.mention = mention.id JOIN event ON event.id = event_mention.event
        WHERE mention.report = ?"""
    return {mention: (event, title) for mention, event, title in database.execute(query, (report,))}


def events_of_mentions(database: sqlite3.Connection, mentions: Iterable[str]) -> list[str]:
    """The records of the events that these mentions tell."""
    of_them = f"SELECT event FROM event_mention WHERE mention IN {GIVEN}"
    query = f"SELECT record FROM event WHERE id IN ({of_them}) ORDER BY id"
    return [row[0] for row in database.execute(query, (given(mentions),))]


def utterances_of_report(database: sqlite3.Connection, report: str) -> dict[str, str]:
    """Statement -> id of the utterance that it words, for the statements of one report."""
    query = """
        SELECT statement.id, utterance FROM statement
        JOIN utterance_statement ON utterance_statement.statement = statement.id WHERE statement.report = ?"""
    return dict(database.execute(query, (report,)))


def last_told(database: sqlite3.Connection, events: Iterable[str]) -> dict[str, str]:
    """Event -> when the last report that tells it was published, where that is known."""
    query = f"""
        SELECT event, max(published) FROM event_report JOIN report ON report.id = event_report.report
        WHERE event IN {GIVEN} AND published IS NOT NULL GROUP BY event"""
    return dict(database.execute(query, (given(events),)))
