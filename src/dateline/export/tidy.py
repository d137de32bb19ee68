"""Records -> rows of tidy tables: one thing a row, one value a cell, keys between the tables.

Law of this file: a row's cells stand in the order of the columns in tables.csv, which says what each means.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from dateline.archive import KeptReport
from dateline.export.parquet import as_day
from dateline.export.selection import Selection
from dateline.export.words import value_in_words
from dateline.records import Actor, Coded, Event, Field, Mention, Place, Quantity, Statement, Story, Utterance

#: a table and the cells of one of its rows
Row = tuple[str, tuple[Any, ...]]


def rows(selection: Selection) -> Iterator[Row]:
    """The rows of all tables, table by table only where the records come so."""
    yield from chain.from_iterable(map(_of_event, selection.events()))
    yield from map(_of_story, selection.stories())
    yield from chain.from_iterable(map(_of_utterance, selection.utterances()))
    for report, coded in selection.coded():
        copy_of = selection.store.copies([report.id]).get(report.id)
        yield _of_report(report, copy_of)
        yield from _of_mentions(coded, selection.events_of_report(report.id))
        yield from _of_statements(coded, selection.store.utterances_of_report(report.id))
        yield from _of_expressions(coded)


# Events


def _of_event(event: Event) -> Iterator[Row]:
    disputed = any(field.verdict == "disputed" for field in event.fields.values())
    yield (
        "events",
        (
            *(event.id, event.type, event.mode, event.kind, event.status, event.title),
            *_spot(event.place),
            *(as_day(event.earliest), as_day(event.latest), event.report_count, event.source_count, disputed),
            event.story,
        ),
    )
    filled = {each.actor for each in event.filled}
    for role, position, actor in _cast(event.actors, event.recipients):
        named = (actor.name or actor.text, *_identity(actor), actor.id in filled)
        yield "event_actors", (event.id, role, position, *named)
    for position, quantity in enumerate(event.quantities):
        yield "event_quantities", (event.id, position, *_count(quantity), quantity.text)
    for report in event.reports:
        yield "event_reports", (event.id, report.report, report.source, report.independent)
    for name, field in event.fields.items():
        yield "event_fields", (event.id, name, field.verdict, len(field.values))
        yield from _of_values(event.id, name, field)


def _of_values(event: str, name: str, field: Field) -> Iterator[Row]:
    for position, value in enumerate(field.values):
        words = value_in_words(value.value)
        told = (len(value.sources), _joined(value.sources), _joined(value.mentions))
        yield "event_values", (event, name, position, words, *told)


def _of_story(story: Story) -> Row:
    days = (as_day(story.first_published), as_day(story.last_published))
    return "stories", (story.id, story.title, len(story.reports), *days)


# Reports


def _of_report(report: KeptReport, copy_of: str | None) -> Row:
    return "reports", (
        *(report.id, report.source, report.url, report.title, report.byline),
        *(as_day(report.published), report.published, report.language, report.story, copy_of, report.text),
    )


def _of_mentions(coded: Coded, events: Mapping[str, str]) -> Iterator[Row]:
    """The mentions of selected events alone: a mention without its event would lead nowhere."""
    for mention in coded.mentions:
        if mention.id not in events:
            continue
        yield _of_mention(coded.report.id, coded.report.text, mention, events[mention.id])
        for role, position, actor in _cast(mention.actors, mention.recipients):
            words = (actor.text, actor.start, actor.end, actor.name)
            yield "mention_actors", (mention.id, role, position, *words, *_identity(actor))
        for position, each in enumerate(mention.quantities):
            yield "mention_quantities", (mention.id, position, *_count(each), each.text, each.start, each.end)


def _of_mention(report: str, text: str, mention: Mention, event: str) -> Row:
    trigger, sentence, place, time = mention.trigger, mention.sentence, mention.place, mention.time
    return "mentions", (
        *(mention.id, report, event, mention.type, mention.mode, mention.kind, " ".join(mention.contexts) or None),
        *(mention.status, mention.score, trigger.text, trigger.start, trigger.end),
        *(text[sentence.start : sentence.end].strip(), sentence.start, sentence.end),
        *((place.name or place.text, place.country) if place else (None, None)),
        *((time.text, as_day(time.earliest), as_day(time.latest)) if time else (None, None, None)),
        *(mention.attributed_to, mention.confidence),
    )


def _of_statements(coded: Coded, utterances: Mapping[str, str]) -> Iterator[Row]:
    for each in coded.statements:
        yield (
            "statements",
            (
                *(each.id, coded.report.id, utterances.get(each.id), each.kind, *_speaker(each.speaker)),
                *(each.source and each.source.text, each.cue and each.cue.text),
                *(" … ".join(part.text for part in each.content) or None, *_reach(each)),
                *(each.addressee and (each.addressee.name or each.addressee.text), each.via),
            ),
        )


def _reach(statement: Statement) -> tuple[int | None, int | None]:
    content = statement.content
    return (content[0].start, content[-1].end) if content else (None, None)


def _of_expressions(coded: Coded) -> Iterator[Row]:
    """Every place name and time expression of a report, and every place where it says who somebody is."""
    report = coded.report.id
    for position, place in enumerate(coded.places):
        where = (place.name, place.kind, place.country, place.lat, place.lon, place.geonames_id)
        yield "places", (report, position, place.text, place.start, place.end, *where)
    for position, time in enumerate(coded.times):
        when = (time.type, time.value, as_day(time.earliest), as_day(time.latest))
        yield "times", (report, position, time.text, time.start, time.end, *when)
    for position, each in enumerate(coded.introductions):
        words = (each.text, each.start, each.end)
        said = (each.country, " ".join(each.sectors) or None, each.office)
        yield "introductions", (report, position, each.actor, each.name, each.alias, *words, *said)


def _of_utterance(utterance: Utterance) -> Iterator[Row]:
    speaker, id_, country, _ = _speaker(utterance.speaker)
    days = (as_day(utterance.earliest), as_day(utterance.latest))
    counts = (len(utterance.wordings), utterance.source_count)
    yield "utterances", (utterance.id, speaker, id_, country, *days, *counts)
    for position, each in enumerate(utterance.wordings):
        yield "wordings", (utterance.id, position, each.text, len(each.sources), _joined(each.sources))


# Parts of rows


def _cast(actors: Iterable[Actor], recipients: Iterable[Actor]) -> Iterator[tuple[str, int, Actor]]:
    for role, members in (("actor", actors), ("recipient", recipients)):
        yield from ((role, position, actor) for position, actor in enumerate(members))


def _identity(actor: Actor) -> tuple[str | None, ...]:
    return actor.id, actor.country, next(iter(actor.sectors), None), " ".join(actor.sectors) or None


def _speaker(speaker: Actor | None) -> tuple[str | None, ...]:
    if speaker is None:
        return (None,) * 4
    return speaker.name or speaker.text, speaker.id, speaker.country, " ".join(speaker.sectors) or None


def _count(quantity: Quantity) -> tuple[Any, ...]:
    return quantity.of, quantity.low, quantity.high, quantity.approximate, quantity.unit


def _spot(place: Place | None) -> tuple[Any, ...]:
    if place is None:
        return (None,) * 6
    return place.name or place.text, place.kind, place.country, place.lat, place.lon, place.geonames_id


def _joined(values: Iterable[str]) -> str | None:
    return "; ".join(values) or None
