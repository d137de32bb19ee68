"""Where: which of a report's places are where which event happened.

Law of this file: a place belongs to the event only where the words between them say that it happened there. What is
demanded, condemned or supported may lie somewhere; that is not where it was demanded. What no event governs places
nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.coding.candidate import Candidate
from dateline.coding.classes import word_class
from dateline.coding.tree import VERBAL, Tree
from dateline.language.somebody import somebody
from dateline.records import Place

#: prepositions of place
_WHERE = frozenset(
    """in at near off over around across outside inside through throughout along north south east west within above
    by""".split()
)
#: ... under which a thing is where it all happens: "in a market in Baghdad"
_THERE = frozenset("in at near inside outside on from to into around across by of off during with amid for".split())
_APART = frozenset(("ahead", "because", "instead", "regardless"))  # with "of": "ahead of a debate in Lima"
_INTO = frozenset(("into", "toward", "towards"))
#: acts of words, which happen where they are said: "a warning to Beijing", "tariffs on China", "urged talks in Oslo"
OF_WORDS = frozenset(("ACCUSE", "REJECT", "REQUEST", "THREATEN", "SANCTION", "SUPPORT", "AGREE", "CONCEDE"))
#: what is signed or promised in a town is read as the deal in that town: there the parse can be either
_AGREED = frozenset(("AGREE", "CONCEDE"))
#: what happens where it comes from: "launched from Sohae", not "criticism from Berlin"
_OF_ORIGIN = frozenset(("MOBILIZE", "RETREAT", "ASSAULT", "COERCE"))
#: what happens on a land, not about it: "strikes on Gaza"
_OF_TARGET = frozenset(("MOBILIZE", "ASSAULT"))
_WATERS = frozenset(("ocean", "sea"))
_LANDS = frozenset(("country", "region", "city"))
#: labels and prepositions under which what an act is about can stand: "called for a truce in Gaza"
_MATTER = frozenset("dobj of for with to on against about into from by xcomp ccomp".split())
_TOPIC = frozenset(("about", "on"))  # ... and of a talk: "talks on the war in Syria"
#: labels and prepositions under which the place that an act is for can stand
_DOWN = frozenset(("xcomp", "advcl", "acl", "dobj", "prep", "pobj", "pcomp", "conj", "ccomp", "amod", "acomp"))
_TO = _WHERE | {"of", "for", "to", "into", "on"}
_LOOK = 40  # words looked at for a place under an event
_REACH = 12  # steps from a place name up to its event
#: names that are part of a longer word: "trans-Pacific", "Oslo-based"
_PREFIX = re.compile(r"(?<![\w-])[a-z]+-$")
_SUFFIX = re.compile(r"[-–][a-z]")


@dataclass(frozen=True, slots=True)
class _Lying:
    """How a place lies to the event over it."""

    place: Place
    #: the word that joins it, as one of place would: "in", "object", "compound"
    how: str
    #: preposition or label of the thing, or the act, that lies there; "" where the event itself does
    through: str


class Whereabouts:
    """The places of one report, by the token that governs each."""

    def __init__(self, text: str, tree: Tree, owner: Mapping[int, int], places: Iterable[Place]) -> None:
        """`owner`: token of an event's words -> token of its trigger."""
        self._tree = tree
        self._owner = owner
        self._lying: dict[int, list[_Lying]] = {}
        #: place by the token that heads its name
        self._named: dict[int, Place] = {}
        for place in places:
            self._put(text, place)

    def named(self, i: int) -> Place | None:
        """The place whose name token `i` heads."""
        return self._named.get(i)

    def at(self, token: int, candidate: Candidate, *, shared: bool = False) -> Iterator[Place]:
        """The places at a token that say where the event happens.

        `shared`: the token is another verb's, whose own object may lie elsewhere ("led talks in Lima, arming rebels").
        """
        for lying in self._lying.get(token, ()):
            if shared and lying.through == "dobj" and candidate.type != "ASSAULT":
                continue
            if _says_where(lying, candidate, self._tree.pos[candidate.token] in VERBAL):
                yield lying.place

    def under(self, token: int) -> Place | None:
        """The first place named in the phrases under a token: "gave money to build schools in Mali"."""
        waiting, tree = [k for k in self._tree.kids[token] if k > token], self._tree
        for _ in range(_LOOK):
            if not waiting:
                return None
            i = waiting.pop(0)
            if i in self._named and tree.dep[i] == "pobj":
                return self._named[i]
            if tree.dep[i] in _DOWN and not (tree.dep[i] == "prep" and tree.lower[i] not in _TO):
                waiting.extend(tree.kids[i])
        return None

    def _put(self, text: str, place: Place) -> None:
        head = head_of(self._tree, place.start, place.end)
        if head is None:
            return
        self._named[head] = place
        if _SUFFIX.match(text, place.end) or _PREFIX.search(text[max(0, place.start - _REACH) : place.start]):
            return
        found = self._climb(head, place)
        if found is not None:
            governor, lying = found
            self._lying.setdefault(self._owner.get(governor, governor), []).append(lying)

    def _climb(self, name: int, place: Place) -> tuple[int, _Lying] | None:
        """From a place name up to the verb or event noun that happens there."""
        tree, i = self._tree, name
        how = through = ""
        for _ in range(_REACH):
            if i in self._owner or tree.pos[i] in VERBAL:
                return (i, _Lying(place, how, self._act_under(i) or through)) if how else None
            above, dep = tree.head[i], tree.dep[i]
            if above == i or dep in ("nsubj", "nsubjpass", "relcl", "acl", "advcl", "poss"):
                return None
            if dep in ("compound", "amod", "nmod") and place.kind == "country":
                return None  # "a U.S. barracks", "US war games": whose, not where
            if (i != name and self._is_another_matter(i)) or self._is_home(i):
                return None
            if dep == "appos" and tree.tag[i] in ("NN", "NNS"):
                return None  # "no aide, not a spokesman in Lima, knew"
            if i != name and tree.tag[i] in ("NN", "NNS"):
                through = through or (tree.lower[above] if dep == "pobj" else dep)
            through = through or self._beside_matter(i)
            how = how or self._joint(i, name)
            i = above
        return None

    def _beside_matter(self, i: int) -> str:
        """“Called for a truce in Lima”: parsers hang "in" on the verb; the preposition of what stands before it."""
        tree, before = self._tree, i - 1
        if i == 0 or tree.dep[i] != "prep" or tree.dep[before] != "pobj" or tree.tag[before] not in ("NN", "NNS"):
            return ""
        joint = tree.head[before]
        return tree.lower[joint] if tree.head[joint] == tree.head[i] else ""

    def _act_under(self, i: int) -> str:
        """How an act lies under the event that took it up: what happens there is to be done, not said."""
        tree, event = self._tree, self._owner.get(i, i)
        if event == i or event not in tree.ancestors(i):
            return ""
        return tree.lower[tree.head[i]] if tree.dep[i] == "pobj" else tree.dep[i]

    def _is_home(self, i: int) -> bool:
        """“Beat the senator from Ohio”: somebody's home is not where it happened to him."""
        tree, who = self._tree, i - 1  # parsers hang "from" on the verb as well
        if i == 0 or tree.dep[i] != "prep" or tree.lower[i] != "from" or who in self._owner:
            return False
        return tree.tag[who] in ("NN", "NNP") and tree.lemma[who] in somebody()

    def _is_another_matter(self, i: int) -> bool:
        """Does what lies there only come into the event: "resign over the crisis in Lima", "since a debate there"?"""
        tree, above = self._tree, self._tree.head[i]
        if tree.dep[i] == "conj":
            return above in self._owner
        if tree.dep[i] != "pobj" or above in self._owner:
            return False
        return tree.lower[above] not in _THERE or tree.lower[tree.head[above]] in _APART

    def _joint(self, i: int, name: int) -> str:
        """The word that joins a phrase to what stands above it, as one of place would: "in", "object", "compound"."""
        tree, above = self._tree, self._tree.head[i]
        if tree.dep[i] == "prep":
            named = tree.lower[i] == "of" and tree.lemma[above] in word_class("territory")
            return "" if named else tree.lower[i]  # "in the village of Rivne": the village is where
        if tree.dep[i] == "dobj" and tree.lemma[above] in word_class("reaching"):
            return "at"
        if i == name and tree.dep[i] == "dobj" and above in self._owner:
            return "object"
        return "compound" if tree.dep[i] == "compound" and above in self._owner else ""


