"""The country that a report is about, for what it names without one: "police said", "the senator".

Law of this file: nearly all that the report names of countries and places must lie in that country; else there is none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from spacy.tokens import Doc

from dateline.records import Place
from dateline.resolve.lexicon import Hit

#: tokens from which a text is a report; a sentence or two cannot tell what it is about
REPORT = 100
_TIMES_NAMED, _SHARE = 3, 0.85
_NATIONAL = frozenset({"country", "adjective", "demonym", "capital"})


def home(doc: Doc, hits: Mapping[int, Hit], places: Sequence[Place] = ()) -> str | None:
    """The country (alpha-3) that nearly all names of countries, peoples and places in a report belong to, if one is."""
    if len(doc) < REPORT:
        return None
    named = Counter(place.country for place in places if place.country)
    covered = {place.start for place in places}
    named.update(
        hit.known.country
        for i, hit in hits.items()
        if i == hit.start and hit.known.kind in _NATIONAL and hit.known.country and doc[i].idx not in covered
    )
    if not named:
        return None
    country, count = named.most_common(1)[0]
    return country if count >= _TIMES_NAMED and count >= _SHARE * named.total() else None
