"""When, where and how many: which of a report's times, places and counts belong to which event.

Law of this file: a circumstance belongs to the event whose clause governs it, not to the nearest one. What no event
governs dates or places nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from dateline.coding.classes import word_class
from dateline.coding.compose import Candidate
from dateline.coding.stretches import joined, stretch
from dateline.coding.tallies import Tallies
from dateline.coding.tree import NOMINAL, VERBAL, Tree
from dateline.coding.whereabouts import OF_WORDS, Whereabouts, head_of
from dateline.records import Place, Quantity, Time
from dateline.resolve import Resolved
from dateline.resolve.times import NOT_WHEN, role

#: a noun shares the day of its clause as the one who acts or what is done, or under these: "died in the attack"
_CORE = frozenset(("nsubj", "nsubjpass", "dobj", "attr"))
_WITHIN = frozenset(("in", "during", "at", "by"))
#: what lies in a matter that is spoken of dates the matter: "an inquiry into the fire of May"
_OF_MATTER = frozenset(("into", "about", "over"))
#: nouns may lie between an event and its day only under these: "fired a missile on Sunday"
_WHEN = frozenset(("on", "in", "at", "during", "over", "through", "from", "between", "late", "early", "for"))
_CLIMBS = frozenset(
    ("npadvmod", "pobj", "prep", "advmod", "compound", "nummod", "amod", "appos", "nmod", "det", "pcomp", "poss",
     "quantmod", "conj", "tmod", "punct", "dep", "attr", "intj", "dobj", "nsubj", "agent")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scene:
    """When, where and how many of one event."""

    time: Time | None = None
    place: Place | None = None
    quantities: tuple[Quantity, ...] = ()

    @property
    def stands(self) -> bool:
        """Could another report of it be found by its place or its counts?"""
        return bool(self.place or self.quantities)

    @property
    def is_set(self) -> bool:
        """Has it a time, place or count of its own?"""
        return self.stands or self.time is not None

    @property
    def has_victims(self) -> bool:
        """Are dead or injured counted?"""
        return any(quantity.of in ("killed", "injured", "casualties") for quantity in self.quantities)


class Circumstances:
    """The times, places and counts of one report, by the token that governs each."""

    def __init__(self, resolved: Resolved, tree: Tree, candidates: Sequence[Candidate]) -> None:
        self._doc: Doc = resolved.reading.doc
        self._text = self._doc.text  # joined anew by spaCy at every question
        self._tree = tree
        self._owner = _owners(tree, candidates)
        self._times: dict[int, list[Time]] = {}
        #: the last days of events that last: "until Friday"
        self._ends: dict[int, Time] = {}
        #: where days by which something is to be done begin
        self._due: set[int] = set()
        #: sentence -> the times at which things happen in it
        self._spoken: dict[int, list[Time]] = {}
        self._fronted: dict[int, list[Time]] = {}
        self._counted: dict[int, list[Quantity]] = {}
        self._of_words = {candidate.token for candidate in candidates if candidate.type in OF_WORDS}
        self._published = resolved.reading.report.published
        self._whereabouts = Whereabouts(self._text, tree, self._owner, resolved.places)
        self._place_times(resolved.times)
        self._place_counts(resolved.counted, Tallies(tree, candidates, self._spoken))

    def scene(self, candidate: Candidate) -> Scene:
        """All that is known of when, where and how many."""
        return Scene(self.time(candidate), self.place(candidate), self.quantities(candidate))

    def time(self, candidate: Candidate) -> Time | None:
        """The expression that dates this event; from its first day to its last where the text names both."""
        found = self._day(candidate)
        if found is None or (candidate.type in OF_WORDS and found.start in self._due):
            return None  # "a pledge to send troops by 2030"
        places = (*_parts(candidate), *_shared(self._tree, self._clause_verb(candidate)))
        end = next((self._ends[i] for i in places if i in self._ends), None)
        return (end and stretch(self._text, found, end)) or found

    def _day(self, candidate: Candidate) -> Time | None:
        for i in (*_parts(candidate), *self._when(candidate)):
            if i in self._times:
                return self._times[i][0]
        if not self._shares_clause(candidate):
            return None
        verb = self._clause_verb(candidate)
        if any(self._tree.lower[k] == "never" for k in self._tree.kids[verb]):
            return None  # "led for weeks, and never looked back"
        below = verb
        for above in _shared(self._tree, verb):
            if self._tree.dep[below] == "xcomp" and self._owner.get(above, candidate.token) != candidate.token:
                return None  # "welcomed him to visit": when is open
            below = above
            if above in self._times and self._owner.get(above, candidate.token) == candidate.token:
                return self._times[above][0]
            if above in self._fronted:
                return self._fronted[above][0]
        return None

    def dated(self, token: int) -> Time | None:
        """The time that governs the clause of this token, whether or not an event opens there."""
        return next(iter((*self._times.get(token, ()), *self._fronted.get(token, ()))), None)

    def place(self, candidate: Candidate) -> Place | None:
        """The place in this event's clause where it happened."""
        here = (*_parts(candidate), *self._when(candidate))
        where = next((place for i in here for place in self._whereabouts.at(i, candidate)), None)
        if where is not None or not self._shares_clause(candidate):
            return where
        verb = self._clause_verb(candidate)
        noun = verb != candidate.token and verb != candidate.carrier
        for above in _shared(self._tree, verb):
            if noun and self._owner.get(above, candidate.token) != candidate.token:
                return None  # "condemned in Paris the attack": the place is that of the other event
            for place in self._whereabouts.at(above, candidate, shared=above != verb):
                return place
        return None

    def _when(self, candidate: Candidate) -> Iterator[int]:
        """“Seven were killed when a missile hit a market in Sumy on Monday”: there and then they were killed."""
        tree = self._tree
        if candidate.type != "ASSAULT":
            return
        for clause in tree.having(self._clause_verb(candidate), "advcl"):
            if clause > candidate.token and any(tree.lower[k] == "when" for k in tree.kids[clause]):
                yield clause

    def _shares_clause(self, candidate: Candidate) -> bool:
        """Does an event noun share day and place of its clause? "Mourned for the victims of the attack" does not."""
        tree, i = self._tree, candidate.token
        if candidate.carrier is not None or tree.pos[i] in VERBAL:
            return True
        while tree.dep[i] in ("conj", "compound") or self._is_measured(i):
            i = tree.head[i] if tree.dep[i] != "pobj" else tree.head[tree.head[i]]
        if tree.dep[i] == "pobj":
            return tree.lower[tree.head[i]] in _WITHIN and tree.pos[tree.head[tree.head[i]]] in VERBAL
        return tree.dep[i] in _CORE or tree.head[i] == i

    def _is_measured(self, i: int) -> bool:
        """Is it what a measuring noun counts: "a series of raids"?"""
        tree = self._tree
        if tree.dep[i] != "pobj" or tree.lower[tree.head[i]] != "of":
            return False
        return tree.lemma[tree.head[tree.head[i]]] in word_class("measure")

    def place_at(self, i: int) -> Place | None:
        """The place whose name token `i` heads."""
        return self._whereabouts.named(i)

    def place_under(self, candidate: Candidate) -> Place | None:
        """The first place named in the phrases under this event: "gave money to build schools in Mali"."""
        return self._whereabouts.under(candidate.token)

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

    def _place_times(self, times: Iterable[Time]) -> None:
        tree = self._tree
        for time in joined(self._text, times):
            if time.type == "SET" or (time.type == "DURATION" and time.earliest is None):
                continue
            part, head = role(self._doc, time), head_of(tree, time.start, time.end)
            governor = None if head is None else self._climb(head)
            if governor is None and head is not None:
                governor = self._opening(head)
            if head is not None:
                self._date_the_clause(head, time)
            if governor is None or (part == "modifier" and governor not in self._owner):
                continue
            if part == "until":
                self._ends.setdefault(self._lasting(governor), time)
            if part in NOT_WHEN or self._is_of_another_day(time, governor):
                continue
            if part == "by":
                self._due.add(time.start)
            self._spoken.setdefault(tree.sentence[governor], []).append(time)
            if tree.lemma[governor] in word_class("saying") and governor not in self._owner:
                subject = tree.first(governor, "nsubj")
                if subject is not None and head is not None and head < subject:
                    self._fronted.setdefault(governor, []).append(time)
                continue
            self._times.setdefault(self._event_at(governor), []).append(time)
            if part == "modifier" or (head is not None and tree.dep[head] == "nummod"):
                self._lend(governor, time)

    def _date_the_clause(self, head: int, time: Time) -> None:
        """“In 2009, when senators rejected it”: the clause is of the time that it hangs on."""
        for k in self._tree.having(head, "relcl"):
            if any(self._tree.lower[m] == "when" for m in self._tree.having(k, "advmod", "mark")):
                self._times.setdefault(self._event_at(k), []).append(time)

    def _is_of_another_day(self, time: Time, governor: int) -> bool:
        """Is it the day of what is promised or demanded, or of how things are now, not of the event that was?"""
        event, tag = self._owner.get(governor, governor), self._tree.tag[governor]
        if time.value == "PRESENT_REF":
            return tag == "VBD" or self._text.startswith("-", time.end)  # "now a speaker, she endorsed him"
        if event not in self._of_words:
            return False
        later = time.value == "FUTURE_REF" or (self._published and (time.earliest or "") > self._published[:10])
        return bool(later) and self._tree.tag[event] in ("VBD", "VBN")

    def _lend(self, noun: int, time: Time) -> None:
        """“On the last day of last week's drills, the ministry said jets had come”: they came last week.

        So does "in the 2012 election he ran", also behind the verb.
        """
        tree = self._tree
        for _ in range(2):  # the drills, the day of the drills
            above = tree.head[noun]
            if tree.dep[noun] != "pobj" or tree.lower[above] not in _WITHIN | {"on", "of"}:
                return
            over = tree.head[above]
            if tree.pos[over] in VERBAL and (noun < over or (time.text.isdigit() and tree.lower[above] in _WITHIN)):
                lent = self._fronted if tree.lemma[over] in word_class("saying") else self._times
                lent.setdefault(self._event_at(over), []).append(time)
                return
            if tree.lemma[over] not in word_class("stretch"):
                return
            noun = over

    def _lasting(self, verb: int) -> int:
        """The event that goes on: "began on Monday and lasts until Friday", "the drills, which run until Friday"."""
        event, tree = self._event_at(verb), self._tree
        if event == verb and tree.dep[verb] in ("conj", "relcl"):
            above = tree.head[verb]
            return self._owner.get(above, self._event_at(above) if tree.pos[above] in VERBAL else above)
        return event

    def _place_counts(self, counted: Iterable[tuple[Quantity, int]], tallies: Tallies) -> None:
        whole: tuple[int, int] | None = None  # sentence and event of the last count
        for quantity, governor in counted:
            owner, sentence = self._climb_to_event(governor), self._tree.sentence[governor]
            if owner is None:
                owner = tallies.event(quantity, governor, self._times)
            if owner is None and " " in quantity.of and whole is not None and whole[0] == sentence:
                owner = whole[1]  # "9,000 take part: 6,500 Americans and 2,400 Thais"
            if owner is not None:
                whole = sentence, owner
                self._counted.setdefault(owner, []).append(tallies.as_counted(quantity, owner))

    def _event_at(self, verb: int) -> int:
        """The event that a verb is or tells of: "the exercise will start" tells of the exercise."""
        if verb in self._owner:
            return self._owner[verb]
        for k in self._tree.having(verb, "nsubj", "nsubjpass"):
            if k in self._owner and self._tree.lemma[verb] not in word_class("saying"):
                return self._owner[k]
        return verb

    def _climb(self, time: int) -> int | None:
        """From a time up to the verb or event noun that it dates; None where a thing comes between ("the 2018 law")."""
        tree, i = self._tree, time
        for _ in range(12):
            if i in self._owner or tree.pos[i] in VERBAL:
                return i
            above, dep = tree.head[i], tree.dep[i]
            if above == i or dep not in _CLIMBS:
                return None
            thing = tree.pos[above] in NOMINAL and above not in self._owner
            if thing and dep in ("compound", "amod", "nummod", "poss") and not self._spans(i, above):
                return None
            if thing and dep == "prep" and tree.lower[i] not in _WHEN:
                return None
            if i != time and dep == "appos" and tree.tag[i] in ("NN", "NNS"):
                return None  # "Keller, an aide in the nineties, said"
            if i != time and dep == "pobj" and tree.lower[above] in _OF_MATTER:
                return None
            i = above
        return None

    def _spans(self, year: int, noun: int) -> bool:
        """Is it the year of a date, or of what it all happens in: "in the 1952 campaign", not "blamed the 2018 law"?"""
        tree = self._tree
        within = tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] in _WITHIN
        return tree.pos[year] == "NUM" and (within or tree.entity[noun] in ("DATE", "TIME"))

    def _opening(self, i: int) -> int | None:
        """“On Thursday North Korea fired”: the day goes with its "on", though read as part of the name behind it."""
        tree, on = self._tree, i - 1
        if on < 0 or tree.lower[on] != "on" or tree.dep[i] != "compound" or tree.pos[tree.head[on]] not in VERBAL:
            return None
        return tree.head[on]

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
