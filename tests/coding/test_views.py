"""What is held, felt, guessed or asked by a reporter is no act of speech; what is said on one occasion is."""

from __future__ import annotations

import pytest

from tests.coding.conftest import Coder


@pytest.mark.parametrize(
    "text",
    [
        "Senator Keller opposes hunting.",
        "The Forest Service of Canada approves logging plans.",
        "Ministers disagree on how it should be done.",
        "“The senator stands with the gun lobby,” she said.",
        "The president's populism defies the party.",
        "Asked by the host to respond, the minister said it was late.",
        "The senator appeals to young voters.",
        "The minister denied that the tapes exist.",
        "The president lamented the good old days.",
        "The law ends a requirement that ministries seek approval.",
        "The people are determined to shame the president.",
        "The senator said that he suspects the governor will run.",
        "The minister spoke of the importance of the election.",
        "The party did not return a request for comment.",
        "An official of the White House asked for anonymity.",
        "The crowd cheered the president.",
        "The president dismissed the notion that he was tired.",
        "The landlord charged the party for rent.",
        "Newspapers inspected the book of the president.",
        "The president balked at the price of the jet.",
        "The senator's name recognition helped her.",
        "The minister said that people are bullied.",
        "The fire was labelled suspicious by the police.",
        "“These figures should end the debate,” said the senator.",
        "“Workers should have a voice in the plan,” the senator said.",
        "The senator said she felt compelled to speak.",
        "The minister is older and lauded for her patience.",
        "The prime minister insisted on paying the bill.",
        "The senator did not seek the governor's endorsement.",
        "The governor of Ohio was ill; Senator Keller suspected him.",
        "The ministry would not discuss the inquiry.",
        "The ministry described the inquiry's scope.",
        "The senator railed at the president's refusal to speak.",
        "The minister blamed her silence on a bad line.",
        "The state uses the act to prosecute critics.",
        "The president has often complained about the press.",
        "Ohio has voted for the Democratic Party in the last six elections.",
        "The senator has opposed any war.",
        "Ohio votes for the winner in every election.",
        "The minister voiced the frustration of many farmers.",
        "The affair of the minister needs an investigation.",
        "Investigations could hurt the prime minister.",
        "The minister could not see herself supporting the president.",
        "The party stopped short of endorsing the senator.",
        "Some senators are opposed to electing the governor.",
        "It would have been kind had the senator congratulated the president.",
        "The minister called the loan critical for all of Europe.",
        "Staff of the ministry turned away visitors.",
        "The minister said everyone should support the army.",
        "Keller called her remarks on the war a “low blow” for the president.",
        "The minister called his vote a strange one.",
        "The clinic of Senator Otto did not charge them.",
        "The senator spoke of the president's racially charged past.",
        "Seven in 10 Democrats said the senator should resign.",
        "Polls show voters in Ohio rejecting President Otto.",
        "Senator Keller commanded most of the attention.",
        "The governor stood behind the president on the stage.",
        "The senator refrained from backing the governor.",
    ],
)
def test_a_view_is_no_event(coded: Coder, text: str) -> None:
    assert not [m for m in coded(text) if m.type in ("ACCUSE", "SUPPORT", "REJECT", "REQUEST")]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Senator Keller said she opposes hunting.", "ACCUSE"),
        ("Senator Keller opposes Governor Ortiz.", "ACCUSE"),
        ("Iran rejects talks\n\nThe news came late.", "REJECT"),
        ("The minister denied that he had taken bribes.", "REJECT"),
        ("The president was quick to condemn the coup.", "ACCUSE"),
        ("Officials asked the host to leave Peru.", "REQUEST"),
        ("Peru won't sign the treaty.", "REJECT"),
        ("The mayor welcomed the president to visit the city.", "REQUEST"),
        ("Senator Keller said she wants an inquiry.", "REQUEST"),
        ("Talks between Peru and Chile collapsed.", "REJECT"),
        ("On Monday, Senator Keller called on Governor Ortiz to resign over the floods.", "REQUEST"),
        ("The minister said the talks had been undermined by Chile.", "ACCUSE"),
        ("The minister expressed concern about the arrest of the senator.", "ACCUSE"),
        ("The minister said the senator should be awarded a prize.", "SUPPORT"),
    ],
)
def test_what_is_said_on_an_occasion_is_an_event(coded: Coder, text: str, type_: str) -> None:
    assert type_ in [m.type for m in coded(text)]
