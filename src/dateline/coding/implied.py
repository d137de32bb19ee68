"""Who acts where the act's own slots name nobody: whose raid it happened in, who gathered for it, who is blamed for it.

Law of this file: English often names the doer beside the deed, in a few turns of phrase that are sure. Where none of
them stands, nobody acts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from dateline.coding.acting import verbs
from dateline.coding.candidate import Candidate
from dateline.coding.classes import word_class
from dateline.coding.grammar import subjects, surface_subject
from dateline.coding.nominal import culprits, involved
from dateline.coding.tree import VERBAL, Tree
from dateline.records import Actor

#: which actors the noun phrase with this head token stands for
Resolve = Callable[[int], tuple[Actor, ...]]
#: how he was found, the token of his phrase, and who he is
Found = tuple[str, int | None, tuple[Actor, ...]]

_NOBODY: Found = ("", None, ())
_FIGHTING = frozenset(("MIL", "COP", "REB", "PRM", "UAF"))
#: types of what somebody can be charged with, or own up to
_DEEDS = frozenset(("ASSAULT", "COERCE", "PROTEST", "THREATEN"))
#: types of what one does by saying something, and kinds of them that take more
_SPOKEN = frozenset(("ACCUSE", "SUPPORT", "REJECT", "THREATEN", "REQUEST"))
_PROCEEDINGS = frozenset(("investigation", "lawsuit", "verdict", "trial", "election"))
#: types of what is done by force
_FORCE = frozenset(("ASSAULT", "COERCE"))
#: types of what is said, or said in judgement
_UTTERED = frozenset(("ACCUSE", "SANCTION", "THREATEN"))
#: kinds of what somebody brings or returns: "a shareholder lawsuit", "the jury verdict"
_BROUGHT = frozenset(("lawsuit", "verdict"))
_AUTHORITIES = frozenset(("GOV", "LEG", "JUD", "COP", "MIL", "SPY"))
#: what people are in, not what is done ("in police custody")
_STATES = frozenset(("custody", "detention"))
#: before an attack it says of what kind it is
_KINDS = frozenset(("terror", "terrorist"))
_IN = ("in", "during")
_WHOSE = "whose it is"
#: kinds of what a crowd does
_OF_A_CROWD = frozenset(("demonstration", "riot", "obstruction"))
_GATHERING = frozenset(("for", "in", "to", "on", "at"))


def implied(tree: Tree, candidate: Candidate, resolve: Resolve) -> Found:
    """Who did `candidate`, whose own slots name nobody who did; nobody where the text does not say so."""
    verbal = tree.pos[candidate.token] in VERBAL
    passive = verbal and tree.is_passive(candidate.token)
    if verbal and not passive and candidate.frame != "undergo":
        return _NOBODY
    found = _by_turns(tree, candidate, resolve, passive=passive)
    for part in candidate.absorbed:  # "a shareholder lawsuit was filed"
        if not found[2] and part.kind in _BROUGHT and tree.pos[part.token] not in VERBAL:
            found = _by_turns(tree, part, resolve, passive=False)
    return found if found[2] else _in_raid(tree, candidate, resolve)


def _by_turns(tree: Tree, candidate: Candidate, resolve: Resolve, *, passive: bool) -> Found:
    for why, heads in _turns(tree, candidate, passive=passive):
        for head in heads:
            found = resolve(head)
            if found and (why != _WHOSE or _may_be_named_so(tree, candidate, head, found[0])):
                return why, head, found
    return _NOBODY


def _turns(tree: Tree, candidate: Candidate, *, passive: bool) -> Iterator[tuple[str, Iterator[int]]]:
    """The turns of phrase that fit this act, each with the tokens of those who may be meant."""
    i = candidate.token
    if candidate.frame == "undergo":
        yield "whose anger it is", _wrath(tree, i)
        return
    if candidate.type in _DEEDS and candidate.kind != "arrest":
        yield "who is blamed", culprits(tree, i)
        yield "who had a part in it", involved(tree, i)
    if passive:
        yield "who did the next thing to him", _shared_agent(tree, i)
        yield "by further down", _far_agent(tree, i)
        return
    yield "who leads it", _led_by(tree, i)
    yield _WHOSE, tree.having(i, "compound", "amod")
    if candidate.type == "PROTEST" or candidate.kind == "lawsuit":
        yield "who gathers for it", _joining(tree, i)
    if candidate.kind in _OF_A_CROWD:
        yield "the crowd of the sentence", _crowd(tree, i)
    if candidate.type in _UTTERED:
        yield "who utters it", _hurling(tree, i)
        yield "among whom it is heard", tree.objects_of(i, "among", "amongst", "within")
    if candidate.type in _SPOKEN and candidate.kind not in _PROCEEDINGS:
        yield "who speaks so", _saying_so(tree, i)


def is_armed_body(actor: Actor) -> bool:
    """“The rebels' killing” is theirs, "Deputy Cole's killing" is not his."""
    is_person = actor.id is not None and actor.id.startswith("person:")
    return bool(_FIGHTING.intersection(actor.sectors)) and not is_person


def _may_be_named_so(tree: Tree, candidate: Candidate, head: int, actor: Actor) -> bool:
    """“A police raid”, "student protests", "a jury verdict"; but a journalist arrest is done to journalists."""
    if candidate.type in _FORCE:
        is_deed = tree.lemma[candidate.token] not in _STATES and tree.lower[head] not in _KINDS
        return is_deed and is_armed_body(actor)
    if tree.tag[head] not in ("NN", "NNS") or tree.dep[head] != "compound":
        return False
    if candidate.kind == "investigation":  # of the police, but not of "a gang investigation"
        return bool(_AUTHORITIES.intersection(actor.sectors))
    return candidate.type == "PROTEST" or candidate.kind in _BROUGHT


