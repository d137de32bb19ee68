"""Which events are asked for -> the SQL that finds them through indexes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from dateline.archive.search import match
from dateline.records import Record

NOTHING = "0"  # a condition that no row meets
UNDATED = "~"  # sorts after every date

Order = Literal["day", "newest", "sources", "title", "type", "place"]
#: what events may be sorted by; "day" is the order of the index, undated ones last
ORDERS: dict[Order, str] = {
    "day": "coalesce(earliest, '~'), id",
    "newest": "coalesce(earliest, '') DESC, id",
    "sources": "source_count DESC, coalesce(earliest, '~'), id",
    "title": "title, id",
    "type": "type, kind, coalesce(earliest, '~'), id",
    "place": "place IS NULL, place, coalesce(earliest, '~'), id",
}


class EventFilter(Record, frozen=True, kw_only=True):
    """What the events asked for have in common. What is left out asks for nothing."""

    #: an actor or recipient of that country, ISO 3166-1 alpha-3 (or IGO, NGO ...)
    country: str | None = None
    #: and an actor or recipient of this country too: what passes between the two
    with_country: str | None = None
    #: an actor or recipient with these words in its name, or with that id
    actor: str | None = None
    #: and this actor or recipient too, by id: what passes between the two
    with_actor: str | None = None
    #: PLOVER type
    type: str | None = None
    kind: str | None = None
    status: str | None = None
    #: these words in the place's name, or the country that it lies in
    place: str | None = None
    #: ISO dates: the event may have happened on or after, on or before that day; undated events do not
    since: str | None = None
    until: str | None = None
    #: reports contradict each other on some field
    disputed: bool = False
    #: independent origins
    min_sources: int = 0
    #: words in one sentence that tells the event, in its title, or in the title of one of its reports
    text: str | None = None
    #: id of a story, of a report
    story: str | None = None
    report: str | None = None
    #: an outlet, by its name: one of its reports tells the event
    source: str | None = None


Condition = tuple[str, tuple[Any, ...]]

#: a story by its id, also by one that it had before other reports joined it
THIS_STORY = """(SELECT coalesce(
    (SELECT id FROM story WHERE id = asked.id),
    (SELECT cluster FROM alias JOIN cluster ON kind = 'stories' AND cluster.item = alias.item
     WHERE alias.id = asked.id))
  FROM (SELECT ? AS id) AS asked)"""

_OF_COUNTRY = "id IN (SELECT event FROM event_country AS other WHERE other.country = ?)"
_OF_ACTOR = "id IN (SELECT event FROM event_actor WHERE actor = ?)"
_OF_OUTLET = (
    "id IN (SELECT event FROM report JOIN event_report ON event_report.report = report.id WHERE report.source = ?)"
)


def found(wanted: EventFilter) -> tuple[str, str, tuple[Any, ...]]:
    """Where these events stand: what to select from, the condition that they meet, and its parameters."""
    parts = [*_of_columns(wanted), *_of_names(wanted)]
    source = "event"
    if wanted.country is not None:  # in this table a country's events stand in order, however many they are
        source = "event_country JOIN event ON event.id = event_country.event"
        parts.insert(0, ("country = ?", (wanted.country.upper(),)))
    return source, " AND ".join(f"({clause})" for clause, _ in parts) or "1", _values(parts)


def select(wanted: EventFilter, *, after: tuple[str, str] | None = None) -> Condition:
    """The query for the records of these events, by their first day, undated ones last, and its parameters.

    `after` is the first day (`UNDATED` where there is none) and the id of the event after which to begin.
    """
    source, where, values = found(wanted)
    order = "day, event" if wanted.country is not None else ORDERS["day"]
    if after is not None:
        where, values = f"{where} AND ({order}) > (?, ?)", (*values, *after)
    return f"SELECT record FROM {source} WHERE {where} ORDER BY {order}", values


def _values(parts: Iterable[Condition]) -> tuple[Any, ...]:
    return tuple(value for _, values in parts for value in values)


def _of_columns(wanted: EventFilter) -> list[Condition]:
    given: list[tuple[Any, str]] = [
        (wanted.type and wanted.type.upper(), "type = ?"),
        (wanted.kind, "kind = ?"),
        (wanted.status, "status = ?"),
        (wanted.since, "coalesce(latest, earliest) >= ?"),
        (wanted.until, "coalesce(earliest, latest) <= ?"),
        (wanted.min_sources or None, "source_count >= ?"),
        (wanted.story, f"story = {THIS_STORY}"),
        (wanted.report, "id IN (SELECT event FROM event_report WHERE report = ?)"),
        (wanted.with_country and wanted.with_country.upper(), _OF_COUNTRY),
        (wanted.with_actor, _OF_ACTOR),
        (wanted.source, _OF_OUTLET),
    ]
    disputed = [("disputed = 1", ())] if wanted.disputed else []  # no parameter, so that the index of these is used
    return [*disputed, *((clause, (value,)) for value, clause in given if value is not None)]


def _of_names(wanted: EventFilter) -> list[Condition]:
    found: list[Condition] = []
    if wanted.actor is not None:
        by_id = (_OF_ACTOR, (wanted.actor,))
        found.append(_any_of(by_id, _in_column("actors", wanted.actor)))
    if wanted.place is not None:
        by_country = ("place_country = ?", (wanted.place.upper(),))
        found.append(_any_of(by_country, _in_column("place", wanted.place)))
    if wanted.text is not None:
        found.append(_in_text(wanted.text))
    return found


def _any_of(*conditions: Condition) -> Condition:
    return " OR ".join(clause for clause, _ in conditions), _values(conditions)


def _in_column(column: str, words: str) -> Condition:
    query = match(words, prefix=True)
    if query is None:
        return NOTHING, ()
    return "number IN (SELECT rowid FROM event_search WHERE event_search MATCH ?)", (f"{column} : ({query})",)


def _in_text(words: str) -> Condition:
    query = match(words)
    if query is None:
        return NOTHING, ()
    in_title = ("number IN (SELECT rowid FROM event_search WHERE event_search MATCH ?)", (f"title : ({query})",))
    in_sentence = (
        "id IN (SELECT event FROM mention_search JOIN mention ON mention.number = mention_search.rowid "
        "JOIN event_mention ON event_mention.mention = mention.id WHERE mention_search MATCH ?)",
        (query,),
    )
    in_headline = (
        "id IN (SELECT event FROM report_search JOIN report ON report.number = report_search.rowid "
        "JOIN event_report ON event_report.report = report.id WHERE report_search MATCH ?)",
        (f"title : ({query})",),
    )
    return _any_of(in_title, in_sentence, in_headline)
