"""Who acts where no table knows him: "several donors backing the senator", "I support her", "the jury found".

Law of this file: somebody in the subject's place who is a person or a body by his noun is named by his words alone; who
says "I" or "we" in a statement is its speaker. It only completes events that are plausible already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from dateline.coding.arguments import Filled, frame
from dateline.coding.classes import word_class
from dateline.coding.compose import Candidate
from dateline.coding.grammar import subjects, surface_subject
from dateline.coding.plausible import SAID
from dateline.coding.tree import RELATIVE, VERBAL, Tree
from dateline.language.names import phrase_start
from dateline.records import Actor
from dateline.resolve.persons import actor_at

_FIRST_PERSON = frozenset(("i", "we"))
#: what the speaker of a statement, if any, stands at a character offset
SpeakerAt = Callable[[int], Actor | None]
Resolve = Callable[[int], tuple[Actor, ...]]


def name_actor(
    tree: Tree, doc: Doc, candidate: Candidate, filled: Filled, resolve: Resolve, speaker: SpeakerAt
) -> Filled:
    """`filled` with an actor from the subject of its verb, where its frame wants one there and found none."""
    if not _is_wanted(candidate, filled):
        return filled
    for head in _heads(tree, candidate):
        found: tuple[Actor, ...]
        if tree.lower[head].replace("]", "") in _FIRST_PERSON:  # "[W]e", as newspapers quote
            said = speaker(doc[head].idx)
            found = (said,) if said is not None else ()
        elif tree.pos[head] == "PRON":
            continue
        else:
            found = resolve(head) or _by_words(tree, doc, head, candidate)
        found = tuple(actor for actor in found if not _is_among(actor, filled.actors + filled.recipients))
        if found:
            return replace(
                filled,
                actors=(*found, *filled.actors),
                actor_head=head,
                reasons=(*filled.reasons, "actor from the subject's words"),
            )
    return filled


def _is_wanted(candidate: Candidate, filled: Filled) -> bool:
    shape = frame(candidate.frame)
    if "subject" not in shape.verb_actor and "support" not in shape.noun_actor:
        return False
    if candidate.undergoes:
        return False
    return not filled.actors or (shape.both and len(filled.actors) == 1 and filled.actor_head is None)


def _heads(tree: Tree, candidate: Candidate) -> Iterator[int]:
    """The subject and, where it is nobody, whom it is said of: "a donor who backs", "is a voter who backed"."""
    verb = candidate.token if tree.pos[candidate.token] in VERBAL else candidate.carrier
    if verb is None or tree.pos[verb] not in VERBAL:
        return
    for head in subjects(tree, verb):
        yield from _with_named(tree, head)
        if tree.dep[verb] == "xcomp" and not tree.is_passive(verb) and tree.lemma[head] not in word_class("somebody"):
            above = surface_subject(tree, tree.head[verb])  # "crossed lines to back him"
            if above is not None:
                yield from _with_named(tree, above)


def _with_named(tree: Tree, head: int) -> Iterator[int]:
    """The named one first: "Mercer, a donor who", "Jackson is a resident who"."""
    above = tree.head[head]
    if tree.dep[head] == "appos" and tree.pos[above] == "PROPN":
        yield above
    elif tree.dep[head] == "attr" and tree.lemma[above] == "be":
        subject = tree.first(above, "nsubj")
        if subject is not None:
            yield subject
    if tree.lower[head] not in RELATIVE:
        yield head
    if tree.lemma[head] in word_class("measure") | word_class("gathering"):
        yield from tree.objects_of(head, "of")  # "a constellation of committees"


def _by_words(tree: Tree, doc: Doc, head: int, candidate: Candidate) -> tuple[Actor, ...]:
    speaks = candidate.type in SAID and tree.lemma[head] in word_class("document")
    named = f"{tree.lower[head - 1]} {tree.lemma[head]}" if head else ""
    words = word_class("somebody")
    if not (speaks or tree.entity[head] in ("PERSON", "NORP") or tree.lemma[head] in words or named in words):
        return ()
    return (actor_at(doc[phrase_start(doc[head]) : head + 1], None, None, None, ()),)


def _is_among(actor: Actor, others: tuple[Actor, ...]) -> bool:
    return any(actor.start < other.end and other.start < actor.end for other in others)
