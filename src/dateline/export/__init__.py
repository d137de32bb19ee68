"""Records of an archive -> files for other programs, byte for byte the same for the same records."""

from __future__ import annotations

from dateline.export.flat import to_rows, write_csv
from dateline.export.lines import write_jsonl
from dateline.export.parquet import write_parquet
from dateline.export.whole import FORMATS, export_archive

__all__ = ["FORMATS", "export_archive", "to_rows", "write_csv", "write_jsonl", "write_parquet"]
