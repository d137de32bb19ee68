"""One SQLite file: written one report a transaction, searched through indexes, readable by any tool."""

from __future__ import annotations

from dateline.archive.comparing import Comparison, UnknownOutlet
from dateline.archive.database import ArchiveError
from dateline.archive.filters import EventFilter
from dateline.archive.judging import JudgementError
from dateline.archive.reading import Evidence, KeptReport, ReportedStatement
from dateline.archive.store import Store

__all__ = [
    "ArchiveError",
    "Comparison",
    "EventFilter",
    "Evidence",
    "JudgementError",
    "KeptReport",
    "ReportedStatement",
    "Store",
    "UnknownOutlet",
]
