"""What reconciling asks of whoever keeps things for it (the archive; a dict in tests).

Law of this room: a link is a function of the two items alone, and a cluster of the items and links of its connected
component alone. So the same reports give the same archive, in whatever order they come, and adding one report touches
only what it links to.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, Protocol

from dateline.records import Coded, Event, Introduction, Judgement, Record, Story, Utterance

#: what is clustered: reports that copy one another, reports of one story, mentions of one event, statements of one
#: utterance
Kind = Literal["copies", "stories", "events", "utterances"]


class Item(Record, frozen=True, kw_only=True):
    """One thing to be clustered: a report, a mention or a statement, with all that a link is judged by."""

    kind: Kind
    id: str
    report: str
    #: two items can only be linked if they share a key (or if their kind names another way to meet)
    keys: tuple[str, ...] = ()
    #: the features that links are judged by, as MessagePack; the archive does not look inside
    body: bytes


class Link(Record, frozen=True, kw_only=True):
    """Evidence for (score > 0) or against (score < 0) two items being the same; `a` < `b`."""

    kind: Kind
    a: str
    b: str
    score: float
    #: each reason in words with its weight: "same place (+1.5)"
    reasons: tuple[str, ...] = ()


#: what one report says of a person: country and PLOVER sectors, None or empty where it does not say
Teaching = tuple[str | None, tuple[str, ...]]


class Test(Protocol):
    """What two groups must pass to become one, beyond their links; a group goes by its smallest item."""

    def joins(self, a: str, b: str) -> bool: ...

    def merge(self, a: str, b: str) -> None: ...


class Shelf(Protocol):
    """Keeps items, links and clusters, and what is built from them. Every write belongs to one transaction."""

    def put_items(self, items: Iterable[Item]) -> None: ...

    def items(self, kind: Kind, ids: Iterable[str]) -> list[Item]:
        """The items with these ids, ordered by id."""

    def items_of_report(self, kind: Kind, report: str) -> list[Item]:
        """The items of one report, ordered by id."""

    def items_sharing(self, kind: Kind, keys: Iterable[str]) -> list[Item]:
        """The items that have at least one of these keys, ordered by id."""

    def put_links(self, links: Iterable[Link]) -> None: ...

    def links(self, kind: Kind, ids: Iterable[str], *, reasons: bool = True) -> list[Link]:
        """The links with at least one end in `ids`, ordered by (a, b); without `reasons` none are read."""

    def put_clusters(self, kind: Kind, clusters: Mapping[str, str]) -> None:
        """Item id -> cluster id; replaces what was kept for these items."""

    def clusters(self, kind: Kind, ids: Iterable[str]) -> dict[str, str]:
        """Item id -> cluster id."""

    def members(self, kind: Kind, clusters: Iterable[str]) -> dict[str, list[str]]:
        """Cluster id -> ids of its items, sorted."""

    def put_introductions(self, report: str, introductions: Iterable[Introduction]) -> None:
        """Keep what a report teaches of people, until `remove_report`."""

    def taught_by(self, report: str) -> set[str]:
        """The actors of whom a report teaches something."""

    def teachings(self, actors: Iterable[str]) -> dict[str, set[Teaching]]:
        """Actor -> what reports teach of it, each different teaching once."""

    def mentions_to_fill(self, actors: Iterable[str]) -> set[str]:
        """The mentions in which one of these acts or is acted upon and whose report does not say what it is."""

    def put_judgement(self, judgement: Judgement) -> None:
        """Keep a judgement, in place of what was kept under its id."""

    def judgement(self, id: str) -> Judgement | None: ...

    def judgements(self, mentions: Iterable[str]) -> list[Judgement]:
        """The judgements, undone ones left out, that name one of these mentions, ordered by id."""

    def coded(self, reports: Iterable[str]) -> dict[str, Coded]:
        """Report id -> that report with its mentions and statements."""

    def put_stories(self, gone: Iterable[str], stories: Iterable[Story]) -> None:
        """Take away the stories with the ids `gone`, then keep these."""

    def put_events(self, gone: Iterable[str], events: Iterable[Event]) -> None: ...

    def put_utterances(self, gone: Iterable[str], utterances: Iterable[Utterance]) -> None: ...

    def remove_report(self, report: str) -> None:
        """Take away a report's items of all kinds, their keys, the links that touch them and their places in clusters.

        What was built from them stays until `put_stories`, `put_events` and `put_utterances` replace it.
        """
