"""Who acts: through control, relative clauses, participles, appositions and what somebody is charged with."""

from __future__ import annotations

import pytest

from tests.coding.conftest import Coder


def who(coder: Coder, text: str, trigger: str) -> tuple[set[str], set[str]]:
    """The names, else words, of those who act and are acted on in the event with this trigger."""
    [mention] = [m for m in coder(text) if m.trigger.text == trigger]
    return {a.name or a.text for a in mention.actors}, {a.name or a.text for a in mention.recipients}


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("Greenpeace, a group that sued Kenya, closed its office.", "sued", "Greenpeace"),
        ("Maria Keller, a donor who sued the government of Kenya, is rich.", "sued", "Maria Keller"),
        ("The rebels attacked a bus on Monday, killing two policemen.", "attacked", "The rebels"),
        ("Gunmen who attacked a base in Mali fled on Monday.", "attacked", "Gunmen"),
        ("Soldiers arrested by Kenyan police on Monday were freed.", "arrested", "Kenyan police"),
        ("The verdict handed down by a court in Kenya jailed nobody.", "verdict", "a court"),
        ("The bombing claimed by Boko Haram killed ten people.", "killed", "Boko Haram"),
        ("Officers freed two hostages in Lagos on Monday.", "freed", "Officers"),
        ("After the mayor, pressed by voters, resigned, the council of Lima met.", "resigned", "the mayor"),
    ],
)
def test_who_acts_is_found_through_the_grammar(text: str, trigger: str, actor: str, coded: Coder) -> None:
    actors, _ = who(coded, text, trigger)
    assert actors == {actor}


@pytest.mark.parametrize(
    ("text", "trigger", "culprit"),
    [
        ("A court convicted Tom Sable of the murder of Igor Castellan.", "murder", "Tom Sable"),
        ("Tom Sable faces two charges of murder in Kenya.", "murder", "Tom Sable"),
        ("Al-Shabab claimed responsibility for the bombing in Nairobi.", "bombing", "al-Shabaab"),
    ],
)
def test_who_is_charged_with_a_deed_or_claims_it_is_said_to_have_done_it(
    text: str, trigger: str, culprit: str, coded: Coder
) -> None:
    actors, _ = who(coded, text, trigger)
    assert {actor.lower() for actor in actors} == {culprit.lower()}


@pytest.mark.parametrize(
    "text",
    [
        "Police say that there might be a second bomb in Nairobi.",
        "The convoy came under fire in Kidal on Monday.",
        "Tom Sable appeared in court in Nairobi on Monday.",
    ],
)
def test_where_nobody_is_said_to_act_nobody_does(text: str, coded: Coder) -> None:
    assert [actor for mention in coded(text) for actor in mention.actors] == []


def test_a_headline_that_leaves_out_the_auxiliary_is_passive(coded: Coder) -> None:
    assert who(coded, "Tom Sable charged with fraud in Nairobi", "charged") == (set(), {"Tom Sable"})
    assert who(coded, "Mayor praised for her work", "praised") == (set(), {"Mayor"})
    assert who(coded, "Lisbon mourns after mayor Tom Sable gunned down in park", "gunned")[0] == set()


def test_the_town_before_an_attack_is_where_it_was(coded: Coder) -> None:
    actors, _ = who(coded, "The Paris attacks of November killed 130 people.", "killed")
    assert actors == set()


def test_whoever_brokers_a_truce_does_not_break_it(coded: Coder) -> None:
    found = coded("The ceasefire brokered by Turkey collapsed on Monday.")
    assert "Turkey" not in {a.text for m in found if m.trigger.text == "collapsed" for a in m.actors}


def test_who_killed_somebody_is_told_once_for_the_whole_report(coded: Coder) -> None:
    text = "The murder of Igor Castellan shocked Peru. Tom Sable shot Igor Castellan on Monday."
    first, second = coded(text)
    assert [a.name for a in first.actors] == [a.name for a in second.actors] == ["Tom Sable"]


def test_two_who_killed_the_same_man_leave_it_open(coded: Coder) -> None:
    text = "Igor Castellan was killed in Peru. Police shot Igor Castellan. Tom Sable killed Igor Castellan."
    [first] = [m for m in coded(text) if m.sentence.start == 0]
    assert first.actors == ()


