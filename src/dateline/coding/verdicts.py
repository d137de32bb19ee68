"""Acts that no trigger names: who says that another must act demands it, who will not do it refuses.

Law of this file: a verdict is read from modals, negation and reproach under a verb of saying, not from a list of deeds.
"""

from __future__ import annotations

from dateline.coding.candidate import Candidate, content_modes, take_up
from dateline.coding.classes import word_class
from dateline.coding.grammar import complement, has_to
from dateline.coding.tree import VERBAL, Tree
from dateline.coding.triggers import Entry
from dateline.language.somebody import somebody

_MODALS = frozenset(("must", "should", "will", "wo", "would"))
#: subjects of "must" and "should" of whom nothing is demanded
_NOT_ASKED = frozenset(
    ("we", "i", "you", "one", "it", "this", "that", "there", "what", "everyone", "everybody", "anyone", "nobody")
)
#: labels through which what is said hangs on the verb that says it
_SAID_UNDER = ("ccomp", "conj", "xcomp")
#: who has people do something
_CAUSING = frozenset(("have", "make", "get"))
_COOPERATIVE = frozenset(("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"))


def pass_verdicts(tree: Tree, opened: dict[int, Candidate], gone: set[int]) -> None:
    """Add demands, refusals and reproaches to the `opened` events of a text; what they take up is `gone`."""
    for i in sorted(opened):
        _turn_unwilling(tree, opened[i])
        _have_sheltered(tree, opened, gone, i)
    for i in range(len(tree.lemma)):
        if tree.lemma[i] in word_class("dreading") and tree.pos[i] in VERBAL:
            _say_dread(tree, opened, gone, i)
        if tree.tag[i] == "MD" and tree.lower[i] in _MODALS:
            _say_must(tree, opened, gone, i)
        elif tree.dep[i] == "ccomp" and tree.pos[i] in VERBAL:
            _say_reproach(tree, opened, gone, i)
    for i in sorted(opened):
        if i not in gone:
            _turn_arming(tree, opened[i])


def _turn_unwilling(tree: Tree, candidate: Candidate) -> None:
    """Who is not willing refuses."""
    i = candidate.token
    state = next(tree.having(i, "acomp"), i)
    negated = any(tree.first(k, "neg") is not None or "not" in tree.lower[max(k - 2, 0) : k] for k in (i, state))
    if candidate.type == "AGREE" and tree.lemma[i] == "be" and negated:
        candidate.type, candidate.by_negation = "REJECT", True
        candidate.reasons.append("not willing is REJECT")


def _turn_arming(tree: Tree, candidate: Candidate) -> None:
    """Who calls for more arms of his own against somebody threatens him."""
    i = candidate.token
    if candidate.type != "REQUEST" or tree.pos[i] not in VERBAL or _is_put_to_somebody(tree, i):
        return
    against = _arms_against(tree, i)
    if against is not None:
        candidate.type, candidate.mode, candidate.kind, candidate.frame = "THREATEN", None, None, "brandish"
        candidate.absorbed = [verdict(tree.head[against], "against", "THREATEN", "brandish")]
        candidate.reasons.append("a call for arms against somebody is THREATEN")


def _is_put_to_somebody(tree: Tree, i: int) -> bool:
    """“Urged its allies to strengthen deterrence” asks others."""
    return tree.first(i, "dative") is not None or any(has_to(tree, k) for k in tree.having(i, "xcomp", "ccomp"))


def _arms_against(tree: Tree, i: int) -> int | None:
    """The "against" that follows a means of war in what the verb `i` governs."""
    under = sorted(_below(tree, i))
    arms = next((k for k in under if tree.lemma[k] in word_class("deterring")), None)
    if arms is None:
        return None
    return next((k for k in under if k > arms and tree.lower[k] == "against" and tree.kids[k]), None)


def _below(tree: Tree, i: int) -> list[int]:
    """The tokens after the verb `i` that hang under it, other acts of the same subject left out."""
    found = []
    todo = [k for k in tree.kids[i] if k > i and tree.dep[k] != "conj"]
    while todo:
        k = todo.pop()
        found.append(k)
        todo.extend(tree.kids[k])
    return found


