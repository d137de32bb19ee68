"""Web archives (WARC): every HTML page that a server answered with is a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, cast

import msgspec

from dateline.read import pages
from dateline.read.characters import declared_encoding, decode
from dateline.read.opening import Source, too_large
from dateline.read.pieces import Draft, Fault, Piece
from dateline.records import Unreadable

_OK = 200


class _Counted:
    """A stream as FastWARC wants it: one that tells its place, which gunzipped and piped streams do not."""

    def __init__(self, source: Source) -> None:
        self._stream = source.stream
        self._place = 0

    def read(self, size: int = -1) -> bytes:
        data: bytes = self._stream.read(size)
        self._place += len(data)
        return data

    def tell(self) -> int:
        return self._place


def from_warc(source: Source) -> Iterator[Piece | Unreadable]:
    """The HTML responses of a web archive, in order. Fault where it is damaged; what came before was handed on."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    number = 0
    try:
        for record in ArchiveIterator(
            cast("BinaryIO", _Counted(source)), record_types=WarcRecordType.response, auto_decode="all"
        ):
            number += 1
            if _is_page(record):
                yield _piece(record, origin=f"{source.origin}#{number}", limit=source.limit)
    except (OSError, ValueError, EOFError) as fault:
        raise Fault(f"damaged after record {number} ({fault}): fetch it again; what came before is kept") from fault


def _is_page(record: Any) -> bool:
    headers = record.http_headers
    kind = record.http_content_type or ""
    return headers is not None and headers.status_code == _OK and kind in ("text/html", "application/xhtml+xml")


def _piece(record: Any, *, origin: str, limit: int) -> Piece | Unreadable:
    page = record.reader.read(limit + 1)
    if len(page) > limit:
        return Unreadable(origin=origin, message=too_large(limit))
    known = {
        "url": record.headers.get("WARC-Target-URI"),
        "crawled": record.headers.get("WARC-Date"),
        "encoding": record.http_charset,
    }
    cut_off = not record.http_headers.get("Content-Encoding") and len(page) < record.content_length
    warnings = (f"{origin}: the page is cut off: fetch it again; what there is of it is kept",) if cut_off else ()
    raw = msgspec.json.encode({name: value for name, value in known.items() if value}) + b"\n" + page
    return Piece(origin=origin, raw=raw, format="warc", warnings=warnings)


def draft(raw: bytes) -> Draft:
    """One response. Fault where its page holds no text."""
    head, _, page = raw.partition(b"\n")
    known: dict[str, str] = msgspec.json.decode(head)
    html = decode(page, declared=known.pop("encoding", None) or declared_encoding(page))
    found = pages.draft_of_page(html, url=known.get("url"))
    return msgspec.structs.replace(found, metadata=found.metadata | known)
