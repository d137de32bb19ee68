"""Time expressions as TIMEX3 values and intervals of days."""

from __future__ import annotations

from spacy.tokens import Doc

from dateline.records import Time


def find_times(doc: Doc, published: str | None) -> tuple[Time, ...]:
    """Every time expression of the text, resolved against the publication date (ISO) where there is one."""
    return ()
