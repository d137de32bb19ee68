"""Acts that no trigger names: who says that another must act demands it, who will not do it refuses.

Law of this file: a verdict is read from modals, negation and reproach under a verb of saying, not from a list of deeds.
"""

from __future__ import annotations

from dateline.coding.candidate import Candidate, content_modes, take_up
from dateline.coding.classes import word_class
from dateline.coding.grammar import complement
from dateline.coding.tree import VERBAL, Tree
from dateline.coding.triggers import Entry

_MODALS = frozenset(("must", "should", "will", "wo", "would"))
#: subjects of "must" and "should" of whom nothing is demanded
_NOT_ASKED = frozenset(("we", "i", "you", "one", "it", "this", "that", "there", "what"))
_COOPERATIVE = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"))


def pass_verdicts(tree: Tree, opened: dict[int, Candidate], gone: set[int]) -> None:
    """Add demands, refusals and reproaches to the `opened` events of a text; what they take up is `gone`."""
    for i in sorted(opened):
        _turn_unwilling(tree, opened[i])
    for i in range(len(tree.lemma)):
        if tree.tag[i] == "MD" and tree.lower[i] in _MODALS:
            _say_must(tree, opened, gone, i)
        elif tree.dep[i] == "ccomp" and tree.pos[i] in VERBAL:
            _say_reproach(tree, opened, gone, i)


def _turn_unwilling(tree: Tree, candidate: Candidate) -> None:
    """Who is not willing refuses."""
    i = candidate.token
    if candidate.type == "AGREE" and tree.lemma[i] == "be" and tree.first(i, "neg") is not None:
        candidate.type, candidate.by_negation = "REJECT", True
        candidate.reasons.append("not willing is REJECT")


def _say_must(tree: Tree, opened: dict[int, Candidate], gone: set[int], modal: int) -> None:
    """“Moscow says that Israel must stop” demands it; "Seoul will not lift the ban" refuses to."""
    verb = tree.head[modal]
    if tree.pos[verb] not in VERBAL:
        return
    negated = tree.first(verb, "neg") is not None and not any(
        tree.lower[k] in ("have", "if") for k in tree.having(verb, "aux", "mark")
    )  # "would not have met" and "if they would not meet" refuse nothing
    if tree.lower[modal] in ("must", "should"):
        if not _is_asked_of_somebody(tree, verb, modal):
            return
        saying = tree.head[verb]
        if tree.dep[verb] != "ccomp" or tree.lemma[saying] not in word_class("saying") or saying in opened:
            return
        opened[saying] = _verdict(saying, "must", "REQUEST", "demand")
        _gather(tree, opened, gone, saying, verb, "REQUEST")
    elif negated and verb in opened and verb not in gone and opened[verb].type in _COOPERATIVE:
        refused = opened[verb]
        opened[verb] = _verdict(verb, "will not", "REJECT", "commit")
        opened[verb].entry = refused.entry
        opened[verb].mode = content_modes()["REJECT"].get(refused.type)
        opened[verb].absorbed = [refused]
        opened[verb].by_negation = True


def _is_asked_of_somebody(tree: Tree, verb: int, modal: int) -> bool:
    """Others are asked to act: not "we must improve it", "it should be", "should they win" or "he should have been"."""
    subject = tree.first(verb, "nsubj", "nsubjpass")
    if subject is None or subject > modal or tree.lower[subject] in _NOT_ASKED:
        return False
    if tree.lemma[verb] == "be" and not _has_infinitive_under_state(tree, verb):
        return False
    return not any(tree.lower[k] == "have" for k in tree.having(verb, "aux"))


def _has_infinitive_under_state(tree: Tree, verb: int) -> bool:
    """“Must be ready to mediate” asks for a deed, "must be fair" for none."""
    return any(tree.first(state, "xcomp") is not None for state in tree.having(verb, "acomp"))


def _say_reproach(tree: Tree, opened: dict[int, Candidate], gone: set[int], verb: int) -> None:
    """“Beijing said that Washington had hyped the passage” accuses Washington."""
    saying = tree.head[verb]
    if tree.dep[verb] != "ccomp" or tree.lemma[saying] not in word_class("saying") or saying in opened:
        return
    if any(tree.dep[k] == "neg" or tree.lower[k] in ("nobody", "nothing") for k in tree.kids[verb]):
        return  # "said that the drills provoked nobody"
    if (
        tree.lemma[verb] in word_class("reproach")
        or any(tree.lower[k] in word_class("unlawful") for k in tree.having(verb, "advmod"))
        or any(tree.lower[k] in word_class("culpable") for k in tree.having(verb, "acomp"))
    ):
        opened[saying] = _verdict(saying, "say + reproach", "ACCUSE", "reproach")
        opened[saying].mode = "disapprove"


def _gather(tree: Tree, opened: dict[int, Candidate], gone: set[int], head: int, verb: int, type_: str) -> None:
    for k in (verb, *complement(tree, verb)):
        if k in opened and k not in gone and k != head:
            take_up(opened, gone, head, k, "what must be")
    if opened[head].absorbed:
        opened[head].mode = content_modes()[type_].get(opened[head].absorbed[0].type, "change")


def _verdict(i: int, words: str, type_: str, frame: str) -> Candidate:
    entry = Entry(
        words=words, type=type_, mode=None, kind=None, frame=frame, needs="political", complement="absorb",
        head=frozenset((words,)),
    )  # fmt: skip
    return Candidate(
        token=i, entry=entry, type=type_, mode=None, kind=None, frame=frame, reasons=[f"{words!r} makes {type_}"]
    )
