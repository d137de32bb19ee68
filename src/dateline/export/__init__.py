"""Records of an archive -> JSON Lines, CSV and Parquet, byte for byte the same for the same records."""

from __future__ import annotations

from dateline.export.flat import to_rows, write_csv
from dateline.export.lines import write_jsonl
from dateline.export.parquet import write_parquet

__all__ = ["to_rows", "write_csv", "write_jsonl", "write_parquet"]
