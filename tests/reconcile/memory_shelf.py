"""A shelf in plain dictionaries: what the archive must behave like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from dateline.reconcile import Item, Kind, Link
from dateline.reconcile.directory import open_actors
from dateline.reconcile.mentions import traits_of
from dateline.reconcile.shelf import Teaching
from dateline.records import Coded, Event, Introduction, Judgement, Story, Utterance


class MemoryShelf:
    """Keeps everything; `output()` is what people would read, as bytes."""

    def __init__(self) -> None:
        self._items: dict[Kind, dict[str, Item]] = defaultdict(dict)
        self._keys: dict[tuple[Kind, str], set[str]] = defaultdict(set)
        self._links: dict[Kind, dict[str, dict[str, Link]]] = defaultdict(lambda: defaultdict(dict))
        self._clusters: dict[Kind, dict[str, str]] = defaultdict(dict)
        self._members: dict[Kind, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._of_report: dict[tuple[Kind, str], set[str]] = defaultdict(set)
        self.kept: dict[str, Coded] = {}
        self.taught: dict[str, tuple[Introduction, ...]] = {}
        self.judged: dict[str, Judgement] = {}
        self.stories: dict[str, Story] = {}
        self.events: dict[str, Event] = {}
        self.utterances: dict[str, Utterance] = {}

    def put_items(self, items: Iterable[Item]) -> None:
        for item in items:
            self._items[item.kind][item.id] = item
            self._of_report[item.kind, item.report].add(item.id)
            for key in item.keys:
                self._keys[item.kind, key].add(item.id)

    def items(self, kind: Kind, ids: Iterable[str]) -> list[Item]:
        return [self._items[kind][one] for one in sorted(set(ids)) if one in self._items[kind]]

    def items_of_report(self, kind: Kind, report: str) -> list[Item]:
        return self.items(kind, self._of_report.get((kind, report), ()))

    def items_sharing(self, kind: Kind, keys: Iterable[str]) -> list[Item]:
        return self.items(kind, {one for key in keys for one in self._keys.get((kind, key), ())})

    def put_links(self, links: Iterable[Link]) -> None:
        for link in links:
            assert link.a < link.b
            self._links[link.kind][link.a][link.b] = link
            self._links[link.kind][link.b][link.a] = link

    def links(self, kind: Kind, ids: Iterable[str], *, reasons: bool = True) -> list[Link]:
        found = {(link.a, link.b): link for one in ids for link in self._links[kind].get(one, {}).values()}
        return [found[pair] for pair in sorted(found)]

    def put_clusters(self, kind: Kind, clusters: Mapping[str, str]) -> None:
        for item, cluster in clusters.items():
            self._drop_cluster(kind, item)
            self._clusters[kind][item] = cluster
            self._members[kind][cluster].add(item)

    def _drop_cluster(self, kind: Kind, item: str) -> None:
        before = self._clusters[kind].pop(item, None)
        if before is not None:
            self._members[kind][before].discard(item)

    def clusters(self, kind: Kind, ids: Iterable[str]) -> dict[str, str]:
        return {one: self._clusters[kind][one] for one in ids if one in self._clusters[kind]}

    def members(self, kind: Kind, clusters: Iterable[str]) -> dict[str, list[str]]:
        return {name: sorted(self._members[kind][name]) for name in clusters if self._members[kind].get(name)}

    def put_introductions(self, report: str, introductions: Iterable[Introduction]) -> None:
        self.taught[report] = tuple(introductions)

    def taught_by(self, report: str) -> set[str]:
        return {one.actor for one in self.taught.get(report, ())}

    def teachings(self, actors: Iterable[str]) -> dict[str, set[Teaching]]:
        wanted, found = set(actors), defaultdict(set)
        for one in (one for theirs in self.taught.values() for one in theirs if one.actor in wanted):
            found[one.actor].add((one.country, one.sectors))
        return found

    def mentions_to_fill(self, actors: Iterable[str]) -> set[str]:
        wanted = set(actors)
        members = (traits_of(item.body) for item in self._items["events"].values())
        return {member.mention.id for member in members if wanted & open_actors([member])}

    def put_judgement(self, judgement: Judgement) -> None:
        self.judged[judgement.id] = judgement

    def judgement(self, id: str) -> Judgement | None:
        return self.judged.get(id)

    def judgements(self, mentions: Iterable[str]) -> list[Judgement]:
        wanted = set(mentions)
        standing = (one for _, one in sorted(self.judged.items()) if one.undone_on is None)
        return [one for one in standing if wanted & {*one.mentions, *one.others}]

    def coded(self, reports: Iterable[str]) -> dict[str, Coded]:
        return {report: self.kept[report] for report in reports if report in self.kept}

    def put_stories(self, gone: Iterable[str], stories: Iterable[Story]) -> None:
        _replace(self.stories, gone, stories)

    def put_events(self, gone: Iterable[str], events: Iterable[Event]) -> None:
        _replace(self.events, gone, events)

    def put_utterances(self, gone: Iterable[str], utterances: Iterable[Utterance]) -> None:
        _replace(self.utterances, gone, utterances)

    def remove_report(self, report: str) -> None:
        self.taught.pop(report, None)
        kinds: tuple[Kind, ...] = ("copies", "stories", "events", "utterances")
        for kind in kinds:
            for one in self._of_report.pop((kind, report), set()):
                item = self._items[kind].pop(one)
                for key in item.keys:
                    self._keys[kind, key].discard(one)
                for other in self._links[kind].pop(one, {}):
                    self._links[kind][other].pop(one, None)
                self._drop_cluster(kind, one)

    def output(self) -> bytes:
        records = [*self.stories.values(), *self.events.values(), *self.utterances.values()]
        return b"\n".join(sorted(map(msgspec.json.encode, records)))


def _replace(kept: dict, gone: Iterable[str], new: Iterable) -> None:
    for name in gone:
        kept.pop(name, None)
    for record in new:
        kept[record.id] = record
