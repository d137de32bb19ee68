"""Mentions as items: the traits that links between them are judged by, and the keys by which they meet.

Two mentions meet in three ways: inside one report, through two reports that are linked (as copies or of one story), or
through a key of what happened, who was in it and when, whatever else the two reports tell. In each they must share a
class: the same kind, the same type or the same trigger word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations, product

import msgspec

from dateline.reconcile import dates
from dateline.reconcile.clocks import Clock, clock_of
from dateline.reconcile.copies import runs_of_words
from dateline.reconcile.counts import Count
from dateline.reconcile.phrases import PEOPLE, bare, is_generic
from dateline.reconcile.shelf import Item
from dateline.reconcile.taking_up import main_quantities, says_nothing, states, taken_up
from dateline.reconcile.words import Vector, day_number, rarity, stem, weighed, words
from dateline.records import Actor, Coded, Mention, Place, Record, Statement, Time

_POWER = 1.5
#: how the ids of actors begin
_COUNTRY, _PERSON, _COLON = "country:", "person:", ":"
#: participants that make keys; a list of twenty guests must not make two hundred
_MOST_PARTIES = 4
#: a stretch of time longer than this many days says nothing about which event it was
_LONG = 45
_WEEK = 7
#: rarity from which a capitalised trigger is the name of an event, not a verb that opens a headline
_RARE = 5.5
#: a day whose year an undated report leaves open
_YEARLESS = re.compile(r"XXXX-(\d\d)-(\d\d)")
#: days for which news tells of an event without naming its day
_SOON = 4

QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material conflict"),
}


class Told(Record, frozen=True, kw_only=True):
    """One mention with what its report adds to it."""

    mention: Mention
    report: str
    source: str | None
    published: str | None
    #: the words of its sentence by weight
    words: Vector
    #: hashes of its sentence's runs of words, to tell a copied sentence
    runs: tuple[int, ...]
    #: whom the report names for it: the speaker and the channel of the statement in which it stands
    origin: tuple[str, ...] = ()
    #: for a mention that names little ("the launch"): the one in its report that it takes up, and borrows from
    takes_up: Mention | None = None
    #: the event's own name ("Balikatan"), here or where the report speaks of the same kind of event
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Traits:
    """What the evidence functions look at, worked out once for each mention."""

    told: Told
    mention: Mention
    report: str
    quad: str
    triggers: frozenset[str]
    #: does the trigger name the deed and not the way it was done ("the attack")?
    is_generic: bool
    titles: frozenset[str]
    #: ids of participants, and countries where there is no id
    parties: frozenset[str]
    #: ids of persons, bodies and groups, not of countries
    named: frozenset[str]
    #: phrases for participants without a name, as far as they say who
    phrases: frozenset[str]
    #: country -> ids of its persons
    people: dict[str, frozenset[str]]
    actor_countries: frozenset[str]
    recipient_countries: frozenset[str]
    countries: frozenset[str]
    place: Place | None
    #: first and last day, None where the mention names none or a long stretch
    days: tuple[int, int] | None
    #: the long stretch that it names: "earlier this year", "in 2022"
    stretch: tuple[int, int] | None
    published: int | None
    #: month and day, where an undated report names them without a year
    yearless: tuple[int, int] | None
    #: the time of day, where the mention gives it to the minute
    clock: Clock | None
    quantities: dict[str, Count]
    runs: frozenset[int]


def items(coded: Coded) -> list[Item]:
    """One item for each mention of the report."""
    statements = {statement.id: statement for statement in coded.statements}
    found = []
    for mention in coded.mentions:
        told = _told(coded, mention, statements.get(mention.attributed_to or ""))
        body = msgspec.msgpack.encode(told)
        day = _day(told)
        keys = (*_report_keys(told), *dates.put_keys(_subjects(told), day), *dates.put_keys(_names(told), _season(day)))
        found.append(Item(kind="events", id=mention.id, report=coded.report.id, keys=keys, body=body))
    return found


def _told(coded: Coded, mention: Mention, statement: Statement | None) -> Told:
    sentence = coded.report.text[mention.sentence.start : mention.sentence.end]
    tokens = [word.lower() for word in words(sentence)]
    return Told(
        mention=mention,
        report=coded.report.id,
        source=coded.report.source,
        published=coded.report.published,
        words=weighed(map(stem, tokens), power=_POWER),
        runs=tuple(sorted(runs_of_words(tokens))),
        origin=_origin(statement),
        takes_up=taken_up(mention, coded),
        titles=tuple(sorted(_titles(mention) or _titles_beside(mention, coded.mentions))),
    )


def _titles(mention: Mention) -> frozenset[str]:
    named = (word for word in words(mention.trigger.text) if word[0].isupper() and rarity(word.lower()) >= _RARE)
    return frozenset(stem(word.lower()) for word in named)


def _titles_beside(mention: Mention, mentions: Sequence[Mention]) -> frozenset[str]:
    """The one name that a report gives to events of this kind with a participant of the same state; else none."""
    here = states(mention)
    beside = [one for one in mentions if one.kind and one.kind == mention.kind]
    named = {_titles(one) for one in beside if not here or here & states(one)} - {frozenset()}
    return named.pop() if len(named) == 1 else frozenset()


def _origin(statement: Statement | None) -> tuple[str, ...]:
    if statement is None:
        return ()
    speaker = statement.speaker
    named = (speaker.id or speaker.name) if speaker else None
    # "a statement" is anybody's; "the Kremlin transcript" is one thing
    via = (statement.via or "").removeprefix("the ").removeprefix("The ").strip()
    channel = via if any(letter.isupper() for letter in via) else None
    return tuple(part for part in (named, channel) if part)


def asks(item: Item, near_reports: Iterable[str]) -> list[str]:
    """The keys that lead to mentions of the same event, given the reports that are linked to this one's."""
    told = told_of(item.body)
    classes = _classes(told)
    near = [f"{report}|{name}" for report in near_reports for name in classes]
    day = _day(told)
    return near + dates.ask_keys(_subjects(told), day) + dates.ask_keys(_names(told), _season(day))


