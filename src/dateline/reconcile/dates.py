"""Keys that bring together what lies near in time, also where one side carries no date.

Law of this file: two dated items meet if their stretches of days are the same or next to one another; an item without
a date meets every item with the same words. What is put and what is asked for differ, so that dated items do not all
meet.
"""

from __future__ import annotations

from collections.abc import Iterable

#: days in one stretch; items up to this far apart always meet, and items twice as far never
STRETCH = 8


def put_keys(stems: Iterable[str], day: int | None) -> list[str]:
    """The keys under which an item of that day (None: unknown) is kept."""
    if day is None:
        return [f"?|{stem}" for stem in stems]
    return [key for stem in stems for key in (f"{day // STRETCH}|{stem}", f"*|{stem}")]


def ask_keys(stems: Iterable[str], day: int | None) -> list[str]:
    """The keys that lead from an item of that day (None: unknown) to those it may be the same as."""
    if day is None:
        return [key for stem in stems for key in (f"?|{stem}", f"*|{stem}")]
    around = (day // STRETCH - 1, day // STRETCH, day // STRETCH + 1)
    return [key for stem in stems for key in (f"?|{stem}", *(f"{stretch}|{stem}" for stretch in around))]
