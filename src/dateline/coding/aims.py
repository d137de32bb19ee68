"""Whom an act is aimed at: what in its slots is nobody it is aimed at, and who is aimed at beside its slots.

Law of this file: where something happened, what it was about, to whom it was told and who helped is not whom it was
done to. What is said of somebody's plan is said of him.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.acting import verbs
from dateline.coding.candidate import Candidate
from dateline.coding.grammar import subjects, verb_objects
from dateline.coding.implied import Found, Resolve
from dateline.coding.tree import VERBAL, Tree
from dateline.records import Actor, Place

#: types of what is said about somebody's doings: who slams a plan slams whose it is
_OF_WORDS = frozenset(("ACCUSE", "REJECT", "SUPPORT"))
#: slots that say of a protest where it is, who joins it or whom it is for
_OF_PROTEST = frozenset(("in", "for", "with", "from", "between", "of"))
#: types of what befalls somebody who may be anywhere
_ANYWHERE = frozenset(("ASSAULT", "ACCUSE", "REJECT", "SUPPORT", "THREATEN"))
#: kinds of violence among citizens
_CRIMES = frozenset(("shooting", "stabbing", "beating", "sexual-violence", "crowd-control"))
#: kinds of what is done to one person at a time
_OF_ONE = frozenset(("arrest", "deportation"))
_POWERS = frozenset(("GOV", "MIL", "REB", "UAF", "PRM"))
#: types of what is said against somebody, and of what may turn out to be said
_AGAINST = frozenset(("ACCUSE", "ASSAULT"))
_SPEAKER = frozenset(("me", "us", "myself", "ourselves"))
#: prepositions that say where, before the subject
_WHERE = frozenset(("in", "on", "at", "outside", "near", "along"))
#: who is told anything prints it
_PRESS = ("MED",)
_TOLD = "who is told so"
_ACCUSER = "who accuses somebody of it"
_NOBODY: Found = ("", None, ())


def is_aim(tree: Tree, candidate: Candidate, name: str, head: int) -> bool:
    """Can the phrase of `head`, in the slot `name`, be whom the act is aimed at?"""
    lemma = tree.lemma[head]
    if name.startswith("object"):
        if _is_part_of_verb(tree, candidate, head):
            return False
    elif _is_circumstance(tree, candidate, name, head) or _is_wanted(tree, candidate, name, head):
        return False
    if candidate.type == "PROTEST":
        return name not in _OF_PROTEST and lemma not in verbs("thoroughfare")
    if candidate.type == "ACCUSE" and _is_told(tree, candidate, name):
        return False
    if candidate.type == "AGREE" and name == "object":
        return _is_promised_to(tree, candidate, head)
    return True


def _is_circumstance(tree: Tree, candidate: Candidate, name: str, head: int) -> bool:
    """“The worst massacre in history”, "in addition to", "on the Hill, they decried": how, when and where it was."""
    lemma, i, above = tree.lemma[head], candidate.token, tree.head[head]
    if lemma in verbs("superlative"):
        return True
    if name == "with" and lemma in verbs("helping"):
        return True  # "searched the house with the assistance of the army"
    if name in ("in", "on", "by", "at") and lemma in verbs("occasion"):
        return True
    if tree.pos[i] not in VERBAL:
        return False
    if any(tree.lower[k] in _SPEAKER for k in tree.having(i, "dobj")):
        return True  # "attacked me from the stage of the convention": whoever is speaking
    subject = tree.first(i, "nsubj", "nsubjpass")
    return name in _WHERE and tree.head[above] == i and subject is not None and head < subject


def _is_wanted(tree: Tree, candidate: Candidate, name: str, head: int) -> bool:
    """“Called for news of the shooting", "for a special prosecutor": that is wanted; "Israel's exit" is asked of it."""
    if candidate.type != "REQUEST" or name != "for" or tree.pos[candidate.token] not in VERBAL:
        return False
    return tree.first(head, "poss") is None


def _is_part_of_verb(tree: Tree, candidate: Candidate, head: int) -> bool:
    """“Took them hostage”: they are who was taken."""
    names = candidate.entry.object
    if names is None or tree.lemma[head] not in names or tree.pos[candidate.token] not in VERBAL:
        return False
    return any(tree.lemma[k] not in names for k in tree.having(candidate.token, "dobj"))


