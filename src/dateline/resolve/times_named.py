"""Which day, month, season or year an expression names by its place in the calendar.

Where an expression leaves the year or the week open, tense and the habit of news decide: see docs/times.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

from dateline import knowledge
from dateline.resolve.times_calendar import Period, easter, nth_weekday, period
from dateline.resolve.times_grammar import Match
from dateline.resolve.times_moment import FUTURE, PAST, Moment, relation_of

LAST_GONE = 60  # days: a month just over is "in February"; "last February" is the one before
YEAR_SAID = 300  # days from which on news names the year of a date: "May 5" is not ten months away


def named(match: Match, moment: Moment) -> Period | None:
    """The period that an expression names by its place in the calendar; None where no date is known."""
    if match.get("iso"):
        return Period("day", date.fromisoformat(match.get("iso")))
    if match.get("slash"):
        return _figures(match.get("slash"))
    if match.get("month") is not None:
        return _month(match, moment)
    if match.get("season") is not None:
        return _season(match, moment)
    if match.get("holiday"):
        return _holiday(match, moment)
    if match.get("weekday") is not None:
        return _weekday(match, moment)
    if match.get("deictic") is not None:
        return moment.now and moment.now.shift(int(match.get("deictic")), "day")
    year = named_year(match, moment)
    return period("year", date(year, 1, 1)) if year is not None else None


def _figures(printed: str) -> Period:
    """17/04/2023 or 04/17/2023: the day is the number over 12; where both could be, the American order."""
    first, second, year = (int(part) for part in printed.replace(".", "/").split("/"))
    if year < 100:
        year += 1900 if year > 50 else 2000
    month, day = (second, first) if first > 12 or "." in printed else (first, second)
    return Period("day", date(year, month, day))


def _month(match: Match, moment: Moment) -> Period | None:
    month, day = int(match.get("month")), match.get("day")
    unit = "month" if day is None else "day"
    year = named_year(match, moment)
    if year is not None:
        return Period(unit, date(year, month, int(day or 1)))
    choices = _in_years(years_around(moment), match)
    found = _occurrence(_on_weekday(choices, match), match, moment)
    if found is None or moment.today is None or distance(found, moment.today) < YEAR_SAID:
        return found
    return _occurrence(choices, match, moment)  # "Wednesday 13 April" of a Thursday, 13 April: a slip


def _in_years(years: Iterable[int], match: Match) -> list[Period]:
    """The day or month in each of these years."""
    month, day = int(match.get("month")), match.get("day")
    unit = "month" if day is None else "day"
    candidates = []
    for year in years:
        try:
            candidates.append(Period(unit, date(year, month, int(day or 1))))
        except ValueError:  # 29 February
            continue
    return candidates


def _on_weekday(choices: list[Period], match: Match) -> list[Period]:
    """Of some days those that are of the weekday beside them; all where there is none, or none of it."""
    weekday = match.get("weekday") if match.get("weekday") is not None else match.get("shortday")
    return [choice for choice in choices if weekday is not None and choice.first.weekday() == weekday] or choices


def beside(match: Match, anchor: date) -> Period | None:
    """The day or month of that name nearest to a day that an undated report gives in full."""
    choices = _on_weekday(_in_years(range(anchor.year - 1, anchor.year + 2), match), match)
    return min(choices, key=lambda choice: (distance(choice, anchor), choice.first), default=None)


def _season(match: Match, moment: Moment) -> Period | None:
    year, month = named_year(match, moment), int(match.get("season"))
    if year is not None:
        return Period("season", date(year, month, 1))
    return _occurrence([Period("season", date(year, month, 1)) for year in years_around(moment)], match, moment)


def _holiday(match: Match, moment: Moment) -> Period | None:
    rule, year = knowledge.document("holidays")["days"][match.get("holiday")], named_year(match, moment)
    if year is not None:
        return Period("day", holiday(rule, year))
    return _occurrence([Period("day", holiday(rule, year)) for year in years_around(moment)], match, moment)


@cache
def _offset(rule: str) -> int:
    return int(rule.removeprefix("easter"))


def holiday(rule: str | list[int], year: int) -> date:
    """The day of a holiday in a year, by a rule of knowledge/holidays.toml."""
    if isinstance(rule, str):
        return Period("day", easter(year)).shift(_offset(rule), "day").first
    if len(rule) == 2:
        return date(year, rule[0], rule[1])
    return nth_weekday(year, rule[0], rule[1], rule[2])


def _weekday(match: Match, moment: Moment) -> Period | None:
    """A bare weekday of the news is the last one up to today; in the future tense the next one from today on."""
    if moment.today is None:
        return None
    weekday = int(match.get("weekday"))
    for name in ("weeklast", "weekthis", "weeknext"):
        if match.get(name) is not None:
            week = period("week", moment.today).shift(int(match.get(name)), "week")
            return Period("day", week.first).shift(weekday, "day")
    relation = relation_of(match)
    start = Period("day", moment.today)
    if relation and relation[0] in ("before", "after") and moment.focus:
        start = Period("day", moment.focus.first)
    back = (start.first.weekday() - weekday) % 7
    if relation:
        name, way = relation
        if way < 0:
            return start.shift(-(back or 7), "day")
        if way > 0 or moment.tense() != PAST:
            return start.shift((-back) % 7 or (7 if way > 0 else 0), "day")
        return start.shift(-back, "day")
    way = moment.tense()
    ahead = (-back) % 7
    forward = way == FUTURE or (way == 0 and ahead < back)
    return start.shift(ahead if forward else -back, "day")


def named_year(match: Match, moment: Moment) -> int | None:
    """The year that the expression itself names: 2021, last year."""
    if match.get("year") is not None:
        return int(match.get("year"))
    for name in ("yearlast", "yearthis", "yearnext"):
        if match.get(name) is not None and moment.today:
            return moment.today.year + int(match.get(name))
    return None


def years_around(moment: Moment) -> range:
    return range(moment.today.year - 2, moment.today.year + 3) if moment.today else range(0)


def _occurrence(candidates: Iterable[Period], match: Match, moment: Moment) -> Period | None:
    """Which of several years' Aprils is meant: by "last" and "next", else by tense, else the nearest."""
    today = moment.today
    if today is None:
        return None
    choices = sorted(candidates, key=lambda choice: choice.first)
    past = [choice for choice in choices if choice.first <= today]
    future = [choice for choice in choices if choice.last >= today]
    relation = relation_of(match)
    if relation:
        name, way = relation
        if way < 0:
            gone = [choice for choice in past if (today - choice.last).days > (choice.unit == "month") * LAST_GONE]
            return gone[-1] if gone else None
        if way > 0:
            return next((choice for choice in future if choice.first > today), None)
        return next((choice for choice in choices if choice.first.year == today.year), None) if name == "this" else None
    return by_tense(choices, moment)


def by_tense(choices: list[Period], moment: Moment) -> Period | None:
    """The last one in the past tense, the next one in the future, else the nearest."""
    today, way = moment.today, moment.tense()
    if today is None:
        return None
    past = [choice for choice in choices if choice.first <= today]
    future = [choice for choice in choices if choice.last >= today]
    if way == PAST and past and (today - past[-1].last).days < YEAR_SAID:
        return past[-1]
    if way == FUTURE and future and (future[0].first - today).days < YEAR_SAID:
        return future[0]
    return min(choices, key=lambda choice: (distance(choice, today), choice.first), default=None)


def distance(choice: Period, today: date) -> int:
    """Days between today and a period; 0 inside it."""
    return max((choice.first - today).days, (today - choice.last).days, 0)
