"""Opens an input: takes gzip off, and tells by name and first bytes what kind of input it is."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO, Literal, cast

from dateline.read.pieces import Fault

Kind = Literal["text", "html", "json", "jsonl", "csv", "parquet", "feed", "warc"]

_BUFFER = 1 << 16
_HEAD = 4096  # bytes that are looked at to tell the kind
_KINDS: Mapping[str, Kind] = {
    "txt": "text", "text": "text", "md": "text",
    "html": "html", "htm": "html", "xhtml": "html",
    "json": "json", "jsonl": "jsonl", "ndjson": "jsonl",
    "csv": "csv", "tsv": "csv", "parquet": "parquet", "pq": "parquet",
    "xml": "feed", "rss": "feed", "atom": "feed", "rdf": "feed", "warc": "warc",
}  # fmt: skip
_FOREIGN = (
    (b"%PDF", "a PDF file"),
    (b"\x89PNG", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF8", "an image (GIF)"),
    (b"II*\x00", "an image (TIFF)"),
    (b"MM\x00*", "an image (TIFF)"),
    (b"RIFF", "a media file (RIFF)"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"SQLite format 3", "a SQLite database"),
    (b"BZh", "compressed with bzip2"),
    (b"\xfd7zXZ", "compressed with xz"),
    (b"\x28\xb5\x2f\xfd", "compressed with Zstandard"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"{\\rtf", "an RTF document"),
)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")  # UTF-16 and UTF-32 hold null bytes in plain text
_PAGE = re.compile(rb"<!doctype html|<html|<head|<body|<(?:p|div|article|h1)[ >]", re.IGNORECASE)
_WHOLE_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?(?:<!doctype html|<html)", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(rb"<(?:\?xml|rss|feed|rdf:rdf)\b", re.IGNORECASE)
_TABLE_HEAD = re.compile(rb"(?:^|[,;\t\"])(?:text|html)(?:[,;\t\"]|$)", re.IGNORECASE)


class _Unpacked(io.RawIOBase):
    """The plain bytes of a gzip stream. Damage ends it, where the standard library loses what came before."""

    def __init__(self, packed: io.BufferedReader) -> None:
        self.damaged = False
        self._packed = packed
        self._member = zlib.decompressobj(wbits=31)
        self._waiting = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]  # the buffer protocol has no type before 3.12
        view = memoryview(buffer)
        while not self.damaged:
            packed = self._waiting or self._packed.read(_BUFFER)
            if not packed and not self._member.unconsumed_tail:
                self.damaged = not self._member.eof
                break
            plain = self._step(packed, len(view))
            if plain:
                view[: len(plain)] = plain
                return len(plain)
        return 0

    def _step(self, packed: bytes, most: int) -> bytes:
        if self._member.eof:
            packed = packed.lstrip(b"\0")  # padding between members is allowed
            if not packed:
                self._waiting = b""
                return b""
            self._member = zlib.decompressobj(wbits=31)
        try:
            plain: bytes = self._member.decompress(packed, most)
        except zlib.error:
            self.damaged = True
            return b""
        self._waiting = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
        return plain


class Borrowed(io.RawIOBase):
    """A stream that belongs to the caller: not closed when reading from it is done."""

    def __init__(self, stream: BinaryIO) -> None:
        # What a pipe holds now is read now, where the stream can do that: its rows need not wait for one another.
        self._read = getattr(stream, "read1", stream.read)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]  # as above
        data = self._read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


@dataclass(frozen=True, slots=True)
class Source:
    """An opened input."""

    origin: str
    stream: io.BufferedReader
    #: bytes that one document may have
    limit: int
    unpacked: _Unpacked | None = None

    @property
    def damaged(self) -> bool:
        """True once the end of a gzip stream that was cut off or is damaged has been reached."""
        return self.unpacked is not None and self.unpacked.damaged

    def whole(self) -> bytes:
        """All bytes of an input that is one document. Fault where they are more than the limit."""
        data = self.stream.read(self.limit + 1)
        if len(data) > self.limit:
            raise Fault(too_large(self.limit))
        return data


def too_large(limit: int) -> str:
    """What to say of a document over the limit."""
    raised = "raise --max-document-megabytes (in Python, Settings.max_document_bytes)"
    return f"larger than {limit:,} bytes, the limit for one document: {raised}, or split it"


def opened(stream: BinaryIO | io.RawIOBase, *, origin: str, limit: int) -> Source:
    """Open a stream of bytes, with gzip taken off."""
    buffered = cast("io.BufferedReader", io.BufferedReader(cast("io.RawIOBase", stream), _BUFFER))
    if buffered.peek(2)[:2] != b"\x1f\x8b":
        return Source(origin, buffered, limit)
    unpacked = _Unpacked(buffered)
    return Source(origin, io.BufferedReader(unpacked, _BUFFER), limit, unpacked)


def kind(source: Source, *, name: str) -> Kind:
    """What kind of input this is. Fault where it is empty or nothing that can hold a report."""
    head = source.stream.peek(_HEAD)[:_HEAD]
    if not head.strip():
        raise Fault("empty: there is nothing to read")
    named = _KINDS.get(_suffix(name))
    if head.startswith(b"PAR1") or named == "parquet":
        return "parquet"
    _refuse_foreign(head)
    if named is None:
        return _sniffed(head)
    if named in ("text", "feed") and _WHOLE_PAGE.match(head):
        return "html"
    return named


def _suffix(name: str) -> str:
    name = name.lower().removesuffix(".gz")
    return name.rpartition(".")[2] if "." in name else ""


def _refuse_foreign(head: bytes) -> None:
    for signature, what in _FOREIGN:
        if head.startswith(signature):
            raise Fault(f"{what}: extract its text first, and give that")
    if b"\0" in head and not head.startswith(_WIDE_MARKS):
        raise Fault("a binary file: give text, HTML, JSON, CSV, Parquet, a feed or a WARC file")


def _sniffed(head: bytes) -> Kind:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"WARC/"):
        return "warc"
    if start.startswith((b"{", b"[")):
        return "json"
    if _WHOLE_PAGE.match(start):
        return "html"
    if _FEED.match(start):
        return "feed"
    if start.startswith(b"<") and _PAGE.search(start):
        return "html"
    first_line = start.split(b"\n", 1)[0].strip()
    return "csv" if _TABLE_HEAD.search(first_line) and re.search(rb"[,;\t]", first_line) else "text"
