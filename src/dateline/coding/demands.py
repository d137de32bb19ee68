"""Harsh deeds that are only demanded: who wants somebody jailed, or thinks that he should be, jails nobody.

Law of this file: the deed under a wish or an opinion has not been done; whoever voices it demands it of others.
"""

from __future__ import annotations

from dateline.coding.candidate import Candidate, take_up
from dateline.coding.classes import word_class
from dateline.coding.tree import VERBAL, Tree
from dateline.coding.verdicts import verdict

_HARSH = frozenset(("ASSAULT", "COERCE", "SANCTION"))
_DUE = frozenset(("should", "must", "ought"))
#: who says "we should strike" asks nobody else
_OF_ONESELF = frozenset(("we", "i", "you", "one", "it"))


def hear_demands(tree: Tree, opened: dict[int, Candidate], gone: set[int]) -> None:
    """Make demands of the harsh deeds that the `opened` events of a text only wish for."""
    for i in sorted(opened):
        if i in gone or opened[i].type not in _HARSH or tree.pos[i] not in VERBAL:
            continue
        over = _wish(tree, i)
        if over is None:
            over = _opinion(tree, i)
        if over is not None and (over not in opened or over in gone):
            gone.discard(over)
            opened[over] = verdict(over, "want + deed", "REQUEST", "demand")
            take_up(opened, gone, over, i, "what is to be done")


def _wish(tree: Tree, i: int) -> int | None:
    """“Wants the mayor banned”, "would like him to be deported": the wish over a deed that somebody else undergoes."""
    if tree.tag[i] != "VBN" or any(tree.lemma[k] == "have" for k in tree.having(i, "aux")):
        return None
    over = tree.head[i]
    if tree.dep[i] == "acl" and tree.dep[over] in ("dobj", "nsubj") and not any(tree.having(i, "agent")):
        over = tree.head[over]  # parsers take "banned" in "wants him banned" for a part of "him"
        return over if tree.lemma[over] == "want" else None
    is_under = tree.dep[i] in ("ccomp", "xcomp", "oprd", "acomp", "conj")
    return over if is_under and tree.lemma[over] in word_class("wishing") else None


def _opinion(tree: Tree, i: int) -> int | None:
    """“Tweeted that they should deport her”: what somebody thinks that others ought to do."""
    if tree.dep[i] != "ccomp" or tree.lemma[tree.head[i]] not in word_class("opining"):
        return None
    subject = tree.first(i, "nsubj", "nsubjpass")
    helpers = {tree.lower[k] for k in tree.having(i, "aux")}
    if subject is None or helpers.isdisjoint(_DUE) or "have" in helpers or tree.lower[subject] in _OF_ONESELF:
        return None
    return tree.head[i]
