"""Dates: read in every form that sources use, never guessed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.read.dates import date_in_url, normalised


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023-04-11", "2023-04-11"),
        ("20230411", "2023-04-11"),
        ("2023/04/11", "2023-04-11"),
        ("2023-04-11T10:05:00Z", "2023-04-11T10:05:00+00:00"),
        ("2023-04-11 10:05:00.123+02:00", "2023-04-11T10:05:00+02:00"),
        ("2023-04-11T00:00:00", "2023-04-11"),
        ("Tue, 11 Apr 2023 10:05:00 +0200", "2023-04-11T10:05:00+02:00"),
        ("11 April 2023", "2023-04-11"),
        ("April 11, 2023", "2023-04-11"),
        ("Apr. 11, 2023, 5:30 PM EDT", "2023-04-11T17:30:00"),
        ("Tuesday, April 11th 2023", "2023-04-11"),
        ("11.04.2023", "2023-04-11"),
        ("17/04/2023", "2023-04-17"),
        ("4/17/2023", "2023-04-17"),
        ("1681207500", "2023-04-11T10:05:00+00:00"),
        ("1681207500000", "2023-04-11T10:05:00+00:00"),
    ],
)
def test_a_date_is_read(written: str, day: str) -> None:
    assert normalised(written) == day


@pytest.mark.parametrize(
    "written", ["", "yesterday", "April 11", "03/04/2023", "2023-02-30", "2023", "12", "0000-00-00", "Monday"]
)
def test_what_is_no_whole_date_is_none(written: str) -> None:
    assert normalised(written) is None


def test_an_address_carries_its_day() -> None:
    assert date_in_url("https://example.org/2023/apr/11/storm") == "2023-04-11"
    assert date_in_url("https://example.org/world/2023/04/11/storm.html") == "2023-04-11"
    assert date_in_url("https://example.org/2023/99/11/storm") is None
    assert date_in_url("https://example.org/storm-2023") is None


@settings(deadline=None)
@given(st.text(max_size=30) | st.from_regex(r"[0-9]{1,4}[-/. ][A-Za-z0-9]{1,9}[-/., ]{1,2}[0-9]{1,13}"))
def test_no_text_is_too_odd(text: str) -> None:
    day = normalised(text)
    assert day is None or normalised(day) == day
