"""JSON Lines: one record a line, as the contract prints it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

import msgspec

from dateline.export.kinds import record_type
from dateline.records import Record


def write_jsonl(kind: str, records: Iterable[Record], stream: TextIO) -> None:
    """Write records of one kind, one JSON object a line, every field present."""
    record_type(kind)
    write_lines(records, stream)


def write_lines(records: Iterable[Record], stream: TextIO) -> None:
    """Write records of any kind, one JSON object a line, every field present."""
    encode = msgspec.json.Encoder().encode
    for record in records:
        stream.write(encode(record).decode() + "\n")
