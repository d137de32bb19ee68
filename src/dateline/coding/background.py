"""Background: the old days that a report tells of beside its news.

Law of this file: a time that is old whatever the day of the report puts its event in the past, and what hangs on the
clause of an old event is as old. Whatever has a newer time of its own stays what it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache

import msgspec

from dateline.coding.bygone import why_bygone, why_remembered
from dateline.coding.candidate import Candidate
from dateline.coding.narrative import names_news, old_sentences
from dateline.coding.obituaries import is_obituary
from dateline.coding.status import signals
from dateline.coding.tree import VERBAL, Tree
from dateline.coding.trials import is_trial_report
from dateline.knowledge import document
from dateline.records import Mention, Time

#: an event this many days before the report is background, not news
BACKGROUND_DAYS = 10

#: one mention, what it was read from, and why it is what it is
Told = tuple[Candidate, Mention, tuple[str, ...]]

_YEAR, _MONTH, _SAID_YEAR = re.compile(r"\d{4}"), re.compile(r"(\d{4}|XXXX)-\d{2}"), re.compile(r"\b\d{4}$")
#: a year as one word before what happened in it
_YEAR_BEFORE = re.compile(r"(1[5-9]|20)\d\d")
#: characters in which a report names the day of its news with the year; further down a year is named for old days
_OPENING = 600
#: how status.py ends its reason for a planned infinitive
_INFINITIVES = ("planned: a purpose", "' to")
#: labels by which a word hangs on the clause that dates it
_HANGS = frozenset(
    ("conj", "advcl", "acl", "relcl", "xcomp", "ccomp", "pcomp", "prep", "pobj", "dobj", "nsubj", "nsubjpass", "attr",
     "agent", "appos", "poss", "compound")
)  # fmt: skip
#: prepositions before what happened at the time of a clause, or close to it
_BESIDE = ("before", "after", "during", "in", "at", "following", "since", "throughout", "over", "until", "amid")
_NOW = frozenset(("has", "have", "is", "are", "'s", "'ve", "will", "would", "can", "could", "may", "might"))


def days_before(day: str, days: int) -> str:
    """The ISO date that lies `days` before the ISO date `day`, empty where that is none."""
    try:
        return (date.fromisoformat(day[:10]) - timedelta(days=days)).isoformat()
    except ValueError:
        return ""


def put_back(tree: Tree, told: Sequence[Told], when: Callable[[int], Time | None], published: str | None) -> list[Told]:
    """The mentions of one report, those of old days with the status `past`; `when` is the time at a token."""
    day = (published or _newest(tree, told))[:10]
    clock = _Clock(tree, when, day, is_dated=published is not None)
    aged = [_aged(one, clock.why(one[0], one[1])) for one in told]
    at_trial = is_trial_report(tree)
    aged = [_aged(one, _why_tried(tree, one, told) or _why_heard(one, at_trial=at_trial)) for one in aged]
    old = [one for one in aged if one[1].status == "past"]
    return [_aged(one, _why_same(tree, one, old)) for one in aged]


def _aged(told: Told, why: str | None) -> Told:
    candidate, mention, reasons = told
    if why is None or not (mention.status == "actual" or _is_infinitive(told)):
        return told
    return candidate, msgspec.structs.replace(mention, status="past"), (*reasons, f"status past: {why}")


def _newest(tree: Tree, told: Sequence[Told]) -> str:
    """The newest day of which an undated report tells in the past tense; empty where it names none."""
    days = [
        m.time.earliest
        for c, m, _ in told
        if m.time and m.time.earliest and m.time.earliest == m.time.latest and tree.tag[c.token] in ("VBD", "VBN")
        if m.time.start < _OPENING or not _SAID_YEAR.search(m.time.text)
    ]
    return max(days, default="")


@cache
def _old_words() -> re.Pattern[str]:
    return re.compile("|".join(document("status")["old_time"]))


@cache
def _told_from() -> re.Pattern[str]:
    return re.compile("|".join(document("status")["told_from"]))


def counts_from_before(time: Time) -> bool:
    """“Two years later", "that day": a time that is only as old as what was told before it."""
    return bool(_told_from().search(time.text.lower()))


def _is_infinitive(told: Told) -> bool:
    """“Her decision to open the border in 2015”: an infinitive is planned only for as long as it is not yet old."""
    _, mention, reasons = told
    return mention.status == "planned" and any(reason.endswith(_INFINITIVES) for reason in reasons)


