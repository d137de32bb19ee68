"""What the head (and foot) of a report says about itself: its title, who wrote it, when and where it was published.

These lines are told by their form and by where they stand. The dateline ("WASHINGTON (AP) —") is read too, but it stays
in the text: it is evidence of where the report comes from.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from dateline.read.dates import WRITTEN, compiled, normalised
from dateline.read.rules import NAME, rules

_HEAD = 6  # paragraphs after the title in which bylines and dates stand
_FOOT = 2
_LONGEST_LINE = 160  # characters; a byline or date line is short
_LONGEST_TITLE_WORD = 4  # words longer than this carry a capital in a headline in title case
_LEAD = 80  # characters: a lead paragraph is longer than this, a heading shorter

_SENTENCE_END = re.compile(r"[.…:;,][\"'”’]*$")
_TWO_SENTENCES = re.compile(r"[a-z0-9”\"’)][.!?][”\"’]? +[“\"‘]?[A-Z]")
_WORDS = re.compile(r"[^\W\d_][\w’'-]*")
_TIME_FIRST = r"(?:\d{1,2}:?\d{0,2} ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?,? )?"
_BARE_NAME = re.compile(rf"{NAME}")
_OUTLET = r"\((?P<outlet>[A-Z][\w&’'/ -]{1,40}|[A-Z][\w-]+\.(?:com|org|net))\)"
_ENDS_IN_OUTLET = re.compile(rf"^[^.!?]{{0,40}}{_OUTLET}$")
_MONTH_DAY = r"[A-Z][a-z]{2,8}\.? \d{1,2}(?:, (?P<year>\d{4}))?"
_DATELINE = re.compile(
    rf"(?P<place>[A-Z][A-Z’'.-]{{2,}}[^()!?\n]{{0,60}}?|(?=[^()\n]{{3,60}}\d)[A-Z][\w ,.’'-]{{2,60}}?)[, ]{{0,2}}"
    rf"(?P<day>\b{_MONTH_DAY})?[, ]{{0,2}}(?:{_OUTLET})? ?(?:--+|[-–—_])"
)
_AGENCY_FIRST = re.compile(rf"{_OUTLET} ?(?:--+|[-–—_])")


class Head(NamedTuple):
    """What was found, and which paragraphs (by index) said nothing else and leave the text."""

    title: str | None
    byline: str | None
    published: str | None
    source: str | None
    lines: frozenset[int]


def read_head(paragraphs: list[str], *, title: str | None) -> Head:
    """Read the head and foot of a report; `title`, where known, is its first paragraph."""
    if title is None and len(paragraphs) > 1 and not paragraphs[1][0].islower() and looks_like_title(paragraphs[0]):
        title = paragraphs[0]
    found: dict[str, str] = {}
    lines: set[int] = set()
    first = 1 if title is not None else 0
    for index in _positions(first, len(paragraphs)):
        said = _self_description(paragraphs[index])
        if "source" in said and index >= first + _HEAD:
            continue  # below the text it is a table or a picture that has this source
        if not said and index == first + len(lines) and title is not None and _is_bare_name(paragraphs, index):
            said = {"byline": paragraphs[index]}
        if said:
            lines.add(index)
            for field, value in said.items():
                found.setdefault(field, value)
    for field, value in _dateline(paragraphs[first : first + _HEAD]).items():
        found.setdefault(field, value)
    return Head(title, found.get("byline"), found.get("published"), found.get("source"), frozenset(lines))


def looks_like_title(line: str) -> bool:
    """True for what may stand as a headline: one short line, no sentence of running text."""
    words = _WORDS.findall(line)
    if not 2 <= len(words) <= rules().longest_title or _TWO_SENTENCES.search(line) or _self_description(line):
        return False
    if _DATELINE.match(line) or _ENDS_IN_OUTLET.search(line) or line.startswith(("-", "*", "•", "(")):
        return False
    return not _SENTENCE_END.search(line) or _in_title_case(words)


def _in_title_case(words: list[str]) -> bool:
    long_words = [word for word in words if len(word) > _LONGEST_TITLE_WORD]
    return len(long_words) >= 2 and all(word[0].isupper() for word in long_words)


def _positions(first: int, count: int) -> list[int]:
    head = range(first, min(first + _HEAD, count))
    return [*head, *range(max(head.stop, count - _FOOT), count)]


def _self_description(line: str) -> dict[str, str]:
    """The fields that a line states, if it states nothing else."""
    if len(line) > _LONGEST_LINE:
        return {}
    for pattern in rules().byline:
        found = pattern.fullmatch(line)
        if found and _may_be_person(found.group("name")):
            return {"byline": found.group("name")} | _written_date(line)
    if _date_line().fullmatch(line):
        return _written_date(line)
    source = _source_line().fullmatch(line)
    return {"source": source.group("source")} if source else {}


def _written_date(line: str) -> dict[str, str]:
    found = compiled(WRITTEN).search(line)
    day = normalised(found.group()) if found else None
    return {"published": day} if day else {}


@cache
def _date_line() -> re.Pattern[str]:
    """A date on a line of its own, with or without "Published" before it, or two such dates."""
    label = rf"(?:(?:{rules().published_labels})(?: on| at)?:? *)?"
    zone = r"(?:,? ?\(?[A-Z]{2,4}\)?(?:[+-]\d{1,2}(?::?\d\d)?)?)?"
    return compiled(
        rf"\W*{label}{_TIME_FIRST}{WRITTEN}{zone}(?:\W+{label}{WRITTEN}{zone})?(?: {label}(?:\d\d:\d\d)?{zone})?\W*"
    )


@cache
def _source_line() -> re.Pattern[str]:
    return re.compile(rf"(?:{rules().source_labels}): ?(?P<source>(?-i:[A-Z])[\w&’'./ -]{{1,60}})", re.IGNORECASE)


def _may_be_person(names: str) -> bool:
    words = {word.lower() for word in _WORDS.findall(names)}
    return not words & rules().not_in_names


def _is_bare_name(paragraphs: list[str], index: int) -> bool:
    """A name alone between headline and lead is the writer's."""
    line = paragraphs[index]
    return (
        len(line) <= 40
        and _BARE_NAME.fullmatch(line) is not None
        and not line.isupper()
        and _may_be_person(line)
        and any(len(after) >= _LEAD for after in paragraphs[index + 1 : index + 4])
    )


def _dateline(paragraphs: list[str]) -> dict[str, str]:
    """Outlet and, where it carries its year, day of the dateline."""
    for paragraph in paragraphs:
        found = _DATELINE.match(paragraph) or _AGENCY_FIRST.match(paragraph)
        if found is None:
            continue
        groups = found.groupdict()
        said = {"source": groups["outlet"]} if groups.get("outlet") else {}
        day = normalised(groups["day"]) if groups.get("day") and groups.get("year") else None
        return said | ({"published": day} if day else {})
    return {}
