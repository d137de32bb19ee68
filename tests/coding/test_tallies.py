"""Counts that stand in another clause than their event, and the stretches of days of events that last."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding import code
from dateline.records import Mention
from dateline.resolve import Resolved

Resolve = Callable[..., Resolved]
DRILLS = "Thailand and the United States opened a joint exercise on Monday. "


def exercise(resolved: Resolve, text: str) -> Mention:
    mentions, _ = code(resolved(text, "2023-04-18"))
    return next(one for one in mentions if one.kind in ("joint-exercise", "exercise"))


def counts(mention: Mention) -> dict[str, float]:
    return {quantity.of: quantity.high for quantity in mention.quantities}


def test_who_takes_part_takes_part_in_the_gathering_told_last(resolved: Resolve) -> None:
    mention = exercise(resolved, DRILLS + "The Thai army said that over 9,000 soldiers take part.")
    assert counts(mention) == {"troops": 9000}


def test_shares_of_nations_follow_the_whole(resolved: Resolve) -> None:
    mention = exercise(resolved, DRILLS + "More than 9,000 people take part: 6,500 Americans, 2,400 Thais.")
    assert counts(mention) == {"troops": 9000, "USA troops": 6500, "THA troops": 2400}


def test_what_it_goes_on_with_belongs_to_the_event_told_before(resolved: Resolve) -> None:
    assert counts(exercise(resolved, DRILLS + "It runs until Friday with almost 9,000 troops.")) == {"troops": 9000}


def test_participants_of_another_year_are_of_another_exercise(resolved: Resolve) -> None:
    assert counts(exercise(resolved, DRILLS + "Last year 7,400 soldiers took part.")) == {}


def test_the_dead_of_a_war_are_not_those_of_one_strike(resolved: Resolve) -> None:
    text = "Russian missiles struck Kharkiv on Monday. Some 9,000 civilians have died since the invasion began."
    mentions, _ = code(resolved(text, "2023-04-18"))
    assert all("killed" not in counts(one) for one in mentions if one.time is not None)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Poland held drills from 8 to 10 April in the Baltic Sea.", "2023-04-08", "2023-04-10"),
        ("China held military exercises around Taiwan on April 8-10.", "2023-04-08", "2023-04-10"),
        ("Poland held drills between 3 and 7 April.", "2023-04-03", "2023-04-07"),
        ("Military drills of Poland began on Monday and will last until April 28.", "2023-04-17", "2023-04-28"),
    ],
)
def test_two_days_that_bound_a_stretch_are_one_time(resolved: Resolve, text: str, first: str, last: str) -> None:
    time = exercise(resolved, text).time
    assert time is not None
    assert (time.earliest, time.latest) == (first, last)
    assert text[time.start : time.end] == time.text


def test_a_year_and_a_day_in_it_bound_nothing(resolved: Resolve) -> None:
    time = exercise(resolved, "Poland held drills in 2023 until April 10.").time
    assert time is None or time.type == "DATE"


def test_what_moves_is_counted_with_the_one_move_of_its_sentence(resolved: Resolve) -> None:
    text = "Taiwan's defence ministry said that 68 Chinese jets flew near the island and some of them entered its zone."
    mentions, _ = code(resolved(text, "2023-04-18"))
    assert [counts(one) for one in mentions if one.kind == "air-incursion"] == [{"aircraft": 68}]


def test_an_attack_near_a_country_is_not_in_it(resolved: Resolve) -> None:
    mentions, _ = code(resolved("A missile killed two men in a Polish village near Ukraine on Monday.", "2023-04-18"))
    assert all(one.place is None or one.place.country != "UKR" for one in mentions)
