"""Verdicts go by what values mean: intervals, containment, ranges, growth, roles."""

from __future__ import annotations

import pytest

from dateline.reconcile import take_in
from dateline.records import Field, Place, Quantity, Time
from tests.reconcile.memory_shelf import MemoryShelf
from tests.reconcile.newsroom import BEIJING, LI, MOSCOW, PUTIN, RUSSIA, Desk, count, day

LEAD = "Moscow and Beijing want closer military ties, Vladimir Putin told the visiting minister Li Shangfu."


def field(name: str, *reports: dict, published: tuple[str, ...] = ("2023-04-17", "2023-04-17", "2023-04-17")) -> Field:
    shelf = MemoryShelf()
    for number, (more, date) in enumerate(zip(reports, published, strict=False)):
        desk = Desk(f"r{number}", published=date).writes(LEAD)
        sentence = f"Putin met Li in the Kremlin, as {('Interfax', 'guests', 'aides')[number]} said."
        take_in(desk.tells(sentence, "met", actors=[PUTIN], recipients=[LI], **more).coded(), shelf)
    assert len(shelf.events) == 1
    (event,) = shelf.events.values()
    return event.fields[name]


@pytest.mark.parametrize(
    ("times", "verdict"),
    [
        ((day("2023-04-16"), day("2023-04-16")), "agreed"),
        ((day("2023-04-16"), None), "single"),
        ((day("2023-04-01", "2023-04-30"), day("2023-04-16")), "refined"),
        ((day("2023-04-16"), day("2023-04-17")), "disputed"),
    ],
)
def test_time(times: tuple[Time | None, ...], verdict: str) -> None:
    assert field("time", *({"time": time, "place": MOSCOW} for time in times)).verdict == verdict


@pytest.mark.parametrize(
    ("places", "verdict"),
    [
        ((MOSCOW, MOSCOW), "agreed"),
        ((MOSCOW, RUSSIA), "refined"),
        ((MOSCOW, BEIJING), "disputed"),
        ((MOSCOW, None), "single"),
    ],
)
def test_place(places: tuple[Place | None, ...], verdict: str) -> None:
    assert field("place", *({"place": place, "time": day("2023-04-17")} for place in places)).verdict == verdict


@pytest.mark.parametrize(
    ("counts", "verdict"),
    [
        ((count("troops", 17_600), count("troops", 17_600)), "agreed"),
        ((count("troops", 18_000, approximate=True), count("troops", 17_600)), "refined"),
        ((count("troops", 17_600), count("troops", 17_680)), "disputed"),
        ((count("troops", 12_000, 13_000), count("troops", 12_200)), "refined"),
    ],
)
def test_quantity(counts: tuple[Quantity, ...], verdict: str) -> None:
    found = field("quantity:troops", *({"quantities": [one], "place": MOSCOW} for one in counts))
    assert found.verdict == verdict


def test_a_toll_that_rises_report_by_report_grows_latest_first() -> None:
    tolls = [{"quantities": [count("killed", number)], "place": MOSCOW} for number in (12, 31, 40)]
    found = field("quantity:killed", *tolls, published=("2023-04-17", "2023-04-18", "2023-04-19"))
    assert found.verdict == "growing"
    assert [value.value for value in found.values] == ["40", "31", "12"]


def test_a_toll_that_differs_on_one_day_is_disputed() -> None:
    tolls = [{"quantities": [count("killed", number)], "place": MOSCOW} for number in (12, 31)]
    assert field("quantity:killed", *tolls).verdict == "disputed"


def test_the_best_supported_value_stands_first_and_names_its_outlets() -> None:
    days = [{"time": day(when), "place": MOSCOW} for when in ("2023-04-17", "2023-04-16", "2023-04-17")]
    values = field("time", *days).values
    assert [(value.value, value.sources) for value in values] == [
        ("2023-04-17", ("Outlet r0", "Outlet r2")),
        ("2023-04-16", ("Outlet r1",)),
    ]


def test_a_count_that_is_told_as_part_of_another_is_no_rival_to_it() -> None:
    whole_and_part = {"quantities": [count("arrested", 11), count("arrested", 4)], "place": MOSCOW}
    found = field("quantity:arrested", whole_and_part, {"quantities": [count("arrested", 4)], "place": MOSCOW})
    assert [value.value for value in found.values] == ["11"]