class _Clock:
    """Tells which times, and which clauses, are old."""

    def __init__(self, tree: Tree, when: Callable[[int], Time | None], day: str, *, is_dated: bool) -> None:
        self._tree, self._when, self._is_dated = tree, when, is_dated
        self._day, self._limit = day, days_before(day, BACKGROUND_DAYS)
        self._tales = old_sentences(tree, when, self._why_old, counts_from_before)
        self._is_obituary = is_obituary(tree)

    def why(self, candidate: Candidate, mention: Mention) -> str | None:
        """Why the event is of old days, None where nothing says so."""
        if mention.time is not None and not counts_from_before(mention.time):
            return self._why_old(mention.time)
        i = candidate.carrier if candidate.carrier is not None else candidate.token
        for noun in (candidate.token, self._tree.head[i]) if self._tree.dep[i] == "acl" else (candidate.token,):
            if why := self._why_numbered(noun):
                return why
        return self._why_inherited(i) or why_remembered(self._tree, candidate.token) or self._why_of_a_life(i)

    def _why_numbered(self, noun: int) -> str | None:
        """“Charged in the 1967 killings”: a year before a plural, which may be no time but a count elsewhere."""
        tree = self._tree
        if tree.first(noun, "det", "poss") is None:
            return None
        for k in tree.having(noun, "nummod", "amod", "compound"):
            if _YEAR_BEFORE.fullmatch(tree.lower[k]) and (not self._is_dated or tree.lower[k] < self._day[:4]):
                return f"{tree.lower[k]!r} is long ago"
        return None

    def _why_of_a_life(self, i: int) -> str | None:
        """“Anna Bern, who fled Chile and accused its generals, died on Friday at 85.”"""
        if not self._is_obituary or self._is_of_now(i) or self._when(i) is not None:
            return None
        first, last = self._tree.bounds[self._tree.sentence[i]]
        is_root = self._tree.head[i] == i
        return None if is_root and names_news(self._tree, first, last) else "an obituary tells of a life"

    def _why_old(self, time: Time) -> str | None:
        words = time.text.lower()
        if words.startswith(("this ", "today")):
            return None
        before = bool(self._limit and time.latest and time.latest < self._limit)
        if before or _old_words().search(words) or (not self._is_dated and self._is_old_unsaid(time)):
            return f"{time.text!r} is long ago"
        return None

    def _is_old_unsaid(self, time: Time) -> bool:
        """In a report of unknown day: a year, month or season alone, or a day told with its year, is not of these."""
        value, words = time.value or "", time.text.lower()
        if _YEAR.fullmatch(value):
            return bool(_SAID_YEAR.search(words))
        if not words.startswith(("next", "last month")) and (
            _MONTH.fullmatch(value) or words in ("the summer", "the winter")
        ):
            return not value or value[5:] != self._day[5:7]
        return not self._day and bool(_SAID_YEAR.search(words))

    def _why_inherited(self, i: int) -> str | None:
        """“Cut ties in 1961 and imposed an embargo”, "defied them for decades, surviving plots"."""
        tree = self._tree
        for _ in range(len(tree.kids)):
            if tree.pos[i] in VERBAL and self._is_of_now(i):
                return None
            time = self._when(i)
            if time is not None and ((why := self._why_old(time)) or not counts_from_before(time)):
                return why
            if tree.pos[i] in VERBAL and (
                why := self._why_lasting(i) or why_bygone(tree, i) or self._why_then(i) or self._why_beside(i)
            ):
                return why
            if tree.head[i] == i:
                return self._tales.get(tree.sentence[i])
            if tree.dep[i] not in _HANGS:
                return None
            i = tree.head[i]
        return None

    def _why_beside(self, verb: int) -> str | None:
        """“Refused guards before the 2012 attack", "pushed for it during the talks of 2011"."""
        tree = self._tree
        if tree.tag[verb] not in ("VBD", "VBN", "VBG"):
            return None
        for noun in tree.objects_of(verb, *_BESIDE):
            if tree.pos[noun] in VERBAL:
                continue  # "accused in killing him in 2011": the year is of the killing
            if why := self._why_numbered(noun):
                return why
            years = (k for k in tree.objects_of(noun, "of", "in") if _YEAR_BEFORE.fullmatch(tree.lower[k]))
            if any(not self._is_dated or tree.lower[k] < self._day[:4] for k in years):
                return f"{tree.lower[noun]!r} is long ago"
        return None

    def _why_then(self, verb: int) -> str | None:
        """“When the junta began reforms in 2010, she was released”, "she rested in 2010; then they sued her"."""
        tree = self._tree
        for k in tree.having(verb, "ccomp"):
            joined = k < verb and any(tree.lower[m] == ";" for m in tree.having(verb, "punct"))
            if joined and (time := self._when(k)):
                return self._why_old(time)
        for k in tree.having(verb, "advcl"):
            if any(tree.lower[m] == "when" for m in tree.having(k, "mark", "advmod")) and (time := self._when(k)):
                return self._why_old(time)
        return None

    def _is_of_now(self, i: int) -> bool:
        tree = self._tree
        return tree.tag[i] in ("VBZ", "VBP") or any(tree.lower[k] in _NOW for k in tree.having(i, "aux", "auxpass"))

    def _why_lasting(self, verb: int) -> str | None:
        """“Defied them for decades”, "months after he was elected"."""
        tree, units = self._tree, signals().words["old_unit"]
        spans = [k for k in tree.objects_of(verb, "for") if tree.lower[k] in units]
        if tree.tag[verb] == "VBD" and any(not any(tree.having(k, "amod")) for k in spans):
            return "it lasted for years"
        marks = [k for k in tree.having(verb, "mark") if tree.lower[k] == "after"]
        for k in (m for mark in marks for m in (*tree.kids[mark], *tree.kids[verb])):
            if tree.dep[k] == "npadvmod" and tree.lower[k] in units:
                return f"{tree.lower[k]} before the news"
        return None


