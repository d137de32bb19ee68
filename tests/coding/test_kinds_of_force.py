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
        "An explosion at the mine in Peru stopped work.",
        "Keller said the region is full of men bent on attacking France.",
        "Residents of Ohio are worried about being arrested by the police.",
        "Guns kill 30,000 people a year in Texas.",
        "Killing is wrong, the bishop of Lyon said.",
    ],
)
def test_force_that_meets_nobody(text: str, coded: Coder) -> None:
    assert not coded(text)


def test_attacks_told_of_as_words_stay_words(coded: Coder) -> None:
    found = coded("Senator Keller attacked the governor personally. Voters in Ohio remember those attacks.")
    assert {mention.type for mention in found} == {"ACCUSE"}


@pytest.mark.parametrize(
    "text",
    [
        "A senator from Ohio wants Donald Trump banned from France.",
        "The mayor of Lyon wants the men to be deported.",
        "Keller tweeted that the president should deport the singer.",
    ],
)
def test_who_wants_a_deed_done_demands_it(text: str, coded: Coder) -> None:
    assert {mention.type for mention in coded(text)} == {"REQUEST"}


def test_who_retaliates_beside_a_quotation_speaks(coded: Coder) -> None:
    found = coded("“France will stay as it is,” President Emmanuel Macron retaliated.")
    assert {mention.type for mention in found} == {"ACCUSE"}
