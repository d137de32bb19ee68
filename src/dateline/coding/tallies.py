"""Counts whose clause does not name their event: "over 9,000 soldiers take part", "the toll rose to 15".

Law of this file: who takes part takes part in the gathering told last; who died, died in the attack told last. Where
the sentence speaks of other days than the event, or has an event of its own that could be meant, the count stays free.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

import msgspec

from dateline.coding.classes import word_class
from dateline.coding.compose import Candidate
from dateline.coding.tree import Tree
from dateline.records import Quantity, Time

#: kinds of event in which people and things take part
GATHERINGS = frozenset(("exercise", "joint-exercise", "demonstration", "strike", "summit", "election"))
_DRILLS = frozenset(("exercise", "joint-exercise"))
_VICTIMS = frozenset(("killed", "injured", "casualties", "missing"))
#: what moves, and is counted with the move: "68 jets flew near the island, and some crossed the line"
_FORCES = frozenset(("aircraft", "ships", "drones"))
_MOVES = frozenset(("air-incursion", "naval-transit"))
#: sentences back to which a count without an event of its own looks
_BACK = 3
#: words right of a verb among which the event stands that one takes part in
_REACH = 15

#: what stands for an event that was told before: "it runs until Friday with 9,000 troops"
_IT = frozenset(("it", "they"))

#: token of an event's trigger -> the days that date it
Dated = Mapping[int, Sequence[Time]]


class Tallies:
    """Finds the event of a count that no event governs."""

    def __init__(self, tree: Tree, candidates: Sequence[Candidate], spoken: Mapping[int, Sequence[Time]]) -> None:
        self._tree = tree
        self._candidates = candidates
        self._at = {candidate.token: candidate for candidate in candidates}
        #: sentence -> the times at which things happen in it
        self._spoken = spoken

    def event(self, quantity: Quantity, governor: int, dated: Dated) -> int | None:
        """The trigger of the event that a count belongs to, None where the text does not show one."""
        if quantity.of in _VICTIMS:
            attacks = [one.token for one in self._candidates if one.type == "ASSAULT"]
            return self._last(attacks, governor, dated)
        if quantity.of in _FORCES:
            return self._only_move(governor)
        gatherings = [one.token for one in self._candidates if one.kind in GATHERINGS]
        if not self._takes_part(governor):
            there = next((i for i in self._tree.objects_of(governor, "at", "in", "for") if i in gatherings), None)
            return there if there is not None else self._with(quantity, gatherings)
        here = next((i for i in gatherings if governor < i <= governor + _REACH and self._together(i, governor)), None)
        return here if here is not None else self._last(gatherings, governor, dated)

    def _only_move(self, governor: int) -> int | None:
        """The incursion or passage of the count's sentence, if it tells of one."""
        here = [i for i, one in self._at.items() if one.kind in _MOVES and self._together(i, governor)]
        return here[0] if len(here) == 1 else None

    def _with(self, quantity: Quantity, gatherings: Sequence[int]) -> int | None:
        """“The drills will be the biggest, with 9,000 troops”: of the one gathering before it in the sentence."""
        tree = self._tree
        first = bisect_left(tree.start, quantity.start)
        if first == 0 or tree.lower[first - 1] not in ("with", "involving"):
            return None
        here = [i for i in gatherings if tree.sentence[i] == tree.sentence[first]]
        return here[0] if len(here) == 1 and here[0] < first else None

    def as_counted(self, quantity: Quantity, event: int) -> Quantity:
        """In a military exercise the people who take part are troops, whatever a report calls them."""
        if not quantity.of.endswith("people") or self._at[event].kind not in _DRILLS:
            return quantity
        return msgspec.structs.replace(quantity, of=quantity.of.removesuffix("people") + "troops")

    def _takes_part(self, i: int) -> bool:
        tree = self._tree
        if tree.lemma[i] in word_class("taking_part"):
            return True
        if tree.lemma[i] == "take":
            return any(tree.lower[k] == "part" for k in tree.kids[i])
        subject = tree.first(i, "nsubj")
        return tree.lemma[i] in word_class("going_on") and subject is not None and tree.lower[subject] in _IT

    def _together(self, i: int, k: int) -> bool:
        return self._tree.sentence[i] == self._tree.sentence[k]

    def _last(self, events: Sequence[int], governor: int, dated: Dated) -> int | None:
        """The nearest of these events told before, if the count's sentence has none of them and no other days."""
        tree = self._tree
        sentence = tree.sentence[governor]
        before = [i for i in events if i < governor]
        if not before or any(tree.sentence[i] == sentence for i in events):
            return None
        event = before[-1]
        near = sentence - tree.sentence[event] <= _BACK
        return event if near and self._same_days(sentence, dated.get(event, ())) else None

    def _same_days(self, sentence: int, days: Sequence[Time]) -> bool:
        """Does every time of the sentence fit the event's? Where the event has none, any time could be another's."""
        first, after = self._tree.bounds[sentence]
        if "since" in self._tree.lower[first:after]:
            return False
        return all(any(_overlap(time, day) for day in days) for time in self._spoken.get(sentence, ()))


def _overlap(a: Time, b: Time) -> bool:
    """Can two times be one? Those of an undated report can."""
    if not (a.earliest and a.latest and b.earliest and b.latest):
        return True
    return a.earliest <= b.latest and b.earliest <= a.latest
