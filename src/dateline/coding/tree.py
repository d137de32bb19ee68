"""The parse as plain lists of strings and numbers.

Law of this file: coding asks spaCy for each attribute of each token once. Lists answer many times faster than spaCy's
objects, and a test can write them by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Doc

from dateline.coding.acting import verbs
from dateline.coding.classes import word_class
from dateline.coding.topics import topics
from dateline.language.columns import heads, lowered, number_columns, word_columns

VERBAL = frozenset(("VERB", "AUX"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
#: what names a model of a weapon or a year of an exercise: "hwasong-18" is a hwasong
_MODEL_NUMBER = re.compile(r"(?<=[a-z]{4})-\d+$")
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being"))
_WHEN = frozenset(("when", "where", "whenever", "wherever", "if", "once", "unless", "until", "though", "although"))
RELATIVE = frozenset(("who", "which", "that", "whom"))


@dataclass(frozen=True, slots=True)
class Tree:
    """One report's dependency parse; every list is indexed by token number."""

    lemma: list[str]
    lower: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    kids: list[list[int]]
    #: number of the sentence that a token stands in
    sentence: list[int]
    #: label of the name that a token is part of, empty where it is part of none
    entity: list[str]
    #: where a token begins in the text
    start: list[int]
    #: first and past-last token of each sentence
    bounds: list[tuple[int, int]]
    #: what the report as a whole is about: see `topics`
    topics: set[str] = field(default_factory=set)
    #: every lemma of the report
    words: set[str] = field(default_factory=set)

    def having(self, i: int, *deps: str) -> Iterator[int]:
        """The dependents of `i` with one of these labels, in the order of the text."""
        dep = self.dep
        return (k for k in self.kids[i] if dep[k] in deps)

    def first(self, i: int, *deps: str) -> int | None:
        """The first dependent of `i` with one of these labels."""
        return next(self.having(i, *deps), None)

    def objects_of(self, i: int, *prepositions: str) -> Iterator[int]:
        """What stands under these prepositions at `i`: "with" gives Li in "met with Li"."""
        for k in self.kids[i]:
            if self.dep[k] in ("prep", "agent", "dative", "prt", "advmod") and self.lower[k] in prepositions:
                yield from self.having(k, "pobj", "pcomp")

    def conjuncts(self, i: int) -> Iterator[int]:
        """`i` and what is joined to it by "and", "or" or a comma."""
        yield i
        for k in self.having(i, "conj"):
            yield from self.conjuncts(k)

    def contents(self, i: int) -> Iterator[int]:
        """`i` with its conjuncts, seen through measuring nouns: "rounds of talks" gives rounds and talks."""
        for k in self.conjuncts(i):
            yield k
            yield from self.having(k, "appos")  # "the Hwasong-18, a ballistic missile"
            if self.lemma[k] in word_class("measure") or self.pos[k] == "NUM":
                for under in self.objects_of(k, "of"):
                    yield from self.conjuncts(under)

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above `i`, nearest first."""
        while self.head[i] != i:
            i = self.head[i]
            yield i

    def is_passive(self, i: int) -> bool:
        """Is the verb `i` in the passive, or a participle after its noun ("the men arrested by police")?"""
        if any(self.dep[k] in ("auxpass", "nsubjpass", "agent") for k in self.kids[i]):
            return True
        if self.dep[i] == "acl" and any(self.dep[k] == "nsubj" for k in self.kids[i]):
            return False  # "a mistake the firm blamed on its staff"
        if self.tag[i] in ("VBN", "VBD") and (self._lost_auxiliary(i) or self._is_undergone(i)):
            return True
        if self.tag[i] != "VBN":
            return False
        if any(self.dep[k] == "aux" and self.lower[k] in _BE for k in self.kids[i]):
            return True
        has_aux = any(self.dep[k] == "aux" for k in self.kids[i])
        if self.dep[i] == "amod" or (self.dep[i] in ("acl", "xcomp", "oprd") and not has_aux):
            return True
        return not has_aux and self.dep[i] in ("conj", "advcl") and self.head[i] != i and self._joined_passive(i)

    def _lost_auxiliary(self, i: int) -> bool:
        """“Two men charged with fraud”: a verb that cannot stand without an object has its object before it."""
        if self.lemma[i] not in verbs("needs_object") and not self._lacks_whom(i):
            return False
        if self.dep[i] in ("relcl", "advcl") and not self._has_own_subject(i):
            return False
        shared = (i, *self.having(i, "conj"))  # "arrested and charged him"
        if any(self.first(k, "dobj", "ccomp", "dative") is not None for k in shared):
            return False
        return not any(self.dep[k] == "aux" for k in self.kids[i]) and not self._is_quoted_from(i)

    def _has_own_subject(self, i: int) -> bool:
        """“After two men charged with fraud”, "who arrested on Monday"; not "whom they charged", "as they found"."""
        own = self.first(i, "nsubj")
        if own is None or any(self.lower[k] == "as" for k in self.having(i, "mark")):
            return False
        return self.dep[i] == "advcl" or self.lower[own] in RELATIVE

    def _is_undergone(self, i: int) -> bool:
        """“They ran when attacked”, "the jail where the man charged with fraud was held": a participle all the same."""
        if any(self.dep[k] in ("dobj", "ccomp", "xcomp", "aux", "prt") for k in self.kids[i]):
            return False
        asks = any(self.lower[k] in _WHEN for k in self.having(i, "advmod", "mark"))
        if self.dep[i] == "advcl" and self.first(i, "nsubj") is None:
            return asks
        return self.dep[i] == "relcl" and asks and self.lemma[i] in verbs("needs_object")

    def _lacks_whom(self, i: int) -> bool:
        """“Residents told to leave”: one tells somebody to do something, so whoever stands before it was told."""
        return self.lemma[i] in verbs("telling") and any(
            self.lower[a] == "to" for k in self.having(i, "xcomp") for a in self.having(k, "aux")
        )

    def _is_quoted_from(self, i: int) -> bool:
        """“…,” he charged: what is charged stands before the verb, and the verb over or beside it."""
        return self.dep[i] == "parataxis" or any(self.tag[k] in ("''", "``") for k in self.kids[i])

    def _joined_passive(self, i: int) -> bool:
        above = self.head[i]
        if self.dep[i] == "advcl":
            return not any(self.dep[k] == "dobj" for k in self.kids[i])
        own_subject = any(self.dep[k] == "nsubj" for k in self.kids[i])
        return not own_subject and self.pos[above] in VERBAL and self.is_passive(above)


def grow(doc: Doc) -> Tree:
    """The tree of a parsed document."""
    lemma, lower, pos, tag, dep, entity = word_columns(doc, "LEMMA", "LOWER", "POS", "TAG", "DEP", "ENT_TYPE")
    starts, breaks = number_columns(doc, "IDX", "SENT_START")
    head = heads(doc)
    first = [i for i, begins in enumerate(breaks) if i == 0 or begins == 1]
    bounds = list(pairwise((*first, len(doc))))
    tree = Tree(
        lemma=_without_numbers(lowered(lemma)),
        lower=lower,
        pos=pos,
        tag=tag,
        dep=dep,
        head=head,
        kids=[[] for _ in head],
        sentence=[number for number, (start, end) in enumerate(bounds) for _ in range(start, end)],
        entity=entity,
        start=starts,
        bounds=bounds,
    )
    for i, above in enumerate(head):
        if above != i:
            tree.kids[above].append(i)
    for i, label in enumerate(tree.entity):
        if label == "DATE" and tree.dep[i] == "compound":
            _part_from_day(tree, i)
    tree.topics.update(topics(tree.lemma))
    tree.words.update(tree.lemma)
    return tree


def _without_numbers(lemmas: list[str]) -> list[str]:
    bare = {lemma: _MODEL_NUMBER.sub("", lemma) for lemma in set(lemmas)}
    return [bare[lemma] for lemma in lemmas]


def _part_from_day(tree: Tree, day: int) -> None:
    """“On Thursday North Korea fired”: parsers take the day for a part of the name; the name is the verb's subject."""
    name = tree.head[day]
    preposition = tree.head[name]
    verb = tree.head[preposition]
    if tree.entity[name] == "DATE" or tree.dep[name] != "pobj" or tree.pos[verb] not in VERBAL or verb != name + 1:
        return
    if tree.first(verb, "nsubj", "nsubjpass") is not None:
        return
    tree.kids[name].remove(day)
    tree.kids[preposition] = [day if k == name else k for k in tree.kids[preposition]]
    tree.head[day], tree.dep[day] = preposition, "pobj"
    tree.head[name], tree.dep[name] = verb, "nsubj"
    tree.kids[verb] = sorted((*tree.kids[verb], name))
