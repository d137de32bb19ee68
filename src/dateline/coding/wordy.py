"""Attacks in words: politicians attack, hit and fire back at each other, and nobody is hurt.

Law of this file: a blow is in words where something says so (who deals it, whom it meets, how it is dealt), and never
where arms, fighters, states or dead stand by it.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.arguments import Filled
from dateline.coding.classes import word_class
from dateline.coding.compose import Candidate
from dateline.coding.tree import VERBAL, Tree
from dateline.records import Actor

#: sectors of people who fight with words
_DEBATING = frozenset(("PTY", "LEG", "JRN", "GOV", "CVL", "JUD", "BUS"))
#: sectors of those who do nothing else
_ONLY_DEBATING = frozenset(("PTY", "LEG"))
#: sectors of known persons of whom an attack is in words while an election is on
_PUBLIC = frozenset(("PTY", "LEG", "GOV", "JRN", "JUD", "BUS"))
#: sectors of those whose blows are meant: forces, fighters, criminals
ARMED = frozenset(("MIL", "COP", "REB", "PRM", "UAF", "SPY", "CRM"))
#: so many different words of a campaign make a report one of politics, if not of the campaign
_OF_POLITICS = 3


def is_in_words(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“The senator attacked the governor”: whoever attacks a politician, with nobody hurt, does so in words."""
    token = candidate.token
    if candidate.type != "ASSAULT" or not _is_wordy(tree, candidate) or _is_charged(tree, token):
        return False
    if tree.lemma[token] == "come" and (meets_no_body(tree, candidate) or _is_a_public_figure(tree, filled)):
        return True  # "the plan came under fire", "the senator came under attack"
    sides = filled.actors + filled.recipients
    if not sides or any(ARMED.intersection(actor.sectors) for actor in filled.actors):
        return False
    if any(tree.lemma[k] in word_class("document") | word_class("idea") for k in tree.having(token, "nsubj")):
        return True  # "the article attacked the mayor"
    if filled.actors and meets_no_body(tree, candidate):
        return True  # "the mayor attacked the plan"
    if tree.lemma[token] == "assault" and tree.pos[token] in VERBAL:
        return False  # whoever assaults a person does so bodily
    if any(map(_is_country, filled.actors)) or _has_blows(tree, token):
        return False
    return _is_said_so(tree, token) or _is_between_debaters(tree, candidate, filled)


def meets_no_body(tree: Tree, candidate: Candidate) -> bool:
    """“Attacked the program”, "her attack on his record", "our freedom is under assault": it has no body."""
    bodiless = word_class("bodiless")
    return any(tree.lemma[k] in bodiless for k in _sufferers(tree, candidate))


def _sufferers(tree: Tree, candidate: Candidate) -> Iterator[int]:
    """What the attack meets, by the grammar alone."""
    token, carrier = candidate.token, candidate.carrier
    yield from tree.having(token, "nsubj" if tree.lemma[token] == "come" else "dobj", "nsubjpass")
    yield from tree.objects_of(token, "on", "against", "upon")
    if tree.dep[token] == "pobj" and tree.lower[tree.head[token]] == "under":
        yield from tree.having(tree.head[tree.head[token]], "nsubj")  # "our freedom is under assault"
    elif candidate.undergoes and carrier is not None:
        yield from tree.having(carrier, "nsubj")


def _is_wordy(tree: Tree, candidate: Candidate) -> bool:
    """Is it told by words that blows of words are told by too: "attack", "hit", "come under fire", "fire back"?"""
    token = candidate.token
    lemmas = [tree.lemma[k] for k in (token, *(part.token for part in candidate.absorbed))]
    if any(tree.lower[k] == "back" for k in tree.having(token, "prt", "advmod")) and tree.lemma[token] == "fire":
        return True
    if tree.lemma[token] == "come":
        return all(lemma in word_class("wordy") or lemma in ("come", "fire") for lemma in lemmas)
    if candidate.kind not in ("attack", "clash"):
        return False
    carries = ("launch", "mount", "unleash", "stage", "carry", "go", "open", "lead")
    return any(lemma in word_class("wordy") for lemma in lemmas) and all(
        lemma in word_class("wordy") or lemma in carries for lemma in lemmas
    )


def _is_charged(tree: Tree, token: int) -> bool:
    """Is it what a court has before it: "charged with assault", "accused of plotting to attack"?"""
    preposition = tree.head[token]
    if tree.dep[token] == "xcomp" and tree.lemma[preposition] in ("plot", "conspire"):
        return True
    if tree.dep[token] != "pobj" or tree.lower[preposition] not in ("with", "of", "for", "on"):
        return False
    return tree.lemma[tree.head[preposition]] in word_class("charged")


