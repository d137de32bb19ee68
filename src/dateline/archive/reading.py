"""Rows -> records, exactly as they were written; and the few records that only an archive can give."""

from __future__ import annotations

import sqlite3
import zlib
from functools import cache
from typing import Any, TypeVar

import msgspec

from dateline.records import Coded, Document, Introduction, Judgement, Mention, Place, Record, Report, Statement, Time

Row = tuple[Any, ...]
R = TypeVar("R", bound=Record)

REPORT_COLUMNS = "id, source, url, title, byline, published, language, text"
PLACE_COLUMNS = 'text, "start", "end", name, kind, country, lat, lon, geonames_id'
TIME_COLUMNS = 'text, "start", "end", type, value, earliest, latest'


INTRODUCTION_COLUMNS = 'actor, name, alias, text, "start", "end", country, sectors, office'


class KeptReport(Report, frozen=True, kw_only=True):
    """A report and its place among the others."""

    #: id of the story that it belongs to
    story: str | None = None
    #: ids of the reports whose text is the same at heart, itself left out
    copies: tuple[str, ...] = ()


class ReportedStatement(Statement, frozen=True, kw_only=True):
    """A statement and the report that it stands in."""

    report: str


class Evidence(Record, frozen=True, kw_only=True):
    """The sentence in which one report mentions an event."""

    mention: Mention
    report: str
    source: str | None
    published: str | None
    sentence: str
    #: the trigger within `sentence`
    trigger_start: int
    trigger_end: int
    #: False for a copy, or where the report rests on an origin already counted
    independent: bool


_strings = msgspec.json.Decoder(tuple[str, ...]).decode
_provenance = msgspec.json.Decoder(dict[str, str]).decode
read_mention = msgspec.json.Decoder(Mention).decode
read_statement = msgspec.json.Decoder(ReportedStatement).decode
read_judgement = msgspec.json.Decoder(Judgement).decode
_read_bare_statement = msgspec.json.Decoder(Statement).decode


@cache
def names(columns: str) -> tuple[str, ...]:
    """The field names behind columns that are named in one text."""
    return tuple(column.strip(' "') for column in columns.split(","))


def record(of: type[R], columns: str, row: Row, **more: Any) -> R:
    """A record whose fields are the columns of a row."""
    return of(**dict(zip(names(columns), row, strict=False)), **more)


def read_coded(database: sqlite3.Connection, report: str) -> Coded | None:
    """A report with all that was coded from it."""
    row = database.execute(f"SELECT {REPORT_COLUMNS}, warnings FROM report WHERE id = ?", (report,)).fetchone()
    if row is None:
        return None
    return Coded(
        report=record(Report, REPORT_COLUMNS, row),
        mentions=tuple(read_mention(each) for (each,) in _parts(database, "mention", "record", report)),
        statements=tuple(_read_bare_statement(each) for (each,) in _parts(database, "statement", "record", report)),
        places=tuple(
            record(Place, PLACE_COLUMNS, each) for each in _parts(database, "report_place", PLACE_COLUMNS, report)
        ),
        times=tuple(record(Time, TIME_COLUMNS, each) for each in _parts(database, "report_time", TIME_COLUMNS, report)),
        introductions=tuple(
            read_introduction(each) for each in _parts(database, "introduction", INTRODUCTION_COLUMNS, report)
        ),
        warnings=_strings(row[-1]),
    )


def read_introduction(row: Row) -> Introduction:
    """An introduction from its columns, in which sectors are one text."""
    found = dict(zip(names(INTRODUCTION_COLUMNS), row, strict=True))
    return Introduction(**{**found, "sectors": tuple(found["sectors"].split())})


def _parts(database: sqlite3.Connection, table: str, columns: str, report: str) -> list[Row]:
    query = f"SELECT {columns} FROM {table} WHERE report = ? ORDER BY position"
    return database.execute(query, (report,)).fetchall()


def read_document(database: sqlite3.Connection, report: str) -> Document | None:
    """A report with the input that it was read from."""
    row = database.execute(
        f"SELECT {REPORT_COLUMNS}, origin, format, raw, provenance, removed, input.warnings "
        "FROM report JOIN input ON input.report = report.id WHERE id = ?",
        (report,),
    ).fetchone()
    if row is None:
        return None
    origin, format_, raw, provenance, removed, warnings = row[-6:]
    return Document(
        report=record(Report, REPORT_COLUMNS, row),
        origin=origin,
        raw=zlib.decompress(raw),
        format=format_,
        provenance=_provenance(provenance),
        removed=_strings(removed),
        warnings=_strings(warnings),
    )