def _is_told(tree: Tree, candidate: Candidate, name: str) -> bool:
    """“Complained to reporters”, "sued in a court", "filed a complaint with the board": these only hear of it."""
    if name == "in":
        return True
    if name == "to" and candidate.entry.object is None and tree.first(candidate.token, "dobj") is not None:
        return tree.pos[candidate.token] in VERBAL  # "denounced the ban to his voters"
    lodged = {tree.lemma[candidate.token], *(tree.lemma[part.token] for part in candidate.absorbed)}
    lodged.update(tree.lemma[k] for k in tree.having(candidate.token, "dobj"))
    return name in ("to", "with") and not lodged.isdisjoint(verbs("lodging"))


def _is_promised_to(tree: Tree, candidate: Candidate, head: int) -> bool:
    """“Promised voters a wall” is for the voters, "promised a wall" for nobody."""
    i = candidate.token
    if tree.lemma[i] not in verbs("offering"):
        return True
    beside = [k for k in tree.having(i, "dobj", "xcomp", "ccomp") if k > head]
    return bool(beside) or tree.pos[head] == "PRON"


def owner(
    tree: Tree, candidate: Candidate, head: int, resolve: Resolve, actors: tuple[Actor, ...]
) -> tuple[Actor, ...]:
    """Whose plan, words or deed `head` is: "slammed his proposal", "mocking her hat", "attacks on their record"."""
    if candidate.type not in _OF_WORDS:
        return ()
    for part in tree.conjuncts(head):
        for k in tree.having(part, "poss"):
            found = without(resolve(k), actors) if tree.tag[k] == "PRP$" else ()
            if found:
                return found
    return ()


def aimed(tree: Tree, candidate: Candidate, resolve: Resolve, actors: tuple[Actor, ...]) -> Found:
    """Whom `candidate` is aimed at, where its slots name nobody."""
    for why, heads in _turns(tree, candidate):
        for head in heads:
            found = without(resolve(head), actors)
            if found and _can_be(why, found[0]):
                return why, head, found
    return _NOBODY


def _can_be(why: str, actor: Actor) -> bool:
    """The press only hears of an act, and an authority that accuses somebody of a rape is no victim of it."""
    return not (why == _TOLD and actor.sectors[:1] == _PRESS) and not (why == _ACCUSER and actor.sectors)


def _turns(tree: Tree, candidate: Candidate) -> Iterator[tuple[str, Iterator[int]]]:
    verbal = tree.pos[candidate.token] in VERBAL
    if candidate.type in _AGAINST and not (verbal and candidate.type == "ASSAULT"):
        yield "the clause under it", _blamed(tree, candidate.token)
        for part in candidate.absorbed:  # "made the allegation that"
            if part.type == "ACCUSE" and tree.pos[part.token] not in VERBAL:
                yield "the clause under it", _blamed(tree, part.token)
    if not verbal:
        yield "who is the subject of it", _undergoing(tree, candidate.token)
        yield "who is defended against it", _defended(tree, candidate.token)
        if candidate.type == "REQUEST":
            yield "who complies with it", _complying(tree, candidate.token)
        if candidate.type in _OF_WORDS and any(tree.objects_of(candidate.token, "by", "from")):
            yield "whose name it bears", _named_after(tree, candidate.token)
        if candidate.kind == "sexual-violence":
            yield _ACCUSER, _accusers(tree, candidate.token)
    elif candidate.kind == "lawsuit":
        yield "who gave cause for it", _giving_cause(tree, candidate.token)
    if verbal and candidate.type in ("CONCEDE", "AGREE", "REJECT", "THREATEN"):
        yield _TOLD, _hearers(tree, candidate.token)


def _blamed(tree: Tree, i: int) -> Iterator[int]:
    """“The allegation that Keller lied”, "alleged that his calls were a threat": Keller, and whoever "he" is."""
    clauses = list(tree.having(i, "acl", "relcl", "ccomp"))
    if tree.pos[i] not in VERBAL:
        clauses = [k for k in clauses if _is_content(tree, k)]
        if tree.dep[i] == "dobj":  # parsers hang the clause on "repeated" in "repeated his attack that Keller lied"
            clauses += [k for k in tree.having(tree.head[i], "ccomp") if k > i and _is_content(tree, k)]
    for k in clauses:
        for subject in tree.having(k, "nsubj", "nsubjpass"):
            yield subject
            yield from tree.having(subject, "poss")


def _is_content(tree: Tree, k: int) -> bool:
    """Does the clause say what is alleged? "The allegation that he made" has "that" for what he made."""
    if not any(tree.lower[m] == "that" and tree.dep[m] in ("mark", "dobj") for m in tree.kids[k]):
        return False
    return tree.lemma[k] not in verbs("making_it")


