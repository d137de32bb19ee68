"""A large pile of coded reports out of a small one: the development articles as other events, again and again.

Law of this file: in each copy the names and figures are others of the same length, so that every span stays exact; the
days lie elsewhere in time and the places elsewhere on the map; all other words stay, so that copies share their subject
as two earthquakes do. The same numbers give the same pile.
"""

from __future__ import annotations

import datetime
import json
import random
import re
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from wordfreq import zipf_frequency

from dateline.records import Coded, Document, Record
from dateline.settings import Settings
from dateline.street import code_documents, documents

#: days between a copy's events and the next copy's
APART = 23
#: outlets, over which the reports are spread
OUTLETS = 40
#: one report in so many is printed again by another outlet on the next day
REPRINTED = 8
WORD = re.compile(r"\b[A-Z][A-Za-z]{2,}\b|\b\d+\b")
DAY = re.compile(r"^\d{4}-\d\d-\d\d")
#: Zipf frequency above which a word ("The", "People") stays
COMMON = 5.2
#: how the ids of actors begin
ACTORS = ("country:", "person:", "org:")
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"


class Pile(Record, frozen=True, kw_only=True):
    """Coded reports, and what coding one took."""

    rows: tuple[Coded, ...]
    #: processor seconds a report, for reading, parsing, resolving and coding
    seconds: float


def pile(path: Path, cache: Path | None = None) -> Pile:
    """The reports of a file of rows, coded; from `cache`, where it is given and there."""
    if cache and cache.exists():
        return msgspec.msgpack.decode(cache.read_bytes(), type=Pile)
    made = _coded(path)
    if cache:
        cache.write_bytes(msgspec.msgpack.encode(made))
    return made


def _coded(path: Path) -> Pile:
    """Ids that tell their story are left aside."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    kept = [
        {"id": f"r{at}", "text": row["text"], "published": row.get("published") or f"2023-04-{at % 20 + 1:02}"}
        for at, row in enumerate(rows)
    ]
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "rows.jsonl"
        plain.write_text("\n".join(map(json.dumps, kept)), encoding="utf-8")
        stream = code_documents(documents([str(plain)], Settings()), Settings())
        first = next(stream)[
            1
        ]  # loading the pipeline is no cost of a report; the batch that comes with it is not timed
        started = time.process_time()
        rest = [coded for _, coded in stream]
    timed = max(1, len(rest) - 31)
    return Pile(rows=(first, *rest), seconds=(time.process_time() - started) / timed)


def multiplied(
    rows: tuple[Coded, ...], count: int, *, span: int | None = None, first: int = 0
) -> Iterator[tuple[Document, Coded]]:
    """So many reports: the given ones, then their copies, each copy in an order of its own.

    Copies lie `APART` days from one another; within `span` days, where it is given, so that the days grow fuller.
    `first` is the number of the copy to begin with, 0 for the reports themselves.
    """
    made = 0
    for copy in range(first, first + count):
        for at in random.Random(copy).sample(range(len(rows)), len(rows)):
            coded = _copied(rows[at], copy, span)
            for one in (coded, _reprinted(coded)) if (at + copy) % REPRINTED == 0 else (coded,):
                if made == count:
                    return
                yield _document(one), one
                made += 1


def _document(coded: Coded) -> Document:
    report = coded.report
    return Document(report=report, origin=f"{report.id}.txt", raw=report.text.encode(), format="text")


def _copied(coded: Coded, copy: int, span: int | None) -> Coded:
    days = copy * APART % span if span else copy * APART
    tree = _other(msgspec.to_builtins(coded), copy, days, "")
    return msgspec.convert(_from_outlet(tree, f"{tree['report']['id']}"), Coded)


def _reprinted(coded: Coded) -> Coded:
    """The same text by another outlet on the next day."""
    tree = _renamed(msgspec.to_builtins(coded), "")
    tree["report"]["published"] = _later(tree["report"]["published"], 1)
    return msgspec.convert(_from_outlet(tree, f"{tree['report']['id']}"), Coded)


def _from_outlet(tree: dict[str, Any], name: str) -> dict[str, Any]:
    number = random.Random(name).randrange(OUTLETS)
    tree["report"] |= {"source": f"Gazette {number}", "url": f"https://gazette{number}.example/{name}"}
    return tree


def _renamed(tree: Any, key: str) -> Any:
    if isinstance(tree, dict):
        return {name: _renamed(value, name) for name, value in tree.items()}
    if isinstance(tree, list | tuple):
        return [_renamed(value, key) for value in tree]
    return f"{tree}-again" if key in ("id", "attributed_to") and tree and not tree.startswith(ACTORS) else tree


def _other(tree: Any, copy: int, days: int, key: str) -> Any:
    """A record as built-in values, with its names, days, places and ids those of another event."""
    if isinstance(tree, dict):
        made = {name: _other(value, copy, days, name) for name, value in tree.items()}
        return _elsewhere(made, copy) if made.get("geonames_id") and made["kind"] != "country" else made
    if isinstance(tree, list | tuple):
        return [_other(value, copy, days, key) for value in tree]
    if not isinstance(tree, str):
        return tree
    if key in ("published", "earliest", "latest", "value"):
        return _later(tree, days) if DAY.match(tree) else tree
    return RULES.get(key, lambda value, _: value)(tree, copy)


def _elsewhere(place: dict[str, Any], copy: int) -> dict[str, Any]:
    if copy:
        chance = random.Random(f"{place['geonames_id']} {copy}")
        place["geonames_id"] += copy * 10_000_000
        place["lat"], place["lon"] = round(chance.uniform(-55, 70), 3), round(chance.uniform(-180, 180), 3)
    return place


def _later(day: str, days: int) -> str:
    """The day so many days later, with what follows it ("T07:23") as it was."""
    moved = datetime.date.fromisoformat(day[:10]) + datetime.timedelta(days=days)
    return moved.isoformat() + day[10:]


@lru_cache(maxsize=200_000)
def _other_word(word: str, copy: int) -> str:
    """Another word of the same length and shape; a common one ("The", "On") stays, as does a year."""
    chance = random.Random(f"{word.lower()} {copy}")
    if word[0].isdigit():
        return word if len(word) == 4 else str(chance.randrange(10 ** (len(word) - 1), 10 ** len(word)))
    if not copy or zipf_frequency(word, "en") > COMMON:
        return word
    made = "".join(chance.choice(VOWELS if one in VOWELS else CONSONANTS) for one in word.lower())
    return made.capitalize()


def _other_text(text: str, copy: int) -> str:
    return WORD.sub(lambda match: _other_word(match.group(), copy), text) if copy else text


def _other_id(id: str, copy: int) -> str:
    """The id of a state stays; a person's or body's is made of other words; a report's or mention's gets a number."""
    kind, colon, name = id.partition(":")
    if kind == "country":
        return id
    if colon and f"{kind}:" in ACTORS:
        return f"{kind}:{' '.join(_other_word(word.title(), copy).lower() for word in name.split())}" if copy else id
    return f"{id}-{copy}"


RULES: dict[str, Callable[[str, int], str]] = {
    **dict.fromkeys(("text", "name", "title", "content"), _other_text),
    **dict.fromkeys(("id", "attributed_to"), _other_id),
}
