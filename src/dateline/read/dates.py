"""Dates as sources write them -> ISO 8601.

Law of this file: a date is read, never completed. What lacks its year, or could be two days (03/04/2023), is no date;
today's date is never consulted.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEARS = range(1700, 2101)
_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})"
_TIME = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2})?(?: ?(?P<half>[ap])\.?m\b\.?)?"
_WEEKDAY = r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,? )?"
_CLOCK = rf"(?:,? (?:at |- |\| )?{_TIME})?"

#: a date with its year in running text; groups year, month, day and, where given, hour, minute, half
WRITTEN = (
    rf"{_WEEKDAY}(?:{_DAY} (?:of )?{_MONTH},? {_YEAR}|{_MONTH} {_DAY},? {_YEAR}|"
    rf"{_YEAR}[-/](?P<month>\d{{1,2}})[-/]{_DAY}){_CLOCK}"
)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern that holds WRITTEN: its alternatives share group names, which Python wants to be unlike."""
    seen: dict[str, int] = {}

    def number(group: re.Match[str]) -> str:
        name = group.group(1)
        seen[name] = seen.get(name, 0) + 1
        return f"(?P<{name}{seen[name]}>"

    return re.compile(re.sub(r"\(\?P<([a-z]+)>", number, pattern), re.IGNORECASE)


_SLASHED = re.compile(r"(\d{1,2})([/.])(\d{1,2})\2(\d{4})\b")
_NUMBER = re.compile(r"\d{9,13}(?:\.\d+)?")
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?:[/_.-]|$)", re.IGNORECASE)


def normalised(value: str) -> str | None:
    """ISO date, or ISO date and time where the value has one; None where the value is no date or leaves it open."""
    value = " ".join(value.split())
    for read in (_from_iso, _from_mail, _from_number, _from_words, _from_slashes):
        moment = read(value)
        if moment is not None and moment.year in _YEARS:
            return _iso(moment)
    return None


def date_in_url(url: str) -> str | None:
    """The day that a news address carries in its path: /2023/04/17/ or /2023/apr/17/."""
    found = _IN_URL.search(url)
    if found is None:
        return None
    day = _day(found.group(1), found.group(2), found.group(3))
    return day.date().isoformat() if day else None


def _iso(moment: datetime) -> str:
    # Tables and feeds fill a day without a time up with midnight.
    if moment.hour == moment.minute == moment.second == 0:
        return moment.date().isoformat()
    return moment.replace(microsecond=0).isoformat()


def _from_iso(value: str) -> datetime | None:
    if "-W" in value or not value[:4].isdigit() or (value.isdigit() and len(value) != 8):
        return None
    try:
        return datetime.fromisoformat(value.removesuffix(" UTC"))
    except ValueError:
        return None


def _from_mail(value: str) -> datetime | None:
    """The form of mail, feeds and HTTP: Mon, 17 Apr 2023 10:00:00 +0200."""
    if ":" not in value or not value[:1].isalpha():
        return None
    try:
        return parsedate_to_datetime(value)
    except (ValueError, IndexError, TypeError, OverflowError):
        return None


def _from_number(value: str) -> datetime | None:
    """Seconds or milliseconds since 1970, as databases export them."""
    if not _NUMBER.fullmatch(value):
        return None
    number = float(value)
    try:
        return datetime.fromtimestamp(number / 1000 if number > 1e11 else number, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _from_words(value: str) -> datetime | None:
    found = compiled(WRITTEN).match(value)
    return _read(found) if found else None


def _read(found: re.Match[str]) -> datetime | None:
    groups = {name.rstrip("0123456789"): text for name, text in found.groupdict().items() if text}
    day = _day(groups["year"], groups["month"], groups["day"])
    if day is None or "hour" not in groups:
        return day
    hour, minute, half = int(groups["hour"]), int(groups["minute"]), groups.get("half", "").lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return day.replace(hour=hour, minute=minute) if hour < 24 and minute < 60 else day


def _from_slashes(value: str) -> datetime | None:
    """17/04/2023 and 4/17/2023, where only one order is possible; with full stops the day always comes first."""
    found = _SLASHED.match(value)
    if found is None:
        return None
    first, mark, second, year = found.groups()
    if mark == ".":
        return _day(year, second, first)
    orders = {day for day in (_day(year, second, first), _day(year, first, second)) if day}
    return orders.pop() if len(orders) == 1 else None


def _day(year: str, month: str, day: str) -> datetime | None:
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1 if _named(month) else 0
    try:
        return datetime.combine(date(int(year), number, int(day)), datetime.min.time())
    except ValueError:
        return None


def _named(month: str) -> bool:
    return month[:3].lower() in _MONTHS
