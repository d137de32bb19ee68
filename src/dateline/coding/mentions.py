"""Mentions: event type, actors, recipients, status, time, place and quantities of each trigger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import cast

from dateline.coding.arguments import Filled, fill, fill_nearby, frame
from dateline.coding.circumstances import WHERE, Circumstances
from dateline.coding.classes import word_class
from dateline.coding.compose import Candidate, candidates
from dateline.coding.judge import Judge
from dateline.coding.kinds import make_finer
from dateline.coding.plausible import SAID, is_plausible
from dateline.coding.plover import contexts, country_name, score
from dateline.coding.recalling import Recall
from dateline.coding.status import status
from dateline.coding.tree import VERBAL, Tree, grow
from dateline.coding.unnamed import name_actor
from dateline.records import Actor, Mention, Place, PloverType, Range, Span, Statement, Status, Time
from dateline.resolve import Resolved

#: an event this many days before the report is background, not news
_BACKGROUND_DAYS = 10
#: frames whose recipient, where only the place tells of one, is another country than the actor's
_ABROAD = frozenset(("visit", "alone", "give"))
#: types of what is done for or to a place that a phrase further down names: "gave money to build schools in Mali"
_FOR_A_PLACE = frozenset(("AGREE", "AID", "CONCEDE", "RETREAT", "COERCE"))
#: pronouns that stand for whoever is speaking of himself
_SELF = frozenset(("it", "they"))
_OBJECTS = frozenset(("him", "her", "them"))
#: where a town that stands for its country can stand
_ACTED_ON = frozenset(("dobj", "nsubjpass", "nsubj", "pobj", "dative", "conj"))
#: cooperative acts that become promises when told in the future tense (PLOVER manual, AGREE)
_PROMISED = frozenset(("CONSULT", "AID", "RETREAT", "SUPPORT", "CONCEDE"))


def find_mentions(resolved: Resolved, statements: Sequence[Statement]) -> tuple[Mention, ...]:
    """Every event that the report tells, one mention a trigger, in the order of the text."""
    return tuple(mention for mention, _ in find_explained(resolved, statements))


def find_explained(resolved: Resolved, statements: Sequence[Statement]) -> tuple[tuple[Mention, tuple[str, ...]], ...]:
    """Every mention with the reasons for it: trigger entry, frame, and what decided type, status and kind."""
    doc = resolved.reading.doc
    if not len(doc):
        return ()
    return tuple(_Coder(resolved, statements).run())


class _Coder:
    """Codes one report."""

    def __init__(self, resolved: Resolved, statements: Sequence[Statement]) -> None:
        self.resolved = resolved
        self.doc = resolved.reading.doc
        self.tree: Tree = grow(self.doc)
        self.found = candidates(self.tree)
        self.circumstances = Circumstances(resolved, self.tree, self.found)
        self.statements = _content_spans(statements)
        self.speakers = {statement.id: statement.speaker for statement in statements}
        self.published = resolved.reading.report.published
        self.judge = Judge(self.tree, self.found)
        self.told: set[str | None] = set()
        self.has_missiles = not word_class("missile").isdisjoint(self.tree.lemma)

    def run(self) -> list[tuple[Mention, tuple[str, ...]]]:
        out = []
        recall = Recall(self.tree, self.found, {candidate.token: self._filled(candidate) for candidate in self.found})
        for candidate in self.found:
            filled = recall.complete(candidate)
            time = self.circumstances.time(candidate)
            state, why = self._status(candidate, time)
            make_finer(self.tree, candidate, filled)
            stands = bool(self.circumstances.place(candidate) or self.circumstances.quantities(candidate))
            if not (stands or filled.actors or filled.recipients):
                continue  # nobody, nowhere: nothing that another report could be compared with
            is_set = stands or time is not None
            is_told = candidate.kind in self.told or (candidate.kind == "missile-launch" and self.has_missiles)
            hurt = any(q.of in ("killed", "injured", "casualties") for q in self.circumstances.quantities(candidate))
            if is_plausible(self.tree, candidate, filled, state, why, is_set=is_set, is_told=is_told, has_victims=hurt):
                filled = name_actor(self.tree, self.doc, candidate, filled, self._whom, self._speaker_at)
                out.append(self._mention(candidate, filled, time, state, why))
                self.told.add(candidate.kind)
        return out

    def _filled(self, candidate: Candidate) -> Filled:
        shape = frame(candidate.frame)
        filled = fill(self.tree, candidate, self._whom)
        if shape.both:
            filled = _together(filled)
            if candidate.kind in ("exercise", "joint-exercise"):
                filled = _sides_alone(filled)
        elif not filled.recipients and self._place_counts(candidate, filled):
            filled = self._country_there(candidate, filled)
        if not filled.recipients and not shape.both and not shape.direct:
            filled = fill_nearby(self.tree, candidate, filled, self._whom)
        return filled

    def _whom(self, i: int) -> tuple[Actor, ...]:
        """Whom a noun phrase stands for; a pronoun's name where the same sentence gives it."""
        if self.tree.pos[i] == "PRON":
            named = self.resolved.reading.antecedents.get(i)
            if named is not None and self.tree.sentence[named.root.i] == self.tree.sentence[i]:
                found = self.resolved.actors.at(named.root)
                if found:
                    return found
            return self.resolved.actors.at(self.doc[i]) or self._who_says_so(i) or self._same_object(i)
        if self.tree.lemma[i] in word_class("partner"):
            return self._partner(i)
        return self._paired(i) or self.resolved.actors.at(self.doc[i]) or self._country_of_town(i)

    def _partner(self, i: int) -> tuple[Actor, ...]:
        """“Its ally the Philippines” is the Philippines; "its ally" alone is nobody in particular."""
        for k in self.tree.having(i, "appos"):
            found = self.resolved.actors.at(self.doc[k])
            if found:
                return found
        own = any(self.tree.tag[k] == "PRP$" for k in self.tree.having(i, "poss"))
        return () if own else self.resolved.actors.at(self.doc[i])

    def _paired(self, i: int) -> tuple[Actor, ...]:
        """“US-Philippine exercises” are of both."""
        if self.tree.dep[i] not in ("amod", "compound", "nmod") or i < 2 or self.tree.lower[i - 1] != "-":
            return ()
        first, second = self.resolved.actors.at(self.doc[i - 2]), self.resolved.actors.at(self.doc[i])
        countries = [actor.country for actor in (*first, *second)]
        return (*first, *second) if len(countries) == len(set(countries)) == 2 and None not in countries else ()

    def _who_says_so(self, i: int) -> tuple[Actor, ...]:
        """“The ministry said it would free them”: the ministry would."""
        tree, verb = self.tree, self.tree.head[i]
        if tree.dep[i] not in ("nsubj", "nsubjpass") or tree.dep[verb] != "ccomp" or tree.lower[i] not in _SELF:
            return ()
        subject = tree.first(tree.head[verb], "nsubj")
        if subject is None or tree.lemma[tree.head[verb]] not in word_class("saying"):
            return ()
        many = tree.tag[subject] in ("NNS", "NNPS") or tree.first(subject, "conj") is not None
        return self.resolved.actors.at(self.doc[subject]) if many == (tree.lower[i] == "they") else ()

    def _same_object(self, i: int) -> tuple[Actor, ...]:
        """“Convicted the rebel and sentenced him”: him is the rebel."""
        tree, verb = self.tree, self.tree.head[i]
        if tree.dep[i] != "dobj" or tree.dep[verb] not in ("conj", "advcl") or tree.lower[i] not in _OBJECTS:
            return ()
        before = tree.first(tree.head[verb], "dobj", "nsubjpass")
        if before is None or (tree.tag[before] in ("NNS", "NNPS")) != (tree.lower[i] == "them"):
            return ()
        return self.resolved.actors.at(self.doc[before])

    def _country_of_town(self, i: int) -> tuple[Actor, ...]:
        """“They shelled Kherson”, “Hokkaido was told to take cover”: who is there is acted on."""
        tree = self.tree
        if tree.dep[i] not in _ACTED_ON or tree.entity[i] not in ("GPE", "LOC", "FAC"):
            return ()
        if tree.dep[i] == "pobj" and tree.lower[tree.head[i]] in WHERE:
            return ()
        place = self.circumstances.place_at(i)
        return (_of_place(place),) if place is not None and place.country is not None else ()

    def _place_counts(self, candidate: Candidate, filled: Filled) -> bool:
        if candidate.type in ("CONCEDE", "RETREAT") or (candidate.type == "AGREE" and filled.actors):
            return True
        return any(frame(part.frame).place_is_recipient for part in (candidate, *candidate.absorbed))

    def _country_there(self, candidate: Candidate, filled: Filled) -> Filled:
        """Who aids, attacks or restricts a place does so to its country; who drills or lands at home, to nobody."""
        place = self.circumstances.place(candidate)
        if place is None and candidate.type in _FOR_A_PLACE:
            place = self.circumstances.place_under(candidate)
        if place is None or place.country is None or candidate.kind == "lawsuit":
            return filled  # who sues somewhere does not sue the place
        at_home = any(a.country == place.country for a in filled.actors)
        if (at_home and candidate.frame in _ABROAD) or any(a.start == place.start for a in filled.actors):
            return filled
        return replace(filled, recipients=(_of_place(place),), reasons=(*filled.reasons, "recipient from the place"))

    def _mention(
        self, candidate: Candidate, filled: Filled, time: Time | None, state: Status, why: str
    ) -> tuple[Mention, tuple[str, ...]]:
        i = candidate.token
        confidence = self.judge.judge(candidate, filled)
        type_, mode = candidate.type, candidate.mode
        reasons = [*candidate.reasons, *filled.reasons, f"status {state}: {why}"]
        if state == "planned" and type_ in _PROMISED and self.tree.pos[i] in VERBAL and why == "future tense":
            reasons.append(f"{type_} in the future tense is AGREE")
            type_, mode = "AGREE", None
        bounds = self.tree.bounds[self.tree.sentence[i]]
        sentence = self.doc[bounds[0] : bounds[1]]
        mention = Mention(
            id=f"{self.resolved.reading.report.id}:m{self.doc[i].idx}",
            type=cast(PloverType, type_),
            mode=mode,
            kind=candidate.kind,
            contexts=contexts(self.tree, *bounds),
            status=state,
            score=score(type_),
            trigger=self._trigger(candidate),
            sentence=Range(start=sentence.start_char, end=sentence.end_char),
            actors=filled.actors,
            recipients=filled.recipients,
            place=self.circumstances.place(candidate),
            time=time,
            quantities=self.circumstances.quantities(candidate),
            attributed_to=self._attributed(self.doc[i].idx),
            confidence=confidence,
        )
        return mention, tuple(reasons)

    def _trigger(self, candidate: Candidate) -> Span:
        token = self.doc[candidate.token]
        return Span(start=token.idx, end=token.idx + len(token), text=token.text)

    def _status(self, candidate: Candidate, time: Time | None) -> tuple[Status, str]:
        state, why = status(self.tree, candidate.token, candidate.carrier)
        told_as_past = self.tree.tag[candidate.token] in ("VBD", "VBN")
        if state == "actual" and self._is_within_past(candidate):
            return "past", "told of an event that is past"
        if state in ("actual", "planned") and time is not None and self.published:
            if time.latest and time.latest < _days_before(self.published, _BACKGROUND_DAYS):
                return "past", f"{time.text!r} is long before the report"
            if (
                state == "actual"
                and not told_as_past
                and candidate.type not in SAID
                and time.earliest
                and time.earliest > self.published[:10]
            ):
                return "planned", f"{time.text!r} is after the report"
        return state, why

    def _is_within_past(self, candidate: Candidate) -> bool:
        """“Her recent visit, where she met the speaker”: the clause is as long past as the visit."""
        i, tree = candidate.token, self.tree
        while tree.dep[i] in ("conj", "xcomp", "ccomp") and tree.head[i] != i:
            i = tree.head[i]
        above = tree.head[i]
        return tree.dep[i] == "relcl" and tree.pos[above] not in VERBAL and status(tree, above)[0] == "past"

    def _speaker_at(self, offset: int) -> Actor | None:
        return self.speakers.get(self._attributed(offset) or "")

    def _attributed(self, offset: int) -> str | None:
        for start, end, statement in self.statements:
            if start <= offset < end:
                return statement
        return None


