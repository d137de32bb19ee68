"""Where a report's text comes from: the agencies it credits, and which sentences it shares with others.

Law of this file: a credit line says that the text is the agency's; "told Reuters" inside a sentence does not.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.records import Report

#: a credit line stands at the head or at the foot, never in the middle
_HEAD, _FOOT = 240, 200


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(files("dateline.reconcile").joinpath("agencies.toml").read_text(encoding="utf-8"))


@cache
def _credit_lines() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {credit: agency["name"] for agency in _data()["agency"] for credit in agency["credits"]}
    either = "|".join(re.escape(credit) for credit in sorted(names, key=len, reverse=True))
    brackets = rf"[(\[]\s*(?P<bracket>{either})(?:\s*[/,].{{0,20}})?\s*[)\]]"
    dash = rf"^[A-Z][\w .,'-]{{0,40}}[-–—]\s*(?P<dash>{either})\s*[-–—:]"
    sign = rf"(?:©|\(c\)|Copyright|Source:|With|by)\s*(?:\d{{4}}\s*)?(?:the\s+)?(?P<sign>{either})\b"
    return re.compile(f"{brackets}|{dash}|{sign}", re.MULTILINE), names


def credited(report: Report) -> tuple[str, ...]:
    """The agencies whose text the report says it is, by name, sorted: from its source, byline, head and foot."""
    pattern, names = _credit_lines()
    body = report.text.split("\n[captions]", 1)[0]
    found = {names[part] for part in (report.source, report.byline) if part in names}
    for part in (report.byline or "", body[:_HEAD], body[-_FOOT:]):
        found |= {names[match.group(match.lastgroup or 0)] for match in pattern.finditer(part)}
    for name, agency in names.items():
        if report.byline and re.search(rf"\b{re.escape(name)}\b", report.byline):
            found.add(agency)
    return tuple(sorted(found))


def is_agency(source: str | None) -> str | None:
    """The agency that an outlet's name stands for, or None."""
    return _credit_lines()[1].get(source or "")


@cache
def boilerplate() -> re.Pattern[str]:
    """Matches a paragraph that many unrelated reports carry (rights, subscriptions)."""
    return re.compile("|".join(re.escape(phrase) for phrase in _data()["boilerplate"]), re.IGNORECASE)
