"""Does adding a report cost the same in a large archive as in a small one?

    python benchmarks/flat.py [REPORTS] [--data ROWS.jsonl] [--least SHARE]

The development reports are coded once and then multiplied into other events: in each copy names, figures and all but
the commonest words are others of the same length (so that every span stays exact), the days lie weeks later and the
places elsewhere. What is timed is the archive stage alone (`Store.keep`). Prints reports per second around the 1,000th
report and at the end, and their ratio; exit status 1 where it is below `--least`.
"""

from __future__ import annotations

import argparse
import datetime
import json
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from wordfreq import zipf_frequency

from dateline.archive.store import Store
from dateline.records import Coded, Document
from dateline.settings import Settings
from dateline.street import code_documents, documents

DATA = Path(__file__).parents[2] / "shared/data/stories/dev.jsonl"
#: reports over which a rate is measured
WINDOW = 400
#: days between a copy's events and the next copy's
APART = 23
WORD = re.compile(r"\b[A-Za-z]{3,}\b|\b\d+\b")
DAY = re.compile(r"^\d{4}-\d\d-\d\d")
#: Zipf frequency above which a word ("The", "people") stays
COMMON = 5.2
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"


@lru_cache(maxsize=200_000)
def other_word(word: str, copy: int) -> str:
    """Another word of the same length and shape; a common one ("The", "On") stays, as does a year."""
    if word[0].isdigit():
        return (
            word
            if len(word) == 4
            else str(random.Random(f"{word} {copy}").randrange(10 ** (len(word) - 1), 10 ** len(word)))
        )
    chance = random.Random(f"{word.lower()} {copy}")
    if zipf_frequency(word, "en") > COMMON:
        return word
    letters = (chance.choice(VOWELS if one in VOWELS else CONSONANTS) for one in word.lower())
    made = "".join(letters)
    return made.capitalize() if word[0].isupper() else made


def other_text(text: str, copy: int) -> str:
    """The text with other names, figures and telling words."""
    return WORD.sub(lambda match: other_word(match.group(), copy), text)


def later(day: str, copy: int) -> str:
    """The day weeks later, with what follows it ("T07:23") as it was."""
    moved = datetime.date.fromisoformat(day[:10]) + datetime.timedelta(days=copy * APART)
    return moved.isoformat() + day[10:]


def other_event(tree: Any, copy: int, key: str = "") -> Any:
    """A record as built-in values, with its words, days, places and ids those of another event."""
    if isinstance(tree, dict):
        return {name: other_event(value, copy, name) for name, value in tree.items()}
    if isinstance(tree, list | tuple):
        return [other_event(value, copy, key) for value in tree]
    if key == "geonames_id":
        return tree and tree + copy * 10_000_000
    if not isinstance(tree, str):
        return tree
    return RULES.get(key, lambda value, _: value)(tree, copy)


def other_id(id: str, copy: int) -> str:
    """The id of a state stays; a person's or body's is made of other words; a report's or mention's gets a number."""
    kind, colon, name = id.partition(":")
    if kind == "country":
        return id
    if colon and kind in ("person", "org"):
        return f"{kind}:{' '.join(other_word(word.title(), copy).lower() for word in name.split())}"
    return f"{id}-{copy}"


def _day(value: str, copy: int) -> str:
    return later(value, copy) if DAY.match(value) else value


RULES: dict[str, Callable[[str, int], str]] = {
    **dict.fromkeys(("text", "name", "title", "content"), other_text),
    **dict.fromkeys(("published", "earliest", "latest", "value"), _day),
    **dict.fromkeys(("id", "attributed_to"), other_id),
}


def multiplied(rows: list[Coded], count: int) -> Iterator[Coded]:
    """So many reports: the given ones, then their copies, each copy in an order of its own."""
    copy = 0
    while count > 0:
        order = random.Random(copy).sample(rows, len(rows))
        for coded in order[:count]:
            yield msgspec.convert(other_event(msgspec.to_builtins(coded), copy), Coded)
        count -= len(order)
        copy += 1


def coded_reports(path: Path) -> list[Coded]:
    """The reports of a file of rows, coded; ids that tell their story are left aside."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "rows.jsonl"
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        kept = [
            {"id": f"r{at}", "text": row["text"], "published": row.get("published") or f"2023-04-{at % 20 + 1:02}"}
            for at, row in enumerate(rows)
        ]
        plain.write_text("\n".join(map(json.dumps, kept)), encoding="utf-8")
        return [coded for _, coded in code_documents(documents([str(plain)], Settings()), Settings())]


def seconds(rows: list[Coded], count: int) -> list[float]:
    """Processor seconds that keeping each report takes."""
    spent = []
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "flat.db") as store:
        for coded in multiplied(rows, count):
            document = Document(report=coded.report, origin=coded.report.id, raw=b"", format="text")
            start = time.process_time()
            store.keep(document, coded)
            spent.append(time.process_time() - start)
    return spent


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=int, nargs="?", default=2000)
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--least", type=float, default=0.8)
    args = parser.parse_args()
    spent = seconds(coded_reports(args.data), args.reports)
    middle = min(1000, args.reports // 2)
    early = WINDOW / sum(spent[middle - WINDOW // 2 : middle + WINDOW // 2])
    late = WINDOW / sum(spent[-WINDOW:])
    print(
        json.dumps({"at_1000": round(early, 1), f"at_{args.reports}": round(late, 1), "ratio": round(late / early, 2)})
    )
    return 0 if late / early >= args.least else 1


if __name__ == "__main__":
    sys.exit(main())
