"""What was not said: acts of speech that are guessed, wanted, laid down, imagined or not meant.

Law of this file: whoever might accuse, support, refuse or ask, or is told to or guessed not to, has not done so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dateline.coding.arguments import Filled
from dateline.coding.classes import word_class
from dateline.coding.compose import Candidate
from dateline.coding.grammar import has_to
from dateline.coding.tree import VERBAL, Tree

_INDEFINITE = frozenset(("a", "an", "any", "some", "more", "another", "much", "such"))


def is_unsaid(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """Is an act of speech told of that nobody did?"""
    rules = _OF_VERBS if tree.pos[candidate.token] in VERBAL else _OF_NOUNS
    return any(is_none(tree, candidate, filled) for is_none in rules)


def _is_inclination(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“People who are determined to shame him”: not yet said; "was quick to condemn it" is."""
    i, above = candidate.token, tree.head[candidate.token]
    if tree.dep[i] != "xcomp" or not has_to(tree, i) or tree.lemma[above] in word_class("done"):
        return False
    return tree.pos[above] == "ADJ" or (tree.tag[above] == "VBN" and tree.lemma[above] in ("determine", "determined"))


def _is_worth(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Her endorsements will carry weight”, "inquiries could hurt him”: what such things are good for."""
    i = candidate.token
    if tree.tag[i] != "NNS" or candidate.kind == "election" or any(tree.having(i, "det")):
        return False
    top = i
    while tree.dep[top] == "conj":
        top = tree.head[top]
    verb = tree.head[top]
    if tree.dep[top] != "nsubj" or tree.pos[verb] not in VERBAL:
        return False
    return any(tree.tag[k] == "MD" for k in tree.having(verb, "aux"))


def _is_wanted(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“The affair needs an inquiry”: there is none yet."""
    i, verb = candidate.token, tree.head[candidate.token]
    return tree.dep[i] == "dobj" and tree.lemma[verb] in word_class("wanting")


def _is_imagined(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Could not see herself backing him”, "without naming anybody", "opposed to electing him", "stopped short of"."""
    i, above = candidate.token, tree.head[candidate.token]
    if tree.tag[i] != "VBG":
        return False
    if tree.dep[i] in ("ccomp", "xcomp"):
        return tree.lemma[above] in ("see", "imagine", "picture", "envision", "envisage", "fancy")
    if tree.dep[i] != "pcomp":
        return False
    over, before = tree.head[above], tree.lower[above - 1]
    if tree.lower[above] == "without" or before in ("instead", "short"):
        return True
    return tree.lemma[over] in word_class("inclined")


def _is_felt(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Felt compelled to go”, "is younger and lauded": the participle tells of a state."""
    i, above = candidate.token, tree.head[candidate.token]
    if tree.tag[i] != "VBN":
        return False
    if any(tree.lemma[k] in word_class("feeling_so") for k in tree.having(i, "aux", "auxpass")):
        return True  # parsers take "felt" for an auxiliary
    if tree.dep[i] in ("acomp", "oprd", "xcomp", "ccomp"):
        return tree.lemma[above] in word_class("feeling_so") and tree.first(i, "nsubj", "nsubjpass", "aux") is None
    if tree.dep[i] != "conj" or any(tree.having(i, "aux", "auxpass", "nsubj")):
        return False
    return tree.dep[above] == "acomp" or (tree.lemma[above] == "be" and tree.first(above, "acomp") is not None)


def _is_of_ones_own(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Insisted on paying the bill”: nobody else is asked."""
    i = candidate.token
    if candidate.type != "REQUEST" or tree.lemma[i] != "insist":
        return False
    told = list(tree.objects_of(i, "on", "upon"))
    return any(tree.tag[k] == "VBG" and tree.first(k, "nsubj", "poss") is None for k in told)


def _joined_before(tree: Tree, i: int) -> Iterator[int]:
    """The verbs that `i` is joined to: "did not seek or receive"."""
    while tree.dep[i] == "conj":
        i = tree.head[i]
        yield i


def _is_indefinite(tree: Tree, noun: int) -> bool:
    known = any(tree.lower[k] not in _INDEFINITE for k in tree.having(noun, "det", "poss"))
    return not known


def is_in_quotes(tree: Tree, i: int) -> bool:
    """Is the nearest quotation mark before `i` in its sentence one that opens?"""
    first, _ = tree.bounds[tree.sentence[i]]
    mark = next((k for k in range(i - 1, first - 1, -1) if tree.tag[k] in ("``", "''")), None)
    return mark is not None and tree.tag[mark] == "``"


_Rule = Callable[[Tree, Candidate, Filled], bool]
_OF_VERBS: tuple[_Rule, ...] = (
    _is_inclination,
    _is_imagined,
    _is_felt,
    _is_of_ones_own,
)
_OF_NOUNS: tuple[_Rule, ...] = (
    _is_wanted,
    _is_worth,
)
