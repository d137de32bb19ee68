"""Words of a text with weights that no archive can shift.

Law of this file: the weight of a word comes from how rare it is in English at large (Zipf frequency of the `wordfreq`
lists), so the likeness of two texts is a function of these two alone.
"""

from __future__ import annotations

import datetime
import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from wordfreq import zipf_frequency

Vector = dict[str, float]

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*|\d+(?:[.,]\d+)*")
#: words as frequent as "the" have a Zipf frequency near 7.7 and weigh almost nothing
_COMMONEST = 8.0
#: below this the lists are thin, and a misspelling must not outweigh every name
_RAREST = 1.5


def words(text: str) -> list[str]:
    """The words and numbers of a text, without a possessive ending, as written."""
    return [_bare(match.group()) for match in _WORD.finditer(text)]


def openings(text: str) -> list[tuple[str, bool]]:
    """The words of a text, each with whether it opens a sentence or a line (where a capital proves nothing)."""
    found, position = [], 0
    for match in _WORD.finditer(text):
        gap = text[position : match.start()]
        found.append((_bare(match.group()), position == 0 or any(mark in gap for mark in '.!?:\n"“')))
        position = match.end()
    return found


def _bare(word: str) -> str:
    word = word.replace("’", "'")
    return word[:-2] if word.endswith("'s") else word


@lru_cache(maxsize=100_000)
def rarity(word: str) -> float:
    """How much a word says: 0 for the commonest words to 6.5 for those that English hardly knows."""
    return _COMMONEST - max(zipf_frequency(word, "en"), _RAREST)


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A lower-case word without its commonest endings: enough to bring "launched" to "launches"."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def stems(text: str) -> list[str]:
    """The stems of a text's words, in order."""
    return [stem(word.lower()) for word in words(text)]


def vector(counts: Mapping[str, float], *, power: float) -> Vector:
    """Counts as weights of length one: (1 + log count) times rarity to `power`."""
    raw = {word: (1 + math.log(count)) * rarity(word) ** power for word, count in counts.items() if count}
    length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
    return {word: round(weight / length, 4) for word, weight in raw.items()}


def cosine(a: Vector, b: Vector) -> float:
    """Cosine of two vectors of length one, summed in the order of the words so that it is the same both ways."""
    shared = a.keys() & b.keys()
    return math.fsum(a[word] * b[word] for word in shared)


def weighed(bag: Iterable[str], *, power: float) -> Vector:
    """The vector of a bag of words."""
    return vector(Counter(bag), power=power)


def identifier(prefix: str, *parts: str) -> str:
    """A short stable id from parts; a separator keeps ("ab", "c") apart from ("a", "bc")."""
    return prefix + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def day_number(date: str | None) -> int | None:
    """The day of an ISO date (or date and time) as a running number; None where there is none or it is not a date."""
    try:
        return datetime.date.fromisoformat((date or "")[:10]).toordinal()
    except ValueError:
        return None
