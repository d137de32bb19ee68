"""Names beside a phrase that say whom it stands for, or who else acts, as token numbers.

Law of this file: grammar only, as in `grammar.py`; it knows no actor and no event type.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.acting import verbs
from dateline.coding.classes import word_class
from dateline.coding.grammar import surface_subject
from dateline.coding.tree import Tree

_PLURAL = frozenset(("NNS", "NNPS"))
#: as what parsers take the first of two names that a headline joins by a comma
_STRAY = frozenset(("dep", "npadvmod", "nmod", "nsubj", "advmod"))
#: auxiliaries of a plural subject
_MANY_DO = frozenset(("are", "were", "have"))
_TOGETHER = frozenset(("along", "together"))
_LONGEST = 4  # words of such a name


def listed(tree: Tree, i: int) -> list[int]:
    """The names that explain a plural: "two senators, Keller and Lopez", "the winners - Keller and Lopez"."""
    first = tree.first(i, "appos")
    if tree.tag[i] not in _PLURAL or first is None or tree.first(i, "conj") is not None:
        return []
    names = [k for k in _list(tree, first) if tree.entity[k] == "PERSON"]
    return names if len(names) > 1 else []


def _list(tree: Tree, i: int) -> Iterator[int]:
    yield i
    for k in tree.having(i, "conj", "appos"):
        yield from _list(tree, k)


def has_two_trades(tree: Tree, i: int) -> bool:
    """“Keller, a pollster and strategist who”: two trades of one."""
    if tree.dep[i] != "appos" or tree.tag[i] != "NN" or tree.entity[tree.head[i]] != "PERSON":
        return False
    joined = list(tree.having(i, "conj"))
    return bool(joined) and all(tree.tag[k] == "NN" and tree.first(k, "det", "poss") is None for k in joined)


def author(tree: Tree, i: int) -> int | None:
    """Who is said to have made a text: "an article written by Keller", "Keller ran an advert that accused him"."""
    if tree.lemma[i] not in word_class("document") | word_class("on_the_air"):
        return None
    written = (k for k in tree.having(i, "acl") if tree.lemma[k] in verbs("writing"))
    by = next((k for top in (i, *written) for k in tree.objects_of(top, "by")), None)
    verb = tree.head[i]
    if by is None and tree.dep[i] == "dobj" and tree.lemma[verb] in verbs("publishing"):
        return surface_subject(tree, verb)
    return by


def included(tree: Tree, i: int) -> Iterator[int]:
    """Who is named as one of many: Keller of "rivals, including Keller, accused", "mocked rivals, including Keller"."""
    if tree.dep[i] in ("nsubj", "nsubjpass", "dobj", "pobj") and tree.tag[i] in _PLURAL:
        behind = (i + 2,) if tree.lower[i + 1 : i + 3] == [",", "including"] else ()  # parsers hang it on the verb
        for k in (*tree.objects_of(i, "including"), *(p for b in behind for p in tree.having(b, "pobj"))):
            if tree.entity[k] in ("PERSON", "ORG"):
                yield k


def enumerated(tree: Tree, i: int) -> Iterator[int]:
    """Who else is in a list whose commas parsers take for those around a description.

    “The ministry, the police and the army are investigating”: a plural verb has all of them. “Keller, president of a
    club, a charity, and Tom Lopez, a donor, praised”: a name joined to a description is another person.
    """
    for k in tree.having(i, "appos"):
        others = list(tree.conjuncts(k))
        if tree.tag[i] not in _PLURAL and tree.entity[i] == tree.entity[k] != "" and len(others) > 1:
            if tree.dep[i] == "nsubj" and _is_of_many(tree, tree.head[i]):
                yield from others
        elif tree.entity[i] == "PERSON" and tree.tag[k] == "NN":
            yield from (other for other in others if tree.entity[other] == "PERSON" and tree.tag[other] == "NNP")


def _is_of_many(tree: Tree, verb: int) -> bool:
    return tree.tag[verb] == "VBP" or any(tree.lower[k] in _MANY_DO for k in tree.having(verb, "aux", "auxpass"))


def along_with(tree: Tree, verb: int) -> Iterator[int]:
    """Who shares the part of the verb's subject: "along with Russia, Iran", "tried the case together with Lopez".

    Behind a comma it goes on from the clause over a relative one: "leans on those who back him, along with donors".
    """
    for top in (verb, *tree.having(verb, "dobj")):
        yield from tree.objects_of(top, "alongside")
        for k in tree.objects_of(top, "with"):
            if tree.lower[tree.head[k] - 1] in _TOGETHER:
                yield k
        for k in tree.having(top, "prep", "advmod"):
            if tree.lower[k] in _TOGETHER and not (tree.dep[verb] == "relcl" and tree.lower[k - 1] == ","):
                yield from tree.objects_of(k, "with")


def joining(tree: Tree, verb: int) -> Iterator[int]:
    """Both of "Keller joined nine senators to reject it"; Keller of "Keller joined the leaders who have mocked him"."""
    above = tree.head[verb]
    if tree.dep[verb] == "pcomp":
        above = tree.head[above]
    if tree.dep[verb] in ("xcomp", "advcl", "pcomp") and tree.lemma[above] == "join":
        tops = (surface_subject(tree, above), tree.first(above, "dobj"))
        yield from (k for k in tops if k is not None)
    if tree.dep[verb] != "relcl" or tree.tag[above] not in _PLURAL:
        return
    noun = above
    while tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] == "of":
        noun = tree.head[tree.head[noun]]
    join = tree.head[noun]
    subject = surface_subject(tree, join) if tree.dep[noun] == "dobj" and tree.lemma[join] == "join" else None
    if subject is not None:
        yield subject


def before_comma(tree: Tree, i: int) -> int | None:
    """The first of two that a headline joins by a comma: China of "China, Russia hold talks"."""
    first = tree.bounds[0][0] if tree.bounds else 0
    if tree.sentence[i] != 0 or tree.dep[i] not in ("nsubj", "conj") or i - first > 2 * _LONGEST:
        return None
    comma = next((k for k in range(first + 1, i) if tree.lower[k] == ","), None)
    if comma is None or comma - first > _LONGEST or any(tree.head[k] != i for k in range(comma + 1, i)):
        return None
    name = comma - 1
    is_stray = tree.head[name] == tree.head[i] and tree.dep[name] in _STRAY
    return name if is_stray and all(tree.head[k] == name for k in range(first, name)) else None


def noun_of_whose(tree: Tree, i: int) -> int | None:
    """The noun of "whose" itself: the boy of "the boy whose killing sparked riots"."""
    clause = next((k for k in tree.ancestors(i) if tree.dep[k] == "relcl"), None)
    return None if clause is None or tree.lower[i] != "whose" else tree.head[clause]


def owner_of_part(tree: Tree, i: int) -> int | None:
    """The noun of "whose": the league of "the league, whose political arm endorsed her"."""
    if not any(tree.lower[k] == "whose" for k in tree.having(i, "poss")):
        return None
    clause = next((k for k in tree.ancestors(i) if tree.dep[k] == "relcl"), None)
    if clause is None:
        return None
    noun = tree.head[clause]
    while tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] == "of" and tree.entity[noun]:
        above = tree.head[tree.head[noun]]
        if tree.entity[above] != tree.entity[noun]:
            break
        noun = above
    return noun if tree.entity[noun] == "ORG" else None


def joints(tree: Tree, i: int) -> Iterator[tuple[int, int]]:
    """Names, with their "and", that parsers hang within the name after it: "Keller and Lopez aide Tom Sable"."""
    for top in (i, *tree.having(i, "compound")):
        for k in tree.having(top, "nmod"):
            joint = tree.first(k, "cc")
            if joint is not None:
                yield k, joint
