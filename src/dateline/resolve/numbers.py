"""Numbers in digits and words: where one begins among the words of a text, how far it goes and what it amounts to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from dateline import knowledge

DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
LONGEST = 15  # digits; more is a serial number, not an amount


class Number(NamedTuple):
    """A number among words: its value, the index after its last word, and whether it was printed as plain digits."""

    value: float
    end: int
    digits: bool


class Words(NamedTuple):
    """The number words of English: see knowledge/numbers.toml."""

    ones: dict[str, int]
    tens: dict[str, int]
    scales: dict[str, int]
    vague: dict[str, tuple[int, int]]
    ranks: dict[str, int]


@cache
def words() -> Words:
    """The number words, loaded once."""
    table = knowledge.document("numbers")
    vague = {phrase: (low, high) for phrase, (low, high) in table["vague"].items()}
    return Words(table["ones"], table["tens"], table["scales"], vague, table["ranks"])


def begins(sequence: Sequence[str], start: int) -> bool:
    """Can a number begin at `start` among lower-case words? "a" begins one before a scale: "a hundred"."""
    known, word = words(), sequence[start]
    if word == "a":
        return start + 1 < len(sequence) and sequence[start + 1] in known.scales
    return word[:1].isdecimal() or word in known.ones or word in known.tens


def digits(word: str) -> float | None:
    """The value of a number printed in digits ("17,600", "1.5"); None for anything else."""
    if len(word) > LONGEST or not DIGITS.fullmatch(word):
        return None
    return float(word.replace(",", ""))


def read(sequence: Sequence[str], start: int) -> Number | None:
    """The number that begins at `start` among lower-case words ("nineteen", "ninety", "-", "six"), None if none does.

    Pairs of tens are years, as they are spoken: "nineteen ninety-six", "twenty twenty-three".
    """
    known = words()
    value = digits(sequence[start])
    if value is not None:
        plain = _scaled(sequence, start + 1, value)
        return Number(plain[0], plain[1], plain[1] == start + 1)
    total, current, i, counted = 0.0, 0.0, start, False
    if sequence[start] == "a" and begins(sequence, start):
        current, counted, i = 1.0, True, start + 1
    while i < len(sequence):
        word = sequence[i]
        if word in known.ones or word in known.tens:
            number = known.ones.get(word, known.tens.get(word, 0))
            if counted and not _joins(current, number):
                break
            current = current * 100 + number if 10 <= current <= 20 and number >= 10 else current + number
            counted, i = True, i + 1
        elif counted and word in known.scales:
            factor = known.scales[word]
            current *= factor
            if factor >= 1000:
                total, current = total + current, 0.0
            i += 1
        elif counted and word in ("-", "and") and _continues(sequence, i, current):
            i += 1
        else:
            break
    return Number(total + current, i, False) if counted else None


def _scaled(sequence: Sequence[str], i: int, value: float) -> tuple[float, int]:
    """Digits with the scale words after them: "1.5 million", "2 1/2"."""
    scales = words().scales
    if i + 2 < len(sequence) and sequence[i : i + 3] == ["1", "/", "2"]:
        return value + 0.5, i + 3
    while i < len(sequence):
        after = i + 1 if sequence[i] == "-" else i
        if after >= len(sequence) or sequence[after] not in scales:
            break
        value, i = value * scales[sequence[after]], after + 1
    return value, i


def _joins(current: float, number: int) -> bool:
    """May this word go on with the number so far? "twenty three", "nineteen ninety"; not "two three"."""
    if current == 0 or current % 100 == 0:
        return True
    if current % 10 == 0 and 20 <= current % 100 <= 90 and 0 < number < 10:
        return True
    return 10 <= current <= 20 and number >= 10


def _continues(sequence: Sequence[str], i: int, current: float) -> bool:
    """Does a hyphen or "and" belong to the number? "twenty-three", "a hundred and five", not "two and three"."""
    known = words()
    if i + 1 >= len(sequence):
        return False
    after = sequence[i + 1]
    if sequence[i] == "-":
        number = known.ones.get(after, known.tens.get(after))
        return after in known.scales or (number is not None and _joins(current, number))
    return current >= 100 and current % 100 == 0 and (after in known.ones or after in known.tens)
