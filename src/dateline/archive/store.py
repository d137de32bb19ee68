"""The archive as its callers see it: opened, written to in one way, judged (see `judging`) and asked (see `asking`)."""

from __future__ import annotations

import os
import sqlite3
import time
from functools import cache
from types import TracebackType
from typing import Self

from dateline.archive import database
from dateline.archive.judging import Judging
from dateline.archive.writing import delete_report, write_report
from dateline.records import Coded, Document


@cache
def _version() -> str:
    from importlib.metadata import version

    return version("dateline")


class Store(Judging):
    """An archive of events in one SQLite file.

    Any number of programs may read while one writes; a second writer waits for its turn.
    ArchiveError where `path` cannot be opened or is no archive that this version can use.
    """

    def __init__(
        self, path: str | os.PathLike[str], *, readonly: bool = False, busy_seconds: float = database.BUSY_SECONDS
    ) -> None:
        """Open the archive at `path`, made anew where there is none; with `readonly` it must be there."""
        self.path = os.fspath(path)
        self._busy_seconds = busy_seconds
        self._database: sqlite3.Connection = database.connect(self.path, readonly=readonly, busy_seconds=busy_seconds)

    def close(self) -> None:
        self._database.close()

    def give_up_after(self, seconds: float) -> None:
        """From now on, a question that is not answered within so many seconds is an ArchiveError."""
        end = time.monotonic() + seconds
        self._database.set_progress_handler(lambda: time.monotonic() > end, 100_000)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Writing

    def keep(self, document: Document, coded: Coded) -> bool:
        """Keep a report and what was coded from it, and let it change stories, events and utterances.

        One transaction. False, and nothing is changed, where the report is there already.
        """
        from dateline.archive.shelf import Tables
        from dateline.reconcile import take_in

        with self.transaction():
            if self.has(coded.report.id):
                return False
            write_report(self._database, document, coded, coded_by=_version())
            take_in(coded, Tables(self._database))
        return True

    def replace(self, document: Document, coded: Coded, *, instead_of: str | None = None) -> None:
        """Keep a report in place of its earlier reading, in one transaction.

        `instead_of` is the earlier reading's id, where cleaning anew has changed it.
        """
        with self.transaction():
            self.remove(instead_of or coded.report.id)
            self.keep(document, coded)

    def remove(self, report: str) -> bool:
        """Take a report out, and out of every event, in one transaction. False where it is not there."""
        from dateline.archive.shelf import Tables
        from dateline.reconcile import take_out

        with self.transaction():
            if not self.has(report):
                return False
            take_out(report, Tables(self._database))
            delete_report(self._database, report)
        return True