@lru_cache(maxsize=20_000)
def told_of(body: bytes) -> Told:
    """What an item of this kind holds."""
    return msgspec.msgpack.decode(body, type=Told)


def is_empty(item: Item) -> bool:
    """Is this a mention that says nothing? An event of such mentions alone is none."""
    return says_nothing(told_of(item.body).mention)


def _classes(told: Told) -> list[str]:
    mention = told.mention
    kind = [f"k:{mention.kind}"] if mention.kind else []
    said = [] if mention.kind else [f"q:{QUADS[mention.type]}"]
    return [*kind, *said, f"t:{mention.type}", *(f"w:{trigger}" for trigger in sorted(_triggers(mention)))]


def _report_keys(told: Told) -> list[str]:
    return [f"{told.report}|{name}" for name in _classes(told)]


def _subjects(told: Told) -> list[str]:
    """What happened to whom or where: each class with each two of the participants and the place."""
    mention = told.mention
    parties = sorted({party for actor in (*mention.actors, *mention.recipients) for party in _identities(actor)})
    parties = parties[:_MOST_PARTIES]
    place = (
        [f"in {mention.place.geonames_id or mention.place.name}"] if mention.place and _is_fine(mention.place) else []
    )
    marks = sorted({f"{quantity.of}={quantity.low:g}" for quantity in mention.quantities if quantity.low > 12})
    pairs = [f"{a}+{b}" for a, b in (*combinations(parties, 2), *product(parties, place), *product(parties, marks))]
    name = f"k:{mention.kind}" if mention.kind else f"t:{mention.type}"
    return [f"{name}|{pair}" for pair in pairs or [*parties, *place]]


def _names(told: Told) -> list[str]:
    return [f"n:{title}" for title in told.titles]


def _season(day: int | None) -> int | None:
    """A running number of six days: what an event is called is known weeks before it comes."""
    return None if day is None else day // 6


def _is_fine(place: Place) -> bool:
    return place.kind != "country" and bool(place.name)


def _identities(actor: Actor) -> list[str]:
    return [actor.id] if actor.id else [actor.country] if actor.country else []


def _day(told: Told) -> int | None:
    days = days_of(told.mention)
    return days[1] if days else day_number(told.published)


