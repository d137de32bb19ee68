"""Amounts in a parsed text: where a number stands, with its modifiers and ranges, and between which bounds it lies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from dateline import knowledge
from dateline.language.columns import word_columns
from dateline.resolve import numbers

SHORT = re.compile(r"(\d[\d,.]*)(k|m|mn|bn|tn)")
SHORT_SCALES = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "tn": 1e12}
HYPHENS = ("-", "–")
NONE = ("no", "nobody", "none")
SIGNS = frozenset("$£€¥₹₽")


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount among the tokens: modifiers from `start`, the number itself in [first, after)."""

    start: int
    first: int
    after: int
    low: float
    high: float
    approximate: bool


@dataclass(frozen=True, slots=True)
class _Tables:
    starts: frozenset[str]
    modifiers: tuple[tuple[tuple[str, ...], bool], ...]
    vague: tuple[tuple[tuple[str, ...], int, int], ...]
    joints: dict[str, str]


@cache
def _tables() -> _Tables:
    known, table = numbers.words(), knowledge.document("quantities")
    vague = [(tuple(phrase.split()), *bounds) for phrase, bounds in known.vague.items()]
    modifiers = [(tuple(phrase.split()), inexact) for phrase, inexact in table["modifiers"].items()]
    return _Tables(
        starts=frozenset(known.ones) | frozenset(known.tens) | {words[0] for words, *_ in vague} | {"a", *NONE},
        modifiers=tuple(sorted(modifiers, key=lambda entry: -len(entry[0]))),
        vague=tuple(sorted(vague, key=lambda entry: -len(entry[0]))),
        joints=table["joints"],
    )


def amounts(doc: Doc) -> Iterator[Amount]:
    """The amounts of a text in its order. Which of them count anything is for the caller to say."""
    [forms] = word_columns(doc, "LOWER")
    starts = _tables().starts
    i = 0
    while i < len(forms):
        if forms[i] in starts or forms[i][:1].isdecimal():
            found = _amount(forms, i)
            if found is not None:
                yield found
                i = found.after
                continue
        i += 1


def _amount(forms: Sequence[str], i: int) -> Amount | None:
    single = _single(forms, i)
    if single is None:
        return None
    low, high, after = single
    signed = i > 0 and forms[i - 1][-1:] in SIGNS
    start, inexact = _modified(forms, i - 1 if signed else i)
    joint = forms[after] if after < len(forms) else ""
    if signed and joint in SHORT_SCALES:  # "£994" "m"
        low, high, after = low * SHORT_SCALES[joint], high * SHORT_SCALES[joint], after + 1
    needed = _tables().joints.get(joint)
    if needed is not None and after + 1 < len(forms) and (not needed or (start > 0 and forms[start - 1] == needed)):
        other = _single(forms, after + 1)
        if other is not None and other[0] > low:
            low, high, after = low * _shared(low, other[0], forms, other[2]), other[1], other[2]
            start, joint = start - 1 if needed else start, ""
    if joint in HYPHENS:
        return None  # "12-year-old", "155-mm", "two-car"
    return Amount(start, i, after, low, high, inexact or low != high)


def _shared(low: float, high: float, forms: Sequence[str], after: int) -> float:
    """The scale that both ends of a range share: "two to three million"."""
    scale = numbers.words().scales.get(forms[after - 1], 1)
    return scale if low < 1000 <= scale <= high else 1


def _single(forms: Sequence[str], i: int) -> tuple[float, float, int] | None:
    """One number or vague word at `i`: its bounds and the index after it."""
    short = SHORT.fullmatch(forms[i])
    value = numbers.digits(short[1]) if short else None
    if short and value is not None:
        value *= SHORT_SCALES[short[2]]
        return value, value, i + 1
    for words, low, high in _tables().vague:
        if tuple(forms[i : i + len(words)]) == words:
            return low, high, i + len(words)
    if forms[i] in NONE:
        one = next((n for n in (1, 2) if forms[i + n : i + n + 1] == ["one"]), 0)  # "no one", "no-one"
        return 0.0, 0.0, i + 1 + one
    number = numbers.read(forms, i) if numbers.begins(forms, i) else None
    return (number.value, number.value, number.end) if number else None


def _modified(forms: Sequence[str], i: int) -> tuple[int, bool]:
    """Where the modifiers before a number begin, and whether they make it approximate."""
    inexact, found = False, True
    while found:
        found = False
        for words, loose in _tables().modifiers:
            begin = i - len(words)
            if begin >= 0 and tuple(forms[begin:i]) == words:
                i, inexact, found = begin, inexact or loose, True
                break
    return i, inexact
