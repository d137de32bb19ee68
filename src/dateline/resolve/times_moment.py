"""What every value of a time expression is read against, and what comes out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dateline.resolve.times_calendar import Period
from dateline.resolve.times_grammar import Match

PAST, FUTURE, UNTENSED = -1, 1, 0
RELATIONS = ("last", "before", "next", "after", "this")


@dataclass(frozen=True, slots=True)
class Moment:
    """What an expression is read against."""

    #: day of publication
    today: date | None
    #: the time that the text spoke of last
    focus: Period | None
    #: the quarter that the report's figures are about, while it speaks of figures
    account: Period | None
    #: PAST, FUTURE or 0: the tense of the clause
    tense: Callable[[], int]
    #: in a report without a day of publication: the first day that it names with its year
    anchor: date | None = None

    @property
    def now(self) -> Period | None:
        """The day of publication as a period."""
        return Period("day", self.today) if self.today else None


@dataclass(frozen=True, slots=True)
class Meaning:
    """The value of an expression, the days it can mean, and the period it names, if it names one."""

    value: str | None = None
    earliest: date | None = None
    latest: date | None = None
    period: Period | None = None


OPEN = Meaning()


def relation_of(match: Match) -> tuple[str, int] | None:
    """Which of last, this, next stands in the expression, and the way it points."""
    for name in RELATIONS:
        if match.get(name) is not None:
            return name, int(match.get(name))
    return None
