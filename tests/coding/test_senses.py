"""Words that mean something else, things that were not done, and what a whole report makes of its words."""

from __future__ import annotations

import pytest

from dateline.coding.topics import topics
from tests.coding.conftest import Coder

RACE = (
    " The candidate told voters in the primary that the campaign goes on to the convention. Delegates and voters "
    "cheered the nominee at the debate, and the ballot is long."
)


@pytest.mark.parametrize(
    "text",
    [
        "The officials were not authorised to speak about the inquiry.",
        "Only members are allowed to vote in Ghana.",
        "The storm destroyed the minister's career.",
        "A man was killed when a tree fell on him in Oslo.",
        "A gas explosion at a restaurant in Lyon injured three people.",
        "The senator killed his father in a hunting accident.",
        "As the crisis in Peru has demonstrated, prices matter.",
        "Two thirds of murders in Chile are never solved.",
        "The minister defended her record.",
        "The neighbours called the police.",
        "Barring a miracle, Senator Keller will lose.",
        "Voters who support her live in Ohio.",
        "He said the Norwegian minister should have been there.",
        "Officials warned that heavy rain was on its way to Norway.",
        "She was treated in hospital in Bergen and released.",
        "The minister voiced confidence that the bridge would hold.",
    ],
)
def test_other_senses_and_rules_are_no_events(text: str, coded: Coder) -> None:
    assert coded(text) == ()


@pytest.mark.parametrize(
    ("text", "type_", "status"),
    [
        ("Iran denied claims that it hacked the Albanian parliament.", "COERCE", "denied"),
        ("Lawmakers urged the president to back an investigation into the bank.", "ACCUSE", "hypothetical"),
        ("The rebel was convicted of the murder of a judge in Lima.", "ASSAULT", "past"),
        ("The army left without firing on protesters in Kyiv.", "ASSAULT", "denied"),
        ("The truce was aimed at evacuating civilians from Aleppo.", "AID", "planned"),
        ("France would not back down over the fishing dispute with Britain.", "REJECT", "actual"),
        ("Turkey isn't willing to talk to Syria.", "REJECT", "actual"),
        ("Ireland protested to China over the detention of its citizen.", "ACCUSE", "actual"),
        ("Peru's minister protested that Chile had broken the deal.", "ACCUSE", "actual"),
        ("Senators are calling for Mr Keller's aide to resign.", "REQUEST", "ongoing"),
        ("Macron promised to defeat the Islamic State.", "THREATEN", "actual"),
        ("Poland said that Belarus was responsible.", "ACCUSE", "actual"),
    ],
)
def test_what_was_not_done_and_what_was_only_said(text: str, type_: str, status: str, coded: Coder) -> None:
    assert (type_, status) in {(mention.type, mention.status) for mention in coded(text)}


def test_a_report_is_about_a_campaign_if_many_of_its_words_are() -> None:
    assert topics("the candidate met voter of the primary before the campaign convention".split()) == {"campaign"}
    assert topics("the candidate met the minister of defence in the capital".split()) == frozenset()


SHARES = " The shares of the company rose. The takeover needs the shareholders of the subsidiary, analysts said."


@pytest.mark.parametrize(
    "text",
    [
        "Nordal Inc. said it agreed to sell its candy business in Peru to Aker Corp." + SHARES,
        "A Dutch company has sought U.S. approval to buy the shares." + SHARES,
    ],
)
def test_what_firms_do_among_themselves_is_no_event(text: str, coded: Coder) -> None:
    assert coded(text) == ()


def test_what_a_state_does_about_firms_is_an_event(coded: Coder) -> None:
    assert [m.type for m in coded("France agreed to sell its stake to Norway on Monday." + SHARES)] == ["AGREE"]


def test_candidates_attack_each_other_in_words(coded: Coder) -> None:
    mentions = coded("Anna Keller attacked Peter Otto on Monday." + RACE)
    assert "ASSAULT" not in {mention.type for mention in mentions}


def test_a_candidate_who_travels_at_home_pays_no_visit(coded: Coder) -> None:
    mentions = coded("Anna Keller visited Ohio on Monday." + RACE)
    assert "visit" not in {mention.kind for mention in mentions}


@pytest.mark.parametrize(
    "text",
    [
        "The jury failed to reach a decision to condemn Brian Cole.",
        "When police came, Cole was barricaded inside the flat.",
        "The minister wants to return the country to its old terms.",
        "The vice president has worked to quell concerns of the party.",
        "The senator said that he won't rule out accepting help from Norway.",
        "Senator Keller vowed to fight on.",
        "The senator could be met by a chorus of Democrats.",
        "The driver must take control of the car.",
        "The ministry blamed the leak on human error.",
        "The candidate regretted his remarks about Mexico.",
        "Keller was killed when his car went off the ramp and crashed into trees. A passenger was injured.",
        "Yes to deportation!",
        "White voters might help the president.",
    ],
)
def test_idioms_refusals_unmade_and_mishaps_are_no_events(text: str, coded: Coder) -> None:
    assert coded(text) == ()


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("About 200 communists stormed the museum, unfurling banners.", "PROTEST"),
        ("Senators condemned the raids in which families were taken into custody.", "COERCE"),
        ("Ten dealers fled during raids by Montreal police.", "COERCE"),
        ("Speaker Ryan says he is “not ready” to endorse Trump.", "REJECT"),
        ("Clinton backed out of the deal with France.", "REJECT"),
        ("The president deferred the deportation of migrants.", "CONCEDE"),
    ],
)
def test_raids_of_police_shows_of_banners_and_unreadiness(text: str, type_: str, coded: Coder) -> None:
    assert type_ in {mention.type for mention in coded(text)}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A drone struck a school in the Ukrainian city of Kharkiv, killing two people.", "Kharkiv"),
        ("A bomb killed five people at a market in the Pakistani city of Lahore.", "Lahore"),
    ],
)
def test_in_the_city_of_a_name_is_there(text: str, place: str, coded: Coder) -> None:
    assert [mention.place.name for mention in coded(text) if mention.place] == [place]
