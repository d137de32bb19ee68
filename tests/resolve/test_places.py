"""Place names: what counts as one, which of its namesakes it means, and what is left open."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.knowledge import document, table
from dateline.language import Reading
from dateline.records import Place
from dateline.resolve.gazetteer import abbreviation, candidates, fold, lookup_place
from dateline.resolve.places import find_places
from dateline.settings import Settings

Places = Callable[..., tuple[Place, ...]]


@pytest.fixture(scope="module")
def places(reading: Callable[..., Reading]) -> Places:
    def find(text: str, **options: bool) -> tuple[Place, ...]:
        return find_places(reading(text).doc, Settings(**options))

    return find


def named(found: tuple[Place, ...], text: str) -> Place:
    return next(place for place in found if place.text == text)


def texts(found: tuple[Place, ...]) -> list[str]:
    return [place.text for place in found]


# which words are places


def test_countries_cities_and_waters_are_places(places: Places) -> None:
    found = places("A frigate left Sevastopol for the Black Sea on Monday, Ukraine said.")
    assert [(p.name, p.kind) for p in found] == [
        ("Sevastopol", "city"),
        ("Black Sea", "sea"),
        ("Ukraine", "country"),
    ]


def test_demonyms_are_no_places_unless_asked_for(places: Places) -> None:
    text = "Turkish troops entered the village at dawn."
    assert texts(places(text)) == []
    (turkey,) = places(text, demonyms_are_places=True)
    assert (turkey.text, turkey.name, turkey.country) == ("Turkish", "Turkey", "TUR")


@pytest.mark.parametrize(
    "text",
    [
        "Paris Hilton smiled at reporters.",
        "Mr. London declined to comment.",
        "The New York Times first reported the talks.",
        "The destroyer USS Nashville turned back.",
        "The EU and NATO condemned the launch.",
        "They take part in March every year.",
    ],
)
def test_names_of_persons_papers_ships_and_bodies_are_no_places(places: Places, text: str) -> None:
    assert texts(places(text)) == []


def test_a_surname_is_not_the_town_that_is_called_so(places: Places) -> None:
    found = places("Senator Emily Houston spoke in Boston. Houston said the bill would pass.")
    assert texts(found) == ["Boston"]


def test_a_building_is_a_place_only_where_something_happens_at_it(places: Places) -> None:
    assert texts(places("They met at the Kremlin on Friday.")) == ["Kremlin"]
    assert texts(places("The Kremlin denied the report.")) == []


def test_a_village_on_no_map_keeps_its_words(places: Places) -> None:
    found = places("Shells hit the village of Qarzelbah near Aleppo, Syria.")
    village = named(found, "Qarzelbah")
    assert (village.name, village.lat, village.geonames_id) == ("Qarzelbah", None, None)


def test_names_in_one_list_vouch_for_each_other(places: Places) -> None:
    found = places("Blasts were heard in Kharkiv, Poltava and Sumy overnight.")
    assert texts(found) == ["Kharkiv", "Poltava", "Sumy"]


def test_a_road_is_the_place_and_not_the_town_it_is_named_after(places: Places) -> None:
    road = named(places("Two people were hurt on London Road on Sunday."), "London Road")
    assert (road.kind, road.lat) == ("street", None)


def test_a_town_of_a_country_that_the_report_speaks_of_needs_less_to_show_it(places: Places) -> None:
    found = places("Ukrainian officials said that Russian guns had hit Pokrovsk and Kostiantynivka.")
    assert texts(found) == ["Pokrovsk", "Kostiantynivka"]


# which place a name means


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The fair in Paris, Texas, opens on Friday.", "Paris", "USA"),
        ("The fair in Paris opens on Friday.", "Paris", "FRA"),
        ("LEXINGTON, Ky. (AP) - Police in Lexington said the road was closed.", "Lexington", "USA"),
        ("Troops from Tbilisi moved as Russia warned Georgia again.", "Georgia", "GEO"),
        ("Officials in Atlanta and Savannah, Georgia, and in Alabama opened shelters.", "Georgia", "USA"),
        ("Lebanon's port of Tripoli reopened after the strike in Beirut.", "Tripoli", "LBN"),
        ("Rebels shelled Tripoli as Libya's government fled Misrata.", "Tripoli", "LBY"),
        ("A depot burned in Perth, near Dundee.", "Perth", "GBR"),
        ("In Kiev the streets were quiet.", "Kiev", "UKR"),
        ("G-7 ministers gathered in Karuizawa, Japan.", "Karuizawa", "JPN"),
    ],
)
def test_the_report_says_which_namesake_is_meant(places: Places, text: str, name: str, country: str) -> None:
    assert named(places(text), name).country == country


def test_a_region_that_shares_its_towns_name_is_told_by_the_next_word(places: Places) -> None:
    assert named(places("Shelling went on in Idlib province, Syria."), "Idlib").kind == "region"
    assert named(places("Shelling went on in Idlib, Syria."), "Idlib").kind == "city"


def test_a_bare_name_is_what_newsrooms_mean_by_it(places: Places) -> None:
    assert named(places("Aid trucks entered Gaza on Tuesday."), "Gaza").name == "Gaza Strip"
    assert named(places("Voters in Quebec go to the polls."), "Quebec").kind == "region"


def test_one_sense_a_report(places: Places) -> None:
    found = places("CAMBRIDGE, Mass. - A fire broke out at noon. Cambridge has 118,000 people.")
    assert {place.country for place in found} == {"USA"}


def test_a_town_that_is_not_in_the_state_named_is_left_open(places: Places) -> None:
    found = places("ZURICH, Mo. (AP) - The bank closed its doors.")
    assert named(found, "ZURICH").lat is None


def test_two_states_side_by_side_are_a_list(places: Places) -> None:
    assert named(places("The storm hit Iowa, N.H. and Maine."), "Iowa").country == "USA"


def test_the_district_of_a_state_is_not_in_its_city(places: Places) -> None:
    found = places("She won the primary in New York's 22nd congressional district.")
    assert named(found, "New York").kind == "region"


@pytest.mark.parametrize(
    "text",
    ["Lawyers at the Justice Department read the file.", "He taught at the George Foxley School."],
)
def test_names_of_bodies_that_begin_like_a_town_are_none(places: Places, text: str) -> None:
    assert not {"Justice", "George"} & set(texts(places(text)))


def test_a_state_is_not_the_town_that_lies_in_the_middle_of_another(places: Places) -> None:
    text = "Iowa votes first, then Nevada. Crowds in Iowa cheered; Nevada waits, and so does Ohio."
    assert {place.kind for place in places(text) if place.text == "Nevada"} == {"region"}


def test_a_world_city_is_itself_in_a_report_on_another_country(places: Places) -> None:
    text = "Voters in Texas, Kentucky and Ohio spoke of fear since the attacks in Paris. A senator from Texas agreed."
    assert named(places(text), "Paris").country == "FRA"


def test_a_base_has_its_country_and_kind(places: Places) -> None:
    fort = named(places("The drill began at Fort Magsaysay in Nueva Ecija, Philippines."), "Fort Magsaysay")
    assert (fort.kind, fort.country) == ("base", "PHL")


# laws


@pytest.mark.parametrize("text", ["", " ", "\n\n", "🙂", "‏العربية‏", "A" * 5000, "(,", "Ky.", ", Ky.", "North"])
def test_no_text_is_too_odd(places: Places, text: str) -> None:
    for place in places(text):
        assert text[place.start : place.end] == place.text


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from(
            [
                "in",
                "Paris",
                ",",
                "Texas",
                "St.",
                "Lake",
                "Road",
                "'s",
                "the",
                "of",
                "and",
                "(",
                "U.S.",
                "North",
                "\n\n",
                "1",
                "Mr.",
                "-",
            ]
        ),
        max_size=25,
    ).map(" ".join)
)
def test_spans_are_exact_ordered_and_apart(places: Places, text: str) -> None:
    found = places(text)
    assert all(text[place.start : place.end] == place.text for place in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert found == places(text)


# the gazetteer


def test_a_name_is_found_under_any_spelling() -> None:
    assert fold("Saint-Étienne") == fold("St. Etienne") == "saint etienne"
    assert lookup_place("Kyiv") == lookup_place("kyiv")
    assert (kiev := lookup_place("Kiev")) is not None
    assert kiev.country == "UKR"


def test_lookup_keeps_to_a_country() -> None:
    assert (found := lookup_place("Kharkiv")) is not None
    assert found.country == "UKR"
    assert (london := lookup_place("London", "CAN")) is not None
    assert london.country == "CAN"
    assert lookup_place("Kharkiv", "CAN") is None
    assert lookup_place("Qarzelbah") is None


def test_a_states_abbreviation_is_no_name_by_itself() -> None:
    assert (mass := abbreviation("Mass.")) is not None
    assert mass.name == "Massachusetts"
    assert abbreviation("Massive") is None
    assert all(entry.name != "Massachusetts" for entry in candidates("mass"))


@pytest.mark.parametrize("file", ["countries", "regions", "districts", "seas", "sites", "towns"])
def test_every_row_lies_on_the_earth_and_in_a_known_country(file: str) -> None:
    known = {row["alpha3"] for row in table("countries")}
    for row in table(file):
        assert -90 <= float(row["lat"]) <= 90, row
        assert -180 <= float(row["lon"]) <= 180, row
        assert not row.get("country") or row["country"] in known, row


def test_every_country_has_one_row_and_no_name_is_in_two() -> None:
    rows = table("countries")
    assert len({row["alpha3"] for row in rows}) == len(rows) == 250
    for column in ("aliases", "adjectives", "demonyms"):
        names = [name for row in rows for name in row[column].split("|") if name]
        assert len(names) == len(set(names)), column


def test_the_word_lists_are_lower_case_and_name_no_word_twice() -> None:
    for group, content in document("place_words").items():
        for listed in content.values() if isinstance(content, dict) else [content]:
            if isinstance(listed, list) and group != "surname_country":
                assert [word for word in listed if word != word.lower()] == [], group
                assert sorted({word for word in listed if listed.count(word) > 1}) == [], group


def test_a_small_place_of_a_country_that_the_report_never_names_is_left_open(places: Places) -> None:
    found = places(
        "Bombs killed six in Giza's Haram district, Egypt said. Egyptian police fear more. Egypt and Sudan talked."
    )
    assert named(found, "Haram").lat is None


def test_a_town_called_so_today_comes_before_one_that_was_called_so(places: Places) -> None:
    assert named(places("They left Newtown, Connecticut, on Monday."), "Newtown").name == "Newtown"


def test_a_bank_is_no_place(places: Places) -> None:
    assert texts(places("Thieves robbed a West Coast Bank office in Woodburn, Oregon, at noon.")) == [
        "Woodburn",
        "Oregon",
    ]


def test_a_base_that_is_a_census_place_has_its_geonames_id(places: Places) -> None:
    assert named(places("Soldiers drilled at Fort Bragg on Monday."), "Fort Bragg").geonames_id == 6941080
