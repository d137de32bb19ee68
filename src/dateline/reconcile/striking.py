"""Readings that a person judged wrong: taken out of the mentions of an event before its fields are compared.

Law of this file: what is struck is shown as struck, never deleted; the mention that was kept stays as it was coded.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import msgspec

from dateline.reconcile.cast import Cast, label
from dateline.reconcile.fields import count_in_words, interval
from dateline.reconcile.mentions import Told, Traits, traits_of
from dateline.records import Judgement, Mention, Struck

#: the fields of which a value can be wrong; of counts it is `quantity:` and what is counted
FIELDS = ("time", "place", "actors", "recipients", "status", "kind")
QUANTITY = "quantity:"


@dataclass(frozen=True)
class Cleared:
    """The mentions of an event without what was judged wrong, and what that was."""

    members: Sequence[Traits]
    struck: tuple[Struck, ...] = ()
    #: mentions whose status does not count; a mention cannot be without one
    doubted: frozenset[str] = frozenset()


def clear(members: Sequence[Traits], judgements: Iterable[Judgement]) -> Cleared:
    """Take out of an event's mentions what the judgements on them say is wrong, and note it."""
    wrong = [one for one in judgements if one.ruling == "wrong" and one.field]
    if not wrong:
        return Cleared(members)
    cast = Cast.of(members)
    left = {member.mention.id: member for member in members}
    struck: dict[tuple[str, str], list[Told]] = {}
    by_id = {one.id: one for one in wrong}
    doubted: set[str] = set()
    for judgement in sorted(wrong, key=lambda one: (one.on, one.id)):
        named = left.keys() if judgement.whole_event else left.keys() & set(judgement.mentions)
        for mention in sorted(named):
            readings = _readings_struck(left[mention], judgement, cast)
            for reading in readings - {""}:
                struck.setdefault((judgement.id, reading), []).append(left[mention].told)
            if judgement.field == "status":
                doubted |= {mention} if readings else set()
            elif readings:
                left[mention] = _without(left[mention], judgement.field or "", readings, cast)
    shown = (_struck(by_id[name], reading, tolds) for (name, reading), tolds in sorted(struck.items()))
    return Cleared([left[member.mention.id] for member in members], tuple(shown), frozenset(doubted))


def _readings_struck(member: Traits, judgement: Judgement, cast: Cast) -> set[str]:
    said = readings(member, judgement.field or "", cast)
    if judgement.value is None:
        return said
    return {reading for reading in said if reading.casefold() == judgement.value.casefold()}


def readings(member: Traits, field: str, cast: Cast) -> set[str]:
    """What a mention says of a field, in the words in which events show values; of a role, each who is in it."""
    mention = member.mention
    if field == "time":
        return (
            {interval(member.days)}
            if member.days
            else {mention.time.value or mention.time.text}
            if mention.time
            else set()
        )
    if field == "place":
        return {mention.place.name or mention.place.text} if mention.place else set()
    if field in ("actors", "recipients"):
        return {label(cast.best(cast.who(actor))) for actor in getattr(mention, field)}
    if field.startswith(QUANTITY):
        counts = (one for one in mention.quantities if one.of == field.removeprefix(QUANTITY))
        return {count_in_words((one.low, one.high, one.approximate)) for one in counts}
    return {value} if (value := {"status": mention.status, "kind": mention.kind}.get(field)) else set()


def _without(member: Traits, field: str, wrong: set[str], cast: Cast) -> Traits:
    told = msgspec.structs.replace(member.told, mention=_cut(member.mention, field, wrong, cast))
    return traits_of(msgspec.msgpack.encode(told))


def _cut(mention: Mention, field: str, wrong: set[str], cast: Cast) -> Mention:
    if field in ("time", "place", "kind"):
        return msgspec.structs.replace(mention, **{field: None})
    if field in ("actors", "recipients"):
        kept = (actor for actor in getattr(mention, field) if label(cast.best(cast.who(actor))) not in wrong)
        return msgspec.structs.replace(mention, **{field: tuple(kept)})
    of = field.removeprefix(QUANTITY)
    left = (
        one
        for one in mention.quantities
        if one.of != of or count_in_words((one.low, one.high, one.approximate)) not in wrong
    )
    return msgspec.structs.replace(mention, quantities=tuple(left))


def _struck(judgement: Judgement, reading: str, tolds: Sequence[Told]) -> Struck:
    return Struck(
        field=judgement.field or "",
        value=reading,
        mentions=tuple(sorted(told.mention.id for told in tolds)),
        sources=tuple(sorted({told.source or told.report for told in tolds})),
        judgement=judgement.id,
        by=judgement.by,
        on=judgement.on,
        reason=judgement.reason,
    )
