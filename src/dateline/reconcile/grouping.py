"""From links to clusters: average linkage inside one connected component.

Law of this file: the result is a function of the component's items and links alone; ties are broken by id, so neither
the order of arrival nor anything outside the component can show.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from dateline.reconcile.judgements import Bonds, Judged, applied, bound_to
from dateline.reconcile.shelf import Item, Kind, Link, Shelf, Test
from dateline.reconcile.words import identifier

#: what a pair without a link counts for: two items that share no key are rather not the same
MISSING: dict[Kind, float] = {"copies": -0.3, "stories": -3.0, "events": -0.6, "utterances": -1.0}
_PREFIX: dict[Kind, str] = {"copies": "c", "stories": "s", "events": "e", "utterances": "u"}


#: two groups join only where their links are better than this on average
_LEAST: dict[Kind, float] = {"copies": 0.0, "stories": -2.0, "events": -0.3, "utterances": 0.0}


def cluster_id(kind: Kind, smallest: str) -> str:
    """The id of the cluster whose smallest item this is.

    So an id names an item for good: whatever its cluster becomes later, who asks for the id can be shown where it is.
    """
    return identifier(_PREFIX[kind], smallest)


@dataclass
class Changed:
    """What regrouping did: cluster ids that are no more as they were, and those that are new or changed."""

    gone: set[str] = field(default_factory=set)
    fresh: set[str] = field(default_factory=set)
    #: items whose cluster has another id than before
    items: set[str] = field(default_factory=set)
    #: items that were with others than they are now, newcomers left aside
    moved: set[str] = field(default_factory=set)


#: the test that a component's groups must pass, from its items and links
Prepare = Callable[[list[Item], list[Link]], Test]
#: the links of a kind as they count where more is known than the two items
Count = Callable[[list[Link], Shelf], list[Link]]


def regroup(
    kind: Kind, seeds: Iterable[str], shelf: Shelf, prepare: Prepare | None = None, count: Count | None = None
) -> Changed:
    """Cluster again every component that holds one of `seeds`, and keep what changed."""
    changed = Changed()
    members, links, bonds = reached(kind, seeds, shelf, count)
    before = shelf.clusters(kind, sorted(members))
    items = {item.id: item for item in shelf.items(kind, sorted(members))} if prepare and links else {}
    after: dict[str, str] = {}
    for part, within in components(members, links):
        if not within:
            after[part[0]] = cluster_id(kind, part[0])
            continue
        test = prepare([items[one] for one in part], within) if prepare else None
        if bonds:
            test = Judged(bonds, test)
        after |= cluster(kind, part, within, test)
    _note_change(changed, before, after)
    shelf.put_clusters(kind, {item: name for item, name in after.items() if before.get(item) != name})
    return changed


def _note_change(changed: Changed, before: dict[str, str], after: dict[str, str]) -> None:
    changed.items |= {item for item, name in after.items() if before.get(item) != name}
    old, new = _groups(before), _groups(after)
    for name in old.keys() | new.keys():
        if old.get(name) != new.get(name):
            if name in old:
                changed.gone.add(name)
            if name in new:
                changed.fresh.add(name)
    for name in changed.fresh:
        known = new[name] & before.keys()
        changed.moved |= {item for item in known if old[before[item]] != known}


def _groups(clusters: dict[str, str]) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = {}
    for item, name in clusters.items():
        groups.setdefault(name, set()).add(item)
    return groups


def reached(
    kind: Kind, seeds: Iterable[str], shelf: Shelf, count: Count | None = None
) -> tuple[set[str], list[Link], Bonds | None]:
    """All items that a chain of links in favour joins to one of `seeds`, every link among them, and what people judged.

    A judgement that two are the same is a link too. A link that no longer speaks for the two once it is counted joins
    nothing, or events that are like one another would chain one story to the next through the whole archive.
    """
    count = count or (lambda found, _: found)
    members = frontier = set(seeds)
    links: dict[tuple[str, str], Link] = {}
    against: dict[tuple[str, str], Link] = {}
    while frontier:
        found = shelf.links(kind, sorted(frontier), reasons=False)
        against.update({(link.a, link.b): link for link in found if link.score <= 0})
        fresh = [link for link in found if link.score > 0 and (link.a, link.b) not in links]
        counted = {(link.a, link.b): link for link in count(fresh, shelf)}
        links.update(counted)
        ends = {end for pair, link in counted.items() if link.score > 0 for end in pair}
        frontier = (ends | bound_to(kind, sorted(frontier), shelf)) - members
        members = members | frontier
    inner = [link for (a, b), link in against.items() if a in members and b in members]
    links.update({(link.a, link.b): link for link in count(inner, shelf)})
    return applied(kind, members, links, shelf)


def components(members: Iterable[str], links: Iterable[Link]) -> list[tuple[list[str], list[Link]]]:
    """The connected components by links in favour, each with its items in order and every link within it."""
    leader = {item: item for item in members}

    def find(item: str) -> str:
        while leader[item] != item:
            leader[item] = item = leader[leader[item]]
        return item

    for link in links:
        if link.score > 0:
            a, b = sorted((find(link.a), find(link.b)))
            leader[b] = a
    parts: dict[str, tuple[list[str], list[Link]]] = {}
    for item in sorted(leader):
        parts.setdefault(find(item), ([], []))[0].append(item)
    for link in links:
        if find(link.a) == find(link.b):
            parts[find(link.a)][1].append(link)
    return list(parts.values())


def cluster(kind: Kind, items: Sequence[str], links: Iterable[Link], test: Test | None = None) -> dict[str, str]:
    """Join the two groups whose items are linked best on average, again and again while the average speaks for it.

    Average linkage (Sokal and Michener 1958) on a sparse graph: a pair without a link counts `MISSING[kind]`.
    """
    averages = Averages(kind, items, links)
    groups = {item: [item] for item in items}
    heap = [(-worth, a, b) for a, b, worth in averages.all() if worth > _LEAST[kind]]
    heapq.heapify(heap)
    while heap:
        worth, a, b = heapq.heappop(heap)
        # An offer is stale once either group has grown; the grown one has made its own.
        if averages.of(a, b) != -worth or (test and not test.joins(a, b)):
            continue
        groups[a] += groups.pop(b)
        for other, joined in averages.merge(a, b):
            if joined > _LEAST[kind]:
                heapq.heappush(heap, (-joined, min(a, other), max(a, other)))
        if test:
            test.merge(a, b)
    return {item: cluster_id(kind, min(group)) for group in groups.values() for item in group}


class Averages:
    """The average link between each two groups; a group goes by its smallest item.

    Scores are counted in whole thousandths: sums of integers are the same in whatever order they are added.
    """

    def __init__(self, kind: Kind, items: Iterable[str], links: Iterable[Link]) -> None:
        self._missing = _whole(MISSING[kind])
        self._sizes = dict.fromkeys(items, 1)
        #: by how much the links between two groups exceed no links at all
        self._between: dict[str, dict[str, int]] = {item: {} for item in self._sizes}
        for link in links:
            excess = _whole(link.score) - self._missing
            self._between[link.a][link.b] = self._between[link.b][link.a] = excess

    def all(self) -> Iterator[tuple[str, str, float]]:
        """Every two groups between which there is a link, with the average."""
        for a, others in self._between.items():
            for b, excess in others.items():
                if a < b:
                    yield a, b, self._average(a, b, excess)

    def of(self, a: str, b: str) -> float | None:
        """The average between two groups; None where there is no link, or one of them is a group no more."""
        excess = self._between.get(a, {}).get(b)
        return None if excess is None else self._average(a, b, excess)

    def _average(self, a: str, b: str, excess: int) -> float:
        return (self._missing + excess / (self._sizes[a] * self._sizes[b])) / 1000

    def merge(self, a: str, b: str) -> list[tuple[str, float]]:
        """Put the group of `b` into that of `a`; gives the new averages of `a` with every other group."""
        self._sizes[a] += self._sizes.pop(b)
        ours = self._between[a]
        for other, excess in self._between.pop(b).items():
            del self._between[other][b]
            if other != a:
                ours[other] = self._between[other][a] = ours.get(other, 0) + excess
        return [(other, self._average(a, other, excess)) for other, excess in ours.items()]


def _whole(score: float) -> int:
    return round(score * 1000)
