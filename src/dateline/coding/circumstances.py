"""When, where and how many: which of a report's times, places and counts belong to which event.

Law of this file: a circumstance belongs to the event whose clause governs it, not to the nearest one. What no event
governs dates or places nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from dateline.coding.classes import word_class
from dateline.coding.compose import Candidate
from dateline.coding.tree import NOMINAL, VERBAL, Tree
from dateline.records import Place, Quantity, Time
from dateline.resolve import Resolved
from dateline.resolve.quantities import find_counted
from dateline.resolve.times import NOT_WHEN, role

_WHERE = frozenset(
    """in at near off over around across outside inside through throughout along toward towards to into from north
    south east west within above by on""".split()
)
#: nouns may lie between an event and its day only under these: "fired a missile on Sunday"
_WHEN = frozenset(("on", "in", "at", "during", "over", "through", "from", "between", "late", "early", "for"))
_CLIMBS = frozenset(
    ("npadvmod", "pobj", "prep", "advmod", "compound", "nummod", "amod", "appos", "nmod", "det", "pcomp", "poss",
     "quantmod", "conj", "tmod", "punct", "dep", "attr", "intj", "dobj", "nsubj")
)  # fmt: skip


class Circumstances:
    """The times, places and counts of one report, by the token that governs each."""

    def __init__(self, resolved: Resolved, tree: Tree, candidates: Sequence[Candidate]) -> None:
        self._doc: Doc = resolved.reading.doc
        self._tree = tree
        self._owner = _owners(tree, candidates)
        self._times: dict[int, list[Time]] = {}
        self._fronted: dict[int, list[Time]] = {}
        self._places: dict[int, list[Place]] = {}
        self._counted: dict[int, list[Quantity]] = {}
        self._place_times(resolved.times)
        self._place_places(resolved.places)
        for quantity, governor in find_counted(self._doc):
            owner = self._climb_to_event(governor)
            if owner is not None:
                self._counted.setdefault(owner, []).append(quantity)

    def time(self, candidate: Candidate) -> Time | None:
        """The expression that dates this event."""
        for i in _parts(candidate):
            if i in self._times:
                return self._times[i][0]
        verb = self._clause_verb(candidate)
        for above in _shared(self._tree, verb):
            if above in self._times and self._owner.get(above, candidate.token) == candidate.token:
                return self._times[above][0]
            if above in self._fronted:
                return self._fronted[above][0]
        return None

    def place(self, candidate: Candidate) -> Place | None:
        """The place in this event's clause where it happened."""
        for i in _parts(candidate):
            if i in self._places:
                return self._places[i][0]
        verb = self._clause_verb(candidate)
        for above in _shared(self._tree, verb):
            if above in self._places:
                return self._places[above][0]
        return None

    def quantities(self, candidate: Candidate) -> tuple[Quantity, ...]:
        """The counts that belong to this event, in the order of the text."""
        found = [q for i in dict.fromkeys(_parts(candidate)) for q in self._counted.get(i, ())]
        return tuple(sorted(dict.fromkeys(found), key=lambda q: q.start))

    def _clause_verb(self, candidate: Candidate) -> int:
        if candidate.carrier is not None:
            return candidate.carrier
        token = candidate.token
        if self._tree.pos[token] in VERBAL:
            return token
        for above in self._tree.ancestors(token):
            if self._tree.pos[above] in VERBAL:
                return above
        return token

    def _head_of(self, start: int, end: int) -> int | None:
        """The token that heads the stretch [start, end) of the text."""
        tree = self._tree
        i = bisect_right(tree.start, start) - 1
        last = bisect_right(tree.start, max(start, end - 1)) - 1
        if i < 0:
            return None
        for k in range(i, last + 1):
            if not i <= self._tree.head[k] <= last or self._tree.head[k] == k:
                return k
        return i

    def _place_times(self, times: Iterable[Time]) -> None:
        tree = self._tree
        for time in times:
            part = role(self._doc, time)
            if time.type == "SET" or part in NOT_WHEN:
                continue
            if time.type == "DURATION" and time.earliest is None:
                continue
            head = self._head_of(time.start, time.end)
            governor = None if head is None else self._climb(head)
            if governor is None or (part == "modifier" and governor not in self._owner):
                continue
            if tree.lemma[governor] in word_class("saying") and governor not in self._owner:
                subject = tree.first(governor, "nsubj")
                if subject is not None and head is not None and head < subject:
                    self._fronted.setdefault(governor, []).append(time)
                continue
            self._times.setdefault(self._event_at(governor), []).append(time)

    def _event_at(self, verb: int) -> int:
        """The event that a verb is or tells of: "the exercise will start" tells of the exercise."""
        if verb in self._owner:
            return self._owner[verb]
        for k in self._tree.having(verb, "nsubj", "nsubjpass"):
            if k in self._owner and self._tree.lemma[verb] not in word_class("saying"):
                return self._owner[k]
        return verb

    def _climb(self, i: int) -> int | None:
        """From a time up to the verb or event noun that it dates; None where a thing comes between ("the 2018 law")."""
        tree = self._tree
        for _ in range(12):
            if i in self._owner or tree.pos[i] in VERBAL:
                return i
            above, dep = tree.head[i], tree.dep[i]
            if above == i or dep not in _CLIMBS:
                return None
            thing = tree.pos[above] in NOMINAL and above not in self._owner
            if thing and dep in ("compound", "amod", "nummod", "poss") and tree.pos[i] != "NUM":
                return None
            if thing and dep == "prep" and tree.lower[i] not in _WHEN:
                return None
            i = above
        return None

    def _place_places(self, places: Iterable[Place]) -> None:
        for place in places:
            head = self._head_of(place.start, place.end)
            if head is None:
                continue
            governor = self._where(head)
            if governor is not None:
                self._places.setdefault(self._owner.get(governor, governor), []).append(place)

    def _where(self, i: int) -> int | None:
        """From a place name up to the verb or event noun that happens there."""
        tree = self._tree
        located = False
        for _ in range(12):
            if i in self._owner or tree.pos[i] in VERBAL:
                return i if located else None
            above, dep = tree.head[i], tree.dep[i]
            if above == i or dep in ("nsubj", "nsubjpass", "relcl", "acl", "advcl"):
                return None
            if dep == "prep":
                located = located or tree.lower[i] in _WHERE
            if dep == "dobj" and tree.lemma[above] in word_class("reaching"):
                located = True
            if dep == "compound" and above in self._owner:
                located = True
            if dep == "poss":
                return None
            i = above
        return None

    def _climb_to_event(self, i: int) -> int | None:
        tree = self._tree
        for _ in range(12):
            if i in self._owner:
                return self._owner[i]
            above = tree.head[i]
            event = self._event_at(i) if tree.pos[i] in VERBAL else i
            if event != i:
                return event
            if above == i or (tree.dep[i] in ("relcl", "advcl") and tree.pos[above] in VERBAL):
                return self._owner.get(above)
            i = above
        return None


def _owners(tree: Tree, candidates: Sequence[Candidate]) -> dict[int, int]:
    """Token of a trigger, of its carrier or of what it took up -> token of the trigger."""
    owner: dict[int, int] = {}
    for candidate in candidates:
        for i in _parts(candidate):
            owner.setdefault(i, candidate.token)
    for candidate in candidates:
        owner[candidate.token] = candidate.token
    return owner


def _parts(candidate: Candidate) -> list[int]:
    found = [candidate.token]
    if candidate.carrier is not None:
        found.append(candidate.carrier)
    for part in candidate.absorbed:
        found.extend(_parts(part))
    return found


def _shared(tree: Tree, verb: int) -> Iterable[int]:
    """The verb, and the verbs whose time and place it shares: "began withdrawing on Monday", "met and signed"."""
    yield verb
    for above in tree.ancestors(verb):
        dep = tree.dep[verb]
        if tree.pos[above] not in VERBAL or dep not in ("xcomp", "conj", "ccomp"):
            return
        if dep == "ccomp" and tree.lemma[above] not in word_class("saying"):
            return
        yield above
        verb = above
