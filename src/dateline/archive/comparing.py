"""Outlets side by side: which events each carries or leaves out, how early each was, and where they differ.

Law of this file: outlets are compared on events, never on how often they report; who is first is a matter of days, and
of hours only where the reports print them.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from difflib import get_close_matches
from statistics import median
from typing import Any

from dateline.archive.writing import GIVEN, given
from dateline.records import Event, Record, Verdict


class UnknownOutlet(ValueError):
    """An outlet that no report of the archive is of; the message names those that are nearest, or how to list them."""


class Carried(Record, frozen=True, kw_only=True):
    """How one outlet tells one event."""

    source: str
    reports: tuple[str, ...]
    #: of its first report
    published: str | None
    #: after the first report of all, of any outlet; hours only where both print a time of day
    days_behind: int | None
    hours_behind: float | None
    #: False where it only repeats an origin already counted
    independent: bool


class Difference(Record, frozen=True, kw_only=True):
    """A field of which the outlets compared do not say the same."""

    field: str
    #: of the event, all its reports together
    verdict: Verdict
    #: outlet -> the values that it gives, those that give none left out
    values: dict[str, tuple[Any, ...]]


class ComparedEvent(Record, frozen=True, kw_only=True):
    """One event that at least one of the outlets tells."""

    event: str
    title: str
    earliest: str | None
    latest: str | None
    source_count: int
    carried: tuple[Carried, ...]
    left_out: tuple[str, ...]
    differences: tuple[Difference, ...]


class OutletShare(Record, frozen=True, kw_only=True):
    """One outlet over all events compared."""

    source: str
    events: int
    #: told by none of the others compared
    alone: int
    #: told by others compared, not by it
    left_out: int
    #: where others of the archive tell it too: on the first day of all (and hour, where known)
    first: int
    #: median, over events that others tell too
    days_behind: float | None
    #: events of which it only repeats an origin already counted
    dependent: int


class Comparison(Record, frozen=True, kw_only=True):
    """Some outlets and the events that they tell, by day."""

    outlets: tuple[OutletShare, ...]
    events: tuple[ComparedEvent, ...]


Telling = tuple[str, str, str | None, bool]  # outlet, report, published, independent


def outlets_named(database: sqlite3.Connection, names: Sequence[str]) -> list[str]:
    """The outlets with these names, whatever their case. UnknownOutlet where there is none, or fewer than two."""
    known = [row[0] for row in database.execute("SELECT DISTINCT source FROM report WHERE source IS NOT NULL")]
    found = [_outlet(name, sorted(known)) for name in names]
    if len(set(found)) < 2:
        raise UnknownOutlet("comparing needs two outlets or more: `dateline reports` lists them")
    return list(dict.fromkeys(found))


def _outlet(name: str, known: Sequence[str]) -> str:
    if name in known:
        return name
    folded = {other.casefold(): other for other in known}
    if name.casefold() in folded:
        return folded[name.casefold()]
    near = [folded[one] for one in get_close_matches(name.casefold(), folded, n=3)]
    hint = f"perhaps {' or '.join(near)}" if near else "`dateline reports` lists the outlets"
    raise UnknownOutlet(f"no report here is of {name!r}: {hint}")


def compare(database: sqlite3.Connection, outlets: Sequence[str], events: Iterable[Event]) -> Comparison:
    """Put outlets side by side on these events; those that none of them tells are left aside."""
    by_id = {event.id: event for event in events}
    told = _told(database, by_id)
    compared = [_compared(by_id[name], outlets, told[name]) for name in by_id if name in told]
    compared = [each for each in compared if each.carried]
    compared.sort(key=lambda each: (each.earliest or "~", each.event))
    shared = {name for name, tellings in told.items() if len({source for source, *_ in tellings}) > 1}
    return Comparison(
        outlets=tuple(_share(source, compared, shared) for source in outlets),
        events=tuple(compared),
    )


def _told(database: sqlite3.Connection, events: Iterable[str]) -> dict[str, list[Telling]]:
    """Event -> who tells it, by publication."""
    query = f"""
        SELECT event, coalesce(event_report.source, report.id), report.id, published, independent
        FROM event_report JOIN report ON report.id = event_report.report
        WHERE event IN {GIVEN} ORDER BY coalesce(published, '~'), report.id"""
    told: dict[str, list[Telling]] = {}
    for event, source, report, published, independent in database.execute(query, (given(events),)):
        told.setdefault(event, []).append((source, report, published, bool(independent)))
    return told


def _compared(event: Event, outlets: Sequence[str], tellings: Sequence[Telling]) -> ComparedEvent:
    days = [day for _, _, published, _ in tellings if (day := _day(published))]
    moments = [moment for _, _, published, _ in tellings if (moment := _moment(published))]
    first_day = min(days, default=None)
    # A report of the first day that prints no hour may have been before all others of that day.
    on_first = [published for _, _, published, _ in tellings if _day(published) == first_day]
    first_moment = min(moments) if moments and all(map(_moment, on_first)) else None
    carried = [
        _carried(source, [one for one in tellings if one[0] == source], first_day, first_moment)
        for source in outlets
        if any(one[0] == source for one in tellings)
    ]
    telling = {each.source for each in carried}
    return ComparedEvent(
        event=event.id,
        title=event.title,
        earliest=event.earliest,
        latest=event.latest,
        source_count=event.source_count,
        carried=tuple(carried),
        left_out=tuple(source for source in outlets if source not in telling),
        differences=tuple(_differences(event, outlets)),
    )


def _carried(source: str, own: Sequence[Telling], first_day: date | None, first_moment: datetime | None) -> Carried:
    published = own[0][2]
    day, moment = _day(published), _moment(published)
    hours = (moment - first_moment).total_seconds() / 3600 if moment and first_moment else None
    return Carried(
        source=source,
        reports=tuple(report for _, report, _, _ in own),
        published=published,
        days_behind=(day - first_day).days if day and first_day else None,
        hours_behind=round(hours, 2) if hours is not None else None,
        independent=any(independent for *_, independent in own),
    )


def _differences(event: Event, outlets: Sequence[str]) -> Iterable[Difference]:
    for name, field in event.fields.items():
        values = {source: tuple(value.value for value in field.values if source in value.sources) for source in outlets}
        values = {source: theirs for source, theirs in values.items() if theirs}
        if len({repr(theirs) for theirs in values.values()}) > 1:
            yield Difference(field=name, verdict=field.verdict, values=values)


def _share(source: str, events: Sequence[ComparedEvent], shared: set[str]) -> OutletShare:
    own = {each.event: one for each in events for one in each.carried if one.source == source}
    rivals: Mapping[str, Carried] = {name: one for name, one in own.items() if name in shared}
    behind = [one.days_behind for one in rivals.values() if one.days_behind is not None]
    return OutletShare(
        source=source,
        events=len(own),
        alone=sum(each.event in own and len(each.carried) == 1 for each in events),
        left_out=sum(source in each.left_out for each in events),
        first=sum(one.days_behind == 0 and not one.hours_behind for one in rivals.values()),
        days_behind=float(median(behind)) if behind else None,
        dependent=sum(not one.independent for one in own.values()),
    )


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _moment(published: str | None) -> datetime | None:
    """The moment of publication where its hour is known; without a zone it is taken for UTC, as feeds mean it."""
    if not published or len(published) <= len("2023-04-16"):
        return None
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
