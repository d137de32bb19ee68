"""Obituaries: reports of a death in old age or of an illness, which tell of a life.

Law of this file: an obituary is known by its opening. All that it tells of without a time is background.
"""

from __future__ import annotations

import re
from functools import cache

from dateline.coding.status import signals
from dateline.coding.tree import Tree
from dateline.knowledge import document

#: sentences, and tokens, in which a report says who died
_SENTENCES, _TOKENS = 4, 160


@cache
def _openings() -> re.Pattern[str]:
    return re.compile("|".join(document("status")["obituary"]))


def is_obituary(tree: Tree) -> bool:
    """“Anna Bern, the painter, died on Friday of pneumonia. She was 85.”, but not "was shot and died. He was 35."."""
    if not tree.bounds:
        return False
    last = min(tree.bounds[min(_SENTENCES, len(tree.bounds)) - 1][1], _TOKENS)
    if not signals().words["violent_death"].isdisjoint(tree.lemma[:last]):
        return False
    return _openings().search(" ".join(word for word in tree.lower[:last] if not word.isspace())) is not None
