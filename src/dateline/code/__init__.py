"""Resolved -> mentions and statements: who did what to whom, and who said so."""

from __future__ import annotations

from dateline.code.mentions import find_mentions
from dateline.code.relation import code_relation
from dateline.code.statements import find_statements
from dateline.records import Mention, Statement
from dateline.resolve import Resolved

__all__ = ["code", "code_relation"]


def code(resolved: Resolved) -> tuple[tuple[Mention, ...], tuple[Statement, ...]]:
    """The mentions and statements of one report, each in the order of the text."""
    statements = find_statements(resolved)
    return find_mentions(resolved, statements), statements
