"""What a matched expression means: one function for each family of rules in knowledge/time_rules.toml.

A family takes the match and the moment (day of publication, time in focus, tense) and answers with a TIMEX3 value and
the days it can mean, or None where the words turn out to be no time expression after all.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from dateline.resolve.times_calendar import (
    DAYS,
    EARLY,
    LATE,
    MIDDLE,
    MONTHS,
    Period,
    coarser,
    period,
)
from dateline.resolve.times_grammar import Match
from dateline.resolve.times_lengths import CODES, duration, recurring
from dateline.resolve.times_moment import FUTURE, OPEN, PAST, Meaning, Moment, relation_of
from dateline.resolve.times_named import beside, by_tense, distance, holiday, named, named_year, years_around

#: a half of a unit as a number of smaller ones
HALVES = {"year": (12, "month"), "decade": (10, "year"), "century": (100, "year")}
LAST_WEEK = 4  # of a month


def meaning(match: Match, moment: Moment) -> Meaning | None:
    """The meaning of a match; OPEN where it needs a date that is not known, None where it is no time."""
    try:
        return FAMILIES[match.rule.family](match, moment)
    except (OverflowError, ValueError):  # a date that no calendar has: 31 June, a thousand years ago
        return None


def _of(found: Period | None, match: Match, moment: Moment) -> Meaning:
    """A period as a meaning; early, mid, late narrow its days; earlier and later end and begin with today."""
    if found is None:
        return OPEN
    part = match.get("early")
    first, last = found.part(part if part in (EARLY, MIDDLE, LATE) else None)
    if part == "before" and moment.today and first <= moment.today < last:
        last = moment.today
    if part == "after" and moment.today and first < moment.today <= last:
        first = moment.today
    return Meaning(found.value, first, last, found)


def calendar(match: Match, moment: Moment) -> Meaning | None:
    """Days, months, seasons and years of the calendar, weekdays, holidays, today and tomorrow."""
    if match.get("month") is not None and match.get("year") is None and moment.today is None:
        if moment.anchor is not None and relation_of(match) is None:
            return _of(beside(match, moment.anchor), match, moment)
        month, day = int(match.get("month")), match.get("day")
        return Meaning(f"XXXX-{month:02}" + (f"-{int(day):02}" if day is not None else ""))
    return _of(named(match, moment), match, moment)


def unit(match: Match, moment: Moment) -> Meaning | None:
    """Last week, this year, the end of the month, over the weekend."""
    name = match.get("unit")
    if name not in DAYS and name not in MONTHS:
        return None
    if moment.today is None:
        return OPEN
    relation = relation_of(match)
    if relation and relation[0] in ("before", "after") and moment.focus:
        return _of(period(name, moment.focus.first).shift(relation[1], name), match, moment)
    here = period(name, moment.today)
    if relation is None and name == "weekend":
        ahead = moment.tense() == FUTURE or here.first <= moment.today
        return _of(here if ahead else here.shift(-1, "week"), match, moment)
    if name == "weekend" and relation and relation[1] < 0 and moment.today >= here.first:
        return _of(here.shift(-1, "week"), match, moment)
    return _of(here.shift(relation[1] if relation else 0, name), match, moment)


def quarter(match: Match, moment: Moment) -> Meaning | None:
    """The third quarter, the first half of 2022: of the year named, else of the last one that has begun."""
    size = match.rule.options.get("unit", "quarter")
    rank = int(match.get("rank") or (2 if match.get("last") else 0))
    if not 1 <= rank <= 12 // MONTHS[size]:
        return None
    year = named_year(match, moment)
    month = (rank - 1) * MONTHS[size] + 1
    if year is not None:
        return _of(Period(size, date(year, month, 1)), match, moment)
    if moment.today is None:
        return Meaning(f"XXXX-{CODES[size]}{rank}")
    candidates = [Period(size, date(year, month, 1)) for year in years_around(moment)]
    if moment.tense() == FUTURE:
        today = moment.today
        return _of(min(candidates, key=lambda choice: distance(choice, today)), match, moment)
    begun = [choice for choice in candidates if choice.first <= moment.today]
    return _of(begun[-1], match, moment)


def decade(match: Match, moment: Moment) -> Meaning | None:
    """The 1990s, the '80s, the nineties. Two digits mean the decade of that name that last began."""
    short = match.get("decadeword")
    if short is None:
        printed = match.get("decade").strip("'s").replace("'", "")
        if len(printed) == 4:
            return _of(period("decade", date(int(printed), 1, 1)), match, moment)
        if len(printed) != 2:
            return None
        short = int(printed)
    this_year = moment.today.year if moment.today else date.max.year
    century = 2000 if 2000 + short <= this_year and this_year - 2000 - short < 60 else 1900
    return _of(period("decade", date(century + short, 1, 1)), match, moment)


