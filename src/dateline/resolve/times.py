"""Time expressions as TIMEX3 values and intervals of days.

The grammar (times_grammar.py) finds where expressions can stand, the parse (times_guards.py) says which of them do,
and each is then worked out (times_values.py) in the order of the text, so that "three days later" can look back.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from spacy.tokens import Doc, Token

from dateline import knowledge
from dateline.records import Time
from dateline.resolve.times_calendar import Period
from dateline.resolve.times_grammar import Match, Word, matches
from dateline.resolve.times_guards import GUARDS, is_title, locate, tense
from dateline.resolve.times_moment import UNTENSED, Meaning, Moment
from dateline.resolve.times_values import meaning

#: the roles in which a time does not say when its event happens
NOT_WHEN = frozenset({"since", "first_since", "until", "before", "after", "offset"})
FIRST_REACH = 12  # words before "since" in which "the first", "the biggest" makes the time a record's beginning
ACCOUNT_REACH = 800  # characters for which a report that named a quarter still speaks of its figures


def find_times(doc: Doc, published: str | None) -> tuple[Time, ...]:
    """Every time expression of the text, resolved against the publication date (ISO) where there is one.

    Without a publication date, what needs one keeps its value open: None, or "XXXX-04-16" for a day without a year.
    Where the text names one day with its year, a day without one is the nearest to it.
    """
    text = doc.text
    words, candidates = matches(text)
    if not candidates:
        return ()
    today = _day(published)
    anchor = None if today else _first_full_day(candidates)
    starts = doc.to_array("IDX").tolist()
    times: list[Time] = []
    focus: Period | None = None
    account: tuple[Period, int] | None = None
    after = 0
    for match in candidates:
        if match.first < after:
            continue
        place = locate(doc, starts, words, match)
        if (match.rule.guard is not None and not GUARDS[match.rule.guard](place)) or is_title(place):
            continue
        start = words[match.first].start
        quarter = account[0] if account and start - account[1] < ACCOUNT_REACH else None
        found = meaning(match, Moment(today, focus, quarter, partial(tense, place), anchor))
        if found is None:
            continue
        after = match.after
        times.append(_time(text, words, match, found))
        if found.period is not None and place.before() != "since":
            focus = found.period
            if match.rule.family == "quarter":
                account = (found.period, start)
    return tuple(times)


def _first_full_day(candidates: Sequence[Match]) -> date | None:
    """The first day that the text names with its year."""
    for match in candidates:
        if match.get("iso") or (match.get("month") and match.get("day") and match.get("year")):
            found = meaning(match, Moment(None, None, None, lambda: UNTENSED))
            if found is not None and found.earliest is not None:
                return found.earliest
    return None


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


def role(doc: Doc, time: Time) -> str | None:
    """How the words before an expression make it bear on what happens; None where nothing stands before it.

    A class of the [roles] of knowledge/times.toml ("on", "in", "by", "since", "until", "before", "after", "from",
    "between", "during" ...), or "to" for the end of a range, "first_since" where a record is told ("the first since
    January"), "offset" where a length of time counts from something else ("two days after the vote"), "modifier" where
    it belongs to a noun ("after the Sunday dinner", "Friday's vote"). An event does not happen at a
    time with a role in NOT_WHEN; a "modifier" dates its noun alone.
    """
    span = doc.char_span(time.start, time.end, alignment_mode="expand")
    if span is None:
        return None
    roles: dict[str, str] = knowledge.document("times")["roles"]
    after = doc[span.end].lower_ if span.end < len(doc) else ""
    if time.type == "DURATION" and after in ("before", "after", "into"):
        return "offset"
    if span.root.dep_ in ("compound", "poss", "amod", "nmod") and span.root.head.i >= span.end:
        return "modifier"
    i = span.start - 1
    if i >= 0 and doc[i].lower_ in ("the", "about", "around"):
        i -= 1
    if i < 0:
        return None
    word = doc[i].lower_
    if word in ("to", "and", "-", "–") and _range_begins(doc, i):
        return "to"
    if roles.get(word) == "since" and any(_record(token) for token in doc[max(span.sent.start, i - FIRST_REACH) : i]):
        return "first_since"
    return roles.get(word)


def _range_begins(doc: Doc, joint: int) -> bool:
    """Does "from" or "between" stand a few words before the "to" or "and" of a range?"""
    return any(token.lower_ in ("from", "between") for token in doc[max(joint - 6, 0) : joint])


def _record(token: Token) -> bool:
    """The first, the most, the biggest."""
    return token.tag_ in ("JJS", "RBS") or token.lower_ == "first"
