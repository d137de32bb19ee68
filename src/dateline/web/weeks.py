"""Conflict and cooperation between two countries or actors by week: the mean PLOVER score, and how sure it is.

Law of this file: a mean is as uncertain as it rests on few independent sources. Its margin is 1.96 s / sqrt(n), as if
each of the n sources of the week were one draw; s is the spread of the pair's scores, drawn towards SPREAD while there
are few of them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import groupby

from dateline.archive.counting import DyadScore
from dateline.records import Record

WIDTH, HEIGHT = 720, 260
LEFT, RIGHT, TOP, BOTTOM = 40, 16, 12, 60
FLOOR = HEIGHT - BOTTOM
SPREAD, PRIOR = 4.0, 4  # how widely scores lie apart before a pair's own are known, and how many events that weighs
MOST_WEEKS = 520  # drawn: ten years, the last ones


class Week(Record, frozen=True, kw_only=True):
    """A week from Monday with the events that begin in it."""

    monday: str
    events: int
    #: independent sources of these events, together
    sources: int
    #: of the events' scores, -10 to 10
    mean: float
    lowest: float
    highest: float
    #: how far the mean may lie off, either way, by the number of sources
    margin: float


class Dot(Record, frozen=True, kw_only=True):
    week: Week
    sunday: str
    x: float
    y: float
    #: the ends of the margin
    y_low: float
    y_high: float
    radius: float
    #: of the bar of sources under the picture
    bar: float


class WeekChart(Record, frozen=True, kw_only=True):
    dots: tuple[Dot, ...]
    #: of SVG polylines: weeks next to one another are joined, gaps stay open
    lines: tuple[str, ...]
    first: str
    last: str
    bar_width: float
    most_sources: int


def weekly(scores: Sequence[DyadScore]) -> list[Week]:
    """The weeks that hold an event, in order. Every event counts once, however many reports tell it."""
    spread = _spread([one.score for one in scores])
    dated = [(day - timedelta(days=day.weekday()), one) for one in scores if (day := _date(one.day))]
    weeks = []
    for monday, group in groupby(sorted(dated, key=lambda each: each[0]), key=lambda each: each[0]):
        events = [one for _, one in group]
        values = [one.score for one in events]
        sources = sum(one.source_count for one in events)
        weeks.append(
            Week(
                monday=monday.isoformat(),
                events=len(events),
                sources=sources,
                mean=round(sum(values) / len(values), 2),
                lowest=min(values),
                highest=max(values),
                margin=round(1.96 * spread / math.sqrt(max(1, sources)), 2),
            )
        )
    return weeks


def _spread(values: Sequence[float]) -> float:
    mean = sum(values) / max(1, len(values))
    squares = sum((value - mean) ** 2 for value in values)
    return math.sqrt((squares + PRIOR * SPREAD**2) / (max(0, len(values) - 1) + PRIOR))


def _date(day: str) -> date | None:
    try:
        found = date.fromisoformat(day[:10])
    except ValueError:
        return None
    return found if found.toordinal() > 7 else None


def week_chart(weeks: Sequence[Week]) -> WeekChart | None:
    """The picture of at least two weeks with events."""
    if len(weeks) < 2:
        return None
    last = date.fromisoformat(weeks[-1].monday)
    shown = [week for week in weeks if (last - date.fromisoformat(week.monday)).days // 7 < MOST_WEEKS]
    first = date.fromisoformat(shown[0].monday)
    span, most = max(1, (last - first).days // 7), max(week.sources for week in shown)
    dots = tuple(_dot(week, (date.fromisoformat(week.monday) - first).days // 7, span, most) for week in shown)
    step = (WIDTH - LEFT - RIGHT) / span
    return WeekChart(
        dots=dots,
        lines=tuple(_lines(dots, step)),
        first=first.isoformat(),
        last=last.isoformat(),
        bar_width=round(min(14.0, max(2.0, step * 0.7)), 1),
        most_sources=most,
    )


def _dot(week: Week, number: int, span: int, most: int) -> Dot:
    return Dot(
        week=week,
        sunday=(date.fromisoformat(week.monday) + timedelta(days=6)).isoformat(),
        x=round(LEFT + 8 + (WIDTH - LEFT - RIGHT - 16) * number / span, 1),
        y=height(week.mean),
        y_low=height(max(-10.0, week.mean - week.margin)),
        y_high=height(min(10.0, week.mean + week.margin)),
        radius=round(3 + 4 * (week.sources / most) ** 0.5, 1),
        bar=round(26 * week.sources / most, 1),
    )


def height(score: float) -> float:
    """Where a score of -10 to 10 stands in the picture."""
    return round(TOP + (FLOOR - TOP) * (10 - score) / 20, 1)


def _lines(dots: Sequence[Dot], step: float) -> list[str]:
    runs: list[list[Dot]] = []
    for dot in dots:
        if runs and dot.x - runs[-1][-1].x < 1.5 * step:
            runs[-1].append(dot)
        else:
            runs.append([dot])
    return [" ".join(f"{dot.x},{dot.y}" for dot in run) for run in runs if len(run) > 1]
