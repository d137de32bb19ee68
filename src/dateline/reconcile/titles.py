"""The title of an event, as a person would note it, worded from its fields by `titles.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.records import Actor, Place, Quantity

#: participants named on one side; the rest are "others"
_MOST_NAMED = 3
_AT = {"island": "on", "peninsula": "on", "building": "at", "base": "at", "airport": "at", "camp": "at", "plant": "at"}
#: kinds of place whose names take an article
_WITH_ARTICLE = frozenset(
    {"ocean", "sea", "strait", "gulf", "bay", "channel", "canal", "river", "islands", "desert", "building"}
)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("dateline.reconcile").joinpath("titles.toml").read_text(encoding="utf-8"))


def title(
    *,
    type: str,
    kind: str | None,
    status: str,
    actors: Sequence[Actor],
    recipients: Sequence[Actor],
    place: Place | None,
    quantities: Sequence[Quantity],
) -> str:
    """One line: who does what to whom, where, how many; never a report's own words."""
    entry = _data()["kind"].get(kind) or _data()["type"][type]
    host = _host(actors, recipients, place) if "host" in entry else None
    if host:
        actors, recipients = host
    where = _where(place, actors, recipients)
    words = _core(entry, actors, recipients, hosted=host is not None)
    counted = "" if any(character.isdigit() for character in words) else _counted(quantities)
    line = f"{words}{where}{counted}"
    told = _data()["status"].get(status)
    return line + (f" ({told})" if told else "")


def _core(entry: dict[str, str], actors: Sequence[Actor], recipients: Sequence[Actor], *, hosted: bool) -> str:
    if not actors:
        return entry["noun"] + (f" {entry['of']} {named(recipients)}" if recipients else "")
    pattern = entry["host"] if hosted else entry["both"] if recipients else entry["alone"]
    return f"{_capital(named(actors))} {_agree(pattern, actors)}".replace("{to}", named(recipients))


def _agree(pattern: str, actors: Sequence[Actor]) -> str:
    at = 1 if len(actors) > 1 or _is_plural(actors[0]) else 0
    return re.sub(r"(\w+)\|(\w+)", lambda match: match.group(at + 1), pattern, count=1)


def _is_plural(actor: Actor) -> bool:
    last = short(actor).split()[-1:] or [""]
    if short(actor)[0].isdigit():
        return True
    return last[0].islower() and last[0].endswith(("s", "men", "people", "police")) and not last[0].endswith("ss")


def named(actors: Sequence[Actor]) -> str:
    """The actors' names in a list: "A", "A and B", "A, B and others"."""
    names = list(dict.fromkeys(short(actor) for actor in actors))
    if len(names) > _MOST_NAMED:
        names = [*names[: _MOST_NAMED - 1], "others"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


def short(actor: Actor) -> str:
    """The actor's name, else the words that the report uses, without an article."""
    return (
        actor.name or re.sub(r"^(?:the|a|an)\s+", "", " ".join(actor.text.split()), flags=re.IGNORECASE) or actor.text
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _host(
    actors: Sequence[Actor], recipients: Sequence[Actor], place: Place | None
) -> tuple[list[Actor], list[Actor]] | None:
    """(hosts, guests) of a meeting of two countries in one of them."""
    everyone = [*actors, *recipients]
    countries = {actor.country for actor in everyone}
    if (
        place is None
        or place.country is None
        or place.country not in countries
        or len(countries) != 2
        or None in countries
    ):
        return None
    hosts = [actor for actor in everyone if actor.country == place.country]
    return hosts, [actor for actor in everyone if actor.country != place.country]


def _where(place: Place | None, actors: Sequence[Actor], recipients: Sequence[Actor]) -> str:
    if place is None:
        return ""
    name = place.name or place.text
    if name in {short(actor) for actor in (*actors, *recipients)}:
        return ""
    article = "the " if place.kind in _WITH_ARTICLE and not name.lower().startswith("the ") else ""
    return f" {_AT.get(place.kind or '', 'in')} {article}{name}"


def _counted(quantities: Sequence[Quantity]) -> str:
    counts = {quantity.of: quantity for quantity in quantities}
    for of, words in _data()["counts"].items():
        if of in counts:
            return f", {words.format(n=_number(counts[of]))}"
    return ""


def _number(quantity: Quantity) -> str:
    low, high = f"{quantity.low:,.15g}", f"{quantity.high:,.15g}"
    return ("about " if quantity.approximate else "") + (low if low == high else f"{low} to {high}")
