"""Stretches of days that two time expressions bound: "8 to 10 April", "began on Tuesday and lasts until Friday".

Law of this file: a stretch is a duration with its first and last day, as TIMEX3 has it; the days between are days of
the event, not days among which it happened once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from dateline.records import Time

#: what stands between the two ends of a range
_JOINT = re.compile(r"\s*(?:to|through|thru|until|till|[-–—]|and)\s*(?:the\s+)?")
#: "and" makes a range only behind this word
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
#: a longer stretch than this many days is a period of history, not an event
_LONGEST = 120
_BEFORE = 12  # characters


def joined(text: str, times: Iterable[Time]) -> Iterator[Time]:
    """The times of a text in order, the two ends of each range of days as one."""
    waiting: Time | None = None
    for time in times:
        whole = _range(text, waiting, time) if waiting is not None else None
        if whole is not None:
            yield whole
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = time
    if waiting is not None:
        yield waiting


def _range(text: str, first: Time, last: Time) -> Time | None:
    joint = text[first.end : last.start]
    if not _JOINT.fullmatch(joint):
        return None
    if joint.strip() == "and" and not _BETWEEN.search(text[max(first.start - _BEFORE, 0) : first.start]):
        return None
    return stretch(text, first, last)


def stretch(text: str, first: Time, last: Time) -> Time | None:
    """From one day to another; None where they are no days, in the wrong order or too far apart."""
    if first.type != "DATE" or last.type != "DATE" or first.start >= last.start:
        return None
    days = _days(first.earliest, last.latest)
    if days is None or not 0 < days <= _LONGEST or (_days(first.latest, last.earliest) or 0) < 0:
        return None  # "2023 until 28 April" is no stretch: the one holds the other
    return Time(
        text=text[first.start : last.end],
        start=first.start,
        end=last.end,
        type="DURATION",
        value=f"P{days + 1}D",
        earliest=first.earliest,
        latest=last.latest,
    )


def _days(first: str | None, last: str | None) -> int | None:
    if first is None or last is None:
        return None
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