def _says_where(lying: _Lying, candidate: Candidate, is_verb: bool) -> bool:
    """Does a place that lies so to an event say where it happens, not whom or what it is about?"""
    how, type_, kind = lying.how, candidate.type, lying.place.kind
    if _is_about(lying, type_, is_verb):
        return False
    if how == "by":
        return kind not in _LANDS  # "an offensive by Turkey"
    if how == "across" and kind in _WATERS:
        return type_ in _OF_ORIGIN  # "across the Atlantic, they agreed": on the other side
    if how in _WHERE:
        return not (how == "near" and kind == "country" and type_ == "ASSAULT")  # "in a village near Ukraine"
    if how == "to":
        return type_ not in OF_WORDS and type_ != "ASSAULT"  # "a defeat to Lima"
    if how in _INTO or how == "compound":
        return type_ not in OF_WORDS
    if how == "object":
        return type_ == "ASSAULT" and candidate.kind != "beating"  # "bombs hit Kharkiv"; a team beats a town's
    if how == "on":
        return kind not in _LANDS or type_ in _OF_TARGET
    return how == "from" and type_ in _OF_ORIGIN


def _is_about(lying: _Lying, type_: str, is_verb: bool) -> bool:
    """Does the place say where the matter lies that is spoken of?"""
    if type_ in OF_WORDS:
        if type_ in _AGREED and lying.through in ("dobj", "of", "on"):
            return False
        return lying.through in _MATTER
    return type_ == "CONSULT" and (lying.through in _TOPIC or (is_verb and lying.through == "of"))


def head_of(tree: Tree, start: int, end: int) -> int | None:
    """The token that heads the stretch [start, end) of the text."""
    i = bisect_right(tree.start, start) - 1
    last = bisect_right(tree.start, max(start, end - 1)) - 1
    if i < 0:
        return None
    for k in range(i, last + 1):
        if not i <= tree.head[k] <= last or tree.head[k] == k:
            return k
    return i
