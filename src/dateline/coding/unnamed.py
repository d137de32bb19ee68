"""Who acts where "I" or "we" does: the speaker of the statement, or the country that he speaks for.

Law of this file: it only completes events that are plausible already, and only by whoever is said to be speaking.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from dateline.coding.arguments import Filled, frame
from dateline.coding.compose import Candidate
from dateline.coding.grammar import subjects
from dateline.coding.plover import country_name
from dateline.coding.tree import VERBAL, Tree
from dateline.records import Actor

_FIRST_PERSON = frozenset(("i", "we"))
_ACTED_ON = frozenset(("me", "us", "our", "my"))
#: forms that never mean who acts: he would be "himself"
_OF_ANOTHER = frozenset(("he", "him", "his", "she", "her", "they", "them", "their", "it", "its"))
#: what "we" do as a country, whoever says so
_OF_A_COUNTRY = frozenset(("ASSAULT", "MOBILIZE", "SANCTION"))
_FOR_A_COUNTRY = frozenset(("GOV", "LEG", "MIL"))
#: types that are aimed at whose plan or offer it is; who "left our base" left nobody
_OF_WORDS = frozenset(("ACCUSE", "REJECT", "REQUEST"))
#: who the speaker of a statement, if any, is at a character offset
SpeakerAt = Callable[[int], Actor | None]


def name_speaker(tree: Tree, doc: Doc, candidate: Candidate, filled: Filled, speaker: SpeakerAt) -> Filled:
    """`filled` with the speaker as its actor, where its verb has "I" or "we" for a subject."""
    filled = _name_addressed(tree, doc, candidate, filled, speaker)
    if not _is_wanted(candidate, filled):
        return filled
    for head in _subjects(tree, candidate):
        word = tree.lower[head].replace("]", "")  # "[W]e", as newspapers quote
        said = speaker(doc[head].idx) if word in _FIRST_PERSON else None
        if said is None:
            continue
        if word == "we" and candidate.type in _OF_A_COUNTRY:
            said = _for_his_country(said)
        if not any(said.start < other.end and other.start < said.end for other in filled.actors + filled.recipients):
            reasons = (*filled.reasons, "actor: who is speaking")
            return replace(filled, actors=(said, *filled.actors), actor_head=head, reasons=reasons)
    return filled


def drop_himself(filled: Filled) -> Filled:
    """No recipient is a pronoun for who acts: of "he backed bills, putting him in a fix" he is the actor alone."""
    who = {actor.name for actor in filled.actors} - {None}
    kept = tuple(a for a in filled.recipients if a.name not in who or a.text.lower() not in _OF_ANOTHER)
    return filled if kept == filled.recipients else replace(filled, recipients=kept)


def _name_addressed(tree: Tree, doc: Doc, candidate: Candidate, filled: Filled, speaker: SpeakerAt) -> Filled:
    """“She declined our invitation,” said the editor: his invitation."""
    i = candidate.token
    if filled.recipients or not filled.actors or tree.pos[i] not in VERBAL or frame(candidate.frame).both:
        return filled
    tops = [*tree.having(i, "dobj", "dative"), *tree.objects_of(i, "with", "to", "on", "against", "for")]
    owners = [k for top in tops for k in tree.having(top, "poss")] if candidate.type in _OF_WORDS else []
    for head in (*tops, *owners):
        said = speaker(doc[head].idx) if tree.lower[head] in _ACTED_ON else None
        if said is not None and not any(said.start < a.end and a.start < said.end for a in filled.actors):
            return replace(filled, recipients=(said,), reasons=(*filled.reasons, "recipient: who is speaking"))
    return filled


def _is_wanted(candidate: Candidate, filled: Filled) -> bool:
    shape = frame(candidate.frame)
    if "subject" not in shape.verb_actor and "support" not in shape.noun_actor:
        return False
    if candidate.undergoes:
        return False
    return not filled.actors or (shape.both and filled.actor_head is None)


def _subjects(tree: Tree, candidate: Candidate) -> Iterator[int]:
    verb = candidate.token if tree.pos[candidate.token] in VERBAL else candidate.carrier
    if verb is not None and tree.pos[verb] in VERBAL:
        yield from subjects(tree, verb)


def _for_his_country(speaker: Actor) -> Actor:
    """“We are at war,” said the senator: his country is."""
    if speaker.country is None or not _FOR_A_COUNTRY.intersection(speaker.sectors):
        return speaker
    return Actor(
        text=speaker.text,
        start=speaker.start,
        end=speaker.end,
        name=country_name(speaker.country),
        id=f"country:{speaker.country}",
        country=speaker.country,
    )
