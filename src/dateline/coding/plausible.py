"""Is it a political event at all? Precision is trust: weddings, matches and share prices are none.

Law of this file: a trigger that is political by itself needs nobody; every other needs actors of the kind that its
entry asks for (`needs` in the trigger files).
"""

from __future__ import annotations

from dateline.coding.arguments import Filled
from dateline.coding.classes import word_class
from dateline.coding.compose import Candidate
from dateline.coding.grammar import surface_subject, verb_objects
from dateline.coding.tree import VERBAL, Tree
from dateline.records import Actor, Status

POLITICAL = frozenset(
    ("GOV", "JUD", "LEG", "MIL", "COP", "OPP", "PTY", "REB", "PRM", "SPY", "UAF", "REF", "LAB", "REL")
)
#: types that are acts of speech: they happen when they are said
SAID = frozenset(("SUPPORT", "ACCUSE", "REQUEST", "REJECT", "AGREE", "THREATEN"))
#: who fights: forces, police, armed groups
_ARMED = frozenset(("MIL", "COP", "REB", "PRM", "UAF", "SPY"))
#: what may be threatened
_HARM = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "PROTEST", "REJECT"))
_CAMPAIGNING = (("GOV",), ("LEG",), ("PTY",))
#: marks that open a name or a quotation
_OPENING = frozenset(("“", '"', "‘", "``"))
#: kinds of talk that is no news among players and stars
_TALK = frozenset(
    ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "REQUEST", "REJECT", "THREATEN", "MOBILIZE")
)
_BODIES = frozenset(("IGO", "UNO", "EUR", "NGO", "ISM", "IMG"))


def is_political(actor: Actor) -> bool:
    """A state, one of its organs, a party, an armed or organised group, an international body."""
    if actor.country in _BODIES:
        return True
    if any(sector in POLITICAL for sector in actor.sectors):
        return True
    return actor.country is not None and not actor.sectors


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


def _is_poll(tree: Tree, candidate: Candidate) -> bool:
    """“Troops backed him, 57 percent to 22”: what shares of people think is no event."""
    if candidate.type not in ("SUPPORT", "AGREE", "REJECT", "ACCUSE") or word_class("poll").isdisjoint(tree.lemma):
        return False
    first, last = tree.bounds[tree.sentence[candidate.token]]
    return any(tree.lower[k] in ("percent", "%") for k in range(first, last))


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


def _is_of_ones_own(tree: Tree, i: int) -> bool:
    """“Regretted his remarks”, "regret about her role": nobody else is blamed."""
    things = (*tree.having(i, "dobj", "xcomp"), *tree.objects_of(i, "about", "over", "for"))
    return any(tree.tag[thing] == "VBG" or any(tree.tag[k] == "PRP$" for k in tree.kids[thing]) for thing in things)


def _is_idle_sense(tree: Tree, candidate: Candidate, filled: Filled, state: Status) -> bool:
    """To call somebody a name is no call, to sanction an idea no sanction, to lose a vote no retreat."""
    i, lemma = candidate.token, tree.lemma[candidate.token]
    if tree.pos[i] not in VERBAL:
        if candidate.type == "THREATEN" and tree.dep[i] == "attr":
            return True  # "the plan is a threat"
        over = tree.head[tree.head[i]] if tree.dep[i] == "pobj" and tree.lower[tree.head[i]] == "of" else i
        return tree.lemma[over] in word_class("ratio")  # "two thirds of murders"
    if lemma == "call" and candidate.type == "CONSULT":
        whom = tree.first(i, "dobj")
        named = whom is not None and not _OPENING.isdisjoint(tree.lower[i + 1 : whom + 6])
        return named or tree.first(i, "oprd") is not None
    if lemma == "sanction" and candidate.entry.weight == 1:
        head = filled.recipient_head  # whoever's identity or plan is sanctioned is not
        if head is None or head not in set(verb_objects(tree, i)):
            return True
        return not any(actor.start <= tree.start[head] < actor.end for actor in filled.recipients)
    if lemma == "regret" and _is_of_ones_own(tree, i):
        return True
    if lemma == "help" and state == "hypothetical":
        return True  # "the votes might help him"
    if lemma == "give" and any(tree.lower[k] == "credit" for k in tree.having(i, "dobj")):
        return True  # loans are credits, praise is credit
    if tree.lower[i] == "barring" or (lemma == "oppose" and i and tree.lower[i - 1] == "as"):
        return True  # "barring a miracle", "as opposed to"
    if lemma == "demonstrate" and any(tree.lower[k] == "as" for k in tree.having(i, "mark")):
        return True  # "as the crisis has demonstrated"
    if lemma in word_class("selfish") and _is_for_oneself(tree, i):
        return True
    if lemma in word_class("siding") and _is_attitude(tree, i, filled):
        return True
    if lemma == "release" and tree.dep[i] == "conj" and tree.lemma[tree.head[i]] == "treat":
        return True  # "treated in hospital and released"
    if candidate.type == "THREATEN" and lemma in word_class("cautioning") and _is_of_others(tree, i):
        return True
    if candidate.type == "THREATEN" and lemma in word_class("cautioning") and not _is_of_harm(candidate):
        warned = {c for k in tree.having(i, "dobj", "nsubjpass", "dative") for c in tree.conjuncts(k)}
        if any(tree.lemma[k] in word_class("adversary") for k in warned):
            return False  # "warned its enemies of horror": whoever they are
        return filled.recipient_head not in warned  # "warned that rain was on its way", "warned of floods"
    if lemma == "suspect" and tree.first(i, "ccomp") is not None:
        return not filled.recipients  # "suspect that alcohol played a role"
    if not word_class("habitual").isdisjoint(tree.lower[k] for k in tree.having(i, "advmod")):
        return tree.tag[i] in ("VBZ", "VBP") or any(tree.lower[k] in ("is", "are") for k in tree.having(i, "auxpass"))
    if lemma == "lose":
        return filled.actor_head is not None and tree.entity[filled.actor_head] == "PERSON"
    if lemma in word_class("seeing"):
        return tree.first(i, "ccomp") is not None or not filled.recipients
    return candidate.type == "CONCEDE" and lemma in word_class("letting") and _is_no_leave(tree, i, filled)


