"""Records -> rows of the tables that hold one report. Nothing is decided here, and nothing is read."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable
from typing import Any

import msgspec

from dateline.archive.reading import PLACE_COLUMNS, REPORT_COLUMNS, TIME_COLUMNS, ReportedStatement, Row, names
from dateline.records import Actor, Coded, Document, Mention, Quantity, Statement

_encode = msgspec.json.Encoder().encode


def as_json(value: Any) -> str:
    return _encode(value).decode()


GIVEN = "(SELECT value FROM json_each(?))"  # in a query: a list of any length as one parameter, made by `given`


def given(values: Iterable[str]) -> str:
    return as_json(sorted(set(values)))


def insert(database: sqlite3.Connection, table: str, columns: str, rows: Iterable[Row]) -> None:
    """Insert rows of one table, its columns named in one text, separated by commas."""
    marks = ", ".join("?" * (columns.count(",") + 1))
    database.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)


def write_report(database: sqlite3.Connection, document: Document, coded: Coded, *, coded_by: str) -> None:
    """Write one report, its input and what was coded from it. `coded_by` is the version of Dateline at work."""
    report = coded.report
    row = (*_values(report, REPORT_COLUMNS), as_json(coded.warnings), coded_by)
    insert(database, "report", f"{REPORT_COLUMNS}, warnings, coded_by", [row])
    _write_input(database, report.id, document)
    _write_statements(database, report.id, coded.statements)
    _write_mentions(database, report.id, coded.mentions)
    places = ((report.id, at, *_values(each, PLACE_COLUMNS)) for at, each in enumerate(coded.places))
    insert(database, "report_place", f"report, position, {PLACE_COLUMNS}", places)
    times = ((report.id, at, *_values(each, TIME_COLUMNS)) for at, each in enumerate(coded.times))
    insert(database, "report_time", f"report, position, {TIME_COLUMNS}", times)


def _values(record: Any, columns: str) -> Row:
    return tuple(getattr(record, name) for name in names(columns))


def _write_input(database: sqlite3.Connection, report: str, document: Document) -> None:
    row = (
        report,
        document.origin,
        document.format,
        as_json(document.provenance),
        as_json(document.removed),
        as_json(document.warnings),
        zlib.compress(document.raw),
    )
    insert(database, "input", "report, origin, format, provenance, removed, warnings, raw", [row])


def _write_statements(database: sqlite3.Connection, report: str, statements: tuple[Statement, ...]) -> None:
    columns = "id, report, position, kind, speaker, speaker_id, speaker_country, addressee, cue, via, content, record"
    insert(database, "statement", columns, (_statement_row(report, at, each) for at, each in enumerate(statements)))


def _statement_row(report: str, position: int, statement: Statement) -> Row:
    speaker, addressee = statement.speaker, statement.addressee
    fields = {name: getattr(statement, name) for name in Statement.__struct_fields__}
    return (
        statement.id,
        report,
        position,
        statement.kind,
        speaker and label(speaker),
        speaker and speaker.id,
        speaker and speaker.country,
        addressee and label(addressee),
        statement.cue and statement.cue.text,
        statement.via,
        " … ".join(part.text for part in statement.content),
        as_json(ReportedStatement(report=report, **fields)),
    )


def _write_mentions(database: sqlite3.Connection, report: str, mentions: tuple[Mention, ...]) -> None:
    columns = (
        "id, report, position, type, mode, kind, status, score, trigger, trigger_start, trigger_end, sentence_start, "
        "sentence_end, place, place_country, earliest, latest, attributed_to, confidence, record"
    )
    insert(database, "mention", columns, (_mention_row(report, at, each) for at, each in enumerate(mentions)))
    write_actors(database, "mention", ((each.id, each.actors, each.recipients) for each in mentions))
    write_quantities(database, "mention", ((each.id, each.quantities) for each in mentions))


def _mention_row(report: str, position: int, mention: Mention) -> Row:
    place, time = mention.place, mention.time
    return (
        mention.id,
        report,
        position,
        mention.type,
        mention.mode,
        mention.kind,
        mention.status,
        mention.score,
        mention.trigger.text,
        mention.trigger.start,
        mention.trigger.end,
        mention.sentence.start,
        mention.sentence.end,
        place and (place.name or place.text),
        place and place.country,
        time and time.earliest,
        time and time.latest,
        mention.attributed_to,
        mention.confidence,
        as_json(mention),
    )


def label(actor: Actor) -> str:
    """What to call an actor: its name, else the words of the text."""
    return actor.name or actor.text


def write_actors(
    database: sqlite3.Connection, owner: str, groups: Iterable[tuple[str, tuple[Actor, ...], tuple[Actor, ...]]]
) -> None:
    """The actors and recipients of mentions or events, into `mention_actor` or `event_actor`."""
    rows = (
        (identity, role, at, label(actor), actor.id, actor.country, " ".join(actor.sectors))
        for identity, actors, recipients in groups
        for role, members in (("actor", actors), ("recipient", recipients))
        for at, actor in enumerate(members)
    )
    insert(database, f"{owner}_actor", f"{owner}, role, position, name, actor, country, sectors", rows)


def write_quantities(
    database: sqlite3.Connection, owner: str, groups: Iterable[tuple[str, tuple[Quantity, ...]]]
) -> None:
    """The quantities of mentions or events, into `mention_quantity` or `event_quantity`."""
    rows = (
        (identity, at, each.of, each.low, each.high, each.approximate, each.unit)
        for identity, quantities in groups
        for at, each in enumerate(quantities)
    )
    insert(database, f"{owner}_quantity", f"{owner}, position, of, low, high, approximate, unit", rows)


def delete_report(database: sqlite3.Connection, report: str) -> None:
    """Take away what `write_report` wrote, mentions first: the search index still needs their report's text."""
    for table in ("mention", "statement", "report_place", "report_time", "input"):
        database.execute(f"DELETE FROM {table} WHERE report = ?", (report,))
    database.execute("DELETE FROM report WHERE id = ?", (report,))
