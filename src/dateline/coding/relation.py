"""The one relation that a sentence states from a source to a target.

The same mechanism as mentions: the lexicon coder reads the sentence with the marked spans as its only actors, and the
model judges what it found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import get_args

from spacy.tokens import Doc

from dateline.coding.compose import candidates
from dateline.coding.features import Reading, Side, features, read_pair
from dateline.coding.model import YIELD, model
from dateline.coding.tree import grow
from dateline.language import load
from dateline.records import PloverType, Relation, Span
from dateline.settings import Settings

_TYPES: tuple[PloverType, ...] = get_args(PloverType)
_BATCH = 128

Offsets = tuple[int, int] | Span | None


def code_relation(text: str, source: Offsets, target: Offsets) -> Relation:
    """Code the relation from the marked source to the marked target (offsets into `text`, or Spans, or None)."""
    return code_relations([(text, source, target)])[0]


def code_relations(rows: Sequence[tuple[str, Offsets, Offsets]]) -> list[Relation]:
    """Code many (text, source, target) rows at once, in their order."""
    docs = load(Settings().pipeline).pipe((text for text, _, _ in rows), batch_size=_BATCH)
    return [_relation(doc, source, target) for doc, (_, source, target) in zip(docs, rows, strict=True)]


def pairs(docs: Iterable[Doc], marks: Iterable[tuple[Offsets, Offsets]]) -> Iterator[tuple[list[str], Reading]]:
    """Features and the lexicon coder's reading of each pair: what the model is trained on, as it will be used."""
    for doc, (source, target) in zip(docs, marks, strict=True):
        yield _pair(doc, source, target)


def _pair(doc: Doc, source: Offsets, target: Offsets) -> tuple[list[str], Reading]:
    tree = grow(doc)
    found = candidates(tree)
    left, right = _side(doc, source), _side(doc, target)
    reading = read_pair(tree, found, left, right)
    return features(tree, found, (0, len(doc)), left, right, reading), reading


def _side(doc: Doc, offsets: Offsets) -> Side:
    if offsets is None:
        return None
    start, end = (offsets.start, offsets.end) if isinstance(offsets, Span) else offsets
    span = doc.char_span(start, end, alignment_mode="expand") if 0 <= start < end <= len(doc.text) else None
    return (span.start, span.end) if span is not None and len(span) else None


def _relation(doc: Doc, source: Offsets, target: Offsets) -> Relation:
    if not len(doc) or doc.text.isspace():
        return Relation(type=None, scores={}, status="actual")
    found, reading = _pair(doc, source, target)
    judge = model()
    merged = dict(zip(judge.labels, judge.scores(found).tolist(), strict=True))
    scores = dict.fromkeys(_TYPES, 0.0) | {name: value for name, value in merged.items() if name != YIELD}
    giving_way: PloverType = "CONCEDE" if reading.best is not None and reading.best.type == "CONCEDE" else "RETREAT"
    scores[giving_way] = merged[YIELD]
    best = max(_TYPES, key=lambda name: scores[name])
    return Relation(type=best, scores={name: round(scores[name], 4) for name in _TYPES}, status=reading.status)
