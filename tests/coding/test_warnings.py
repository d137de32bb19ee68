"""Threats, orders to be safe, exercises by name, and launches told with care: acts that short words decide."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.statements import find_statements
from dateline.resolve import Resolved
from tests.coding.conftest import Coder


@pytest.mark.parametrize(
    "text",
    [
        "Iran warned its enemies of ruin to come.",
        "President Putin said that the new weapon would make enemies suffer.",
        "Iran's president said on Monday that their foes would regret the sanctions.",
    ],
)
def test_who_tells_enemies_what_will_befall_them_threatens(text: str, coded: Coder) -> None:
    assert next(mention.type for mention in coded(text)) == "THREATEN"


@pytest.mark.parametrize(
    "text",
    [
        "Kim Jong Un called for a stronger deterrent against the United States.",
        "Kim Jong Un said the country's nuclear arsenal should be enlarged against the United States.",
    ],
)
def test_who_calls_for_arms_of_his_own_against_somebody_threatens_him(text: str, coded: Coder) -> None:
    [mention] = coded(text)
    assert (mention.type, [actor.country for actor in mention.recipients]) == ("THREATEN", ["USA"])


def test_who_urges_allies_to_deter_somebody_asks_them(coded: Coder) -> None:
    [mention] = coded("The Japanese government urged its allies to strengthen deterrence against North Korea.")
    assert mention.type == "REQUEST"


@pytest.mark.parametrize(
    "text",
    [
        "Japan told people on the island to take cover.",
        "The Norwegian government ordered residents to get into cellars or basements.",
        "The Philippines warned villagers to leave the coast and find shelter.",
        "Tokyo had people there seek refuge.",
        "Residents of Ukraine were told to take cover.",
    ],
)
def test_orders_to_be_safe_are_of_one_kind(text: str, coded: Coder) -> None:
    assert ("REQUEST", "evacuation") in [(mention.type, mention.kind) for mention in coded(text)]


def test_whoever_is_told_to_do_something_in_a_headline_does_not_tell(coded: Coder) -> None:
    assert not any(mention.actors for mention in coded("Norwegians told to take shelter"))


def test_the_day_in_front_of_a_name_is_no_part_of_it(coded: Coder) -> None:
    [mention] = coded("A launch near Japan\n\nOn Thursday North Korea fired what looked like a missile; it flew far.")[
        -1:
    ]
    assert [actor.country for actor in mention.actors] == ["PRK"]


def test_what_it_was_and_when_it_was_launched_is_the_launch_told_before(coded: Coder) -> None:
    text = "Iran fired a missile on Tuesday. The army said that it was an ICBM on a high path, launched at 6:41 a.m."
    _, launched = coded(text)
    assert [actor.country for actor in launched.actors] == ["IRN"]
    assert launched.time is not None
    assert (launched.time.value or "").endswith("T06:41")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("South Korea and the United States will hold Freedom Shield in March.", "Freedom Shield"),
        ("Thailand and the United States opened Cobra Gold on Tuesday.", "Cobra Gold"),
    ],
)
def test_an_exercise_may_have_a_name_of_two_words(text: str, name: str, coded: Coder) -> None:
    [mention] = coded(text)
    assert (mention.trigger.text, mention.kind) == (name, "joint-exercise")
    assert name not in [actor.text for actor in mention.actors]


@pytest.mark.parametrize(
    ("text", "type_", "kind"),
    [
        ("China ended three days of drills around Taiwan.", "MOBILIZE", "exercise"),
        ("China suspended military exercises near Taiwan.", "RETREAT", None),
        ("China sent 68 warplanes toward Taiwan.", "MOBILIZE", "air-incursion"),
        ("Britain sent fourteen tanks to Ukraine.", "AID", "arms-transfer"),
    ],
)
def test_the_end_of_a_drill_is_no_retreat_and_planes_towards_somebody_are_no_gift(
    text: str, type_: str, kind: str | None, coded: Coder
) -> None:
    assert (type_, kind) in [(mention.type, mention.kind) for mention in coded(text)]


def test_who_denies_a_part_in_an_attack_denies_nothing_to_the_attackers(coded: Coder) -> None:
    text = "Gunmen attacked a market in Lagos on Monday. The government of Benin denied any part in the attack."
    assert [mention.recipients for mention in coded(text) if mention.type == "REJECT"] in ([], [()])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("North Korea's KCNA agency reported that the missile was new.", "KCNA"),
        ("China's official Xinhua news agency said that the drills had begun.", "Xinhua"),
    ],
)
def test_an_agency_speaks_for_itself_by_its_name(text: str, speaker: str, resolved: Callable[..., Resolved]) -> None:
    [statement] = find_statements(resolved(text))
    assert statement.speaker is not None
    assert (statement.speaker.name, statement.speaker.sectors[:1]) == (speaker, ("JRN",))


@pytest.mark.parametrize(
    ("text", "threatens"),
    [
        ("Chile warned Peru of a planned attack on a market in Lima.", False),
        ("Washington had warned Moscow of a possible terror attack.", False),
        ("Iran warned Israel of military retaliation.", True),
    ],
)
def test_who_tells_of_what_others_plan_threatens_nobody(text: str, threatens: bool, coded: Coder) -> None:
    assert any(mention.type == "THREATEN" for mention in coded(text)) is threatens
