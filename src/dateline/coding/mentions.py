"""Mentions: event type, actors, recipients, status, time, place and quantities of each trigger."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import cast

from dateline.coding.aims import strikes_country
from dateline.coding.arguments import Filled, fill, fill_nearby, frame
from dateline.coding.background import BACKGROUND_DAYS, Told, days_before, put_back
from dateline.coding.circumstances import Circumstances, Scene
from dateline.coding.classes import word_class
from dateline.coding.compose import Candidate, candidates
from dateline.coding.implied import Resolve
from dateline.coding.judge import Judge, assurance
from dateline.coding.kinds import make_finer
from dateline.coding.plausible import is_plausible
from dateline.coding.plover import contexts, country_name, score
from dateline.coding.political import SAID
from dateline.coding.recalling import Recall
from dateline.coding.status import status
from dateline.coding.targets import HITTING, with_targets
from dateline.coding.tree import VERBAL, Tree, grow
from dateline.coding.triggers import exercise_name
from dateline.coding.unnamed import drop_himself, name_speaker
from dateline.coding.whom import Whom
from dateline.records import Actor, Mention, Place, PloverType, Range, Span, Statement, Status, Time
from dateline.resolve import Resolved

#: frames whose recipient, where only the place tells of one, is another country than the actor's
_ABROAD = frozenset(("visit", "alone", "give"))
#: types of what is done for or to a place that a phrase further down names: "gave money to build schools in Mali"
_FOR_A_PLACE = frozenset(("AGREE", "AID", "CONCEDE", "RETREAT", "COERCE"))
#: signs for and against a mention that an explanation names
_LOUDEST = 3
#: cooperative acts that become promises when told in the future tense (PLOVER manual, AGREE)
_PROMISED = frozenset(("CONSULT", "AID", "RETREAT", "SUPPORT", "CONCEDE"))


def find_mentions(resolved: Resolved, statements: Sequence[Statement]) -> tuple[Mention, ...]:
    """Every event that the report tells, one mention a trigger, in the order of the text."""
    return tuple(mention for mention, _ in find_explained(resolved, statements))


def find_explained(
    resolved: Resolved, statements: Sequence[Statement], *, least: float | None = None
) -> tuple[tuple[Mention, tuple[str, ...]], ...]:
    """Every mention with the reasons for it: trigger entry, frame, and what decided type, status, kind, confidence.

    Mentions of less confidence than `least` are left out; by default those that are more likely wrong than useful.
    """
    doc = resolved.reading.doc
    if not len(doc):
        return ()
    return tuple(_Coder(resolved, statements, assurance().least if least is None else least).run())


def find_judged(resolved: Resolved, statements: Sequence[Statement]) -> list[tuple[Mention, dict[str, float]]]:
    """Every mention, however doubtful, with the signs of which its confidence is made: what that is fitted on."""
    coder = _Coder(resolved, statements, least=0.0)
    return [(mention, coder.signs[mention.id]) for mention, _ in coder.run()]


class _Coder:
    """Codes one report."""

    def __init__(self, resolved: Resolved, statements: Sequence[Statement], least: float) -> None:
        self.least = least
        self.resolved = resolved
        self.doc = resolved.reading.doc
        self.tree: Tree = grow(self.doc)
        self.found = candidates(self.tree)
        self.circumstances = Circumstances(resolved, self.tree, self.found)
        self.whom = Whom(resolved, self.tree, self.circumstances.place_at, _of_place)
        self.statements = _content_spans(statements)
        self.speakers = {statement.id: statement.speaker for statement in statements}
        self.published = resolved.reading.report.published
        self.judge = Judge(self.tree, self.found)
        self.told: set[str | None] = set()
        self.signs: dict[str, dict[str, float]] = {}
        self.has_missiles = not word_class("missile").isdisjoint(self.tree.words)

    def run(self) -> list[tuple[Mention, tuple[str, ...]]]:
        out: list[Told] = []
        known = self._recall(lambda _: self.whom.known)
        by_words = self._recall(self._by_words)
        for at, candidate in enumerate(self.found):
            scene = self.circumstances.scene(candidate)
            state, why = self._status(candidate, scene.time)
            filled, named = known.complete(candidate, state), by_words.complete(candidate, state)
            make_finer(self.tree, candidate, filled, self.found[:at])
            if not (scene.stands or filled.actors or filled.recipients):
                continue  # nobody, nowhere: nothing that another report could be compared with
            is_told = candidate.kind in self.told or (candidate.kind == "missile-launch" and self.has_missiles)
            if is_plausible(self.tree, candidate, filled, state, why, scene, is_told=is_told):
                filled = drop_himself(_better(filled, named))
                filled = name_speaker(self.tree, self.doc, candidate, filled, self._speaker_at)
                out.append((candidate, *self._mention(candidate, filled, scene, state, why)))
                self.told.add(candidate.kind)
        settled = put_back(self.tree, out, self.circumstances.dated, self.published)
        return [(mention, reasons) for _, mention, reasons in settled if mention.confidence >= self.least]

    def _recall(self, whom: Callable[[Candidate], Resolve]) -> Recall:
        return Recall(self.tree, self.found, {c.token: self._filled(c, whom(c)) for c in self.found})

    def _by_words(self, candidate: Candidate) -> Resolve:
        resolve = partial(self.whom.by_words, speaks=candidate.type in SAID)
        return with_targets(self.tree, self.doc, resolve) if candidate.type in HITTING else resolve

    def _filled(self, candidate: Candidate, whom: Resolve) -> Filled:
        shape = frame(candidate.frame)
        filled = fill(self.tree, candidate, whom)
        if shape.both:
            filled = _together(filled)
            if candidate.kind in ("exercise", "joint-exercise"):
                filled = self._sides_alone(candidate, filled)
        elif not filled.recipients and self._place_counts(candidate, filled):
            filled = self._country_there(candidate, filled)
        if not filled.recipients and not shape.both and not shape.direct:
            filled = fill_nearby(self.tree, candidate, filled, whom)
        return filled

    def _sides_alone(self, candidate: Candidate, filled: Filled) -> Filled:
        """Of "the Philippines opened Cobra Gold with 17,000 troops" the troops are a count, the name is the event's."""
        at = self.doc[candidate.token].idx
        others = tuple(a for a in filled.actors if not a.start <= at < a.end)
        sides = tuple(a for a in others if a.country is not None or a.name is not None)
        return replace(filled, actors=sides or others)

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
        if not strikes_country(self.tree, candidate, place, filled.actors):
            return filled
        return replace(filled, recipients=(_of_place(place),), reasons=(*filled.reasons, "recipient from the place"))

    def _mention(
        self, candidate: Candidate, filled: Filled, scene: Scene, state: Status, why: str
    ) -> tuple[Mention, tuple[str, ...]]:
        i = candidate.token
        why_state = f"status {state}: {why}"
        confidence, found = self.judge.judge(candidate, filled, state, scene, why_state)
        type_, mode = candidate.type, candidate.mode
        reasons = [*candidate.reasons, *filled.reasons, why_state, _weighed(confidence, found)]
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
            place=scene.place,
            time=scene.time,
            quantities=scene.quantities,
            attributed_to=self._attributed(self.doc[i].idx),
            confidence=confidence,
        )
        self.signs[mention.id] = found
        return mention, tuple(reasons)

    def _trigger(self, candidate: Candidate) -> Span:
        token = self.doc[candidate.token]
        name = exercise_name(self.tree, candidate.token)
        if name is not None and " " in name:
            whole = self.doc[candidate.token - 1 : candidate.token + 1]
            return Span(start=whole.start_char, end=whole.end_char, text=whole.text)
        return Span(start=token.idx, end=token.idx + len(token), text=token.text)

    def _status(self, candidate: Candidate, time: Time | None) -> tuple[Status, str]:
        state, why = status(self.tree, candidate.token, candidate.carrier)
        if candidate.by_negation and state == "denied":
            return "actual", "who will not do it refuses now"
        told_as_past = self.tree.tag[candidate.token] in ("VBD", "VBN")
        if state == "actual" and self._is_within_past(candidate):
            return "past", "told of an event that is past"
        if state in ("actual", "planned") and time is not None and self.published:
            if time.latest and time.latest < days_before(self.published, BACKGROUND_DAYS):
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


