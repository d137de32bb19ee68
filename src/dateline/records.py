"""The records that the rooms hand to one another and that people read as JSON.

Law of this file: records are frozen, hold no behaviour beyond what their fields say, and import nothing of ours.
Field names are those of the public contract; a value that is not known is None or empty, never guessed.
Offsets are character offsets [start, end) into `Report.text`.
"""

from __future__ import annotations

from functools import singledispatch
from typing import Any, Literal

import msgspec

PloverType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Status = Literal["actual", "planned", "ongoing", "hypothetical", "denied", "past"]
StatementKind = Literal["direct", "indirect", "mixed"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Format = Literal["text", "html", "json", "feed", "warc"]
Verdict = Literal["agreed", "single", "refined", "growing", "disputed"]
Ruling = Literal["same", "not-same", "wrong"]


@singledispatch
def in_notebook(record: object) -> str | None:
    """A record as HTML for a notebook; None leaves it to its `repr`. `dateline.export.shown` says how each looks."""
    return None


class Record(msgspec.Struct, frozen=True):
    """What all records share: immutable, compared by value, built by name."""

    def _repr_html_(self) -> str | None:
        return in_notebook(self)


class Span(Record, frozen=True, kw_only=True):
    """A stretch of `Report.text`: `text == report.text[start:end]`."""

    start: int
    end: int
    text: str


class Range(Record, frozen=True, kw_only=True):
    """A stretch of `Report.text` without its words."""

    start: int
    end: int


class Report(Record, frozen=True, kw_only=True):
    """One report as read: cleaned text and what is known about it."""

    #: hash of text and source, or the row's own id
    id: str
    #: outlet
    source: str | None = None
    url: str | None = None
    title: str | None = None
    byline: str | None = None
    #: ISO 8601 date, or date and time where the source gives one
    published: str | None = None
    #: ISO 639-1 code
    language: str | None = None
    #: title and body paragraphs, one blank line between them; captions last, under a line `[captions]`
    text: str


class Document(Record, frozen=True, kw_only=True):
    """A report together with what it was read from; what the reading room hands on."""

    report: Report
    #: where it stood: a path, with `#` and a row, entry or record number where a file holds several
    origin: str
    #: the input as it was read (the file, the row, the entry), to be cleaned again by a later version
    raw: bytes
    #: how to read `raw` again
    format: Format
    #: field -> where its value came from: metadata, column, flag or text
    provenance: dict[str, str] = {}
    #: lines that cleaning took out, in order
    removed: tuple[str, ...] = ()
    #: faults of the input that did not stop the reading, one sentence each
    warnings: tuple[str, ...] = ()


class Unreadable(Record, frozen=True, kw_only=True):
    """An input that could not be read: which, and one sentence on what is wrong and what to do."""

    origin: str
    message: str


class Actor(Record, frozen=True, kw_only=True):
    """Who: a person, office, organisation, group or state, as one place in the text names it."""

    text: str
    start: int
    end: int
    #: the fullest name known for it, None where it has none ("a senior official")
    name: str | None = None
    #: stable identifier for comparing actors over reports; None where the phrase names nobody in particular
    id: str | None = None
    #: ISO 3166-1 alpha-3, or IGO UNO EUR NGO ISM IMG MNC
    country: str | None = None
    #: PLOVER sector codes, the primary one first
    sectors: tuple[str, ...] = ()


class Place(Record, frozen=True, kw_only=True):
    """Where: a place name, on the map where it could be resolved."""

    text: str
    start: int
    end: int
    name: str | None = None
    #: country, region, city, sea, strait, island, base, building ...
    kind: str | None = None
    #: ISO 3166-1 alpha-3
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None


class Time(Record, frozen=True, kw_only=True):
    """When: a time expression with its TIMEX3 type and value and the days that it can mean."""

    text: str
    start: int
    end: int
    type: TimeType
    #: TIMEX3 value ("2023-04-16", "2023-W15", "P3D", "PAST_REF"); None where it stays open
    value: str | None = None
    #: first and last day that it can mean, ISO dates; None where open
    earliest: str | None = None
    latest: str | None = None


class Quantity(Record, frozen=True, kw_only=True):
    """How many of what. An exact count has low == high and is not approximate."""

    text: str
    start: int
    end: int
    #: what is counted: killed, injured, arrested, displaced, troops, aircraft, ships, missiles, money ...
    of: str
    #: for "at least 12" low is 12 and high is 12 too, and approximate is true
    low: float
    high: float
    approximate: bool = False
    #: unit of measure or currency ("km", "USD"), None for a plain count
    unit: str | None = None


class Statement(Record, frozen=True, kw_only=True):
    """Who is reported to have said what."""

    id: str
    kind: StatementKind
    #: whom `source` resolves to
    speaker: Actor | None = None
    #: the words that name the speaker where the statement stands; may be a pronoun
    source: Span | None = None
    cue: Span | None = None
    #: what was said, without the quotation marks around it
    content: tuple[Span, ...] = ()
    addressee: Actor | None = None
    #: the channel that the report names: "the Kremlin transcript", "state TV"
    via: str | None = None


class Introduction(Record, frozen=True, kw_only=True):
    """What one place of a report says of a person: "Colonel Shi Yi, a spokesman for the Eastern Theater Command"."""

    #: the words that say it, the name among them
    text: str
    start: int
    end: int
    #: the name as it is written there
    alias: str
    #: id and name of the person, as `Actor` has them
    actor: str
    name: str
    #: what the words say, None or empty where they do not
    country: str | None = None
    sectors: tuple[str, ...] = ()
    #: the office by its usual name ("defense minister")
    office: str | None = None


class Mention(Record, frozen=True, kw_only=True):
    """One event as one place in one report tells it."""

    id: str
    type: PloverType
    mode: str | None = None
    kind: str | None = None
    contexts: tuple[str, ...] = ()
    status: Status
    #: PLOVER conflict-cooperation score of the type and mode, -10 to 10
    score: float
    trigger: Span
    sentence: Range
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    place: Place | None = None
    time: Time | None = None
    quantities: tuple[Quantity, ...] = ()
    #: id of the statement in whose content the trigger stands
    attributed_to: str | None = None
    #: probability that type and actors are right, 0 to 1
    confidence: float


class Coded(Record, frozen=True, kw_only=True):
    """All that was read out of one report."""

    report: Report
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    #: what the report teaches of people whom it names
    introductions: tuple[Introduction, ...] = ()
    #: what could not be read or was left out, in words
    warnings: tuple[str, ...] = ()


class Relation(Record, frozen=True, kw_only=True):
    """The one relation that a sentence states from a source to a target."""

    type: PloverType | None
    #: a number for each type, 0 to 1, together 1
    scores: dict[str, float]
    status: Status


class Story(Record, frozen=True, kw_only=True):
    """Reports of one seminal event."""

    id: str
    title: str
    reports: tuple[str, ...]
    first_published: str | None = None
    last_published: str | None = None


class EventReport(Record, frozen=True, kw_only=True):
    """What one report contributes to an event."""

    report: str
    source: str | None
    mentions: tuple[str, ...]
    #: False for a copy, or where an earlier report rests on the same named origin for this event
    independent: bool


class FieldValue(Record, frozen=True, kw_only=True):
    """One of the values that reports give for a field of an event."""

    value: Any
    mentions: tuple[str, ...]
    sources: tuple[str, ...]


class Field(Record, frozen=True, kw_only=True):
    """What the reports of an event say of one field, and whether they agree. Best supported value first."""

    verdict: Verdict
    values: tuple[FieldValue, ...]


class Judgement(Record, frozen=True, kw_only=True):
    """What a person says of a join or of a value. It outweighs the model, and is kept when it is undone.

    It names mentions, not events: events come and go with the reports that are added, mentions stay what they are.
    """

    #: hash of all that follows but `reason` and the undoing
    id: str
    ruling: Ruling
    #: `same`: all these tell one event; `not-same`: none of these tells the event of any of `others`; `wrong`: these
    #: give the value
    mentions: tuple[str, ...]
    others: tuple[str, ...] = ()
    #: of `wrong`: time, place, actors, recipients, quantity:<of>, status, kind
    field: str | None = None
    #: of `wrong`: the value in words, as events show it; None for all that the mentions say of the field
    value: str | None = None
    #: of `wrong`: whatever mention of their event gives the value, now or later, is wrong; else only these are misread
    whole_event: bool = False
    by: str
    #: ISO 8601 date and time, UTC
    on: str
    reason: str | None = None
    undone_by: str | None = None
    undone_on: str | None = None


class Struck(Record, frozen=True, kw_only=True):
    """A value of an event that a person judged wrong: shown as such, and counted no more."""

    field: str
    value: str
    mentions: tuple[str, ...]
    sources: tuple[str, ...]
    judgement: str
    by: str
    on: str
    reason: str | None = None


class Filled(Record, frozen=True, kw_only=True):
    """What the archive's directory of actors knows of somebody in an event, and the event's reports do not say."""

    actor: str
    name: str
    #: filled in here; None or empty where the reports of the event say it themselves
    country: str | None = None
    sectors: tuple[str, ...] = ()


class Event(Record, frozen=True, kw_only=True):
    """One event, however many reports tell it."""

    id: str
    type: PloverType
    mode: str | None = None
    kind: str | None = None
    status: Status
    title: str
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    place: Place | None = None
    #: first and last day that the reports allow for it, by the best supported time
    earliest: str | None = None
    latest: str | None = None
    quantities: tuple[Quantity, ...] = ()
    reports: tuple[EventReport, ...] = ()
    report_count: int
    #: independent origins; copies and syndicated text count once
    source_count: int
    fields: dict[str, Field] = {}
    #: what reports say and a person judged wrong; none of it is in what stands above
    struck: tuple[Struck, ...] = ()
    #: what other reports of the archive teach of its actors, filled in above
    filled: tuple[Filled, ...] = ()
    story: str | None = None


class Wording(Record, frozen=True, kw_only=True):
    """One way in which an utterance is worded, and who words it so."""

    text: str
    statements: tuple[str, ...]
    sources: tuple[str, ...]


class Utterance(Record, frozen=True, kw_only=True):
    """One thing said once, in every wording that reports give it."""

    id: str
    speaker: Actor
    earliest: str | None = None
    latest: str | None = None
    wordings: tuple[Wording, ...] = ()
    source_count: int
