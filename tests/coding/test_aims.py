"""Whom an act is aimed at: whose plan it was, whom the clause under it blames, what was hit; not where it was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.records import Mention

Coder = Callable[..., tuple[Mention, ...]]


def _whom(mentions: tuple[Mention, ...], trigger: str) -> list[str]:
    return [actor.text for m in mentions if m.trigger.text == trigger for actor in m.recipients]


@pytest.mark.parametrize(
    ("text", "trigger", "whom"),
    [
        ("Youths attacked a police station, stores and banks.", "attacked", ["a police station", "stores", "banks"]),
        ("The soldiers fired upon two officers near the border.", "fired", ["two officers"]),
        ("Senator Anna Keller vouched for the minister's proposal.", "vouched", ["the minister"]),
        ("Anna Keller killed two coworkers on Monday.", "killed", ["two coworkers"]),
        ("The senators paid tribute to the nurses of Leeds.", "paid", ["the nurses of Leeds"]),
        ("The party nominated Anna Keller for president.", "nominated", ["Anna Keller"]),
        ("Anna Keller was the subject of a police investigation.", "investigation", ["Anna Keller"]),
        ("The governor repeated his complaints that Anna Keller lied.", "complaints", ["Anna Keller"]),
        ("Senator Cole criticized Anna Keller's voting record.", "criticized", ["Anna Keller"]),
        ("A judge struck down Ohio's ban on fireworks.", "struck", ["Ohio"]),
        ("The mayor is calling for the United States to pay more for the dam.", "calling", ["the United States"]),
        ("The minister defended the charity against attacks from Senator Tom Cole.", "attacks", ["the charity"]),
        ("Instead of meeting the ministry's demand, Tom Sable went home.", "demand", ["Tom Sable"]),
        ("A boy whose killing by police sparked riots was buried.", "killing", ["A boy"]),
        ("Anna Keller ran. The Keller endorsement by Senator Tom Sable surprised us.", "endorsement", ["Keller"]),
        ("Senator Cole lashed out at rivals, including Anna Keller.", "lashed", ["rivals", "Anna Keller"]),
        ("Anna Keller accused Tom Sable of rape.", "rape", ["Anna Keller"]),
        ("A bomb exploded at a bank, killing a police officer.", "exploded", ["a bank", "a police officer"]),
    ],
)
def test_whom_the_words_beside_an_act_name_is_acted_on(text: str, trigger: str, whom: list[str], coded: Coder) -> None:
    assert _whom(coded(text), trigger) == whom


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Riots shook several cities in Greece on Monday.", "Riots"),
        ("Senator Anna Keller called for a special prosecutor to look into the sale.", "called"),
        ("A protest for Anna Keller drew a hundred people.", "protest"),
        ("Hundreds of students took to the streets of Toledo.", "took"),
        ("Three groups filed a lawsuit in a federal court in Denver.", "filed"),
        ("Police investigated with the assistance of the army.", "investigated"),
        ("Senator Cole complained to Anna Keller that the vote was unfair.", "complained"),
        ("A gunman carried out the deadliest shooting in modern U.S. history.", "shooting"),
        ("Senator Keller criticized the Paris agreement.", "criticized"),
        ("Senator Keller opposed the Iraq war.", "opposed"),
        ("On Capitol Hill, Republicans decried the lack of details.", "decried"),
        ("Hundreds rallied on behalf of the Equality Coalition.", "rallied"),
        ("Senator Tom Sable voted against an earlier Senate bill.", "voted"),
        ("Hundreds marched, destroying dozens of banks.", "marched"),
        ("The court asked to question Anna Keller.", "asked"),
        ("Senator Keller stepped down as a member of the commission.", "stepped"),
    ],
)
def test_where_how_and_before_whom_is_nobody_acted_on(text: str, trigger: str, coded: Coder) -> None:
    assert _whom(coded(text), trigger) == []


def test_who_slams_a_plan_slams_whose_it_is(coded: Coder) -> None:
    text = "Senator Anna Keller wants a new tax. Governor Tom Sable slammed her proposal on Monday."
    named = {a.name for m in coded(text) if m.trigger.text == "slammed" for a in m.recipients}
    assert named == {"Anna Keller"}


def test_a_deed_told_again_has_its_victim(coded: Coder) -> None:
    text = "Tom Sable shot Anna Keller in Leeds. The jury convicted Sable of murder on Monday."
    named = {a.name for m in coded(text) if m.trigger.text == "murder" for a in m.recipients}
    assert named == {"Anna Keller"}


def test_nobody_acts_on_himself(coded: Coder) -> None:
    for mention in coded("Senator Anna Keller denounced what she called a coup by the army."):
        assert {a.id for a in mention.actors}.isdisjoint({a.id for a in mention.recipients})
