"""Counts, and when two of them can both be true.

Law of this file: a count is a range. An approximate one gives way by a tenth, a round one by what may have been rounded
off, so that "about 100" and 111 fit, and 17,600 and 17,680 do not.
"""

from __future__ import annotations

import math

#: low, high, approximate
Count = tuple[float, float, bool]

#: counts that events make rise while reports come in
GROWING = frozenset({"killed", "dead", "deaths", "injured", "wounded", "casualties", "missing", "arrested", "detained",
                     "displaced", "evacuated", "affected", "rescued", "cases"})  # fmt: skip
#: counts that are taken anew every day: of two days' figures neither corrects the other
DAILY = frozenset({"aircraft", "ships", "missiles", "drones", "rockets"})
#: by what share approximate counts give way
_LEAST_SLACK, _MOST_SLACK = 0.1, 0.2


def compatible(a: Count, b: Count) -> bool:
    """Can both be true?"""
    slack_a, slack_b = _slack(a), _slack(b)
    return a[0] * (1 - slack_a) <= b[1] * (1 + slack_b) and b[0] * (1 - slack_b) <= a[1] * (1 + slack_a)


def _slack(count: Count) -> float:
    """By what share a count gives way: half a unit of its last digit that is not nought, within bounds."""
    if not count[2] or count[1] <= 0:
        return 0.0
    digits = f"{count[1]:.0f}".strip("0")
    return min(max(0.5 / int(digits or 10), _LEAST_SLACK), _MOST_SLACK)


def gulf(a: Count, b: Count) -> float:
    """How far two counts that differ lie apart: the logarithm of their ratio, within 0.2 and 2."""
    low, high = sorted((max(a[1], 0.5), max(b[1], 0.5)))
    return min(max(math.log(high / low), 0.2), 2.0)
