"""One flat row a record, for spreadsheets, R and the command line: CSV.

Lists are joined by "; ". Where a record holds records (actors, places, quantities), the row has what people count and
sort by; all of it is in JSON Lines and Parquet.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TextIO

from dateline.archive import KeptReport, ReportedStatement
from dateline.export.kinds import record_type
from dateline.export.parquet import DAYS, as_day
from dateline.records import Actor, Event, Quantity, Record, Story, Utterance

if TYPE_CHECKING:
    import pyarrow

Row = dict[str, Any]
#: columns that are no text
WHOLE = frozenset({"report_count", "source_count", "wordings", "start", "end"})
DEGREES = frozenset({"lat", "lon"})


def to_rows(kind: str, records: Iterable[Record]) -> Iterator[Row]:
    """A flat row for each record: column -> text, number or None, the same columns for every record of a kind."""
    record_type(kind)
    flatten, columns = _FLAT[kind], COLUMNS[kind]
    return (dict(zip(columns, flatten(record), strict=True)) for record in records)


def write_csv(kind: str, records: Iterable[Record], stream: TextIO) -> None:
    """Write records of one kind as CSV with a header; what is not known is an empty cell.

    Open `stream` with newline="": lines end with a line feed alone, and text keeps its own line breaks inside quotes.
    """
    rows = to_rows(kind, records)
    writer = csv.DictWriter(stream, COLUMNS[kind], lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def to_table(kind: str, records: Iterable[Record]) -> pyarrow.Table:
    """The flat rows as one Arrow table: days as dates, numbers as numbers, also where there are no records."""
    import pyarrow

    def type_of(column: str) -> pyarrow.DataType:
        if column in DAYS:
            return pyarrow.date32()
        return pyarrow.int64() if column in WHOLE else pyarrow.float64() if column in DEGREES else pyarrow.string()

    rows = [
        {name: as_day(cell) if name in DAYS else cell for name, cell in row.items()} for row in to_rows(kind, records)
    ]
    return pyarrow.Table.from_pylist(rows, schema=pyarrow.schema([(name, type_of(name)) for name in COLUMNS[kind]]))


COLUMNS: dict[str, tuple[str, ...]] = {
    "stories": ("id", "title", "report_count", "first_published", "last_published", "reports"),
    "events": (
        *("id", "type", "mode", "kind", "status", "title"),
        *("actors", "actor_countries", "recipients", "recipient_countries"),
        *("place", "place_kind", "place_country", "lat", "lon", "earliest", "latest", "quantities"),
        *("report_count", "source_count", "sources", "agreed", "disputed", "reports", "story"),
    ),
    "utterances": (
        *("id", "speaker", "speaker_id", "speaker_country", "speaker_sectors"),
        *("earliest", "latest", "text", "wordings", "source_count", "sources"),
    ),
    "statements": (
        *("id", "report", "kind", "speaker", "speaker_id", "speaker_country", "speaker_sectors"),
        *("source", "cue", "content", "start", "end", "addressee", "via"),
    ),
    "reports": (
        *("id", "source", "url", "title", "byline", "published", "language"),
        *("story", "copies", "text"),
    ),
}


def _story(story: Story) -> Iterable[Any]:
    return (
        story.id,
        story.title,
        len(story.reports),
        story.first_published,
        story.last_published,
        _joined(story.reports),
    )


def _event(event: Event) -> Iterable[Any]:
    place = event.place
    fields = event.fields.items()
    return (
        *(event.id, event.type, event.mode, event.kind, event.status, event.title),
        *(_names(event.actors), _countries(event.actors), _names(event.recipients), _countries(event.recipients)),
        *((place.name or place.text, place.kind, place.country, place.lat, place.lon) if place else (None,) * 5),
        *(event.earliest, event.latest, _joined(_count(each) for each in event.quantities)),
        *(event.report_count, event.source_count, _joined(each.source for each in event.reports)),
        *(_joined(name for name, field in fields if field.verdict == verdict) for verdict in ("agreed", "disputed")),
        *(_joined(each.report for each in event.reports), event.story),
    )


def _utterance(utterance: Utterance) -> Iterable[Any]:
    wordings = utterance.wordings
    return (
        utterance.id,
        *_speaker(utterance.speaker),
        *(utterance.earliest, utterance.latest),
        *(wordings[0].text if wordings else None, len(wordings)),
        *(utterance.source_count, _joined(source for each in wordings for source in each.sources)),
    )


def _statement(statement: ReportedStatement) -> Iterable[Any]:
    content = statement.content
    return (
        *(statement.id, statement.report, statement.kind, *_speaker(statement.speaker)),
        *(statement.source and statement.source.text, statement.cue and statement.cue.text),
        " … ".join(part.text for part in content) or None,
        *((content[0].start, content[-1].end) if content else (None, None)),
        *(statement.addressee and _name(statement.addressee), statement.via),
    )


def _report(report: KeptReport) -> Iterable[Any]:
    return (
        *(report.id, report.source, report.url, report.title, report.byline, report.published, report.language),
        *(report.story, _joined(report.copies), report.text),
    )


_FLAT: dict[str, Callable[[Any], Iterable[Any]]] = {
    "stories": _story,
    "events": _event,
    "utterances": _utterance,
    "statements": _statement,
    "reports": _report,
}


def _joined(values: Iterable[str | None]) -> str | None:
    """Each value once, in the order in which they come."""
    return "; ".join(dict.fromkeys(value for value in values if value)) or None


def _name(actor: Actor) -> str:
    return actor.name or actor.text


def _names(actors: Iterable[Actor]) -> str | None:
    return _joined(_name(actor) for actor in actors)


def _countries(actors: Iterable[Actor]) -> str | None:
    return _joined(actor.country for actor in actors)


def _speaker(speaker: Actor | None) -> tuple[str | None, ...]:
    if speaker is None:
        return (None,) * 4
    return _name(speaker), speaker.id, speaker.country, " ".join(speaker.sectors) or None


def _count(quantity: Quantity) -> str:
    """A count as people write it: "killed 12", "troops ~18000", "arrested 20-30", "money 5 USD"."""
    numbers = dict.fromkeys(f"{number:.15g}" for number in (quantity.low, quantity.high))
    about = "~" if quantity.approximate else ""
    return f"{quantity.of} {about}{'-'.join(numbers)}" + (f" {quantity.unit}" if quantity.unit else "")
