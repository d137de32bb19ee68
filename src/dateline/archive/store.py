"""The archive as its callers see it: one way to write, and a method for each thing that can be asked of it.

Law of this file: the order of every answer depends on what the archive holds, never on how it came there.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import cache
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import msgspec

from dateline.archive import database
from dateline.archive.filters import EventFilter, select
from dateline.archive.reading import (
    REPORT_COLUMNS,
    Evidence,
    KeptReport,
    ReportedStatement,
    Row,
    read_coded,
    read_document,
    read_mention,
    read_statement,
    record,
)
from dateline.archive.search import match
from dateline.archive.writing import delete_report, write_report
from dateline.records import Coded, Document, Event, Story, Utterance

if TYPE_CHECKING:  # reconciling brings libraries that reading an archive does not need
    from dateline.reconcile import Link

_read_event = msgspec.json.Decoder(Event).decode
_read_story = msgspec.json.Decoder(Story).decode
_read_utterance = msgspec.json.Decoder(Utterance).decode


@cache
def _version() -> str:
    from importlib.metadata import version

    return version("dateline")


class Store:
    """An archive of events in one SQLite file.

    Any number of programs may read while one writes; a second writer waits for its turn.
    ArchiveError where `path` cannot be opened or is no archive that this version can use.
    """

    def __init__(
        self, path: str | os.PathLike[str], *, readonly: bool = False, busy_seconds: float = database.BUSY_SECONDS
    ) -> None:
        """Open the archive at `path`, made anew where there is none; with `readonly` it must be there."""
        self.path = os.fspath(path)
        self._busy_seconds = busy_seconds
        self._database = database.connect(self.path, readonly=readonly, busy_seconds=busy_seconds)

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Writing

    def transaction(self) -> AbstractContextManager[None]:
        """The one way to write: all that is done inside happens together or, after any exception, not at all."""
        return database.transaction(self._database, self.path, self._busy_seconds)

    def keep(self, document: Document, coded: Coded) -> bool:
        """Keep a report and what was coded from it, and let it change stories, events and utterances.

        One transaction. False, and nothing is changed, where the report is there already.
        """
        from dateline.archive.shelf import Tables
        from dateline.reconcile import take_in

        with self.transaction():
            if self.has(coded.report.id):
                return False
            write_report(self._database, document, coded, coded_by=_version())
            take_in(coded, Tables(self._database))
        return True

    def replace(self, document: Document, coded: Coded, *, instead_of: str | None = None) -> None:
        """Keep a report in place of its earlier reading, in one transaction.

        `instead_of` is the earlier reading's id, where cleaning anew has changed it.
        """
        with self.transaction():
            self.remove(instead_of or coded.report.id)
            self.keep(document, coded)

    def remove(self, report: str) -> bool:
        """Take a report out, and out of every event, in one transaction. False where it is not there."""
        from dateline.archive.shelf import Tables
        from dateline.reconcile import take_out

        with self.transaction():
            if not self.has(report):
                return False
            take_out(report, Tables(self._database))
            delete_report(self._database, report)
        return True

    # Reports

    def has(self, report: str) -> bool:
        return self._one("SELECT 1 FROM report WHERE id = ?", report) is not None

    def coded(self, report: str) -> Coded | None:
        """All that was read out of one report."""
        return read_coded(self._database, report)

    def document(self, report: str) -> Document | None:
        """One report and the input that it was read from."""
        return read_document(self._database, report)

    def documents(self) -> Iterator[Document]:
        """Every report with its input, by id; reports may be replaced while this goes on."""
        for (report,) in self._rows("SELECT id FROM report ORDER BY id").fetchall():
            if document := self.document(report):
                yield document

    def reports(self, text: str | None = None) -> Iterator[KeptReport]:
        """The reports, by day of publication, undated ones last; with `text`, those that hold all its words."""
        found, values = _found_in("report", text)
        query = f"""
            SELECT {REPORT_COLUMNS},
                   (SELECT story FROM story_report WHERE story_report.report = report.id ORDER BY story),
                   (SELECT json_group_array(other.item) FROM cluster AS own
                    JOIN cluster AS other ON other.kind = own.kind AND other.cluster = own.cluster
                    WHERE own.kind = 'copies' AND own.item = report.id AND other.item <> report.id)
            FROM report WHERE {found} ORDER BY coalesce(published, '~'), id"""
        for row in self._rows(query, *values):
            copies = sorted(msgspec.json.decode(row[-1]))
            yield record(KeptReport, REPORT_COLUMNS, row, story=row[-2], copies=tuple(copies))

    def search(self, text: str) -> Iterator[KeptReport]:
        """The reports that hold all words of `text`, in title or body."""
        return self.reports(text)

    # Statements and utterances

    def statements(
        self, text: str | None = None, *, report: str | None = None, country: str | None = None
    ) -> Iterator[ReportedStatement]:
        """The statements, by day of publication, report and place in it.

        `text`: all these words are said in it. `report`: of one report. `country`: of speakers of that country.
        """
        found, values = _found_in("statement", text)
        for column, value in (("statement.report", report), ("speaker_country", country)):
            if value is not None:
                found, values = f"{found} AND {column} = ?", (*values, value)
        join = "JOIN" if values else "CROSS JOIN"  # for all of them: go report by report, and sort nothing
        query = f"""
            SELECT record FROM report {join} statement ON statement.report = report.id
            WHERE {found} ORDER BY coalesce(published, '~'), report.id, position"""
        return (read_statement(row[0]) for row in self._rows(query, *values))

    def utterances(self) -> Iterator[Utterance]:
        """What was said, each thing once, by its first day, undated ones last."""
        query = "SELECT record FROM utterance ORDER BY coalesce(earliest, '~'), id"
        return (_read_utterance(row[0]) for row in self._rows(query))

    # Stories and events

    def stories(self) -> Iterator[Story]:
        """The stories, by the day of their first report, undated ones last."""
        query = "SELECT record FROM story ORDER BY coalesce(first_published, '~'), id"
        return (_read_story(row[0]) for row in self._rows(query))

    def events(
        self, wanted: EventFilter | None = None, *, limit: int | None = None, offset: int = 0, **fields: Any
    ) -> Iterator[Event]:
        """The events, by their first day, undated ones last; `events(country="CHN")` is `events(EventFilter(...))`.

        `limit` and `offset` give a page of them.
        """
        query, values = select(wanted or EventFilter(**fields))
        rows = self._rows(f"{query} LIMIT ? OFFSET ?", *values, -1 if limit is None else limit, offset)
        return (_read_event(row[0]) for row in rows)

    def count_events(self, wanted: EventFilter | None = None, **fields: Any) -> int:
        """How many events `events` would give."""
        query, values = select(wanted or EventFilter(**fields), count=True)
        return int(self._rows(query, *values).fetchone()[0])

    def event(self, id: str) -> Event | None:
        """The event with that id, or the only one whose id begins with it."""
        row = self._one("SELECT record FROM event WHERE id = ?", id)
        if row is None and id:
            rows = self._rows("SELECT record FROM event WHERE id >= ? AND id < ? LIMIT 2", id, id + "\U0010ffff")
            row = only[0] if len(only := rows.fetchall()) == 1 else None
        return _read_event(row[0]) if row else None

    def evidence(self, event: str) -> Iterator[Evidence]:
        """The sentences that tell an event, by day of publication, report and place in it."""
        query = """
            SELECT mention.record, report.id, report.source, report.published,
                   substr(report.text, sentence_start + 1, sentence_end - sentence_start), independent
            FROM event_mention
            JOIN mention ON mention.id = event_mention.mention
            JOIN report ON report.id = mention.report
            JOIN event_report ON event_report.event = event_mention.event AND event_report.report = report.id
            WHERE event_mention.event = ?
            ORDER BY coalesce(report.published, '~'), report.id, trigger_start, mention.id"""
        return (_evidence(row) for row in self._rows(query, event))

    def reasons(self, event: str) -> list[Link]:
        """What speaks for and against the mentions of an event being one event, pair by pair."""
        from dateline.archive.shelf import Tables

        mentions = {row[0] for row in self._rows("SELECT mention FROM event_mention WHERE event = ?", event)}
        links = Tables(self._database).links("events", mentions)
        return [link for link in links if link.a in mentions and link.b in mentions]

    def _rows(self, query: str, *values: Any) -> sqlite3.Cursor:
        with database.in_words(self.path, self._busy_seconds):
            return self._database.execute(query, values)

    def _one(self, query: str, *values: Any) -> Row | None:
        row: Row | None = self._rows(query, *values).fetchone()
        return row


def _found_in(table: str, text: str | None) -> tuple[str, tuple[str, ...]]:
    """A condition on a table that has a search index, and its parameters."""
    if text is None:
        return "1", ()
    query = match(text)
    if query is None:
        return "0", ()
    return f"{table}.number IN (SELECT rowid FROM {table}_search WHERE {table}_search MATCH ?)", (query,)


def _evidence(row: Row) -> Evidence:
    record, report, source, published, sentence, independent = row
    mention = read_mention(record)
    start = mention.sentence.start
    return Evidence(
        mention=mention,
        report=report,
        source=source,
        published=published,
        sentence=sentence,
        trigger_start=mention.trigger.start - start,
        trigger_end=mention.trigger.end - start,
        independent=bool(independent),
    )
