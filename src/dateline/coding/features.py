"""What the relation model sees of a sentence with two marked actors.

Law of this file: the lexicon coder runs first, with the marked spans as the only actors there are; what it finds are
the strongest features. Words around and between the spans, and the parse path from one to the other, are the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.coding.arguments import fill
from dateline.coding.compose import Candidate
from dateline.coding.status import status
from dateline.coding.tree import VERBAL, Tree
from dateline.records import Actor, Status

#: tokens of a marked span, first and past-last; None where the side is not marked
Side = tuple[int, int] | None
_SKIP = frozenset(("PUNCT", "SPACE", "DET", "SYM", "X"))
_WINDOW = 60  # tokens around the pair; longer sentences are lists, whose far ends say nothing of the relation


@dataclass(frozen=True, slots=True)
class Reading:
    """The lexicon coder's reading of one pair."""

    #: the event that links source to target best, None where none does
    best: Candidate | None
    #: how it links them: "ST" (source acts on target), "S", "T", "TS", "" (only near)
    role: str
    status: Status


def read_pair(tree: Tree, found: list[Candidate], source: Side, target: Side) -> Reading:
    """The event among `found` that links the marked source to the marked target."""
    best: tuple[int, Candidate | None, str] = (-1, None, "")
    for candidate in found:
        role, rank = _role(tree, candidate, source, target)
        if rank > best[0]:
            best = (rank, candidate, role)
    chosen = best[1]
    if chosen is None:
        return Reading(None, "", "actual")
    return Reading(chosen, best[2], status(tree, chosen.token, chosen.carrier)[0])


_RANKS = {"ST": 8, "S": 5, "T": 4, "TS": 3, "": 1}


def _role(tree: Tree, candidate: Candidate, source: Side, target: Side) -> tuple[str, int]:
    def who(i: int) -> tuple[Actor, ...]:
        if source is not None and source[0] <= i < source[1]:
            return (_SOURCE,)
        if target is not None and target[0] <= i < target[1]:
            return (_TARGET,)
        return ()

    filled = fill(tree, candidate, who)
    acts = _SOURCE in filled.actors
    undergoes = _TARGET in filled.recipients or _TARGET in filled.actors
    if acts:
        role = "ST" if undergoes else "S"
    elif _SOURCE in filled.recipients and _TARGET in filled.actors:
        role = "TS"
    else:
        role = "T" if undergoes else ""
    return role, _RANKS[role] * 2 + (tree.pos[candidate.token] in VERBAL)


_SOURCE = Actor(text="S", start=0, end=1)
_TARGET = Actor(text="T", start=2, end=3)


def features(
    tree: Tree, found: list[Candidate], bounds: tuple[int, int], source: Side, target: Side, reading: Reading
) -> list[str]:
    """The features of one pair in the sentence of the tokens in `bounds`; `found` are the events of that sentence."""
    out = ["bias", *_lexical(found, reading, tree)]
    words = _words(tree, *bounds, source, target)
    out += [f"w={word}" for word in words]
    out += [f"b={a}_{b}" for a, b in pairwise(words)]
    out += _governor(tree, source, "s")
    out += _governor(tree, target, "t")
    out += _path(tree, source, target)
    return list(dict.fromkeys(out))


def _lexical(found: list[Candidate], reading: Reading, tree: Tree) -> Iterator[str]:
    best = reading.best
    if best is None:
        yield "best=none"
    else:
        yield f"best={best.type}"
        yield f"best={best.type}/{best.mode}"
        yield f"best={best.type}/{reading.role}"
        yield f"best={best.type}/{reading.status}"
        yield f"entry={best.entry.words}"
        yield f"head={tree.lemma[best.token]}"
        for part in best.absorbed[:3]:
            yield f"over={best.type}<{part.type}"
            yield f"under={part.entry.words}"
        if best.carrier is not None:
            yield f"carrier={tree.lemma[best.carrier]}/{best.type}"
    for candidate in found:
        yield f"any={candidate.type}"
        for part in candidate.absorbed[:3]:
            yield f"anyunder={part.type}"


def _words(tree: Tree, first: int, last: int, source: Side, target: Side) -> list[str]:
    """The sentence as lemmas; the pair as S and T, other names by their label."""
    marks = [side for side in (source, target) if side is not None]
    if marks:
        first = max(first, min(side[0] for side in marks) - _WINDOW // 3)
        last = min(last, max(side[1] for side in marks) + _WINDOW)
    words: list[str] = []
    for i in range(first, last):
        word = _word(tree, i, source, target)
        if word and (not words or words[-1] != word):
            words.append(word)
    return words


def _word(tree: Tree, i: int, source: Side, target: Side) -> str | None:
    if source is not None and source[0] <= i < source[1]:
        return "<S>"
    if target is not None and target[0] <= i < target[1]:
        return "<T>"
    if tree.pos[i] in _SKIP:
        return None
    if tree.entity[i] in ("GPE", "NORP", "PERSON", "ORG", "LOC", "FAC"):
        return "<N>"
    if tree.entity[i] in ("DATE", "TIME"):
        return "<D>"
    return "#" if tree.pos[i] == "NUM" else tree.lemma[i]


def root_of(tree: Tree, side: Side) -> int | None:
    """The token that heads a span."""
    if side is None:
        return None
    for i in range(*side):
        if not side[0] <= tree.head[i] < side[1] or tree.head[i] == i:
            return i
    return side[0]


def _governor(tree: Tree, side: Side, name: str) -> Iterator[str]:
    """The verb above a span with what stands under it."""
    root = root_of(tree, side)
    if root is None:
        yield f"{name}:none"
        return
    yield f"{name}dep={tree.dep[root]}"
    above = tree.head[root]
    yield f"{name}up={tree.lemma[above]}/{tree.dep[root]}"
    steps = 0
    while tree.pos[above] not in VERBAL and tree.head[above] != above and steps < 6:
        above, steps = tree.head[above], steps + 1
    yield f"{name}verb={tree.lemma[above]}"
    for k in tree.kids[above]:
        if tree.dep[k] in ("dobj", "xcomp", "prt", "attr", "acomp", "ccomp", "prep", "neg", "aux", "advcl"):
            yield f"{name}verb={tree.lemma[above]}>{tree.dep[k]}:{tree.lemma[k]}"
            yield f"{name}kid={tree.dep[k]}:{tree.lemma[k]}"
            if tree.dep[k] in ("xcomp", "ccomp", "prep"):
                for under in tree.having(k, "dobj", "pobj", "prt", "neg", "aux"):
                    yield f"{name}under={tree.lemma[k]}>{tree.lemma[under]}"


def _path(tree: Tree, source: Side, target: Side) -> Iterator[str]:
    """The lemmas and labels on the way from source to target."""
    a, b = root_of(tree, source), root_of(tree, target)
    if a is None or b is None:
        return
    up = [a, *tree.ancestors(a)]
    down = [b, *tree.ancestors(b)]
    shared = next((i for i in up if i in down), None)
    if shared is None:
        return
    left = up[1 : up.index(shared)]
    right = down[1 : down.index(shared)]
    yield f"top={tree.lemma[shared]}"
    for i in left:
        yield f"left={tree.lemma[i]}"
    for i in right:
        yield f"right={tree.lemma[i]}"
    yield "path=" + ">".join([tree.dep[i] for i in [a, *left]] + ["^"] + [tree.dep[i] for i in reversed([b, *right])])
    yield "plain=" + ">".join(tree.lemma[i] for i in [*left, shared, *reversed(right)] if tree.pos[i] != "PROPN")