def test_what_did_not_happen_is_not_recalled(coded: Coder) -> None:
    text = "Canada did not attack Cuba. The attack in Kabul on Monday killed ten people."
    assert all(a.country != "CAN" for m in coded(text) if m.sentence.start for a in m.actors)


def test_the_battle_against_one_side_is_not_the_one_with_another(coded: Coder) -> None:
    text = "Soldiers of Chad clashed with police in Lagos. The battle against the militia goes on."
    assert all(a.country != "TCD" for m in coded(text) if m.trigger.text == "battle" for a in m.actors)


def test_joined_names_of_which_a_table_knows_one_all_act(coded: Coder) -> None:
    actors, _ = who(coded, "Biologists and the Kenyan government urged Uganda to close the mine.", "urged")
    assert actors == {"Biologists", "Government of Kenya"}


def test_what_we_do_as_a_country_a_politician_s_country_does(coded: Coder) -> None:
    text = '"We imposed sanctions on Iran," said Kenyan President William Ruto.'
    assert who(coded, text, "imposed") == ({"Kenya"}, {"Iran"})


def test_two_people_whom_the_parse_takes_for_one_are_two(coded: Coder) -> None:
    actors, _ = who(coded, "Officials and Gilbert Chagoury met Igor Castellan in Lima.", "met")
    assert actors == {"Officials", "Gilbert Chagoury", "Igor Castellan"}


@pytest.mark.parametrize(
    ("text", "trigger", "actor", "recipient"),
    [
        ("Tom Sable, who said he would face the front-runner, criticized Kenya.", "criticized", "Tom Sable", "Kenya"),
        ("Tom Sable, 20 was found guilty of fraud in Kenya.", "found", None, "Tom Sable"),
        ("Senator Tom Sable won his first endorsement from Donald Trump.", "endorsement", "Donald Trump", "Tom Sable"),
        (
            "Tom Sable was arrested on Friday during a series of raids by Kenyan police.",
            "arrested",
            "Kenyan police",
            "Tom Sable",
        ),
        ("A teenager faces a murder charge after a woman was stabbed.", "stabbed", "A teenager", "a woman"),
        ("Maria Keller took over the investigation of Tom Sable.", "investigation", "Maria Keller", "Tom Sable"),
        ("Kenya cut ties with Norway and imposed an embargo.", "imposed", "Kenya", "Norway"),
        ("Maria Keller alleged that Norway had poisoned the river.", "alleged", "Maria Keller", "Norway"),
        ("Protesters filled the square, chanting “free Syria”.", "chanting", "Protesters", None),
        ("Donald Trump criticised Barack Obama's policy on Cuba.", "criticised", "Donald Trump", "Barack Obama"),
    ],
)
def test_who_did_it_to_whom(text: str, trigger: str, actor: str | None, recipient: str | None, coded: Coder) -> None:
    assert who(coded, text, trigger) == ({actor} - {None}, {recipient} - {None})


def test_who_is_sent_to_a_meeting_takes_part_in_it(coded: Coder) -> None:
    actors, _ = who(coded, "Trump sent his envoy to Nairobi for a meeting with William Ruto.", "meeting")
    assert actors == {"his envoy", "William Ruto"}


def test_the_meeting_with_somebody_is_the_one_told_before(coded: Coder) -> None:
    text = "Donald Trump met William Ruto in Oslo on Monday. The meeting with Ruto lasted two hours."
    actors, _ = who(coded, text, "meeting")
    assert actors == {"Donald Trump", "William Ruto"}


def test_the_body_that_is_elected_elects_nobody(coded: Coder) -> None:
    mentions = coded("Tom Sable backed Maria Keller in the 2010 Senate election in Florida.")
    assert not [a for m in mentions if m.trigger.text == "election" for a in m.actors]


def test_the_eve_of_an_address_is_nobody(coded: Coder) -> None:
    _, recipients = who(coded, "On the eve of President Obama's address, lawmakers condemned the raids.", "condemned")
    assert "Barack Obama" not in recipients


def test_two_newspapers_are_two(coded: Coder) -> None:
    actors, _ = who(
        coded, "Senator Maria Keller was endorsed by the Boston Globe and the Los Angeles Times.", "endorsed"
    )
    assert actors == {"Boston Globe", "Los Angeles Times"}
