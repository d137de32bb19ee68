from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import knowledge
from dateline.language import Reading
from dateline.records import Time
from dateline.resolve.times import find_times, role

Read = Callable[..., Reading]
RULES = knowledge.document("time_rules")["rule"]
EXAMPLES = [(rule, line) for rule in RULES for line in rule.get("examples", ())]
PUBLISHED = "2023-04-17"  # a Monday


def times(reading: Read, text: str, published: str | None = PUBLISHED) -> tuple[Time, ...]:
    return find_times(reading(text, published).doc, published)


def found(reading: Read, text: str, published: str | None = PUBLISHED) -> dict[str, str | None]:
    return {time.text: time.value for time in times(reading, text, published)}


def days(reading: Read, text: str) -> tuple[str | None, str | None]:
    (time,) = times(reading, text)
    return time.earliest, time.latest


@pytest.mark.parametrize(("rule", "line"), EXAMPLES, ids=[f"{rule['name']}: {line}" for rule, line in EXAMPLES])
def test_every_rule_reads_its_own_examples(reading: Read, rule: dict[str, str], line: str) -> None:
    published, marked, value = (part.strip() for part in line.split(" | "))
    expression = marked[marked.index("<") + 1 : marked.index(">")]
    read = {
        time.text: (time.type, time.value)
        for time in times(reading, marked.replace("<", "").replace(">", ""), published)
    }
    assert read.get(expression) == (rule["type"], value)


@pytest.mark.parametrize(
    "example", knowledge.document("holidays")["examples"], ids=lambda example: str(example["value"])
)
def test_holidays_fall_on_their_days(reading: Read, example: dict[str, str]) -> None:
    expression = example["text"][example["text"].index("<") + 1 : example["text"].index(">")]
    read = found(reading, example["text"].replace("<", "").replace(">", ""), example["published"])
    assert read[expression] == example["value"]


def test_a_rule_without_an_example_says_nothing_new() -> None:
    assert sum(1 for rule in RULES if not rule.get("examples")) <= 4


class TestWeekdays:
    def test_the_past_tense_means_the_last_one(self, reading: Read) -> None:
        assert found(reading, "The minister arrived on Friday.") == {"Friday": "2023-04-14"}

    def test_the_day_of_publication_itself_is_the_last_one(self, reading: Read) -> None:
        assert found(reading, "The minister arrived on Monday.") == {"Monday": "2023-04-17"}

    def test_the_future_tense_means_the_next_one(self, reading: Read) -> None:
        assert found(reading, "The minister will arrive on Friday.") == {"Friday": "2023-04-21"}

    def test_a_plan_means_the_next_one(self, reading: Read) -> None:
        assert found(reading, "The ministers plan to meet on Thursday.") == {"Thursday": "2023-04-20"}

    def test_the_day_of_saying_is_not_that_of_what_was_said(self, reading: Read) -> None:
        text = "The army said on Sunday it would hold a parade on Wednesday."
        assert found(reading, text) == {"Sunday": "2023-04-16", "Wednesday": "2023-04-19"}

    def test_a_condition_is_still_to_come(self, reading: Read) -> None:
        assert found(reading, "If she wins in November, taxes go up.") == {"November": "2023-11"}

    def test_what_was_despite_has_been(self, reading: Read) -> None:
        assert found(reading, "He trails despite winning the first round in October.") == {"October": "2022-10"}

    def test_a_ground_has_happened(self, reading: Read) -> None:
        text = "They will march because of the raid on the camp on Friday."
        assert found(reading, text) == {"Friday": "2023-04-14"}

    def test_a_caption_tells_of_the_past(self, reading: Read) -> None:
        assert found(reading, "Soldiers at the border on Tuesday") == {"Tuesday": "2023-04-11"}

    def test_a_weekday_decides_the_year_of_its_date(self, reading: Read) -> None:
        assert found(reading, "The case opens on Saturday, April 22.") == {"Saturday, April 22": "2023-04-22"}


