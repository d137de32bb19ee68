"""Resolved -> mentions and statements: who did what to whom, and who said so."""

from __future__ import annotations

from dateline.coding.mentions import find_explained, find_mentions
from dateline.coding.relation import code_relation, code_relations
from dateline.coding.statements import find_statements
from dateline.records import Mention, Statement
from dateline.resolve import Resolved

__all__ = ["code", "code_relation", "code_relations", "explain"]


def code(resolved: Resolved) -> tuple[tuple[Mention, ...], tuple[Statement, ...]]:
    """The mentions and statements of one report, each in the order of the text."""
    statements = find_statements(resolved)
    return find_mentions(resolved, statements), statements


def explain(resolved: Resolved) -> tuple[tuple[Mention, tuple[str, ...]], ...]:
    """The mentions of one report, each with what decided it."""
    return find_explained(resolved, find_statements(resolved))
