"""Reports from a court room: what a trial is about lies months back, wherever the report tells of it.

Law of this file: such a report is known by its opening, which names a jury, its verdict or what it hears; a charge or
an arraignment follows the deed at once and does not make one.
"""

from __future__ import annotations

from dateline.coding.status import signals
from dateline.coding.tree import Tree

#: tokens in which a report says that it comes from a court room
_OPENING = 110


def is_trial_report(tree: Tree) -> bool:
    """“Jurors heard on Tuesday how Cole shot the guard”, but not "Cole was charged with shooting the guard"."""
    return not signals().words["court_room"].isdisjoint(tree.lower[:_OPENING])
