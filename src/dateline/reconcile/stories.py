"""Stories: reports of one seminal event, told apart from reports of another event of the same kind.

A link compares two reports in several views (names, other words, numbers, the opening), each a vector weighted by how
rare a word is in English; a logistic model fitted on labelled reports weighs the views (`weights.toml`).
"""

from __future__ import annotations

import math
from collections import Counter
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
#: the heaviest words of a report, whose pairs are its keys
_TELLING = 10
_MOST_WORDS = 400


class Views(Record, frozen=True, kw_only=True):
    """What a story is judged by."""

    published: str | None
    title: str
    names: Vector
    words: Vector
    numbers: Vector
    opening: Vector


def items(coded: Coded) -> list[Item]:
    """The report as one item, under the pairs of its most telling words."""
    report = coded.report
    views = _views(coded)
    telling = sorted(views.names | views.words, key=lambda word: (-_weight(views, word), word))[:_TELLING]
    pairs = [f"{a}|{b}" for a, b in combinations(sorted(telling), 2)]
    keys = tuple(dates.put_keys(pairs, day_number(report.published)))
    return [Item(kind="stories", id=report.id, report=report.id, keys=keys, body=msgspec.msgpack.encode(views))]


def asks(item: Item) -> tuple[str, ...]:
    """The keys that lead to reports that may be of the same story."""
    day = day_number(views_of(item.body).published)
    pairs = [key.split("|", 1)[1] for key in item.keys if not key.startswith("*")]
    return tuple(dates.ask_keys(pairs, day))


@lru_cache(maxsize=4096)
def views_of(body: bytes) -> Views:
    """What an item of this kind holds."""
    return msgspec.msgpack.decode(body, type=Views)


def _weight(views: Views, word: str) -> float:
    return max(views.names.get(word, 0.0), views.words.get(word, 0.0) * 0.7)


def _views(coded: Coded) -> Views:
    report = coded.report
    tokens = openings(report.text)
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
        published=report.published,
        title=title_of(coded),
        names=_heaviest(names),
        words=_heaviest(others),
        numbers=_heaviest(numbers),
        opening=_heaviest(opening),
    )


def _heaviest(counts: Counter[str]) -> Vector:
    full = vector(counts, power=_POWER)
    if len(full) <= _MOST_WORDS:
        return full
    return dict(sorted(full.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_WORDS])


def title_of(coded: Coded) -> str:
    """The report's title, or its first line cut at a word to at most 100 characters."""
    title = coded.report.title or next((line for line in coded.report.text.splitlines() if line.strip()), "")
    title = " ".join(title.split())
    return title if len(title) <= 100 else title[:100].rsplit(" ", 1)[0] + " …"


def judge(a: Item, b: Item) -> Link | None:
    """The log-odds that two reports are of one story; None where they share next to nothing."""
    left, right = views_of(a.body), views_of(b.body)
    reasons, score = [], weights("stories")["bias"]
    for name, likeness in _likeness(left, right):
        gain = weights("stories")[name] * math.sqrt(likeness)
        score += gain
        if likeness > 0.02:
            reasons.append(f"{name.replace('_', ' ')} {likeness:.2f} ({gain:+.1f})")
    apart = _days_apart(left.published, right.published)
    if apart is not None and apart > 2:
        loss = max(-weights("stories")["per_day"] * (apart - 2), -weights("stories")["most_days"])
        score += loss
        reasons.append(f"published {apart} days apart ({loss:+.1f})")
    if score < weights("stories")["least_kept"]:
        return None
    return Link(kind="stories", a=a.id, b=b.id, score=round(score, 3), reasons=tuple(reasons))


def _likeness(left: Views, right: Views) -> list[tuple[str, float]]:
    return [
        ("same_names", cosine(left.names, right.names)),
        ("same_words", cosine(left.words, right.words)),
        ("same_numbers", cosine(left.numbers, right.numbers)),
        ("same_opening", cosine(left.opening, right.opening)),
    ]


def _days_apart(a: str | None, b: str | None) -> int | None:
    left, right = day_number(a), day_number(b)
    return None if left is None or right is None else abs(left - right)
