"""What an archive answers with: an iterator as ever, and more where somebody looks at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pandas as pd
import polars as pl
import pytest

from dateline.archive import Store
from dateline.export.kinds import KINDS
from dateline.export.listing import SHOWN, Listing
from dateline.records import Event
from dateline.street import Archive
from tests.archive.made import event

every_kind = pytest.mark.parametrize("kind", KINDS)


def asked_for(events: list[Event]) -> tuple[Listing[Event], list[int]]:
    """A listing of these, and how often it asked for them."""
    asked: list[int] = []

    def ask() -> Iterator[Event]:
        asked.append(1)
        return iter(events)

    return Listing("events", ask), asked


@pytest.fixture
def three() -> list[Event]:
    return [event(f"e{number}", "r1") for number in range(3)]


@every_kind
def test_it_holds_what_the_store_gives(kind: str, archive: Archive) -> None:
    expected = list(getattr(Store, kind)(archive))
    found = getattr(archive, kind)()
    assert list(found) == expected
    assert len(found) == len(expected)
    assert found[-1] == expected[-1]
    assert found[:2] == expected[:2]


def test_it_can_be_gone_through_again(three: list[Event]) -> None:
    found, _ = asked_for(three)
    assert [each.id for each in found] == [each.id for each in found] == ["e0", "e1", "e2"]


def test_next_takes_them_one_by_one_and_going_through_goes_on_from_there(three: list[Event]) -> None:
    found, _ = asked_for(three)
    assert next(found).id == "e0"
    assert [each.id for each in found] == ["e1", "e2"]


def test_going_through_holds_nothing_and_counting_keeps_all(three: list[Event]) -> None:
    found, asked = asked_for(three)
    for _ in range(2):
        assert sum(1 for _ in found) == 3
    assert len(asked) == 2
    found, asked = asked_for(three)
    assert (len(found), len(found), found[0].id, len(list(found))) == (3, 3, "e0", 3)
    assert len(asked) == 1


def test_a_faulty_question_is_answered_at_once(archive: Archive) -> None:
    with pytest.raises(TypeError):
        archive.events(colour="red")


@every_kind
@pytest.mark.parametrize("take", [Listing.to_pandas, Listing.to_polars])
def test_it_becomes_a_table(kind: str, take: Callable[[Any], Any], archive: Archive) -> None:
    found = getattr(archive, kind)()
    frame = take(found)
    assert list(frame["id"]) == [each.id for each in found]


def test_days_in_tables_are_dates_also_where_there_are_none(archive: Archive) -> None:
    for events in (archive.events(), archive.events(text="zzz")):
        assert pd.api.types.is_datetime64_any_dtype(events.to_pandas()["earliest"])
        assert events.to_polars().schema["earliest"] == pl.Date
        assert events.to_polars().schema["report_count"] == pl.Int64
    first = archive.events()[0]
    assert archive.events().to_polars()["earliest"][0] == date.fromisoformat(first.earliest or "")


def test_a_notebook_shows_the_first_of_them_and_how_many_there_are() -> None:
    found, _ = asked_for([event(f"e{number}", "r1") for number in range(30)])
    html = found._repr_html_()
    assert f"30 events, the first {SHOWN}" in html
    assert html.count("<tr>") == SHOWN + 1
    assert repr(found) == "<30 events>"
