"""What the pictures are drawn from: bars, weeks, growth, the map; and text cut into marks and differences."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.archive.counting import DayCount, DyadScore, PlaceCount
from dateline.web.atlas import atlas, outlines
from dateline.web.differences import stretches
from dateline.web.marks import Mark, cut
from dateline.web.timeline import MOST_BARS, timeline
from dateline.web.weeks import week_chart, weekly

DAYS = st.dates(min_value=date(1, 1, 1))


def _counts(*days: str) -> list[DayCount]:
    return [DayCount(value=day, events=2, disputed=1) for day in days]


@given(st.lists(DAYS, unique=True))
def test_every_event_is_in_a_bar_or_counted_before_the_first(days: list[date]) -> None:
    counts = _counts(*(day.isoformat() for day in sorted(days)))
    picture = timeline(counts)
    if picture is not None:
        assert sum(bar.events for bar in picture.bars) + picture.before == 2 * len(days)
        assert all(0 <= bar.disputed_height <= bar.height <= 100 for bar in picture.bars)
        assert picture.unit == "year" or len(picture.bars) <= MOST_BARS + 2


def test_bars_are_as_wide_as_the_time_asks_for() -> None:
    assert [timeline(_counts("2024-01-01", last)).unit for last in ("2024-02-01", "2024-06-01")] == ["day", "week"]  # type: ignore[union-attr]
    assert timeline(_counts("2024-01-01")) is None


def test_one_old_event_does_not_flatten_the_picture() -> None:
    recent = [(date(2024, 1, 1) + timedelta(days=i)).isoformat() for i in range(60)]
    picture = timeline([*_counts("1991-01-01"), *_counts(*recent)])
    assert picture
    assert (picture.before, picture.bars[0].first) == (2, "2024-01-01")


def test_a_week_is_the_mean_of_its_events() -> None:
    scores = [
        DyadScore(event="a", day="2024-01-01", score=-4.0, source_count=1),
        DyadScore(event="b", day="2024-01-07", score=2.0, source_count=3),
        DyadScore(event="c", day="2024-01-08", score=6.0, source_count=1),
    ]
    first, second = weekly(scores)
    assert (first.monday, first.mean, first.sources, first.lowest, first.highest) == ("2024-01-01", -1.0, 4, -4.0, 2.0)
    chart = week_chart([first, second])
    assert chart
    assert chart.dots[0].y > chart.dots[1].y
    assert chart.dots[0].radius > chart.dots[1].radius
    assert len(chart.lines) == 1


def test_a_week_of_few_sources_has_a_wide_margin() -> None:
    def week(sources: int) -> float:
        return weekly([DyadScore(event="a", day="2024-01-01", score=-4.0, source_count=sources)])[0].margin

    assert week(1) > 7
    assert week(1) == pytest.approx(2 * week(4), abs=0.02)


def test_weeks_without_events_leave_a_gap_in_the_line() -> None:
    days = ("2024-01-01", "2024-01-08", "2024-02-05", "2024-02-12")
    chart = week_chart(weekly([DyadScore(event=day, day=day, score=1.0, source_count=1) for day in days]))
    assert chart
    assert len(chart.lines) == 2


@given(st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), max_size=5))
def test_every_point_lies_in_the_window(points: list[tuple[float, float]]) -> None:
    places = [PlaceCount(name="x", kind="city", country=None, lat=lat, lon=lon, events=1) for lat, lon in points]
    window = atlas(places)
    for spot in window.spots:
        assert window.left - 0.1 <= spot.x <= window.left + window.width + 0.1
        assert window.top - 0.1 <= spot.y <= window.top + window.height + 0.1


def test_countries_have_outlines() -> None:
    assert len(outlines()) > 150


@given(st.text(), st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20))))
def test_pieces_joined_are_the_text(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(start=start, end=end, layer="time", title="") for start, end in spans]
    assert "".join(piece.text for piece in cut(text, 0, len(text), marks)) == text


@given(st.text(), st.text())
def test_stretches_joined_are_the_wording(text: str, other: str) -> None:
    assert "".join(each.text for each in stretches(text, other)) == text


@pytest.mark.parametrize(
    ("text", "other", "marked"),
    [
        ("It was a missile", "it was a Missile", []),
        ("It was a Russian missile", "It was a missile", ["Russian"]),
        ("two very old men", "two men", ["very old"]),
    ],
)
def test_what_the_other_wording_lacks_is_marked(text: str, other: str, marked: list[str]) -> None:
    assert [each.text for each in stretches(text, other) if each.differs] == marked