def _why_tried(tree: Tree, told: Told, others: Sequence[Told]) -> str | None:
    """“Sentenced the man who killed four”: courts judge what is long past."""
    candidate, mention, _ = told
    if mention.type != "ASSAULT":
        return None
    own = {actor.id for actor in mention.actors if actor.id}
    starts = {actor.start for actor in mention.actors}
    noun = tree.head[candidate.token] if tree.dep[candidate.token] == "relcl" else None
    for other, court, _ in others:
        if not _is_of_court(tree, other) or court.status in ("hypothetical", "planned"):
            continue
        for accused in court.recipients:
            if accused.id in own or accused.start in starts:
                return "who did it stands before a court"
            if noun is not None and accused.start <= tree.start[noun] < accused.end:
                return "who did it stands before a court"
    return None


def _why_heard(told: Told, *, at_trial: bool) -> str | None:
    """“Jurors heard a call. It was made on the night of the shooting”, but not "a juror was stabbed on Monday"."""
    _, mention, _ = told
    if not at_trial or mention.type != "ASSAULT" or (mention.time and _is_of_the_week(mention.time)):
        return None
    return "what a jury hears of"


def _is_of_the_week(time: Time) -> bool:
    return not signals().words["news_day"].isdisjoint(time.text.lower().split())


def _is_of_court(tree: Tree, candidate: Candidate) -> bool:
    i, words = candidate.token, signals()
    return words.has("court", tree.lemma[i]) or any(words.has("court", tree.lower[k]) for k in tree.kids[i])


def _why_same(tree: Tree, told: Told, old: Sequence[Told]) -> str | None:
    """“He investigated the deal in 1994. … His investigation grew”: told again by a noun, and as old."""
    candidate, mention, _ = told
    if mention.time is not None or tree.pos[candidate.token] in VERBAL:
        return None
    for other, past, _ in old:
        same = (past.type, past.kind) == (mention.type, mention.kind) and other.token < candidate.token
        if same and _are_same(mention, past):
            return f"the one of {past.trigger.text!r}, which is past"
    return None


def _are_same(one: Mention, other: Mention) -> bool:
    """Do the sides that both name agree, and is there one?"""
    pairs = [
        ({a.id for a in ours if a.id}, {a.id for a in theirs if a.id})
        for ours, theirs in ((one.actors, other.actors), (one.recipients, other.recipients))
    ]
    named = [(ours, theirs) for ours, theirs in pairs if ours and theirs]
    return bool(named) and not any(ours.isdisjoint(theirs) for ours, theirs in named)
