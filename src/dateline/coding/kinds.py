"""The kind of an event, made finer by who takes part and by what is asked of them (docs/kinds.md)."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.coding.arguments import Filled
from dateline.coding.classes import word_class
from dateline.coding.compose import Candidate
from dateline.coding.tree import VERBAL, Tree

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
    elif candidate.type == "REQUEST" and candidate.kind is None and _is_to_safety(tree, candidate):
        candidate.mode, candidate.kind = None, "evacuation"
        candidate.reasons.append("people are told to be safe")
    elif candidate.type == "ASSAULT" and _is_police_raid(tree, candidate, filled):
        candidate.type, candidate.mode, candidate.kind = "COERCE", "seize", "seizure"
        candidate.reasons.append("a raid of police or to take people away is no attack")
    elif candidate.type == "ASSAULT" and _is_for_show(tree, candidate):
        candidate.type, candidate.mode, candidate.kind = "PROTEST", "obstruct", "demonstration"
        candidate.reasons.append("who storms a place with banners protests")
    elif _is_in_words(tree, candidate, filled):
        candidate.type, candidate.mode, candidate.kind = "ACCUSE", "disapprove", None
        candidate.frame = "against"
        candidate.reasons.append("one person attacks another in words")


def _is_to_safety(tree: Tree, candidate: Candidate) -> bool:
    """“Told people to take shelter”, "had them seek refuge": told to leave, or to go where it is safe."""
    for verb in (v for k in tree.having(candidate.token, "xcomp", "ccomp", "advcl") for v in tree.conjuncts(k)):
        if tree.lemma[verb] in word_class("sheltering"):
            return True
        if tree.lemma[verb] in word_class("going_safe"):
            where = (*tree.having(verb, "dobj", "advmod", "prt"), *_under_prepositions(tree, verb))
            if any(tree.lemma[k] in word_class("safety") for k in where):
                return True
    return False


def _is_police_raid(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“Police raids on the shops”, "the raids in which families were taken into custody"."""
    token = candidate.token
    if candidate.kind != "attack" or candidate.absorbed or tree.lemma[token] not in word_class("searching"):
        return False
    if filled.actors:
        return all("COP" in actor.sectors for actor in filled.actors)
    first, last = tree.bounds[tree.sentence[token]]
    return tree.lemma[token] == "raid" and not word_class("policing").isdisjoint(tree.lemma[first:last])


def _is_for_show(tree: Tree, candidate: Candidate) -> bool:
    """“Stormed the hall, unfurling banners”: the crowd came to be seen, not to hurt."""
    token = candidate.token
    if tree.lemma[token] not in ("storm", "invade", "occupy") or tree.pos[token] not in VERBAL or candidate.absorbed:
        return False
    return any(
        tree.lemma[thing] in word_class("banner")
        for verb in tree.having(token, "advcl", "conj", "xcomp", "prep")
        for thing in (*tree.having(verb, "dobj", "pobj"), verb)
    )


def _is_charged(tree: Tree, token: int) -> bool:
    """Is it what a court has before it: "charged with assault"?"""
    preposition = tree.head[token]
    if tree.dep[token] != "pobj" or tree.lower[preposition] not in ("with", "of", "for", "on"):
        return False
    return tree.lemma[tree.head[preposition]] in word_class("charged")


def _under_prepositions(tree: Tree, verb: int) -> Iterator[int]:
    for preposition in tree.having(verb, "prep"):
        yield from tree.having(preposition, "pobj")


def _is_between_persons(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """Candidates attack candidates: whoever is named is a person or a party, and nobody is armed."""
    sides = filled.actors + filled.recipients
    heads = [head for head in (filled.actor_head, filled.recipient_head) if head is not None]
    persons = any(tree.entity[head] == "PERSON" or tree.pos[head] == "PRON" for head in heads)
    unarmed = all(not side.sectors or side.sectors[0] in _DEBATING for side in sides)
    no_blows = word_class("attacking").isdisjoint(tree.lemma[k] for k in tree.kids[candidate.token])
    return persons and unarmed and no_blows and all(side.id is None or side.id[:8] != "country:" for side in sides)


def _is_on_a_plan(tree: Tree, token: int) -> bool:
    """“Attacked the program”, "the plan came under fire": what has no body is attacked in words."""
    suffers = ("nsubj",) if tree.lemma[token] == "come" else ("dobj", "nsubjpass")
    bodiless = word_class("enabling") | word_class("idea") | word_class("travels")
    return any(tree.lemma[k] in bodiless for k in tree.having(token, *suffers))


def _is_in_words(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“The senator attacked the governor”: whoever attacks a politician, with nobody hurt, does so in words."""
    token = candidate.token
    words = {tree.lemma[k] for k in (token, *(part.token for part in candidate.absorbed))}
    if candidate.kind == "attack" and tree.lemma[token] == "come" and _is_on_a_plan(tree, token):
        return True
    if candidate.kind not in ("attack", "clash") or words.isdisjoint(word_class("wordy")):
        return False
    if _is_charged(tree, token):
        return False
    deeds = any(tree.lemma[part.token] not in word_class("wordy") for part in candidate.absorbed)
    if deeds or not filled.actors + filled.recipients:
        return False
    wordy = word_class("document") | word_class("idea")
    if any(tree.lemma[k] in wordy for k in tree.having(token, "nsubj", "dobj")) or _is_on_a_plan(tree, token):
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
