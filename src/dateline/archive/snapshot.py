"""Many questions answered from one state of an archive, whatever others write meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from dateline.archive import database
from dateline.archive.store import Store


@contextmanager
def snapshot(store: Store) -> Iterator[None]:
    """Inside, the archive stands still for this store. SQLite keeps such a state for as long as it is read."""
    with database.in_words(store.path):
        store._database.execute("BEGIN")
    try:
        yield
    finally:
        store._database.execute("COMMIT")
