"""Whose places, provinces and organisations are; namesakes; names in several spellings; undated reports."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.language.names import sound
from dateline.records import Actor
from dateline.resolve import Resolved
from dateline.resolve.alone import resolve_actor
from dateline.resolve.holders import holder_called, holder_named

Build = Callable[..., Resolved]


def _answer(phrase: str, context: str = "", date: str | None = None) -> tuple[str | None, str]:
    found = resolve_actor(phrase, context, date)
    return (found.country, " ".join(found.sectors)) if found else (None, "")


@pytest.mark.parametrize(
    ("phrase", "wanted"),
    [
        ("Canada's Conservative Party", ("CAN", "PTY")),
        ("Russia's Security Council", ("RUS", "GOV")),
        ("the Security Council", ("UNO", "")),
        ("the West Bengal government", ("IND", "GOV")),
        ("British Columbia's premier", ("CAN", "GOV")),
        ("residents of Mariupol", ("UKR", "CVL")),
        ("the Syunik governor", ("ARM", "GOV")),
        ("Central American migrants", (None, "CVL")),
        ("HMS Queen Elizabeth", ("GBR", "MIL")),
        ("the USS Ronald Reagan", ("USA", "MIL")),
        ("Texas state troopers", ("USA", "COP")),
        ("Environment Canada", ("CAN", "GOV")),
        ("Chongqing party chief Chen Min'er", ("CHN", "PTY")),
        ("South Korean lawmaker Kim Byung-kee", ("KOR", "LEG")),
        ("his opposition to the plan", (None, "")),
    ],
)
def test_what_stands_beside_a_name_says_whose_it_is(phrase: str, wanted: tuple[str | None, str]) -> None:
    assert _answer(phrase) == wanted


def test_the_part_of_a_country_has_offices_of_its_own() -> None:
    state, nation = resolve_actor("the West Bengal government"), resolve_actor("the Indian government")
    assert state is not None
    assert nation is not None
    assert nation.id == "org:IND:government"
    assert state.id is None


def test_of_towns_of_one_name_the_one_in_the_country_of_the_report_is_meant() -> None:
    assert _answer("the Birmingham police", "The Birmingham police are hiring, as all of Alabama, USA is.")[0] == "USA"
    assert _answer("the Birmingham police")[0] == "GBR"


def test_a_region_is_not_the_country_of_its_name(resolved: Build) -> None:
    text = "Prosecutors in Atlanta, Georgia, dropped it. Georgia said no. Georgia is in the United States."
    answer = resolved(text)
    heads = [token for token in answer.reading.doc if token.text == "Georgia"]
    assert all(actor.country != "GEO" for head in heads for actor in answer.actors.at(head))


def test_both_capitals_of_one_phrase_count(resolved: Build) -> None:
    answer = resolved("The governments of Manila and Washington signed it.")
    head = next(token for token in answer.reading.doc if token.text == "governments")
    assert [actor.country for actor in answer.actors.at(head)] == ["PHL", "USA"]


@pytest.mark.parametrize(
    ("phrase", "context"),
    [
        ("Michael Flynn", "Michael Flynn, 34, of Leeds, was jailed."),
        ("John Bolton", "John Bolton, a teacher, said so."),
    ],
)
def test_a_common_name_with_an_age_or_a_trade_is_a_private_person(phrase: str, context: str) -> None:
    assert _answer(phrase, context, "2018-06-01")[0] is None


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Yevgeni Prigozhin", "Yevgeny Prigozhin"),
        ("Aleksey Navalny", "Alexei Navalny"),
        ("Muhammad bin Salman", "Mohammed bin Salman"),
        ("Bashar Assad", "Bashar al-Assad"),
        ("Harry M. Reid", "Harry Reid"),
    ],
)
def test_other_romanisations_and_initials_are_the_same_person(spelling: str, name: str) -> None:
    found = holder_called(spelling)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("name", ["Michael Martin", "Kim Jong In", "Li Keqing", "Peter Pavel"])
def test_common_and_chinese_names_have_to_be_spelled_out(name: str) -> None:
    assert holder_called(name) is None


def test_the_coarse_key_forgets_vowels_doubled_letters_and_particles() -> None:
    assert sound("Evgeny") == sound("Yevgeni")
    assert sound("Mohammed al-Assad") == sound("Mohamed Assad")


def test_of_several_in_office_the_surname_means_who_leads() -> None:
    found = holder_named("Mugabe", "2016-01-01")
    assert found is not None
    assert found.name == "Robert Mugabe"


def test_who_held_no_office_stays_what_he_was() -> None:
    assert _answer("Osama bin Laden", date="2015-01-01")[1] == "REB"
    assert _answer("Hosni Mubarak", date="2015-01-01")[1] == "CVL"


def _sectors(answer: Resolved, surname: str) -> tuple[str, ...]:
    heads = [token for token in answer.reading.doc if token.text == surname]
    actors: list[Actor] = [actor for head in heads for actor in answer.actors.at(head)]
    return actors[0].sectors


def test_an_undated_report_is_read_on_the_day_that_its_titles_allow(resolved: Build) -> None:
    assert _sectors(resolved("President Obama criticised Donald Trump."), "Trump") == ("PTY",)


def test_what_somebody_was_on_some_of_the_days_alone_is_not_said(resolved: Build) -> None:
    report = "House Speaker Paul Ryan met Donald Trump. "  # he was speaker before and after 2017
    assert _sectors(resolved(report), "Trump") == ()


def test_an_undated_report_of_his_campaign_tells_of_a_candidate(resolved: Build) -> None:
    filler = "The wind was strong and the road was wet. " * 12
    assert _sectors(resolved("Donald Trump smiled. The Trump campaign was glad. " + filler), "Trump") == ("PTY",)


def test_headlines_make_no_second_bearer_of_a_surname(resolved: Build) -> None:
    answer = resolved("Right After This Senator Endorsed Trump, It Rained\n\nHe praised Donald Trump. Sable met Trump.")
    last = [token for token in answer.reading.doc if token.text == "Trump"][-1]
    assert [actor.id for actor in answer.actors.at(last)] == ["person:donald trump"]


def test_one_member_is_not_the_party(resolved: Build) -> None:
    answer = resolved("A senior Republican endorsed him on Monday.")
    head = next(token for token in answer.reading.doc if token.text == "Republican")
    (actor,) = answer.actors.at(head)
    assert (actor.name, actor.id, actor.country, actor.sectors) == (None, None, "USA", ("PTY",))


def test_an_undated_report_that_leaves_the_office_open_gives_none(resolved: Build) -> None:
    filler = "The wind was strong and the road was wet. " * 12
    assert _sectors(resolved("Donald Trump smiled. " + filler), "Trump") == ()


def test_two_people_of_one_surname_stay_two(resolved: Build) -> None:
    answer = resolved("Nawaz Sharif met Raheel Sharif. Sharif left early.", published="2015-06-01")
    heads = [token for token in answer.reading.doc if token.text == "Sharif"]
    first, second = (answer.actors.at(head)[0] for head in heads[:2])
    assert first.id != second.id
    assert not any(actor.id in (first.id, second.id) for actor in answer.actors.at(heads[2]))


def test_a_figure_of_the_news_is_known_by_the_full_name_alone() -> None:
    figure = holder_called("Lyubov Sobol")
    assert figure is not None
    assert (figure.country_on("2020-01-01"), figure.sectors_on("2020-01-01")) == ("RUS", ("OPP",))
    assert holder_named("Sobol", "2020-01-01") is None


def test_a_figure_is_not_known_by_the_sound_of_a_name() -> None:
    assert holder_called("Liubof Sobol") is None
