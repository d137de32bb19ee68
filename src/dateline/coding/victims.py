"""Who did what was done to somebody: a report that tells who killed Ortiz has told it of "the slaying of Ortiz".

Law of this file: one victim, one doer. Where a report tells of two who did it, it has told it of neither, and a court
never did what it judges.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.coding.arguments import Filled
from dateline.coding.candidate import Candidate
from dateline.coding.tree import VERBAL, Tree
from dateline.records import Actor

#: whom a word for his body tells well enough: one report's "police" and "officers" are the same
_BODIES = frozenset(("COP", "MIL"))


class Victims:
    """The doers of a report's violence by those who suffered it."""

    def __init__(self, tree: Tree, found: Sequence[Candidate], filled: Mapping[int, Filled]) -> None:
        """`filled`: by the token of its trigger, whom each event of `found` itself names."""
        self._tree = tree
        self._by: dict[str, Filled] = {}
        self._did: dict[str, Filled] = {}
        disputed: set[str] = set()
        for candidate in found:
            told = filled[candidate.token]
            if candidate.type != "ASSAULT" or not any(_is_telling(actor) for actor in told.actors):
                continue
            self._did.update((doer, told) for doer in _persons(told.actors))
            for victim in _persons(told.recipients):
                before = self._by.setdefault(victim, told)
                if {_side(actor) for actor in before.actors} != {_side(actor) for actor in told.actors}:
                    disputed.add(victim)
        self._suffered = set(self._by)
        self._by = {k: v for k, v in self._by.items() if k not in disputed and any(map(_is_known, v.actors))}

    def complete(self, candidate: Candidate, filled: Filled) -> Filled:
        """`filled` with who did it, where the report tells so elsewhere."""
        acts = self._tree.pos[candidate.token] in VERBAL and not self._tree.is_passive(candidate.token)
        if candidate.type != "ASSAULT" or acts:
            return filled
        victims = _persons(filled.recipients)
        told = next((self._by[victim] for victim in victims if victim in self._by), None)
        if told is not None:
            return like(filled, told, "what was done to him is told elsewhere")
        if len(victims) == 1 and victims[0] in self._did and victims[0] not in self._suffered:
            return self._called_after_doer(candidate, filled, self._did[victims[0]])
        return filled

    def _called_after_doer(self, candidate: Candidate, filled: Filled, told: Filled) -> Filled:
        """“The Cole shooting”, where the report tells whom Cole shot, and of nobody who shot Cole."""
        head = filled.recipient_head
        if head is None or self._tree.dep[head] != "compound" or self._tree.head[head] != candidate.token:
            return filled
        reasons = (*filled.reasons, "called after who did it")
        return replace(filled, actors=filled.recipients, recipients=told.recipients, actor_head=head, reasons=reasons)


def who(actor: Actor) -> str:
    """What tells an actor from others within one report."""
    return actor.id or actor.name or actor.text.lower()


def like(filled: Filled, other: Filled, why: str) -> Filled:
    """`filled` with the actors of the same event told elsewhere."""
    return Filled(actors=other.actors, recipients=filled.recipients or other.recipients, reasons=(*filled.reasons, why))


def _persons(actors: Sequence[Actor]) -> list[str]:
    """Those who are one person each: a country is struck by many."""
    return [a.id for a in actors if a.id is not None and a.id.startswith("person:")]


def _side(actor: Actor) -> str:
    return actor.sectors[0] if actor.name is None and _BODIES.intersection(actor.sectors[:1]) else who(actor)


def _is_telling(actor: Actor) -> bool:
    return bool(actor.name or actor.sectors) and actor.sectors[:1] != ("JUD",)


def _is_known(actor: Actor) -> bool:
    return bool(actor.name or _BODIES.intersection(actor.sectors[:1]))
