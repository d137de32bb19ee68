"""Judgements of people: made on ids that people see, kept on mentions, undone, and shared between archives.

Law of this file: every judgement goes through `dateline.reconcile.judge`, in one transaction with what it changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from getpass import getuser
from typing import Any

import msgspec

from dateline.archive import database
from dateline.archive.asking import Asking
from dateline.archive.reading import Row, read_judgement
from dateline.archive.writing import GIVEN, given
from dateline.records import Judgement, Ruling


class JudgementError(ValueError):
    """A judgement that cannot be: the message says what is missing or does not fit, and what there is instead."""


class Judging(Asking):
    """What people may say of joins and values in a `Store`."""

    def transaction(self) -> AbstractContextManager[None]:
        """The one way to write: all that is done inside happens together or, after any exception, not at all."""
        return database.transaction(self._database, self.path, self._busy_seconds)

    def judge(
        self,
        ruling: Ruling,
        *ids: str,
        field: str | None = None,
        value: str | None = None,
        by: str | None = None,
        on: str | None = None,
        reason: str | None = None,
    ) -> Judgement:
        """Say that ids of events or mentions are the `same` event, are `not-same`, or that a value of one is `wrong`.

        `not-same` names an event (or mention) first, then what does not belong to it: mentions, events, or reports
        that are part of it. `wrong` names one event or mention with its `field` (time, place, actors, recipients,
        status, kind, quantity:<of>) and the `value` as events show it, which may be left out where there is only one.
        `by` is the login name where it is not given, `on` (ISO 8601, UTC) is now.

        JudgementError where an id or a value is not there. A judgement that stands already is given back unchanged.
        """
        with self.transaction():
            said = self._said(ruling, ids, field, value)
            for other in self.judgements():
                if other.by == (by or getuser()) and {name: getattr(other, name) for name in said} == said:
                    return other
            moment = on or _now()
            judgement = Judgement(id="", by=by or getuser(), on=moment, reason=reason, **said)
            return self._take(_with_id(judgement))

    def undo(self, id: str, *, by: str | None = None, on: str | None = None) -> Judgement:
        """Take a judgement back, by its id or the only one that begins so; it is kept as undone.

        JudgementError where there is none.
        """
        with self.transaction():
            rows = self._database.execute(
                "SELECT record FROM judgement WHERE id >= ? AND id < ? LIMIT 2", (id, id + "\U0010ffff")
            ).fetchall()
            if len(rows) != 1:
                raise JudgementError(f"no judgement {id}: `dateline judgements` lists them")
            judgement = read_judgement(rows[0][0])
            if judgement.undone_on:
                return judgement
            moment = on or _now()
            return self._take(msgspec.structs.replace(judgement, undone_by=by or getuser(), undone_on=moment))

    def take_judgements(self, judgements: Iterable[Judgement]) -> int:
        """Take in judgements of another archive, undone ones too; returns how many changed something here.

        JudgementError, and none is taken, where one was changed by hand since it was made.
        """
        changed = 0
        with self.transaction():
            for judgement in judgements:
                if _with_id(judgement).id != judgement.id:
                    raise JudgementError(f"judgement {judgement.id} is not as it was made: judge anew instead")
                changed += self._kept(judgement.id) != self._take(judgement)
        return changed

    def judgements(self, event: str | None = None, *, undone: bool = False) -> list[Judgement]:
        """The judgements, by date; with `event`, those that touch its mentions; with `undone`, those taken back too."""
        where = "1" if undone else "undone IS NULL"
        values: Row = ()
        if event is not None:
            of_event = "SELECT mention FROM event_mention WHERE event = ?"
            where += f" AND id IN (SELECT judgement FROM judgement_mention WHERE mention IN ({of_event}))"
            values = (self._current("events", event),)
        query = f"SELECT record FROM judgement WHERE {where} ORDER BY judged, id"
        return [read_judgement(row[0]) for row in self._rows(query, *values)]

    def _kept(self, id: str) -> Judgement | None:
        row = self._one("SELECT record FROM judgement WHERE id = ?", id)
        return read_judgement(row[0]) if row else None

    def _take(self, judgement: Judgement) -> Judgement:
        from dateline.archive.shelf import Tables
        from dateline.reconcile import judge

        judge(judgement, Tables(self._database))
        kept = self._kept(judgement.id)
        assert kept is not None
        return kept

    # What ids and values stand for

    def _said(self, ruling: Ruling, ids: tuple[str, ...], field: str | None, value: str | None) -> dict[str, Any]:
        if ruling == "wrong":
            return {"ruling": ruling, **self._wrong(ids, field, value)}
        if len(ids) < 2:
            raise JudgementError(f"{ruling} needs two ids or more, of events or mentions")
        if ruling == "same":
            return {"ruling": ruling, "mentions": _sorted(*(self._mentions(id) for id in ids))}
        first = self._mentions(ids[0])
        apart = _sorted(*(self._mentions(id, within=first) for id in ids[1:]))
        others = tuple(mention for mention in first if mention not in apart)
        if not others:
            raise JudgementError(f"{ids[0]} has no other mention than these: nothing would be left to keep them from")
        return {"ruling": ruling, "mentions": apart, "others": others}

    def _mentions(self, id: str, *, within: tuple[str, ...] = ()) -> tuple[str, ...]:
        """The mentions that an id stands for: itself, those of an event, or those of a report that are `within`."""
        if self._one("SELECT 1 FROM mention WHERE id = ?", id):
            return (id,)
        if within and self.has(id):
            query = f"SELECT id FROM mention WHERE report = ? AND id IN {GIVEN} ORDER BY id"
            if found := tuple(mention for (mention,) in self._rows(query, id, given(within))):
                return found
            raise JudgementError(f"the report {id} tells nothing of that event")
        if event := self.event(id):
            return _sorted(*(report.mentions for report in event.reports))
        raise JudgementError(f"no event or mention {id}: `dateline events` lists events, `dateline event ID` mentions")

    def _wrong(self, ids: tuple[str, ...], field: str | None, value: str | None) -> dict[str, Any]:
        from dateline.reconcile.striking import FIELDS, QUANTITY

        if len(ids) != 1 or not field:
            raise JudgementError("wrong needs the id of one event or mention, and a field")
        if field not in FIELDS and not field.startswith(QUANTITY):
            raise JudgementError(f"{field!r} is no field: one of {', '.join(FIELDS)}, {QUANTITY}killed ...")
        mentions = self._mentions(ids[0])
        values = self._values(mentions, field)
        if value is None and len(values) == 1:
            (value,) = values
        shown = next((one for one in values if value is not None and _plain(one) == _plain(value)), None)
        if shown is None:
            there = " / ".join(sorted(values)) or "nothing"
            raise JudgementError(f"{ids[0]} says of {field}: {there}; say which value is wrong")
        theirs = _sorted(values[shown])
        return {"mentions": theirs, "field": field, "value": shown, "whole_event": mentions != ids}

    def _values(self, mentions: tuple[str, ...], field: str) -> dict[str, list[str]]:
        """What mentions say of a field, in the words in which events show it, each with those that say it."""
        from dateline.archive.shelf import Tables
        from dateline.reconcile.cast import Cast
        from dateline.reconcile.mentions import traits_of
        from dateline.reconcile.striking import readings

        members = [traits_of(item.body) for item in Tables(self._database).items("events", mentions)]
        cast = Cast.of(members)
        found: dict[str, list[str]] = {}
        for member in members:
            for reading in sorted(readings(member, field, cast)):
                found.setdefault(reading, []).append(member.mention.id)
        return found


def _now() -> str:
    """To the millisecond, since of two judgements that contradict each other the later one holds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _plain(value: str) -> str:
    """A value as people type it: "60" for "about 60"."""
    return value.casefold().removeprefix("about ")


def _sorted(*groups: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({mention for group in groups for mention in group}))


def _with_id(judgement: Judgement) -> Judgement:
    from dateline.reconcile.judgements import identity

    return msgspec.structs.replace(judgement, id=identity(judgement))
