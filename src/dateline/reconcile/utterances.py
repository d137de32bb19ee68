"""Utterances: statements of one speaker that are one thing said once, cut, paraphrased or translated otherwise.

Rare words in common are what the wordings of one utterance keep; two things that one speaker says on one day share the
speaker, the day and the subject, which therefore count for little.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import combinations

import msgspec

from dateline.reconcile import dates
from dateline.reconcile.copies import runs_of_words
from dateline.reconcile.shelf import Item, Link
from dateline.reconcile.weights import weights
from dateline.reconcile.words import day_number, rarity, stem, words
from dateline.records import Actor, Coded, Record, Statement

#: words of Zipf frequency above 6 ("say", "people") say nothing about which utterance it is
_TELLING = 2.0
_KEY_WORDS = 6
#: a statement with less than this weight ("yes", "he did") is like everything and nothing
_LEAST_WEIGHT = 5.0
#: days between two reports of one utterance
_WINDOW = 4


class Said(Record, frozen=True, kw_only=True):
    """One statement with what its report adds to it."""

    statement: Statement
    report: str
    source: str | None
    published: str | None
    text: str
    #: stem -> rarity, of the words that say something
    weights: dict[str, float]
    runs: tuple[int, ...]


def items(coded: Coded) -> list[Item]:
    """One item for each statement with a speaker and words that say something."""
    found = []
    for statement in coded.statements:
        said = _said(coded, statement)
        if statement.speaker is None or not said.text:
            continue
        keys = tuple(dates.put_keys(_subjects(said), day_number(said.published)))
        body = msgspec.msgpack.encode(said)
        found.append(Item(kind="utterances", id=statement.id, report=coded.report.id, keys=keys, body=body))
    return found


def _said(coded: Coded, statement: Statement) -> Said:
    text = " … ".join(" ".join(span.text.split()) for span in statement.content)
    tokens = [word.lower() for word in words(text)]
    return Said(
        statement=statement,
        report=coded.report.id,
        source=coded.report.source,
        published=coded.report.published,
        text=text,
        weights={stem(word): round(rarity(word), 2) for word in tokens if rarity(word) > _TELLING},
        runs=tuple(sorted(runs_of_words(tokens))),
    )


def _subjects(said: Said) -> list[str]:
    telling = sorted(said.weights, key=lambda word: (-said.weights[word], word))[:_KEY_WORDS]
    speaker = speaker_key(said.statement.speaker)
    alone = [f"{speaker}|{word}" for word in telling] if speaker else []
    return alone + [f"{a}+{b}" for a, b in combinations(sorted(telling[:4]), 2)]


def speaker_key(speaker: Actor | None) -> str | None:
    """Who speaks, for comparing over reports: the id, else the name; None for one who is nobody in particular."""
    return (speaker.id or speaker.name) if speaker else None


def asks(item: Item) -> list[str]:
    """The keys that lead to other wordings of the statement."""
    said = said_of(item.body)
    return dates.ask_keys(_subjects(said), day_number(said.published))


@lru_cache(maxsize=20_000)
def said_of(body: bytes) -> Said:
    """What an item of this kind holds."""
    return msgspec.msgpack.decode(body, type=Said)


def judge(a: Item, b: Item) -> Link | None:
    """The log-odds that two statements are one utterance; None where they are plainly not."""
    left, right = said_of(a.body), said_of(b.body)
    shared = math.fsum(
        min(left.weights[word], right.weights[word]) for word in left.weights.keys() & right.weights.keys()
    )
    whole = math.fsum(left.weights.values()), math.fsum(right.weights.values())
    if min(whole) < _LEAST_WEIGHT or shared == 0:
        return _verbatim(a, b, left, right)
    signs = [
        ("likeness", shared / math.sqrt(whole[0] * whole[1]), "rare words in both"),
        ("contained", max(0.0, shared / min(whole) - 0.5) * 2, "the shorter stands in the longer"),
        ("run_shared", float(bool(set(left.runs) & set(right.runs))), "five words in a row"),
        *_circumstances(left, right),
    ]
    return _link(a, b, signs)


def _verbatim(a: Item, b: Item, left: Said, right: Said) -> Link | None:
    """Statements too short to weigh are one utterance only word for word."""
    if left.text.casefold() != right.text.casefold():
        return None
    return _link(a, b, [("likeness", 1.0, "the same words"), *_circumstances(left, right)])


def _circumstances(left: Said, right: Said) -> list[tuple[str, float, str]]:
    found = []
    one, other = left.statement.speaker, right.statement.speaker
    keys = speaker_key(one), speaker_key(other)
    if keys[0] != keys[1] or keys[0] is None:
        related = bool(one and other and one.country and one.country == other.country) and None in keys
        found.append(("speaker_unclear" if related else "other_speaker", 1.0, f"speakers: {keys[0]}, {keys[1]}"))
    days = day_number(left.published), day_number(right.published)
    if days[0] is not None and days[1] is not None:
        near = abs(days[0] - days[1]) <= _WINDOW
        found.append(
            ("published_near" if near else "published_apart", 1.0, f"published {abs(days[0] - days[1])} days apart")
        )
    return found


def _link(a: Item, b: Item, signs: list[tuple[str, float, str]]) -> Link | None:
    table = weights("utterances")
    score = table["bias"] + math.fsum(table[name] * amount for name, amount, _ in signs)
    if score <= -1.0:
        return None
    reasons = tuple(f"{words} ({table[name] * amount:+.1f})" for name, amount, words in signs if amount)
    return Link(kind="utterances", a=a.id, b=b.id, score=round(score, 3), reasons=reasons)
