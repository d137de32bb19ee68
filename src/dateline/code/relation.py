"""The one relation that a sentence states from a source to a target."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records import Relation, Span


def code_relation(text: str, source: tuple[int, int] | Span | None, target: tuple[int, int] | Span | None) -> Relation:
    """Code the relation from the marked source to the marked target (offsets into `text`, or Spans, or None)."""
    return Relation(type=None, scores={}, status="actual")


def code_relations(
    rows: Sequence[tuple[str, tuple[int, int] | None, tuple[int, int] | None]],
) -> list[Relation]:
    """Code many (text, source, target) rows at once, in their order."""
    return [code_relation(*row) for row in rows]
