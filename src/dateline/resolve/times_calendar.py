"""Stretches of the calendar: one unit (day, week, month, quarter ...) at one place, with its days and its TIMEX3 value.

Values follow TIMEX3 (TimeML 1.2.1): ISO 8601 for days, weeks, months and years, and "1998-Q3", "1998-H1", "1998-SU",
"1998-W05-WE", "199" (a decade) and "19" (a century) for the rest. Weeks are ISO weeks, Monday to Sunday.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

DAY = timedelta(days=1)
#: months in the units that are made of whole months
MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
#: days in the units that are made of whole days
DAYS = {"day": 1, "week": 7, "weekend": 7}
SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
EARLY, MIDDLE, LATE = "early", "middle", "late"


@dataclass(frozen=True, slots=True)
class Period:
    """One unit of the calendar, known by its first day. Build it with `period`, which finds that day."""

    unit: str
    first: date

    @property
    def last(self) -> date:
        """The last day that belongs to it."""
        if self.unit == "weekend":
            return self.first + DAY
        if self.unit in DAYS:
            return self.first + (DAYS[self.unit] - 1) * DAY
        return add_months(self.first, MONTHS[self.unit]) - DAY

    @property
    def value(self) -> str:
        """Its TIMEX3 value."""
        year, month = self.first.year, self.first.month
        week = "{}-W{:02}".format(*self.first.isocalendar()[:2])
        forms = {
            "day": self.first.isoformat(),
            "week": week,
            "weekend": f"{week}-WE",
            "month": f"{year:04}-{month:02}",
            "quarter": f"{year:04}-Q{(month + 2) // 3}",
            "half": f"{year:04}-H{(month + 5) // 6}",
            "season": f"{year:04}-{SEASONS.get(month, 'XX')}",
            "year": f"{year:04}",
            "decade": f"{year // 10:03}",
            "century": f"{year // 100:02}",
        }
        return forms[self.unit]

    def shift(self, count: int, unit: str) -> Period:
        """The same unit, `count` units of the kind `unit` later (earlier where negative)."""
        if unit in DAYS:
            return period(self.unit, self.first + count * DAYS[unit] * DAY)
        return period(self.unit, add_months(self.first, count * MONTHS[unit]))

    def part(self, which: str | None) -> tuple[date, date]:
        """First and last day of its early, middle or late half; of the whole where `which` is None."""
        first, last = self.first, self.last
        quarter = (last - first) // 4
        if which == EARLY:
            return first, last - 2 * quarter
        if which == MIDDLE:
            return first + quarter, last - quarter
        if which == LATE:
            return first + 2 * quarter, last
        return first, last


def period(unit: str, day: date) -> Period:
    """The unit in which the day lies; for a weekend that of the day's week. Winter belongs to the year it begins in."""
    if unit == "day":
        return Period(unit, day)
    if unit == "week":
        return Period(unit, day - day.weekday() * DAY)
    if unit == "weekend":
        return Period(unit, day + (5 - day.weekday()) * DAY)
    if unit == "season":
        begin = add_months(day.replace(day=1), -(day.month % 3))
        return Period(unit, begin)
    size = MONTHS[unit]
    months = day.year * 12 + day.month - 1
    months -= months % size
    return Period(unit, date(max(months // 12, 1), months % 12 + 1, 1))


def coarser(unit: str, than: str) -> bool:
    """Is the one unit longer than the other?"""
    sizes = DAYS | {name: 30 * months for name, months in MONTHS.items()}
    return sizes[unit] > sizes[than]


def add_months(day: date, count: int) -> date:
    """The same day of the month `count` months on, or the month's last day; OverflowError beyond the calendar."""
    months = day.year * 12 + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    if not 1 <= year <= MAXYEAR:
        raise OverflowError(f"{count} months from {day} lies outside the calendar")
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian algorithm (Nature, 20 April 1876; Meeus 1991)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def nth_weekday(year: int, month: int, weekday: int, count: int) -> date:
    """The `count`-th Monday (0) ... Sunday (6) of a month; counted from its end where negative."""
    if count > 0:
        first = date(year, month, 1)
        return first + ((weekday - first.weekday()) % 7 + 7 * (count - 1)) * DAY
    last = add_months(date(year, month, 1), 1) - DAY
    return last - ((last.weekday() - weekday) % 7 - 7 * (count + 1)) * DAY
