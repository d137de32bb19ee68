"""Stories: reports of one seminal event, told apart from reports of another event of the same kind.

A link compares two reports by their names, their numbers and how much of one's opening stands in the other; words weigh
by how rare they are in English. Links alone cannot tell two earthquakes of one week apart, since such reports share
their whole subject. So two *groups* of reports join only if what each group says throughout, it says in common with the
other (`Accord`). Both weightings are logistic models fitted on labelled reports (`weights.toml`).
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import msgspec

from dateline.reconcile import dates
from dateline.reconcile.shelf import Item, Link
from dateline.reconcile.weights import weights
from dateline.reconcile.words import Vector, cosine, day_number, openings, rarity, stem, vector
from dateline.records import Coded, Record

_POWER = 1.5
#: words of a report's opening, in which news tells what is new
_OPENING = 45
#: the most telling words of a report, whose pairs are its keys
_TELLING = 12
#: what a word is worth as a key: most in the opening, less if it is no name, least if it is a number
_IN_OPENING, _NO_NAME, _NUMBER = 2.5, 0.7, 0.3
#: words that are kept of one report; a longer text is told by the most telling ones as well
_MOST_WORDS = 400
#: days between two publications that do not speak against one story
_SAME_DAYS = 2


class Views(Record, frozen=True, kw_only=True):
    """What a story is judged by: how often the report uses each name, other word (by its stem) and number."""

    published: str | None
    title: str
    names: dict[str, int]
    words: dict[str, int]
    numbers: dict[str, int]
    opening: dict[str, int]


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """The views as vectors of length one."""

    published: int | None
    names: Vector
    numbers: Vector
    whole: Vector
    opening: Vector


def items(coded: Coded) -> list[Item]:
    """The report as one item, under the pairs of its most telling words."""
    report = coded.report
    views = _views(coded)
    pairs = [f"{a}|{b}" for a, b in combinations(sorted(_most_telling(views)), 2)]
    keys = tuple(dates.put_keys(pairs, day_number(report.published)))
    return [Item(kind="stories", id=report.id, report=report.id, keys=keys, body=msgspec.msgpack.encode(views))]


def _most_telling(views: Views) -> list[str]:
    whole = _whole(views)

    def worth(word: str) -> float:
        kind = 1.0 if word in views.names else _NUMBER if word in views.numbers else _NO_NAME
        return whole[word] * kind * (_IN_OPENING if word in views.opening else 1.0)

    return sorted(whole, key=lambda word: (-worth(word), word))[:_TELLING]


def asks(item: Item) -> list[str]:
    """The keys that lead to reports that may be of the same story."""
    pairs = [key.split("|", 1)[1] for key in item.keys if not key.startswith("*")]
    return dates.ask_keys(pairs, day_number(views_of(item.body).published))


@lru_cache(maxsize=4096)
def views_of(body: bytes) -> Views:
    """What an item of this kind holds."""
    return msgspec.msgpack.decode(body, type=Views)


@lru_cache(maxsize=4096)
def sight_of(body: bytes) -> Sight:
    """The views of an item as vectors."""
    views = views_of(body)
    return Sight(
        published=day_number(views.published),
        names=vector(dict.fromkeys(views.names, 1), power=1.0),
        numbers=vector(views.numbers, power=_POWER),
        whole=_whole(views),
        opening=vector(views.opening, power=_POWER),
    )


def _whole(views: Views) -> Vector:
    return vector(Counter(views.names) + Counter(views.words) + Counter(views.numbers), power=_POWER)


def _views(coded: Coded) -> Views:
    tokens = openings(coded.report.text)
    lower = {word for word, _ in tokens if word[0].islower()}
    named = {word.lower() for word, opens in tokens if word[0].isupper() and not opens}
    names: Counter[str] = Counter()
    others: Counter[str] = Counter()
    numbers: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    for at, (word, _) in enumerate(tokens):
        low = word.lower()
        if word[0].isdigit():
            view, term = numbers, low
        elif word[0].isupper() and low not in lower and (low in named or rarity(low) > 3):
            view, term = names, low
        else:
            view, term = others, stem(low)
        view[term] += 1
        if at < _OPENING:
            opening[term] += 1
    return Views(
        published=coded.report.published,
        title=title_of(coded),
        names=_telling(names),
        words=_telling(others),
        numbers=_telling(numbers),
        opening=_telling(opening),
    )


def _telling(counts: Counter[str]) -> dict[str, int]:
    ranked = sorted(counts, key=lambda word: (-counts[word] * rarity(word), word))[:_MOST_WORDS]
    return {word: counts[word] for word in sorted(ranked)}


def title_of(coded: Coded) -> str:
    """The report's title, or its first line cut at a word to at most 100 characters."""
    title = coded.report.title or next((line for line in coded.report.text.splitlines() if line.strip()), "")
    title = " ".join(title.split())
    return title if len(title) <= 100 else title[:100].rsplit(" ", 1)[0] + " …"


