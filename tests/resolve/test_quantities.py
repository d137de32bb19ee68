from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import knowledge
from dateline.language import Reading
from dateline.records import Quantity
from dateline.resolve.numbers import read
from dateline.resolve.quantities import find_counted

Read = Callable[..., Reading]
EXAMPLES = knowledge.document("quantities")["examples"]


def shown(quantity: Quantity) -> str:
    bounds = f"{quantity.low:g}" if quantity.low == quantity.high else f"{quantity.low:g}-{quantity.high:g}"
    unit = f" {quantity.unit}" if quantity.unit else ""
    return f"{quantity.of} {bounds}{unit}{' ~' if quantity.approximate else ''}"


def counts(reading: Read, text: str) -> list[str]:
    return [shown(quantity) for quantity, _ in find_counted(reading(text).doc)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example["text"]))
def test_the_examples_of_the_table(reading: Read, example: dict[str, str | list[str]]) -> None:
    doc = reading(example["text"]).doc
    assert [f"{shown(quantity)} @ {doc[i].text}" for quantity, i in find_counted(doc)] == example["quantities"]


def test_the_span_runs_from_the_modifier_to_the_counted_noun(reading: Read) -> None:
    ((quantity, _),) = find_counted(reading("The army sent at least 300 elite paratroopers to the border.").doc)
    assert quantity.text == "at least 300 elite paratroopers"


def test_a_vague_word_has_bounds_and_is_approximate(reading: Read) -> None:
    assert counts(reading, "Tens of thousands of people fled the city.") == ["displaced 20000-99999 ~"]


def test_numbers_that_count_nothing_kept_are_left_out(reading: Read) -> None:
    assert counts(reading, "In 2019 the 45-year-old lost 3-2 and came fifth on 12 May, 10 days late.") == []


def test_what_happens_outranks_who_it_happens_to(reading: Read) -> None:
    assert counts(reading, "The militants killed 14 soldiers and captured two policemen.") == [
        "killed 14",
        "arrested 2",
    ]


def test_the_doers_are_counted_as_who_they_are(reading: Read) -> None:
    assert counts(reading, "Three gunmen killed a guard.") == ["fighters 3"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twenty - three", 23),
        ("nineteen ninety - six", 1996),
        ("two thousand", 2000),
        ("a hundred and five", 105),
        ("1.5 million", 1.5e6),
        ("17,600", 17600),
        ("two dozen", 24),
        ("three hundred thousand", 300_000),
    ],
)
def test_numbers_in_words(words: str, value: float) -> None:
    number = read(words.split(), 0)
    assert number is not None
    assert (number.value, number.end) == (value, len(words.split()))


PIECES = [
    "at least",
    "12",
    "people",
    "killed",
    "dozens",
    "of",
    "-",
    "to",
    "and",
    "between",
    "$",
    "3",
    "million",
    "no",
    "one",
    "which",
    "hundred",
    "a",
    "\n",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=30).map(" ".join))
def test_spans_are_exact_and_bounds_in_order(reading: Read, text: str) -> None:
    doc = reading(text).doc
    for quantity, governor in find_counted(doc):
        assert text[quantity.start : quantity.end] == quantity.text
        assert 0 <= quantity.low <= quantity.high
        assert 0 <= governor < len(doc)