def _is_of_others(tree: Tree, i: int) -> bool:
    """“Warned Peru of a planned attack”: whoever plans it, it is not who tells of it."""
    what = tree.objects_of(i, "of", "about")
    return any(tree.lower[k] in word_class("foreseen") for top in what for k in tree.having(top, "amod", "compound"))


def _is_of_harm(candidate: Candidate) -> bool:
    """Is what is warned of something that one does to the other?"""
    return any(part.type in _HARM for part in candidate.absorbed)


def _is_for_oneself(tree: Tree, i: int) -> bool:
    """“Defended her record”, "self-funded": done for oneself."""
    if i > 1 and tree.lower[i - 2] == "self":
        return True
    return any(
        tree.tag[k] == "PRP$" and tree.lemma[thing] not in word_class("somebody")
        for thing in tree.having(i, "dobj")
        for k in tree.having(thing, "poss")
    )


def _is_attitude(tree: Tree, i: int, filled: Filled) -> bool:
    """“Voters who support her”: what nobody in particular thinks is no event."""
    if tree.dep[i] not in ("relcl", "acl") or any(tree.having(i, "aux")):
        return False
    return tree.tag[i] in ("VBZ", "VBP", "VBG") and not any(a.name or a.country for a in filled.actors)


def _is_no_leave(tree: Tree, i: int, filled: Filled) -> bool:
    """Only an authority that lets somebody do what it barred gives way; rules and habits let everybody."""
    subject = surface_subject(tree, i)
    if tree.tag[i] in ("VBZ", "VBP") and not any(tree.having(i, "aux")):
        return True
    if any(tree.lower[k] in ("are", "is", "be") for k in tree.having(i, "auxpass")):
        return True  # "only members are allowed to vote"
    if any(tree.lower[m] == "that" for k in tree.having(i, "ccomp") for m in tree.having(k, "mark")):
        return True  # "allowed that it was late"
    if tree.is_passive(i) and tree.first(i, "neg") is not None:
        return True  # "was not authorised to speak"
    if tree.tag[i] == "VB" and not any(tree.tag[k] == "MD" for k in tree.having(i, "aux")):
        return True  # "came to allow firefighters in"
    if tree.tag[i] == "VBG" and tree.dep[i] != "advcl" and not any(tree.having(i, "aux")):
        return True  # "a decision allowing unions to", "before permitting projects"
    if subject is not None and not tree.is_passive(i) and tree.lemma[subject] in _things():
        return True
    return bool(filled.actors) and not any(map(is_political, filled.actors))


def _things() -> frozenset[str]:
    return word_class("enabling") | word_class("document") | word_class("idea")


def _words(tree: Tree, candidate: Candidate) -> set[str]:
    """The words that name the event: its trigger's and its object's."""
    i = candidate.token
    return {tree.lemma[k] for k in (i, *tree.having(i, "dobj"))}