class TestDatesWithoutYear:
    def test_the_nearest_in_the_past(self, reading: Read) -> None:
        assert found(reading, "The ship passed the strait on January 5.") == {"January 5": "2023-01-05"}

    def test_the_year_before_where_that_is_the_last_one(self, reading: Read) -> None:
        assert found(reading, "The bridge was blown up on October 8.") == {"October 8": "2022-10-08"}

    def test_a_date_in_a_caption_keeps_its_year(self, reading: Read) -> None:
        assert found(reading, "Troops train at the fort on April 13, 2021 in Luzon") == {"April 13, 2021": "2021-04-13"}

    def test_a_range_gives_two_times(self, reading: Read) -> None:
        assert found(reading, "They met between 2 and 5 April.") == {"2": "2023-04-02", "5 April": "2023-04-05"}

    def test_a_day_that_no_calendar_has_is_no_date(self, reading: Read) -> None:
        assert "2023-02-30" not in found(reading, "It happened on 30 February 2023.").values()


class TestWithoutPublicationDate:
    def test_a_full_date_is_resolved_all_the_same(self, reading: Read) -> None:
        (time,) = times(reading, "They signed on 3 May 2019.", None)
        assert (time.value, time.earliest, time.latest) == ("2019-05-03", "2019-05-03", "2019-05-03")

    def test_a_date_without_year_stays_open(self, reading: Read) -> None:
        (time,) = times(reading, "They signed on April 16.", None)
        assert (time.value, time.earliest) == ("XXXX-04-16", None)

    def test_relative_expressions_have_no_value(self, reading: Read) -> None:
        for text in ("He left on Sunday.", "He left yesterday.", "He left last week.", "He left two days ago."):
            (time,) = times(reading, text, None)
            assert (time.value, time.earliest, time.latest) == (None, None, None)

    def test_vague_expressions_keep_their_reference(self, reading: Read) -> None:
        assert found(reading, "He recently left.", None) == {"recently": "PAST_REF"}


class TestIntervals:
    def test_a_week_runs_from_monday_to_sunday(self, reading: Read) -> None:
        assert days(reading, "The missile was launched last week.") == ("2023-04-10", "2023-04-16")

    def test_the_weekend_is_the_one_just_over(self, reading: Read) -> None:
        assert days(reading, "The papers leaked over the weekend.") == ("2023-04-15", "2023-04-16")

    def test_earlier_this_month_ends_today(self, reading: Read) -> None:
        assert days(reading, "They were arrested earlier this month.") == ("2023-04-01", "2023-04-17")

    def test_a_time_of_day_has_the_days_of_its_day(self, reading: Read) -> None:
        assert days(reading, "The depot burned on Sunday night.") == ("2023-04-16", "2023-04-16")

    def test_a_year_modified_is_narrower(self, reading: Read) -> None:
        first, last = days(reading, "The dam was finished in mid-2020.")
        assert "2020-01-01" < str(first) < str(last) < "2020-12-31"

    def test_a_length_of_time_has_none(self, reading: Read) -> None:
        assert days(reading, "The siege lasted three weeks.") == (None, None)

    def test_the_next_months_of_a_story_begin_where_it_has_come_to(self, reading: Read) -> None:
        read = times(reading, "The siege began in June 1992. For the next eight months nobody left.")
        assert [(time.earliest, time.latest) for time in read][1] == ("1992-06-30", "1993-02-28")

    def test_an_anchored_length_has_one(self, reading: Read) -> None:
        assert days(reading, "Shells fell over the past two days.") == ("2023-04-15", "2023-04-17")


class TestTimeInFocus:
    def test_later_counts_from_the_date_named_last(self, reading: Read) -> None:
        assert found(reading, "He was seized on 2 April. Two weeks later he was free.")["Two weeks later"] == "2023-W15"

    def test_since_does_not_move_the_focus(self, reading: Read) -> None:
        text = "Jets took off on April 10, the most since October 2021. That same day a ship sailed by."
        assert found(reading, text)["That same day"] == "2023-04-10"

    def test_a_day_of_a_month_in_focus_stays_within_the_month(self, reading: Read) -> None:
        time = times(reading, "They fought in March 2021. That same day a ship sank.")[-1]
        assert (time.value, time.earliest, time.latest) == (None, "2021-03-01", "2021-03-31")


