"""Events over time as bars: days, weeks, months or years, whichever gives a picture that can be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from dateline.archive.counting import DayCount
from dateline.records import Record

MOST_BARS = 60
FEW = 0.04  # of the events: so many may lie before the picture begins, so that one old date does not flatten it


class Bar(Record, frozen=True, kw_only=True):
    """One stretch of time; the height is a share of the tallest, 0 to 100."""

    first: str
    last: str
    events: int
    disputed: int
    height: float
    disputed_height: float


class Timeline(Record, frozen=True, kw_only=True):
    bars: tuple[Bar, ...]
    #: day, week, month or year
    unit: str
    most: int
    #: events that begin before the first bar
    before: int


def timeline(days: Sequence[DayCount]) -> Timeline | None:
    """The bars from the first day to the last, empty ones too. None where fewer than two days hold an event."""
    known = [(day, each.events) for each in days if (day := _date(each.value))]
    known, before = _without_few(known)
    if len(known) < 2:
        return None
    unit = _unit(known[0][0], known[-1][0])
    starts = _starts(known[0][0], known[-1][0], unit)
    events = _binned(known, starts)
    disputes = _binned([(day, each.disputed) for each in days if (day := _date(each.value))], starts)
    most = max(events)
    bars = tuple(
        Bar(
            first=first.isoformat(),
            last=(after - timedelta(days=1)).isoformat(),
            events=events[i],
            disputed=disputes[i],
            height=round(100 * events[i] / most, 2),
            disputed_height=round(100 * disputes[i] / most, 2),
        )
        for i, (first, after) in enumerate(pairwise(starts))
    )
    return Timeline(bars=bars, unit=unit, most=most, before=before)


def _date(day: str) -> date | None:
    try:
        return date.fromisoformat(day[:10])
    except ValueError:
        return None


def _without_few(days: list[tuple[date, int]]) -> tuple[list[tuple[date, int]], int]:
    """Leave out the earliest days while they hold few events and stand more than a year before the next."""
    total, left = sum(events for _, events in days), 0
    best = 0
    for i in range(1, len(days)):
        left += days[i - 1][1]
        if left > max(1, FEW * total):
            break
        if (days[i][0] - days[i - 1][0]).days > 365:
            best = i
    return days[best:], sum(events for _, events in days[:best])


def _unit(first: date, last: date) -> str:
    span = (last - first).days + 1
    for unit, length in (("day", 1), ("week", 7), ("month", 30)):
        if span <= MOST_BARS * length:
            return unit
    return "year"


def _starts(first: date, last: date, unit: str) -> list[date]:
    """The first day of each bar, and the day after the last."""
    starts = [_begin(first, unit)]
    while starts[-1] <= last:
        try:
            starts.append(_next(starts[-1], unit))
        except (OverflowError, ValueError):  # the year 9999
            starts.append(date.max)
            break
    return starts


def _begin(day: date, unit: str) -> date:
    if unit == "week":
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    if unit == "day":
        return day
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _next(start: date, unit: str) -> date:
    if unit in ("day", "week"):
        return start + timedelta(days=1 if unit == "day" else 7)
    if unit == "month":
        return _begin(start + timedelta(days=31), "month")
    return start.replace(year=start.year + 1)


def _binned(days: Sequence[tuple[date, int]], starts: Sequence[date]) -> list[int]:
    counts, at = [0] * (len(starts) - 1), 0
    for day, events in days:
        if day < starts[0]:
            continue
        while at < len(counts) - 1 and day >= starts[at + 1]:
            at += 1
        counts[at] += events
    return counts
