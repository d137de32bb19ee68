"""Mentions: event type, actors, recipients, status, time, place and quantities of each trigger."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records import Mention, Statement
from dateline.resolve import Resolved


def find_mentions(resolved: Resolved, statements: Sequence[Statement]) -> tuple[Mention, ...]:
    """Every event that the report tells, one mention a trigger, in the order of the text."""
    return ()
