"""Cues: the words by which a report says that somebody said, thought or wanted something.

The words and their acts are data (knowledge/cues.csv); which of their occurrences report anything is judged later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from dateline import knowledge
from dateline.coding.clauses import Clauses
from dateline.coding.quotes import Quote

#: acts that are done by speaking
SPEAKING = frozenset({"assert", "ask", "promise", "threaten", "deny", "accuse", "praise"})
_CLASS = {"VERB": "VERB", "AUX": "VERB", "NOUN": "NOUN", "PROPN": "NOUN", "ADJ": "ADJ", "ADV": "ADV", "ADP": "PREP"}


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that may report: its token, its entry's lemma and class, and its act."""

    head: int
    lemma: str
    word_class: str
    #: assert, deny, ask, promise, threaten, believe, want, accuse, praise or refuse
    act: str
    #: x: reports only with a clause, "for", "as" or a quotation: "attacked him for", not "attacked the village";
    #: n: also with what somebody is said to be: "called him a hero"; empty for cues that report with anything
    strict: str = ""


@cache
def acts() -> dict[tuple[str, str], str]:
    """(lemma, word class) -> act, for every cue of the table."""
    return {(row["lemma"], row["pos"]): row["act"] for row in knowledge.table("cues")}


@cache
def strict_cues() -> dict[tuple[str, str], str]:
    """How strict the cues are that more often mean a deed than a word."""
    return {(row["lemma"], row["pos"]): row["strict"] for row in knowledge.table("cues") if row["strict"]}


def find_cues(clauses: Clauses, quotes: Sequence[Quote]) -> list[Cue]:
    """Every cue word outside quotations, in order. What a quoted speaker reports in turn is part of the quotation."""
    known, found = acts(), []
    inside = quoted_tokens(clauses, quotes)
    for i, lemma in enumerate(clauses.lemma):
        word_class = _CLASS.get(clauses.pos[i])
        if word_class is None or i in inside:
            continue
        if clauses.lower[i] == "according":
            lemma, word_class = "accord", "PREP"
        act = known.get((lemma, word_class))
        if act is None and word_class in ("NOUN", "ADJ"):  # headlines: taggers take "slams" and "vows" for nouns
            word_class = "VERB"
            act = known.get((lemma, word_class))
        if act is not None:
            found.append(Cue(i, lemma, word_class, act, strict_cues().get((lemma, word_class), "")))
    return found


def quoted_tokens(clauses: Clauses, quotes: Sequence[Quote]) -> frozenset[int]:
    """Indices of the tokens that stand inside a quotation."""
    inside, k = [], 0
    for i, start in enumerate(clauses.start):
        while k < len(quotes) and quotes[k].end <= start:
            k += 1
        if k < len(quotes) and quotes[k].start <= start:
            inside.append(i)
    return frozenset(inside)


@cache
def _addressees() -> dict[str, str]:
    return {row["lemma"]: row["addressee"] for row in knowledge.table("cues") if row["pos"] == "VERB"}


def takes_addressee(cue: Cue) -> str:
    """How the cue names whom it speaks to: "object" ("told reporters"), "to" ("wrote to allies"), "" not at all."""
    return _addressees().get(cue.lemma, "") if cue.word_class == "VERB" else ""


@cache
def channels() -> frozenset[str]:
    """Nouns that carry words from a speaker to the public: "statement", "transcript", "Twitter"."""
    return frozenset(knowledge.document("channels")["nouns"])


@cache
def documents() -> frozenset[str]:
    """Nouns that state without speaking: the channels, and "records", "poll", "footage", "law"."""
    return channels() | frozenset(knowledge.document("channels")["documents"])


@cache
def issuing_verbs() -> frozenset[str]:
    """Verbs whose agent is the author of a document: "released by", not "seen by"."""
    return frozenset(knowledge.document("channels")["issued"])
