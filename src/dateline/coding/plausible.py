"""Is it a political event at all? Precision is trust: weddings, matches and share prices are none.

Law of this file: a trigger that is political by itself needs nobody; every other needs actors of the kind that its
entry asks for (`needs` in the trigger files).
"""

from __future__ import annotations

from dateline.coding.arguments import Filled
from dateline.coding.bloodless import is_bloodless
from dateline.coding.circumstances import Scene
from dateline.coding.classes import word_class
from dateline.coding.compose import Candidate
from dateline.coding.dealings import is_no_dealing
from dateline.coding.mishaps import is_mishap
from dateline.coding.political import POLITICAL, SAID, is_political
from dateline.coding.senses import is_idle_sense
from dateline.coding.tree import VERBAL, Tree
from dateline.coding.unreal import is_unreal
from dateline.records import Actor, Status

#: who fights: forces, police, armed groups
_ARMED = frozenset(("MIL", "COP", "REB", "PRM", "UAF", "SPY"))
_CAMPAIGNING = (("GOV",), ("LEG",), ("PTY",))
#: sectors that a report of a game or a film gives to its own people: captains, challengers, the two parties
_OF_THE_GAME = frozenset(("MIL", "PTY", "OPP", "REF"))
#: sectors that a report of firms gives to what is none of politics: their units, and the courts where they sue
_OF_THE_MARKET = (("MIL",), ("JUD",))
#: types of what pollsters ask people about
_THOUGHT = frozenset(("SUPPORT", "AGREE", "REJECT", "ACCUSE", "REQUEST"))
#: kinds of talk that is no news among players and stars
_TALK = frozenset(
    ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "REQUEST", "REJECT", "THREATEN", "MOBILIZE")
)


def _is_fight(candidate: Candidate, actors: tuple[Actor, ...], *, has_victims: bool) -> bool:
    """Teams beat teams and cameras capture scenes: a fight is told of armed people, of states, or of its victims."""
    armed = any(_ARMED.intersection(a.sectors) or (a.country and not a.sectors) for a in actors)
    return armed or bool(actors and (has_victims or any(part.type == "ASSAULT" for part in candidate.absorbed)))


