"""Who stands where around an event noun, as token numbers: whose it is, who carries it out, who is blamed for it.

Law of this file: grammar only, as in `grammar.py`; it knows no actor and no event type.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.acting import verbs
from dateline.coding.classes import word_class
from dateline.coding.grammar import subjects, verb_objects
from dateline.coding.status import status
from dateline.coding.tree import NOMINAL, VERBAL, Tree

#: prepositions that name some of those who act, not whose they are
_EXAMPLES = frozenset(("including", "like", "besides", "except"))
#: prepositions that say when or besides what: "his speech during the Iraq war" is not Iraq's
_BESIDE = frozenset("during before after since until amid despite as than unlike following throughout".split())
#: prepositions that belong to the act right before them
_ONTO = frozenset(("into", "against", "by"))
#: under which stands what somebody is blamed for, or owns up to
_OVER = frozenset(("for", "of", "in", "with", "over", "behind"))


def noun_slot(tree: Tree, i: int, name: str, carrier: int | None) -> Iterator[int]:
    """The fillers of one slot of frames.toml at the noun `i`, which `carrier` may carry ("held" of "held talks")."""
    if name == "possessor":
        yield from tree.having(i, "poss")
    elif name == "modifier":
        for k in tree.having(i, "amod", "compound", "nmod"):
            if tree.pos[k] == "PROPN" or tree.tag[k] in ("NNP", "JJ"):
                yield k
    elif name == "support":
        if carrier is not None and carrier != i:
            yield from subjects(tree, carrier)
        elif tree.dep[i] == "attr" or (tree.dep[i] == "dobj" and tree.lemma[tree.head[i]] in verbs("seeking")):
            yield from subjects(tree, tree.head[i])  # "Germany is the largest donor", "sought a meeting"
        elif tree.dep[i] == "dobj" and _is_led(tree, i):
            yield from subjects(tree, tree.head[i])
    elif name == "attendant":
        yield from attendants(tree, i)
    elif name == "complement":
        for k in tree.having(i, "acl"):
            yield from tree.having(k, "nsubj", "dobj")
    else:
        yield from tree.objects_of(i, name)
        if name == "by":
            for k in tree.objects_of(i, "of"):  # "the arrest of Miller by police": parsers hang "by" on Miller
                yield from tree.objects_of(k, name)
            for k in tree.having(i, "acl", "relcl"):  # "the ruling handed down by the court"
                if tree.lemma[k] in verbs("doing"):
                    yield from tree.objects_of(k, name)
            for place in tree.objects_of(i, "in", "at", "on", "near"):  # "attacks in Paris that were claimed by"
                for k in tree.having(place, "acl", "relcl"):
                    if tree.lemma[k] == "claim":
                        yield from tree.objects_of(k, name)
        if name in _ONTO and i + 1 < len(tree.lower) and tree.lower[i + 1] == name and tree.head[i + 1] != i:
            yield from tree.having(i + 1, "pobj")  # "nears the end of its inquiry into her": it hangs on "nears"
        measured = _measure(tree, i)
        if measured is not None:
            yield from (k for k in tree.objects_of(measured, name) if k != i)
        if carrier is not None and carrier != i:
            yield from tree.objects_of(carrier, name)


def _is_led(tree: Tree, i: int) -> bool:
    """“Took over the investigation”, "led the raid"; who "took the attack" seriously did nothing."""
    verb = tree.head[i]
    if tree.lemma[verb] == "take":
        return any(tree.lower[k] == "over" for k in tree.having(verb, "prt"))
    return tree.lemma[verb] in verbs("leading")


def _measure(tree: Tree, i: int) -> int | None:
    """The noun that measures `i`: "series" over "exercises" in "a series of exercises by the navy"."""
    above = tree.head[i]
    if tree.dep[i] == "pobj" and tree.lower[above] == "of" and tree.lemma[tree.head[above]] in word_class("measure"):
        return tree.head[above]
    return None


def attendants(tree: Tree, i: int) -> Iterator[int]:
    """Who else is at the meeting `i`: "Putin praised him in a meeting with Li" has Putin there."""
    above = tree.head[i]
    if tree.dep[i] != "pobj":
        return
    verb = tree.head[above]
    going = tree.lemma[verb] in verbs("going") and tree.lower[above] in ("for", "to", "into", "on")
    leaving = tree.lemma[verb] in verbs("leaving") and tree.lower[above] == "from"  # "emerging from a meeting with Li"
    if tree.lemma[verb] in verbs("dispatching") and tree.lower[above] in ("for", "to", "into"):
        yield from tree.having(verb, "dobj", "nsubjpass")  # "sent its envoy for talks"
    elif tree.pos[verb] in VERBAL and (
        going or leaving or tree.lower[above] in ("in", "at", "during", "after", "following")
    ):
        yield from subjects(tree, verb)
        if tree.lemma[verb] == "tell" and tree.lower[above] not in ("after", "following"):  # "told reporters after it"
            yield from tree.having(verb, "dobj")


def inside(tree: Tree, i: int, depth: int = 0) -> Iterator[int]:
    """The nouns within the phrase of `i` that may name whose it is: "China" in "China's ban on imports"."""
    if tree.entity[i] == "LOC" and tree.lemma[i] in word_class("strait"):
        return  # the Sea of Japan is not Japan's
    for k in tree.having(i, "poss", "amod", "compound", "nmod"):
        if tree.tag[k] == "PRP$":
            continue  # "his" is almost always whoever acts
        if tree.dep[k] == "poss" and any(tree.tag[p] == "PRP$" for p in tree.having(k, "poss")):
            continue  # so is "his country's"
        if tree.dep[k] == "compound" and tree.tag[k] == "NNP" and tree.lemma[i] in verbs("fought_in"):
            continue  # "the Iraq war" is not Iraq's
        if tree.dep[k] != "poss" and (tree.lemma[k] in verbs("authority") or _is_house(tree, k, i)):
            continue  # "a Senate bill", "a congressional inquiry"
        if tree.dep[k] == "poss" or tree.entity[k] or tree.tag[k] in ("NNP", "NNPS", "NN"):
            yield k
        yield from (m for m in tree.having(k, "poss", "compound", "amod", "npadvmod") if tree.entity[m])
    for k in tree.having(i, "acl"):
        own = () if tree.lemma[k] in verbs("mediating") | verbs("viewing") else ("by",)
        yield from tree.objects_of(k, *own, "on", "against")  # "restrictions imposed on the former minister"
    if depth < 3:
        for k in tree.having(i, "prep"):
            if tree.lower[k] in _EXAMPLES or tree.lower[k] in _BESIDE:
                continue
            if tree.lower[k] in ("against", "toward", "towards") and tree.lemma[i] in verbs("wrongs"):
                continue
            for under in tree.having(k, "pobj"):
                if tree.lemma[under] in verbs("superlative"):
                    continue  # "the deadliest attack in modern U.S. history"
                yield under
                yield from inside(tree, under, depth + 1)
        for k in tree.having(i, "appos", "conj"):
            yield k
            yield from inside(tree, k, depth + 1)


def _is_house(tree: Tree, k: int, noun: int) -> bool:
    return tree.lemma[k] in verbs("house") and tree.lemma[noun] in verbs("housed")


_DEEP = 3  # "convicted of murder for the slaying of": prepositions between the verdict and the deed
#: a part in a deed that somebody is said to have had
_HAPPENED = frozenset(("actual", "past", "ongoing"))
_SUSPECTING = frozenset(("arrest", "jail", "suspect"))  # not yet blamed
_GUILTY = frozenset(("guilty", "responsible", "responsibility", "liable"))
CHARGES = frozenset(
    ("charge", "count", "accusation", "suspicion", "allegation", "conviction", "sentence", "term", "verdict")
)


def culprits(tree: Tree, i: int) -> Iterator[int]:
    """Who is said to have done the deed `i`: "convicted Cole of murder", "Cole faces a charge of murder".

    So is who claims it, confesses to it or is responsible for it.
    """
    yield from _blamed_after(tree, i)
    for _ in range(_DEEP):
        while tree.dep[i] in ("conj", "compound"):
            i = tree.head[i]
        preposition = tree.head[i]
        if tree.dep[i] != "pobj":
            return
        above = tree.head[preposition]
        owned = tree.lemma[above] in verbs("confessing") or tree.lower[above] in _GUILTY
        if tree.lower[preposition] not in _OVER and not (owned and tree.lower[preposition] == "to"):
            return
        if tree.lemma[above] in word_class("blaming") and tree.lemma[above] not in _SUSPECTING:
            for k in verb_objects(tree, above):
                yield k
                yield from tree.objects_of(k, "for")  # "a hearing for Cole, 23, charged with murder"
        elif tree.first(above, "dobj") is not None and tree.lemma[tree.first(above, "dobj") or 0] in CHARGES:
            yield from tree.objects_of(
                tree.first(above, "dobj") or 0, "for", "against"
            )  # "a verdict for Cole for murder"
        elif tree.dep[above] in ("dobj", "nsubjpass") and tree.lemma[tree.head[above]] in word_class("blaming"):
            if tree.lemma[tree.head[above]] not in _SUSPECTING:
                yield above  # parsers hang "of" on Cole in "convicted Cole of murder"
        elif owned:
            yield from _said_of(tree, above)
        elif tree.lemma[above] in CHARGES:
            yield from tree.objects_of(above, "against")
            yield from (k for k in tree.objects_of(above, "for") if k < i)  # "a sentence for Cole for the murder of"
            verb = tree.head[above]
            if tree.dep[above] == "pobj" and tree.lemma[tree.head[verb]] in verbs("jailing"):
                yield from verb_objects(tree, tree.head[verb])  # "was imprisoned on a sentence for rape"
            if tree.dep[above] in ("dobj", "pobj") and tree.lemma[verb] in verbs("bearing"):
                yield from subjects(tree, verb)
        i = above


def involved(tree: Tree, i: int) -> Iterator[int]:
    """Who had a part in the deed `i`: "the officers involved in it", "the man behind it", "the gunman in it"."""
    preposition = tree.head[i]
    above = tree.head[preposition]
    if tree.dep[i] != "pobj" or tree.lower[preposition] not in ("in", "behind"):
        return
    if tree.pos[above] in VERBAL and status(tree, above)[0] not in _HAPPENED:
        return  # "denied that Kenya was involved in the attack"
    if tree.lower[preposition] == "behind":
        if tree.pos[above] in NOMINAL:
            yield above
        elif tree.lemma[above] == "be":
            yield from subjects(tree, above)
    elif tree.lemma[above] in verbs("involving") and tree.is_passive(above):
        yield from verb_objects(tree, above)
    elif tree.lemma[above] in verbs("doer"):
        yield above


def bearers(tree: Tree, i: int) -> Iterator[int]:
    """Who has the charge `i` to answer: "returned to jail on a new charge", "she is free despite charges"."""
    yield from tree.having(i, "poss")
    verb = tree.head[i] if tree.dep[i] == "dobj" else tree.head[tree.head[i]]
    if tree.pos[verb] in VERBAL and (tree.dep[i] == "pobj" or tree.lemma[verb] in verbs("bearing")):
        yield from verb_objects(tree, verb) if tree.is_passive(verb) else subjects(tree, verb)


def _blamed_after(tree: Tree, i: int) -> Iterator[int]:
    """“A man was charged after a woman was stabbed”, "a teenager faces a charge after a woman was stabbed"."""
    if tree.dep[i] != "advcl" or not any(tree.lower[k] == "after" for k in tree.having(i, "mark")):
        return
    verb = tree.head[i]
    if tree.lemma[verb] == "charge" and tree.is_passive(verb):
        yield from verb_objects(tree, verb)
    elif tree.lemma[verb] in verbs("bearing") and any(tree.lemma[k] in CHARGES for k in tree.having(verb, "dobj")):
        yield from subjects(tree, verb)


def _said_of(tree: Tree, i: int) -> Iterator[int]:
    """The subject of "confessed", or of the verb that "guilty" and "responsibility" stand under."""
    own = tree.first(i, "nsubj")
    if own is not None and tree.pos[i] == "ADJ":
        yield own  # "found him guilty"
    elif tree.pos[i] in VERBAL:
        yield from subjects(tree, i)
    elif tree.pos[tree.head[i]] in VERBAL and tree.dep[i] in ("acomp", "attr", "dobj", "oprd", "advcl", "ccomp"):
        whom = tree.having(tree.head[i], "dobj") if tree.dep[i] == "oprd" else subjects(tree, tree.head[i])
        yield from whom
