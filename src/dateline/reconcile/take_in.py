"""Take one coded report into the archive's memory, or out of it again: the verbs of this room.

Law of this file: four kinds of item go the same way (put, meet by keys, judge, link, cluster the component); then
exactly those stories, events and utterances are rebuilt whose cluster changed, or whose reports' copies or story did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from dateline.reconcile import build, copies, directory, evidence, joining, mentions, stories, utterances
from dateline.reconcile.grouping import Changed, regroup
from dateline.reconcile.shelf import Item, Kind, Link, Shelf
from dateline.records import Coded, Judgement

_KINDS: tuple[Kind, ...] = ("copies", "stories", "events", "utterances")


def take_in(coded: Coded, shelf: Shelf) -> None:
    """Link the report's items to those kept, cluster again what they touch, and rebuild what that changes.

    A report that is there already changes nothing. The result does not depend on the order in which reports come.
    """
    report = coded.report.id
    if shelf.items_of_report("stories", report):
        return
    seeds: dict[Kind, set[str]] = {
        "copies": _add("copies", copies.items(coded), shelf, copies.asks, copies.judge),
        "stories": _add("stories", stories.items(coded), shelf, stories.asks, stories.judge),
    }
    near = _near_reports(report, shelf)
    seeds["events"] = _add_mentions(mentions.items(coded), near, shelf)
    seeds["utterances"] = _add("utterances", utterances.items(coded), shelf, utterances.asks, utterances.judge)
    changed = _regroup_all(seeds, shelf)
    taught = {one.actor for one in coded.introductions}
    before = directory.look_up(taught, shelf)
    shelf.put_introductions(report, coded.introductions)
    _note_taught(before, taught, changed["events"], shelf)
    _rebuild(changed, shelf)


def _note_taught(before: Mapping[str, directory.Known], taught: Iterable[str], events: Changed, shelf: Shelf) -> None:
    """Where the directory now knows something else of somebody, the events in which he was left open are built anew."""
    after = directory.look_up(taught, shelf)
    other = [actor for actor in taught if before.get(actor) != after.get(actor)]
    mentions_ = shelf.mentions_to_fill(other) if other else set()
    events.fresh |= set(shelf.clusters("events", sorted(mentions_)).values())


def take_out(report: str, shelf: Shelf) -> None:
    """Undo `take_in`: afterwards all is as if the report had never come. A report that is not there changes nothing."""
    own = {kind: {item.id for item in shelf.items_of_report(kind, report)} for kind in _KINDS}
    gone = {kind: set(shelf.clusters(kind, sorted(own[kind])).values()) for kind in _KINDS}
    beside = {kind: _beside(kind, own[kind], gone[kind], shelf) for kind in _KINDS}
    taught = shelf.taught_by(report)
    before = directory.look_up(taught, shelf)
    shelf.remove_report(report)
    changed = _regroup_all(beside, shelf)
    _note_taught(before, taught, changed["events"], shelf)
    for kind in _KINDS:
        changed[kind].gone |= gone[kind]
        # A cluster that lost a member keeps its id where its smallest member stays; it is built anew all the same.
        changed[kind].fresh |= gone[kind] & set(shelf.clusters(kind, sorted(beside[kind])).values())
        changed[kind].items |= beside[kind]
    _rebuild(changed, shelf)


def _regroup_all(seeds: dict[Kind, set[str]], shelf: Shelf) -> dict[Kind, Changed]:
    """Cluster again what the seeds touch; mentions also where their reports came into other stories."""
    changed: dict[Kind, Changed] = {
        "copies": regroup("copies", seeds["copies"], shelf),
        "stories": regroup("stories", seeds["stories"], shelf, stories.prepare),
    }
    moved = {item.id for report in sorted(changed["stories"].moved) for item in shelf.items_of_report("events", report)}
    changed["events"] = regroup("events", seeds["events"] | moved, shelf, joining.prepare, joining.count)
    changed["utterances"] = regroup("utterances", seeds["utterances"], shelf)
    return changed


def _beside(kind: Kind, own: set[str], clusters: set[str], shelf: Shelf) -> set[str]:
    """Items of other reports that are linked to these or share their clusters."""
    linked = {end for link in shelf.links(kind, sorted(own), reasons=False) for end in (link.a, link.b)}
    together = {item for group in shelf.members(kind, sorted(clusters)).values() for item in group}
    return (linked | together) - own


def _add(
    kind: Kind,
    items: Sequence[Item],
    shelf: Shelf,
    asks: Callable[[Item], Iterable[str]],
    judge: Callable[[Item, Item], Link | None],
) -> set[str]:
    """Put items, link them to those that share a key (one question for all of them), and give back their ids."""
    shelf.put_items(items)
    wanted = {item.id: set(asks(item)) for item in items}
    under: dict[str, list[Item]] = {}
    for other in shelf.items_sharing(kind, set().union(*wanted.values())):
        for key in other.keys:
            under.setdefault(key, []).append(other)
    links: dict[tuple[str, str], Link] = {}
    for item in items:
        meets = {other.id: other for key in wanted[item.id] for other in under.get(key, ())}
        for _, other in sorted(meets.items()):
            pair = (min(item.id, other.id), max(item.id, other.id))
            if item.id != other.id and pair not in links:
                first, second = sorted((item, other), key=lambda one: one.id)
                link = judge(first, second)
                if link is not None:
                    links[pair] = link
    shelf.put_links(links.values())
    return {item.id for item in items}


def _near_reports(report: str, shelf: Shelf) -> dict[str, float]:
    """Reports that are copies of this one or rather of its story, with how surely they are of one story.

    A link against one story leads nowhere: mentions of two stories meet by what they say themselves.
    """
    near: dict[str, float] = {}
    for kind in ("stories", "copies"):
        for link in shelf.links(kind, [report], reasons=False):
            if kind == "stories" and link.score <= 0:
                continue
            other = link.b if link.a == report else link.a
            near[other] = max(near.get(other, link.score), link.score)
    return near


def _add_mentions(items: Sequence[Item], near: dict[str, float], shelf: Shelf) -> set[str]:
    def asks(item: Item) -> list[str]:
        return mentions.asks(item, [item.report, *sorted(near)])

    def judge(a: Item, b: Item) -> Link | None:
        left, right = mentions.traits_of(a.body), mentions.traits_of(b.body)
        other = a.report if b.report == items[0].report else b.report
        return evidence.judge(left, right, near.get(other, 0.0))

    return _add("events", items, shelf, asks, judge)


def _rebuild(changed: dict[Kind, Changed], shelf: Shelf) -> None:
    """Build anew what changed; events also show their story, and they and utterances which reports are copies."""
    _put_stories(changed["stories"], shelf)
    moved = changed["stories"].items | changed["copies"].items
    touched = {item.id for report in sorted(moved) for item in shelf.items_of_report("events", report)}
    changed["events"].fresh |= set(shelf.clusters("events", sorted(touched)).values())
    put_events(changed["events"], shelf)
    said = {
        item.id for report in sorted(changed["copies"].items) for item in shelf.items_of_report("utterances", report)
    }
    changed["utterances"].fresh |= set(shelf.clusters("utterances", sorted(said)).values())
    _put_utterances(changed["utterances"], shelf)


def _clusters(kind: Kind, names: Iterable[str], shelf: Shelf) -> dict[str, list[Item]]:
    """Cluster -> its items, read in one go."""
    members = shelf.members(kind, sorted(names))
    items = {item.id: item for item in shelf.items(kind, sorted({one for group in members.values() for one in group}))}
    return {name: [items[one] for one in group] for name, group in sorted(members.items()) if group}


def _put_stories(changed: Changed, shelf: Shelf) -> None:
    built = [build.story(name, items) for name, items in _clusters("stories", changed.fresh, shelf).items()]
    shelf.put_stories(sorted(changed.gone | changed.fresh), built)


def put_events(changed: Changed, shelf: Shelf) -> None:
    """Build anew the events whose clusters changed, and keep them in place of those that are no more."""
    groups = _clusters("events", changed.fresh, shelf)
    groups = {name: items for name, items in groups.items() if not all(map(mentions.is_empty, items))}
    reports = _reports_of(groups)
    texts = _texts(reports, shelf)
    in_copies, in_stories = shelf.clusters("copies", reports), shelf.clusters("stories", reports)
    said = _judgements(groups, shelf)
    known = directory.look_up(
        directory.open_actors(mentions.traits_of(item.body) for items in groups.values() for item in items), shelf
    )
    built = [
        build.event(
            name,
            items,
            texts=texts,
            copies=in_copies,
            stories=in_stories,
            judgements=said.get(name, ()),
            directory=known,
        )
        for name, items in groups.items()
    ]
    shelf.put_events(sorted(changed.gone | changed.fresh), built)


def _judgements(groups: Mapping[str, Sequence[Item]], shelf: Shelf) -> dict[str, list[Judgement]]:
    """Event -> what people judged of its mentions."""
    event_of = {item.id: name for name, items in groups.items() for item in items}
    said: dict[str, list[Judgement]] = {}
    for judgement in shelf.judgements(sorted(event_of)):
        for name in sorted({event_of[mention] for mention in judgement.mentions if mention in event_of}):
            said.setdefault(name, []).append(judgement)
    return said


def _put_utterances(changed: Changed, shelf: Shelf) -> None:
    groups = _clusters("utterances", changed.fresh, shelf)
    reports = _reports_of(groups)
    texts, in_copies = _texts(reports, shelf), shelf.clusters("copies", reports)
    built = [build.utterance(name, items, texts=texts, copies=in_copies) for name, items in groups.items()]
    shelf.put_utterances(sorted(changed.gone | changed.fresh), built)


def _reports_of(groups: Mapping[str, Sequence[Item]]) -> list[str]:
    return sorted({item.report for items in groups.values() for item in items})


def _texts(reports: Sequence[str], shelf: Shelf) -> dict[str, copies.Text]:
    return {item.id: copies.text_of(item.body) for item in shelf.items("copies", reports)}
