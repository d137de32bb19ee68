"""Tables: JSON, JSON Lines, CSV, Parquet. Every row becomes one JSON object, whatever it was read from.

Lines and rows are read one at a time, so that a table may be larger than memory. A broken one is named and the rest
goes on.
"""

from __future__ import annotations

import csv
import io
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, BinaryIO, cast

import msgspec

from dateline.read import pages
from dateline.read.characters import decode
from dateline.read.opening import Source, too_large
from dateline.read.pieces import Draft, Fault, Piece
from dateline.records import Unreadable

#: field of a report -> the columns that may hold it, the documented name first
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "full_text", "article_text", "maintext"),
    "html": ("html", "raw_html", "content_html"),
    "id": ("id", "_id", "report_id"),
    "title": ("title", "headline"),
    "source": ("source", "outlet", "publisher", "publication", "source_name"),
    "url": ("url", "link", "source_url"),
    "published": (
        "published",
        "published_at",
        "publishedAt",
        "date_published",
        "publish_date",
        "date_publish",
        "pub_date",
        "date",
    ),
    "byline": ("byline", "author", "authors"),
    "language": ("language", "lang"),
}
_LISTS = ("articles", "reports", "documents", "items", "rows", "entries", "results", "data", "records", "news")
_KNOWN = {name for names in COLUMNS.values() for name in names}
_HEAD = 1 << 16  # bytes
_PARQUET_BATCH = 64  # rows: few enough to keep memory flat when each holds a long report
_DELIMITERS = ",;\t|"


def from_lines(source: Source, *, first: bytes = b"") -> Iterator[Piece | Unreadable]:
    """JSON Lines: one object a line. `first`: a first line that was read already."""
    number = 0
    while line := first or source.stream.readline(source.limit + 1):
        first = b""
        number += 1
        origin = f"{source.origin}#{number}"
        if len(line) > source.limit:
            _skip_line(source)
            yield Unreadable(origin=origin, message=f"line {number} is {too_large(source.limit)}")
        elif line.strip():
            row = line.removeprefix(b"\xef\xbb\xbf").strip()
            fault = _row_fault(row)
            if fault is None:
                yield Piece(origin=origin, raw=row, format="json")
            elif not (source.damaged and not line.endswith(b"\n")):  # a cut-off input is reported once, as a whole
                yield Unreadable(origin=origin, message=f"line {number} is {fault}: mend it or take it out")


def _skip_line(source: Source) -> None:
    while (rest := source.stream.readline(1 << 20)) and not rest.endswith(b"\n"):
        pass


def _row_fault(raw: bytes) -> str | None:
    try:
        row = _parsed(raw)
    except ValueError as fault:
        return f"not valid JSON ({fault})"
    except RecursionError:
        return "nested too deeply"
    return None if isinstance(row, dict) else "no JSON object with the column text or html"


def _parsed(raw: bytes) -> Any:
    try:
        return msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        # Laxer: raw line breaks and lone surrogates within strings, another encoding than UTF-8.
        return json.loads(decode(raw), strict=False)


def from_json(source: Source) -> Iterator[Piece | Unreadable]:
    """One object, a list of objects, an object that holds such a list, or, in spite of its name, JSON Lines."""
    if _begins_as_lines(source.stream.peek(_HEAD)):
        yield from from_lines(source)
        return
    first = source.stream.readline(source.limit + 1)
    if _is_whole_object(first) and source.stream.peek(1):
        yield from from_lines(source, first=first)
        return
    raw = first + source.stream.read(max(0, source.limit + 1 - len(first)))
    if len(raw) > source.limit:
        raise Fault(f"{too_large(source.limit)}; JSON Lines (.jsonl) may be of any length")
    try:
        found = _parsed(raw.removeprefix(b"\xef\xbb\xbf"))
    except (ValueError, RecursionError) as fault:
        raise Fault(f"not valid JSON ({fault}): mend it, or give one object a line as .jsonl") from fault
    rows = _listed(found)
    if rows is None:
        yield Piece(origin=source.origin, raw=raw.removeprefix(b"\xef\xbb\xbf"), format="json")
        return
    for number, row in enumerate(rows, 1):
        yield _row_piece(f"{source.origin}#{number}", number, row)


def _begins_as_lines(head: bytes) -> bool:
    """True where the first of several lines may be broken, but one of them is an object of its own."""
    lines = head.removeprefix(b"\xef\xbb\xbf").strip().split(b"\n")
    return lines[0].startswith(b"{") and len(lines) > 1 and any(map(_is_whole_object, lines[:-1]))


def _is_whole_object(line: bytes) -> bool:
    stripped = line.removeprefix(b"\xef\xbb\xbf").strip()
    return stripped.startswith(b"{") and stripped.endswith(b"}") and _row_fault(stripped) is None


def _listed(found: Any) -> list[Any] | None:
    """The rows of a JSON document, None where the document is itself the row."""
    if isinstance(found, list):
        return found
    if not isinstance(found, dict):
        raise Fault("JSON without an object: give an object with the column text or html, or a list of them")
    if any(isinstance(found.get(name), str) for name in COLUMNS["text"] + COLUMNS["html"]):
        return None
    return next((found[name] for name in _LISTS if isinstance(found.get(name), list)), None)


