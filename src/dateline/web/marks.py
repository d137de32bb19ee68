"""Text cut into pieces, those that were read as something marked: a report's paragraphs, a sentence of evidence.

Law of this file: the pieces of a text, joined, are the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from dateline.archive import Evidence
from dateline.records import Coded, Mention, Record, Statement


class Mark(Record, frozen=True, kw_only=True):
    """A stretch of text and what it was read as."""

    start: int
    end: int
    #: trigger, actor, place, time, quantity
    layer: str
    #: what it was read as, in words
    title: str
    #: where it leads to
    href: str | None = None
    id: str | None = None


class Piece(Record, frozen=True, kw_only=True):
    """A stretch of text with its mark, None for plain text."""

    text: str
    mark: Mark | None = None


class Passage(Record, frozen=True, kw_only=True):
    """Pieces in a row, said by somebody where there is a statement."""

    pieces: tuple[Piece, ...]
    statement: Statement | None = None


def cut(text: str, start: int, end: int, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The stretch of text in pieces. Of marks that overlap the one that begins first stands, the longest of these."""
    pieces, at = [], start
    for mark in sorted(marks, key=lambda each: (each.start, -each.end)):
        if mark.start < at or mark.end > end or mark.end <= mark.start:
            continue
        pieces += [Piece(text=text[at : mark.start]), Piece(text=text[mark.start : mark.end], mark=mark)]
        at = mark.end
    return tuple(piece for piece in [*pieces, Piece(text=text[at:end])] if piece.text)


def sentence_pieces(evidence: Evidence) -> tuple[Piece, ...]:
    """A sentence that tells an event, with all that was read in it for that event."""
    mention, first = evidence.mention, evidence.mention.sentence.start
    moved = [
        Mark(start=mark.start - first, end=mark.end - first, layer=mark.layer, title=mark.title)
        for mark in _of_mention(mention)
    ]
    trigger = [mark for mark in moved if mark.layer == "trigger"]
    others = [mark for mark in moved if mark.layer != "trigger" and not _overlap(mark, trigger[0])]
    return cut(evidence.sentence, 0, len(evidence.sentence), [*trigger, *others])


def _overlap(a: Mark, b: Mark) -> bool:
    return a.start < b.end and b.start < a.end


def _of_mention(mention: Mention) -> list[Mark]:
    """All spans of a mention; those that stand outside its sentence are left out when the sentence is cut."""
    found = [_mark(mention.trigger, "trigger", _type(mention))]
    for role, actors in (("actor", mention.actors), ("recipient", mention.recipients)):
        found += [_mark(actor, "actor", f"{role}: {actor.name or actor.text}") for actor in actors]
    if mention.place:
        found.append(_mark(mention.place, "place", f"place: {mention.place.name or mention.place.text}"))
    if mention.time:
        found.append(_mark(mention.time, "time", f"time: {mention.time.value or 'open'}"))
    return found + [_mark(each, "quantity", f"{each.of}: {each.low:g}") for each in mention.quantities]


def _mark(span: object, layer: str, title: str) -> Mark:
    return Mark(start=span.start, end=span.end, layer=layer, title=title)  # type: ignore[attr-defined]


def _type(mention: Mention) -> str:
    return f"{mention.type} {mention.kind or mention.mode or ''}".strip() + f" ({mention.status})"


def paragraphs(coded: Coded, events: dict[str, tuple[str, str]], *, most: int) -> list[list[Passage]]:
    """The paragraphs of a report, each as passages, up to so many characters of it.

    `events` gives the id and title of each mention's event.
    """
    text, marks = coded.report.text[:most], _of_report(coded, events)
    said = sorted(
        ((part.start, part.end, statement) for statement in coded.statements for part in statement.content),
        key=lambda each: (each[0], -each[1]),
    )
    found, at = [], 0
    for paragraph in text.split("\n\n"):
        found.append(_passages(text, at, at + len(paragraph), marks, said))
        at += len(paragraph) + 2
    return found


def _passages(
    text: str, start: int, end: int, marks: Sequence[Mark], said: Sequence[tuple[int, int, Statement]]
) -> list[Passage]:
    """Of statements inside one another the outer one is shown."""
    here = [mark for mark in marks if start <= mark.start and mark.end <= end]
    passages, at = [], start
    for first, last, statement in said:
        first, last = max(first, at), min(last, end)
        if first >= last:
            continue
        passages.append(Passage(pieces=cut(text, at, first, here)))
        passages.append(Passage(pieces=cut(text, first, last, here), statement=statement))
        at = last
    return [passage for passage in [*passages, Passage(pieces=cut(text, at, end, here))] if passage.pieces]


def _of_report(coded: Coded, events: dict[str, tuple[str, str]]) -> list[Mark]:
    """Marks of all layers that do not overlap: triggers stand before places, places before times."""
    marks: list[Mark] = []
    taken, ways = bytearray(len(coded.report.text) + 1), _ways(coded, events)
    for mark in (*_triggers(coded, events), *_places(coded), *_times(coded), *_others(coded)):
        if mark.end > mark.start and not any(taken[mark.start : mark.end]):
            taken[mark.start : mark.end] = b"\x01" * (mark.end - mark.start)
            marks.append(_leading(mark, ways))
    return marks


def _ways(coded: Coded, events: dict[str, tuple[str, str]]) -> dict[tuple[int, int], tuple[str, str]]:
    """The event that each actor, place, time and count belongs to; of several the one told first."""
    ways: dict[tuple[int, int], tuple[str, str]] = {}
    for mention in coded.mentions:
        if mention.id in events:
            for mark in _of_mention(mention):
                ways.setdefault((mark.start, mark.end), events[mention.id])
    return ways


def _leading(mark: Mark, ways: dict[tuple[int, int], tuple[str, str]]) -> Mark:
    if mark.layer == "trigger" or (mark.start, mark.end) not in ways:
        return mark
    event, title = ways[mark.start, mark.end]
    return msgspec.structs.replace(mark, href=event, title=f"{mark.title}; {title}")


def _triggers(coded: Coded, events: dict[str, tuple[str, str]]) -> Iterable[Mark]:
    for mention in coded.mentions:
        event, title = events.get(mention.id, (None, ""))
        yield Mark(
            start=mention.trigger.start,
            end=mention.trigger.end,
            layer="trigger",
            title=f"{_type(mention)}: {title}" if title else _type(mention),
            href=event,
            id=mention.id,
        )


def _places(coded: Coded) -> Iterable[Mark]:
    return (_mark(place, "place", f"place: {place.name or 'not on the map'}") for place in coded.places)


def _times(coded: Coded) -> Iterable[Mark]:
    return (_mark(time, "time", f"time: {time.value or 'open'}") for time in coded.times)


def _others(coded: Coded) -> Iterable[Mark]:
    for mention in coded.mentions:
        yield from (mark for mark in _of_mention(mention) if mark.layer in ("actor", "quantity"))