def _undergoing(tree: Tree, i: int) -> Iterator[int]:
    """“She won praise from the board”, "he was the target of an inquiry": who gets or suffers what the noun says."""
    while tree.dep[i] == "conj":
        i = tree.head[i]
    above = tree.head[i]
    if tree.dep[i] == "dobj" and tree.lemma[above] in verbs("receiving"):
        for subject in subjects(tree, above):
            yield subject
            yield from tree.having(subject, "poss")  # "the senator's plan drew criticism"
    elif tree.dep[i] == "pobj" and tree.lower[above] == "of" and tree.lemma[tree.head[above]] in verbs("bearing_it"):
        top = tree.head[above]
        if tree.dep[top] == "attr":
            yield from subjects(tree, tree.head[top])
        elif tree.dep[top] == "appos":
            yield tree.head[top]


def _defended(tree: Tree, i: int) -> Iterator[int]:
    """“Defended the charity against attacks from the senator”: the charity is attacked."""
    above = tree.head[i]
    if tree.dep[i] == "pobj" and tree.lower[above] == "against":
        verb = tree.head[above]
        if tree.dep[verb] == "dobj":
            verb = tree.head[verb]
        if tree.lemma[verb] in verbs("defending"):
            yield from verb_objects(tree, verb)


def _complying(tree: Tree, i: int) -> Iterator[int]:
    """“The bank complied with the ministry's demand”, "met the demands of": the bank was asked."""
    verb = tree.head[tree.head[i]] if tree.dep[i] == "pobj" else tree.head[i]
    if tree.dep[i] in ("pobj", "dobj") and tree.lemma[verb] in verbs("complying"):
        yield from subjects(tree, verb)


def _named_after(tree: Tree, i: int) -> Iterator[int]:
    """“The Keller endorsement by the union”: where it is said by whom, the name before it is for whom."""
    yield from (k for k in tree.having(i, "compound", "nmod") if tree.tag[k] in ("NNP", "NNPS"))


def _accusers(tree: Tree, i: int) -> Iterator[int]:
    """“She accused the producer of rape”: who says so, where it is no authority, was his victim."""
    above = tree.head[i]
    verb = tree.head[above]
    if tree.dep[verb] == "dobj":
        verb = tree.head[verb]
    if tree.dep[i] == "pobj" and tree.lower[above] == "of" and tree.lemma[verb] == "accuse":
        yield from subjects(tree, verb)


def _giving_cause(tree: Tree, i: int) -> Iterator[int]:
    """“The union sued after the city cut its pay”: the city is sued."""
    for k in tree.having(i, "advcl"):
        if any(tree.lower[m] in ("after", "because") for m in tree.having(k, "mark")):
            yield from subjects(tree, k)


def _hearers(tree: Tree, i: int) -> Iterator[int]:
    """“Told the widow that he apologised”: the hearer is whom it is said to."""
    above = tree.head[i]
    if tree.dep[i] == "ccomp" and tree.lemma[above] in verbs("informing"):
        yield from (k for k in tree.having(above, "dobj", "dative") if tree.lemma[k] not in verbs("audience"))


def strikes_country(tree: Tree, candidate: Candidate, place: Place, actors: tuple[Actor, ...]) -> bool:
    """Is what is done in `place` done to its country? "Air strikes in Yemen" are; riots and murders are not.

    What happens in a town befalls its country where another state or somebody armed does it. "Agreed to build a port
    in Accra" is for Ghana, "promised in Accra" was only said there.
    """
    if candidate.type == "PROTEST" or (candidate.type == "COERCE" and candidate.kind in _OF_ONE):
        return False
    if candidate.type == "AGREE":
        return tree.lemma[candidate.token] not in verbs("offering")
    if candidate.type not in _ANYWHERE:
        return True
    if place.kind == "country":
        return candidate.kind not in _CRIMES
    return any(_is_power(actor) and actor.country != place.country for actor in actors)


def _is_power(actor: Actor) -> bool:
    return (actor.id or "").startswith("country:") or bool(_POWERS.intersection(actor.sectors[:1]))


def reciprocal(tree: Tree, candidate: Candidate) -> bool:
    """“They accused each other”: whoever acts is acted on."""
    i = candidate.token
    tops = [*tree.having(i, "dobj"), *tree.objects_of(i, "at", "on", "of", "against", "with", "for")]
    for k in tops:
        before = tree.lower[k - 1] if k else ""
        if (before, tree.lower[k]) in (("each", "other"), ("one", "another")):
            return True
    return False


def without(found: tuple[Actor, ...], actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """`found` without those who act: nobody does it to himself, unless he is said to."""
    own = {a.id for a in actors if a.id is not None and a.id.startswith("person:")}
    free = (a for a in found if a.id not in own)
    return tuple(a for a in free if not any(a.start < b.end and b.start < a.end for b in actors))
