"""What a whole report is about, where that changes what its words mean: teams fight and candidates attack in words.

Law of this file: a report is about a topic if many of its words are the topic's own, not if one is.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.classes import word_class

#: a topic by the name of its class of words in knowledge/triggers/classes.toml
TOPICS = {"campaign": "campaign_word", "sport": "sport_word", "show": "show_word"}
_LEAST, _SHARE = 4, 0.012


def topics(lemmas: Sequence[str]) -> frozenset[str]:
    """The topics of a report with these lemmas: `campaign` (an election), `sport`, `show` (films, music, stars)."""
    least = max(_LEAST, _SHARE * len(lemmas))
    return frozenset(
        name for name, words in TOPICS.items() if sum(lemma in word_class(words) for lemma in lemmas) >= least
    )
