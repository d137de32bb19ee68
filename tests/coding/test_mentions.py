"""Mentions: the head act decides the type, the frame the actors, the grammar the status, the clause time and place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.coding.mentions import find_explained, find_mentions
from dateline.language import parse
from dateline.records import Mention, Report, Span, Statement
from dateline.resolve import Resolved, resolve
from dateline.settings import Settings
from tests.coding.conftest import Coder


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Japan agreed to lift its ban on Norwegian salmon.", ["AGREE"]),
        ("The rebels refused to withdraw from the city.", ["REJECT"]),
        ("Moscow threatened to expel two British diplomats.", ["THREATEN"]),
        ("The Turkish president called off his visit to Athens.", ["REJECT"]),
        ("Ukraine denied entry to an Austrian journalist.", ["REJECT"]),
        ("Seoul ended its talks with Pyongyang.", ["SANCTION"]),
        ("The European Union lifted sanctions on Burundi.", ["CONCEDE"]),
        ("The militia vowed to attack American troops.", ["THREATEN"]),
        ("France said that Israel must stop the raids.", ["REQUEST"]),
        ("President Moe called the referendum in Norway a farce.", ["ACCUSE"]),
        ("President Moe called Senator Keller's words on Norway a new low.", ["ACCUSE"]),
        ("Norway lied and Senator Keller called it on that.", []),
        ("Governor Moe rescinded his endorsement of Senator Keller.", ["REJECT"]),
        ("The minister spoke of the digital assault of Russia on Norway.", ["COERCE"]),
        ("The union filed a suit challenging the law of Norway.", ["ACCUSE"]),
        ("Police said that a man who opened fire at a church has been charged with murder.", ["ASSAULT", "ACCUSE"]),
        ("Peru will not withdraw its troops from the border.", ["REJECT"]),
        ("Beijing said that Washington had hyped the incident.", ["ACCUSE"]),
        ("Egypt will send food to Sudan.", ["AGREE"]),
    ],
)
def test_the_head_act_decides_the_type(text: str, types: list[str], coded: Coder) -> None:
    assert [m.type for m in coded(text)] == types


def test_a_fact_complained_of_is_an_event_of_its_own(coded: Coder) -> None:
    assert [m.type for m in coded("Canada condemned the attack on the embassy in Kabul.")] == ["ACCUSE", "ASSAULT"]


def test_an_attack_and_what_it_did_are_one_event(coded: Coder) -> None:
    [mention] = coded("An Israeli airstrike killed five people in Gaza.")
    assert (mention.kind, [a.country for a in mention.actors]) == ("air-strike", ["ISR"])


def countries(mention: Mention) -> tuple[list[str | None], list[str | None]]:
    return [a.country for a in mention.actors], [a.country for a in mention.recipients]


@pytest.mark.parametrize(
    ("text", "actors", "recipients"),
    [
        ("Poland expelled ten Russian diplomats.", ["POL"], ["RUS"]),
        ("Ten Russian diplomats were expelled by Poland.", ["POL"], ["RUS"]),
        ("Spain and Portugal sent aid to Morocco.", ["ESP", "PRT"], ["MAR"]),
        ("China's ban on Lithuanian beef angered farmers.", ["CHN"], ["LTU"]),
        ("Iran, which condemned Israel, closed its embassy.", ["IRN"], ["ISR"]),
        ("Germany hosted the Kenyan president in Berlin.", ["KEN"], ["DEU"]),
        ("Chile threatened to sever ties with Bolivia.", ["CHL"], ["BOL"]),
    ],
)
def test_actor_and_recipient_stand_where_the_frame_says(
    text: str, actors: list[str], recipients: list[str], coded: Coder
) -> None:
    assert countries(coded(text)[0]) == (actors, recipients)


def test_those_who_meet_are_all_actors(coded: Coder) -> None:
    [mention] = coded("The Chinese foreign minister met the Indian prime minister in Delhi.")
    assert countries(mention) == (["CHN", "IND"], [])


def test_the_meeting_told_before_lends_its_actors(coded: Coder) -> None:
    first, second = coded("The Iraqi president met the Syrian president on Monday.\n\nThe meeting lasted an hour.")
    assert countries(second) == countries(first)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Turkey bombed a village in Iraq.", "actual"),
        ("Turkey did not bomb the village in Iraq.", "denied"),
        ("Turkey is bombing villages in Iraq.", "ongoing"),
        ("Turkey will bomb the village in Iraq.", "planned"),
        ("Turkey could bomb the village in Iraq.", "hypothetical"),
        ("If Turkey bombs the village, Iraq will protest.", "hypothetical"),
        ("Turkey plans to bomb the village in Iraq.", "planned"),
        ("Turkey denied bombing the village in Iraq.", "denied"),
        ("Turkey bombed a village in Iraq in March 2019.", "past"),
    ],
)
def test_status_is_read_from_the_grammar(text: str, status: str, coded: Coder) -> None:
    assert [m.status for m in coded(text) if m.type == "ASSAULT"] == [status]


def test_an_exercise_of_two_countries_is_a_joint_one(coded: Coder) -> None:
    alone, joint = coded("Russia held a naval exercise.\n\nRussia held naval exercises with China.")
    assert [(m.type, m.kind) for m in (alone, joint)] == [("MOBILIZE", "exercise"), ("COOPERATE", "joint-exercise")]


def test_time_and_place_are_those_of_the_clause(coded: Coder) -> None:
    first, second = coded("Iran fired two missiles on Monday before the Iraqi premier visited Tehran on Tuesday.")
    assert (first.time and first.time.text, second.time and second.time.text) == ("Monday", "Tuesday")
    assert second.place is not None
    assert second.place.text == "Tehran"


def test_the_day_of_the_saying_does_not_date_the_event(coded: Coder) -> None:
    [mention] = coded("Police arrested the mayor of Lima, officials said on Friday.")
    assert mention.time is None


def test_counts_belong_to_their_event(coded: Coder) -> None:
    [mention] = coded("North Korea fired three ballistic missiles into the sea.")
    assert [(q.of, q.low) for q in mention.quantities] == [("missiles", 3)]


@pytest.mark.parametrize(
    "text",
    [
        "An earthquake killed forty people in Nepal.",
        "Shares rallied after the company met its target.",
        "The couple exchanged vows at a wedding in Rome.",
        "The striker shot wide and the team beat its rivals.",
        "The minister declined to comment.",
        "",
        " \n\n ",
    ],
)
def test_what_is_no_political_event_is_not_coded(text: str, coded: Coder) -> None:
    assert coded(text) == ()


def test_a_senator_attacks_a_governor_in_words(coded: Coder) -> None:
    assert [m.type for m in coded("Bernie Sanders attacked Ron DeSantis in a speech.")] == ["ACCUSE"]


def test_a_mention_within_what_was_said_is_attributed(resolved: Callable[..., Resolved]) -> None:
    text = "Kyiv said that Russia shelled the port."
    said = Statement(id="s1", kind="indirect", content=(Span(start=15, end=38, text=text[15:38]),))
    assert [m.attributed_to for m in find_mentions(resolved(text), (said,))] == ["s1"]


def test_every_mention_says_why(resolved: Callable[..., Resolved]) -> None:
    [(_, reasons)] = find_explained(resolved("Poland expelled ten Russian diplomats."), ())
    assert reasons[0] == "trigger: 'expel >@ambassador' of sanction.toml"
    assert "status actual: told as a fact" in reasons


WORDS = st.sampled_from("Iran attacked the , who said if not by of troops 5 “ ”".split())


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200) | st.lists(WORDS, max_size=40).map(" ".join))
def test_any_text_is_coded_the_same_way_twice_and_its_spans_fit(text: str) -> None:
    report = Report(id="r", text=text.encode("utf-8", "ignore").decode(), language="en")
    one, two = (find_mentions(resolve(next(parse([report], Settings())), Settings()), ()) for _ in range(2))
    assert one == two
    assert len({m.id for m in one}) == len(one)
    for span in (s for m in one for s in (m.trigger, *m.actors, *m.recipients)):
        assert report.text[span.start : span.end] == span.text