def _led_by(tree: Tree, i: int) -> Iterator[int]:
    """“Saudi-led strikes”, "a police-involved shooting"."""
    for k in tree.having(i, "amod"):
        if tree.lemma[k] in verbs("led_by") and tree.lower[k - 1] == "-":
            yield from tree.having(k, "npadvmod", "compound", "nmod", "amod", "advmod")


def _shared_agent(tree: Tree, i: int) -> Iterator[int]:
    """“Was arrested and later beaten by soldiers”, "rounded up, searched and held by": what is said in one breath has
    one doer.

    Not so where anything else stands between: "was arrested in May and freed by a court".
    """
    then = tree.first(i, "conj")
    while then is not None and tree.is_passive(then) and all(_is_of_one_breath(tree, k) for k in range(i + 1, then)):
        yield from tree.objects_of(then, "by")
        i, then = then, tree.first(then, "conj")


def _is_of_one_breath(tree: Tree, k: int) -> bool:
    return tree.dep[k] in ("cc", "prt") or tree.lower[k] == "," or tree.pos[k] == "ADV"


def _far_agent(tree: Tree, i: int) -> Iterator[int]:
    """“Was shot in the back by an officer”: parsers hang "by" on the back."""
    for k in tree.having(i, "prep"):
        for under in tree.having(k, "pobj"):
            yield from tree.objects_of(under, "by")


def _wrath(tree: Tree, i: int) -> Iterator[int]:
    """“Drew the ire of farmers”, "faces the criticism of her rival"; but who faces criticism of a plan has his own."""
    for k in tree.having(i, "dobj"):
        if tree.lemma[k] in verbs("wrath") or any(tree.lower[d] == "the" for d in tree.having(k, "det")):
            yield from tree.objects_of(k, "of")


def _saying_so(tree: Tree, i: int) -> Iterator[int]:
    """“In a rebuke of the minister, the senator said”: whoever says something in a rebuke rebukes."""
    preposition = tree.head[i]
    verb = tree.head[preposition]
    if tree.dep[i] != "pobj" or tree.lower[preposition] != "in" or tree.pos[verb] not in VERBAL:
        return
    is_new = any(tree.lower[k] in ("a", "an", "another") for k in tree.having(i, "det"))
    if is_new and (preposition < verb or tree.lemma[verb] in word_class("saying")) and not tree.is_passive(verb):
        found = surface_subject(tree, verb)
        if found is not None:
            yield found


def _joining(tree: Tree, i: int) -> Iterator[int]:
    """“Hundreds turned out for a vigil”, "Ohio joined nine states in a lawsuit": who gathers for it takes part."""
    verb = tree.head[i]
    if tree.dep[i] == "pobj":
        if tree.lower[verb] not in _GATHERING:
            return
        verb = tree.head[verb]
        if tree.lemma[verb] == "part" and tree.dep[verb] == "dobj":
            verb = tree.head[verb]  # "took part in"
    elif tree.dep[i] != "dobj":
        return
    if tree.pos[verb] not in VERBAL or tree.lemma[verb] not in verbs("joining"):
        return
    if tree.dep[i] == "dobj" and tree.lemma[verb] not in verbs("attending"):
        return
    found = surface_subject(tree, verb)
    if found is not None:
        yield found


def _crowd(tree: Tree, i: int) -> Iterator[int]:
    """“Protesters were held over the unrest”, "riots shook Athens as rioters fought police": they are its crowd."""
    against = set(tree.objects_of(i, "against", "by", "over"))
    for k in range(*tree.bounds[tree.sentence[i]]):
        if tree.lemma[k] in word_class("rioter") and tree.tag[k] == "NNS" and k not in against:
            yield k


def _hurling(tree: Tree, i: int) -> Iterator[int]:
    """“Lobbed criticism at him”, "the jury returned a verdict": the verb says no more than that it was uttered."""
    verb = tree.head[i]
    if tree.dep[i] == "dobj" and tree.lemma[verb] in verbs("hurling") and tree.first(verb, "prt") is None:
        yield from subjects(tree, verb)


def _in_raid(tree: Tree, candidate: Candidate, resolve: Resolve) -> Found:
    """Who carries out what it happened in: "arrested in a police sweep", "the operation in which he was killed"."""
    i = candidate.token
    if candidate.type not in _FORCE:
        return _NOBODY
    for top in (*tree.objects_of(i, *_IN), *_raid_of_clause(tree, i)):
        for raid in (top, *tree.objects_of(top, "of")):
            for head in _raiders(tree, raid):
                found = resolve(head)
                is_official = tree.lemma[head] in verbs("authority")
                if found and (is_official or is_armed_body(found[0]) or _is_state(found[0])):
                    return f"the {tree.lower[raid]}", head, found
    return _NOBODY


def _raiders(tree: Tree, raid: int) -> Iterator[int]:
    yield from tree.objects_of(raid, "by")
    if tree.lemma[raid] in verbs("operation"):
        yield from tree.having(raid, "poss", "compound", "amod", "nmod")
        yield from _led_by(tree, raid)


def _raid_of_clause(tree: Tree, i: int) -> Iterator[int]:
    if tree.dep[i] == "relcl" and any(tree.lower[k] == "which" for k in tree.objects_of(i, *_IN)):
        yield tree.head[i]


def _is_state(actor: Actor) -> bool:
    return actor.id is not None and actor.id.startswith("country:")
