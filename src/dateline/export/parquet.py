"""Parquet: whole records, nested as they are, with a type for every column; opens in pandas, Polars, DuckDB and R.

Law of this file: the columns follow from the records' own types, so that a new field needs no line here. Days become
dates, lists lists, records structs; a mapping becomes a list of structs with `name`; a value of any shape becomes JSON.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec
from msgspec import inspect

from dateline.export.kinds import record_type
from dateline.records import Record

if TYPE_CHECKING:  # loaded where it is used: it takes longer to load than the rest of a command to run
    import pyarrow

BATCH = 5_000  # records in memory at a time
DAYS = frozenset({"earliest", "latest", "first_published", "last_published", "published"})
#: a report's `published` may say the time of day too, which a date cannot hold
AS_GIVEN = "published_as_given"


def write_parquet(kind: str, records: Iterable[Record], to: str | Path | BinaryIO) -> None:
    """Write records of one kind to a path or a binary stream. Without records it is a table without rows."""
    import pyarrow.parquet

    described = inspect.type_info(record_type(kind))
    assert isinstance(described, inspect.StructType)
    schema = pyarrow.schema(_columns(described))
    with tempfile.TemporaryFile() as file:  # a pipe cannot be asked where it stands, which Parquet needs
        with pyarrow.parquet.ParquetWriter(file, schema, compression="zstd") as writer:
            for batch in _batches(records):
                rows = [_cells(described, msgspec.to_builtins(record)) for record in batch]
                writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))
        file.seek(0)
        _copy(file, to)


def _copy(file: Any, to: str | Path | BinaryIO) -> None:
    if isinstance(to, str | Path):
        with open(to, "wb") as target:
            shutil.copyfileobj(file, target)
    else:
        shutil.copyfileobj(file, to)


def _batches(records: Iterable[Record]) -> Iterator[list[Record]]:
    iterator = iter(records)
    while batch := list(islice(iterator, BATCH)):
        yield batch


# Types


def _columns(record: inspect.StructType) -> list[Any]:
    import pyarrow

    columns = [(field.name, _column(field.name, field.type)) for field in record.fields]
    if any(name == "published" for name, _ in columns):
        columns.append((AS_GIVEN, pyarrow.string()))
    return columns


def _column(name: str, described: inspect.Type) -> pyarrow.DataType:
    import pyarrow

    if name in DAYS:
        return pyarrow.date32()
    return _type(described)


def _type(described: inspect.Type) -> pyarrow.DataType:
    import pyarrow

    match _known(described):
        case inspect.StructType() as record:
            return pyarrow.struct(_columns(record))
        case inspect.VarTupleType(item_type=item):
            return pyarrow.list_(_type(item))
        case inspect.DictType(value_type=value):
            inner = _known(value)
            assert isinstance(inner, inspect.StructType)
            return pyarrow.list_(pyarrow.struct([("name", pyarrow.string()), *_columns(inner)]))
        case inspect.IntType():
            return pyarrow.int64()
        case inspect.FloatType():
            return pyarrow.float64()
        case inspect.BoolType():
            return pyarrow.bool_()
        case _:  # text, one of several words, or a value of any shape
            return pyarrow.string()


def _known(described: inspect.Type) -> inspect.Type:
    """What a field is where it is known: `str | None` -> `str`."""
    if isinstance(described, inspect.UnionType):
        return next(each for each in described.types if not isinstance(each, inspect.NoneType))
    return described


# Values


def _cells(described: inspect.StructType, values: dict[str, Any]) -> dict[str, Any]:
    cells = {field.name: _cell(field.name, field.type, values[field.name]) for field in described.fields}
    if "published" in values:
        cells[AS_GIVEN] = values["published"]
    return cells


def _cell(name: str, described: inspect.Type, value: Any) -> Any:
    return as_day(value) if name in DAYS else _value(described, value)


def _value(described: inspect.Type, value: Any) -> Any:
    if value is None:
        return None
    match _known(described):
        case inspect.StructType() as record:
            return _cells(record, value)
        case inspect.VarTupleType(item_type=item):
            return [_value(item, each) for each in value]
        case inspect.DictType(value_type=inner):
            return [{"name": name, **_value(inner, each)} for name, each in value.items()]
        case inspect.AnyType():
            return value if isinstance(value, str) else msgspec.json.encode(value).decode()
        case _:
            return value


def as_day(value: str | None) -> date | None:
    """The day of an ISO date or time; None where it is none (a year alone, a date before year 1)."""
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None
