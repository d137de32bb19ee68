"""What the mentions of one event say of each field, and whether they can all be true.

Law of this file: values are compared by what they mean (days as intervals, places by containment and distance, counts
as ranges, roles by identity), never as strings. `disputed` is said only where two values cannot both be true.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable, Sequence
from datetime import date
from itertools import combinations
from typing import Any, NamedTuple, TypeVar

from dateline.reconcile import clocks, places
from dateline.reconcile.cast import Cast, label
from dateline.reconcile.clocks import Clock
from dateline.reconcile.counts import GROWING, Count, compatible
from dateline.reconcile.evidence import DONE, LASTING, MUTUAL
from dateline.reconcile.mentions import Told, Traits, days_beside
from dateline.reconcile.support import Support
from dateline.records import Actor, Field, FieldValue, Place, Quantity, Verdict

T = TypeVar("T")

#: kinds that are done again and again within hours: two times of day are two strikes
_SEVERAL = frozenset({"air-strike", "shelling", "attack", "clash", "air-incursion", "naval-transit", "arrest"})


def fields(
    members: Sequence[Traits], support: Support, *, cast: Cast, kind: str | None, doubted: Container[str] = ()
) -> dict[str, Field]:
    """All fields that at least one mention gives, in the order in which people ask for them.

    `kind` is the event's; it decides whether different days are phases, and whether both sides do the same. The status
    that the mentions in `doubted` give does not count.
    """
    found: dict[str, Field | None] = {
        "time": _time(members, support, lasting=kind in LASTING, several=kind in _SEVERAL),
        "place": _place(members, support),
        "actors": _actors(affirmed(members), support, cast, role="actors", mutual=kind in MUTUAL),
        "recipients": _actors(affirmed(members), support, cast, role="recipients", mutual=kind in MUTUAL),
    }
    for of in sorted({quantity.of for member in members for quantity in member.mention.quantities}):
        found[f"quantity:{of}"] = _quantity(of, members, support)
    found["status"] = _status([member for member in members if member.mention.id not in doubted], support)
    return {name: field for name, field in found.items() if field is not None}


def _gather(
    members: Iterable[Traits], value: Callable[[Traits], T | None], key: Callable[[T], Hashable]
) -> list[tuple[T, list[Told]]]:
    groups: dict[Hashable, tuple[T, list[Told]]] = {}
    for member in members:
        given = value(member)
        if given is not None:
            groups.setdefault(key(given), (given, []))[1].append(member.told)
    return list(groups.values())


def _field(groups: list[tuple[T, list[Told]]], support: Support, verdict: Verdict, show: Callable[[T], Any]) -> Field:
    values = [
        FieldValue(
            value=show(value), mentions=tuple(sorted(told.mention.id for told in tolds)), sources=support.outlets(tolds)
        )
        for value, tolds in support.ranked(groups)
    ]
    return Field(verdict=verdict, values=tuple(values))


def _verdict(groups: list[tuple[T, list[Told]]], excludes: Callable[[T, T], bool]) -> Verdict:
    """`disputed` if two values exclude one another, `refined` if they differ otherwise, else by the reports."""
    values = [value for value, _ in groups]
    if any(excludes(a, b) for a, b in combinations(values, 2)):
        return "disputed"
    if len(values) > 1:
        return "refined"
    return "agreed" if len({told.report for _, tolds in groups for told in tolds}) > 1 else "single"


# --- time -----------------------------------------------------------------------------------------------------------


class When(NamedTuple):
    """The time that a mention gives: its days, whether they are days that the event fills, and the time of day."""

    days: tuple[int, int]
    fills: bool
    clock: Clock | None


def _time(members: Sequence[Traits], support: Support, *, lasting: bool, several: bool) -> Field | None:
    """The days; what is told as a visit says nothing about the day of the meeting in it."""
    near = _a_day(members)
    groups = _gather(members, lambda member: _when_of(member, lasting, near), lambda when: when)
    if not groups:
        return None
    exclude = _other_stretch if lasting else _other_day if several else _other_moment
    return _field(groups, support, _verdict(groups, exclude), _moment)


def _a_day(members: Sequence[Traits]) -> int | None:
    """A day near which the event was, to tell the year of "10 April" in an undated report."""
    known = [member.days[0] for member in members if member.days] or [one.published for one in members if one.published]
    return min(known, default=None)


def _when_of(member: Traits, lasting: bool, near: int | None) -> When | None:
    days = days_beside(member, near)
    if days is None or (member.mention.kind in LASTING and not lasting):
        return None
    time = member.mention.time
    return When(days, time is not None and time.type == "DURATION", None if lasting else member.clock)


def _other_day(a: When, b: When) -> bool:
    return not (a.days[0] <= b.days[1] and b.days[0] <= a.days[1])


def _other_moment(a: When, b: When) -> bool:
    return _other_day(a, b) or clocks.exclude(a.clock, b.clock)


def _other_stretch(a: When, b: When) -> bool:
    """Do two stretches of one event overlap, and neither hold the other? Days apart are rather its phases."""
    holds = a.days[0] <= b.days[0] <= b.days[1] <= a.days[1] or b.days[0] <= a.days[0] <= a.days[1] <= b.days[1]
    return a.fills and b.fills and not holds and not _other_day(a, b)


def _moment(when: When) -> str:
    return interval(when.days) + (f"T{clocks.shown(when.clock)}" if when.clock else "")


def interval(days: tuple[int, int]) -> str:
    """First and last day as one value: "2023-04-16/2023-04-18", or the one day."""
    first, last = iso(days[0]), iso(days[1])
    return first if first == last else f"{first}/{last}"


def iso(day: int) -> str:
    """The ISO date of a running day number."""
    return date.fromordinal(day).isoformat()


def best_days(members: Sequence[Traits], support: Support) -> tuple[str | None, str | None]:
    """First and last day by the best supported time, narrowed by the others that agree with it."""
    near = _a_day(members)
    groups = support.ranked(_gather(members, lambda member: days_beside(member, near), lambda days: days))
    groups = groups or support.ranked(_gather(members, lambda member: member.stretch, lambda days: days))
    if not groups:
        return None, None
    first, last = groups[0][0]
    for (other_first, other_last), _ in groups[1:]:
        if other_first <= last and first <= other_last:
            first, last = max(first, other_first), min(last, other_last)
    return iso(first), iso(last)


# --- place ----------------------------------------------------------------------------------------------------------


def _place(members: Sequence[Traits], support: Support) -> Field | None:
    groups = _gather(members, lambda member: member.mention.place, _place_key)
    if not groups:
        return None
    verdict = _verdict(groups, lambda a, b: places.relation(a, b) == "apart")
    return _field(groups, support, verdict, lambda place: place.name or place.text)


def _place_key(place: Place) -> Hashable:
    return place.geonames_id or (place.name or place.text).casefold()


def best_place(members: Sequence[Traits], support: Support) -> Place | None:
    """The best supported place; a finer one inside it is better than the country alone."""
    groups = support.ranked(_gather(members, lambda member: member.mention.place, _place_key))
    if not groups:
        return None
    first: Place = groups[0][0]
    inside = (place for place, _ in groups[1:] if first.kind == "country" and places.relation(first, place) == "inside")
    return next(inside, first)


# --- participants ---------------------------------------------------------------------------------------------------


def affirmed(members: Sequence[Traits]) -> Sequence[Traits]:
    """The mentions that tell who took part: a denial names whom it clears, unless all that is told is denied."""
    return [member for member in members if member.mention.status != "denied"] or members


def _actors(members: Sequence[Traits], support: Support, cast: Cast, *, role: str, mutual: bool) -> Field | None:
    """Who is in one role; in an event in which both sides do the same, everybody is an actor."""

    def side(member: Traits) -> tuple[Actor, ...] | None:
        if mutual:
            return (*member.mention.actors, *member.mention.recipients) if role == "actors" else None
        return getattr(member.mention, role) or None

    groups = _gather(members, side, lambda actors: frozenset(map(cast.who, actors)))
    groups = [(actors, tolds) for actors, tolds in groups if actors]
    if not groups:
        return None
    verdict = _verdict(groups, lambda a, b: not mutual and _exclude(a, b, cast))
    return _field(groups, support, verdict, lambda actors: sorted({label(cast.best(cast.who(one))) for one in actors}))


def _exclude(a: tuple[Actor, ...], b: tuple[Actor, ...], cast: Cast) -> bool:
    """Two casts exclude one another if both are of known countries and share neither one nor an identity."""
    if set(map(cast.who, a)) & set(map(cast.who, b)):
        return False
    countries_a, countries_b = {actor.country for actor in a}, {actor.country for actor in b}
    return None not in countries_a | countries_b and not countries_a & countries_b


# --- counts ---------------------------------------------------------------------------------------------------------


def _counts(of: str, members: Sequence[Traits]) -> list[tuple[Count, list[Told]]]:
    """The counts of one thing and who tells them; one that is told somewhere as part of another is no rival to it."""
    parts: set[Count] = set()
    for member in members:
        noted = {_as_count(quantity) for quantity in member.mention.quantities if quantity.of == of}
        parts |= noted - {member.quantities[of]} if noted else set()
    groups = _gather(members, lambda member: member.quantities.get(of), lambda count: count)
    greatest = max((count[1] for count, _ in groups), default=0.0)
    return [group for group in groups if group[0] not in parts or group[0][1] == greatest]


def _as_count(quantity: Quantity) -> Count:
    return quantity.low, quantity.high, quantity.approximate


def _quantity(of: str, members: Sequence[Traits], support: Support) -> Field | None:
    groups = _counts(of, members)
    if not groups:
        return None
    verdict = _verdict(groups, lambda a, b: not compatible(a, b))
    if verdict == "disputed" and of in GROWING and _rises(groups):
        latest_first = sorted(groups, key=lambda group: (_last_told(group[1]), group[0]), reverse=True)
        values = _field(latest_first, support, "growing", count_in_words).values
        order = {count_in_words(value): at for at, (value, _) in enumerate(latest_first)}
        return Field(verdict="growing", values=tuple(sorted(values, key=lambda value: order[value.value])))
    return _field(groups, support, verdict, count_in_words)


def _rises(groups: list[tuple[Count, list[Told]]]) -> bool:
    """Does every later report give at least the count of the reports before it?"""
    told = [(_when(one), count[1]) for count, tolds in groups for one in tolds]
    if any(not when for when, _ in told) or len({when for when, _ in told}) < 2:
        return False
    return all(
        early_count <= late_count for early, early_count in told for late, late_count in told if early < late
    ) and not any(when == other and count != other_count for when, count in told for other, other_count in told)


def _when(told: Told) -> str:
    return told.published or ""


def _last_told(tolds: list[Told]) -> str:
    return max(map(_when, tolds))


def count_in_words(count: Count) -> str:
    """A count as one value: "12", "12-15", "about 60"."""
    low, high, approximate = count
    plain = f"{low:g}" if low == high else f"{low:g}-{high:g}"
    return f"about {plain}" if approximate else plain


def best_quantities(members: Sequence[Traits], support: Support) -> tuple[Quantity, ...]:
    """For each thing counted the best supported count, of a growing one the latest, and behind it its parts."""
    best: list[Quantity] = []
    for of in sorted({of for member in members for of in member.quantities}):
        groups = _counts(of, members)
        latest = of in GROWING and _rises(groups)
        count = (
            max(groups, key=lambda group: (_last_told(group[1]), group[0]))[0]
            if latest
            else support.ranked(groups)[0][0]
        )
        whole = min(_quantities_like(of, count, members), key=lambda found: (found[0].mention.id, found[1].start))
        best += [whole[1], *_parts_of(whole[1], whole[0])]
    return tuple(best)


def _parts_of(whole: Quantity, member: Traits) -> list[Quantity]:
    """The lesser counts of the same thing that stand beside it: "18 aircraft, four of which crossed the line"."""
    return [one for one in member.mention.quantities if one.of == whole.of and one.high < whole.low]


def _quantities_like(of: str, count: Count, members: Sequence[Traits]) -> list[tuple[Traits, Quantity]]:
    return [
        (member, quantity)
        for member in members
        for quantity in member.mention.quantities
        if quantity.of == of and _as_count(quantity) == count
    ]


# --- status ---------------------------------------------------------------------------------------------------------


def _status(members: Sequence[Traits], support: Support) -> Field | None:
    groups = _gather(members, lambda member: member.mention.status, lambda status: status)
    if not groups:
        return None
    verdict = _verdict(groups, lambda a, b: "denied" in (a, b) and bool({a, b} & DONE))
    if verdict == "refined" and {value for value, _ in groups} <= DONE:
        verdict = "agreed" if len({member.report for member in members}) > 1 else "single"
    return _field(groups, support, verdict, str)


def best_status(members: Sequence[Traits], support: Support) -> str:
    """What is said to be done is done, whatever was planned; among those, the best supported."""
    ranked = [
        value
        for value, _ in support.ranked(_gather(members, lambda member: member.mention.status, lambda status: status))
    ]
    return next((value for value in ranked if value in DONE), ranked[0])
