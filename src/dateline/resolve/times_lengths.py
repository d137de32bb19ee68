"""How long and how often: the families of durations and sets."""

from __future__ import annotations

import math
from datetime import date

from dateline.resolve.times_calendar import DAYS, MONTHS, Period
from dateline.resolve.times_grammar import Match
from dateline.resolve.times_moment import PAST, Meaning, Moment, relation_of

CODES = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "weekend": "WE", "week": "W", "fortnight": "W",
    "month": "M", "quarter": "Q", "half": "H", "season": "S", "year": "Y", "decade": "E", "century": "C",
}  # fmt: skip
#: units that TIMEX3 writes as a number of another: a decade is ten years
MULTIPLES = {"fortnight": (2, "week"), "decade": (10, "year"), "century": (100, "year"), "half": (6, "month")}


def duration(match: Match, moment: Moment) -> Meaning | None:
    """Two years, several hours. Anchored ones ("the past two days") have days, others none."""
    name = match.get("unit") or match.get("units")
    if name == "weekend":
        return None
    if match.get("some") is not None:
        return Meaning(_length(None, name))
    counted = match.get("num") or match.get("number") or match.get("couple")
    if counted is None and match.get("units"):
        return Meaning(_length(None, name))
    count = float(match.get("half") or counted or 1) + float(match.get("plus") or 0)
    relation, value = relation_of(match), _length(count, name)
    if relation and moment.today and count < 1000 and (name in DAYS or name in MONTHS):
        if relation[1] > 0 and moment.tense() == PAST:
            return _told(value, math.ceil(count), name, moment)
        far = Period("day", moment.today).shift(relation[1] * math.ceil(count), name).first
        return Meaning(value, min(far, moment.today), max(far, moment.today))
    return Meaning(value)


def _told(value: str, count: int, name: str, moment: Moment) -> Meaning:
    """They begin with the time that the story has come to: "for the next eight months he helped"."""
    if moment.focus is None or moment.today is None or moment.focus.last >= moment.today:
        return Meaning(value)
    return Meaning(value, moment.focus.last, Period("day", moment.focus.last).shift(count, name).first)


def _length(count: float | None, name: str) -> str:
    """A TIMEX3 period: P3D, PT1H30M, P2Y6M, PXW where nobody counted."""
    if count is None:
        code = CODES[name]
        return f"PTX{code[1:]}" if code[0] == "T" else f"PX{code}"
    if name == "hour" and count % 24 == 0 and count:
        count, name = count / 24, "day"
    factor, base = MULTIPLES.get(name, (1, name))
    whole, rest = divmod(count * factor, 1)
    code = CODES[base]
    head = f"PT{int(whole)}{code[1:]}" if code[0] == "T" else f"P{int(whole)}{code}"
    smaller = {"year": (12, "M"), "hour": (60, "M"), "minute": (60, "S"), "week": (7, "D")}.get(base)
    if not rest:
        return head
    if smaller is None:
        return f"P{count * factor:g}{code}" if code[0] != "T" else f"PT{count * factor:g}{code[1:]}"
    number, letter = smaller
    tail = f"{round(rest * number)}{letter}"
    if not whole:
        return f"P{'T' if code[0] == 'T' else ''}{tail}"
    return head + tail


def recurring(match: Match, moment: Moment) -> Meaning | None:
    """Every Friday, twice a week, daily."""
    weekday = match.get("weekday") if match.get("weekday") is not None else match.get("weekdays")
    if weekday is not None:
        which = f"T{match.get('parts')}" if match.get("parts") else ""
        return Meaning(f"XXXX-WXX-{int(weekday) + 1}{which}")
    if match.get("month") is not None:
        return Meaning(f"XXXX-{int(match.get('month')):02}")
    if match.get("season") is not None:
        return Meaning(f"XXXX-{Period('season', date(2000, int(match.get('season')), 1)).value[5:]}")
    if match.get("part"):
        return Meaning(f"XXXX-XX-XXT{match.get('part')}")
    if match.get("often"):
        return Meaning(match.get("often"))
    name = match.get("unit") or match.get("units")
    some = match.get("some") is not None and match.get("timesword") is None
    often = match.get("times") is not None or match.get("timesword") is not None
    counted = None if often else match.get("num") or match.get("other")
    return Meaning(_length(None if some else float(counted or 1), name))
