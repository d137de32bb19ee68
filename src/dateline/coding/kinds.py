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
    if candidate.kind not in ("attack", "clash") or tree.lemma[candidate.token] not in word_class("wordy"):
        return False
    if candidate.absorbed or not filled.actors + filled.recipients:
        return False
    subject = tree.first(candidate.token, "nsubj")
    if subject is not None and tree.lemma[subject] in word_class("document") | word_class("idea"):
        return True  # "the article attacked the mayor"
    heads = (filled.actor_head, filled.recipient_head)
    if all(head is not None and tree.entity[head] == "PERSON" for head in heads):
        return True
    sides = filled.actors + filled.recipients
    return all(side.sectors[:1] and side.sectors[0] in _DEBATING for side in sides) and any(
        side.sectors[0] == "PTY" for side in sides
    )
