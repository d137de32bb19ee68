"""A report's text cut into pieces, those that were read as something marked."""

from __future__ import annotations

from dateline.records import Coded, Record


class Piece(Record, frozen=True, kw_only=True):
    """A stretch of text; `layer` says what it was read as, None for plain text."""

    text: str
    layer: str | None = None
    title: str | None = None


def marked_text(coded: Coded) -> list[list[Piece]]:
    """The paragraphs of the report, each as pieces. Marks do not overlap: triggers go before places and times."""
    marks = [
        (m.trigger.start, m.trigger.end, "trigger", f"{m.type} {m.kind or ''} ({m.status})") for m in coded.mentions
    ]
    marks += [(p.start, p.end, "place", p.name or p.text) for p in coded.places]
    marks += [(t.start, t.end, "time", t.value or "open") for t in coded.times]
    paragraphs, at = [], 0
    for paragraph in coded.report.text.split("\n\n"):
        paragraphs.append(_pieces(coded.report.text, at, at + len(paragraph), marks))
        at += len(paragraph) + 2
    return paragraphs


def _pieces(text: str, start: int, end: int, marks: list[tuple[int, int, str, str]]) -> list[Piece]:
    pieces, at = [], start
    for first, last, layer, title in sorted(mark for mark in marks if start <= mark[0] and mark[1] <= end):
        if first < at:
            continue
        pieces.append(Piece(text=text[at:first]))
        pieces.append(Piece(text=text[first:last], layer=layer, title=title))
        at = last
    return [piece for piece in [*pieces, Piece(text=text[at:end])] if piece.text]
