"""Shares of a whole: the counts that a text gives nation by nation, as in "6,500 Americans and 2,400 Thais".

Law of this file: a nation's share is not the whole. "18 Chinese aircraft" counts aircraft; "6,500 American and 2,400
Thai troops" counts two shares, which no other count of troops can contradict.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from dateline.resolve.amounts import Amount
from dateline.resolve.lexicon import Known, lexicon

GAP = 4  # tokens between a nation and the next amount of the list: ", ", " troops and about "
LONGEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Share:
    """Whose share an amount is, and the token after the words that say so."""

    country: str
    end: int


def find_shares(doc: Doc, amounts: Sequence[Amount]) -> dict[int, Share]:
    """The shares among the amounts of a text, by the first token of the amount."""
    named = [(amount, _share(doc, amount)) for amount in amounts]
    found: dict[int, Share] = {}
    before: tuple[Amount, Share] | None = None
    for amount, share in named:
        if share is None:
            before = None
            continue
        if before is not None and _are_listed(doc, before, amount, share):
            found[before[0].first], found[amount.first] = before[1], share
        elif _is_people(doc, amount, share):
            found[amount.first] = share
        before = amount, share
    return found


def _share(doc: Doc, amount: Amount) -> Share | None:
    """The nation that stands right behind an amount: "6,500 American", "2,400 Thais", "100 from the United States"."""
    i = amount.after
    if i < len(doc) and doc[i].lower_ == "from":
        i += 2 if i + 1 < len(doc) and doc[i + 1].lower_ == "the" else 1
        return _nation(doc, i, ("country",))
    return _nation(doc, i, ("adjective", "demonym"))


def _nation(doc: Doc, start: int, kinds: tuple[str, ...]) -> Share | None:
    for end in range(min(start + LONGEST_NAME, len(doc)), start, -1):
        known: Known | None = lexicon().names.get(doc[start:end].text)
        if known is not None and known.kind in kinds and known.country is not None:
            return Share(known.country, end)
    return None


def _are_listed(doc: Doc, before: tuple[Amount, Share], amount: Amount, share: Share) -> bool:
    """Are these two nations next to one another in one list?"""
    same_sentence = doc[before[0].first].sent.start == doc[amount.first].sent.start
    return same_sentence and before[1].country != share.country and amount.start - before[1].end <= GAP


def _is_people(doc: Doc, amount: Amount, share: Share) -> bool:
    """Is the nation itself what is counted: "100 Malaysians", not "100 Malaysian troops"?"""
    last = doc[share.end - 1]
    return amount.high > 1 and last.tag_ in ("NNS", "NNPS") and last.dep_ not in ("compound", "amod", "nmod")
