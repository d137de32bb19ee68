"""Time expressions as TIMEX3 values and intervals of days.

The grammar (times_grammar.py) finds where expressions can stand, the parse (times_guards.py) says which of them do, and each
is then worked out (times_values.py) in the order of the text, so that "three days later" can look back.
"""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc

from dateline.records import Time
from dateline.resolve.times_calendar import Period
from dateline.resolve.times_grammar import Match, Word, matches
from dateline.resolve.times_guards import GUARDS, Place, locate, tense
from dateline.resolve.times_values import Meaning, Moment, meaning

ACCOUNT_REACH = 800  # characters for which a report that named a quarter still speaks of its figures


def find_times(doc: Doc, published: str | None) -> tuple[Time, ...]:
    """Every time expression of the text, resolved against the publication date (ISO) where there is one.

    Without a publication date, what needs one keeps its value open: None, or "XXXX-04-16" for a day without a year.
    """
    text = doc.text
    words, candidates = matches(text)
    if not candidates:
        return ()
    today = _day(published)
    starts = doc.to_array("IDX").tolist()
    times: list[Time] = []
    focus: Period | None = None
    account: tuple[Period, int] | None = None
    after = 0
    for match in candidates:
        if match.first < after:
            continue
        place = locate(doc, starts, words, match)
        if match.rule.guard is not None and not GUARDS[match.rule.guard](place):
            continue
        start = words[match.first].start
        quarter = account[0] if account and start - account[1] < ACCOUNT_REACH else None
        found = meaning(match, Moment(today, focus, quarter, _Tense(place)))
        if found is None:
            continue
        after = match.after
        times.append(_time(text, words, match, found))
        if found.period is not None:
            focus = found.period
            if match.rule.family == "quarter":
                account = (found.period, start)
    return tuple(times)


class _Tense:
    """The tense of a place, worked out only where a value asks for it."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def __call__(self) -> int:
        return tense(self._place)


def _time(text: str, words: list[Word], match: Match, found: Meaning) -> Time:
    start, end = words[match.first].start, words[match.after - 1].end
    return Time(
        text=text[start:end],
        start=start,
        end=end,
        type=match.rule.type,
        value=found.value,
        earliest=found.earliest.isoformat() if found.earliest else None,
        latest=found.latest.isoformat() if found.latest else None,
    )


def _day(published: str | None) -> date | None:
    """The day of an ISO date or date and time; None where there is none or it is malformed."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None
