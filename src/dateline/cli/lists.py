"""The two small list formats that `dateline relation` and `dateline resolve` read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

Pair = tuple[int, int]
COLUMNS = ("sentence", "source_start", "source_end", "target_start", "target_end")


class FaultyLine(ValueError):
    """A line that is not what the format asks for; the message says which line, what is wrong and what to do."""


def _lines(path: str) -> list[str]:
    text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8-sig")
    return text.split("\n")[:-1] if text.endswith("\n") else text.split("\n")


def relation_rows(path: str) -> Iterator[tuple[str, Pair | None, Pair | None]]:
    """(sentence, source, target) for each line under the header; a side with empty cells is None. Nothing is quoted."""
    header, *lines = _lines(path)
    names = header.rstrip("\r").split("\t")
    if missing := [name for name in COLUMNS if name not in names]:
        raise FaultyLine(f"{path}: the header lacks {', '.join(missing)}; it must name {', '.join(COLUMNS)}")
    for number, line in enumerate(lines, 2):
        row = dict(zip(names, line.rstrip("\r").split("\t"), strict=False))
        sides = [_pair(row.get(f"{side}_start"), row.get(f"{side}_end"), path, number) for side in ("source", "target")]
        yield row["sentence"], sides[0], sides[1]


def _pair(start: str | None, end: str | None, path: str, number: int) -> Pair | None:
    if not start and not end:
        return None
    try:
        return int(start or ""), int(end or "")
    except ValueError:
        raise FaultyLine(
            f"{path}, line {number}: {start!r} to {end!r} are not two offsets; leave both empty or give two numbers"
        ) from None


def phrase_rows(path: str) -> Iterator[tuple[str, str, str | None]]:
    """(phrase, context, date) for each line; the last two after tabs, where known."""
    for line in _lines(path):
        phrase, context, date = [*line.rstrip("\r").split("\t"), "", ""][:3]
        yield phrase, context, date or None
