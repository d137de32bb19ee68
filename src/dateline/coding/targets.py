"""What an attack hits that is nobody: "a police station, stores and banks" are known by their words.

Law of this file: a building, a vehicle or a camp is whom an attack is aimed at only where it stands as what the attack
hits; where somebody is hit in it, it is only where.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from dateline.coding.acting import verbs
from dateline.coding.implied import Resolve
from dateline.coding.tree import VERBAL, Tree
from dateline.language.names import phrase_start
from dateline.records import Actor
from dateline.resolve.persons import actor_at

#: types of what can hit a building
HITTING = frozenset(("ASSAULT",))
_ONTO = frozenset(("at", "on", "upon", "against", "into", "outside", "of", "in"))


def with_targets(tree: Tree, doc: Doc, resolve: Resolve) -> Resolve:
    """`resolve`, to which what is hit is known as well: each of those joined to it."""

    def whom(i: int) -> tuple[Actor, ...]:
        known = resolve(i)
        hit = [] if known and not _is_list(tree, i) else [k for k in _joined(tree, i) if _is_target(tree, k)]
        things = [actor_at(doc[phrase_start(doc[k]) : k + 1], None, None, None, ()) for k in hit]
        free = [a for a in things if not any(a.start < b.end and b.start < a.end for b in known)]
        return tuple(sorted((*known, *free), key=lambda actor: actor.start)) if free else known

    return whom


def _is_list(tree: Tree, i: int) -> bool:
    return tree.first(i, "conj") is not None


def _joined(tree: Tree, i: int) -> Iterator[int]:
    return tree.conjuncts(i) if _is_hit(tree, i) else iter(())


def _is_target(tree: Tree, i: int) -> bool:
    return tree.pos[i] in ("NOUN", "PROPN") and tree.lemma[i] in verbs("target")


def _is_hit(tree: Tree, i: int) -> bool:
    """Is it the object, or under a preposition of what hits nobody else: "attacked a bank", "a blast at a bank"?"""
    above = tree.head[i]
    if tree.dep[i] in ("dobj", "nsubjpass"):
        return True
    if tree.dep[i] != "pobj" or tree.lower[above] not in _ONTO:
        return False
    top = tree.head[above]
    return tree.pos[top] not in VERBAL or tree.first(top, "dobj", "nsubjpass") is None
