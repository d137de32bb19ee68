"""Who took part, where the sentence does not say: taken from the same event told elsewhere, never guessed."""

from __future__ import annotations

import pytest

from dateline.records import Mention
from tests.coding.conftest import Coder


def countries(mention: Mention) -> list[str | None]:
    return [actor.country for actor in mention.actors]


def test_the_same_ship_is_the_one_named_before(coded: Coder) -> None:
    _, again = coded("A French frigate sailed through the Taiwan Strait on Sunday. The same warship passed on Monday.")
    assert (again.kind, countries(again)) == ("naval-transit", ["FRA"])


def test_a_missile_fired_by_nobody_is_that_of_the_test_told_below(coded: Coder) -> None:
    mentions = coded("Trains stopped in Sapporo. The missile was fired at dawn on Monday. North Korea fired a missile.")
    assert [countries(m) for m in mentions if m.kind == "missile-launch"] == [["PRK"], ["PRK"]]


def test_one_like_those_told_is_an_event_with_its_own_day(coded: Coder) -> None:
    text = "Iran fired two missiles in 2021. Long-range missile tests, like the one held last week, worry the region."
    [mention] = [m for m in coded(text) if m.trigger.text == "one"]
    assert (countries(mention), mention.time and mention.time.text) == (["IRN"], "last week")


def test_who_condemns_an_event_condemns_those_who_did_it(coded: Coder) -> None:
    text = "North Korea fired a missile on Monday. Canada condemned the launch."
    [condemned] = [m for m in coded(text) if m.type == "ACCUSE"]
    assert [a.country for a in condemned.recipients] == ["PRK"]


def test_the_election_need_not_be_the_last_one_told(coded: Coder) -> None:
    mentions = coded("The Liberal Party won the election in Canada. Nobody knows what the election will bring.")
    assert [m.trigger.text for m in mentions] == ["won"]


def test_an_event_of_nobody_nowhere_is_not_coded(coded: Coder) -> None:
    assert coded("Joint exercise on Friday. It rained all day.") == ()


def test_exercises_told_by_name_and_again_are_one(coded: Coder) -> None:
    text = "Fiji and Tonga on Monday opened Balikatan, which generals call their largest joint exercise."
    [mention] = coded(text)
    assert (mention.kind, countries(mention)) == ("joint-exercise", ["FJI", "TON"])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Norway held drills with its ally Iceland.", ["NOR", "ISL"]),
        ("The Japan-Australia drills began in Darwin.", ["JPN", "AUS"]),
        ("Norway opened drills with 4,000 troops.", ["NOR"]),
    ],
)
def test_the_sides_of_an_exercise(text: str, wanted: list[str], coded: Coder) -> None:
    [mention] = coded(text)
    assert countries(mention) == wanted


def test_counted_troops_who_take_part_are_a_quantity(coded: Coder) -> None:
    [mention] = coded("Nearly 4,000 Norwegian troops take part in the drills near Bergen.")
    assert [(q.of, q.low) for q in mention.quantities] == [("troops", 4000)]


def test_the_day_of_an_exercise_is_lent_to_its_clause(coded: Coder) -> None:
    text = "On the last day of last week's drills, Norway's ministry said nine Russian jets had entered its airspace."
    [mention] = [m for m in coded(text) if m.kind == "air-incursion"]
    assert mention.time is not None
    assert (mention.time.earliest, mention.time.latest) == ("2023-05-01", "2023-05-07")


def test_who_is_told_something_at_a_meeting_is_there(coded: Coder) -> None:
    text = "Macron told Defence Minister Sebastien Lecornu at a meeting on Monday that the navy must grow."
    [mention] = [m for m in coded(text) if m.kind == "meeting"]
    assert countries(mention) == ["FRA", "FRA"]


def test_aircraft_seen_are_those_of_the_one_country_that_the_report_sees_there(coded: Coder) -> None:
    text = (
        "Chinese warplanes entered Taiwan's air defence zone on Sunday. "
        "On Monday Taiwan's defence ministry said it had detected 18 aircraft."
    )
    *_, seen = (mention for mention in coded(text) if mention.kind == "air-incursion")
    assert [(actor.id, actor.name) for actor in seen.actors] == [("country:CHN", "China")]


