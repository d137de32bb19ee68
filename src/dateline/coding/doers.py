"""Who of those that a phrase names can have done the act.

Law of this file: grammar says who may act; what a clause is hung on, what an attack was on and whom "him" stands for
say who did not.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.coding.acting import verbs
from dateline.coding.candidate import Candidate
from dateline.coding.classes import word_class
from dateline.coding.grammar import surface_subject
from dateline.coding.nominal import CHARGES
from dateline.coding.tree import VERBAL, Tree
from dateline.language.somebody import somebody
from dateline.records import Actor

#: which actors the noun phrase with this head token stands for
Resolve = Callable[[int], tuple[Actor, ...]]
#: objects that are never who acts: who mocks himself mocks "himself"
_OTHERS = frozenset(("him", "her", "them", "it", "me", "us"))
#: subjects of "it was an attack" that stand for the deed itself
_DEED_ITSELF = frozenset(("it", "this", "that", "which", "what"))
_DEEDS = frozenset(("ASSAULT", "COERCE", "PROTEST", "CONSULT"))
_SIDES = frozenset(("with", "between", "among", "of"))
_AFTERWARDS = frozenset(("after", "following", "before"))
#: what a crowd does, and a state does not
_OF_A_CROWD = frozenset(("demonstration", "riot", "strike", "vigil"))


def doers(tree: Tree, candidate: Candidate, resolve: Resolve) -> Resolve:
    """`resolve` for the slots of those who act: without whoever cannot be meant."""
    above = frozenset(tree.ancestors(candidate.token))
    undergone = _undergone(tree, candidate, resolve)

    def who(head: int) -> tuple[Actor, ...]:
        if _is_no_doer(tree, candidate, head) or _is_told_of(tree, candidate, head):
            return ()
        found = resolve(head)
        if is_known_by_name_only(found) and _is_before_deed(tree, candidate, head):
            return ()
        if head in above and len(found) > 1:
            found = _before_clause(found, tree.start[candidate.token])
        if undergone.intersection(map(_who, found)):
            over = _speaker_over(tree, candidate.token)
            if over is not None and over != head:
                found = resolve(over)
            elif tree.first(candidate.token, "nsubj") is None:
                return ()  # "the mayor, stung by an advert mocking him"
        if _is_where_crowd_is(tree, candidate, head):
            found = tuple(actor for actor in found if not _is_land(actor))
        return tuple(actor for actor in found if not _only_judges(candidate, actor))

    return who


def is_of_the_chosen(tree: Tree, i: int) -> bool:
    """“Keller's election”, "his appointment" was done to him; "his nomination of Lopez" he did."""
    if tree.lemma[i] not in word_class("choice_of_one") or any(tree.objects_of(i, "of", "for")):
        return False
    return any(tree.entity[k] == "PERSON" or tree.lower[k] in ("his", "her") for k in tree.having(i, "poss"))


def _before_clause(found: tuple[Actor, ...], here: int) -> tuple[Actor, ...]:
    """“Keller, who pressed for it, and Lopez met”: Keller alone pressed."""
    return tuple(actor for actor in found if actor.start < here) or found


def _undergone(tree: Tree, candidate: Candidate, resolve: Resolve) -> frozenset[str]:
    """Whom a pronoun that is the object of the verb stands for."""
    if tree.pos[candidate.token] not in VERBAL or tree.is_passive(candidate.token):
        return frozenset()
    objects = (k for k in tree.having(candidate.token, "dobj") if tree.lower[k] in _OTHERS)
    return frozenset(_who(actor) for k in objects for actor in resolve(k))


def _speaker_over(tree: Tree, verb: int) -> int | None:
    """“Keller said Lopez was wrong and mocked him”: who said so mocked, for Lopez would mock himself."""
    while tree.dep[verb] == "conj" and tree.pos[tree.head[verb]] in VERBAL:
        verb = tree.head[verb]
    return surface_subject(tree, tree.head[verb]) if tree.dep[verb] == "ccomp" else None


def _before(tree: Tree, i: int) -> tuple[int, int]:
    """The word before the noun, and the noun: of "the Anna Keller inquiry" seen from "Anna" too."""
    while tree.dep[tree.head[i]] == "compound" and tree.dep[i] == "compound":
        i = tree.head[i]
    return i, tree.head[i]


