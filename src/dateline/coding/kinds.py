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


def _is_in_words(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“The senator attacked the governor”: whoever attacks a politician, with nobody hurt, does so in words."""
    words = {tree.lemma[k] for k in (candidate.token, *(part.token for part in candidate.absorbed))}
    if candidate.kind not in ("attack", "clash") or words.isdisjoint(word_class("wordy")):
        return False
    deeds = any(tree.lemma[part.token] not in word_class("wordy") for part in candidate.absorbed)
    if deeds or not filled.actors + filled.recipients:
        return False
    subject = tree.first(candidate.token, "nsubj")
    if subject is not None and tree.lemma[subject] in word_class("document") | word_class("idea"):
        return True  # "the article attacked the mayor"
    heads = (filled.actor_head, filled.recipient_head)
    if all(head is not None and tree.entity[head] == "PERSON" for head in heads):
        return True
    sides = filled.actors + filled.recipients
    if not all(side.sectors[:1] and side.sectors[0] in _DEBATING for side in sides):
        return False
    compatriots = len(sides) > 1 and len({side.country for side in sides}) == 1
    named = any((side.id or "").startswith("person:") for side in sides)
    return (compatriots and named) or any(side.sectors[0] in ("PTY", "LEG") for side in sides)
