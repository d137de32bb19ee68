"""What noun phrases of a report stand for, and phrases on their own."""

from __future__ import annotations

import csv
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import knowledge
from dateline.records import Actor
from dateline.resolve import Resolved
from dateline.resolve.alone import resolve_actor, resolve_actors
from dateline.resolve.holders import holder_named, holder_of, holders
from dateline.resolve.sectors import plural, tables

PHRASES = Path(__file__).with_name("actor_phrases.csv")
#: pinned: a change that falls under these shares loses something
COUNTRY_FLOOR, SECTOR_FLOOR = 0.97, 0.96

NON_STATES = {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
SECTORS = {
    *("GOV", "JUD", "LEG", "MIL", "COP", "OPP", "PTY", "REB", "PRM", "SPY", "UAF"),
    *("CVL", "BUS", "EDU", "MED", "LAB", "AGR", "JRN", "REF", "REL", "SOC", "CRM"),
}

Build = Callable[..., Resolved]


def _at(resolved: Resolved, word: str, nth: int = 0) -> tuple[Actor, ...]:
    tokens = [token for token in resolved.reading.doc if token.text == word]
    return resolved.actors.at(tokens[nth])


def _brief(actors: tuple[Actor, ...]) -> list[tuple[str | None, str]]:
    return [(actor.country, " ".join(actor.sectors)) for actor in actors]


@pytest.mark.parametrize(
    ("text", "head", "wanted"),
    [
        ("Norwegian frigates left the port.", "frigates", [("NOR", "MIL")]),
        ("The foreign minister of Peru resigned.", "minister", [("PER", "GOV")]),
        ("Japan and Australia signed the pact.", "Japan", [("JPN", ""), ("AUS", "")]),
        ("Russian and Belarusian soldiers crossed the river.", "soldiers", [("RUS", "MIL"), ("BLR", "MIL")]),
        ("Opposition lawmakers in Kenya walked out.", "lawmakers", [("KEN", "OPP LEG")]),
        ("A spokesman for the Taliban denied it.", "spokesman", [("AFG", "REB")]),
        ("Paris condemned the attack.", "Paris", [("FRA", "GOV")]),
        ("The Kremlin refused to comment.", "Kremlin", [("RUS", "GOV")]),
        ("Three Syrians were arrested.", "Syrians", [("SYR", "CVL")]),
        ("The former Dutch minister came back.", "minister", [("NLD", "CVL")]),
        ("Pro-Russian rebels shelled the town.", "rebels", [(None, "REB")]),
        ("The London-based company denied it.", "company", [(None, "BUS")]),
    ],
)
def test_a_phrase_gives_country_and_sector(
    resolved: Build, text: str, head: str, wanted: list[tuple[str | None, str]]
) -> None:
    assert _brief(_at(resolved(text), head)) == wanted


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("He was born in Paris.", "Paris"),
        ("They met at the Kremlin.", "Kremlin"),
        ("The economy grew.", "economy"),
        ("The talks ended.", "talks"),
        ("Aircraft noise disturbed them.", "Aircraft"),
        ("She left.", "."),
        ("She left.", "left"),
    ],
)
def test_places_things_and_other_words_are_no_actors(resolved: Build, text: str, head: str) -> None:
    assert _at(resolved(text), head) == ()


def test_the_span_is_the_noun_phrase_with_title_and_without_relative_clause(resolved: Build) -> None:
    [actor] = _at(resolved("Chinese Defense Minister Li Shangfu, who had arrived on Sunday, spoke first."), "Shangfu")
    assert (actor.text, actor.name, actor.id) == (
        "Chinese Defense Minister Li Shangfu",
        "Li Shangfu",
        "person:li shangfu",
    )
    assert actor.country == "CHN"
    assert actor.sectors == ("GOV", "MIL")


def test_a_pronoun_stands_where_it_stands_for_whom_it_stands_for(resolved: Build) -> None:
    text = "Prime Minister Kaja Kallas of Estonia spoke in Tallinn. She asked for more troops."
    [actor] = _at(resolved(text, "2023-02-01"), "She")
    assert (actor.text, text[actor.start : actor.end], actor.name) == ("She", "She", "Kaja Kallas")
    assert actor.country == "EST"


def test_a_surname_alone_is_whoever_holds_office_on_the_day(resolved: Build) -> None:
    text = "Merkel refused to comment."
    assert _brief(_at(resolved(text, "2016-05-01"), "Merkel")) == [("DEU", "GOV")]


def test_a_king_is_no_president_of_that_name(resolved: Build) -> None:
    assert not _at(resolved("King Macron of Ruritania met the envoy.", "2018-05-01"), "Macron")
    met = "King Hussein of Jordan met Saddam Hussein in Baghdad."
    assert all(actor.name != "Saddam Hussein" for actor in _at(resolved(met, "1990-08-20"), "Hussein"))