class TestWhatIsNoTime:
    @pytest.mark.parametrize(
        "text",
        [
            "They may march again.",
            "The boy, 12 years old, survived.",
            "The second minister and the March brothers sat down.",
            "He ran 2000 shops with 1990 workers.",
            "A quarter of the city burned.",
            "The first quarter of the game was dull.",
            "Three 16-year-olds were freed.",
            "They won 4:30 to nothing, he said 155 times.",
            "The fall of the town",
            "Theresa May told USA Today that she read the Sunday Times.",
        ],
    )
    def test_look_alikes_are_left_alone(self, reading: Read, text: str) -> None:
        assert [time for time in times(reading, text) if time.text not in ("March",)] == []

    def test_last_as_a_verb_is_not_part_of_a_duration(self, reading: Read) -> None:
        assert found(reading, "The truce could last two weeks.") == {"two weeks": "P2W"}


class TestRole:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("He was arrested on Sunday.", "on"),
            ("They have fought since March 2022.", "since"),
            ("It was the first such visit since January.", "first_since"),
            ("The talks will last until Friday.", "until"),
            ("He left before Christmas.", "before"),
            ("They must leave by May 5.", "by"),
            ("He died two days after the vote.", "offset"),
            ("It was released after the Sunday dinner.", "modifier"),
            ("Yesterday he left.", None),
        ],
    )
    def test_the_word_before_tells_how_it_bears_on_the_event(
        self, reading: Read, text: str, expected: str | None
    ) -> None:
        doc = reading(text, PUBLISHED).doc
        (time,) = find_times(doc, PUBLISHED)
        assert role(doc, time) == expected

    def test_the_two_ends_of_a_range(self, reading: Read) -> None:
        doc = reading("They trained from 10 to 21 April.", PUBLISHED).doc
        assert [role(doc, time) for time in find_times(doc, PUBLISHED)] == ["from", "to"]


def test_published_may_carry_a_time_of_day(reading: Read) -> None:
    assert found(reading, "He left yesterday.", "2023-04-17T21:05:00+02:00") == {"yesterday": "2023-04-16"}


@pytest.mark.parametrize("text", ["", " \n\t ", "🙂" * 50, "ابدأ 12 مايو", "9" * 5000, "on " * 3000, "a" * 100_000])
def test_odd_texts_are_read_without_a_fault(reading: Read, text: str) -> None:
    for time in times(reading, text):
        assert text[time.start : time.end] == time.text


PIECES = [
    "last",
    "May",
    "12",
    "the",
    "of",
    "2023",
    ",",
    "two",
    "weeks",
    "ago",
    "Friday",
    "-",
    "night",
    "1990s",
    "half",
    "31",
    "June",
    "99999",
    "century",
    "\n",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=30).map(" ".join))
def test_spans_are_exact_ordered_and_apart(reading: Read, text: str) -> None:
    read = times(reading, text)
    assert all(text[time.start : time.end] == time.text for time in read)
    assert all(one.end <= other.start for one, other in pairwise(read))
    assert all((time.earliest or "") <= (time.latest or "9") for time in read)
    assert read == times(reading, text)


def test_an_undated_report_that_names_one_day_in_full_dates_its_other_days(reading: Read) -> None:
    text = "The vote was on Thursday, 13 April 2023. On Monday, 10 April, the council had met; it meets again in May."
    assert [time.value for time in find_times(reading(text).doc, None)] == ["2023-04-13", "2023-04-10", "2023-05"]


def test_a_slip_of_the_weekday_does_not_move_a_date_by_a_year(reading: Read) -> None:
    times = find_times(reading("The vote had been held on Wednesday 13 April.").doc, "2023-04-14")
    assert [time.value for time in times] == ["2023-04-13"]


def test_the_name_of_a_programme_is_no_time(reading: Read) -> None:
    assert list(found(reading, 'Li said on ABC\'s "This Week" on Sunday that it rained.')) == ["Sunday"]
    assert list(found(reading, '"This week we rest," Li said.')) == ["This week"]
