"""The part of an archive that an export is made of.

Law of this file: a selection is the events that the filter lets through, the reports that tell them, and the stories,
statements and utterances of these reports; without a filter it is everything. Every pass gives the same in one order.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from dateline.archive import EventFilter, KeptReport, ReportedStatement, Store
from dateline.records import Coded, Event, Record, Story, Utterance


class Chosen(Record, frozen=True, kw_only=True):
    """The ids of what is selected."""

    events: frozenset[str]
    reports: frozenset[str]
    stories: frozenset[str]
    utterances: frozenset[str]


class Selection:
    """What a filter lets through; read it inside `archive.snapshot`, so that all passes see one state."""

    def __init__(self, store: Store, wanted: EventFilter | None = None) -> None:
        self.store = store
        self.wanted = wanted or EventFilter()
        self.whole = self.wanted == EventFilter()

    @cached_property
    def chosen(self) -> Chosen:
        """The ids of what is selected: one pass over the events, and one over the reports that tell them."""
        events: set[str] = set()
        reports: set[str] = set()
        stories: set[str] = set()
        for event in self.events():
            events.add(event.id)
            reports.update(each.report for each in event.reports)
            stories.update([event.story] if event.story else [])
        utterances = {id_ for each in reports for id_ in self.store.utterances_of_report(each).values()}
        stories.update(each.story for each in self.store.reports() if each.id in reports and each.story)
        return Chosen(
            events=frozenset(events),
            reports=frozenset(reports),
            stories=frozenset(stories),
            utterances=frozenset(utterances),
        )

    def events(self) -> Iterator[Event]:
        """By first day, undated ones last."""
        return iter(self.store.events(self.wanted))

    def stories(self) -> Iterator[Story]:
        """By the day of their first report. A story is given whole: it may name reports that are not selected."""
        return (each for each in self.store.stories() if self.whole or each.id in self.chosen.stories)

    def utterances(self) -> Iterator[Utterance]:
        """By first day. An utterance is given whole: other reports may word it too."""
        return (each for each in self.store.utterances() if self.whole or each.id in self.chosen.utterances)

    def reports(self) -> Iterator[KeptReport]:
        """By day of publication."""
        return (each for each in self.store.reports() if self.whole or each.id in self.chosen.reports)

    def statements(self) -> Iterator[ReportedStatement]:
        """By day of publication, report and place in it."""
        return (each for each in self.store.statements() if self.whole or each.report in self.chosen.reports)

    def coded(self) -> Iterator[tuple[KeptReport, Coded]]:
        """The reports with all that was read out of them."""
        for report in self.reports():
            if coded := self.store.coded(report.id):
                yield report, coded

    def events_of_report(self, report: str) -> dict[str, str]:
        """Mention -> event, for the selected events that a report tells."""
        found = ((mention, event) for mention, (event, _) in self.store.events_of_report(report).items())
        return {mention: event for mention, event in found if self.whole or event in self.chosen.events}