def counted_week(match: Match, moment: Moment) -> Meaning | None:
    """The second week of May: the calendar week in which most of its second seven days lie."""
    rank, month = int(match.get("rank") or LAST_WEEK), int(match.get("month"))
    years = [int(match.get("year"))] if match.get("year") is not None else years_around(moment)
    candidates = [period("week", date(year, month, min(7 * rank - 3, 25))) for year in years]
    if not candidates or rank > LAST_WEEK:
        return OPEN
    return _of(candidates[0] if len(candidates) == 1 else by_tense(candidates, moment), match, moment)


def counted_weekday(match: Match, moment: Moment) -> Meaning | None:
    """The first Sunday of May, the last Thursday in November."""
    count = int(match.get("rank") or -1)
    rule = [int(match.get("month")), int(match.get("weekday")), count]
    years = [int(match.get("year"))] if match.get("year") is not None else years_around(moment)
    candidates = [Period("day", holiday(rule, year)) for year in years]
    if count > 5 or not candidates:
        return OPEN if count <= 5 else None
    if len(candidates) == 1:
        return _of(candidates[0], match, moment)
    return _of(by_tense(candidates, moment), match, moment)


def century(match: Match, moment: Moment) -> Meaning | None:
    """The 19th century: value 18."""
    rank = int(match.get("rank"))
    return _of(Period("century", date(max((rank - 1) * 100, 1), 1, 1)), match, moment) if 1 <= rank <= 22 else None


def shift(match: Match, moment: Moment) -> Meaning | None:
    """Two weeks ago, three days later: as exact as the unit, or as the quarter that the figures are about."""
    base = moment.focus or moment.now if match.get("focus") else moment.now
    name = match.get("unit") or match.get("units")
    relation = relation_of(match)
    sign = match.get("sign") or match.get("ago") or match.get("earlierlater") or (relation[1] if relation else PAST)
    if name == "fortnight":
        return _shifted(base, 2 * sign, "week", match, moment)
    if match.get("some") is not None or (
        match.get("units") and match.get("num") is None and match.get("couple") is None
    ):
        return Meaning("FUTURE_REF" if moment.tense() == FUTURE else "PAST_REF")
    if name not in DAYS and name not in MONTHS:
        return Meaning("PAST_REF" if sign < 0 else "FUTURE_REF")
    count = float(match.get("num") or match.get("number") or match.get("couple") or 1)
    if name == "year" and count == 1 and moment.account and not match.get("num"):
        return _of(moment.account.shift(sign, "year"), match, moment)
    count = float(match.get("half") or count) + float(match.get("plus") or 0)
    if count != int(count) and name in HALVES:
        factor, name = HALVES[name]
        count *= factor
    return _shifted(base, int(count) * sign, name, match, moment)


def _shifted(base: Period | None, count: int, name: str, match: Match, moment: Moment) -> Meaning:
    if base is None or coarser(base.unit, name):
        return OPEN
    return _of(period(name, base.first).shift(count, name), match, moment)


