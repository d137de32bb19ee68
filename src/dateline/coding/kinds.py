"""The kind of an event, made finer by who takes part (docs/kinds.md)."""

from __future__ import annotations

from dateline.coding.arguments import Filled
from dateline.coding.classes import word_class
from dateline.coding.compose import Candidate
from dateline.coding.tree import Tree

#: sectors of people who fight with words
_DEBATING = frozenset(("PTY", "LEG", "JRN", "GOV", "CVL", "JUD", "BUS"))


def make_finer(tree: Tree, candidate: Candidate, filled: Filled) -> None:
    """Correct type and kind of `candidate` by its actors: joint exercises, attacks in words."""
    if candidate.kind == "exercise":
        countries = {actor.country for actor in filled.actors if actor.country}
        with_others = candidate.frame == "drill" and filled.recipient_head is not None
        if len(countries) > 1 or with_others:
            candidate.type, candidate.mode, candidate.kind = "COOPERATE", None, "joint-exercise"
            candidate.reasons.append(f"an exercise of {' and '.join(sorted(countries))} with others is a joint one")
    elif _is_in_words(tree, candidate, filled):
        candidate.type, candidate.mode, candidate.kind = "ACCUSE", "disapprove", None
        candidate.frame = "against"
        candidate.reasons.append("one person attacks another in words")


def _is_between_persons(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """Candidates attack candidates: whoever is named is a person or a party, and nobody is armed."""
    sides = filled.actors + filled.recipients
    heads = [head for head in (filled.actor_head, filled.recipient_head) if head is not None]
    persons = any(tree.entity[head] == "PERSON" or tree.pos[head] == "PRON" for head in heads)
    unarmed = all(not side.sectors or side.sectors[0] in _DEBATING for side in sides)
    no_blows = word_class("attacking").isdisjoint(tree.lemma[k] for k in tree.kids[candidate.token])
    return persons and unarmed and no_blows and all(side.id is None or side.id[:8] != "country:" for side in sides)


def _is_in_words(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“The senator attacked the governor”: whoever attacks a politician, with nobody hurt, does so in words."""
    token = candidate.token
    words = {tree.lemma[k] for k in (token, *(part.token for part in candidate.absorbed))}
    if candidate.kind not in ("attack", "clash") or words.isdisjoint(word_class("wordy")):
        return False
    deeds = any(tree.lemma[part.token] not in word_class("wordy") for part in candidate.absorbed)
    if deeds or not filled.actors + filled.recipients:
        return False
    wordy = word_class("document") | word_class("idea")
    if any(tree.lemma[k] in wordy for k in tree.having(token, "nsubj", "dobj")):
        return True  # "the article attacked the mayor", "the mayor attacked the plan"
    if tree.lemma[token] == "attack" and any(tree.lower[k] == "over" for k in tree.having(token, "prep")):
        return True  # "attacked her over the emails"
    if "campaign" in tree.topics and _is_between_persons(tree, candidate, filled):
        return True
    heads = (filled.actor_head, filled.recipient_head)
    if all(head is not None and tree.entity[head] == "PERSON" for head in heads):
        return True
    sides = filled.actors + filled.recipients
    if not all(side.sectors[:1] and side.sectors[0] in _DEBATING for side in sides):
        return False
    compatriots = len(sides) > 1 and len({side.country for side in sides}) == 1
    named = any((side.id or "").startswith("person:") for side in sides)
    return (compatriots and named) or any(side.sectors[0] in ("PTY", "LEG") for side in sides)
