"""A method for each thing that can be asked of an archive.

Law of this file: the order of every answer depends on what the archive holds, never on how it came there.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar

import msgspec

from dateline.archive import beside, comparing, counting, database, directory
from dateline.archive.filters import THIS_STORY, EventFilter, Order, found, select
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
from dateline.records import Coded, Document, Event, Story, Utterance

if TYPE_CHECKING:  # reconciling brings libraries that reading an archive does not need
    from dateline.reconcile import Link

P = ParamSpec("P")
T = TypeVar("T")

_read_event = msgspec.json.Decoder(Event).decode
_read_story = msgspec.json.Decoder(Story).decode
_read_utterance = msgspec.json.Decoder(Utterance).decode


class Asking:
    """What `Store` can be asked."""

    path: str
    _database: sqlite3.Connection
    _busy_seconds: float

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

    def reports(
        self,
        text: str | None = None,
        *,
        story: str | None = None,
        source: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[KeptReport]:
        """The reports, by day of publication, undated ones last; with `text`, those that hold all its words.

        `story`: of that story. `source`: of that outlet. `limit` and `offset` give a page of them.
        """
        where, values = _found_in("report", text)
        for value, clause in (
            (story, f"report.id IN (SELECT report FROM story_report WHERE story = {THIS_STORY})"),
            (source, "report.source = ?"),
        ):
            if value is not None:
                where, values = f"{where} AND {clause}", (*values, value)
        query = f"""
            SELECT {REPORT_COLUMNS},
                   (SELECT story FROM story_report WHERE story_report.report = report.id ORDER BY story),
                   (SELECT json_group_array(other.item) FROM cluster AS own
                    JOIN cluster AS other ON other.kind = own.kind AND other.cluster = own.cluster
                    WHERE own.kind = 'copies' AND own.item = report.id AND other.item <> report.id)
            FROM report WHERE {where} ORDER BY coalesce(published, '~'), id LIMIT ? OFFSET ?"""
        for row in self._rows(query, *values, _all_or(limit), offset):
            copies = sorted(msgspec.json.decode(row[-1]))
            yield record(KeptReport, REPORT_COLUMNS, row, story=row[-2], copies=tuple(copies))

    def search(self, text: str) -> Iterator[KeptReport]:
        """The reports that hold all words of `text`, in title or body."""
        return self.reports(text)

    # Statements and utterances

    def statements(
        self,
        text: str | None = None,
        *,
        report: str | None = None,
        country: str | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[ReportedStatement]:
        """The statements, by day of publication, report and place in it.

        `text`: all these words are said in it. `report`: of one report. `country`: of speakers of that country.
        """
        where, values = _found_in("statement", text)
        for column, value in (("statement.report", report), ("speaker_country", country)):
            if value is not None:
                where, values = f"{where} AND {column} = ?", (*values, value)
        join = "JOIN" if values else "CROSS JOIN"  # for all of them: go report by report, and sort nothing
        query = f"""
            SELECT record FROM report {join} statement ON statement.report = report.id
            WHERE {where} ORDER BY coalesce(published, '~'), report.id, position LIMIT ? OFFSET ?"""
        return (read_statement(row[0]) for row in self._rows(query, *values, _all_or(limit), offset))

    def statements_with(self, ids: Iterable[str]) -> dict[str, ReportedStatement]:
        """The statements with these ids."""
        return self._ask(beside.statements_with, ids)

    def utterances(
        self,
        text: str | None = None,
        *,
        speaker: str | None = None,
        country: str | None = None,
        min_sources: int = 0,
        limit: int | None = None,
        offset: int = 0,
    ) -> Iterator[Utterance]:
        """What was said, each thing once, by its first day, undated ones last, told by `min_sources` independent ones.

        `text`: words in one of its wordings. `speaker`: by id. `country`: of the speaker.
        """
        where, values = _utterances(text, speaker, country, min_sources)
        query = f"SELECT record FROM utterance WHERE {where} ORDER BY coalesce(earliest, '~'), id LIMIT ? OFFSET ?"
        return (_read_utterance(row[0]) for row in self._rows(query, *values, _all_or(limit), offset))

    def count_utterances(
        self,
        text: str | None = None,
        *,
        speaker: str | None = None,
        country: str | None = None,
        min_sources: int = 0,
    ) -> int:
        """How many utterances `utterances` would give."""
        where, values = _utterances(text, speaker, country, min_sources)
        return int(self._rows(f"SELECT count(*) FROM utterance WHERE {where}", *values).fetchone()[0])

    def utterance(self, id: str) -> Utterance | None:
        """The utterance with that id, as `event` finds it."""
        row = self._one("SELECT record FROM utterance WHERE id = ?", self._current("utterances", id))
        return _read_utterance(row[0]) if row else None

    def utterances_of_report(self, report: str) -> dict[str, str]:
        """Statement -> id of the utterance that it words, for the statements of one report."""
        return self._ask(beside.utterances_of_report, report)

    # Stories and events

    def stories(self, *, limit: int | None = None, offset: int = 0) -> Iterator[Story]:
        """The stories, by the day of their first report, undated ones last."""
        query = "SELECT record FROM story ORDER BY coalesce(first_published, '~'), id LIMIT ? OFFSET ?"
        return (_read_story(row[0]) for row in self._rows(query, _all_or(limit), offset))

    def count_stories(self) -> int:
        return int(self._rows("SELECT count(*) FROM story").fetchone()[0])

    def story(self, id: str) -> Story | None:
        """The story with that id, as `event` finds it."""
        row = self._one("SELECT record FROM story WHERE id = ?", self._current("stories", id))
        return _read_story(row[0]) if row else None

    def events(
        self,
        wanted: EventFilter | None = None,
        *,
        limit: int | None = None,
        offset: int = 0,
        order: Order = "day",
        after: tuple[str, str] | None = None,
        **fields: Any,
    ) -> Iterator[Event]:
        """The events, by their first day, undated ones last; `events(country="CHN")` is `events(EventFilter(...))`.

        `limit` and `offset` give a page of them, in any `order`. `after` (in the order of days only) is the first day,
        or `filters.UNDATED`, and the id of the event after which to begin: a place that stays where events are added.
        """
        wanted = wanted or EventFilter(**fields)
        if order != "day":
            return map(_read_event, self._ask(beside.in_order, wanted, order, _all_or(limit), offset))
        query, values = select(wanted, after=after)
        rows = self._rows(f"{query} LIMIT ? OFFSET ?", *values, _all_or(limit), offset)
        return (_read_event(row[0]) for row in rows)

    def count_events(self, wanted: EventFilter | None = None, **fields: Any) -> int:
        """How many events `events` would give."""
        source, where, values = found(wanted or EventFilter(**fields))
        return int(self._rows(f"SELECT count(*) FROM {source} WHERE {where}", *values).fetchone()[0])

    def event(self, id: str) -> Event | None:
        """The event with that id, also one that it had before others joined it, or the only one that begins with it."""
        row = self._one("SELECT record FROM event WHERE id = ?", self._current("events", id))
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
        return (_evidence(row) for row in self._rows(query, self._current("events", event)))

    def reasons(self, event: str) -> list[Link]:
        """What speaks for and against the mentions of an event being one event, pair by pair."""
        from dateline.archive.shelf import Tables

        query = "SELECT mention FROM event_mention WHERE event = ?"
        mentions = {row[0] for row in self._rows(query, self._current("events", event))}
        links = Tables(self._database).links("events", mentions)
        return [link for link in links if link.a in mentions and link.b in mentions]

    def neighbours(self, event: Event, *, count: int = 5) -> tuple[list[Event], list[Event]]:
        """The events of the same story that begin before and after one, in the order of time."""
        before, after = self._ask(beside.neighbours, event, count)
        return [_read_event(each) for each in before], [_read_event(each) for each in after]

    def copies(self, reports: Iterable[str]) -> dict[str, str]:
        """Report -> the report whose text it repeats, for those of these that repeat one."""
        return self._ask(beside.copies, reports)

    def events_of_report(self, report: str) -> dict[str, tuple[str, str]]:
        """Mention -> id and title of the event that it was taken for, for the mentions of one report."""
        return self._ask(beside.events_of_report, report)

    def events_of_mentions(self, mentions: Iterable[str]) -> list[Event]:
        """The events that these mentions tell, by id."""
        return [_read_event(row) for row in self._ask(beside.events_of_mentions, mentions)]

    def last_told(self, events: Iterable[str]) -> dict[str, str]:
        """Event -> when the last report that tells it was published, where that is known."""
        return self._ask(beside.last_told, events)

    # Figures

    def count_values(self, what: counting.Countable) -> list[counting.Count]:
        """The types, kinds, statuses or countries of the events, the most frequent first."""
        return self._ask(counting.count_values, what)

    def count_days(self, wanted: EventFilter) -> list[counting.DayCount]:
        """How many of the events asked for begin on each day, in order; undated ones are left out."""
        return self._ask(counting.count_days, wanted)[1]

    def count_with_days(self, wanted: EventFilter) -> tuple[int, list[counting.DayCount]]:
        """How many events are asked for, undated ones too, and how many begin on each day: both from one search."""
        return self._ask(counting.count_days, wanted)

    def count_actors(self, *, country: str | None = None, limit: int = 100) -> list[counting.ActorCount]:
        """Those who take part in most events."""
        return self._ask(counting.count_actors, country=country, limit=limit)

    def count_partners(self, country: str) -> list[counting.Count]:
        """The countries that take part in events together with this one."""
        return self._ask(counting.count_partners, country)

    def count_companions(self, actor: str, *, limit: int = 100) -> list[counting.ActorCount]:
        """Those who take part in events together with this actor, by id."""
        return self._ask(counting.count_companions, actor, limit=limit)

    def count_places(self, wanted: EventFilter, *, limit: int = 1_000) -> list[counting.PlaceCount]:
        """The points where the events asked for happened, those with most events first."""
        return self._ask(counting.count_places, wanted, limit=limit)

    def dyad_scores(self, a: str, b: str) -> list[counting.DyadScore]:
        """The dated events in which two countries both take part, with their PLOVER scores."""
        return self._ask(counting.dyad_scores, a, b)

    def actor_scores(self, a: str, b: str) -> list[counting.DyadScore]:
        """The dated events in which two actors both take part, by their ids, with their PLOVER scores."""
        return self._ask(counting.actor_scores, a, b)

    def source_figures(self) -> list[counting.SourceFigures]:
        """How each outlet reports: how much, alone, first, copied from whom, differing from whom."""
        return self._ask(counting.source_figures)

    def _current(self, kind: beside.Kind, id: str) -> str | None:
        return self._ask(beside.current, kind, id)

    def actors(
        self, name: str | None = None, *, country: str | None = None, limit: int | None = None, offset: int = 0
    ) -> list[directory.Entry]:
        """The directory of actors: what reports teach of people, with the words that say it, most reported first.

        `name`: an id, or words in one of the names. `country`: of people whom some report gives to that country.
        """
        return self._ask(directory.entries, name, country=country, limit=_all_or(limit), offset=offset)

    def actor(self, id: str) -> directory.Entry | None:
        """One person of the directory, by id."""
        return next((entry for entry in self.actors(id, limit=1) if entry.id == id), None)

    def compare(self, *sources: str, wanted: EventFilter | None = None, **fields: Any) -> comparing.Comparison:
        """Outlets side by side: the events that each tells or leaves out, how early, and where they differ.

        Only events that the filter lets through (`since`, `country` ... as for `events`) are compared. UnknownOutlet
        where fewer than two outlets are named, or one that no report is of.
        """
        outlets = self._ask(comparing.outlets_named, sources)
        filters = (_of_outlet(wanted or EventFilter(**fields), source) for source in outlets)
        events = {event.id: event for each in filters for event in self.events(each)}
        return self._ask(comparing.compare, outlets, events.values())

    def _ask(self, question: Callable[Concatenate[sqlite3.Connection, P], T], *args: P.args, **more: P.kwargs) -> T:
        with database.in_words(self.path, self._busy_seconds):
            return question(self._database, *args, **more)

    def _rows(self, query: str, *values: Any) -> sqlite3.Cursor:
        with database.in_words(self.path, self._busy_seconds):
            return self._database.execute(query, values)

    def _one(self, query: str, *values: Any) -> Row | None:
        row: Row | None = self._rows(query, *values).fetchone()
        return row


def _of_outlet(wanted: EventFilter, source: str) -> EventFilter:
    return msgspec.structs.replace(wanted, source=source)


def _all_or(limit: int | None) -> int:
    """SQLite takes -1 for no limit."""
    return -1 if limit is None else limit


def _utterances(text: str | None, speaker: str | None, country: str | None, least: int) -> tuple[str, tuple[Any, ...]]:
    """The condition on utterances, and its parameters."""
    said, values = _found_in("statement", text)
    conditions: list[tuple[str, tuple[Any, ...]]] = []
    if text is not None:
        of_statements = "SELECT utterance FROM utterance_statement JOIN statement ON statement.id = statement"
        conditions.append((f"id IN ({of_statements} WHERE {said})", values))
    for value, clause in ((speaker, "speaker_id = ?"), (country, "speaker_country = ?")):
        if value is not None:
            conditions.append((clause, (value,)))
    if least:
        conditions.append(("source_count >= ?", (least,)))
    clauses = " AND ".join(clause for clause, _ in conditions) or "1"
    return clauses, tuple(value for _, given in conditions for value in given)


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
