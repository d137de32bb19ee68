"""The kind of an event, made finer by who takes part and by what is asked of them (docs/kinds.md)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.coding.arguments import Filled
from dateline.coding.classes import word_class
from dateline.coding.compose import Candidate
from dateline.coding.tree import VERBAL, Tree
from dateline.coding.wordy import is_in_words

#: words before "attacks" that say that they were told of
_TOLD_OF = frozenset(("those", "these", "such", "the", "that", "this", "latest", "new", "recent"))
#: how many sentences "those attacks" reach back
_REACH = 2


def make_finer(tree: Tree, candidate: Candidate, filled: Filled, before: Sequence[Candidate] = ()) -> None:
    """Correct type and kind of `candidate` by its actors, and by the events `before` it: joint exercises, words."""
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
    elif candidate.type == "CONCEDE" and _is_set_aside_by_court(tree, candidate, filled):
        candidate.type, candidate.mode, candidate.kind = "REJECT", None, None
        candidate.reasons.append("a court that sets aside what others decided rejects it")
    elif is_in_words(tree, candidate, filled) or _goes_back_to_words(tree, candidate, before):
        candidate.type, candidate.mode, candidate.kind = "ACCUSE", "disapprove", None
        candidate.frame = "against"
        candidate.reasons.append("one person attacks another in words")


def _is_set_aside_by_court(tree: Tree, candidate: Candidate, filled: Filled) -> bool:
    """“The court overturned the ban”, "shelved the president's plan": it undoes no act of its own."""
    if tree.lemma[candidate.token] not in word_class("setting_aside"):
        return False
    return bool(filled.actors) and all(actor.sectors[:1] == ("JUD",) for actor in filled.actors)


def _goes_back_to_words(tree: Tree, candidate: Candidate, before: Sequence[Candidate]) -> bool:
    """“He attacked her over the tax. Voters heard those attacks": what was told of as words stays words."""
    i = candidate.token
    if candidate.type != "ASSAULT" or tree.pos[i] in VERBAL or tree.lemma[i] not in word_class("wordy"):
        return False
    if not any(tree.lower[k] in _TOLD_OF for k in tree.having(i, "det", "amod")):
        return False
    near = (c for c in reversed(before) if tree.lemma[c.token] in word_class("wordy"))
    last = next((c for c in near if tree.sentence[i] - tree.sentence[c.token] <= _REACH), None)
    return last is not None and last.type == "ACCUSE"


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


def _under_prepositions(tree: Tree, verb: int) -> Iterator[int]:
    for preposition in tree.having(verb, "prep"):
        yield from tree.having(preposition, "pobj")
