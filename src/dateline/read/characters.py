"""Bytes -> text, and text without the damage that copying and transcoding do to it.

Law of this file: letters stay the letters that the outlet printed (curly quotation marks, dashes, accents). Only what
no reader ever saw goes: control characters, byte order marks, zero-width marks, mojibake, entities left in the text.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from html import unescape

# The longest mark first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 200_000  # bytes that are enough to tell a legacy encoding by
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_DECLARED_WITHIN = 4096  # bytes: HTML asks for the declaration in the first 1024, real pages are looser

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\ud800-\udfff]"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#x[0-9A-Fa-f]{2,5});")
# Letters that mojibake always leaves behind: UTF-8 lead bytes read as Latin-1, Windows-1252, Mac Roman or Cyrillic.
_SUSPECT = re.compile("[\x80-\x9fÂÃÄÅÎÏÐÑØÙâãðï€‚√¬ĂĹРС]")


def decode(data: bytes, *, declared: str | None = None) -> str:
    """The text of `data`: by its byte order mark, its declared encoding, as UTF-8, else by what its bytes look like."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, errors="replace")
    for encoding in (declared or "utf-8", "utf-8"):
        try:
            return data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
    return _guessed(data)


def declared_encoding(head: bytes) -> str | None:
    """The encoding that an HTML or XML head declares for itself, if Python knows it."""
    found = _DECLARED.search(head[:_DECLARED_WITHIN])
    if found is None:
        return None
    name = found.group(1).decode("ascii")
    try:
        known = codecs.lookup(name).name
    except LookupError:
        return None
    # As in the HTML standard: Latin-1 means Windows-1252, and what could be read so far is not UTF-16.
    if known in ("iso8859-1", "ascii"):
        return "cp1252"
    return None if known.startswith(("utf-16", "utf-32")) else known


def _guessed(data: bytes) -> str:
    from charset_normalizer import from_bytes  # only what is not UTF-8 comes here

    best = from_bytes(data[:_SAMPLE]).best()
    name = best.encoding if best is not None else "cp1252"
    return data.decode(name, errors="replace")


def mend(text: str) -> str:
    """Text without invisible characters, mojibake and entities; its only white space is newlines and spaces."""
    text = _LINE_ENDS.sub("\n", text)
    if _SUSPECT.search(text):
        text = _without_mojibake(text)
    if "&" in text and _ENTITY.search(text):
        text = _LINE_ENDS.sub("\n", _ENTITY.sub(lambda entity: unescape(entity.group()), text))
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    return unicodedata.normalize("NFC", text)


def _without_mojibake(text: str) -> str:
    from ftfy import fix_encoding
    from ftfy.badness import is_bad

    return "\n".join(fix_encoding(line) if is_bad(line) else line for line in text.split("\n"))
