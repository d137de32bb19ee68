"""How sure the coder is of a mention, and that the doubtful ones are kept back."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.judge import assurance
from dateline.coding.mentions import find_explained, find_mentions
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
    assert condemned.confidence > 0.75 > attack.confidence


def test_confidence_is_a_probability(all_coded: Coder) -> None:
    mentions = all_coded("Norway and Sweden met in Oslo, and Poland deployed troops to its border with Belarus.")
    assert mentions
    assert all(0 < mention.confidence < 1 for mention in mentions)


def test_the_signs_of_a_mention_are_among_its_reasons(resolved: Callable[..., Resolved]) -> None:
    [(_, reasons)] = find_explained(resolved("France expelled two Russian diplomats."), ())
    assert any(reason.startswith("signs: ") and "actor by nsubj" in reason for reason in reasons)
