"""Figures that need the whole archive, such as those on outlets: counted once for each state of it.

Law of this file: what is counted quickly is never stale. What takes long is shown as it was, for a minute at most,
while a thread counts it anew, so that no reader waits for the figures because somebody is adding reports.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from dateline.archive import ArchiveError, Store

T = TypeVar("T")
#: seconds that counting may take while a reader waits
QUICK = 0.05
#: seconds for which figures may be shown after something was written
STALE = 60.0
#: of the time, counting anew may take one part in so many
SHARE = 5
#: seconds after which counting is given up
SECONDS = 20.0

_changes = 0


def changes() -> int:
    """How often figures have been counted aside: with each, a page may change that showed them as they were."""
    return _changes


@dataclass(frozen=True, slots=True)
class _Kept(Generic[T]):
    stamp: str
    value: T
    #: that counting took
    seconds: float
    #: when it was done
    at: float


class Counted(Generic[T]):
    """One kind of figures, for each archive that is asked about."""

    def __init__(self, count: Callable[[Store], T]) -> None:
        self._count = count
        self._kept: dict[str, _Kept[T]] = {}
        self._busy: set[str] = set()
        self._lock = threading.Lock()

    def of(self, archive: str, stamp: str) -> T:
        """The figures of the archive in the state that the stamp stands for, or those of less than a minute ago."""
        kept = self._kept.get(archive)
        if kept is None or (kept.stamp != stamp and not self._may_wait(kept)):
            return self._anew(archive, stamp)
        if kept.stamp != stamp and time.monotonic() - kept.at > SHARE * kept.seconds:
            self._anew_aside(archive, stamp)
        return kept.value

    def _may_wait(self, kept: _Kept[T]) -> bool:
        return kept.seconds > QUICK and time.monotonic() - kept.at < STALE

    def _anew(self, archive: str, stamp: str) -> T:
        start = time.monotonic()
        with Store(archive, readonly=True) as store:
            store.give_up_after(SECONDS)
            value = self._count(store)
        end = time.monotonic()
        self._kept[archive] = _Kept(stamp, value, end - start, end)
        return value

    def _anew_aside(self, archive: str, stamp: str) -> None:
        with self._lock:
            if archive in self._busy:
                return
            self._busy.add(archive)

        def run() -> None:
            global _changes
            try:
                self._anew(archive, stamp)
                _changes += 1
            except ArchiveError:  # moved or busy: the next reader who may not be shown the old figures is told
                pass
            finally:
                self._busy.discard(archive)

        threading.Thread(target=run, daemon=True).start()
