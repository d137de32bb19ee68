"""Which noun a clause after it is about: "who", "which", "that", and the infinitive of "groups to sue".

Law of this file: grammar only. Parsers hang such a clause on one noun of the phrase before it; number, kind and commas
say where that cannot be the right one.
"""

from __future__ import annotations

from dateline.coding.tree import NOMINAL, RELATIVE, Tree

_PLACES = frozenset(("GPE", "LOC", "FAC"))
_ONE = frozenset(("is", "was", "has", "does"))
_MANY = frozenset(("NNS", "NNPS"))


def antecedent(tree: Tree, i: int, verb: int) -> int:
    """What "who", "which" or "that" stands for, else `i` itself."""
    if tree.lower[i] not in RELATIVE:
        return i
    own = verb
    while tree.dep[verb] in ("conj", "ccomp", "xcomp") and tree.head[verb] != verb:
        verb = tree.head[verb]
    if tree.dep[verb] not in ("relcl", "acl"):
        return i
    noun = _stands_for(tree, i, tree.head[verb])
    return _last_of(tree, i, own, noun) if tree.lower[i] in ("who", "which") else noun


def _last_of(tree: Tree, relative: int, verb: int, noun: int) -> int:
    """“Keller and Lopez, who has resigned”: one of them has."""
    many = [k for k in tree.conjuncts(noun) if k < relative]
    is_one = tree.tag[verb] == "VBZ" or any(tree.lower[k] in _ONE for k in tree.having(verb, "aux", "auxpass"))
    if len(many) < 2 or not is_one or tree.tag[many[-1]] != "NNP":
        return noun
    return many[-1]


def _stands_for(tree: Tree, relative: int, noun: int) -> int:
    """The noun of a relative clause that can be meant, where parsers hang the clause on one that cannot.

    “A teacher from Leeds, who said”: "who" is no town. “A lawyer of the union, which sued”: "which" is nobody.
    “Keller and Lopez - a governor who voted”: the clause is his whom the words beside it explain.
    “Keller, a former backer of Lopez, who has since quit”: what follows the comma goes on about Keller.
    """
    if tree.lower[relative] == "who" and tree.entity[noun] in _PLACES:
        above = next((k for k in tree.ancestors(noun) if tree.pos[k] not in ("ADP", "PROPN") or tree.entity[k]), noun)
        return above if tree.pos[above] in NOMINAL and tree.entity[above] not in _PLACES else noun
    if tree.lower[relative] == "which" and tree.entity[noun] == "PERSON":
        return next((k for k in tree.objects_of(noun, "of", "for", "from", "at", "with") if k < relative), noun)
    if tree.lower[relative] == "who" and tree.lower[relative - 1] == ",":
        described = _described(tree, noun)
        if described is not None:
            return described
    for other in tree.conjuncts(noun):
        explained = tree.first(other, "appos")
        if other != noun and explained is not None and explained < relative and tree.tag[explained] in ("NN", "NNP"):
            return other
    return noun


def _described(tree: Tree, noun: int) -> int | None:
    """The person whose description between commas ends in `noun`: Keller of "Keller, a former backer of Lopez,"."""
    while tree.dep[noun] == "pobj":
        noun = tree.head[tree.head[noun]]
        above = tree.head[noun]
        if tree.dep[noun] == "appos" and tree.entity[above] == "PERSON" and tree.tag[noun] == "NN":
            return above
    return None


def noun_before_infinitive(tree: Tree, i: int, noun: int) -> int | None:
    """Who is to do what stands right behind him, where parsers hang the infinitive further up.

    “A permit for 500 people to march”: the people march. “A lawyer for one of the groups to sue”: the group sues.
    """
    to = next((k for k in tree.having(i, "aux") if tree.lower[k] == "to"), None)
    last = None if to is None else to - 1
    if last is None or last <= noun or tree.dep[last] != "pobj":
        return None
    above = tree.head[last]
    if tree.lower[above] == "for" and tree.tag[last] in _MANY and tree.first(last, "nummod", "det") is not None:
        return last
    one = tree.head[above]
    return last if tree.lower[above] == "of" and tree.lower[one] == "one" and tree.tag[last] in _MANY else None
