"""Take in what a person judges: the mentions that it names are clustered again, and their events built anew."""

from __future__ import annotations

from dateline.reconcile import joining
from dateline.reconcile.grouping import regroup
from dateline.reconcile.judgements import united
from dateline.reconcile.shelf import Shelf
from dateline.reconcile.take_in import put_events
from dateline.records import Judgement


def judge(judgement: Judgement, shelf: Shelf) -> None:
    """Keep a judgement, or its undoing, and let it change events. One that is there already changes nothing.

    The result does not depend on the order in which judgements and reports come: a judgement of mentions that are not
    there waits for them.
    """
    known = shelf.judgement(judgement.id)
    kept = united(known, judgement)
    if kept == known:
        return
    shelf.put_judgement(kept)
    named = {item.id for item in shelf.items("events", {*judgement.mentions, *judgement.others})}
    clusters = set(shelf.clusters("events", sorted(named)).values())
    beside = {item for group in shelf.members("events", sorted(clusters)).values() for item in group}
    changed = regroup("events", named | beside, shelf, joining.prepare, joining.count)
    changed.fresh |= set(shelf.clusters("events", sorted(named)).values())
    put_events(changed, shelf)
