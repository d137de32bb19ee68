"""Who acts where no table knows him, and who looks like the actor and suffers the act."""

from __future__ import annotations

import pytest

from tests.coding.conftest import Coder


def actors_of(coder: Coder, text: str, type_: str) -> set[str]:
    return {actor.text for mention in coder(text) if mention.type == type_ for actor in mention.actors}


@pytest.mark.parametrize(
    ("text", "type_", "actor"),
    [
        ("Two donors endorsed Senator Ted Cruz on Monday.", "SUPPORT", "Two donors"),
        ("The plaintiffs accuse the mayor of negligence.", "ACCUSE", "The plaintiffs"),
        ("Biologists urged the Peruvian government to protect the condor.", "REQUEST", "Biologists"),
        ("The lawsuit accuses the Kenyan government of fraud.", "ACCUSE", "The lawsuit"),
        ("Maria Keller is a donor who backed Senator Ted Cruz.", "SUPPORT", "Maria Keller"),
        ('"I strongly support the president," said Senator Maria Keller.', "SUPPORT", "Senator Maria Keller"),
        ("Washington accused China of hacking computers of federal agencies.", "COERCE", "China"),
    ],
)
def test_whoever_acts_is_named_by_his_words(text: str, type_: str, actor: str, coded: Coder) -> None:
    assert actors_of(coded, text, type_) == {actor}


def test_a_thing_in_the_subjects_place_is_nobody(coded: Coder) -> None:
    assert actors_of(coded, "The weather helped Senator Ted Cruz.", "SUPPORT") == set()


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        ("The Armenian genocide was remembered on Monday.", "Armenian"),
        ("Senator Maria Keller's murder led to charges.", "Senator Maria Keller"),
        ("The suspect's arrest followed a manhunt.", "The suspect"),
        ("Deputy Ortiz was slain on Friday.", "Deputy Ortiz"),
    ],
)
def test_whose_suffering_it_is_did_not_do_it(text: str, victim: str, coded: Coder) -> None:
    [mention] = coded(text)
    assert mention.actors == ()
    assert [actor.text for actor in mention.recipients] == [victim]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The arrest of Juan Perez by Kenyan police surprised his family.", "Kenyan police"),
        ("The Turkish arrest of journalists went on.", "Turkish"),
        ("US deportations to Honduras resumed.", "US"),
        ("Russia's killing of Ukrainian soldiers went on.", "Russia"),
        ("The Israeli strike on Gaza killed ten people.", "Israeli"),
    ],
)
def test_who_carries_out_an_act_did_it(text: str, actor: str, coded: Coder) -> None:
    assert actor in {a.text for mention in coded(text) for a in mention.actors}


def test_the_court_s_town_is_not_sued(coded: Coder) -> None:
    recipients = {r.text for m in coded("The suit was filed in Washington on Monday.") for r in m.recipients}
    assert "Washington" not in recipients


def test_what_would_have_been_was_not(coded: Coder) -> None:
    mentions = coded("The governor said he would have met the senator.")
    assert {m.status for m in mentions} <= {"hypothetical"}


def test_whom_one_lets_in_is_the_recipient(coded: Coder) -> None:
    [mention] = coded("Turkey allowed refugees into Hatay on Monday.")
    assert [r.text for r in mention.recipients] == ["refugees"]


def test_who_speaks_of_a_meeting_of_his_took_part_in_it(coded: Coder) -> None:
    text = '"On Friday I met with Senator Maria Keller and Governor Tom Sable," said Chancellor Angela Merkel.'
    [mention] = coded(text)
    assert "Angela Merkel" in {actor.name for actor in mention.actors}
    assert len(mention.actors) == 3


def test_nobody_does_it_to_himself_by_a_plain_pronoun(coded: Coder) -> None:
    mentions = coded("Senator Tom Sable spoke on Monday. On Tuesday he offered his own endorsement.")
    assert all(actor.text != "his" for mention in mentions for actor in mention.recipients)
