"""Where a text quotes: its quotation marks, paired paragraph by paragraph.

Law of this file: a pair never crosses a paragraph, and an opening mark that nothing closes quotes to the paragraph's
end only if it is double (newsrooms leave the closing mark out when the next paragraph goes on). A mark that could be an
apostrophe opens or closes nothing unless its partner is found. Marks turned the wrong way are read by where they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

_MARK = re.compile(r"``|''|[“”„«»\"‘’']")
#: a line that ends without a stop and is not followed by a blank one was only wrapped
_PARAGRAPH = re.compile(r"[^\n]+(?:(?<![.?!:;”\"’')…])\n[^\S\n]*(?=\S)[^\n]+)*")
_OPENS_AFTER = frozenset(" \t\xa0([{—–-/…:;,“\"‘'")
_ELISION = re.compile(r"(?:\d\ds?|s|em|til|cause|tis|twas|n|t|bout|round)\b", re.IGNORECASE)
_DEEPEST = 8  # quotations opened within a quotation before one is taken to have been left open
_PLURAL_POSSESSIVE = re.compile(r"s[’']\s+[a-z]")


@dataclass(frozen=True, slots=True)
class Quote:
    """Text in quotation marks: `text[start:end]` is what stands between them."""

    start: int
    end: int
    #: the same with its marks: `text[outer_start:outer_end]`
    outer_start: int
    outer_end: int
    #: what is quoted ends in a comma or stop, as speech does
    stops: bool = False

    @property
    def closed(self) -> bool:
        """False where the paragraph ended before a mark that closes it."""
        return self.outer_end > self.end


def find_quotes(text: str) -> list[Quote]:
    """The outermost quotations of a text, in its order."""
    quotes: list[Quote] = []
    for paragraph in _PARAGRAPH.finditer(text):
        if _MARK.search(paragraph.group()):
            quotes += _pairs(text, paragraph.start(), paragraph.end())
    return quotes


def quote_at(quotes: Sequence[Quote], at: int) -> Quote | None:
    """The quotation that a character stands in, marks aside."""
    k = bisect_right(quotes, at, key=_start) - 1
    return quotes[k] if k >= 0 and at < quotes[k].end else None


def _start(quote: Quote) -> int:
    return quote.start


def _pairs(text: str, start: int, end: int) -> list[Quote]:
    marks = list(_MARK.finditer(text, start, end))
    quotes: list[Quote] = []
    i = 0
    while i < len(marks):
        mark = marks[i]
        if not _opens(text, start, mark):
            i += 1
            continue
        partner = _partner(text, marks, i)
        if partner is not None:
            quotes.append(Quote(mark.end(), marks[partner].start(), mark.start(), marks[partner].end()))
            i = partner + 1
        elif (reopening := _reopened(text, marks, i)) is not None:
            quotes.append(Quote(mark.end(), marks[reopening].start(), mark.start(), marks[reopening].start()))
            i = reopening
        elif _is_double(mark.group()) and not _double_follows(text, start, marks, i):
            quotes.append(Quote(mark.end(), end, mark.start(), end))
            break
        else:
            i += 1
    return [quote for quote in map(partial(_punctuated, text), quotes) if quote is not None]


def _punctuated(text: str, quote: Quote) -> Quote | None:
    """The quotation with what its end says of it; None if nothing stands in it."""
    words = text[quote.start : quote.end].rstrip()
    return replace(quote, stops=words[-1] in ",.?!…—–-") if words else None


def _is_double(mark: str) -> bool:
    return mark not in ("‘", "’", "'")


def _opens(text: str, start: int, mark: re.Match[str]) -> bool:
    """An opening mark has room before it and a word after it."""
    sign = mark.group()
    before = text[mark.start() - 1] if mark.start() > start else " "
    after = text[mark.end()] if mark.end() < len(text) else " "
    if sign in ("”", "»"):
        return sign == "”" and mark.start() == start and after.isalnum()
    if sign in ("“", "„", "«", "``"):
        return True
    if before not in _OPENS_AFTER or after.isspace():
        return False
    return sign != "'" or not _ELISION.match(text, mark.end())


def _partner(text: str, marks: list[re.Match[str]], i: int) -> int | None:
    """Index of the mark that closes mark `i`."""
    sign = marks[i].group()
    fallback = None
    depth = 0  # curly marks tell a quotation within a quotation
    for j in range(i + 1, len(marks)):
        mark = marks[j]
        turned = sign == "“" and mark.group() == "“"
        if turned and not _looks_closed(text, mark):
            depth += 1
            if depth > _DEEPEST:
                return None
            continue
        if not turned and not _closes(sign, mark.group()):
            continue
        if depth:
            depth -= 1
            continue
        if _is_double(sign):
            if sign in ('"', "“", "''") and mark.group() in ('"', "''") and _looks_open(text, mark):
                return None
            return j
        if not _ends_a_word(text, mark):
            continue
        if not _PLURAL_POSSESSIVE.match(text, mark.start() - 1):
            return j
        fallback = fallback or j  # "the workers’ ..." closes only if nothing better does
    return fallback


def _reopened(text: str, marks: list[re.Match[str]], i: int) -> int | None:
    """Index of the next mark if it opens a sentence: a paragraph of a longer quotation, run together with the last."""
    if i + 1 == len(marks) or not _is_double(marks[i].group()) or marks[i + 1].group() != marks[i].group():
        return None
    return i + 1 if text[: marks[i + 1].start()].rstrip().endswith((".", "?", "!", "…")) else None


def _closes(opening: str, mark: str) -> bool:
    if opening in "„“”":
        return mark in ("”", '"', "''") or (opening == "„" and mark == "“")
    if opening == "«":
        return mark == "»"
    if opening in ("``", "''"):
        return mark in ("''", '"')
    if opening == '"':
        return mark in ('"', "”", "''")
    return mark in ("’", "'")


def _looks_open(text: str, mark: re.Match[str]) -> bool:
    before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
    return before.isspace() and after.isalnum()


def _looks_closed(text: str, mark: re.Match[str]) -> bool:
    """A mark after a word or stop and before a space: it closes, whichever way it is turned."""
    before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
    return (before.isalnum() or before in ".,?!…)") and not after.strip()


def _ends_a_word(text: str, mark: re.Match[str]) -> bool:
    before, after = text[mark.start() - 1], text[mark.end() : mark.end() + 1]
    return not before.isspace() and not after.isalnum()


def _double_follows(text: str, start: int, marks: list[re.Match[str]], i: int) -> bool:
    """Another double quotation opens later in the paragraph, so this mark was a slip."""
    return any(_is_double(mark.group()) and _opens(text, start, mark) for mark in marks[i + 1 :])
