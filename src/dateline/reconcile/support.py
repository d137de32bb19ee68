"""Who stands behind a value: outlets, and independent origins among them.

Law of this file: origins are counted, not reports. Reports are one origin if they are copies of one another, if the
sentence is the same, if one outlet or agency prints them (a correction is no second witness), or if they rest on the
same named origin for this event.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from dateline.reconcile.copies import Text, precedence
from dateline.reconcile.mentions import Told

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Support:
    """For the reports of one event: which of them are one origin, and which report is the first of each origin."""

    #: report -> the first report of its origin
    first: Mapping[str, str]

    def origins(self, tolds: Iterable[Told]) -> int:
        """How many independent origins tell this."""
        return len({self.first[told.report] for told in tolds})

    def outlets(self, tolds: Iterable[Told]) -> tuple[str, ...]:
        """The outlets that tell this, by name; a report without one stands under its id."""
        return tuple(sorted({told.source or told.report for told in tolds}))

    def ranked(self, groups: Iterable[tuple[T, list[Told]]]) -> list[tuple[T, list[Told]]]:
        """Values best supported first: by origins, then by mentions, then by the value itself."""
        return sorted(groups, key=lambda group: (-self.origins(group[1]), -len(group[1]), str(group[0])))


def support(tolds: Iterable[Told], texts: Mapping[str, Text], copies: Mapping[str, str]) -> Support:
    """Work out which reports of an event are one origin.

    `texts` and `copies` give for each report what copying is judged by and its cluster of copies.
    """
    by_report: dict[str, list[Told]] = {}
    for told in tolds:
        by_report.setdefault(told.report, []).append(told)
    marks = {report: _marks(report, told, texts, copies) for report, told in by_report.items()}
    groups = _joined(marks)
    first: dict[str, str] = {}
    for group in groups:
        leader = min(group, key=lambda report: precedence(report, texts[report]))
        first.update(dict.fromkeys(group, leader))
    return Support(first=first)


def carriers(reports: Iterable[str], texts: Mapping[str, Text], copies: Mapping[str, str]) -> int:
    """How many independent origins carry the same words of one speaker: copies and one agency's text count once."""
    return len(_joined({report: _report_marks(report, texts, copies) for report in reports}))


def _report_marks(report: str, texts: Mapping[str, Text], copies: Mapping[str, str]) -> set[str]:
    """What makes a whole report one origin with another: copied text, an agency, an outlet."""
    marks = {f"copy:{copies.get(report, report)}"} | {f"agency:{agency}" for agency in texts[report].credits}
    return marks | {f"outlet:{texts[report].source}"} if texts[report].source else marks


def _marks(report: str, tolds: list[Told], texts: Mapping[str, Text], copies: Mapping[str, str]) -> set[str]:
    """What makes this report, for this event, one origin with another that has the same mark."""
    marks = _report_marks(report, texts, copies)
    if all(told.origin for told in tolds):
        marks |= {f"named:{name}" for name in set.intersection(*(set(told.origin) for told in tolds))}
    if all(len(told.runs) >= 5 for told in tolds):
        marks.add(f"sentences:{sorted({told.runs for told in tolds})}")
    return marks


def _joined(marks: Mapping[str, set[str]]) -> list[set[str]]:
    """Reports joined by chains of shared marks."""
    groups: list[tuple[set[str], set[str]]] = []
    for report in sorted(marks):
        reports, seen = {report}, set(marks[report])
        apart = []
        for others, theirs in groups:
            if theirs & seen:
                reports |= others
                seen |= theirs
            else:
                apart.append((others, theirs))
        groups = [*apart, (reports, seen)]
    return [reports for reports, _ in groups]
