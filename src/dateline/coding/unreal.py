"""Told of and not done: forecasts, rules, habits, what would have been, what is only weighed or doubted.

Law of this file: one function a way of speaking, with the sentence that it is for. What was never done is no event,
whatever its words name.
"""

from __future__ import annotations

from dateline.coding.candidate import Candidate
from dateline.coding.classes import word_class
from dateline.coding.grammar import has_to, surface_subject
from dateline.coding.tree import VERBAL, Tree
from dateline.records import Status

#: cooperative acts: what is usual or expected of somebody is none of them
_COOPERATIVE = frozenset(("AGREE", "CONSULT", "COOPERATE", "AID", "SUPPORT", "CONCEDE", "RETREAT"))
#: what somebody does again and again is no meeting, no work in common, no concession
_OFTEN = frozenset(("AGREE", "CONSULT", "COOPERATE", "CONCEDE"))
_MODALS = frozenset(("would", "could", "might", "'d"))
_ASKING = frozenset(("what", "whatever", "how", "which", "why"))
_WHENEVER = frozenset(("once", "whenever", "when", "before", "after", "until", "if"))


def is_unreal(tree: Tree, candidate: Candidate, state: Status, why: str) -> bool:
    """Is the event only imagined, expected, required, usual or in question?"""
    i = candidate.token
    if tree.pos[i] not in VERBAL:
        return _is_doubted(tree, i, candidate.type) or _is_required(tree, i)
    return (
        _is_counterfactual(tree, candidate)
        or _is_required(tree, i)
        or _is_matter(tree, i)
        or _is_shunned(tree, i)
        or (candidate.type in _COOPERATIVE and _is_ruled_out(tree, i))
        or (candidate.type in _COOPERATIVE and state == "planned" and why == "future tense" and _is_forecast(tree, i))
        or (candidate.type in _OFTEN and _is_habit(tree, i))
        or (candidate.type in ("CONSULT", "COOPERATE") and _is_said_to_last(tree, i))
    )


def _is_counterfactual(tree: Tree, candidate: Candidate) -> bool:
    """“He would never have met them”: what would have been was not."""
    i = candidate.token
    if candidate.type not in _COOPERATIVE | {"THREATEN"} or tree.tag[i] != "VBN":
        return False
    helpers = list(tree.having(i, "aux"))
    return any(tree.lower[k] in _MODALS for k in helpers) and any(tree.lemma[k] == "have" for k in helpers)


def _is_required(tree: Tree, i: int) -> bool:
    """“The act requires agencies to designate land”: what a law asks of everybody nobody has done."""
    for k in (i, *tree.ancestors(i)):
        if tree.dep[k] not in ("xcomp", "ccomp", "dobj", "conj"):
            return False
        above = tree.head[k]
        if tree.lemma[above] in word_class("requiring"):
            who = surface_subject(tree, above)
            return who is not None and tree.lemma[who] in word_class("enabling") | word_class("rule")
    return False


def _is_matter(tree: Tree, i: int) -> bool:
    """“A debate over the merits of legalising it”, "threatened to resign over funding it": the matter of a dispute."""
    if tree.dep[i] != "pcomp" or tree.tag[i] != "VBG":
        return False
    preposition = tree.head[i]
    above = tree.head[preposition]
    if tree.lower[preposition] not in ("over", "about", "of", "on"):
        return False
    return tree.lemma[above] in word_class("matter") | word_class("aspect") | word_class("disputing")


def _is_shunned(tree: Tree, i: int) -> bool:
    """“Decided against labelling it”, "opposition to granting it", "reluctance to meet": it was not done."""
    above = tree.head[i]
    if tree.dep[i] == "acl":
        return has_to(tree, i) and tree.lemma[above] in word_class("averse")
    if tree.dep[i] != "pcomp" or tree.tag[i] != "VBG":
        return False
    over = tree.head[above]
    return tree.lower[above] == "against" or (tree.lower[above] == "to" and tree.lemma[over] in word_class("averse"))


def _is_ruled_out(tree: Tree, i: int) -> bool:
    """“There is no chance that she will withdraw”: it will not be."""
    above = tree.head[i]
    if tree.dep[i] not in ("acl", "relcl", "ccomp") or tree.lemma[above] not in ("chance", "way", "sign", "reason"):
        return False
    return any(tree.lower[k] == "no" for k in tree.having(above, "det"))


def _is_forecast(tree: Tree, i: int) -> bool:
    """“Congress will almost certainly pass it”, "they fear he will feed unrest": a guess promises nothing."""
    adverbs = {tree.lower[k] for k in tree.having(i, "advmod")}
    over = tree.head[i]
    if tree.dep[i] == "xcomp":
        adverbs |= {tree.lower[k] for k in tree.having(over, "advmod")}
    if not adverbs.isdisjoint(word_class("guessed")):
        return True
    if tree.lemma[i] in word_class("feeling_kindly"):
        return True  # "will appreciate it"
    return any(
        tree.lemma[k] in word_class("fearing")
        or any(tree.lemma[s] in word_class("poll") for s in tree.having(k, "nsubj"))
        for k in tree.ancestors(i)
        if tree.pos[k] in VERBAL
    )  # "the poll shows that most will vote for him"


def _is_habit(tree: Tree, i: int) -> bool:
    """“Once it yields, it yields again", "how much leave it offers", "what he promises": no single act."""
    if tree.tag[i] not in ("VBZ", "VBP") or any(tree.having(i, "aux")):
        return False
    if any(tree.entity[k] in ("DATE", "TIME") for p in (i, *tree.having(i, "prep")) for k in tree.kids[p]):
        return False  # "meets the king on Monday"
    if any(tree.lower[k] in _WHENEVER for k in tree.having(i, "mark", "advmod")):
        return True
    if any(tree.lower[k] in _ASKING for k in tree.kids[i] if k < i):
        return True
    if any(tree.lower[m] in _ASKING for k in tree.having(i, "dobj", "xcomp") for m in (k, *tree.kids[k])):
        return True  # "how much leave it offers", "what he promises to do"
    return any(_is_usual(tree, k) for k in tree.having(i, "advcl"))


def _is_said_to_last(tree: Tree, i: int) -> bool:
    """“Said he meets with families”: what was said in the past and is still so is what he does again and again."""
    over = tree.head[i]
    return tree.tag[i] in ("VBZ", "VBP") and tree.dep[i] == "ccomp" and tree.tag[over] == "VBD" and over < i


def _is_usual(tree: Tree, clause: int) -> bool:
    return tree.tag[clause] in ("VBZ", "VBP") and any(tree.lower[m] in _WHENEVER for m in tree.having(clause, "mark"))


def _is_doubted(tree: Tree, i: int, type_: str) -> bool:
    """“Questioned its commitment to peace”, "revisits his promises", "without the bailout": named, and not done."""
    if type_ not in _COOPERATIVE:
        return False
    above = tree.head[i]
    if tree.dep[i] == "dobj":
        return tree.lemma[above] in word_class("revisiting")
    if tree.dep[i] != "pobj":
        return False
    word = tree.lower[above]
    if word == "without":
        return True
    return word in ("of", "about", "over") and tree.lemma[tree.head[above]] in word_class("matter") | {"condition"}