def _is_remark(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """To speak to the press is no talks, a candidate's rally no protest, to agree that it is so no agreement."""
    if candidate.type == "CONSULT" and tree.lemma[candidate.token] in ("speak", "talk", "discuss"):
        crowd = filled.recipient_head is not None and tree.tag[filled.recipient_head] == "NNS"
        speech = crowd and tree.lemma[candidate.token] == "speak"  # "spoke to the delegates"
        return speech or any(actor.sectors[:1] == ("JRN",) for actor in filled.actors)
    if candidate.kind == "demonstration" and filled.actors and "rally" in _words(tree, candidate):
        return all(actor.sectors[:1] in _CAMPAIGNING for actor in filled.actors)  # a candidate's rally
    if candidate.type == "AGREE" and not candidate.absorbed and _only_persists(tree, candidate.token):
        return True
    if candidate.type != "AGREE" or tree.lemma[candidate.token] != "agree" or candidate.absorbed:
        return False
    if tree.tag[candidate.token] in ("VBP", "VBZ") and tree.first(candidate.token, "xcomp") is None:
        return True  # "most voters agree with her"
    told = tree.first(candidate.token, "ccomp")
    if told is not None and any(tree.lower[k] in ("should", "must") for k in tree.having(told, "aux")):
        return True  # "agreed that the rules should be kinder"
    alone = len(filled.actors) < 2 and not filled.recipients and tree.first(candidate.token, "xcomp", "prep") is None
    return alone or (told is not None and tree.tag[told] in ("VBZ", "VBP", "VBD"))


def _only_persists(tree: Tree, i: int) -> bool:
    """“Vowed to fight on” promises nothing to anybody; neither does offering "what they want"."""
    if tree.lemma[i] == "offer":
        return any(tree.lower[m] == "what" for k in tree.having(i, "ccomp") for m in tree.kids[k])
    return any(tree.lemma[k] in word_class("persisting") for k in tree.having(i, "xcomp"))


def _is_double_no(tree: Tree, candidate: Candidate, state: Status) -> bool:
    """“Would not rule it out”, "did not reject it": who does not refuse has done nothing yet."""
    return candidate.type == "REJECT" and state == "denied" and tree.pos[candidate.token] in VERBAL


def _is_charge(tree: Tree, candidate: Candidate) -> bool:
    """“Will face murder and kidnapping charges”: the murder names the charge."""
    i = candidate.token
    if candidate.type != "ASSAULT" or tree.pos[i] in VERBAL:
        return False
    return any(tree.lemma[k] in ("charge", "count") for k in tree.having(i, "conj"))


def _is_poll(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“Troops backed him, 57 percent to 22”, "six in ten voters said": what shares of people think is no event."""
    if candidate.type not in _THOUGHT:
        return False
    if filled.actor_head is not None and _is_share(tree, filled.actor_head):
        return True
    if word_class("poll").isdisjoint(tree.words):
        return False
    if any(
        tree.lemma[s] in word_class("poll") for k in tree.ancestors(candidate.token) for s in tree.having(k, "nsubj")
    ):
        return True  # "polls show that voters reject it"
    first, last = tree.bounds[tree.sentence[candidate.token]]
    return any(tree.lower[k] in ("percent", "%") for k in range(first, last))


def _is_share(tree: Tree, who: int) -> bool:
    """“Six in 10 voters”, "nine out of ten"."""
    near = range(max(who - 4, 1), min(who + 3, len(tree.pos) - 1))
    return any(
        tree.lower[k] == ("of" if tree.lower[k - 1] == "out" else "in")
        and tree.pos[k + 1] == "NUM"
        and tree.pos[k - 2 if tree.lower[k - 1] == "out" else k - 1] == "NUM"
        and tree.entity[k + 1] != "DATE"
        for k in near
    )


def _is_rule(tree: Tree, candidate: Candidate) -> bool:
    """“Foreigners convicted of serious crimes”: whoever it befalls, in a rule or a demand."""
    i = candidate.token
    if candidate.type not in ("ACCUSE", "COERCE") or tree.dep[i] != "acl" or tree.tag[i] != "VBN":
        return False
    those = tree.head[i]
    if tree.tag[those] != "NNS" or any(tree.having(those, "det", "nummod", "poss")):
        return False
    first, _ = tree.bounds[tree.sentence[i]]
    return not word_class("ruling").isdisjoint(tree.lemma[first:i])


def _words(tree: Tree, candidate: Candidate) -> set[str]:
    """The words that name the event: its trigger's and its object's."""
    i = candidate.token
    return {tree.lemma[k] for k in (i, *tree.having(i, "dobj"))}


def _is_off_topic(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """Players, stars and firms agree, meet and help; candidates travel and hold rallies: none of it is an event."""
    actors = filled.actors + filled.recipients
    if tree.topics & {"sport", "show"} and candidate.type in _TALK:
        return not any(_is_of_politics(actor) for actor in actors)
    if "business" in tree.topics and _is_of_the_market(candidate, filled):
        return True
    if "campaign" not in tree.topics:
        return False
    if candidate.kind == "demonstration":
        return "rally" in _words(tree, candidate) and not any(tree.objects_of(candidate.token, "against"))
    if candidate.kind == "visit":
        home = {actor.country for actor in filled.actors} | {None}
        return all(actor.country in home for actor in filled.recipients)
    return False


def _is_of_the_market(candidate: Candidate, filled: Filled) -> bool:
    """Firms agree to sell, ask for leave to buy, lend and resign among themselves; whom a suit names is news."""
    if candidate.kind in ("lawsuit", "investigation") and filled.recipients:
        return False
    if not filled.actors or candidate.type not in _TALK | {"ACCUSE", "RETREAT"}:
        return False
    return not any(is_political(a) and a.sectors[:1] not in _OF_THE_MARKET for a in filled.actors)


def _is_of_politics(actor: Actor) -> bool:
    """Has somebody in a report of a game or a film a part in politics? “The captain" of no country has none."""
    return bool(POLITICAL.intersection(actor.sectors) - (frozenset() if actor.country else _OF_THE_GAME))


def is_plausible(
    tree: Tree,
    candidate: Candidate,
    filled: Filled,
    state: Status,
    why: str,
    scene: Scene,
    *,
    is_told: bool,
) -> bool:
    """Does the event have the actors that its trigger needs?

    `is_told`: does the report tell of an event of its kind?
    """
    needs = "actor" if candidate.kind == "evacuation" else candidate.entry.needs
    actors = filled.actors + filled.recipients
    if not actors and state in ("hypothetical", "planned") and tree.pos[candidate.token] not in VERBAL:
        return candidate.kind in ("summit", "election")
    if (
        candidate.type in SAID
        and state in ("hypothetical", "planned")
        and why != "future tense"
        and candidate.mode != "investigate"
    ):
        return False  # who might condemn or refuse has not done so
    if (
        is_mishap(tree, candidate, filled)
        or _is_remark(tree, candidate, filled)
        or is_idle_sense(tree, candidate, filled)
        or is_unreal(tree, candidate, state, why)
        or is_no_dealing(tree, candidate, filled)
        or is_bloodless(tree, candidate, filled)
        or _is_double_no(tree, candidate, state)
        or _is_rule(tree, candidate)
        or _is_charge(tree, candidate)
        or _is_poll(tree, candidate, filled)
        or _is_off_topic(tree, candidate, filled)
    ):
        return False
    if needs == "told":
        return is_told
    if candidate.frame == "visit" and filled.actor_head is not None and tree.lower[filled.actor_head] == "it":
        return False  # a missile flies and lands too
    if needs == "force":
        return _is_fight(candidate, actors, has_victims=scene.has_victims)
    if needs == "power":
        unsaid = not filled.actors and (tree.pos[candidate.token] not in VERBAL or tree.is_passive(candidate.token))
        return any(map(is_political, filled.actors)) or (unsaid and bool(filled.recipients) and scene.is_set)
    if needs == "content":
        said_to = bool(filled.recipients) and "recipient from the place" not in filled.reasons
        return bool(filled.actors and (candidate.absorbed or said_to)) and any(map(is_political, actors))
    if needs == "target":
        return bool(filled.recipients)
    if needs == "agent":
        return bool(filled.actors)
    if needs == "none":
        return bool(actors) or tree.pos[candidate.token] in VERBAL or candidate.carrier is not None or scene.is_set
    if needs == "pair":
        return bool(filled.actors and (filled.recipients or len(filled.actors) > 1)) and any(map(is_political, actors))
    if needs == "political":
        return any(map(is_political, actors)) and bool(filled.actors or filled.recipients)
    return bool(actors)