def days_of(mention: Mention) -> tuple[int, int] | None:
    """First and last day of a mention's time; None where it has none, is recurrent or spans weeks."""
    ends = _ends(mention)
    return ends if ends and ends[1] - ends[0] <= _LONG else None


def _stretch_of(mention: Mention, published: int | None) -> tuple[int, int] | None:
    """The months that it names; what is past was over before the report."""
    ends = _ends(mention)
    if ends is None or ends[1] - ends[0] <= _LONG:
        return None
    over = mention.status == "past" and published is not None and ends[0] < published <= ends[1]
    return (ends[0], published - 1) if over and published is not None else ends


def _ends(mention: Mention) -> tuple[int, int] | None:
    time = mention.time
    if time is None or time.type == "SET":
        return None
    first, last = day_number(time.earliest), day_number(time.latest)
    first, last = (last if first is None else first), (first if last is None else last)
    return None if first is None or last is None else (first, last)


def _yearless(time: Time | None) -> tuple[int, int] | None:
    found = _YEARLESS.match(time.value or "") if time is not None and time.earliest is None else None
    return (int(found[1]), int(found[2])) if found else None


def days_beside(one: Traits, near: int | None) -> tuple[int, int] | None:
    """The days of a mention; a day without a year is that of the year nearest to the day `near`."""
    if one.days is not None or one.yearless is None or near is None:
        return one.days
    year = date.fromordinal(near).year
    choices = [day for each in (year - 1, year, year + 1) if (day := _ordinal(each, *one.yearless)) is not None]
    day = min(choices, key=lambda choice: (abs(choice - near), choice), default=None)
    return None if day is None else (day, day)


def _ordinal(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def same_days(a: Traits, b: Traits) -> bool:
    """Does one name days, within a week, that the other names too or, naming none, was published on or soon after?"""
    if a.days is None or (b.days is not None and b.days < a.days):
        a, b = b, a
    if a.days is None or a.days[1] - a.days[0] > _WEEK:
        return False
    if b.days is not None:
        return b.days[1] - b.days[0] <= _WEEK and a.days[0] <= b.days[1] and b.days[0] <= a.days[1]
    return b.published is not None and -1 <= b.published - a.days[1] <= _SOON


def _triggers(mention: Mention) -> frozenset[str]:
    return frozenset(stem(word.lower()) for word in words(mention.trigger.text) if len(word) > 2)


@lru_cache(maxsize=20_000)
def traits_of(body: bytes) -> Traits:
    """The traits of the mention that an item holds."""
    told = told_of(body)
    mention, lender = told.mention, told.takes_up or told.mention
    actors, recipients = mention.actors or lender.actors, mention.recipients or lender.recipients
    everyone = (*actors, *recipients)
    parties = frozenset(name for actor in everyone for name in _identities(actor))
    actor_countries = frozenset(actor.country for actor in actors if actor.country)
    recipient_countries = frozenset(actor.country for actor in recipients if actor.country)
    return Traits(
        told=told,
        mention=mention,
        report=told.report,
        quad=QUADS[mention.type],
        triggers=_triggers(mention),
        is_generic=told.takes_up is not None or is_generic(mention.trigger.text),
        titles=frozenset(told.titles),
        parties=parties,
        named=frozenset(name for name in parties if _COLON in name and not name.startswith(_COUNTRY)),
        phrases=frozenset(filter(None, map(_phrase, everyone))),
        people=_people(everyone),
        actor_countries=actor_countries,
        recipient_countries=recipient_countries,
        countries=actor_countries | recipient_countries,
        place=mention.place or lender.place,
        days=days_of(mention) if mention.time else days_of(lender),
        stretch=_stretch_of(mention, day_number(told.published)),
        published=day_number(told.published),
        yearless=_yearless(mention.time),
        clock=clock_of(mention.time),
        quantities=main_quantities(mention),
        runs=frozenset(told.runs),
    )


def _phrase(actor: Actor) -> str | None:
    phrase = None if actor.id or actor.name else bare(actor.text).lower()
    return phrase if phrase and phrase != PEOPLE else None


def _people(actors: Iterable[Actor]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for actor in actors:
        if actor.id and actor.id.startswith(_PERSON) and actor.country:
            found.setdefault(actor.country, set()).add(actor.id)
    return {country: frozenset(ids) for country, ids in found.items()}
