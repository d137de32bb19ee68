"""Reports within one sentence that stand beside each other, not inside: who said a thing, and through whom we know it.

"He left, Li said, according to the transcript" has one statement, Li's, and a channel. "She said it was over, adding
that nobody was hurt" has two, both hers.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.candidates import REPORTED, Candidate, Stretch
from dateline.coding.clauses import Clauses
from dateline.coding.cues import SPEAKING, acts, channels

#: cues that pass on what somebody else said
_RELAYS = frozenset({"accord", "report"})
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp", "nsubjpass"})
_DENIABLE = frozenset({"assert", "accuse", "threaten"})


def unfold(text: str, clauses: Clauses, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates with such layers taken apart; those that only name a channel are gone into the others."""
    folded = set()
    for candidate in candidates:
        if candidate.cue.lemma in _RELAYS and candidate.contents:
            told = _told_through(clauses, candidate, candidates)
            if told is not None:
                told.channel = candidate.source
                told.contents = _cut(text, told.contents, _start(clauses, candidate))
                folded.add(candidate.cue.head)
        elif _only_relays(clauses, candidate):
            folded.add(candidate.cue.head)
        elif (noun := _denied_noun(clauses, candidate)) is not None:
            candidate.contents = [(clauses.start[_modified(clauses, noun)], clauses.end[noun])]
            candidate.certain = True
            folded.add(noun)
        elif candidate.contents and _is_participle(clauses, candidate):
            said = _around(candidate, candidates)
            if said is not None:
                said.contents = _cut(text, said.contents, candidate.cue_words[0])
                candidate.source, candidate.source_tokens = said.source, said.source_tokens
    return [c for c in candidates if c.contents and c.cue.head not in folded]


def _start(clauses: Clauses, candidate: Candidate) -> int:
    """Where the cue with its source begins: "Reuters reported", "according to"."""
    return min(candidate.cue_words[0], *(clauses.start[i] for i in candidate.source_tokens))


def _told_through(clauses: Clauses, accord: Candidate, candidates: Sequence[Candidate]) -> Candidate | None:
    """The statement whose very words reach us "according to" somebody else, or that reaches us through a channel."""
    named = accord.source is not None and clauses.lemma[accord.source] in channels()
    if accord.cue.lemma == "report":  # "..., Reuters reported": what follows its content only passes it on
        named = accord.source is not None and accord.contents[0][0] < clauses.start[accord.source]
    for other in candidates:
        if not _speaks(other) or not (named or other.quoted) or not _within(other.cue_words[0], accord.contents):
            continue
        if not other.quoted and not any(role in REPORTED and a.label in ("ccomp", "lent") for a, role in other.roles):
            continue
        if any(a[0] < b[1] and b[0] < a[1] for a in accord.contents for b in other.contents):
            return other
    return None


def _only_relays(clauses: Clauses, candidate: Candidate) -> bool:
    """Whether the cue only passes on another: "was quoted as saying"."""
    children = clauses.children
    return candidate.passive and any(
        clauses.lower[preposition] == "as" and clauses.dep[verb] == "pcomp" and clauses.tag[verb] == "VBG"
        for preposition in children[candidate.cue.head]
        for verb in children[preposition]
        if acts().get((clauses.lemma[verb], "VERB")) in SPEAKING
    )


def _denied_noun(clauses: Clauses, candidate: Candidate) -> int | None:
    """The claim in "claims China has denied": a denial needs an object, and here it is the noun before it."""
    head, cue = candidate.cue.head, candidate.cue
    noun = clauses.head[head]
    if cue.act != "deny" or cue.word_class != "VERB" or noun == head or clauses.dep[head] == "conj":
        return None
    dependents = {clauses.dep[child] for child in clauses.children[head]}
    if dependents & _OBJECTS or "nsubj" not in dependents or candidate.source is None or not noun < candidate.source:
        return None
    return noun if acts().get((clauses.lemma[noun], "NOUN")) in _DENIABLE else None


def _modified(clauses: Clauses, noun: int) -> int:
    """The first of the words right before a noun that modify it."""
    first = noun
    while (
        first > 0 and clauses.head[first - 1] == noun and clauses.dep[first - 1] in ("det", "amod", "compound", "poss")
    ):
        first -= 1
    return first


def _is_participle(clauses: Clauses, candidate: Candidate) -> bool:
    """A speaking verb in -ing after a comma: ", adding that ..."."""
    head = candidate.cue.head
    if (
        clauses.tag[head] != "VBG"
        or clauses.dep[head] not in ("advcl", "conj", "ccomp", "acl")
        or candidate.cue.act not in SPEAKING
    ):
        return False
    return clauses.lower[clauses.edges(head)[0] - 1] == ","


def _around(inner: Candidate, candidates: Sequence[Candidate]) -> Candidate | None:
    """The statement whose content runs on over the participle and ends with it."""
    at, last = inner.cue_words[0], inner.contents[-1][1] + 2
    for other in candidates:
        if (
            _speaks(other)
            and other.cue_words[1] < at
            and any(start < at < end <= last for start, end in other.contents)
        ):
            return other
    return None


def _speaks(candidate: Candidate) -> bool:
    return candidate.cue.word_class == "VERB" and candidate.cue.act in SPEAKING and candidate.source is not None


def _within(at: int, contents: Sequence[Stretch]) -> bool:
    return any(start <= at < end for start, end in contents)


def _cut(text: str, contents: Sequence[Stretch], at: int) -> list[Stretch]:
    """The contents up to `at`, without the comma before it."""
    kept = []
    for start, end in contents:
        if start < at < end:
            end = start + len(text[start:at].rstrip(" ,;—–-"))
        kept.append((start, end))
    return kept
