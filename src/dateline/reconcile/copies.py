"""Copies: reports whose text is another report's, whole, edited, cut, or in passages.

Method: hashes of runs of five words; MinHash with banding (Broder 1997) finds near-identical texts, and the hashes
that are divisible by `SAMPLE` ("0 mod p", Manber 1994) find a passage taken over into a different text. The link is
judged on all hashes: how much of the shorter text stands in the longer one.

Whoever copies does so within days, so these keys hold for a while (`dates`); a text that is the same word for word is
found whenever it comes. And a passage is sampled only by runs that say something: any two reports share "said in a
statement on". Thus a report meets as few others in a large archive as in a small one.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

import msgspec
import numpy as np
from datasketch import MinHash

from dateline.reconcile import dates
from dateline.reconcile.origins import boilerplate, credited, is_agency
from dateline.reconcile.shelf import Item, Link
from dateline.reconcile.words import day_number, rarity, words
from dateline.records import Coded, Record, Report

RUN = 5
SAMPLE = 16
#: share of the shorter text that must stand in the longer one
COPIED = 0.5
#: a text of fewer runs says too little to be called a copy by its words
_FEWEST = 8
#: most sampled keys a report is kept under, so that a book of a report does not flood the index
_MOST_SAMPLES = 96
#: rarities that a run of words must add up to, to be a key ("said in a statement on" has 7, a run with a name 12)
_TELLING = 10.0
_PERMUTATIONS, _BAND = 32, 4


class Text(Record, frozen=True, kw_only=True):
    """What copying is judged by."""

    published: str | None
    source: str | None
    credits: tuple[str, ...]
    length: int
    #: sorted 32-bit hashes of the text's runs of words
    runs: bytes


def runs(text: str) -> dict[int, str]:
    """The text's runs of five words by their hashes; sentences that unrelated reports carry are left out."""
    found: dict[int, str] = {}
    for paragraph in text.split("\n"):
        if not boilerplate().search(paragraph):
            tokens = [word.lower() for word in words(paragraph)]
            found.update((_hash(run), run) for run in _runs(tokens))
    return found


def runs_of_words(tokens: list[str]) -> set[int]:
    """Hashes of each run of five words in a list of words."""
    return set(map(_hash, _runs(tokens)))


def _runs(tokens: list[str]) -> list[str]:
    return [" ".join(tokens[at : at + RUN]) for at in range(len(tokens) - RUN + 1)]


def _hash(run: str) -> int:
    return int.from_bytes(hashlib.blake2b(run.encode(), digest_size=4).digest())


def items(coded: Coded) -> list[Item]:
    """The report as one item, with the keys by which its copies find it."""
    report = coded.report
    hashes = runs(report.text)
    body = Text(
        published=report.published,
        source=report.source,
        credits=credited(report),
        length=len(report.text),
        runs=np.array(sorted(hashes), dtype=np.uint32).tobytes(),
    )
    return [
        Item(
            kind="copies", id=report.id, report=report.id, keys=_keys(report, hashes), body=msgspec.msgpack.encode(body)
        )
    ]


def _keys(report: Report, found: dict[int, str]) -> tuple[str, ...]:
    plain = " ".join(re.findall(r"\w+", report.text.lower()))
    stems = [*(f"s{number:x}" for number in _samples(found)), *(_bands(found) if found else ())]
    whole = (f"x{hashlib.blake2b(plain.encode(), digest_size=8).hexdigest()}",) if plain else ()
    return (*whole, *dates.put_keys(stems, day_number(report.published)))


def _samples(found: dict[int, str]) -> list[int]:
    numbers = (number for number in sorted(found) if number % SAMPLE == 0 and _is_telling(found[number]))
    return list(islice(numbers, _MOST_SAMPLES))


def _is_telling(run: str) -> bool:
    return sum(map(rarity, run.split())) >= _TELLING


def _bands(hashes: Iterable[int]) -> list[str]:
    sketch = MinHash(num_perm=_PERMUTATIONS, seed=1, hashfunc=int)
    sketch.update_batch(sorted(hashes))
    rows = sketch.digest().reshape(-1, _BAND)
    return [f"b{number}-{hashlib.blake2b(row.tobytes(), digest_size=6).hexdigest()}" for number, row in enumerate(rows)]


def asks(item: Item) -> list[str]:
    """The keys that lead to the item's copies."""
    stems = [key.split("|", 1)[1] for key in item.keys if "|" in key and not key.startswith("*")]
    whole = [key for key in item.keys if "|" not in key]
    return whole + dates.ask_keys(stems, day_number(text_of(item.body).published))


@lru_cache(maxsize=4096)
def text_of(body: bytes) -> Text:
    """What an item of this kind holds."""
    return msgspec.msgpack.decode(body, type=Text)


@lru_cache(maxsize=1024)
def _run_set(body: bytes) -> frozenset[int]:
    return frozenset(np.frombuffer(text_of(body).runs, dtype=np.uint32).tolist())


def judge(a: Item, b: Item) -> Link | None:
    """How much of the shorter report stands in the longer one; above half, it is a copy."""
    left, right = _run_set(a.body), _run_set(b.body)
    shorter = min(len(left), len(right))
    if shorter < _FEWEST:
        same = left == right and text_of(a.body).length == text_of(b.body).length
        return Link(kind="copies", a=a.id, b=b.id, score=0.5, reasons=("the same short text",)) if same else None
    share = len(left & right) / shorter
    if share < 0.1:
        return None
    words_for = "a copy" if share >= COPIED else "a shared passage"
    reason = f"{words_for}: {share:.0%} of the shorter report's runs of {RUN} words stand in the other"
    return Link(kind="copies", a=a.id, b=b.id, score=round(share - COPIED, 3), reasons=(reason,))


def precedence(report: str, text: Text) -> tuple[int, str, int, str]:
    """Sorts reports of one text so that the first is whom the others took it from.

    The agency itself comes first, then the earliest published, then a report that credits nobody, then by id.
    """
    own = 0 if is_agency(text.source) else 1
    return (own, text.published or "9999", 1 if text.credits else 0, report)
