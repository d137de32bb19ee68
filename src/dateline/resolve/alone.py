"""A phrase on its own as an actor: set into a sentence, then read as any phrase of a report.

Where the context has the phrase, it is read there; where it has not, the phrase is the subject of a short sentence
before the context, so that what the context says of the same one counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec
from spacy.tokens import Span, Token

from dateline.language import Reading, parse
from dateline.records import Actor, Report
from dateline.resolve.actors import Actors
from dateline.resolve.phrases import NOUN_TAGS
from dateline.resolve.places import find_places
from dateline.settings import Settings

#: a subject that speaks is somebody, not a place
_CARRIER = "{phrase} spoke."
_LONGEST = 300  # characters of a phrase that are looked at


def resolve_actor(text: str, context: str = "", date: str | None = None) -> Actor | None:
    """The actor that a phrase on its own stands for; None where nothing is to be known.

    `context` is a sentence or so around the phrase; `date` (ISO) tells who held an office. The actor's offsets count
    in `text`. Of several actors ("Japan and Australia") the first is given.
    """
    return resolve_actors([(text, context, date)])[0]


def resolve_actors(rows: Sequence[tuple[str, str, str | None]]) -> list[Actor | None]:
    """`resolve_actor` for many (text, context, date) at once, in their order."""
    phrases = [" ".join(text.split())[:_LONGEST] for text, _, _ in rows]
    reports = [
        Report(id=str(number), text=_sentence(phrase, context or ""), published=date, language="en")
        for number, (phrase, (_, context, date)) in enumerate(zip(phrases, rows, strict=True))
    ]
    return [
        _actor(reading, phrase) if phrase else None
        for reading, phrase in zip(parse(reports, Settings()), phrases, strict=True)
    ]


def _sentence(phrase: str, context: str) -> str:
    context = " ".join(context.split())
    if any(wording in context for wording in _wordings(phrase)):
        return context
    return f"{_CARRIER.format(phrase=phrase)} {context}".strip()


def _actor(reading: Reading, phrase: str) -> Actor | None:
    """Of the places where the text has the phrase, the first that stands for somebody."""
    actors = Actors(reading, find_places(reading.doc, Settings()))
    found: Actor | None = None
    country: str | None = None
    for span in _occurrences(reading, phrase):
        said = next((said for head in _heads(span) if (said := actors.at(head))), ())
        found = found or (said[0] if said else None)
        country = country or (said[0].country if said else None) or actors.only_country(span)
    if found is None or not (found.country or found.sectors):
        return None
    if found.country is None:
        country = country or actors.only_country(reading.doc[:])
        found = msgspec.structs.replace(found, country=country)
    return msgspec.structs.replace(found, text=phrase, start=0, end=len(phrase))


def _occurrences(reading: Reading, phrase: str) -> Iterator[Span]:
    for wording in _wordings(phrase):
        text, at = reading.report.text, -1
        while (at := text.find(wording, at + 1)) >= 0:
            span = reading.doc.char_span(at, at + len(wording), alignment_mode="expand")
            if span is not None and len(span):
                yield span


def _wordings(phrase: str) -> tuple[str, str]:
    """The phrase as given, and as it stands where a sentence begins ("the army", "The army")."""
    return phrase, phrase[:1].swapcase() + phrase[1:]


def _heads(span: Span) -> Iterator[Token]:
    """The root of the phrase, and its last noun where the parse has the root elsewhere."""
    root = span.root
    if root.tag_ in NOUN_TAGS or root.pos_ in ("PROPN", "ADJ", "PRON"):
        yield root
    for token in reversed(list(span)):
        if token.tag_ in NOUN_TAGS and token != root:
            yield token
            return
