"""The kinds of records that an archive gives, and the record behind each."""

from __future__ import annotations

from dateline.archive import KeptReport, ReportedStatement
from dateline.records import Event, Record, Story, Utterance

KINDS: dict[str, type[Record]] = {
    "stories": Story,
    "events": Event,
    "utterances": Utterance,
    "statements": ReportedStatement,
    "reports": KeptReport,
}


def record_type(kind: str) -> type[Record]:
    """The record of that kind. ValueError, naming the kinds there are, for any other."""
    try:
        return KINDS[kind]
    except KeyError:
        raise ValueError(f"{kind!r} is no kind of record: one of {', '.join(KINDS)}") from None
