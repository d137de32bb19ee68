"""The title of an event, as a person would note it, worded from its fields by `titles.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.reconcile.cast import label
from dateline.reconcile.phrases import PEOPLE
from dateline.records import Actor, Place, Quantity

#: participants named on one side; the rest are "others"
_MOST_NAMED = 3
_AT = {"island": "on", "peninsula": "on", "building": "at", "base": "at", "airport": "at", "camp": "at", "plant": "at"}
#: kinds of place whose names take an article
_WITH_ARTICLE = frozenset(
    {"ocean", "sea", "strait", "gulf", "bay", "channel", "canal", "river", "islands", "desert", "building"}
)
#: endings of a nameless phrase that stands for several
_PLURAL = ("s", "men", "people", "police", "aircraft")


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
    noted = {quantity.of: quantity for quantity in reversed(quantities)}  # the whole stands before its parts
    words = _core(entry, actors, recipients, place, noted, hosted=host is not None)
    counted = "" if any(character.isdigit() for character in words) else _counted(noted)
    line = f"{words}{where}{counted}"
    told = _data()["status"].get(status)
    return line + (f" ({told})" if told else "")


def _core(
    entry: dict[str, str],
    actors: Sequence[Actor],
    recipients: Sequence[Actor],
    place: Place | None,
    noted: Mapping[str, Quantity],
    *,
    hosted: bool,
) -> str:
    target = named(_struck(recipients, place))
    if target == PEOPLE:
        taken = noted.get(entry.get("taken", ""))
        target = f"{_number(taken)} {PEOPLE}" if taken else "" if _harmed(noted) else target
    if not actors:
        return entry["noun"] + (f" {entry['of']} {target}" if target else "")
    counted = _with_number(actors, noted)
    pattern = entry["host"] if hosted else _pattern(entry, "both" if target else "alone", {} if counted else noted)
    return f"{_capital(counted or named(actors))} {_agree(pattern, actors)}".replace("{to}", target)


def _struck(recipients: Sequence[Actor], place: Place | None) -> Sequence[Actor]:
    """The recipients without the state in which it happens, where there are others."""
    state = f"country:{place.country}" if place and place.country else None
    return [actor for actor in recipients if actor.id != state] or recipients


def _pattern(entry: dict[str, str], which: str, noted: Mapping[str, Quantity]) -> str:
    """The wording, with how many of what is launched or flown where that is told and more than one."""
    several = noted.get(entry.get("several", ""))
    if several is None or several.high <= 1:
        return entry[which]
    return entry[f"{which}_several"].replace("{n}", _number(several))


def _harmed(noted: Mapping[str, Quantity]) -> bool:
    return "killed" in noted or "injured" in noted


def _with_number(actors: Sequence[Actor], noted: Mapping[str, Quantity]) -> str | None:
    """The one actor with its number, where it is what is counted: "22 Chinese aircraft"."""
    if len(actors) != 1 or actors[0].name:
        return None
    phrase = label(actors[0])
    return next((f"{_number(noted[of])} {phrase}" for of in sorted(noted) if phrase.lower().endswith(of)), None)


def _agree(pattern: str, actors: Sequence[Actor]) -> str:
    at = 1 if len(actors) > 1 or _is_plural(actors[0]) else 0
    return re.sub(r"(\w+)\|(\w+)", lambda match: match.group(at + 1), pattern, count=1)


def _is_plural(actor: Actor) -> bool:
    last = label(actor).split()[-1:] or [""]
    if label(actor)[0].isdigit():
        return True
    return last[0].islower() and last[0].endswith(_PLURAL) and not last[0].endswith("ss")


def named(actors: Sequence[Actor]) -> str:
    """The actors' names in a list: "A", "A and B", "A, B and others"."""
    names = list(dict.fromkeys(label(actor) for actor in actors))
    if len(names) > _MOST_NAMED:
        names = [*names[: _MOST_NAMED - 1], "others"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""


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
    if name in {label(actor) for actor in (*actors, *recipients)}:
        return ""
    article = "the " if place.kind in _WITH_ARTICLE and not name.lower().startswith("the ") else ""
    return f" {_AT.get(place.kind or '', 'in')} {article}{name}"


def _counted(counts: Mapping[str, Quantity]) -> str:
    for of, words in _data()["counts"].items():
        if of in counts:
            return f", {words.format(n=_number(counts[of]))}"
    return ""


def _number(quantity: Quantity) -> str:
    low, high = f"{quantity.low:,.15g}", f"{quantity.high:,.15g}"
    return ("about " if quantity.approximate else "") + (low if low == high else f"{low} to {high}")
