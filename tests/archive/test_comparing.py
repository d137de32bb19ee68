"""Outlets side by side: what each tells or leaves out, how early, and where they differ."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from dateline.archive import Store, UnknownOutlet
from dateline.records import Event, Field, FieldValue
from tests.archive.made import build, coded_report, event


def told_by(name: str, *reports: str, **known: object) -> Event:
    """An event as reconciling would have built it: the outlets of `event_report` are those of the reports."""
    made = event(name, *reports, **known)
    outlets = {"r1": "Early Post", "r2": "Late Post", "r3": "Early Post", "r4": "Other Wire", "r5": "Late Post"}
    return msgspec.structs.replace(
        made, reports=tuple(msgspec.structs.replace(one, source=outlets[one.report]) for one in made.reports)
    )


@pytest.fixture
def store(path: str) -> Iterator[Store]:
    with Store(path) as store:
        for name, source, published in (
            ("r1", "Early Post", "2023-04-16T09:00:00+00:00"),
            ("r2", "Late Post", "2023-04-16T12:30:00+00:00"),
            ("r3", "Early Post", "2023-04-18"),
            ("r4", "Other Wire", "2023-04-17"),
            ("r5", "Late Post", None),
        ):
            store.keep(*coded_report(name, source=source, published=published))
    counts = (
        FieldValue(value="12", mentions=("r1-m",), sources=("Early Post",)),
        FieldValue(value="about 30", mentions=("r2-m",), sources=("Late Post", "Other Wire")),
    )
    both = {
        "quantity:killed": Field(verdict="disputed", values=counts),
        "place": Field(
            verdict="agreed", values=(FieldValue(value="Oslo", mentions=(), sources=("Early Post", "Late Post")),)
        ),
    }
    build(
        path,
        told_by("e1", "r1", "r2", fields=both),
        told_by("e2", "r3", "r4", earliest="2023-04-17"),
        told_by("e3", "r5", earliest=None),
        told_by("e4", "r4", earliest="2023-04-01"),
    )
    with Store(path, readonly=True) as store:
        yield store


def test_each_event_says_who_tells_it_and_who_leaves_it_out(store: Store) -> None:
    found = store.compare("Early Post", "late post")
    told = {each.event: ([one.source for one in each.carried], each.left_out) for each in found.events}
    assert told == {
        "e1": (["Early Post", "Late Post"], ()),
        "e2": (["Early Post"], ("Late Post",)),
        "e3": (["Late Post"], ("Early Post",)),
    }
    assert [each.event for each in found.events] == ["e1", "e2", "e3"]


def test_how_early_each_was_is_counted_from_the_first_report_of_all(store: Store) -> None:
    events = {each.event: each for each in store.compare("Early Post", "Late Post").events}
    assert [(one.days_behind, one.hours_behind) for one in events["e1"].carried] == [(0, 0.0), (0, 3.5)]
    assert [(one.days_behind, one.hours_behind) for one in events["e2"].carried] == [(1, None)]
    assert [(one.days_behind, one.hours_behind) for one in events["e3"].carried] == [(None, None)]


def test_only_fields_of_which_they_say_different_things_are_named(store: Store) -> None:
    (difference,) = store.compare("Early Post", "Late Post").events[0].differences
    assert (difference.field, difference.verdict) == ("quantity:killed", "disputed")
    assert difference.values == {"Early Post": ("12",), "Late Post": ("about 30",)}
    assert store.compare("Late Post", "Other Wire").events[1].differences == ()


def test_figures_of_each_outlet(store: Store) -> None:
    early, late = store.compare("Early Post", "Late Post").outlets
    assert (early.source, early.events, early.alone, early.left_out, early.first) == ("Early Post", 2, 1, 1, 1)
    assert (late.source, late.events, late.alone, late.left_out, late.first) == ("Late Post", 2, 1, 1, 0)
    assert (early.days_behind, late.days_behind) == (0.5, 0.0)


def test_filters_narrow_the_events(store: Store) -> None:
    assert [each.event for each in store.compare("Early Post", "Other Wire", until="2023-04-10").events] == ["e4"]


@pytest.mark.parametrize(
    ("names", "words"),
    [
        (["Early Post"], "two outlets or more"),
        (["Early Post", "early post"], "two outlets or more"),
        (["Early Post", "Lat Post"], "'Lat Post': perhaps Late Post"),
        (["Early Post", "Zzz"], "`dateline reports` lists"),
    ],
)
def test_outlets_that_cannot_be_compared(store: Store, names: list[str], words: str) -> None:
    with pytest.raises(UnknownOutlet, match=words):
        store.compare(*names)
