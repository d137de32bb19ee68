"""Bytes -> Document: reads every kind of input that reports come in, and cleans it.

Law of this room: nothing raises and nothing is lost. What cannot be read comes out as one `Unreadable` with one
sentence, and the rest goes on. Libraries for a format are imported when that format turns up.
"""

from __future__ import annotations

from dateline.read.documents import document_from_text, documents, read_again

__all__ = ["document_from_text", "documents", "read_again"]
