"""What a person types into a search box -> a full-text query that SQLite always accepts."""

from __future__ import annotations

import re

_PART = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORD = re.compile(r"[^\W_]+")


def match(text: str, *, prefix: bool = False) -> str | None:
    """The FTS5 query for `text`: every word must be there, words in quotation marks side by side.

    `prefix` lets the last word stand for all that begin with it. None where the text holds no word at all.
    Every word is quoted, so that AND, NEAR, *, : or a lone quotation mark are never taken for FTS5's grammar.
    """
    phrases = [" ".join(_WORD.findall(quoted or bare)) for quoted, bare in _PART.findall(text)]
    quoted = [f'"{phrase}"' for phrase in phrases if phrase]
    if not quoted:
        return None
    return " ".join(quoted) + ("*" if prefix else "")
