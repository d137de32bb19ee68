"""Mishaps: killed by a storm or in a crash, not by somebody."""

from __future__ import annotations

from dateline.coding.arguments import Filled
from dateline.coding.classes import word_class
from dateline.coding.compose import Candidate
from dateline.coding.tree import VERBAL, Tree
from dateline.coding.triggers import objects
from dateline.coding.wordy import ARMED


def is_mishap(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """Killed by a storm or in a crash, not by somebody."""
    i = candidate.token
    if candidate.kind == "bombing" and not filled.actors and _is_leak(tree, i):
        return True
    if candidate.type == "ASSAULT" and _is_unmeant(tree, candidate, filled):
        return True
    if "road" in tree.topics and _is_by_car(tree, candidate, filled):
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
    return not word_class("disaster").isdisjoint(tree.words)


def _is_unmeant(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“Shot in a hunting accident”, "accidentally shot her son", "injured his knee", "was hurt in a game"."""
    i = candidate.token
    if tree.pos[i] not in VERBAL:
        return False
    under = [tree.lemma[k] for verb in tree.conjuncts(i) for k in tree.objects_of(verb, "in", "during")]
    if any(lemma in word_class("unmeant") for lemma in under):
        return True
    if any(ARMED.intersection(actor.sectors) for actor in filled.actors):
        return False
    if any(tree.lower[k] in word_class("unmeaning") for k in tree.having(i, "advmod")):
        return True
    if tree.lemma[i] not in ("injure", "hurt", "harm", "tear", "break") or candidate.absorbed:
        return False
    if any(lemma in word_class("at_play") for lemma in under):
        return True
    return not tree.is_passive(i) and any(
        tree.lemma[k] in word_class("body_part") for k in objects(tree, i, oblique=False)
    )


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
    if not word_class("attacking").isdisjoint(tree.words):
        return False
    return not victims.isdisjoint(word_class("road_user")) and not tree.words.isdisjoint(word_class("wreck"))


def _is_by_car(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“The driver struck and killed her”, "charged with vehicular homicide": no weapon, nobody armed, no purpose."""
    if candidate.type != "ASSAULT" or candidate.kind != "attack" or not word_class("on_purpose").isdisjoint(tree.words):
        return False
    return not any(ARMED.intersection(actor.sectors) for actor in filled.actors)


def _is_leak(tree: Tree, i: int) -> bool:
    """A blast in a report that tells of a leak and of no bomb, or a blast at a works: "a blast at the mine"."""
    first, last = tree.bounds[tree.sentence[i]]
    works = [k for under in tree.objects_of(i, "at", "in", "aboard") for k in (under, *tree.having(under, "compound"))]
    if any(tree.lemma[k] in word_class("works") for k in works):
        return word_class("attacking").isdisjoint(tree.lemma[first:last])
    if not word_class("attacking").isdisjoint(tree.words):
        return False
    return not word_class("leaking").isdisjoint(tree.words)
