from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.times_calendar import DAYS, MONTHS, Period, easter, nth_weekday, period

DATES = st.dates(date(1800, 1, 1), date(2200, 12, 31))
UNITS = st.sampled_from([*MONTHS, "day", "week"])


@given(UNITS, DATES)
def test_a_day_lies_in_its_own_unit(unit: str, day: date) -> None:
    found = period(unit, day)
    assert found.first <= day <= found.last


@given(UNITS, DATES, st.integers(-15, 15))  # fifteen centuries on, the calendar holds
def test_shifting_there_and_back_changes_nothing(unit: str, day: date, count: int) -> None:
    here = period(unit, day)
    assert here.shift(count, unit).shift(-count, unit) == here


@given(UNITS, DATES)
def test_the_next_unit_begins_the_day_after_the_last(unit: str, day: date) -> None:
    here = period(unit, day)
    assert (here.shift(1, unit).first - here.last).days == 1


@given(st.sampled_from([*MONTHS, *DAYS]), DATES, st.sampled_from(["early", "middle", "late", None]))
def test_a_part_lies_within_its_unit(unit: str, day: date, which: str | None) -> None:
    here = period(unit, day)
    first, last = here.part(which)
    assert here.first <= first <= last <= here.last


@pytest.mark.parametrize(
    ("unit", "day", "value"),
    [
        ("day", date(2023, 4, 17), "2023-04-17"),
        ("week", date(2021, 1, 3), "2020-W53"),
        ("weekend", date(2023, 4, 12), "2023-W15-WE"),
        ("month", date(2023, 4, 17), "2023-04"),
        ("quarter", date(2023, 4, 17), "2023-Q2"),
        ("half", date(2023, 8, 1), "2023-H2"),
        ("season", date(2023, 1, 17), "2022-WI"),
        ("year", date(2023, 4, 17), "2023"),
        ("decade", date(1994, 4, 17), "199"),
        ("century", date(1994, 4, 17), "19"),
    ],
)
def test_values_are_those_of_timex3(unit: str, day: date, value: str) -> None:
    assert period(unit, day).value == value


def test_a_month_after_the_31st_is_the_last_day_of_a_shorter_month() -> None:
    assert Period("day", date(2023, 1, 31)).shift(1, "month").first == date(2023, 2, 28)


def test_a_shift_beyond_the_calendar_is_an_error() -> None:
    with pytest.raises(OverflowError):
        Period("year", date(2023, 1, 1)).shift(-3000, "year")


@pytest.mark.parametrize("day", [date(2000, 4, 23), date(2023, 4, 9), date(2024, 3, 31), date(2025, 4, 20)])
def test_easter(day: date) -> None:
    assert easter(day.year) == day


def test_weekdays_are_counted_from_either_end_of_a_month() -> None:
    assert nth_weekday(2023, 11, 3, 4) == date(2023, 11, 23)
    assert nth_weekday(2023, 5, 0, -1) == date(2023, 5, 29)