def judge(a: Item, b: Item) -> Link | None:
    """The log-odds that two reports are of one story; None where they share next to nothing."""
    left, right = sight_of(a.body), sight_of(b.body)
    table = weights("stories")
    signs = [(name, math.sqrt(likeness), f"likeness {likeness:.2f}") for name, likeness in likenesses(left, right)]
    if left.published is not None and right.published is not None:
        apart = abs(left.published - right.published)
        signs.append(("days_apart", min(max(0, apart - _SAME_DAYS), table["most_days"]), f"{apart} days"))
    score = table["bias"] + math.fsum(table[name] * amount for name, amount, _ in signs)
    if score < table["least_kept"]:
        return None
    reasons = tuple(
        f"{name.replace('_', ' ')}: {words} ({table[name] * amount:+.1f})" for name, amount, words in signs if amount
    )
    return Link(kind="stories", a=a.id, b=b.id, score=round(score, 3), reasons=reasons)


def likenesses(left: Sight, right: Sight) -> list[tuple[str, float]]:
    """The views that a link is judged by, each between 0 and 1."""
    told = cosine(left.opening, right.whole) + cosine(right.opening, left.whole)
    return [
        ("same_names", cosine(left.names, right.names)),
        ("same_numbers", cosine(left.numbers, right.numbers)),
        ("opening_told", told / 2),
    ]


def prepare(items: list[Item], _: object) -> Accord:
    """The test that groups of a component of reports must pass."""
    return Accord(items)


class Accord:
    """Whether two groups of reports say the same throughout: the test that two groups must pass to join.

    A name in every report of one group and in none of the other tells two events apart, however much of the subject
    they share. The larger the smaller group is, the surer its profile, and the more the two must agree.
    """

    def __init__(self, items: list[Item]) -> None:
        self._profiles = {item.id: profile_of(item.body) for item in items}

    def joins(self, a: str, b: str) -> bool:
        """May the groups that start with `a` and `b` be one?"""
        return accord(self._profiles[a], self._profiles[b]) > 0

    def merge(self, a: str, b: str) -> None:
        """The group of `b` has become part of that of `a`."""
        self._profiles[a] = merged(self._profiles[a], self._profiles.pop(b))


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """In how many reports of a group each name, word and number stands, with the square of each view's length.

    Lengths and products are whole numbers, so that they are the same in whatever order words are added.
    """

    size: int
    views: tuple[dict[str, int], ...]
    squares: tuple[int, ...]


@lru_cache(maxsize=4096)
def profile_of(body: bytes) -> Profile:
    """The profile of a report alone."""
    views = views_of(body)
    counts = tuple(dict.fromkeys(view, 1) for view in (views.names, views.words, views.numbers))
    return Profile(1, counts, tuple(sum(map(_weight, view)) for view in counts))


@lru_cache(maxsize=512)  # a component is clustered anew with each report, and most of its merges are those of last time
def merged(a: Profile, b: Profile) -> Profile:
    """The profile of two groups together."""
    pairs = zip(a.squares, b.squares, _products(a, b), strict=True)
    views = tuple(_sum(one, other) for one, other in zip(a.views, b.views, strict=True))
    return Profile(a.size + b.size, views, tuple(one + other + 2 * product for one, other, product in pairs))


def _sum(a: dict[str, int], b: dict[str, int]) -> dict[str, int]:
    total = dict(a)
    for word, count in b.items():
        total[word] = total.get(word, 0) + count
    return total


@lru_cache(maxsize=100_000)
def _weight(word: str) -> int:
    return round(1000 * rarity(word) ** 2)


@lru_cache(maxsize=8192)
def _products(a: Profile, b: Profile) -> tuple[int, ...]:
    return tuple(
        sum([one[word] * other[word] * _weight(word) for word in one.keys() & other.keys()])
        for one, other in zip(a.views, b.views, strict=True)
    )


def accord(a: Profile, b: Profile) -> float:
    """Log-odds that two groups are of one story, from the cosines of their profiles and the smaller size."""
    table = weights("accord")
    named = zip(("names", "words", "numbers", "smaller_size"), accord_views(a, b), strict=True)
    return table["bias"] + math.fsum([table[name] * amount for name, amount in named])


def accord_views(a: Profile, b: Profile) -> list[float]:
    """What the accord of two groups is judged by: three cosines and the logarithm of the smaller size."""
    triples = zip(_products(a, b), a.squares, b.squares, strict=True)
    cosines = [product / math.sqrt(one * other) if product else 0.0 for product, one, other in triples]
    return [*cosines, math.log(min(a.size, b.size, weights("accord")["most_reports"]))]