def _is_before_deed(tree: Tree, candidate: Candidate, head: int) -> bool:
    """“The Chelsea blast”, "the Keller arrest": a name before such a noun says where, or to whom it was done."""
    head, noun = _before(tree, head)
    if tree.pos[noun] in VERBAL or tree.dep[head] not in ("compound", "nmod") or tree.lemma[head] in somebody():
        return False  # "jury verdicts" are the jury's
    return candidate.type == "ASSAULT" or candidate.kind == "arrest" or tree.lemma[noun] in CHARGES


def is_known_by_name_only(found: tuple[Actor, ...]) -> bool:
    """Is it somebody of whom neither report nor tables say what he is?"""
    return bool(found) and not any(actor.sectors or actor.country for actor in found)


def _is_no_doer(tree: Tree, candidate: Candidate, head: int) -> bool:
    """“The Keller protest” is about Keller, "the Iraq invasion" of Iraq; "the Mali hotel attack" befell a hotel."""
    noun = candidate.token
    if tree.pos[noun] in VERBAL or tree.head[head] != noun or tree.dep[head] not in ("compound", "nmod"):
        return False
    if candidate.type == "PROTEST" and tree.entity[head] == "PERSON":
        return True
    if (
        tree.lemma[noun] in word_class("invasion")
        and tree.entity[head] == "GPE"
        and not any(tree.objects_of(noun, "of"))
    ):
        return tree.lower[head] not in word_class("adjectival_name")
    between = range(head + 1, noun)
    return candidate.type == "ASSAULT" and any(tree.lemma[k] in word_class("premises") for k in between)


def _is_told_of(tree: Tree, candidate: Candidate, head: int) -> bool:
    """Is `head` the subject of a verb that only tells of the noun's event?"""
    noun = candidate.token
    above = tree.head[noun]
    if tree.pos[noun] in VERBAL or tree.dep[head] not in ("nsubj", "nsubjpass"):
        return False
    if tree.dep[noun] == "attr":
        return candidate.type in _DEEDS and tree.lower[head] in _DEED_ITSELF
    if tree.dep[noun] == "dobj":
        return is_received(tree, candidate)
    return tree.dep[noun] == "pobj" and candidate.type == "CONSULT" and _is_elsewhere(tree, noun, above)


def is_received(tree: Tree, candidate: Candidate) -> bool:
    """“Keller won commendations”, "has two arrests", "escaped conviction": the subject undergoes what the noun says."""
    verb = tree.head[candidate.token]
    if tree.dep[candidate.token] != "dobj" or tree.pos[verb] not in VERBAL:
        return False
    if candidate.type == "SUPPORT":
        gives = tree.lemma[verb] == "have" and any(tree.objects_of(candidate.token, "for"))  # "has praise for him"
        return candidate.kind != "election" and tree.lemma[verb] in verbs("receiving") and not gives
    if candidate.kind != "arrest" and tree.lemma[candidate.token] not in CHARGES:
        return False
    return tree.lemma[verb] == "have" or tree.lemma[verb] in word_class("escaping")


def _is_elsewhere(tree: Tree, noun: int, preposition: int) -> bool:
    """“Keller was not at the summit”, "the spokesman said after the meeting": who only speaks of it had no part."""
    verb = tree.head[preposition]
    if tree.lemma[verb] == "be" and tree.first(verb, "neg") is not None:
        return True
    if tree.lower[preposition] not in _AFTERWARDS or any(tree.lower[k] in _SIDES for k in tree.having(noun, "prep")):
        return False
    return any(tree.lower[k] in ("the", "that") for k in tree.having(noun, "det"))


def _only_judges(candidate: Candidate, actor: Actor) -> bool:
    """“The court convicted him of the murder”: courts and prosecutors never do the deed that they try."""
    return candidate.type == "ASSAULT" and actor.sectors[:1] == ("JUD",) and not _is_person(actor)


def _is_where_crowd_is(tree: Tree, candidate: Candidate, head: int) -> bool:
    """“Spain had protests”, "the Greek capital's riots": a land is where a crowd is; "Greek marchers" are Greeks."""
    noun = candidate.token
    if tree.pos[noun] in VERBAL or candidate.kind not in _OF_A_CROWD:
        return False
    return tree.pos[head] != "ADJ" or tree.head[head] != noun


def _is_land(actor: Actor) -> bool:
    return actor.id is not None and actor.id.startswith("country:") and not actor.sectors


def _is_person(actor: Actor) -> bool:
    return actor.id is not None and actor.id.startswith("person:")


def _who(actor: Actor) -> str:
    return actor.id or actor.name or actor.text.lower()
