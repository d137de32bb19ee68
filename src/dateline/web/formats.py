"""Records as JSON, JSON Lines, CSV or Parquet: which one is asked for, and the answer in it."""

from __future__ import annotations

import base64
import binascii
import io
from collections.abc import Sequence
from typing import Any, Literal

import msgspec
from fastapi import HTTPException, Request, Response

from dateline.export import write_csv, write_jsonl, write_parquet
from dateline.records import Record

Format = Literal["csv", "jsonl", "parquet"]
MEDIA: dict[Format, str] = {
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
}
JSON_ROWS, MOST_JSON_ROWS = 100, 1_000
FILE_ROWS, MOST_FILE_ROWS = 10_000, 100_000


def as_json(content: Any) -> Response:
    return Response(msgspec.json.encode(content), media_type="application/json")


def accepted(request: Request) -> Format | None:
    """The format that the Accept header names first; None for JSON, or where it names none of ours."""
    for part in request.headers.get("accept", "").split(","):
        media = part.split(";")[0].strip().lower()
        if media in ("application/json", "*/*"):
            return None
        for name, type_ in MEDIA.items():
            if media == type_.split(";")[0]:
                return name
    return None


def as_file(kind: str, records: Sequence[Record], format: Format) -> Response:
    """The records as a file to save."""
    stream = io.BytesIO()
    if format == "parquet":
        write_parquet(kind, records, stream)
    else:
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
        (write_csv if format == "csv" else write_jsonl)(kind, records, text)
        text.detach()
    headers = {"content-disposition": f'attachment; filename="{kind}.{format}"'}
    return Response(stream.getvalue(), media_type=MEDIA[format], headers=headers)


def row_limit(limit: int | None, format: Format | None) -> int:
    """How many records to give: as asked, within what one answer may hold."""
    usual, most = (JSON_ROWS, MOST_JSON_ROWS) if format is None else (FILE_ROWS, MOST_FILE_ROWS)
    return min(limit or usual, most)


def make_cursor(place: Any) -> str:
    """A place in a list, as one word for an address."""
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def read_cursor(cursor: str, shape: Any) -> Any:
    """The place that a cursor stands for; None without one. 400 where we did not make it."""
    if not cursor:
        return None
    try:
        text = base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4))
        return msgspec.json.decode(text, type=shape)
    except (binascii.Error, UnicodeError, msgspec.DecodeError) as fault:
        raise HTTPException(400, "This cursor is not one that this program gave.") from fault
