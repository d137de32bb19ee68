"""Which of its namesakes a place name means.

Law of this file: a report has one sense of a name unless it says otherwise. What it says itself ("Paris, Texas",
"Syria's Idlib", "the Canadian city of London") decides first; then each namesake is as likely as it is large, as its
country and region are spoken of, and as it lies near the report's other places.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from dateline.resolve.gazetteer import Entry, candidates, fold
from dateline.resolve.places_context import Surroundings, inside, qualifier
from dateline.resolve.places_find import Name
from dateline.resolve.places_words import adjectives, kinds, words

_NAMESAKES = 60  # of one name that are weighed; the rest are hamlets
_COUNTRY = 8.0  # a country among its namesakes: before any city, after a state of a country that all else speaks of
_SAID_NEAR = 3.0  # powers of ten in population that "in Texas" or "Syria's" is worth
_WORDS_BETWEEN = 5  # different ones, between two names that say where each other lies
_BESIDE_KM = 120.0  # as far as "just outside" and "south of" reach
_SHARED_NAME_KM = 500.0  # between a town and the region that is named after it
_COUNTRY_SPOKEN_OF = 1.5
_REGION_SPOKEN_OF = 1.5
_WORLD_CITY, _WORLD_CITY_BONUS = 7.0, 0.2  # newsrooms name its country only where they mean another: "London, Ontario"
_LARGE_REGION = 6.0  # as large as a state, whose middle is near nothing in it
_CLOSE = ((80.0, 1.5), (250.0, 0.9), (600.0, 0.4))  # within so many km of another place of the report
_SQUARE = 6.0  # degrees; nine squares hold all that is close, but for the far north
_SMALL, _SPEAKINGS = 4.5, 3  # powers of ten in people; how often a report names countries before its silence tells
_ROUNDS = 3  # after the second, senses hardly change


def kilometres(a: Entry, b: Entry) -> float:
    """Great-circle distance by the haversine formula."""
    la, lb = math.radians(a.lat), math.radians(b.lat)
    h = math.sin((lb - la) / 2) ** 2
    h += math.cos(la) * math.cos(lb) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * 6371 * math.asin(min(1.0, math.sqrt(h)))


def _of_kind(name: Name) -> tuple[Entry, ...]:
    """The namesakes that can be what the name says it is: a "Road" is no town."""
    if name.entry is not None:
        return (name.entry,)
    options = candidates(name.key)[:_NAMESAKES]
    if name.kind is None:
        return options
    return tuple(entry for entry in options if entry.kind != "city")


class _Context:
    """What a report says of where its places lie."""

    def __init__(self, around: Surroundings, names: Sequence[Name]) -> None:
        self.around = around
        self.names = names
        self.options = [_of_kind(name) for name in names]
        #: key -> the namesakes left after what the report says outright
        self.said: dict[str, tuple[Entry, ...]] = {}
        #: name -> the same, for this mention alone
        self.said_here: dict[int, tuple[Entry, ...]] = {}
        #: key -> countries and regions that stand close by
        self.near: dict[str, list[Entry]] = {}
        #: key -> places that it is said to be close to
        self.beside: dict[str, list[Entry]] = {}
        #: keys that the report puts into a state ("..., Mo.") where no map has them
        self.unmapped: set[str] = set()
        #: (country, first-level region or "") -> how often it is spoken of, in all and by each key
        self.spoken_of: Counter[tuple[str, str]] = Counter()
        self.spoken_by: defaultdict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        self._read_qualifiers()
        self._read_neighbours()
        self._count()

    def _read_qualifiers(self) -> None:
        for i, name in enumerate(self.names):
            holder = qualifier(self.around, name.end)
            options = self.options[i]
            if holder is None or not options or options[0].kind == "country":
                continue
            within, meant = _within(options, holder[0])
            within = tuple(entry for entry in within if fold(entry.name) == name.key) or within
            if within:  # and of those one that is called so today: Hartford was Newtown once
                self.said_here[i] = within
                self.said.setdefault(name.key, within)
                if meant != holder[0] and i + 1 < len(self.names) and self.names[i + 1].start == name.end + 1:
                    self.said.setdefault(self.names[i + 1].key, (meant,))
            elif holder[2] and name.key not in self.said and options[0].kind != "region":  # "Iowa, N.H." is a list
                self.unmapped.add(name.key)

    def _read_neighbours(self) -> None:
        """Names that stand close together and the words between them: "Idlib in Syria", "Sable, south of Foxley"."""
        inward, outward = (
            words("possessive") | words("modifier") | words("settlement"),
            words("beside") | words("lies_in"),
        )
        for i, (a, b) in enumerate(pairwise(self.names)):
            between = set(self.around.lowered[a.end : b.start])
            if not between or len(between) > _WORDS_BETWEEN:
                continue
            if between <= words("lies_in") and self._holder(i + 1):
                self.near.setdefault(a.key, []).extend(self.options[i + 1][:1])
            elif between & words("beside") and between <= outward:
                self.beside.setdefault(a.key, []).extend(self.options[i + 1][:1])
            elif between <= inward and self._holder(i):
                self.near.setdefault(b.key, []).extend(self.options[i][:1])

    def _holder(self, i: int) -> bool:
        return bool(self.options[i]) and self.options[i][0].kind in {"country", "region"}

    def _count(self) -> None:
        """How often each country and first-level region is spoken of, by name or by adjective."""
        for i, name in enumerate(self.names):
            best = (self.said_here.get(i) or self.options[i] or (None,))[0]
            if best is None or best.country is None:
                continue
            said = i in self.said_here
            if said or best.kind in {"country", "region"}:
                self.spoken_of[best.country, ""] += 1
                self.spoken_by[name.key][best.country, ""] += 1
            if best.admin1 and (said or best.kind == "region"):
                self.spoken_of[best.country, best.admin1] += 1
                self.spoken_by[name.key][best.country, best.admin1] += 1
        listed = adjectives()
        for i, word in enumerate(self.around.lowered):
            if self.around.capital[i] and (country := listed.get(word)):
                self.spoken_of[country, ""] += 1
        self.speakings = sum(count for (_, region), count in self.spoken_of.items() if not region)

    def weight(self, entry: Entry, key: str) -> float:
        """How likely `key` means `entry`, before looking at distances; a power of ten in population is one."""
        weight = _COUNTRY if entry.kind == "country" else entry.prominence
        weight += _WORLD_CITY_BONUS * (entry.kind == "city" and entry.prominence >= _WORLD_CITY)
        weight += _SAID_NEAR * any(inside(entry, holder) for holder in self.near.get(key, ()))
        weight += _SAID_NEAR * any(kilometres(entry, other) < _BESIDE_KM for other in self.beside.get(key, ()))
        if entry.country and self.speakings:
            weight += _COUNTRY_SPOKEN_OF * self._others(entry.country, "", key) / self.speakings
        if entry.country and entry.admin1 and self._others(entry.country, entry.admin1, key):
            weight += _REGION_SPOKEN_OF
        return weight

    def is_far_off(self, entry: Entry, key: str) -> bool:
        """Is it a small place of a country of which the report, that speaks of others, says nothing?

        Then a place on no map is as likely meant: the Haram of "Giza's Haram district" is not the one in Norway.
        """
        if entry.kind == "country" or entry.prominence >= _SMALL or self.speakings < _SPEAKINGS:
            return False
        return entry.country is not None and not self._others(entry.country, "", key)

    def _others(self, country: str, region: str, key: str) -> int:
        """How often a place is spoken of by other names: a name must not speak for itself."""
        return self.spoken_of[country, region] - self.spoken_by[key][country, region]


def _within(options: Iterable[Entry], holder: Entry) -> tuple[tuple[Entry, ...], Entry]:
    """The places that lie in what is named behind the comma, and which of its namesakes that is: "Atlanta, Georgia"."""
    others = (entry for entry in candidates(fold(holder.name)) if entry.kind in {"country", "region"})
    for meant in (holder, *others):
        within = tuple(entry for entry in options if inside(entry, meant))
        if within:
            return within, meant
    return (), holder


class _Map:
    """The places that the names of a report can mean, by square of the map: a long report has thousands."""

    def __init__(self, likely: Mapping[str, Iterable[Entry]]) -> None:
        self.squares: defaultdict[tuple[int, int], list[tuple[str, Entry]]] = defaultdict(list)
        for key, entries in likely.items():
            for entry in entries:
                if entry.kind != "country" and not (entry.kind == "region" and entry.prominence >= _LARGE_REGION):
                    self.squares[self._square(entry)].append((key, entry))

    @staticmethod
    def _square(entry: Entry) -> tuple[int, int]:
        return int(entry.lat // _SQUARE), int(entry.lon // _SQUARE)

    def closeness(self, entry: Entry, key: str) -> float:
        """What it is worth that another name's place lies near."""
        row, column = self._square(entry)
        nearest = math.inf
        for square in ((row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
            for other, place in self.squares.get(square, ()):
                if other != key:
                    nearest = min(nearest, kilometres(entry, place))
        return next((bonus for limit, bonus in _CLOSE if nearest <= limit), 0.0)


def _likely(context: _Context) -> dict[str, dict[Entry, float]]:
    """Key -> the senses that distances can still decide between, with their weights."""
    options = {name.key: context.said.get(name.key) or context.options[i] for i, name in enumerate(context.names)}
    likely = {}
    for key, entries in options.items():
        weights = {entry: context.weight(entry, key) for entry in entries}
        if weights:
            least = max(weights.values()) - _CLOSE[0][1]
            likely[key] = {entry: weight for entry, weight in weights.items() if weight >= least}
    return likely


def _most_likely(context: _Context) -> dict[str, Entry]:
    """Key -> the sense that the report has of it: first near what others can mean, then near what they do mean."""
    likely = _likely(context)
    senses = {key: max(weights, key=weights.__getitem__) for key, weights in likely.items()}
    near = _Map(likely)
    for _ in range(_ROUNDS):
        for key, weights in likely.items():
            if len(weights) > 1:
                senses[key] = max(weights, key=lambda entry: weights[entry] + near.closeness(entry, key))
        near = _Map({key: [sense] for key, sense in senses.items()})
    return senses


def _as_worded(context: _Context, i: int, sense: Entry) -> Entry:
    """The region or town of the same name, where the next word asks for it: "Idlib province", "New York's mayor"."""
    around, end = context.around, context.names[i].end
    after = end + (around.lower(end) in words("trailing"))
    ordinal = around.lower(after)[:1].isdigit() and around.lower(after).endswith(("st", "nd", "rd", "th"))
    following = around.lower(after + ordinal)
    hints = kinds("hint_after")
    kind = hints.get(following.rstrip(".")) or hints.get(around.lower(end - 1).rstrip("."))
    if kind is None or sense.kind == kind:
        return sense
    alike = (e for e in context.options[i] if e.kind == kind and e.country == sense.country)
    return next((e for e in alike if kilometres(e, sense) < _SHARED_NAME_KM), sense)


def resolve_names(around: Surroundings, names: Sequence[Name]) -> list[Entry | None]:
    """The place that each name means, None where no map has it."""
    context = _Context(around, names)
    senses = _most_likely(context)
    found: list[Entry | None] = []
    for i, name in enumerate(names):
        here = context.said_here.get(i)
        sense = senses.get(name.key)
        if name.entry is not None:
            found.append(name.entry)
        elif here and sense not in here:
            found.append(here[0])
        elif sense is None or (name.key in context.unmapped and not here) or context.is_far_off(sense, name.key):
            found.append(None)
        else:
            found.append(_as_worded(context, i, sense))
    return found
