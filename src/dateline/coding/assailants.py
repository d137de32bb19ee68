"""Who shot those who "were shot", where the sentence before has one person open fire.

Law of this file: a report that has one person attack goes on about his deed until somebody else attacks. Whoever may be
that person himself ("he", "the gunman") is not shot by himself.
"""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.arguments import Filled
from dateline.coding.candidate import Candidate
from dateline.coding.tree import VERBAL, Tree
from dateline.coding.victims import who
from dateline.language.somebody import individuals
from dateline.records import Actor

#: sentences on which the deed is still the one told
_NEAR = 2
#: kinds that one person does to others; a clash or a rape is told with its own doers
_DEEDS = frozenset(("attack", "shooting", "stabbing", "killing", "beating"))
#: who is armed by his office: what police do to the attacker is told in the same breath
_IN_OFFICE = frozenset(("COP", "MIL", "JUD", "GOV", "LEG", "PTY"))
_SINGULAR = frozenset(("NN", "NNP"))
#: before a noun for somebody who was not named yet
_NEW = frozenset(("a", "an", "another", "one"))


class Assailants:
    """The last person of a report who attacked alone; to be told and asked in the order of the text."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._last: tuple[int, Actor] | None = None

    def note(self, candidate: Candidate, filled: Filled) -> None:
        """Keep who attacked; whoever else attacks after him takes his place, and a crowd or an army leaves nobody."""
        if candidate.type != "ASSAULT" or not filled.actors:
            return
        alone = filled.actors[0] if len({who(actor) for actor in filled.actors}) == 1 else None
        is_person = alone is not None and candidate.kind in _DEEDS and self._is_person(alone, filled.actor_head)
        self._last = (self._tree.sentence[candidate.token], alone) if alone is not None and is_person else None

    def complete(self, candidate: Candidate, filled: Filled) -> Filled:
        """`filled` with whoever has just attacked, where it tells only whom it befell."""
        if candidate.type != "ASSAULT" or filled.actors or self._last is None or candidate.kind not in _DEEDS:
            return filled
        sentence, doer = self._last
        if self._tree.sentence[candidate.token] - sentence > _NEAR or not self._leaves_him_out(candidate.token):
            return filled
        if not all(self._is_another(victim, doer, filled.recipient_head) for victim in filled.recipients):
            return filled
        return replace(filled, actors=(doer,), reasons=(*filled.reasons, "actor: who has just attacked"))

    def _is_person(self, actor: Actor, head: int | None) -> bool:
        if _IN_OFFICE.intersection(actor.sectors[:1]):
            return False
        if (actor.id or "").startswith("person:"):
            return True
        tree = self._tree
        return head is not None and tree.tag[head] == "NN" and tree.lemma[head] in individuals()

    def _leaves_him_out(self, i: int) -> bool:
        """“Was shot”, "the shooting"; not "an attack" or "the attacks", which may be others."""
        tree = self._tree
        if tree.pos[i] in VERBAL:
            return tree.is_passive(i)
        return tree.tag[i] in _SINGULAR and any(tree.lower[k] in ("the", "this") for k in tree.having(i, "det"))

    def _is_another(self, victim: Actor, doer: Actor, head: int | None) -> bool:
        """Cannot the victim be the doer himself, shot by those who came?"""
        if who(victim) == who(doer):
            return False
        if victim.name is not None:
            return doer.name is not None
        if head is None:
            return False
        tree = self._tree
        if tree.pos[head] == "PRON":
            return False
        several = tree.tag[head] not in _SINGULAR
        return several or any(tree.lower[k] in _NEW for k in tree.having(head, "det", "nummod", "amod"))
