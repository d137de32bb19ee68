"""Datelines ("GENEVA, March 3 (AP) — ") belong to no statement and name no speaker.

Law of this file: a dateline opens a paragraph, begins in capitals and ends with a dash.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from dateline.coding.candidates import Candidate
from dateline.coding.clauses import Clauses

_CAPITALS = r"[^\W\d_a-zà-ÿ]{2,}(?:[ .'’/-][^\W\d_a-zà-ÿ]{2,}){0,3}"
_DATELINE = re.compile(
    rf"^[ \t]*{_CAPITALS}(?:, [A-Z][\w.]+){{0,2}}(?:,? [A-Z][a-z]{{2,8}}\.? \d{{1,2}})?,?(?: ?\([^)\n]{{2,40}}\))?"
    r"[ \xa0]*(?:[–—_]|--|-(?= ))[ \xa0]*(?=[^\W\d_])",
    re.MULTILINE,
)


def drop_datelines(text: str, clauses: Clauses, candidates: Sequence[Candidate]) -> None:
    """Cut datelines off the contents and sources of these candidates."""
    datelines = [match.span() for match in _DATELINE.finditer(text)]
    if not datelines:
        return
    for candidate in candidates:
        candidate.contents = [s for stretch in candidate.contents if (s := _cut(stretch, datelines))[0] < s[1]]
        candidate.source_tokens = [
            i
            for i in candidate.source_tokens
            if _cut((clauses.start[i], clauses.end[i]), datelines)[0] < clauses.end[i]
        ]
        if candidate.source not in candidate.source_tokens:
            candidate.source = candidate.source_tokens[-1] if candidate.source_tokens else None


def _cut(stretch: tuple[int, int], datelines: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The stretch from the end of the dateline that it begins in."""
    k = bisect_right(datelines, stretch[0], key=lambda dateline: dateline[0]) - 1
    return (max(stretch[0], datelines[k][1]), stretch[1]) if k >= 0 else stretch
