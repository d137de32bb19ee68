"""Counts, times of day and stretches: when two of them can both be true."""

from __future__ import annotations

import pytest

from dateline.reconcile import take_in
from dateline.reconcile.clocks import clock_of, exclude
from dateline.reconcile.counts import Count, compatible
from dateline.records import Event, Time
from tests.reconcile.memory_shelf import MemoryShelf
from tests.reconcile.newsroom import CHINA, TAIWAN, Desk, count, day

LEAD = "A missile came down in a field outside Hualien, and the island of Taiwan counts its fragments."


@pytest.mark.parametrize(
    ("a", "b", "fit"),
    [
        ((17_600, 17_600, False), (17_680, 17_680, False), False),
        ((17_600, 17_600, True), (17_680, 17_680, False), True),
        ((100, 100, True), (111, 111, False), True),
        ((100, 100, True), (150, 150, False), False),
        ((5_400, 5_400, False), (5_000, 5_000, False), False),
    ],
)
def test_an_approximate_count_gives_way_and_a_round_one_more(a: Count, b: Count, fit: bool) -> None:
    assert compatible(a, b) is compatible(b, a) is fit


def clock(text: str, value: str) -> Time:
    when = {"earliest": "2023-04-13", "latest": "2023-04-13"}
    return Time(text=text, start=0, end=len(text), type="TIME", value=f"2023-04-13T{value}", **when)


@pytest.mark.parametrize(
    ("a", "b", "apart"),
    [
        (clock("7:22 a.m.", "07:22"), clock("about 7:23 a.m.", "07:23"), True),
        (clock("7:23 a.m.", "07:23"), clock("about 7:30 a.m.", "07:30"), False),
        (clock("7:23 a.m.", "07:23"), clock("9 a.m.", "09:00"), True),
        (clock("7:23 a.m.", "07:23"), clock("22:23 GMT", "22:23"), False),
        (clock("7:23 a.m.", "07:23"), day("2023-04-13"), False),
    ],
)
def test_a_minute_off_the_fives_is_read_off_a_clock(a: Time, b: Time, apart: bool) -> None:
    assert exclude(clock_of(a), clock_of(b)) is apart


def told(*times: Time, kind: str = "missile-launch") -> Event:
    shelf = MemoryShelf()
    for number, time in enumerate(times):
        desk = Desk(f"r{number}", published="2023-04-13").writes(LEAD)
        sentence = f"China launched a missile towards Taiwan, {('radio', 'television')[number]} said."
        more = {"type": "MOBILIZE", "kind": kind, "actors": [CHINA], "recipients": [TAIWAN], "time": time}
        take_in(desk.tells(sentence, "launched", **more).coded(), shelf)
    (event,) = shelf.events.values()
    return event


def test_two_times_of_day_are_a_dispute_of_the_time() -> None:
    field = told(clock("7:22 a.m.", "07:22"), clock("7:23 a.m.", "07:23")).fields["time"]
    assert field.verdict == "disputed"
    assert [value.value for value in field.values] == ["2023-04-13T07:22", "2023-04-13T07:23"]


def test_a_day_and_a_minute_of_it_refine_one_another() -> None:
    assert told(day("2023-04-13"), clock("7:23 a.m.", "07:23")).fields["time"].verdict == "refined"


def stretch(first: str, last: str) -> Time:
    return Time(text="x", start=0, end=1, type="DURATION", value="P9D", earliest=first, latest=last)


@pytest.mark.parametrize(
    ("last", "verdict"), [("2023-04-20", "agreed"), ("2023-04-15", "refined"), ("2023-04-21", "disputed")]
)
def test_stretches_that_overlap_and_hold_not_one_another_are_disputed(last: str, verdict: str) -> None:
    first = "2023-04-12" if verdict == "disputed" else "2023-04-11"
    event = told(stretch("2023-04-11", "2023-04-20"), stretch(first, last), kind="exercise")
    assert event.fields["time"].verdict == verdict


def test_a_day_without_a_year_is_that_of_the_other_reports() -> None:
    yearless = Time(text="April 13", start=0, end=8, type="DATE", value="XXXX-04-13")
    event = told(day("2023-04-13"), yearless)
    assert event.fields["time"].verdict == "agreed"
    assert event.earliest == "2023-04-13"


def test_the_whole_stands_before_its_parts() -> None:
    shelf = MemoryShelf()
    counts = [count("aircraft", 4), count("aircraft", 18), count("ships", 4)]
    desk = Desk("a").tells("Taiwan saw 18 aircraft.", "saw", kind="air-incursion", actors=[CHINA], quantities=counts)
    take_in(desk.coded(), shelf)
    (event,) = shelf.events.values()
    assert [(one.of, one.low) for one in event.quantities] == [("aircraft", 18), ("aircraft", 4), ("ships", 4)]
