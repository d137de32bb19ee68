"""A count as later reports raise or contradict it: each report's number over its day of publication."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from dateline.archive import Evidence
from dateline.records import Event, Record

WIDTH, HEIGHT = 360, 200  # of the drawing; text in it is meant to be read at this size on a phone
LEFT, RIGHT, TOP, BOTTOM = 56, 16, 16, 34


class Point(Record, frozen=True, kw_only=True):
    """What one report says: between `low` and `high`, on that day."""

    x: float
    y: float
    y_low: float
    y_high: float
    low: float
    high: float
    approximate: bool
    source: str
    day: str


class Tick(Record, frozen=True, kw_only=True):
    at: float
    label: str


class Growth(Record, frozen=True, kw_only=True):
    of: str
    points: tuple[Point, ...]
    #: points of an SVG polyline through the highest number of each day
    line: str
    counts: tuple[Tick, ...]
    days: tuple[Tick, ...]


Said = tuple[date, float, float, bool, str]


def growths(event: Event, evidence: Sequence[Evidence]) -> list[Growth]:
    """A chart for each count that reports of at least two days put differently."""
    charts = []
    for name, field in event.fields.items():
        if name.startswith("quantity:") and field.verdict in ("growing", "disputed"):
            mentions = {mention for value in field.values for mention in value.mentions}
            said = _said(name.removeprefix("quantity:"), [each for each in evidence if each.mention.id in mentions])
            if len({one[0] for one in said}) > 1:
                charts.append(_chart(name.removeprefix("quantity:"), said))
    return charts


def _said(of: str, evidence: Sequence[Evidence]) -> list[Said]:
    found: set[Said] = set()
    for each in evidence:
        try:
            day = date.fromisoformat((each.published or "")[:10])
        except ValueError:
            continue
        for count in each.mention.quantities:
            if count.of == of:
                found.add((day, count.low, count.high, count.approximate, each.source or each.report))
    return sorted(found)


def _chart(of: str, said: Sequence[Said]) -> Growth:
    first, last = said[0][0], said[-1][0]
    top = max(one[2] for one in said) or 1.0

    def x(day: date) -> float:
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (day - first).days / (last - first).days, 1)

    def y(count: float) -> float:
        return round(HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * count / top, 1)

    points = tuple(
        Point(
            x=x(day), y=y((low + high) / 2), y_low=y(low), y_high=y(high),
            low=low, high=high, approximate=about, source=source, day=day.isoformat(),
        )
        for day, low, high, about, source in said
    )  # fmt: skip
    return Growth(
        of=of,
        points=points,
        line=" ".join(f"{point_x},{point_y}" for point_x, point_y in _highest(points)),
        counts=tuple(Tick(at=y(count), label=f"{count:,.4g}") for count in _round_counts(top)),
        days=tuple(Tick(at=x(day), label=day.isoformat()) for day in (first, last)),
    )


def _highest(points: Sequence[Point]) -> list[tuple[float, float]]:
    by_day: dict[float, float] = {}
    for point in points:
        by_day[point.x] = min(point.y, by_day.get(point.x, point.y))  # y grows downwards
    return list(by_day.items())


def _round_counts(top: float) -> list[float]:
    """Two to five round numbers from 0 to the highest count."""
    step = 10.0 ** (len(f"{top:.0f}") - 1)
    while top / step < 2:
        step /= 2
    while top / step > 5:
        step *= 2
    return [step * i for i in range(int(top / step) + 1)]
