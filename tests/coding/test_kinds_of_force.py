"""What a word of force says by the company it keeps: of nuclear tests, of machines, of crowds, of words."""

from __future__ import annotations

import pytest

from tests.coding.conftest import Coder


@pytest.mark.parametrize(
    ("text", "type_", "kind"),
    [
        ("North Korea held a nuclear test in May. The test was its sixth.", "MOBILIZE", "nuclear-test"),
        ("North Korea conducted a nuclear weapons test on Monday.", "MOBILIZE", "nuclear-test"),
        ("Hackers hijacked two accounts in Peru.", "COERCE", "cyber-attack"),
        ("Students occupied the town hall in Lyon.", "PROTEST", "blockade"),
        ("A second device went off in Lima and killed two people.", "ASSAULT", "bombing"),
        ("Police dispersed the crowd in Lima.", "ASSAULT", "crowd-control"),
    ],
)
def test_the_company_of_a_word_tells_its_kind(text: str, type_: str, kind: str, coded: Coder) -> None:
    assert {(m.type, m.kind) for m in coded(text)} == {(type_, kind)}


@pytest.mark.parametrize(
    "text",
    [
        "Keller went off message in Peru.",
        "The crowd dispersed in Lima at noon.",
        "Burglars hit the museum in Lyon.",
        "Fire crews attacked the fire from the air in Peru.",
        "The actor shot to fame in Norway.",
        "The agents in Texas had no search warrant.",
        "Donald Trump will blow up the system in Washington.",
    ],
)
def test_force_that_meets_nobody(text: str, coded: Coder) -> None:
    assert not coded(text)


def test_attacks_told_of_as_words_stay_words(coded: Coder) -> None:
    found = coded("Senator Keller attacked the governor personally. Voters in Ohio remember those attacks.")
    assert {mention.type for mention in found} == {"ACCUSE"}
