"""Counts and amounts: how many of what."""

from __future__ import annotations

from spacy.tokens import Doc

from dateline.records import Quantity


def find_quantities(doc: Doc) -> tuple[Quantity, ...]:
    """Every quantity of the text that counts something an event record keeps."""
    return ()
