"""The map: outlines of countries from the package countryinfo, points by place, on a plain grid of degrees.

Law of this file: north is up and a degree is as wide as it is high (plate carrée), so that a point is where its
coordinates say; outlines are coarse, for orientation only.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.archive.counting import PlaceCount
from dateline.records import Record

VAGUE = frozenset({"country", "region", "sea", "ocean", "continent"})  # a point stands for all of it


class Spot(Record, frozen=True, kw_only=True):
    place: PlaceCount
    x: float
    y: float
    radius: float
    #: the point stands for a wide place
    vague: bool


class Atlas(Record, frozen=True, kw_only=True):
    """A window on the map, in degrees east and degrees south of the north pole, with what lies in it."""

    left: float
    top: float
    width: float
    height: float
    spots: tuple[Spot, ...]
    meridians: tuple[int, ...]
    parallels: tuple[int, ...]
    #: one unit of the drawing at a width of 1000
    unit: float


def atlas(places: Sequence[PlaceCount], *, whole_world: bool = False) -> Atlas:
    """The map of these places: as much of the world as they take, or all of it."""
    here = [place for place in places if abs(place.lat) <= 90 and abs(place.lon) <= 180]
    left, top, width, height = (0.0, 5.0, 360.0, 145.0) if whole_world or not here else _window(here)
    most = max((place.events for place in here), default=1)
    unit = width / 1000
    return Atlas(
        left=left,
        top=top,
        width=width,
        height=height,
        spots=tuple(_spot(place, most, unit) for place in sorted(here, key=lambda each: -each.events)),
        meridians=tuple(x for x in range(0, 361, 15) if left <= x <= left + width),
        parallels=tuple(y for y in range(0, 181, 15) if top <= y <= top + height),
        unit=round(unit, 4),
    )


def _window(places: Sequence[PlaceCount]) -> tuple[float, float, float, float]:
    xs, ys = [place.lon + 180 for place in places], [90 - place.lat for place in places]
    width = min(360.0, max(60.0, (max(xs) - min(xs)) * 1.2, (max(ys) - min(ys)) * 1.3 * 2))
    height = width / 2
    left = min(max(0.0, (min(xs) + max(xs) - width) / 2), 360 - width)
    top = min(max(0.0, (min(ys) + max(ys) - height) / 2), 180 - height)
    return round(left, 2), round(top, 2), round(width, 2), round(height, 2)


def _spot(place: PlaceCount, most: int, unit: float) -> Spot:
    return Spot(
        place=place,
        x=round(place.lon + 180, 3),
        y=round(90 - place.lat, 3),
        radius=round(unit * (5 + 13 * math.sqrt(place.events / most)), 3),
        vague=place.kind in VAGUE,
    )


@cache
def outlines() -> tuple[str, ...]:
    """An SVG path for each country that the package draws; none where the package has changed its shape."""
    folder = files("countryinfo").joinpath("data")
    if not folder.is_dir():
        return ()
    countries = sorted(
        (entry for entry in folder.iterdir() if entry.name.endswith(".json")), key=lambda each: each.name
    )
    paths = (_path(_rings(json.loads(entry.read_text(encoding="utf-8")))) for entry in countries)
    return tuple(path for path in paths if path)


def _rings(country: dict[str, Any]) -> Iterable[Sequence[Sequence[float]]]:
    for feature in (country.get("geoJSON") or {}).get("features", ()):
        geometry = feature.get("geometry") or {}
        if geometry.get("type") == "Polygon":
            yield from geometry["coordinates"]
        elif geometry.get("type") == "MultiPolygon":
            for polygon in geometry["coordinates"]:
                yield from polygon


def _path(rings: Iterable[Sequence[Sequence[float]]]) -> str:
    return "".join("M" + "L".join(f"{lon + 180:.1f},{90 - lat:.1f}" for lon, lat, *_ in ring) + "Z" for ring in rings)