def test_an_office_is_whoever_holds_it_on_the_day(resolved: Build) -> None:
    [actor] = _at(resolved("The French president landed in Cairo.", "2016-06-01"), "president")
    assert (actor.name, actor.id) == ("Francois Hollande", "person:francois hollande")


def test_an_office_has_an_id_where_its_holder_is_unknown(resolved: Build) -> None:
    [actor] = _at(resolved("The Latvian finance minister landed in Cairo."), "minister")
    assert (actor.name, actor.id) == (None, "office:LVA:GOV:finance minister")


def test_a_ministry_has_one_id_however_it_is_worded(resolved: Build) -> None:
    one = _at(resolved("Japan's Ministry of Foreign Affairs said so."), "Ministry")
    other = _at(resolved("The Japanese foreign ministry said so."), "ministry")
    assert {actor.id for actor in one + other} == {"org:JPN:ministry of foreign affairs"}


def test_spellings_and_orders_of_a_name_are_one_id() -> None:
    spellings = ["Volodymyr Zelenskyy", "Volodymyr Zelensky", "Yoon Suk-yeol", "Yoon Suk Yeol"]
    ids = [getattr(resolve_actor(name), "id", None) for name in spellings]
    assert ids[0] == ids[1] == "person:volodymyr zelensky"
    assert ids[2] == ids[3] == "person:yoon suk yeol"


def test_phrases_alone_reach_the_pinned_floor() -> None:
    lines = [line for line in PHRASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    rows = list(csv.DictReader(lines))
    found = resolve_actors([(row["phrase"], row["context"], row["date"] or None) for row in rows])
    country = [
        (actor.country if actor else None) == (row["country"] or None) for row, actor in zip(rows, found, strict=True)
    ]
    sector = [
        (actor.sectors[0] if actor and actor.sectors else "") == row["sector"]
        for row, actor in zip(rows, found, strict=True)
    ]
    assert sum(country) / len(rows) >= COUNTRY_FLOOR
    assert sum(sector) / len(rows) >= SECTOR_FLOOR


def test_context_tells_the_country() -> None:
    actor = resolve_actor("the army", "In Sudan, the army shelled the market again.")
    assert actor is not None
    assert (actor.country, actor.sectors, actor.text) == ("SDN", ("MIL",), "the army")


@pytest.mark.parametrize("text", ["", "   ", "🙂", "...", "1" * 5000, "Monday", "وزير الخارجية"])
def test_nothing_where_nothing_is_to_be_known(text: str) -> None:
    assert resolve_actor(text) is None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=120))
def test_any_text_is_answered_with_exact_spans(resolved: Build, text: str) -> None:
    found = resolved("Russian " + text.encode("utf-8", "ignore").decode("utf-8") + " and the minister said he left.")
    whole = found.reading.report.text
    for token in found.reading.doc:
        for actor in found.actors.at(token):
            assert whole[actor.start : actor.end] == actor.text


@pytest.mark.parametrize("text", ["Russia and " * 1000 + "China agreed.", "Li " * 1000, "(" * 500, "the " * 1000])
def test_no_text_is_too_odd(resolved: Build, text: str) -> None:
    found = resolved(text)
    for token in found.reading.doc:
        found.actors.at(token)


# ------------------------------------------------------------------------------------------------------ knowledge


def test_holders_have_iso_dates_in_order_and_known_codes() -> None:
    countries = {row["alpha3"] for row in knowledge.table("countries")} | NON_STATES
    for holder in holders().people:
        for term in holder.terms:
            assert term.country in countries, holder.name
            assert set(term.sectors) <= SECTORS, holder.name
            assert not term.end or term.start[: len(term.end)] <= term.end[: len(term.start)], holder.name


def test_a_country_has_one_head_of_state_at_a_time() -> None:
    for (country, office), people in holders().by_office.items():
        if office not in ("president", "prime minister", "chancellor", "king", "pope"):
            continue
        terms = sorted(
            (term for holder in people for term in holder.terms if (term.country, term.office) == (country, office)),
            key=lambda term: term.start,
        )
        for earlier, later in pairwise(terms):
            assert earlier.end, (country, office)
            assert earlier.end <= later.start[: len(earlier.end)], (country, office, later.start)


def test_a_common_surname_needs_a_title() -> None:
    assert holder_named("May", "2018-01-01") is None
    found = holder_named("May", "2018-01-01", sectors=("GOV",))
    assert found is not None
    assert found.name == "Theresa May"


def test_nobody_held_an_office_on_an_unknown_day() -> None:
    assert holder_of("FRA", "president", None) is None


