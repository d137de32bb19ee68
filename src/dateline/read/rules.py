"""The rules of cleaning, compiled once from knowledge/cleaning.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.knowledge import document

LONGEST_RULED = 400  # characters: no label or promotional line is longer, and long paragraphs need not be tried
# A person's name: two to five words with a capital, particles and initials among them. Case counts in here.
_PARTICLE = "(?:de|da|di|del|della|der|den|van|von|bin|bint|al|el|la|le|du|dos|ter|ten|abu|ibn|y)"
_WORD = r"(?:(?:Mc|Mac|O[’']|D[’']|al-|el-|Al-|El-)?[A-Z][\w’'-]*\.?)"
_NO_INFINITIVE = "".join(f"(?<!{word} )" for word in ("to", "will", "would", "may", "can", "could", "not", "should"))
NAME = rf"(?-i:{_WORD}(?: (?:{_PARTICLE} )*{_WORD}){{1,4}})"


@dataclass(frozen=True, slots=True)
class Rules:
    """What cleaning looks for in a paragraph."""

    remove: re.Pattern[str]
    byline: tuple[re.Pattern[str], ...]
    caption: re.Pattern[str]
    placed: re.Pattern[str]
    caption_signs: tuple[str, ...]
    picture_verbs: re.Pattern[str]
    longest_caption: int
    longest_title: int
    not_in_names: frozenset[str]
    published_labels: str
    source_labels: str


@cache
def rules() -> Rules:
    """The rules, compiled at first use."""
    facts = document("cleaning")
    return Rules(
        remove=re.compile(_any(_patterns(facts["remove"])), re.IGNORECASE),
        byline=tuple(re.compile(p.replace("NAME", NAME), re.IGNORECASE) for p in _patterns(facts["byline"])),
        caption=re.compile(_any(_patterns([group for group in facts["caption"] if not group.get("unless_reporting")]))),
        placed=re.compile(_any(_patterns([group for group in facts["caption"] if group.get("unless_reporting")]))),
        caption_signs=tuple(facts["captions"]["signs"]),
        picture_verbs=re.compile(rf"{_NO_INFINITIVE}\b(?:{'|'.join(facts['captions']['verbs'])})\b"),
        longest_caption=facts["captions"]["longest"],
        longest_title=facts["title"]["longest"],
        not_in_names=frozenset(facts["names"]["not_in_names"]),
        published_labels="|".join(sorted(facts["published"]["labels"], key=len, reverse=True)),
        source_labels="|".join(facts["source"]["labels"]),
    )


def _patterns(groups: list[dict[str, Any]]) -> list[str]:
    return [pattern for group in groups for pattern in group["patterns"]]


def _any(patterns: list[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def has_caption_mark(paragraph: str, *, reporting: bool) -> bool:
    """True for a credit, and for telling who stands where, unless the paragraph is one that reports what was said."""
    small = paragraph.lower()
    if not any(sign in small for sign in rules().caption_signs):
        return False
    return bool(rules().caption.search(paragraph)) or (not reporting and bool(rules().placed.search(paragraph)))


def is_boilerplate(paragraph: str) -> bool:
    """True for a label, a promotional line, a notice: what stands on the page and is not the report."""
    return len(paragraph) <= LONGEST_RULED and rules().remove.fullmatch(paragraph) is not None
