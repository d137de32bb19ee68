"""Times of day, and when two of them cannot both be right.

Law of this file: a minute that is no multiple of five was read off a clock ("7:23 a.m."); any other may be rounded
("about 8 a.m."). Zones are compared, not converted: times of two zones say nothing of one another.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from dateline.records import Time

_VALUE = re.compile(r"T(\d\d):(\d\d)$")
#: a zone as texts print it, behind the digits; "local time" is the place's own
_ZONE = re.compile(r"\d[\d:.]*\s*(?:[ap]\.?m\.?)?,?\s*\(?([A-Z]{2,5}T?|[A-Z][a-z]+(?= time))\b")
_ABOUT = re.compile(r"\b(?:about|around|approximately|roughly|nearly|almost|shortly|some|circa)\b", re.IGNORECASE)
_HOUR, _DAY = 60, 1440


class Clock(NamedTuple):
    """A time of day: minutes after midnight, how far it may be rounded, and the zone that the text names."""

    minute: int
    rounded: int
    zone: str | None


def clock_of(time: Time | None) -> Clock | None:
    """The time of day that an expression gives; None where it gives none or only a part of the day."""
    found = _VALUE.search(time.value or "") if time is not None else None
    if found is None or time is None:
        return None
    zone = _ZONE.search(time.text)
    minute = int(found[1]) * _HOUR + int(found[2])
    return Clock(minute, _rounding(minute, about=bool(_ABOUT.search(time.text))), zone[1] if zone else None)


def _rounding(minute: int, *, about: bool) -> int:
    """How many minutes off a time so told may be: none for 7:23, five for 7:25, half an hour for "about 7"."""
    if minute % 5:
        return 0
    if minute % 30:
        return 5
    return 30 if about else 15


def exclude(a: Clock | None, b: Clock | None) -> bool:
    """Can these two not both be the time of one moment?"""
    if a is None or b is None or a.zone != b.zone:
        return False
    apart = abs(a.minute - b.minute)
    return min(apart, _DAY - apart) > max(a.rounded, b.rounded)


def shown(clock: Clock) -> str:
    """Hours and minutes: "07:23"."""
    return f"{clock.minute // _HOUR:02}:{clock.minute % _HOUR:02}"