def _row_piece(origin: str, number: int, row: Any) -> Piece | Unreadable:
    if not isinstance(row, dict):
        return Unreadable(origin=origin, message=f"entry {number} is no JSON object: give it the column text or html")
    return Piece(origin=origin, raw=_encoded(row), format="json")


def _encoded(row: Mapping[str, Any]) -> bytes:
    try:
        return msgspec.json.encode(row)
    except UnicodeEncodeError:  # lone surrogates, which only the escapes of ASCII JSON can hold
        return json.dumps(row).encode("ascii")


def from_csv(source: Source) -> Iterator[Piece | Unreadable]:
    """CSV or tab-separated values with a header; the delimiter is told by the header."""
    csv.field_size_limit(source.limit)
    head = source.stream.peek(_HEAD)
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    delimiter = max(_DELIMITERS, key=head.split(b"\n", 1)[0].decode(encoding, "replace").count)
    lines = io.TextIOWrapper(source.stream, encoding, errors="surrogateescape", newline="")
    reader = csv.reader(lines, delimiter=delimiter)
    header = [name.strip() for name in next(reader, [])]
    _require_text_column(header)
    for number, cells in _numbered(reader):
        origin = f"{source.origin}#{number}"
        if isinstance(cells, csv.Error):
            yield Unreadable(origin=origin, message=f"row {number} is broken ({cells}): mend it or take it out")
        elif any(cells):
            row = {name: _repaired(cell) for name, cell in zip(header, cells, strict=False)}
            yield Piece(origin=origin, raw=_encoded(row), format="json")


def _numbered(reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str] | csv.Error]]:
    number = 0
    while True:
        number += 1
        try:
            yield number, next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            yield number, fault


def _repaired(cell: str) -> str:
    """A cell whose bytes were not UTF-8, by what its bytes look like."""
    try:
        cell.encode()
    except UnicodeEncodeError:
        return decode(cell.encode("utf-8", "surrogateescape"))
    return cell


def _require_text_column(header: Iterable[str]) -> None:
    names = list(header)
    if not {name.lower() for name in names} & set(COLUMNS["text"] + COLUMNS["html"]):
        raise Fault(
            f"a table without the column text or html (it has: {', '.join(names)[:200]}): rename the reports' column"
        )


def from_parquet(source: Source) -> Iterator[Piece | Unreadable]:
    """The rows of a Parquet file, a few at a time."""
    import pyarrow
    import pyarrow.parquet

    with tempfile.TemporaryFile() as spool:
        try:
            table = pyarrow.parquet.ParquetFile(_seekable(source, spool))
            names = [name for name in table.schema_arrow.names if name.lower() in _KNOWN or name in _KNOWN]
            _require_text_column(table.schema_arrow.names)
            number = 0
            for batch in table.iter_batches(batch_size=_PARQUET_BATCH, columns=names):
                for row in batch.to_pylist():
                    number += 1
                    yield Piece(origin=f"{source.origin}#{number}", raw=_encoded(_plain(row)), format="json")
        except (pyarrow.ArrowException, OSError) as fault:
            raise Fault(f"a damaged Parquet file ({str(fault).splitlines()[0][:150]}): write it anew") from fault


def _seekable(source: Source, spool: BinaryIO) -> BinaryIO:
    """Parquet is read from its end: what cannot be wound back is first copied to `spool`, a file without a name."""
    if source.unpacked is None and source.stream.seekable():
        return cast("BinaryIO", source.stream)
    while chunk := source.stream.read(1 << 20):
        spool.write(chunk)
    spool.seek(0)
    return spool


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _text(value) for name, value in row.items()}


def draft(raw: bytes) -> Draft:
    """One row. Fault where it holds no text."""
    row = _parsed(raw)
    fields = _fields(row)
    html, text = fields.pop("html", ""), fields.pop("text", "")
    if text and pages.looks_like_html(text):
        html, text = html or text, ""
    if text:
        return Draft(text=text, columns=fields)
    if html:
        page = pages.draft_of_page(html, url=fields.get("url"))
        return msgspec.structs.replace(page, columns=fields)
    raise Fault("a row without text: fill its column text or html, or take it out")


def _fields(row: Mapping[str, Any]) -> dict[str, str]:
    """The fields of a report that a row has, as text."""
    lowered = {name.lower(): value for name, value in row.items()} | dict(row)
    found = {}
    for field, names in COLUMNS.items():
        values = (_text(lowered.get(name)) for name in names)
        value = next((value for value in values if value), "")
        if value:
            found[field] = value
    return found


def _text(value: Any) -> str:
    """A cell as text: numbers and days in their plain form, the names of lists and objects."""
    if isinstance(value, bytes):
        return decode(value).strip()
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float | datetime | date):
        return value.isoformat() if isinstance(value, datetime | date) else str(value)
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value)))
    return _text(value.get("name")) if isinstance(value, dict) else ""
