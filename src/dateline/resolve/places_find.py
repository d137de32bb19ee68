"""Which stretches of a text are place names: what the parser's names and the gazetteer say, weighed together.

Law of this file: every capitalised name that some place bears collects evidence for and against (the words around it,
the parser's label, what else the report calls by it); the sum decides. A name that the report once shows clearly to be
a place is one wherever it stands, and one that ends a person's full name is a person unless its words say "in".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.resolve.gazetteer import Entry, abbreviation, candidates, fold
from dateline.resolve.places_context import Surroundings, named_as_settlement
from dateline.resolve.places_evidence import ACCEPTED, evidence, site_evidence, surroundings_speak
from dateline.resolve.places_words import adjectives, kinds, words

_LONGEST = 6  # tokens of the longest name that is looked up
_REPEATED = 1.8  # evidence from the same name, clearly a place elsewhere in the report
_LISTED = 1.8  # evidence from standing in one list with a clear place
_WELL_KNOWN = 5.5  # places that show which countries a report speaks of
_PLACE_LABELS = frozenset({"GPE", "LOC"})
#: names of these kinds are themselves the place, whatever town their first word is called like ("London Road")
_OWN_NAME = frozenset({"street", "square", "lake", "river", "mountains", "island", "bay", "valley", "bridge", "forest"})


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens [start, end) that name a place."""

    start: int
    end: int
    #: what to look up: the name without "Oblast", "North" and the like where only the rest is on the map
    key: str
    #: kind that the words themselves give ("... Road"), None where the gazetteer decides
    kind: str | None = None
    evidence: float = 0.0
    #: the place itself, where the words leave no choice ("Ky.")
    entry: Entry | None = None


def _run_end(around: Surroundings, start: int) -> int:
    """End of the capitalised run that begins at `start`; small words may join its parts."""
    doc, end, last = around.doc, start, start
    while end < len(doc) and end - start < _LONGEST:
        if around.capital[end] or (end > start and doc[end].is_digit):
            last = end + 1
        elif end == start or doc[end].lower_ not in words("joiner"):
            break
        end += 1
    return last


def _text(around: Surroundings, start: int, end: int) -> str:
    last = around.doc[end - 1]
    return around.text[around.doc[start].idx : last.idx + len(last)]


def _gazetteer_name(around: Surroundings, start: int, run_end: int) -> Name | None:
    """The longest name on the map that begins at `start`, "Oblast" and the like counted in."""
    doc = around.doc
    if around.lower(start) == "the" and start + 1 < run_end and _gazetteer_name(around, start + 1, run_end):
        return None  # "The Hague" goes on: without its article it is on no map
    for end in range(run_end, start, -1):
        if not around.capital[end - 1] and not doc[end - 1].is_digit:
            continue
        key = fold(_text(around, start, end))
        last = doc[end - 1].lower_.rstrip(".")
        if last == "co" and end - start > 1:
            key = key.removesuffix("co") + "county"
        if key and candidates(key):
            return Name(start, end, key)
        if end - start > 1 and last in kinds("type_word") and candidates(key := fold(_text(around, start, end - 1))):
            return Name(start, end, key)
    return None


def _site_name(around: Surroundings, start: int, run_end: int) -> Name | None:
    """A name that says by its last or first word what it names: "Sable Road", "Lake Mercy"."""
    doc = around.doc
    if doc[start].lower_ in words("leading"):
        return None
    breaks = (i for i in range(start, run_end) if not around.capital[i] and doc[i].lower_ not in words("site_joiner"))
    run_end = next(breaks, run_end)
    for end in range(run_end, start + 1, -1):
        kind = kinds("site_word").get(doc[end - 1].lower_.rstrip("."))
        if kind and not (end < run_end and around.capital[end]):
            return Name(start, end, fold(_text(around, start, end)), kind)
    kind = kinds("site_word_first").get(doc[start].lower_.rstrip("."))
    if kind and run_end - start > 1 and (doc[start + 1].is_digit if kind == "street" else around.capital[start + 1]):
        return Name(start, start + 2, fold(_text(around, start, start + 2)), kind)
    return None


def _longer(around: Surroundings, site: Name | None, known: Name | None) -> Name | None:
    """The one that is the place: in "London Road" the road, in "London's Hyde Park" first London."""
    if site is None or known is None:
        return known or site
    if site.end <= known.end:
        return known
    if known.key.startswith("saint "):
        return site
    return site if site.kind in _OWN_NAME and around.lower(known.end) not in words("trailing") else known


def _abbreviated(around: Surroundings, i: int) -> Name | None:
    """The state of "Paris, Ky." or, written with full stops, by itself ("B.C.")."""
    doc = around.doc
    after_comma = i > 1 and doc[i - 1].text in {",", "("} and around.capital[i - 2]
    for end in (i + 2, i + 1):
        text = _text(around, i, end) if end <= len(doc) else ""
        region = abbreviation(text)
        if region and (after_comma or (text.count(".") > 1 and not doc[i - 1].like_num)):
            return Name(i, end, fold(region.name), None, ACCEPTED, region)
    return None


def _settlement(around: Surroundings, start: int, run_end: int) -> Name | None:
    """A village on no map, told by its words: "the village of Sable", "Sable district"."""
    end = start
    while end < run_end and around.capital[end]:
        end += 1
    if not named_as_settlement(around, start, end):
        return None
    if any(token.lower_ in words("modifier") or token.pos_ != "PROPN" for token in around.doc[start:end]):
        return None
    return Name(start, end, fold(_text(around, start, end)), None, ACCEPTED)


