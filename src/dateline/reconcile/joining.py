"""What mentions must pass, beyond their links, to be joined into one event.

A link knows two mentions and no more. Two things are seen only when a whole component is at hand: which stories the
reports belong to, and whether it is only mentions that say little ("the exercise") that hold two groups together.
"""

from __future__ import annotations

import msgspec

from dateline.reconcile.grouping import Averages
from dateline.reconcile.mentions import Traits, same_days, traits_of
from dateline.reconcile.shelf import Item, Link, Shelf
from dateline.reconcile.weights import weights

#: days within which an event that comes every year has one name
_SEASON = 60
#: days between two reports of one news
_SOON = 4


def prepare(items: list[Item], links: list[Link]) -> Telling:
    """The test that the groups of a component must pass."""
    return Telling({item.id: traits_of(item.body) for item in items}, links)


def count(links: list[Link], shelf: Shelf) -> list[Link]:
    """The links as they count: two mentions whose reports are of different stories need so much more to be one event.

    Not so where the day is the same, or the event's own name within weeks: the plan of last month and today's report
    are two stories of one event. And nothing will do where the reports are days apart too: a sentence that both print
    word for word is then no more than a way to put it, and would chain each such event to the next.
    """
    ends = sorted({end for link in links for end in (link.a, link.b)})
    traits = {item.id: traits_of(item.body) for item in shelf.items("events", ends)}
    story_of = shelf.clusters("stories", sorted({one.report for one in traits.values()}))
    loss = weights("events")["apart_by_story"]

    def counted(link: Link) -> Link:
        a, b = traits[link.a], traits[link.b]
        if story_of.get(a.report) == story_of.get(b.report) or same_days(a, b) or _same_title(a, b):
            return link
        score = min(link.score, 0.0) if _published_apart(a, b) else link.score
        return msgspec.structs.replace(link, score=score + loss)

    return [counted(link) for link in links]


def _published_apart(a: Traits, b: Traits) -> bool:
    return a.published is not None and b.published is not None and abs(a.published - b.published) > _SOON


def _same_title(a: Traits, b: Traits) -> bool:
    """Do both call the event by its own name, with no more than weeks between the two reports?"""
    if not a.titles & b.titles or a.published is None or b.published is None:
        return False
    return abs(a.published - b.published) <= _SEASON


class Telling:
    """Groups join only if the mentions that name participants speak for it too, on their own average.

    Otherwise "the exercise", which fits any, would join the exercise of one country with that of another.
    """

    def __init__(self, traits: dict[str, Traits], links: list[Link]) -> None:
        telling = {name for name, one in traits.items() if one.parties}
        among = [link for link in links if link.a in telling and link.b in telling]
        self._averages = Averages("events", sorted(telling), among)
        #: a group -> the name under which its telling mentions stand in the averages
        self._name = {name: name if name in telling else None for name in traits}

    def joins(self, a: str, b: str) -> bool:
        """May the groups of `a` and `b` be one?"""
        one, other = self._name[a], self._name[b]
        if one is None or other is None:
            return True
        average = self._averages.of(one, other)
        return average is not None and average > 0

    def merge(self, a: str, b: str) -> None:
        """The group of `b` has become part of that of `a`."""
        one, other = self._name[a], self._name.pop(b)
        if one and other:
            self._averages.merge(one, other)
        self._name[a] = one or other