def anaphor(match: Match, moment: Moment) -> Meaning | None:
    """The quarter, the week, the year: the one in focus."""
    name, year = match.get("unit"), named_year(match, moment)
    if name == "quarter":
        if year is not None:
            named = moment.account and moment.account.shift(year - moment.account.first.year, "year")
            return _of(named or period("year", date(year, 1, 1)), match, moment)
        if moment.account is None and match.get("period") is not None:
            return None
        last = moment.now and period("quarter", moment.now.first).shift(-1, "quarter")
        return _of(moment.account or last, match, moment)
    if name not in DAYS and name not in MONTHS:
        return None
    base = moment.now if name == "year" and moment.account else moment.focus or moment.now
    if base and coarser(base.unit, name):  # "that same day", of a month: some day of it
        return Meaning(None, base.first, base.last)
    return _of(base and period(name, base.first), match, moment)


def vague(match: Match, moment: Moment) -> Meaning | None:
    """Now, recently, soon: a reference without a date."""
    return Meaning(match.get("value") or match.get("vague"))


def fixed(match: Match, moment: Moment) -> Meaning | None:
    """The value that the rule itself states."""
    return Meaning(match.get("value"))


def _day(match: Match, moment: Moment) -> Period | None:
    """The day of a time of day: named beside it, else the day in focus, else today."""
    if any(match.get(name) is not None for name in ("month", "weekday", "deictic")):
        return named(match, moment)
    relation = relation_of(match)
    if relation and relation[0] in ("last", "this") and moment.now:
        return moment.now.shift(relation[1], "day")
    if match.get("focus") and moment.focus and coarser(moment.focus.unit, "day"):
        return None  # "that night" of a year or month: some night of it
    here = moment.focus if moment.focus and moment.focus.unit == "day" else moment.now
    if relation and here:
        return here.shift(relation[1], "day")
    return here


def clock(match: Match, moment: Moment) -> Meaning | None:
    """10 p.m. Wednesday, 20:30 GMT. The day stays the day of the place that tells it: zones are not converted."""
    if match.get("hourword"):
        hour, minute = (int(part) for part in match.get("hourword").split(":"))
        minutes: int | None = minute
    elif match.get("clock"):
        parts = match.get("clock").replace(".", ":").split(":")
        hour, minutes = int(parts[0]), int(parts[1])
    elif match.get("num") is not None:
        hour, minutes = divmod(int(match.get("num")), 100)
    else:
        hour, minutes = int(match.get("hour")), 0
    if match.get("am") in ("am", "pm") and hour <= 12:
        hour = hour % 12 + (12 if match.get("am").startswith("p") else 0)
    elif match.get("part") in ("AF", "EV", "NI") and 1 <= hour < 12:
        hour += 12
    if hour > 24 or (minutes or 0) > 59:
        return None
    day = _day(match, moment)
    end = "T24:00" if hour == 24 else f"T{hour:02}:{minutes:02}"
    return Meaning(f"{day.value}{end}", day.first, day.last, day) if day else Meaning(f"XXXX-XX-XX{end}")


def part(match: Match, moment: Moment) -> Meaning | None:
    """Monday night, the evening, this morning."""
    day, which = _day(match, moment), match.get("part")
    return Meaning(f"{day.value}T{which}", day.first, day.last, day) if day else Meaning(f"XXXX-XX-XXT{which}")


FAMILIES: dict[str, Callable[[Match, Moment], Meaning | None]] = {
    "calendar": calendar,
    "unit": unit,
    "quarter": quarter,
    "counted_week": counted_week,
    "counted_weekday": counted_weekday,
    "decade": decade,
    "century": century,
    "shift": shift,
    "anaphor": anaphor,
    "vague": vague,
    "fixed": fixed,
    "clock": clock,
    "part": part,
    "duration": duration,
    "set": recurring,
}
