"""Two wordings of one thing said, word by word: what they share and where they part."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from dateline.records import Record

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
LONGEST = 400  # words compared; longer texts are shown whole, unmarked


class Stretch(Record, frozen=True, kw_only=True):
    text: str
    #: the other wording does not have it
    differs: bool


def stretches(text: str, other: str) -> list[Stretch]:
    """`text` in stretches that `other` has, or has not, in the same order; case and spaces make no difference."""
    own, against = _WORD.findall(text), _words(other)
    at = [i for i, word in enumerate(own) if word.strip()]
    if not at or len(at) > LONGEST or len(against) > LONGEST:
        return [Stretch(text=text, differs=False)] if text else []
    matcher = SequenceMatcher(None, [own[i].lower() for i in at], against, autojunk=False)
    shared = {at[i] for block in matcher.get_matching_blocks() for i in range(block.a, block.a + block.size)}
    return _joined(own, shared)


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text) if word.strip()]


def _joined(own: list[str], shared: set[int]) -> list[Stretch]:
    """Space between two words that differ differs too, so that what is marked is marked in one piece."""
    differs = [bool(word.strip()) and i not in shared for i, word in enumerate(own)]
    for i in range(1, len(own) - 1):
        if not own[i].strip():
            differs[i] = differs[i - 1] and differs[i + 1]
    found: list[Stretch] = []
    for word, mark in zip(own, differs, strict=True):
        if found and found[-1].differs == mark:
            found[-1] = Stretch(text=found[-1].text + word, differs=mark)
        else:
            found.append(Stretch(text=word, differs=mark))
    return found