def test_every_sector_is_one_of_plovers() -> None:
    groups = knowledge.document("sectors")
    used = {code for group in groups["noun"] + groups["modifier"] for code in group["sectors"]}
    for table in ("organisations", "armed_groups", "offices"):
        used |= {code for row in knowledge.table(table) for code in row["sectors"].split()}
    assert used <= SECTORS


def test_no_noun_stands_in_two_groups() -> None:
    seen: set[str] = set()
    for group in knowledge.document("sectors")["noun"]:
        assert not seen & set(group["nouns"])
        seen |= set(group["nouns"])


@pytest.mark.parametrize("group", knowledge.document("sectors")["noun"], ids=lambda group: str(group["example"]))
def test_each_group_of_nouns_reads_its_example(resolved: Build, group: dict[str, list[str]]) -> None:
    found = resolved(str(group["example"]))
    said = [actor for token in found.reading.doc for actor in found.actors.at(token) if actor.country and actor.sectors]
    wanted = tuple(group["sectors"] or group.get("with_country", ())) or None
    assert said
    assert wanted is None or wanted[0] in {code for actor in said for code in actor.sectors} or group["sectors"] == []


@pytest.mark.parametrize("group", knowledge.document("sectors")["modifier"], ids=lambda group: str(group["example"]))
def test_each_group_of_modifiers_reads_its_example(resolved: Build, group: dict[str, list[str]]) -> None:
    found = resolved(str(group["example"]))
    said = {code for token in found.reading.doc for actor in found.actors.at(token) for code in actor.sectors}
    assert group["sectors"][0] in said


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("policeman", "policemen"),
        ("head of state", "heads of state"),
        ("army", "armies"),
        ("ambassador", "ambassadors"),
        ("coach", "coaches"),
    ],
)
def test_plurals_are_understood(one: str, many: str) -> None:
    assert plural(one) == many


def test_tables_are_loaded_once() -> None:
    assert tables() is tables()


@pytest.mark.parametrize(
    ("text", "head", "wanted"),
    [
        ("New Jersey Gov. Ann Foxley spoke.", "Foxley", [("USA", "GOV")]),
        ("Florida Sen. Ann Foxley voted no.", "Foxley", [("USA", "LEG")]),
        ("Rep. Tom Sable left early.", "Sable", [(None, "LEG")]),
        ("Peru's Congress voted on Monday.", "Congress", [("PER", "LEG")]),
        ("Congress voted on Monday.", "Congress", [("USA", "LEG")]),
        ("Qatar Airways bought ten jets.", "Airways", [("QAT", "BUS")]),
        ("Papua New Guinean police made arrests.", "police", [("PNG", "COP")]),
        ("Greenpeace activists boarded the rig.", "activists", [("NGO", "")]),
        ("North Korean defectors flew balloons.", "defectors", [("PRK", "CVL")]),
        ("Yazidi women testified.", "women", [("IRQ", "CVL")]),
        ("Karachi shopkeepers closed early.", "shopkeepers", [("PAK", "BUS")]),
        ("Lt. Gen. Tom Sable spoke.", "Sable", [(None, "MIL")]),
        ("Col. Tom Sable, a Philippine spokesman, spoke.", "Sable", [("PHL", "MIL")]),
        ("UN inspectors left the plant.", "inspectors", [("UNO", "")]),
        ("The Philippine Senate president spoke.", "president", [("PHL", "LEG")]),
        ("Abkhazia closed the road.", "Abkhazia", [("GEO", "")]),
        ("Uyghurs protested abroad.", "Uyghurs", [("CHN", "CVL")]),
        ("MS-13 controls the valley.", "MS-13", [("SLV", "CRM")]),
    ],
)
def test_names_within_names_and_titles_cut_short(
    resolved: Build, text: str, head: str, wanted: list[tuple[str | None, str]]
) -> None:
    assert _brief(_at(resolved(text), head)) == wanted


def test_a_person_called_german_is_no_country(resolved: Build) -> None:
    assert "DEU" not in [actor.country for actor in _at(resolved("German's brother Raul Ibarra left."), "Ibarra")]


def test_authorities_without_a_country_are_those_of_the_country_whose_places_a_report_names(resolved: Build) -> None:
    said = "Police closed the road between Rennes and Nantes. " + "Nobody was hurt, and the rain went on all day. " * 8
    text = said + "Crews came from Brest and from Angers. Later police opened the road."
    assert _brief(_at(resolved(text), "police")) == [("FRA", "COP")]


def test_who_is_backed_from_a_capital_is_not_of_it() -> None:
    found = resolve_actor("Tehran-backed militias")
    assert found is not None
    assert found.country is None


def test_a_phrase_is_found_where_it_begins_a_sentence_of_its_context() -> None:
    found = resolve_actor("a fisherman", context="A fisherman from Crete found the boat.")
    assert found is not None
    assert found.country == "GRC"
