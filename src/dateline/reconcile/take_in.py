"""Take one coded report into the archive's memory: the one public verb of this room."""

from __future__ import annotations

from dateline.reconcile.shelf import Shelf
from dateline.records import Coded


def take_in(coded: Coded, shelf: Shelf) -> None:
    """Link the report's items to those kept, cluster again what they touch, and rebuild what that changes."""
