"""When people who agree, meet, give way or help make an event of politics, and when they only share a view or a life.

Law of this file: one function a kind of dealing, with the sentence that it is for. An agreement binds to a deed, a
meeting has two sides, aid has somebody who gets it, and who gives way gives way to somebody.
"""

from __future__ import annotations

from collections.abc import Callable

from dateline.coding.arguments import Filled
from dateline.coding.candidate import Candidate
from dateline.coding.classes import word_class
from dateline.coding.grammar import verb_objects
from dateline.coding.political import POLITICAL, is_political
from dateline.coding.tree import VERBAL, Tree
from dateline.coding.triggers import objects
from dateline.records import Actor

#: pronouns for things and facts: what they allow is only made possible
_THINGS = frozenset(("this", "that", "which", "these", "those", "what"))
#: words that a report of a race uses; with this many different ones it tells of one
_RACE = 3
#: who bears arms for a state or against one
_FORCES = frozenset(("MIL", "REB", "PRM", "UAF"))
#: who arrives where a crime is, or is the one who commits it
_ON_DUTY = (("COP",), ("UAF",), ("CRM",))


def is_no_dealing(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """Is what is coded as an agreement, a meeting, a concession, aid or a break none between political sides?"""
    return any(check(tree, candidate, filled) for check in _OF_TYPE.get(candidate.type, ()))


def _is_like_minded(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“Many agreed with the mayor”, "the two do agree on something": an opinion shared is no agreement made."""
    i = candidate.token
    if tree.lemma[i] != "agree" or candidate.absorbed or tree.first(i, "xcomp") is not None:
        return False
    if any(tree.lower[k] in ("do", "does", "did") for k in tree.having(i, "aux")) and tree.first(i, "neg") is None:
        return True
    return any(tree.objects_of(i, "with")) and _sides(filled) < 2


def _is_trait(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“His willingness to insult”, "their commitment to power": a readiness is an event where somebody declares it."""
    i = candidate.token
    if tree.lemma[i] not in word_class("trait") or tree.pos[i] in VERBAL or candidate.carrier is not None:
        return False
    above = tree.head[i]
    return not (
        tree.dep[i] in ("dobj", "pobj", "conj") and tree.lemma[_verb_over(tree, above)] in word_class("avowing")
    )


def _is_own_way(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“He is ready to move on”: a readiness to do nothing to or with anybody."""
    if candidate.entry.words.split()[0] != "be" or candidate.absorbed or filled.recipients:
        return False
    i = candidate.token
    acts = [a for s in (i, *tree.having(i, "acomp")) for a in tree.having(s, "xcomp", "ccomp")]
    return not any(tree.first(a, "dobj", "dative", "xcomp") is not None for a in acts)


def _verb_over(tree: Tree, i: int) -> int:
    while tree.pos[i] not in VERBAL and tree.head[i] != i:
        i = tree.head[i]
    return i


def _is_attribute(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Pledged delegates”, "committed voters": delegates of a kind."""
    i = candidate.token
    return tree.tag[i] in ("VBN", "VBD") and i + 1 < len(tree.lemma) and tree.lemma[i + 1] in word_class("elector")


def _is_a_fact(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Agree that the sums do not add up", "that it may fail": what is so already, or only may be, binds nobody."""
    i = candidate.token
    told = tree.first(i, "ccomp")
    if told is None or tree.pos[i] not in VERBAL or tree.first(i, "xcomp") is not None:
        return False
    helpers = list(tree.having(told, "aux", "auxpass"))
    if any(tree.lower[k] in ("may", "might") for k in helpers):
        return True
    if any(tree.tag[k] in ("MD", "TO") for k in helpers) or tree.lemma[told] == "go":
        return False  # "promised that it would", "we are going to win"
    return any(tree.tag[k] in ("VBZ", "VBP", "VBD") for k in (told, *helpers))


def _is_only_meant(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“Intended the crowd to see it", "promising growth": what one means others to do, or holds out, is no promise."""
    i = candidate.token
    if candidate.entry.words == "intend":
        return tree.first(i, "xcomp") is None
    held_out = tree.tag[i] == "VBG" and tree.first(i, "dobj") is not None and tree.first(i, "xcomp", "ccomp") is None
    return tree.lemma[i] == "promise" and held_out and not (candidate.absorbed or filled.recipients)


def _is_a_rampart(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“His promise to build a wall on the border": what shuts others out offers them nothing."""
    acts = tree.having(candidate.token, "xcomp", "acl", "relcl", "ccomp")
    built = (k for act in acts if tree.lemma[act] in word_class("building") for k in tree.having(act, "dobj"))
    return any(tree.lemma[k] in word_class("rampart") for k in built)


def _is_rumour(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Talk of a split”, "tough talk": talks are held, talk goes round."""
    i = candidate.token
    return tree.lemma[i] == "talk" and tree.tag[i] == "NN" and not any(tree.objects_of(i, "with", "between"))


def _is_to_the_press(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“A meeting with reporters”, "visited a talk show": briefings and interviews."""
    i = candidate.token
    with_whom = [k for top in tree.objects_of(i, "with") for k in tree.conjuncts(top)]
    named_after = [m for k in with_whom for m in tree.having(k, "compound", "appos")]  # "the radio host Ann Moe"
    if any(tree.lemma[k] in word_class("press") for k in (*with_whom, *named_after)):
        return True
    return candidate.frame == "visit" and any(actor.sectors[:1] == ("JRN",) for actor in filled.recipients)


def _is_setting(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Speaking to the coalition, he said”, "as he spoke to her, a shot fell": where something was said or done."""
    i = candidate.token
    if tree.lemma[i] not in ("speak", "talk") or tree.dep[i] != "advcl":
        return False
    return tree.tag[i] == "VBG" or any(tree.lower[k] in ("as", "while") for k in tree.having(i, "mark"))


def _is_nowhere(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“The officers arrived on the scene in a van”: police come to their work, and visit nobody."""
    if candidate.frame != "visit":
        return False
    if tree.lemma[candidate.token] == "fly" and tree.first(candidate.token, "dobj") is not None:
        return True  # "flew its marines to the ship"
    return bool(filled.actors) and all(a.sectors[:1] in _ON_DUTY for a in filled.actors)


def _is_encounter_with_police(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“His encounter with police”: they met by force."""
    return tree.lemma[candidate.token] == "encounter" and any(a.sectors[:1] == ("COP",) for a in filled.actors)


def _is_on_the_trail(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“Her visit comes before the primary”: candidates travel at home."""
    if candidate.frame != "visit" or len(tree.words & word_class("running")) < _RACE:
        return False
    home = {actor.country for actor in filled.actors if actor.country}
    return not home or all(actor.country in home | {None} for actor in filled.recipients)


def _is_enabling(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“These letters allowed them to know it, which let them act”: what makes a thing possible gives no way."""
    i = candidate.token
    if tree.lemma[i] not in word_class("letting"):
        return False
    if tree.first(i, "neg") is not None and any(tree.lower[k] in ("can", "could", "ca") for k in tree.having(i, "aux")):
        return True  # "we cannot allow them to win"
    is_told = tree.dep[i] == "ccomp" and tree.head[i] < i  # in "Ethiopia said it would allow" a state allows
    return any(tree.lower[k] in _THINGS or (tree.lower[k] == "it" and not is_told) for k in tree.having(i, "nsubj"))


def _is_joint_effort(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“The data that they helped make public”: who helps to do something does it."""
    i = candidate.token
    return tree.lemma[i] in ("help", "assist") and tree.pos[i] in VERBAL and not filled.recipients


def _is_foul(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“The league fined the goalkeeper”: a penalty of the game."""
    actors = filled.actors + filled.recipients
    return "sport" in tree.topics and not any(POLITICAL.intersection(actor.sectors) for actor in actors)


def _is_release_of_a_thing(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“Released 2016: A Story”, "released Iran": only people, and what can be taken from them, are set free."""
    i, head = candidate.token, filled.recipient_head
    if tree.lemma[i] != "release":
        return False
    if _is_published(tree, i):
        return True
    if tree.pos[i] not in VERBAL or head is None:
        return False
    if any(tree.lower[k] in _THINGS | {"it"} for k in tree.having(i, "dobj")):
        return True  # "released it to the press"
    return tree.entity[head] in ("WORK_OF_ART", "PRODUCT") or (
        head not in set(verb_objects(tree, i)) and any(tree.tag[k] == "CD" for k in tree.having(i, "dobj"))
    )


def _is_published(tree: Tree, i: int) -> bool:
    """“The release of her messages", "the release includes maps", "a survey of miners released on Friday"."""
    above = tree.head[i]
    if tree.pos[i] in VERBAL:
        after = tree.dep[i] in ("acl", "relcl") and tree.lemma[above] not in word_class("captive")
        around = [above, tree.head[tree.head[above]]] if after else []
        freed = [c for k in tree.having(i, "dobj", "nsubjpass") for c in tree.conjuncts(k)]
        if any(tree.lemma[k] in word_class("captive") for k in freed):
            return False
        return any(tree.lemma[k] in word_class("published") for k in (*around, *freed))
    if tree.dep[i] == "nsubj" and tree.lemma[above] in word_class("containing"):
        return any(tree.lemma[k] in word_class("published") for k in tree.having(above, "dobj"))
    return any(tree.lemma[k] in word_class("published") for k in tree.objects_of(i, "of"))


def _is_discharge(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“Was to be released and sent home” from a hospital."""
    i = candidate.token
    if tree.lemma[i] != "release":
        return False
    first, last = tree.bounds[tree.sentence[i]]
    return not word_class("hospital").isdisjoint(tree.lemma[first:last])


def _is_adjourned(tree: Tree, candidate: Candidate, _: Filled) -> bool:
    """“The bank ended a meeting on Friday": what is over at its time nobody broke off."""
    i = candidate.token
    if tree.lemma[i] not in ("end", "conclude", "finish", "close"):
        return False
    return any(tree.lemma[k] in word_class("sitting") for k in tree.having(i, "dobj", "nsubjpass"))


def _is_on_the_beat(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“The officer was patrolling when he saw the man": police patrol every day, an army where it is deployed."""
    return candidate.entry.words == "patrol" and not any(
        (actor.country and not actor.sectors) or not _FORCES.isdisjoint(actor.sectors) for actor in filled.actors
    )


def _is_a_move(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“The cabinet's latest manoeuvre", "the company sent a ship": tactics and business, where nobody bears arms."""
    i = candidate.token
    if tree.lemma[i] in ("maneuver", "manoeuvre") and tree.tag[i] == "NN" and candidate.entry.weight == 1:
        return not any(_FORCES.intersection(a.sectors) or (a.country and not a.sectors) for a in filled.actors)
    trades = bool(filled.actors) and all(a.sectors[:1] == ("BUS",) for a in filled.actors)
    return trades and candidate.kind in ("naval-transit", "deployment")


def _is_traffic(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“The crew spotted a group of small boats”: what is seen is a move of forces if it is a state's or an army's."""
    if candidate.frame != "sighted" or any(map(is_political, filled.actors)):
        return False
    return any(tree.lemma[k] in word_class("ship") for k in objects(tree, candidate.token, oblique=False))


def _is_person(actor: Actor) -> bool:
    return actor.id is not None and actor.id.startswith("person:")


def _sides(filled: Filled) -> int:
    """How many states, organs and bodies are among the actors."""
    sides: list[Actor] = [*filled.actors, *filled.recipients]
    return sum(bool(a.country and not a.sectors) or not POLITICAL.isdisjoint(a.sectors) for a in sides)


_Check = Callable[[Tree, Candidate, Filled], bool]
_OF_TYPE: dict[str, tuple[_Check, ...]] = {
    "AGREE": (
        _is_like_minded,
        _is_a_fact,
        _is_only_meant,
        _is_a_rampart,
        _is_trait,
        _is_own_way,
        _is_attribute,
    ),
    "CONSULT": (
        _is_rumour,
        _is_to_the_press,
        _is_setting,
        _is_nowhere,
        _is_on_the_trail,
        _is_encounter_with_police,
    ),
    "CONCEDE": (_is_enabling,),
    "AID": (_is_joint_effort,),
    "SANCTION": (_is_foul, _is_adjourned),
    "MOBILIZE": (_is_traffic, _is_on_the_beat, _is_a_move),
    "RETREAT": (_is_release_of_a_thing, _is_discharge),
}