def _is_mishap(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """Killed by a storm or in a crash, not by somebody."""
    i = candidate.token
    if candidate.kind == "bombing" and not filled.actors and _is_leak(tree, i):
        return True
    if tree.lemma[i] not in word_class("harming") or candidate.entry.subject is not None:
        return False  # "a bomb killed nine" names what was meant to kill
    causes = word_class("accident") | word_class("disaster")
    if any(tree.lemma[k] in causes for k in tree.having(i, "nsubj")):
        return True  # "the quake near the town injured two people": the town did not
    if any(tree.lemma[part.token] not in word_class("harming") for part in candidate.absorbed):
        return False
    if filled.actors:
        return _is_accident(tree, i, "in")  # "killed his father in a hunting accident"
    if (
        _is_accident(tree, i, "in", "by", "during", "after", "from", "when")
        or _befell(tree, i)
        or _is_on_the_road(tree, i)
    ):
        return True
    if not tree.is_passive(i):
        return True  # something that is nobody killed them
    return not word_class("disaster").isdisjoint(tree.lemma)


def _is_accident(tree: Tree, i: int, *prepositions: str) -> bool:
    causes = word_class("accident")
    return any(tree.lemma[k] in causes for under in tree.objects_of(i, *prepositions) for k in tree.contents(under))


def _befell(tree: Tree, i: int) -> bool:
    """“Killed when a tree fell on them”."""
    clauses = [c for verb in tree.conjuncts(i) for k in tree.having(verb, "advcl") for c in tree.conjuncts(k)]
    return any(tree.lemma[k] in word_class("befalling") for k in clauses)


def _is_on_the_road(tree: Tree, i: int) -> bool:
    """“A passenger was injured” in a report that tells of a crash and of no attack."""
    victims = {tree.lemma[k] for k in tree.having(i, "nsubjpass", "dobj")}
    report = set(tree.lemma)
    if not word_class("attacking").isdisjoint(report):
        return False
    return not victims.isdisjoint(word_class("road_user")) and not report.isdisjoint(word_class("wreck"))


def _is_leak(tree: Tree, i: int) -> bool:
    """A blast in a report that tells of a leak and of no bomb."""
    first, last = tree.bounds[tree.sentence[i]]
    here, report = set(tree.lemma[first:last]), set(tree.lemma)
    if not word_class("attacking").isdisjoint(report):
        return False
    return not word_class("leaking").isdisjoint(here if len(tree.bounds) == 1 else report)


def _is_off_topic(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """Players and stars agree, meet and help each other; candidates travel and hold rallies: none of it is an event."""
    actors = filled.actors + filled.recipients
    if tree.topics & {"sport", "show"} and candidate.type in _TALK:
        return not any(POLITICAL.intersection(actor.sectors) for actor in actors)
    if "campaign" not in tree.topics:
        return False
    if candidate.kind == "demonstration":
        return "rally" in _words(tree, candidate) and not any(tree.objects_of(candidate.token, "against"))
    if candidate.kind == "visit":
        home = {actor.country for actor in filled.actors} | {None}
        return all(actor.country in home for actor in filled.recipients)
    return False


def is_plausible(
    tree: Tree,
    candidate: Candidate,
    filled: Filled,
    state: Status,
    why: str,
    *,
    is_set: bool,
    is_told: bool,
    has_victims: bool = False,
) -> bool:
    """Does the event have the actors that its trigger needs?

    `is_set`: has it a time, place or count of its own? `is_told`: does the report tell of an event of its kind?
    `has_victims`: are dead or injured counted?
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
        _is_mishap(tree, candidate, filled)
        or _is_remark(tree, candidate, filled)
        or _is_idle_sense(tree, candidate, filled, state)
        or _is_double_no(tree, candidate, state)
        or _is_rule(tree, candidate)
        or _is_charge(tree, candidate)
        or _is_poll(tree, candidate)
        or _is_off_topic(tree, candidate, filled)
    ):
        return False
    if needs == "told":
        return is_told
    if candidate.frame == "visit" and filled.actor_head is not None and tree.lower[filled.actor_head] == "it":
        return False  # a missile flies and lands too
    if needs == "force":
        return _is_fight(candidate, actors, has_victims=has_victims)
    if needs == "power":
        unsaid = not filled.actors and (tree.pos[candidate.token] not in VERBAL or tree.is_passive(candidate.token))
        return any(map(is_political, filled.actors)) or (unsaid and bool(filled.recipients) and is_set)
    if needs == "content":
        return bool(filled.actors and (candidate.absorbed or filled.recipients)) and any(map(is_political, actors))
    if needs == "target":
        return bool(filled.recipients)
    if needs == "agent":
        return bool(filled.actors)
    if needs == "none":
        return bool(actors) or tree.pos[candidate.token] in VERBAL or candidate.carrier is not None or is_set
    if needs == "pair":
        return bool(filled.actors and (filled.recipients or len(filled.actors) > 1)) and any(map(is_political, actors))
    if needs == "political":
        return any(map(is_political, actors)) and bool(filled.actors or filled.recipients)
    return bool(actors)
