"""Words of force: what is said, played, counted or imagined is no assault, and what is done is."""

from __future__ import annotations

import pytest

from tests.coding.conftest import Coder

RACE = (
    " The candidate told voters in the primary that the campaign goes on to the convention. Delegates and voters "
    "cheered the nominee at the debate, and the ballot is long."
)
CRASH = " The pedestrian was in the crosswalk. The driver of the car fled the crash and was held for DWI, police said."
MATCH = (
    " The coach said the team and its players had a good season. The game was the last of the league, and fans "
    "filled the stadium to see the championship."
)


@pytest.mark.parametrize(
    "text",
    [
        "The mayor's decision came under fire from Anna Keller.",
        "Senator Keller attacked the governor personally.",
        "Senator Keller attacked him for skipping the vote in Ohio.",
        "The Republican Party attacked Donald Trump in a speech on Monday.",
        "Hillary Clinton's attacks on his record went on." + RACE,
        "Donald Trump fired back at Hillary Clinton on Twitter." + RACE,
        "Immigrants came under assault by Donald Trump." + RACE,
        "Donald Trump has not attacked all the firms." + RACE,
        "Anna Keller went on the offensive against Peter Otto." + RACE,
    ],
)
def test_politicians_attack_in_words(text: str, coded: Coder) -> None:
    types = {mention.type for mention in coded(text)}
    assert "ASSAULT" not in types
    assert "ACCUSE" in types


@pytest.mark.parametrize(
    "text",
    [
        "“Our freedom is under assault,” the governor of Ohio said.",
        "The banker in Oslo made a killing on bonds.",
        "The killer escaped custody in Texas in May.",
        "Caracas had 3,797 murders in 2014.",
        "A film about violence in Chicago opens this week.",
        "Keller said they attack us because they hate us.",
        "If a protester starts demonstrating near you in Ohio, call the staff.",
        "Cole discussed shooting the officers.",
        "Cole voiced a desire to shoot the president.",
        "The Republican Party wants to recapture Ohio." + RACE,
        "Anna Keller beat Peter Otto by five points." + RACE,
        "The champion pounded Cole with his left." + MATCH,
        "Fans chanted at the team from Ohio." + MATCH,
        "Cole injured his knee in Houston.",
        "The officer shot his brother in a hunting accident in Texas.",
        "Cole accidentally shot his sister in Lyon.",
        "She was battered by the scandal in Peru.",
        "The ad onslaught in Iowa begins on Monday.",
        "The firm in Peru executed its plan.",
        "The senator marched in the New York parade.",
        "A gunman marched into a party in Oslo on Friday.",
        "He walked out of the studio in Lima on Friday.",
        "A drunken driver struck her in Queens on Monday." + CRASH,
        "Cole was charged with vehicular homicide in Queens." + CRASH,
        "Thieves nabbed $2 million in Paris.",
        "The ministry slashed costs in Lima.",
    ],
)
def test_nobody_uses_force(text: str, coded: Coder) -> None:
    assert not {mention.type for mention in coded(text)} & {"ASSAULT", "COERCE", "PROTEST"}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the senator's office in Lima with rifles.",
        "A man with a knife attacked the candidate." + RACE,
        "The Paris attacks killed 130 people." + RACE,
        "Rebels attacked two villages in Mali." + RACE,
        "The tackle was shot in Houston in September." + MATCH,
        "Russia attacked Ukraine on Monday." + RACE,
        "The militia recaptured the town of Gao from the army.",
        "Police beat protesters in Ohio." + RACE,
        "The navy sank a rebel boat off Yemen.",
        "Two men slashed a guard in Lima.",
    ],
)
def test_force_stays_force(text: str, coded: Coder) -> None:
    assert "ASSAULT" in {mention.type for mention in coded(text)}


def test_a_car_that_is_meant_to_kill_is_a_weapon(coded: Coder) -> None:
    text = "A terrorist killed four people in Nice when he rammed a crowd with a truck."
    assert "ASSAULT" in {mention.type for mention in coded(text + CRASH)}


def test_a_crowd_on_foot_demonstrates(coded: Coder) -> None:
    assert [m.type for m in coded("Students marched through Lima on Friday.")] == ["PROTEST"]