def _have_sheltered(tree: Tree, opened: dict[int, Candidate], gone: set[int], i: int) -> None:
    """“The town had people seek refuge” is an order of the town, not a plea for asylum."""
    over = tree.head[i]
    if opened[i].kind != "asylum" or i in gone or tree.dep[i] not in ("ccomp", "xcomp") or over in opened:
        return
    if tree.lemma[over] in _CAUSING and tree.first(i, "nsubj") is not None:
        opened[over] = verdict(over, "have + act", "REQUEST", "demand")
        take_up(opened, gone, over, i, "what they had to do")


def _say_dread(tree: Tree, opened: dict[int, Candidate], gone: set[int], verb: int) -> None:
    """“He said that their enemies would suffer” threatens them, whoever they are."""
    if not any(tree.lemma[k] in word_class("adversary") for k in tree.having(verb, "nsubj")):
        return
    top = verb
    while tree.dep[top] in _SAID_UNDER and tree.lemma[top] not in word_class("saying"):
        top = tree.head[top]
    if tree.lemma[top] not in word_class("saying") or top in opened:
        return
    opened[top] = verdict(top, "say + dread", "THREATEN", "frighten")
    if verb in opened and verb not in gone:
        take_up(opened, gone, top, verb, "what they will feel")


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
        if tree.lemma[verb] in word_class("honouring") and tree.first(verb, "nsubjpass") is not None:
            opened[saying] = verdict(saying, "should be honoured", "SUPPORT", "reproach")
            return
        opened[saying] = verdict(saying, "must", "REQUEST", "demand")
        _gather(tree, opened, gone, saying, verb, "REQUEST")
    elif negated and verb in opened and verb not in gone and opened[verb].type in _COOPERATIVE:
        refused = opened[verb]
        opened[verb] = verdict(verb, "will not", "REJECT", "commit")
        opened[verb].entry = refused.entry
        opened[verb].mode = content_modes()["REJECT"].get(refused.type)
        opened[verb].absorbed = [refused]
        opened[verb].by_negation = True


def _is_asked_of_somebody(tree: Tree, verb: int, modal: int) -> bool:
    """Others are asked to act: not "we must improve it", "it should be", "should they win" or "he should have been"."""
    subject = tree.first(verb, "nsubj", "nsubjpass")
    if subject is None or subject > modal or tree.lower[subject] in _NOT_ASKED:
        return False
    if tree.dep[subject] == "nsubj" and (_is_thing(tree, subject) or _is_due(tree, verb)):
        return False
    if tree.lemma[verb] == "be" and not _has_infinitive_under_state(tree, verb):
        return False
    return not any(tree.lower[k] == "have" for k in tree.having(verb, "aux"))


def _is_thing(tree: Tree, subject: int) -> bool:
    """“The figures should end the debate”: nobody is asked; "the embargo must be lifted" asks whoever can lift it."""
    people = somebody() | word_class("powers_that_be")
    return tree.tag[subject] in ("NN", "NNS") and not tree.entity[subject] and tree.lemma[subject] not in people


def _is_due(tree: Tree, verb: int) -> bool:
    """“Workers should have a voice”: they are to get it, not to do it."""
    return tree.lemma[verb] in word_class("due") and tree.first(verb, "dobj") is not None


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
        opened[saying] = verdict(saying, "say + reproach", "ACCUSE", "reproach")
        opened[saying].mode = "disapprove"


def _gather(tree: Tree, opened: dict[int, Candidate], gone: set[int], head: int, verb: int, type_: str) -> None:
    for k in (verb, *complement(tree, verb)):
        if k in opened and k not in gone and k != head:
            take_up(opened, gone, head, k, "what must be")
    if opened[head].absorbed:
        opened[head].mode = content_modes()[type_].get(opened[head].absorbed[0].type, "change")


def verdict(i: int, words: str, type_: str, frame: str) -> Candidate:
    """An event that no entry of the lexicon opens, at the token that stands for it."""
    entry = Entry(
        words=words, type=type_, mode=None, kind=None, frame=frame, needs="political", complement="absorb",
        head=frozenset((words,)),
    )  # fmt: skip
    return Candidate(
        token=i, entry=entry, type=type_, mode=None, kind=None, frame=frame, reasons=[f"{words!r} makes {type_}"]
    )
