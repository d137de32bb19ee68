"""What the readers of formats hand on: one piece for each report in the input, and what a piece says of itself.

Law of this room: a `Piece` alone (its raw bytes and its format) is enough to make the document again, so that a later
version can clean and code anew what an archive has kept.
"""

from __future__ import annotations

import msgspec

from dateline.records import Format


class Piece(msgspec.Struct, frozen=True, kw_only=True):
    """One report as it was read."""

    #: a path, with `#` and the number of the row, entry or record where a file holds several
    origin: str
    raw: bytes
    #: text and html: the file's bytes. json: one row as a JSON object. feed: one entry as a JSON object.
    #: warc: one response, as a line of JSON with its address and day, and the page after it.
    format: Format
    #: faults of the input around this piece that the raw bytes do not show
    warnings: tuple[str, ...] = ()


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A piece as text, not cleaned yet, with the fields that it states."""

    text: str
    #: what is known to be a caption
    captions: tuple[str, ...] = ()
    #: fields from a page, a feed or a record of a web archive: title, byline, source, url, published, crawled
    metadata: dict[str, str] = {}
    #: fields from the columns of a row
    columns: dict[str, str] = {}


class Fault(Exception):
    """An input, or a piece of it, that cannot be read. Its message says what is wrong and what to do."""
