"""Who took part where the sentence does not say: "the launch", "the same warship", "the test" are those told before.

Law of this file: a definite event takes its actors from the event of its kind that the report tells elsewhere, and
whoever condemns an event condemns those who did it. Nothing is guessed: an event told for the first time has whom it
names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import msgspec

from dateline.coding.arguments import Filled
from dateline.coding.assailants import Assailants
from dateline.coding.classes import word_class
from dateline.coding.compose import Candidate
from dateline.coding.grammar import complement, surface_subject
from dateline.coding.plover import country_name
from dateline.coding.repeated import Repeated
from dateline.coding.tree import VERBAL, Tree
from dateline.coding.triggers import exercise_name
from dateline.coding.victims import Victims, like, who
from dateline.records import Actor, Status

_DEFINITE = frozenset(("the", "that", "this", "these", "those", "same"))
#: kinds that one side does alone: whom they are aimed at says nothing about who does them
_ALONE = frozenset(("missile-launch", "nuclear-test", "space-launch", "naval-transit", "air-incursion", "exercise"))
#: kinds of which a report may tell many, so that "the election" need not be the last
_EVERYWHERE = frozenset(("election",))
#: what did not happen is not recalled as what did
_UNREAL = frozenset(("hypothetical", "denied"))
#: kinds of a crowd, which is in a place and not against it
_OF_A_CROWD = frozenset(("demonstration", "riot", "strike", "boycott", "hunger-strike", "obstruction"))
#: kinds of what is done to somebody: "a warrant", "a crackdown" that name nobody are not "the arrest"
_OF_ONE_SIDE = frozenset(("arrest", "deportation", "abduction"))
_JOINT = "joint-exercise"
#: kinds of violence that are not called "the attack" or "the killings" afterwards
_NO_ATTACK = frozenset(("sexual-violence", "abduction", "territorial-gain", "destruction", "torture", "clash"))
_VIOLENCE = "violence"  # the last event of violence, of whatever kind
#: under these stands where a crowd is
_PLACES = frozenset(("in", "at", "near", "across", "outside", "around", "throughout", "through"))
_FAR = 12  # sentences back to the meeting that "the meeting with the envoy" is
_NEAR = 3  # sentences back to what "exercises were held" and "the attack" go on about


class Recall:
    """The actors of a report's events, each completed by what the rest of the report tells."""

    def __init__(self, tree: Tree, found: Sequence[Candidate], filled: Mapping[int, Filled]) -> None:
        """`filled`: by the token of its trigger, whom each event of `found` itself names."""
        self._tree = tree
        self._filled = filled
        self._found = found
        self._at = {candidate.token: candidate for candidate in found}
        self._known: dict[str, tuple[int, Filled]] = {}  # kind -> trigger and actors of its last event
        self._victims = Victims(tree, found, filled)
        self._assailants = Assailants(tree)
        self._repeated = Repeated(found, filled)

    def complete(self, candidate: Candidate, state: Status) -> Filled:
        """The actors of the next event of the text, whose status is `state`; to be asked in the order of the text."""
        filled = self._filled[candidate.token]
        named = candidate.kind is not None and _is_named(filled, _family(candidate.kind))
        if named and state in _UNREAL:
            return filled
        if candidate.kind is not None and (not named or self._is_crowd_somewhere(candidate, filled)):
            filled = self._recalled(candidate, _family(candidate.kind), filled)
        if not filled.actors and state not in _UNREAL:
            filled = self._seen_elsewhere(candidate, filled)
            filled = self._victims.complete(candidate, filled)
            filled = self._assailants.complete(candidate, filled)
        if state not in _UNREAL:
            self._assailants.note(candidate, filled)
        if named and self._is_news(candidate, filled, state):
            self._remember(candidate, filled)
        if not filled.recipients:
            filled = self._as_beside(candidate, filled)
        if len(filled.actors) == 1 and candidate.type == "CONSULT":
            filled = self._same_meeting(candidate, filled)
        if candidate.entry.complement == "keep" and not filled.recipients:
            filled = self._those_who_did_it(candidate, filled)
        return self._repeated.complete(self._tree, candidate, filled)

    def _is_news(self, candidate: Candidate, filled: Filled, state: Status) -> bool:
        """Can "the arrest" be this one? Not where it names nobody arrested, nor where it is older than the one known.

        “The meeting” is none that they had years ago, and an event that names one side of a meeting told before adds
        nothing to it.
        """
        before = self._known.get(_family(candidate.kind or ""))
        if before is None:
            return candidate.kind not in _OF_ONE_SIDE or bool(filled.recipients)
        if state == "past" or (candidate.kind in _OF_ONE_SIDE and not filled.recipients):
            return False
        known = {who(actor) for actor in before[1].actors}
        return candidate.type != "CONSULT" or not {who(actor) for actor in filled.actors} < known

    def _remember(self, candidate: Candidate, filled: Filled) -> None:
        """Keep who took part for what goes on about it; who is named once is not forgotten where he is left out."""
        kind = _family(candidate.kind or "")
        before = self._known.get(kind)
        if before is not None and not filled.actors and _shares(before[1].recipients, filled.recipients):
            filled = replace(filled, actors=before[1].actors)
        self._known[kind] = (candidate.token, filled)
        if candidate.type == "ASSAULT" and kind not in _NO_ATTACK and not _is_by_police(filled):
            self._known[_VIOLENCE] = self._known[kind]
        if _is_joint(candidate, filled):
            self._known[_JOINT] = self._known[kind]

    def _as_beside(self, candidate: Candidate, filled: Filled) -> Filled:
        """“Cut ties with Cuba and imposed an embargo”: what is done in one breath is done to the same."""
        tree, i = self._tree, candidate.token
        beside = self._at.get(tree.head[i]) if tree.dep[i] == "conj" else None
        if beside is None or beside.token == i or beside.type != candidate.type or tree.is_passive(i):
            return filled
        whom = self._filled[beside.token]
        if [who(a) for a in whom.actors] != [who(a) for a in filled.actors] or not whom.recipients:
            return filled
        reasons = (*filled.reasons, "recipient of the act beside it")
        return replace(filled, recipients=whom.recipients, recipient_head=whom.recipient_head, reasons=reasons)

    def _same_meeting(self, candidate: Candidate, filled: Filled) -> Filled:
        """“The meeting with the envoy”, where the report told whom he met."""
        if self._tree.pos[candidate.token] in VERBAL or not self._has_article(candidate.token):
            return filled
        one, here = who(filled.actors[0]), self._tree.sentence[candidate.token]
        for other in reversed(self._found):
            if other.token >= candidate.token or other.type != "CONSULT":
                continue
            told = self._filled[other.token]
            if (
                len(told.actors) > 1
                and one in map(who, told.actors)
                and here - self._tree.sentence[other.token] <= _FAR
            ):
                rest = tuple(a for a in told.actors if who(a) != one)
                return replace(
                    filled, actors=(*rest, *filled.actors), reasons=(*filled.reasons, "the meeting told before")
                )
        return filled

    def _seen_elsewhere(self, candidate: Candidate, filled: Filled) -> Filled:
        """“The ministry detected 18 aircraft”: of the one country whose aircraft the report sees around it."""
        whose = {actor.country for actor in filled.recipients} - {None}
        if candidate.frame != "sighted" or not whose:
            return filled
        others = [
            self._filled[other.token]
            for other in self._found
            if other.kind == candidate.kind and whose & {a.country for a in self._filled[other.token].recipients}
        ]
        named = [actor for one in others for actor in one.actors if actor.country]
        if len({actor.country for actor in named}) != 1:
            return filled
        seen, code = named[0], named[0].country or ""
        state = msgspec.structs.replace(seen, name=country_name(code), id=f"country:{code}", sectors=())
        reasons = (*filled.reasons, f"whose {candidate.kind} the report tells elsewhere")
        return replace(filled, actors=(state,), reasons=reasons)

    def _recalled(self, candidate: Candidate, kind: str, filled: Filled) -> Filled:
        if kind in _EVERYWHERE:
            return filled
        definite = self._is_definite(candidate)
        earlier = self._earlier(candidate, kind)
        if earlier is not None and self._is_another(candidate, filled, *earlier):
            return filled
        if earlier is not None and (definite or self._goes_on(candidate, self._tree.sentence[earlier[0]])):
            told = earlier[1]
            if kind == "demonstration":
                told = replace(told, recipients=())  # each march goes somewhere else
            return like(filled, told, f"the {candidate.kind} told before")
        later = next(self._later(candidate, kind), None) if definite and kind in _ALONE else None
        return filled if later is None else like(filled, later, f"the {candidate.kind} told below")

    def _earlier(self, candidate: Candidate, kind: str) -> tuple[int, Filled] | None:
        """The last event that this one can be; "the attack" is any violence told shortly before."""
        if kind == "attack":
            earlier = self._known.get(_VIOLENCE)
            here = self._tree.sentence[candidate.token]
            return earlier if earlier is not None and here - self._tree.sentence[earlier[0]] <= _NEAR else None
        return self._known.get(_JOINT if candidate.kind == _JOINT else kind)

    def _is_another(self, candidate: Candidate, filled: Filled, before: int, earlier: Filled) -> bool:
        """“The Sept. 11 attacks” are none told without that day; a probe "into the probe" is not the one it is into."""
        tree, i = self._tree, candidate.token
        if not self._days(i) <= self._days(before):
            return True
        if tree.pos[i] not in VERBAL and any(k in self._at for k in tree.objects_of(i, "into")):
            return True
        return self._is_aimed_elsewhere(candidate, filled, earlier)

    def _days(self, i: int) -> set[str]:
        """The words of a date that is an event's name."""
        return {self._tree.lower[k] for k in self._tree.having(i, "nmod", "compound") if self._tree.entity[k] == "DATE"}

    def _is_aimed_elsewhere(self, candidate: Candidate, filled: Filled, earlier: Filled) -> bool:
        """“The battle against the militia” is not the one with the army told before; "the same ship" is the same."""
        subject = surface_subject(self._tree, candidate.token) if self._tree.pos[candidate.token] in VERBAL else None
        if subject is not None and any(self._tree.lower[k] == "same" for k in self._tree.having(subject, "amod")):
            return False
        if any(self._tree.objects_of(candidate.token, "against")) and not filled.recipients:
            return True
        if self._is_crowd_somewhere(candidate, filled):
            return False
        sides = {who(actor) for actor in (*earlier.recipients, *earlier.actors)}
        aims = {who(actor) for actor in filled.recipients}
        return bool(aims and earlier.recipients) and aims.isdisjoint(sides)

    def _is_crowd_somewhere(self, candidate: Candidate, filled: Filled) -> bool:
        """“The riots in cities across Greece” are in them, not against them: who riots was told before."""
        if candidate.kind not in _OF_A_CROWD or filled.actors:
            return False
        head = filled.recipient_head
        return head is None or self._tree.lower[self._tree.head[head]] in _PLACES

    def _later(self, candidate: Candidate, kind: str) -> Iterator[Filled]:
        for other in self._found:
            if other.token > candidate.token and other.kind is not None and _family(other.kind) == kind:
                filled = self._filled[other.token]
                if _is_named(filled, kind) and (candidate.kind != _JOINT or _is_joint(other, filled)):
                    yield filled

    def _is_definite(self, candidate: Candidate) -> bool:
        """Is the event, or the ship or missile that is all of it that the clause names, one that was told?

        Headlines leave the article out, and an exercise with a name is always the same one.
        """
        tree, i = self._tree, candidate.token
        if tree.lower[i] in ("one", "ones"):
            return True
        if tree.pos[i] not in VERBAL:
            return self._has_article(i) or tree.sentence[i] == 0 or exercise_name(tree, i) is not None
        if any(self._has_article(part.token) for part in candidate.absorbed if tree.pos[part.token] not in VERBAL):
            return True  # "the attack killed five"
        subject = surface_subject(tree, i)
        things = word_class("ship") | word_class("missile") | word_class("aircraft")
        if subject is None:
            return False
        return (tree.lemma[subject] in things and self._has_article(subject)) or self._is_of_what_was_told(i, subject)

    def _is_of_what_was_told(self, i: int, subject: int) -> bool:
        """“It was a missile, launched at dawn”: "it" is what the report tells of."""
        tree = self._tree
        return tree.tag[i] == "VBN" and tree.dep[i] in ("acl", "advcl") and tree.lower[subject] == "it"

    def _has_article(self, i: int) -> bool:
        """Is it "the" one, or that of a day ("last week's exercises")?"""
        tree = self._tree
        if any(tree.entity[k] == "DATE" for k in tree.having(i, "poss")):
            return True
        return any(tree.lower[k] in _DEFINITE for k in tree.having(i, "det", "amod"))

    def _goes_on(self, candidate: Candidate, sentence: int) -> bool:
        """“Three days of exercises were launched”: nobody is named, and exercises are what the report is about."""
        tree, carrier = self._tree, candidate.carrier
        if carrier is None or carrier == candidate.token or _family(candidate.kind or "") not in _ALONE:
            return False
        return tree.is_passive(carrier) and tree.sentence[candidate.token] - sentence <= _NEAR

    def _those_who_did_it(self, candidate: Candidate, filled: Filled) -> Filled:
        if self._tree.lemma[candidate.token] == "deny":
            return filled  # "denied any part in the attack" is not aimed at the attackers
        for k in complement(self._tree, candidate.token):
            if k not in self._at or k == candidate.token:
                continue
            event = self._at[k]
            did = self._filled[k].actors or self._recalled(event, _family(event.kind or ""), self._filled[k]).actors
            others = tuple(a for a in did if a.country not in {actor.country for actor in filled.actors})
            if others:
                return replace(
                    filled, recipients=others, reasons=(*filled.reasons, "recipient: those who did what it is about")
                )
        return filled


def _shares(some: Sequence[Actor], others: Sequence[Actor]) -> bool:
    return not {who(actor) for actor in some}.isdisjoint(who(actor) for actor in others)


def _is_by_police(filled: Filled) -> bool:
    """What police do is not what is called "the attack" afterwards."""
    return bool(filled.actors) and all(actor.sectors[:1] == ("COP",) for actor in filled.actors)


def _is_joint(candidate: Candidate, filled: Filled) -> bool:
    """Do several countries exercise, or one "with" another?"""
    countries = {actor.country for actor in filled.actors if actor.country}
    with_others = candidate.frame == "drill" and filled.recipient_head is not None
    return _family(candidate.kind or "") == "exercise" and bool(countries) and (len(countries) > 1 or with_others)


def _is_named(filled: Filled, kind: str) -> bool:
    """Does the event itself say whose it is? "17,000 troops take part" does not."""
    if kind == "exercise":
        return any(actor.country or actor.name for actor in filled.actors)
    return bool(filled.actors or (filled.recipients and kind not in _ALONE))


def _family(kind: str) -> str:
    return "exercise" if kind == _JOINT else kind