def _of_place(place: Place) -> Actor:
    """The country of a place, where the place is named."""
    return Actor(
        text=place.text,
        start=place.start,
        end=place.end,
        name=country_name(place.country or ""),
        id=f"country:{place.country}",
        country=place.country,
    )


def _together(filled: Filled) -> Filled:
    """Both sides act: all of them are actors (PLOVER manual, CONSULT and ASSAULT)."""
    return Filled(
        actors=filled.actors + tuple(a for a in filled.recipients if a not in filled.actors),
        actor_head=filled.actor_head,
        recipient_head=filled.recipient_head,
        reasons=(*filled.reasons, "both sides act together"),
    )


def _sides_alone(filled: Filled) -> Filled:
    """Of "the Philippines opened drills with 17,000 troops" the troops are a count, not another side."""
    sides = tuple(a for a in filled.actors if a.country is not None or a.name is not None)
    return replace(filled, actors=sides or filled.actors)


def _content_spans(statements: Sequence[Statement]) -> list[tuple[int, int, str]]:
    """Content spans, shortest first, so that a statement within a statement is found before the one around it."""
    spans = [(span.start, span.end, s.id) for s in statements for span in s.content]
    return sorted(spans, key=lambda span: (span[1] - span[0], span))


def _days_before(published: str, days: int) -> str:
    try:
        return (date.fromisoformat(published[:10]) - timedelta(days=days)).isoformat()
    except ValueError:
        return ""
