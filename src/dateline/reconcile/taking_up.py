"""Mentions that say little, and what they take up: "the launch" is the launch just told.

Law of this file: what a mention takes up is a function of its report alone, so it can be settled before any link.
"""

from __future__ import annotations

from dateline.reconcile.counts import Count, compatible
from dateline.reconcile.phrases import is_claim, is_generic
from dateline.records import Coded, Mention

#: characters that an article takes
_ARTICLE = 6


def says_nothing(mention: Mention) -> bool:
    """Does it name no participant, place, time and count, so that on its own it is no event that one could find?"""
    return not (mention.actors or mention.recipients or mention.place or mention.time or mention.quantities)


def taken_up(later: Mention, coded: Coded) -> Mention | None:
    """For a mention that says little, the nearest event of its kind told before it, else after it.

    "The launch" is the launch just told; "the attack", or "eleven people were wounded", the attack just told. What the
    title tells is what the text tells first of that kind.
    """
    if says_nothing(later):
        name = later.kind or later.type
        alike = [one for one in coded.mentions if (one.kind or one.type) == name and not says_nothing(one)]
    elif _in_title(later, coded):
        alike = [one for one in coded.mentions if _is_lead_of(later, one, coded)]
    elif later.status == "denied" and not _sets_scene(later):
        alike = [one for one in coded.mentions if one.type == later.type and one.trigger.start < later.trigger.start]
    elif _tells_victims_alone(later) or _is_the_deed(later, coded):
        attacks = [one for one in coded.mentions if one.type == "ASSAULT" and one.id != later.id]
        alike = [one for one in attacks if _counts_fit(one, later) and not _tells_victims_alone(one)]
        alike = [one for one in alike if not _is_the_deed(one, coded)]
    else:
        return None
    before = [one for one in alike if one.trigger.start < later.trigger.start]
    if later.type == "ASSAULT":
        before = [one for one in before if _sets_scene(one)] or before
    if before:
        return max(before, key=lambda one: (one.trigger.start, one.id))
    return min(alike, key=lambda one: (one.trigger.start, one.id)) if alike else None


def _tells_victims_alone(mention: Mention) -> bool:
    """Does it tell how many were hurt, and neither by whom, where, nor when?"""
    if mention.type != "ASSAULT" or mention.actors or mention.place or mention.time or says_nothing(mention):
        return False
    return not any(actor.id or actor.name for actor in mention.recipients)


def _is_the_deed(mention: Mention, coded: Coded) -> bool:
    """“The attack”, without a place or day of its own, and "claimed responsibility", which is always for it."""
    if mention.type == "ASSAULT" and is_claim(mention.trigger.text):
        return True
    before = coded.report.text[max(mention.trigger.start - _ARTICLE, 0) : mention.trigger.start].lower()
    known = mention.type == "ASSAULT" and is_generic(mention.trigger.text) and before.endswith(("the ", "this "))
    return known and not _sets_scene(mention)


def _sets_scene(mention: Mention) -> bool:
    """Does it name a day, or a place more exact than a country?"""
    return mention.time is not None or (mention.place is not None and mention.place.kind != "country")


def _in_title(mention: Mention, coded: Coded) -> bool:
    return mention.trigger.start < len(coded.report.title or "")


def _is_lead_of(titled: Mention, other: Mention, coded: Coded) -> bool:
    """Can the text tell there what the title tells: the same of the same?"""
    if _in_title(other, coded) or (other.type, other.kind) != (titled.type, titled.kind):
        return False
    return bool(states(titled) & states(other)) and _counts_fit(titled, other)


def _counts_fit(a: Mention, b: Mention) -> bool:
    """Can what two mentions of one report count be one thing's count?"""
    one, other = main_quantities(a), main_quantities(b)
    return all(compatible(one[of], other[of]) for of in one.keys() & other.keys())


def states(mention: Mention) -> set[str]:
    """The countries of its participants."""
    return {actor.country for actor in (*mention.actors, *mention.recipients) if actor.country}


def main_quantities(mention: Mention) -> dict[str, Count]:
    """The greatest count of each thing; a lesser one beside it is a part of it ("18 aircraft, four of which")."""
    found: dict[str, Count] = {}
    for quantity in sorted(mention.quantities, key=lambda quantity: (quantity.high, quantity.low)):
        found[quantity.of] = (quantity.low, quantity.high, quantity.approximate)
    return found