def _better(known: Filled, named: Filled) -> Filled:
    """Who acts, named by his words where no table knows him; what makes an event plausible is who is known."""
    if not named.actors:
        return replace(named, actors=known.actors) if named.recipients else known
    others = tuple(a for a in known.recipients if not any(a.start < b.end and b.start < a.end for b in named.actors))
    return named if named.recipients or not others else replace(named, recipients=others)


def _together(filled: Filled) -> Filled:
    """Both sides act: all of them are actors (PLOVER manual, CONSULT and ASSAULT)."""
    actors = filled.actors + tuple(a for a in filled.recipients if a not in filled.actors)
    reasons = (*filled.reasons, "both sides act together") if len(actors) > 1 else filled.reasons
    return replace(filled, actors=actors, recipients=(), reasons=reasons)


def _content_spans(statements: Sequence[Statement]) -> list[tuple[int, int, str]]:
    """Content spans, shortest first, so that a statement within a statement is found before the one around it."""
    spans = [(span.start, span.end, s.id) for s in statements for span in s.content]
    return sorted(spans, key=lambda span: (span[1] - span[0], span))


def _weighed(confidence: float, found: Mapping[str, float]) -> str:
    """The confidence and the signs that speak loudest for and against the mention, with what they add in log-odds."""
    said = sorted(assurance().speaking(found).items(), key=lambda item: item[1])
    against = [f"{name} {weight:+.2f}" for name, weight in said[:_LOUDEST] if weight < 0]
    speaks_for = [f"{name} {weight:+.2f}" for name, weight in said[: -_LOUDEST - 1 : -1] if weight > 0]
    return f"confidence {confidence}: {'; '.join((*speaks_for, *against))}"
