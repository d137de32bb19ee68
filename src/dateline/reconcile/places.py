"""What two places mean for one another: the same, one inside the other, near, or apart."""

from __future__ import annotations

import math
from typing import Literal

from dateline.records import Place

Relation = Literal["same", "inside", "near", "apart", "unknown"]

#: kinds of place that one could point at with a finger; two of these far apart cannot both be right
POINTS = frozenset({"city", "town", "village", "base", "building", "airport", "port", "facility", "camp"})
#: kilometres within which two points count as one neighbourhood
NEAR = 60.0
#: and beyond which two waters or regions cannot mean the same
FAR = 1500.0


def relation(a: Place, b: Place) -> Relation:
    """How two places lie to one another; `unknown` where the map does not say."""
    if (a.geonames_id and a.geonames_id == b.geonames_id) or _plain(a) == _plain(b):
        return "same"
    if a.kind == "country" or b.kind == "country":
        return _with_country(a, b)
    far = distance(a, b)
    if far is None:
        return "apart" if a.country and b.country and a.country != b.country and _both_points(a, b) else "unknown"
    if far <= NEAR:
        return "near"
    if _both_points(a, b):
        return "apart"
    return "apart" if far > FAR else "unknown"


def _with_country(a: Place, b: Place) -> Relation:
    if not (a.country and b.country):
        return "unknown"
    return "inside" if a.country == b.country else "apart"


def _both_points(a: Place, b: Place) -> bool:
    return a.kind in POINTS and b.kind in POINTS


def _plain(place: Place) -> str:
    return (place.name or place.text).lower().removeprefix("the ")


def distance(a: Place, b: Place) -> float | None:
    """Kilometres along the great circle (haversine), None where a place is not on the map."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    lat_a, lat_b = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat_b - lat_a) / 2) ** 2
    half += math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))
