"""What is so at all times: standing views, maxims, customs, habits, voting records.

Law of this file: an act of speech is done on one occasion. What somebody holds, says again and again or has done for
years tells of none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dateline.coding.arguments import Filled
from dateline.coding.classes import word_class
from dateline.coding.compose import Candidate
from dateline.coding.grammar import surface_subject
from dateline.coding.tree import Tree

#: types by which somebody is for or against
TAKING_SIDES = frozenset(("ACCUSE", "REJECT", "SUPPORT"))
NAMED = frozenset(("GPE", "NORP", "ORG", "PERSON", "FAC", "LOC", "LAW", "EVENT"))
_ENDS = frozenset((".", "!", "?"))
_CLOSING = frozenset(("''", "``", "-RRB-", "_SP", "SP"))
_INDEFINITE = frozenset(("a", "an", "any", "some", "all", "every", "no", "most", "many"))
_WHOLE = frozenset(("any", "all", "every", "each"))


def is_always_so(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """Is what the verb tells of a view that is held, a habit or a record, not something that was said once?"""
    return any(is_so(tree, candidate, filled) for is_so in _WAYS)


def _is_standing(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“She opposes abortion”, "the agency approves logging plans": for or against a kind of thing, at all times."""
    i = candidate.token
    if candidate.type not in TAKING_SIDES or candidate.kind == "election" or candidate.frame == "undergo":
        return False
    if not is_timeless(tree, tree.head[i] if tree.dep[i] == "acomp" else i):  # "are opposed to hunting"
        return False
    things = [*tree.having(i, "dobj", "xcomp", "pcomp"), *(k for p in tree.having(i, "prep") for k in tree.kids[p])]
    return bool(things) and _is_a_kind(tree, things[0])


def _is_custom(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“Aides scrutinize guests”, "politicians disagree": what people of a kind do, to nobody in particular."""
    i = candidate.token
    if any(tree.lower[k] in ("every", "each") for under in _circumstances(tree, i) for k in tree.having(under, "det")):
        return True  # "votes for the winner in every election"
    if filled.recipients or candidate.kind == "election" or candidate.absorbed or not is_timeless(tree, i):
        return False
    subject = surface_subject(tree, i)
    return subject is not None and tree.tag[subject] == "NNS" and _is_a_kind(tree, subject)


def _is_held(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Has always opposed any war”, "opposed all curbs": a view of every such thing."""
    i = candidate.token
    if tree.lemma[i] not in word_class("holding") or candidate.type not in TAKING_SIDES:
        return False
    return any(tree.lower[k] in _WHOLE for thing in tree.having(i, "dobj") for k in tree.having(thing, "det"))


def _is_practice(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Has often complained about the press”, "always backed her": no single occasion."""
    i = candidate.token
    return not word_class("habitual").isdisjoint(tree.lower[k] for k in tree.having(i, "advmod") if k < i)


def _is_record(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Has voted for them in the last six elections”, "has criticised it for years": a record of many times."""
    i = candidate.token
    if (
        candidate.type == "REJECT"
        or tree.tag[i] not in ("VBN", "VBG")
        or not any(tree.lemma[k] == "have" for k in tree.having(i, "aux"))
    ):
        return False
    spans = list(tree.objects_of(i, "in", "for", "over", "throughout", "since", "during"))
    return any(tree.tag[k] == "NNS" and tree.lemma[k] in word_class("years") for k in spans)


def is_timeless(tree: Tree, i: int) -> bool:
    """Of always, not of today: "said she opposes it" tells of the day when she said so."""
    is_told = tree.dep[i] == "ccomp" and tree.lemma[tree.head[i]] in word_class("saying")
    return not is_told and is_simple_present(tree, i)


def is_simple_present(tree: Tree, i: int) -> bool:
    """Simple present with no day, in running text: headlines tell news in it."""
    if tree.tag[i] not in ("VBZ", "VBP") or any(tree.having(i, "aux", "auxpass")) or _is_headline(tree, i):
        return False
    return not any(tree.entity[k] in ("DATE", "TIME") for k in _circumstances(tree, i))


def _circumstances(tree: Tree, i: int) -> Iterator[int]:
    yield from tree.having(i, "npadvmod", "advmod")
    yield from (under for k in tree.having(i, "prep") for under in tree.having(k, "pobj"))


def _is_headline(tree: Tree, i: int) -> bool:
    """A line without a full stop."""
    first, last = tree.bounds[tree.sentence[i]]
    while last > first and (tree.tag[last - 1] in _CLOSING or tree.pos[last - 1] == "SPACE"):
        last -= 1
    return last > first and tree.lower[last - 1] not in _ENDS


def _is_a_kind(tree: Tree, thing: int) -> bool:
    """“Abortion”, "logging plans", "squeezing out workers": no one thing, named, counted or pointed at."""
    if tree.tag[thing] == "VBG":
        return True
    if tree.tag[thing] not in ("NN", "NNS") or tree.entity[thing] in NAMED:
        return False
    if any(tree.entity[k] in NAMED or tree.pos[k] == "PROPN" for k in tree.kids[thing]):
        return False
    return not _is_definite(tree, thing) and tree.first(thing, "relcl") is None


def _is_definite(tree: Tree, thing: int) -> bool:
    return any(tree.lower[k] not in _INDEFINITE for k in tree.having(thing, "det", "poss", "nummod"))


_WAYS: tuple[Callable[[Tree, Candidate, Filled], bool], ...] = (
    _is_standing,
    _is_custom,
    _is_held,
    _is_practice,
    _is_record,
)
