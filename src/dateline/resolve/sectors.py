"""Common nouns as kinds of actors: which PLOVER sectors a phrase such as "riot police" or "army chief" names.

The longest entry of `knowledge/sectors.toml` or `knowledge/offices.csv` that ends at the head noun decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline import knowledge

LONGEST = 5  # words in the longest entry


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun phrase says of an actor."""

    sectors: tuple[str, ...]
    #: own, relational, equipment, body, or office
    kind: str
    #: the office or ministry in its usual name, empty for others
    office: str = ""
    #: one holder at a time in a country
    unique: bool = False
    #: sectors where only a country qualifies the noun: "the Chilean spokesman"
    with_country: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word before a noun that says to which sector somebody belongs."""

    sectors: tuple[str, ...]
    first: bool


@dataclass(frozen=True, slots=True)
class Sectors:
    """The tables, keyed by lower-case words joined by single spaces; plurals included."""

    nouns: dict[str, Noun]
    modifiers: dict[str, Modifier]
    former: frozenset[str]
    #: words behind and before the name of somebody who runs for office
    runs_after: frozenset[str]
    runs_before: frozenset[str]
    ships: dict[str, str]
    mass: frozenset[str]
    attitude: frozenset[str]


@cache
def tables() -> Sectors:
    """All of it, loaded once. Offices take precedence over plain nouns."""
    data = knowledge.document("sectors")
    return Sectors(
        nouns=dict(_nouns(data)),
        modifiers={
            word: Modifier(tuple(group["sectors"]), group.get("first", False))
            for group in data["modifier"]
            for word in group["words"]
        },
        former=frozenset(data["former"]["words"]),
        runs_after=frozenset(data["candidacy"]["after"]),
        runs_before=frozenset(data["candidacy"]["before"]),
        ships=data["ships"],
        mass=frozenset(data["mass"]["words"]),
        attitude=frozenset(data["attitude"]["words"]),
    )


def _nouns(data: dict[str, Any]) -> Iterator[tuple[str, Noun]]:
    for group in data["noun"]:
        noun = Noun(tuple(group["sectors"]), group["kind"], with_country=tuple(group.get("with_country", ())))
        for words in group["nouns"]:
            yield words, noun
            yield plural(words), noun
    for row in knowledge.table("offices"):
        office = Noun(tuple(row["sectors"].split()), "office", row["office"], row["unique"] == "yes")
        for words in [row["office"], *filter(None, row["variants"].split("|"))]:
            yield words, office
            yield plural(words), Noun(office.sectors, "own" if row["kind"] == "person" else "body", row["office"])


def plural(words: str) -> str:
    """The phrase with its head noun in the plural: the word before "of", "to" or "for", else the last one."""
    head, separator, rest = words, "", ""
    for preposition in (" of ", " for ", " to ", " in "):
        if preposition in words:
            head, separator, rest = words.partition(preposition)
            break
    if head.endswith("man"):
        head = head[:-3] + "men"
    elif head.endswith(("s", "x", "ch", "sh")):
        head += "es"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        head = head[:-1] + "ies"
    else:
        head += "s"
    return head + separator + rest


def longest_noun(words: Sequence[str]) -> tuple[Noun | None, int]:
    """The longest entry that ends the words, with the number of words that it takes."""
    nouns = tables().nouns
    for count in range(min(LONGEST, len(words)), 0, -1):
        noun = nouns.get(" ".join(words[-count:]))
        if noun is not None:
            return noun, count
    return None, 0


def last_noun(words: Sequence[str]) -> tuple[Noun | None, int]:
    """The last entry anywhere in the words: a title cut short by a name ("Speaker of the House")."""
    for end in range(len(words) - 1, 0, -1):
        noun, count = longest_noun(words[:end])
        if noun is not None:
            return noun, len(words) - end + count
    return None, 0


def combined(noun: Noun, before: Sequence[str], owner: tuple[str, ...] | None, has_country: bool) -> tuple[str, ...]:
    """The sectors of a noun with the words before it and whom it belongs to (None: to nobody), primary first."""
    if says_former(before) and noun.kind != "equipment":
        return ("CVL",)
    stateless = owner == () and not has_country  # the UN's, NATO's: coded by the country slot alone
    if stateless and (noun.kind == "relational" or noun.sectors in (("GOV",), ("OPP",))):
        return ()  # and Greenpeace's activists oppose no government of theirs
    modifier = nearest_modifier(before)
    if noun.kind == "relational":
        if owner:
            return owner
        if modifier is not None:
            return modifier.sectors
        return noun.sectors or (noun.with_country if has_country else ())
    if owner and (noun.kind == "office" or noun.sectors == ("UAF",)):
        return owner  # "Taliban gunmen" are no unidentified force
    if modifier is not None and modifier.first and modifier.sectors[0] not in noun.sectors:
        return modifier.sectors + noun.sectors
    return noun.sectors


def nearest_modifier(words: Sequence[str]) -> Modifier | None:
    """The modifier nearest to the noun; two words are tried before one."""
    modifiers = tables().modifiers
    for i in range(len(words) - 1, -1, -1):
        found = modifiers.get(" ".join(words[i - 1 : i + 1])) if i else None
        found = found or modifiers.get(words[i])
        if found is not None:
            return found
    return None


def names_forces(words: Sequence[str]) -> bool:
    """Do the words before a piece of equipment say that it is a force's?"""
    modifier = nearest_modifier(words)
    return modifier is not None and modifier.sectors[0] in ("MIL", "REB", "PRM")


def says_former(words: Sequence[str]) -> bool:
    """Do the words say that an office is no longer held?"""
    former = tables().former
    return any(word in former or word.startswith("ex-") for word in words)
