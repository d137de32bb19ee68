"""Statements: content, cue, source and speaker."""

from __future__ import annotations

from dateline.records import Statement
from dateline.resolve import Resolved


def find_statements(resolved: Resolved) -> tuple[Statement, ...]:
    """Every statement that the report attributes to somebody, in the order of the text."""
    return ()