def test_the_same_ship_is_so_wherever_it_goes(coded: Coder) -> None:
    text = (
        "The USS Milius sailed through waters claimed by China on Sunday. The same warship sailed past Japan on Monday."
    )
    *_, again = (mention for mention in coded(text) if mention.kind == "naval-transit")
    assert countries(again) == ["USA"]


def doers(mentions: tuple[Mention, ...], trigger: str) -> list[str]:
    return [actor.text for mention in mentions if mention.trigger.text == trigger for actor in mention.actors]


def test_who_is_shot_by_police_is_shot_by_them_wherever_it_is_told(coded: Coder) -> None:
    text = "Police shot Marcus Reed in Denver on Friday. It rained all day. Reed was shot near his home."
    assert doers(coded(text), "shot") == ["Police", "Police"]


def test_a_shooting_is_called_after_who_shot_where_nobody_shot_him(coded: Coder) -> None:
    text = "Officer Jim Cole shot Marcus Reed in Denver. The Cole shooting shook the town."
    assert doers(coded(text), "shooting") == ["Cole"]


def test_a_court_did_not_do_what_it_judges(coded: Coder) -> None:
    text = "A court in Ohio convicted Paul Cole in murdering Deputy Jane Reed. The murder of Reed shook Ohio."
    assert "A court" not in doers(coded(text), "murder")


def test_riots_in_cities_are_those_of_the_rioters_told_before(coded: Coder) -> None:
    text = "Youths threw stones at police in Athens on Monday. The riots in cities across Greece went on."
    assert doers(coded(text), "riots") == ["Youths"]


def test_the_march_after_a_vigil_is_of_the_same_people(coded: Coder) -> None:
    text = "Nearly 200 students joined together for a vigil in Denver on Monday. Police followed the march."
    assert doers(coded(text), "march") == ["Nearly 200 students"]


def test_who_did_it_is_not_forgotten_where_he_is_left_out(coded: Coder) -> None:
    text = (
        "Police shot Ann Reed on Friday. The shooting of Reed angered many. Witnesses to the shooting spoke on Monday."
    )
    assert doers(coded(text), "shooting") == ["Police", "Police"]


def test_attacks_named_by_their_day_are_none_told_without_it(coded: Coder) -> None:
    text = "The mayor attacked a guard in Ohio on Monday. He spoke of what happened after the Sept. 11 attacks in Ohio."
    assert doers(coded(text), "attacks") == []


def undergone(mentions: tuple[Mention, ...], trigger: str) -> list[str]:
    return [actor.text for mention in mentions if mention.trigger.text == trigger for actor in mention.recipients]


def test_the_arrest_is_of_whom_the_verb_told_and_no_warrant_comes_between(coded: Coder) -> None:
    text = (
        "Paul Cole was arrested by police in Leeds on Friday. Cole hid at home and obtained an arrest warrant. "
        "A knife was found during the arrest."
    )
    mentions = coded(text)
    assert (doers(mentions, "arrest")[-1:], undergone(mentions, "arrest")[-1:]) == (["police"], ["Paul Cole"])


def test_the_meeting_is_the_one_that_named_both_sides(coded: Coder) -> None:
    text = (
        "The French president met the German chancellor in Paris on Monday. "
        "The French president held a meeting in the morning. The meeting lasted two hours."
    )
    *_, last = (mention for mention in coded(text) if mention.kind == "meeting")
    assert len(last.actors) == 2


def test_a_march_is_not_aimed_at_what_the_last_one_was(coded: Coder) -> None:
    text = "Students rallied against the ministry in Porto on Monday. Shops were shut for the march on Friday."
    assert undergone(coded(text), "march") == []


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Ada Keller opened fire at a depot in Leeds. Two drivers were shot.", ["Ada Keller"]),
        ("A clerk stabbed a guard at a bank in Leeds. Another guard was injured.", ["A clerk"]),
        ("Tom Sable opened fire at a depot in Leeds. He was shot and killed on the spot.", []),
        ("A clerk opened fire at a depot in Leeds. The attacker was shot.", []),
        ("Police shot a clerk in Leeds. Two drivers were shot.", []),
    ],
)
def test_those_who_were_shot_were_shot_by_the_one_who_has_just_opened_fire(
    coded: Coder, text: str, doers: list[str]
) -> None:
    *_, last = coded(text)
    assert (last.type, [actor.name or actor.text for actor in last.actors]) == ("ASSAULT", doers)
