"""Whom a deed was done to, where the report tells it again: "the murder" that Cole is charged with has its victim.

Law of this file: one who is told to have done it to one alone has done it to that one wherever it is told again. Where
the report tells of two, it is not known which is meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.coding.arguments import Filled
from dateline.coding.candidate import Candidate
from dateline.coding.tree import VERBAL, Tree
from dateline.records import Actor

#: types of what one says or does to somebody, and is told again
_TOLD_AGAIN = frozenset(("ASSAULT", "REQUEST", "ACCUSE", "SUPPORT"))


class Repeated:
    """Whom each of those who act in a report is told to have acted on, by type of act."""

    def __init__(self, found: Sequence[Candidate], filled: Mapping[int, Filled]) -> None:
        self._whom: dict[tuple[str, str], list[tuple[Actor, ...]]] = {}
        for candidate in found:
            told = filled[candidate.token]
            key = _key(candidate, told)
            if key is not None and told.recipients:
                self._whom.setdefault(key, []).append(told.recipients)

    def complete(self, tree: Tree, candidate: Candidate, filled: Filled) -> Filled:
        """`filled` with whom it was done to, where its words leave that out and the report tells it once."""
        key = _key(candidate, filled)
        if key is None or filled.recipients or not _leaves_out(tree, candidate.token):
            return filled
        told = self._whom.get(key, [])
        if not told or any(_ids(other) != _ids(told[0]) for other in told):
            return filled
        return replace(filled, recipients=told[0], reasons=(*filled.reasons, "recipient as told elsewhere"))


def _key(candidate: Candidate, filled: Filled) -> tuple[str, str] | None:
    """The type and the one who acts; a state does such things to many."""
    if candidate.type not in _TOLD_AGAIN or len(filled.actors) != 1:
        return None
    actor = filled.actors[0]
    name = (actor.id or actor.name or actor.text).lower()
    return None if name.startswith("country:") else (candidate.type, name)


def _leaves_out(tree: Tree, i: int) -> bool:
    """Is it a noun, or a verb without an object: "the request", "opened fire"? An object that is nobody is whom."""
    if tree.pos[i] not in VERBAL:
        return not any(tree.objects_of(i, "of", "on", "against", "to", "at", "into", "over", "about"))
    return False


def _ids(actors: tuple[Actor, ...]) -> set[str]:
    return {(actor.id or actor.name or actor.text).lower() for actor in actors}