def _has_blows(tree: Tree, token: int) -> bool:
    """“Attacked with a knife”, "a bomb attack", "the Paris attacks": something in the clause does bodily harm."""
    if any(tree.entity[k] in ("DATE", "GPE", "FAC") for k in tree.having(token, "compound", "nmod", "amod")):
        return True  # "the Sept. 11 attacks", "the Paris attack"
    doers = (*tree.having(token, "nsubj"), *tree.objects_of(token, "by"))
    arms = [k for over in (token, *doers) for k in tree.objects_of(over, "with", "in", "by", "from")]
    near = {tree.lemma[k] for k in (*tree.kids[token], *arms)}
    return not near.isdisjoint(
        word_class("attacking") | word_class("weapon") | word_class("bomb") | word_class("blade")
    )


def _is_said_so(tree: Tree, token: int) -> bool:
    """“Attacked her over the emails”, "attacked him personally", "her attack in the debate", "attacks that he lies"."""
    if any(tree.lower[k] in word_class("in_words") for k in tree.having(token, "advmod", "amod", "compound")):
        return True
    if tree.lemma[token] in ("attack", "come") and any(tree.lower[k] == "over" for k in tree.having(token, "prep")):
        return True
    if _is_quoting(tree, token):
        return True
    mediums = (*tree.objects_of(token, "in", "on", "during", "via", "at", "through", "from"),)
    if any(tree.lemma[k] in word_class("medium") for k in mediums):
        return True
    if any(tree.tag[k] == "VBG" for k in tree.objects_of(token, "for")):
        return True  # "attacked him for skipping the vote"
    return any(
        tree.dep[m] == "mark" and tree.lower[m] == "that"
        for k in tree.having(token, "acl", "ccomp")
        for m in tree.kids[k]
    )


def _is_quoting(tree: Tree, token: int) -> bool:
    """““It will always be so,” the president retaliated”: what stands beside a quotation says it."""
    first, _ = tree.bounds[tree.sentence[token]]
    return tree.first(token, "ccomp") is not None and any(
        tree.tag[k] == "''" for k in range(max(first, token - 6), token)
    )


def _is_a_public_figure(tree: Tree, filled: Filled) -> bool:
    """In a report of politics, persons and officials without arms: they come under attack in words."""
    if filled.actors or not filled.recipients or not is_of_politics(tree):
        return False
    return all(side.sectors[:1] and side.sectors[0] in _PUBLIC for side in filled.recipients)


def _is_aimed(filled: Filled) -> bool:
    """Does the grammar name whom the attack is on, or does he only stand around?"""
    return "recipient from its surroundings" not in filled.reasons


def _is_country(side: Actor) -> bool:
    return side.id is not None and side.id.startswith("country:")


def is_of_politics(tree: Tree) -> bool:
    """Does the report tell of a campaign, or at least in its words?"""
    return "campaign" in tree.topics or len(tree.words & word_class("campaign_word")) >= _OF_POLITICS


def _is_between_debaters(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """Candidates attack candidates and companies; whoever attacks a candidate on the trail does so in words."""
    sides = filled.actors + filled.recipients
    heads = [head for head in (filled.actor_head, filled.recipient_head) if head is not None]
    is_named = heads or any(tree.objects_of(candidate.token, "on", "against"))
    if tree.pos[candidate.token] not in VERBAL and not is_named:
        return False  # whose attack it is was only recalled
    if (_is_aimed(filled) and any(map(_is_country, filled.recipients))) or any(
        ARMED.intersection(side.sectors) for side in sides
    ):
        return False
    if any(tree.lemma[head] in word_class("crowd") for head in heads[:1] if filled.actors):
        return False
    if filled.actors and all(_debates(tree, actor) for actor in filled.actors):
        return True
    unarmed = all(not side.sectors or side.sectors[0] in _DEBATING for side in sides)
    persons = [tree.entity[head] == "PERSON" or tree.pos[head] == "PRON" for head in heads]
    if "campaign" in tree.topics and unarmed and (any(persons) or any(_debates(tree, side) for side in sides)):
        return True
    if len(heads) == 2 and all(tree.entity[head] == "PERSON" for head in heads):
        return True
    if not all(side.sectors[:1] and side.sectors[0] in _DEBATING for side in sides):
        return False
    compatriots = len(sides) > 1 and len({side.country for side in sides}) == 1
    named = any((side.id or "").startswith("person:") for side in sides)
    return (compatriots and named) or any(side.sectors[0] in _ONLY_DEBATING for side in sides)


def _debates(tree: Tree, actor: Actor) -> bool:
    """Is the actor a party or legislator, or in a report of politics a known public figure?"""
    if _ONLY_DEBATING.intersection(actor.sectors[:1]):
        return True
    if not (actor.id or "").startswith("person:") or not is_of_politics(tree):
        return False
    return actor.sectors[0] in _PUBLIC if actor.sectors else actor.country is not None
