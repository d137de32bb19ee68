"""Utterances: statements of one speaker that are one thing said once, cut, paraphrased or translated otherwise.

Rare words in common are what the wordings of one utterance keep; two things that one speaker says on one day share the
speaker, the day and the subject, which therefore count for little. Statements are compared by their likest sentences,
since one report prints five sentences of a speech where another prints one.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import combinations, zip_longest
from typing import Literal

import msgspec

from dateline.reconcile import dates
from dateline.reconcile.copies import runs_of_words
from dateline.reconcile.phrases import bare, figure, is_clause
from dateline.reconcile.shelf import Item, Link
from dateline.reconcile.weights import weights
from dateline.reconcile.words import day_number, rarity, stem, words
from dateline.records import Actor, Coded, Record, Statement

#: what two speakers are to one another; `related`: of one state, of which one may speak for the other
#: `unsure`: a person of whose state nothing is known, and a body that he may speak for
Relation = Literal["same", "related", "unsure", "unknown", "apart"]

#: words of Zipf frequency above 5.6 ("say", "people", "between") say nothing about which utterance it is
_TELLING = 2.4
#: telling words that are keys with the speaker, and those whose pairs are keys without one
_KEY_WORDS, _PAIRED_WORDS = 10, 3
#: sentences that share fewer telling words share a subject ("China", "Russia"), unless these are most of the shorter
_FEWEST_SHARED, _MOST = 3, 0.7
#: a statement with less than this weight ("yes", "he did") is like everything and nothing
_LEAST_WEIGHT = 5.0
_SENTENCE_END = re.compile(r"[.!?;…]+[\"”’']?\s+|\s…\s")
#: reported words as long as this are taken for a clause whatever their form
_LONG = 10
#: days between two reports of one utterance
_WINDOW = 4


class Said(Record, frozen=True, kw_only=True):
    """One statement with what its report adds to it."""

    statement: Statement
    report: str
    source: str | None
    published: str | None
    text: str
    #: stem -> rarity of the words that say something, for each sentence
    sentences: tuple[dict[str, float], ...]
    runs: tuple[int, ...]


def items(coded: Coded) -> list[Item]:
    """One item for each statement with a speaker and words that say something, not only name it ("the visit")."""
    found = []
    for statement in coded.statements:
        said = _said(coded, statement)
        if statement.speaker is None or not said.text or not _is_speech(statement):
            continue
        keys = tuple(dates.put_keys(_subjects(said), day_number(said.published)))
        body = msgspec.msgpack.encode(said)
        found.append(Item(kind="utterances", id=statement.id, report=coded.report.id, keys=keys, body=body))
    return found


def _is_speech(statement: Statement) -> bool:
    """Quoted words are; reported ones if a part of them has the form of a clause, or is long."""
    if statement.kind != "indirect":
        return True
    parts = [[word.lower() for word in words(span.text)] for span in statement.content]
    if any("at" in part and any(word[0].isdigit() for word in part) for part in parts):
        return True  # "the toll at 40": a figure put on something
    return any(is_clause(part) or len(part) >= _LONG for part in parts)


def _said(coded: Coded, statement: Statement) -> Said:
    text = " … ".join(" ".join(span.text.split()) for span in statement.content)
    return Said(
        statement=statement,
        report=coded.report.id,
        source=coded.report.source,
        published=coded.report.published,
        text=text,
        sentences=tuple(filter(None, map(_weights, _SENTENCE_END.split(text)))) or ({},),
        runs=tuple(sorted(runs_of_words([word.lower() for word in words(text)]))),
    )


def _weights(sentence: str) -> dict[str, float]:
    parts = (part for word in words(sentence) for part in word.lower().split("-"))
    return {stem(part): round(rarity(part), 2) for part in parts if rarity(part) > _TELLING}


def _subjects(said: Said) -> list[str]:
    """The most telling words, in turn from each sentence, with the speaker; and pairs of the first of them."""
    ranked = [sorted(one, key=lambda word: (-one[word], word)) for one in said.sentences]
    telling = list(dict.fromkeys(word for turn in zip_longest(*ranked) for word in turn if word))[:_KEY_WORDS]
    speaker = speaker_key(said.statement.speaker)
    alone = [f"{speaker}|{word}" for word in telling] if speaker else []
    return alone + [f"{a}+{b}" for a, b in combinations(sorted(telling[:_PAIRED_WORDS]), 2)]


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
    runs = bool(set(left.runs) & set(right.runs))
    likeness, contained = max(_likeness(one, other) for one in left.sentences for other in right.sentences)
    if likeness == 0:
        return _verbatim(a, b, left, right)
    signs = [
        ("likeness", likeness, "rare words in both"),
        ("contained", max(0.0, contained - 0.5) * 2, "the shorter stands in the longer"),
        ("run_shared", float(runs), "five words in a row"),
        *_circumstances(left, right),
    ]
    return _link(a, b, signs)


def _likeness(one: dict[str, float], other: dict[str, float]) -> tuple[float, float]:
    """Shares of the words that two sentences have in common: of both, and of the shorter one."""
    shared = one.keys() & other.keys()
    common = math.fsum(one[word] for word in shared)
    whole = math.fsum(one.values()), math.fsum(other.values())
    if min(whole) < _LEAST_WEIGHT or (len(shared) < _FEWEST_SHARED and common < _MOST * min(whole)):
        return 0.0, 0.0
    return common / math.sqrt(whole[0] * whole[1]), common / min(whole)


def _verbatim(a: Item, b: Item, left: Said, right: Said) -> Link | None:
    """Statements too short to weigh are one utterance only word for word."""
    if left.text.casefold() != right.text.casefold():
        return None
    return _link(a, b, [("likeness", 1.0, "the same words"), *_circumstances(left, right)])


def _circumstances(left: Said, right: Said) -> list[tuple[str, float, str]]:
    found = []
    one, other = left.statement.speaker, right.statement.speaker
    how = relation(one, other)
    if how != "same":
        found.append((f"speaker_{how}", 1.0, f"speakers: {_shown(one)}, {_shown(other)}"))
    if _other_figures(left, right):
        found.append(("other_figures", 1.0, "no number in both"))
    if left.report == right.report:
        found.append(("one_report", 1.0, "in one report, which seldom prints a thing twice"))
    days = day_number(left.published), day_number(right.published)
    if days[0] is not None and days[1] is not None:
        near = abs(days[0] - days[1]) <= _WINDOW
        found.append(
            ("published_near" if near else "published_apart", 1.0, f"published {abs(days[0] - days[1])} days apart")
        )
    return found


def relation(one: Actor | None, other: Actor | None) -> Relation:
    """Can these two be one speaker? A person and his office or state can; two persons, or two states, cannot."""
    if one is None or other is None:
        return "unknown"
    keys = speaker_key(one), speaker_key(other)
    if None not in keys:
        if keys[0] == keys[1]:
            return "same"
        if len({key.split(":", 1)[0] for key in keys if key}) == 1:
            return "apart"
        if one.country and other.country:
            return "related" if one.country == other.country else "apart"
        return "unsure"
    if one.country and other.country:
        return "related" if one.country == other.country else "apart"
    if any(key and key.startswith("person:") for key in keys):
        return "apart"  # whom one report names, another does not call "firefighters" or "officials"
    return "same" if bare(one.text).lower() == bare(other.text).lower() else "unknown"


def _shown(speaker: Actor | None) -> str:
    return (speaker.name or speaker.text) if speaker else "nobody"


def _other_figures(left: Said, right: Said) -> bool:
    """Do both give numbers, and none in common? Then they say two things."""
    one, other = _figures(left), _figures(right)
    return bool(one and other and not one & other)


def _figures(said: Said) -> set[str]:
    return {number for number in map(figure, words(said.text)) if number and number != "1"}


def _link(a: Item, b: Item, signs: list[tuple[str, float, str]]) -> Link | None:
    table = weights("utterances")
    gains = [table[name] * amount for name, amount, _ in signs]
    # A link against is kept where the words alone would join: it must outweigh what joins the two by way of others.
    if table["bias"] + math.fsum(gain for gain in gains if gain > 0) <= -1.0:
        return None
    score = table["bias"] + math.fsum(gains)
    reasons = tuple(f"{words} ({table[name] * amount:+.1f})" for name, amount, words in signs if amount)
    return Link(kind="utterances", a=a.id, b=b.id, score=round(score, 3), reasons=reasons)