def _unusable(around: Surroundings, name: Name) -> bool:
    """Capitalised, on some map, and no place name: "Turkish", "the South", "the Strait", "the EU"."""
    if len(name.key) < 2 or name.key in adjectives() or name.key in words("no_place"):
        return True
    if name.key in kinds("site_word") or name.key in kinds("type_word"):
        return True
    directions = all(around.lower(i) in words("modifier") for i in range(name.start, name.end))
    return directions and (name.end - name.start == 1 or not _is_region(name.key))


def _is_region(key: str) -> bool:
    """Is it first of all a part of the world ("Far East"), not a town that is called so?"""
    options = candidates(key)
    return bool(options) and options[0].kind == "region" and options[0].prominence > 6


def _matches(around: Surroundings) -> Iterator[Name]:
    """Every name that the words or the map offer, none overlapping, in the order of the text."""
    i = 0
    while i < len(around.doc):
        name = None
        if around.capital[i]:
            run_end = _run_end(around, i)
            on_map = _longer(around, _site_name(around, i, run_end), _gazetteer_name(around, i, run_end))
            name = _abbreviated(around, i) or on_map or _settlement(around, i, run_end)
        if name is None or _unusable(around, name):
            i += 1
        else:
            yield name
            i = name.end


def _weighed(around: Surroundings, name: Name) -> Name:
    """The name with the evidence for it, where its own words did not settle the matter."""
    if name.evidence:
        return name
    if name.kind is None or candidates(name.key):
        return replace(name, evidence=evidence(around, name.start, name.end, name.key))
    return replace(name, evidence=site_evidence(around, name.start, name.kind))


def _with_modifier(around: Surroundings, name: Name, taken: list[bool]) -> Name:
    """Take in the "North" of "North London": it belongs to the name, if not to the map."""
    before = name.start - 1
    if before < 0 or taken[before] or not around.capital[before] or around.lower(before) not in words("modifier"):
        return name
    return replace(name, start=before)


def _parser_names(around: Surroundings, taken: list[bool]) -> Iterator[Name]:
    """What the parser alone holds to be a place: villages that are on no map."""
    doc = around.doc
    for entity in around.doc.ents:
        start, end = entity.start, entity.end
        while start < end and doc[start].lower_ in words("leading"):
            start += 1
        while end > start and (doc[end - 1].lower_ in words("trailing") or doc[end - 1].is_punct):
            end -= 1
        if entity.label_ not in _PLACE_LABELS or any(taken[start:end]):
            continue
        if start == end or doc[end - 1].lower_ in words("no_place_after"):
            continue  # "the West Coast Bank"
        name = Name(start, end, fold(_text(around, start, end)), None, ACCEPTED)
        if around.capital[start] and len(name.key) > 2 and not _unusable(around, name) and _likely(around, name):
            yield name


def _likely(around: Surroundings, name: Name) -> bool:
    """Is a name on no map a place? Parsers take many a foreign surname for a town, so words must speak for it."""
    if any(map(str.isdigit, name.key)) or any(around.lower(i) in around.persons for i in range(name.start, name.end)):
        return False
    return surroundings_speak(around, name.start, name.end)


def _homes(names: list[Name]) -> set[str]:
    """Countries of the well-known places that are accepted: a report from Gaza speaks of Palestinian towns."""
    best = (candidates(name.key)[0] for name in names if name.evidence >= ACCEPTED and candidates(name.key))
    return {entry.country for entry in best if entry.country and entry.prominence >= _WELL_KNOWN}


def _again(around: Surroundings, name: Name) -> Name:
    return _weighed(around, replace(name, evidence=0.0))


def _coordinated(around: Surroundings, a: Name, b: Name) -> bool:
    """Do only commas and "and" stand between the two? "Erbil, Dohuk and Zakho" are of one kind."""
    between = range(a.end, b.start)
    return 0 < len(between) < 4 and all(around.lower(i) in words("coordinator") for i in between)


def _company(around: Surroundings, names: list[Name]) -> list[Name]:
    """Let each name share in the standing of a clear place that it is listed with."""
    lifted = list(names)
    for order in (1, -1):
        rows = lifted[::order]
        for i in range(1, len(rows)):
            first, second = rows[i - 1 : i + 1][::order]
            if 0 <= rows[i].evidence < ACCEPTED <= rows[i - 1].evidence and _coordinated(around, first, second):
                rows[i] = replace(rows[i], evidence=rows[i].evidence + _LISTED)
        lifted = rows[::order]
    return lifted


def find_names(around: Surroundings) -> list[Name]:
    """Every place name of a report, in the order of the text, none overlapping."""
    weighed = [_weighed(around, name) for name in _matches(around)]
    around.countries |= _homes(weighed)
    weighed = _company(around, [name if name.evidence >= ACCEPTED else _again(around, name) for name in weighed])
    shown = {name.key for name in weighed if name.evidence >= ACCEPTED}
    found = []
    taken = [False] * len(around.doc)
    for name in weighed:
        if name.evidence + _REPEATED * (name.key in shown) >= ACCEPTED:
            found.append(whole := _with_modifier(around, name, taken))
            taken[whole.start : whole.end] = [True] * (whole.end - whole.start)
    found.extend(_parser_names(around, taken))
    return sorted(found, key=lambda name: name.start)
