"""What a report teaches of the people whom it names in full."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.records import Introduction
from dateline.resolve import Resolved


def taught(resolved: Callable[..., Resolved], text: str) -> list[Introduction]:
    return list(resolved(text, "2023-04-17").actors.introductions())


@pytest.mark.parametrize(
    ("text", "words", "actor", "country", "sectors", "office"),
    [
        (
            "Major Tan Rui, a spokesman for China's Southern Theater Command, warned the frigate.",
            "Major Tan Rui, a spokesman for China's Southern Theater Command",
            "person:tan rui",
            "CHN",
            ("MIL",),
            None,
        ),
        (
            "Kenya's defence minister, Grace Wanjiru, arrived on Monday.",
            "Kenya's defence minister, Grace Wanjiru",
            "person:grace wanjiru",
            "KEN",
            ("GOV", "MIL"),
            "defense minister",
        ),
        ("Norwegian Deputy Foreign Minister Kari Moen spoke.", None, "person:kari moen", "NOR", ("GOV",), None),
        ("Former Peruvian President Luis Paredes was arrested.", None, "person:luis paredes", "PER", ("CVL",), None),
    ],
)
def test_title_and_apposition_teach(
    resolved: Callable[..., Resolved],
    text: str,
    words: str | None,
    actor: str,
    country: str,
    sectors: tuple[str, ...],
    office: str | None,
) -> None:
    (one,) = taught(resolved, text)
    assert (one.actor, one.country, one.sectors, one.office) == (actor, country, sectors, office)
    assert text[one.start : one.end] == one.text == (words or one.text)
    assert one.alias in one.text


def test_a_bare_name_teaches_nothing_even_of_somebody_whom_tables_know(resolved: Callable[..., Resolved]) -> None:
    assert taught(resolved, "Vladimir Putin met Grace Wanjiru in Sochi.") == []


def test_a_known_person_is_one_however_written(resolved: Callable[..., Resolved]) -> None:
    one, other = taught(
        resolved, "Ukrainian President Volodymyr Zelenskyy spoke. Ukrainian President Volodymyr Zelensky left."
    )
    assert one.actor == other.actor
    assert (one.alias, other.alias) == ("Volodymyr Zelenskyy", "Volodymyr Zelensky")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.lists(
        st.sampled_from("General Ana Ruiz , the Chilean mayor of Lima ; “ who . President 😀 \n".split(" ")),
        max_size=25,
    )
)
def test_no_text_breaks_it_and_spans_are_exact(resolved: Callable[..., Resolved], words: list[str]) -> None:
    text = " ".join(words)
    assert all(text[one.start : one.end] == one.text for one in taught(resolved, text))
