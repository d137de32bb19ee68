"""The days on which an undated report can have been written, by the offices that it gives to people.

Law of this file: a report that says "President Obama" was written while he was president. The offices that it names
bound the time. Names are read on the last day that all of them allow; what somebody was is said only where he was the
same on the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc

from dateline.language.names import PersonName, fold, people
from dateline.resolve.holders import Holder, Term, holder_called, holders
from dateline.resolve.sectors import says_former, tables

_REACH = 4  # words before a name that may be its title
_WHOLE_DAY = len("2017-01-20")


@dataclass(frozen=True, slots=True)
class Period:
    """First and last ISO day that a report can be of: the same where it is dated, no first where nothing tells."""

    first: str | None
    last: str


def period(doc: Doc, names: Iterable[PersonName]) -> Period | None:
    """The days on which everybody whom the report titles held that office; None where they leave the last one open."""
    titled = tuple(_titled(doc, names))
    ends = [term.end for term in titled if len(term.end) == _WHOLE_DAY]
    if not ends:
        return None
    last = _days_from(min(ends), -1)  # the day of handing over is both people's
    if not all(term.covers(last) for term in titled):
        return None
    starts = [term.start for term in titled if len(term.start) == _WHOLE_DAY]
    return Period(min(_days_from(max(starts), 1), last) if starts else None, last)


def _days_from(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def _titled(doc: Doc, names: Iterable[PersonName]) -> Iterator[Term]:
    """The terms that the report names: "Secretary of State John Kerry", "President Obama"; no former ones."""
    for name in names:
        before = [token.lower_ for token in doc[max(0, name.first - _REACH) : name.first]]
        if not before or before[-1] not in people().titles or says_former(before):
            continue
        holder = _bearer(doc[name.first : name.last + 1].text)
        offices = {noun.office for i in range(len(before)) if (noun := tables().nouns.get(" ".join(before[i:])))}
        terms = [term for term in holder.terms if term.office in offices] if holder else []
        if len(terms) == 1:
            yield terms[0]


def _bearer(name: str) -> Holder | None:
    if " " in name:
        return holder_called(name)
    bearers = holders().by_surname.get(fold(name), ())
    return bearers[0] if len(bearers) == 1 else None
