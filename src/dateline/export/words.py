"""Values in the words of a person, for tables and pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dateline.records import Actor, Judgement, Struck

if TYPE_CHECKING:
    from dateline.archive.comparing import Carried, Difference


def days(earliest: str | None, latest: str | None) -> str:
    """A day, or a span of days, as short as it can be said; empty where neither is known."""
    if not earliest and not latest:
        return ""
    if not earliest or not latest:
        return f"until {latest}" if latest else f"from {earliest}"
    if earliest == latest:
        return earliest
    if earliest[:4] != latest[:4]:
        return f"{earliest} – {latest}"
    return f"{earliest} – {latest[8:] if latest[:7] == earliest[:7] else latest[5:]}"


def names(actors: Sequence[Actor]) -> str:
    """Actors by name, or in the words of the report where they have none."""
    return ", ".join(actor.name or actor.text for actor in actors)


def value_in_words(value: Any) -> str:
    """One value of a field of an event."""
    if value is None:
        return "not said"
    if isinstance(value, dict):
        if "low" in value:
            return _count(value["low"], value["high"], approximate=value.get("approximate", False))
        if "earliest" in value:
            return days(value["earliest"], value["latest"])
        return str(value.get("name") or value.get("text") or value)
    if isinstance(value, list | tuple):
        return ", ".join(value_in_words(one) for one in value)
    return str(value)


def judgement_in_words(judgement: Judgement) -> str:
    """What a judgement says, who said it when, and why: "joined by Ada on 2023-05-01: one strike, two outlets"."""
    value = f" “{judgement.value}”" if judgement.value else ""
    said = {"same": "joined", "not-same": "kept apart", "wrong": f"{judgement.field}{value} judged wrong"}
    words = f"{said[judgement.ruling]} by {judgement.by} on {judgement.on[:10]}"
    words += f": {judgement.reason}" if judgement.reason else ""
    return words + (f" (undone by {judgement.undone_by} on {judgement.undone_on[:10]})" if judgement.undone_on else "")


def struck_in_words(struck: Struck) -> str:
    """Who judged a value wrong when, and why."""
    return f"judged wrong by {struck.by} on {struck.on[:10]}" + (f": {struck.reason}" if struck.reason else "")


def behind_in_words(carried: Carried) -> str:
    """How early an outlet told an event: "first", "+3 h", "+2 days"; "told" where a day of publication is missing."""
    if carried.hours_behind is not None and 0 < carried.hours_behind < 24:
        return (
            f"+{carried.hours_behind:.0f} h" if carried.hours_behind >= 1 else f"+{carried.hours_behind * 60:.0f} min"
        )
    if carried.days_behind is None:
        return "told"
    return f"+{carried.days_behind} day{'s' * (carried.days_behind > 1)}" if carried.days_behind else "first"


def difference_in_words(difference: Difference) -> str:
    """What each outlet says of a field: "killed: Baltic Evening about 40; Volga Herald 93"."""
    said = (f"{source} {' / '.join(map(value_in_words, values))}" for source, values in difference.values.items())
    return f"{difference.field.removeprefix('quantity:')}: {'; '.join(said)}"


def _count(low: float, high: float, *, approximate: bool) -> str:
    number = f"{low:,g}" if low == high else f"{low:,g} to {high:,g}"
    return f"about {number}" if approximate else number
