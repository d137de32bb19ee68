"""What a whole report is about, where that changes what its words mean: teams fight, firms agree and cars hit people.

Law of this file: a report is about a topic if many of its words are the topic's own, not if one is.
"""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.classes import word_class

#: a topic by the name of its class of words in knowledge/triggers/classes.toml, and what share of a report's words
#: are of the class at least; firms and cars are named in reports of much else
TOPICS = {
    "campaign": ("campaign_word", 0.012),
    "sport": ("sport_word", 0.012),
    "show": ("show_word", 0.012),
    "business": ("business_word", 0.025),
    "road": ("road_word", 0.02),
}
_LEAST = 4


def topics(lemmas: Sequence[str]) -> frozenset[str]:
    """The topics of a report with these lemmas.

    `campaign` (an election), `sport`, `show` (films, music, stars), `business` (shares, takeovers), `road` (accidents).
    """
    found = set()
    for name, (words, share) in TOPICS.items():
        about = word_class(words)
        if sum(lemma in about for lemma in lemmas) >= max(_LEAST, share * len(lemmas)):
            found.add(name)
    return frozenset(found)
