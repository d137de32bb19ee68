"""How sure the coder is of a mention, and that the doubtful ones are kept back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.judge import assurance
from dateline.coding.mentions import find_explained, find_judged, find_mentions
from dateline.coding.signs import of_reasons
from dateline.records import Mention
from dateline.resolve import Resolved

Coder = Callable[[str], tuple[Mention, ...]]


@pytest.fixture(scope="module")
def all_coded(resolved: Callable[..., Resolved]) -> Coder:
    def code(text: str) -> tuple[Mention, ...]:
        return tuple(mention for mention, _ in find_explained(resolved(text), (), least=0))

    return code


def test_what_is_given_reaches_the_least_confidence(resolved: Callable[..., Resolved]) -> None:
    text = "Canada condemned the attack on the embassy. Voters may back whoever visits them before a fight."
    assert all(mention.confidence >= assurance().least for mention in find_mentions(resolved(text), ()))


def test_a_state_that_acts_in_the_main_clause_is_surer_than_a_deed_of_nobody(all_coded: Coder) -> None:
    condemned, attack = all_coded("Canada condemned the attack on the embassy in Kabul.")
    assert condemned.confidence > attack.confidence + 0.1


def test_confidence_is_a_probability(all_coded: Coder) -> None:
    mentions = all_coded("Norway and Sweden met in Oslo, and Poland deployed troops to its border with Belarus.")
    assert mentions
    assert all(0 < mention.confidence < 1 for mention in mentions)


def test_an_explanation_ends_with_what_speaks_for_the_mention_and_against_it(resolved: Callable[..., Resolved]) -> None:
    [(mention, reasons)] = find_explained(resolved("France expelled two Russian diplomats."), ())
    told, _, signs = reasons[-1].partition(": ")
    assert told == f"confidence {mention.confidence}"
    weights = [float(sign.rpartition(" ")[2]) for sign in signs.split("; ")]
    assert any(weight > 0 for weight in weights)
    assert any(weight < 0 for weight in weights)


def test_confidence_is_made_of_the_signs_alone(resolved: Callable[..., Resolved]) -> None:
    for mention, signs in find_judged(resolved("Norway and Sweden met in Oslo on Monday. Voters may back him."), ()):
        assert mention.confidence == pytest.approx(assurance().confidence(signs), abs=0.001)


def test_day_place_and_counts_are_signs(resolved: Callable[..., Resolved]) -> None:
    [(_, signs)] = find_judged(resolved("Gunmen killed nine people in Lagos on Monday."), ())
    assert {"dated", "placed", "counted", "victims", "3 circumstances"} <= signs.keys()


def test_of_words_only_the_entry_of_the_lexicon_is_a_sign() -> None:
    reasons = ("trigger: 'exercise' of mobilize.toml", "carried by the verb 'hold'", "actor from support")
    assert of_reasons("MOBILIZE", reasons).keys() == {
        "trigger: 'exercise' of mobilize.toml",
        "carried by the verb …",
        "MOBILIZE, carried by the verb …",
        "actor from support",
        "MOBILIZE, actor from support",
    }
