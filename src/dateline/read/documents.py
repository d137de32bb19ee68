"""The one verb of this room, `documents`, and its two short cuts for text that is at hand already."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from hashlib import blake2b
from io import RawIOBase
from typing import BinaryIO

import msgspec

from dateline.read.dates import normalised
from dateline.read.feeds import from_feed
from dateline.read.files import files, reason
from dateline.read.making import make, with_own_id
from dateline.read.opening import Borrowed, Kind, Source, kind, opened
from dateline.read.pieces import Fault, Piece
from dateline.read.rows import from_csv, from_json, from_lines, from_parquet
from dateline.read.warcs import from_warc
from dateline.records import Document, Format, Report, Unreadable
from dateline.settings import Settings

STANDARD_INPUT = "-"


def _text_piece(source: Source) -> Iterator[Piece]:
    yield Piece(origin=source.origin, raw=source.whole(), format="text")


def _html_piece(source: Source) -> Iterator[Piece]:
    yield Piece(origin=source.origin, raw=source.whole(), format="html")


_PIECES: Mapping[Kind, Callable[[Source], Iterator[Piece | Unreadable]]] = {
    "text": _text_piece,
    "html": _html_piece,
    "jsonl": from_lines,
    "json": from_json,
    "csv": from_csv,
    "parquet": from_parquet,
    "feed": from_feed,
    "warc": from_warc,
}


def documents(
    paths: Sequence[str], settings: Settings, *, stdin: BinaryIO | None = None
) -> Iterator[Document | Unreadable]:
    """Read files and folders, one document at a time, in an order that does not depend on the machine.

    A path `-` is standard input (`stdin`, where given). `settings.published` and `settings.source` stand in where the
    input names no day or outlet; `settings.max_document_bytes` is the limit for one document. Nothing raises: an input
    that cannot be read is handed on as an `Unreadable`, and the rest goes on.
    """
    settings, complaint = _checked(settings)
    if complaint is not None:
        yield complaint
    ids = _Ids()
    for path in paths:
        for found in _pieces_at(path, settings, stdin):
            yield found if isinstance(found, Unreadable) else _document(found, settings, ids)


def document_from_text(
    text: str,
    *,
    settings: Settings,
    title: str | None = None,
    source: str | None = None,
    url: str | None = None,
    published: str | None = None,
    byline: str | None = None,
    language: str | None = None,
    id: str | None = None,
) -> Document:
    """A document from a text at hand and what is known of it, as from one row of a table.

    Raises ValueError where the text is empty or nothing but labels.
    """
    known = {"id": id, "title": title, "source": source, "url": url, "published": published}
    row = known | {"byline": byline, "language": language, "text": _encodable(text)}
    raw = msgspec.json.encode({name: value for name, value in row.items() if value})
    try:
        return make(Piece(origin="text", raw=raw, format="json"), _checked(settings)[0])
    except Fault as fault:
        raise ValueError(f"the text cannot be read: {fault}") from fault


def read_again(
    raw: bytes, *, format: Format, origin: str, settings: Settings, report: Report, provenance: Mapping[str, str]
) -> Document:
    """The document of input that was kept, cleaned anew by this version.

    `raw`, `format`, `origin`, `report` and `provenance` are those of the document that was kept: its flags are taken
    from it, and its id stays where it came from a row. Raises ValueError where nothing can be read from it any more.
    """
    flags = {name: getattr(report, name) for name in ("published", "source") if provenance.get(name) == "flag"}
    settings = msgspec.structs.replace(settings, **({"published": None, "source": None} | flags))
    try:
        document = make(Piece(origin=origin, raw=raw, format=format), settings)
    except Fault as fault:
        raise ValueError(f"{origin} cannot be read again: {fault}") from fault
    if provenance.get("id") == "column":
        document = msgspec.structs.replace(document, report=msgspec.structs.replace(document.report, id=report.id))
    return document


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")  # lone surrogates have no bytes


def _checked(settings: Settings) -> tuple[Settings, Unreadable | None]:
    """The settings without a date that is none, so that it is complained of once and not with every report."""
    if settings.published is None or normalised(settings.published) is not None:
        return settings, None
    message = f"{settings.published!r} is no date that can be read: write YYYY-MM-DD; reading on without it"
    return msgspec.structs.replace(settings, published=None), Unreadable(origin="--published", message=message)


def _pieces_at(path: str, settings: Settings, stdin: BinaryIO | None) -> Iterator[Piece | Unreadable]:
    if path == STANDARD_INPUT:
        yield from _pieces(Borrowed(stdin or sys.stdin.buffer), "", "standard input", settings)
        return
    for found in files(path):
        if isinstance(found, Unreadable):
            yield found
            continue
        try:
            with open(found.path, "rb", buffering=0) as stream:
                yield from _pieces(stream, found.path, found.origin, settings)
        except OSError as fault:
            yield Unreadable(origin=found.origin, message=reason(found.path, fault))


def _pieces(stream: BinaryIO | RawIOBase, name: str, origin: str, settings: Settings) -> Iterator[Piece | Unreadable]:
    try:
        source = opened(stream, origin=origin, limit=settings.max_document_bytes)
        held_one = False
        for piece in _PIECES[kind(source, name=name)](source):
            held_one = True
            yield piece
        if not held_one and not source.damaged:
            raise Fault("nothing in it is a report: give rows with a text, entries, or pages in HTML")
    except Fault as fault:
        yield Unreadable(origin=origin, message=str(fault))
        return
    except OSError:
        raise
    except Exception as fault:
        yield Unreadable(origin=origin, message=_unforeseen(fault))
        return
    if source.damaged:
        message = "its compressed data is damaged or cut off: fetch it again; what came before is kept"
        yield Unreadable(origin=origin, message=message)


def _document(piece: Piece, settings: Settings, ids: _Ids) -> Document | Unreadable:
    try:
        return ids.told_apart(make(piece, settings))
    except Fault as fault:
        return Unreadable(origin=piece.origin, message=str(fault))
    except Exception as fault:  # a report that our own code or a library chokes on must not end the run
        return Unreadable(origin=piece.origin, message=_unforeseen(fault))


def _unforeseen(fault: Exception) -> str:
    return f"could not be read ({type(fault).__name__}: {fault}): please report this"


class _Ids:
    """Rows' own ids in one run. Two different reports must not get one id."""

    def __init__(self) -> None:
        self._texts: dict[str, bytes] = {}

    def told_apart(self, document: Document) -> Document:
        if document.provenance.get("id") != "column":
            return document
        report = document.report
        text = blake2b(report.text.encode(), digest_size=8).digest()
        if self._texts.setdefault(report.id, text) == text:
            return document
        renamed = with_own_id(document)
        warning = f"{document.origin}: another report has the id {report.id!r}: this one gets {renamed.report.id!r}"
        return msgspec.structs.replace(renamed, warnings=(*renamed.warnings, warning))
