"""The tidy tables as files, Parquet or CSV, with a Frictionless description and a page on what each column means.

CSV is what R's readers take for granted: UTF-8 without a mark, one header, commas, every text in double quotes (doubled
inside), nothing at all where a value is not known, true and false, ISO 8601 days, lines that end in a line feed.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from dateline.export.selection import Selection
from dateline.export.tidy import Row, rows
from dateline.records import Record

if TYPE_CHECKING:
    import pyarrow

TableFormat = Literal["parquet", "csv"]
BATCH = 5_000  # rows in memory at a time, for each table
MEDIA: dict[TableFormat, str] = {"parquet": "application/vnd.apache.parquet", "csv": "text/csv"}


class Column(Record, frozen=True, kw_only=True):
    """One column of a table, as tables.csv describes it."""

    table: str
    column: str
    type: Literal["string", "integer", "number", "boolean", "date"]
    #: "primary", or "TABLE.COLUMN" that it points at, or empty
    key: str
    description: str


@cache
def dictionary() -> dict[str, tuple[Column, ...]]:
    """Table -> its columns, in order."""
    tables: dict[str, list[Column]] = {}
    for row in read_table("tables.csv"):
        column = msgspec.convert(row, Column)
        tables.setdefault(column.table, []).append(column)
    return {name: tuple(columns) for name, columns in tables.items()}


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a table that lies beside this file, without its head comment."""
    text = files("dateline.export").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))


def schema(table: str) -> pyarrow.Schema:
    """The types of a table's columns."""
    import pyarrow

    types = {
        "string": pyarrow.string(),
        "integer": pyarrow.int64(),
        "number": pyarrow.float64(),
        "boolean": pyarrow.bool_(),
        "date": pyarrow.date32(),
    }
    return pyarrow.schema([(each.column, types[each.type]) for each in dictionary()[table]])


class _Writer:
    """One table's file, written a batch at a time."""

    def __init__(self, table: str, path: Path, format: TableFormat) -> None:
        import pyarrow.csv
        import pyarrow.parquet

        self._schema = schema(table)
        self._waiting: list[tuple[Any, ...]] = []
        if format == "parquet":
            self._file: Any = pyarrow.parquet.ParquetWriter(path, self._schema, compression="zstd")
        else:
            self._file = pyarrow.csv.CSVWriter(path, self._schema)

    def add(self, cells: tuple[Any, ...]) -> None:
        self._waiting.append(cells)
        if len(self._waiting) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        import pyarrow

        columns = list(zip(*self._waiting, strict=True)) or [()] * len(self._schema)
        arrays = [pyarrow.array(cells, type_) for cells, type_ in zip(columns, self._schema.types, strict=True)]
        self._file.write_table(pyarrow.Table.from_arrays(arrays, schema=self._schema))
        self._waiting = []

    def close(self) -> None:
        if self._waiting:
            self._flush()
        self._file.close()


def write_tables(selection: Selection, folder: Path, format: TableFormat) -> None:
    """Write every table into a folder, with `datapackage.json` and `dictionary.md` beside them."""
    paths = {name: folder / f"{name}.{format}" for name in dictionary()}
    _write_rows(rows(selection), paths, format)
    (folder / "dictionary.md").write_text(_page(format), encoding="utf-8")
    described = msgspec.json.format(msgspec.json.encode(_package(paths, format)), indent=2)
    (folder / "datapackage.json").write_bytes(described + b"\n")


def _write_rows(found: Iterable[Row], paths: dict[str, Path], format: TableFormat) -> None:
    writers = {name: _Writer(name, path, format) for name, path in paths.items()}
    for table, cells in found:
        writers[table].add(cells)
    for writer in writers.values():
        writer.close()


# What the tables mean


def _package(paths: dict[str, Path], format: TableFormat) -> dict[str, Any]:
    """A Frictionless Data Package (https://specs.frictionlessdata.io/data-package/, version 1)."""
    return {
        "profile": "tabular-data-package" if format == "csv" else "data-package",
        "name": "dateline-export",
        "title": "Events, who says so and where reports differ",
        "description": "Made with Dateline from news reports. CITATION.cff says from how many, and how to cite them.",
        "resources": [_resource(name, path, format) for name, path in paths.items()],
    }


def _resource(table: str, path: Path, format: TableFormat) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": table.replace("_", "-"),
        "path": path.name,
        "profile": "tabular-data-resource" if format == "csv" else "data-resource",
        "format": format,
        "mediatype": MEDIA[format],
        "bytes": path.stat().st_size,
        "hash": f"sha256:{_hash(path)}",
        "schema": _schema_of(dictionary()[table]),
    }
    if format == "csv":
        described |= {"encoding": "utf-8", "dialect": {"delimiter": ",", "quoteChar": '"', "header": True}}
    return described


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _schema_of(columns: tuple[Column, ...]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "fields": [{"name": each.column, "type": each.type, "description": each.description} for each in columns],
        "missingValues": [""],
        "foreignKeys": [_foreign_key(each) for each in columns if "." in each.key],
    }
    if primary := [each.column for each in columns if each.key == "primary"]:
        described["primaryKey"] = primary
    return described


def _foreign_key(column: Column) -> dict[str, Any]:
    table, field = column.key.split(".")
    return {"fields": column.column, "reference": {"resource": table.replace("_", "-"), "fields": field}}


def _page(format: TableFormat) -> str:
    """The data dictionary for people, as Markdown."""
    parts = ["# What is in these tables", "", "Keys: the column that tells one row from all others, or where it leads."]
    for name, columns in dictionary().items():
        parts += ["", f"## {name}.{format}", "", "| column | type | key | meaning |", "|---|---|---|---|"]
        parts += [f"| `{each.column}` | {each.type} | {each.key} | {each.description} |" for each in columns]
    return "\n".join(parts) + "\n"
