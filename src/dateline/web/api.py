"""The JSON API: lists by cursor, single records, figures; the same filters as the pages.

Law of this file: what it gives are the records of the contract, unchanged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Annotated, Any, TypeVar

import msgspec
from fastapi import APIRouter, Depends, HTTPException, Query, Request, Response

from dateline.archive import Evidence, KeptReport, ReportedStatement
from dateline.archive.counting import ActorCount, Count, DayCount, DyadScore, PlaceCount, SourceFigures
from dateline.archive.filters import UNDATED
from dateline.reconcile.shelf import Link
from dateline.records import Coded, Event, Record, Story, Utterance
from dateline.web.asked import Number, Wanted, Word
from dateline.web.formats import MEDIA, Format, accepted, as_file, as_json, make_cursor, read_cursor, row_limit
from dateline.web.opened import Opened, choices, found_or_404, sources
from dateline.web.weeks import Week, weekly

router = APIRouter(prefix="/api")
Limit = Annotated[int | None, Query(ge=1, le=100_000, description="records in one answer: at most 1,000 as JSON")]
Cursor = Annotated[str, Query(max_length=400, description="`next` of the answer before")]
ActorId = Annotated[str, Query(max_length=200, description="id of an actor, as /api/actors gives it")]
R = TypeVar("R", bound=Record)

#: what the answers hold, for the OpenAPI document
ANSWERS: tuple[Any, ...] = (
    Event, Story, Utterance, ReportedStatement, KeptReport, Coded, Evidence, Count, DayCount, ActorCount, PlaceCount,
    DyadScore, SourceFigures, Week, Link,
)  # fmt: skip


def _schema(record: str, *, inside: str = "") -> dict[int | str, dict[str, Any]]:
    """What FastAPI writes into the OpenAPI document for an answer of this record, or of a list of it."""
    schema: dict[str, Any] = {"$ref": f"#/components/schemas/{record}"}
    if inside:
        schema = {"type": "object", "properties": {inside: {"type": "array", "items": schema}}, "required": [inside]}
    return _answers({"application/json": {"schema": schema}})


def _answers(content: dict[str, Any]) -> dict[int | str, dict[str, Any]]:
    return {200: {"description": "As asked", "content": content}}


#: the same list as a file, by the name of its type
_FILES = {media.split(";")[0]: {"schema": {"type": "string", "format": "binary"}} for media in MEDIA.values()}


def _listed(kind: str, record: str, find: Callable[..., Callable[[int, Any], Iterable[Record]]], place: Any) -> None:
    """Add `/api/KIND` and `/api/KIND.FORMAT`; `find` is a dependency that gives a function of limit and place."""
    Find = Annotated[Callable[[int, Any], Iterable[Record]], Depends(find)]
    after, shape = place

    def listed(request: Request, found: Find, limit: Limit = None, cursor: Cursor = "") -> Response:
        return _answer(request, kind, found, accepted(request), limit, read_cursor(cursor, shape), after)

    def filed(request: Request, found: Find, format: Format, limit: Limit = None, cursor: Cursor = "") -> Response:
        return _answer(request, kind, found, format, limit, read_cursor(cursor, shape), after)

    listed.__annotations__["found"] = filed.__annotations__["found"] = Find
    answers = _schema(record, inside=kind)
    answers[200]["content"] |= _FILES
    summary = f"{kind.capitalize()}, a page at a time"
    router.add_api_route(f"/{kind}", listed, name=kind, summary=summary, responses=answers)
    summary = f"{kind.capitalize()} as CSV, JSON Lines or Parquet"
    more = {"response_class": Response, "responses": _answers(_FILES)}
    router.add_api_route(f"/{kind}.{{format}}", filed, name=f"{kind}_file", summary=summary, **more)  # type: ignore[arg-type]


def _answer(
    request: Request,
    kind: str,
    find: Callable[[int, Any], Iterable[Record]],
    format: Format | None,
    limit: int | None,
    place: Any,
    after: Callable[[Record, int], Any],
) -> Response:
    """One record more than asked for tells whether there is a next page."""
    rows = row_limit(limit, format)
    records = list(islice(find(rows + 1, place), rows + 1))
    more = len(records) > rows
    records = records[:rows]
    offset = (place if isinstance(place, int) else 0) + rows
    cursor = make_cursor(after(records[-1], offset)) if more else None
    address = str(request.url.include_query_params(cursor=cursor).replace(scheme="", netloc="")) if cursor else None
    response = as_json({kind: records, "next": cursor}) if format is None else as_file(kind, records, format)
    if address:
        response.headers["Link"] = f'<{address}>; rel="next"'
    return response


def _by_event(record: Record, offset: int) -> tuple[str, str]:
    assert isinstance(record, Event)
    return record.earliest or UNDATED, record.id


def _by_offset(record: Record, offset: int) -> int:
    return offset


_EVENTS = (_by_event, tuple[str, str])
_OTHERS = (_by_offset, Annotated[int, msgspec.Meta(ge=0, le=10**9)])


def _events(store: Opened, wanted: Wanted) -> Callable[[int, Any], Iterable[Event]]:
    return lambda limit, place: store.events(wanted, limit=limit, after=place)


def _stories(store: Opened) -> Callable[[int, Any], Iterable[Story]]:
    return lambda limit, place: store.stories(limit=limit, offset=place or 0)


def _utterances(
    store: Opened, text: Word = "", speaker: Word = "", country: Word = "", min_sources: Number = 0
) -> Callable[[int, Any], Iterable[Utterance]]:
    return lambda limit, place: store.utterances(
        text or None,
        speaker=speaker or None,
        country=country.upper() or None,
        min_sources=min_sources,
        limit=limit,
        offset=place or 0,
    )


def _statements(
    store: Opened, text: Word = "", report: Word = "", country: Word = ""
) -> Callable[[int, Any], Iterable[ReportedStatement]]:
    return lambda limit, place: store.statements(
        text or None, report=report or None, country=country.upper() or None, limit=limit, offset=place or 0
    )


def _reports(
    store: Opened, text: Word = "", story: Word = "", source: Word = ""
) -> Callable[[int, Any], Iterable[KeptReport]]:
    return lambda limit, place: store.reports(
        text or None, story=story or None, source=source or None, limit=limit, offset=place or 0
    )


_COUNT = {"type": "object", "properties": {"count": {"type": "integer"}}, "required": ["count"]}


@router.get("/events/count", responses=_answers({"application/json": {"schema": _COUNT}}))
def event_count(store: Opened, wanted: Wanted) -> Response:
    """How many events the filters let through."""
    return as_json({"count": store.count_events(wanted)})


@router.get("/events/days", responses=_schema("DayCount", inside="days"))
def event_days(store: Opened, wanted: Wanted) -> Response:
    """How many of these events begin on each day."""
    return as_json({"days": store.count_days(wanted)})


_listed("events", "Event", _events, _EVENTS)
_listed("stories", "Story", _stories, _OTHERS)
_listed("utterances", "Utterance", _utterances, _OTHERS)
_listed("statements", "ReportedStatement", _statements, _OTHERS)
_listed("reports", "KeptReport", _reports, _OTHERS)


@router.get("/events/{id}", responses=_schema("Event"))
def one_event(store: Opened, id: str) -> Response:
    """One event, by its id or the beginning of it."""
    return as_json(found_or_404(store.event(id), "event", id))


@router.get("/events/{id}/evidence", responses=_schema("Evidence", inside="evidence"))
def event_evidence(store: Opened, id: str) -> Response:
    """The sentences that tell one event."""
    event: Event = found_or_404(store.event(id), "event", id)
    return as_json({"evidence": list(store.evidence(event.id))})


@router.get("/events/{id}/reasons", responses=_schema("Link", inside="reasons"))
def event_reasons(store: Opened, id: str) -> Response:
    """Why the mentions of one event are taken for one event, pair by pair."""
    event: Event = found_or_404(store.event(id), "event", id)
    return as_json({"reasons": store.reasons(event.id)})


@router.get("/events/{id}/neighbours", responses=_schema("Event", inside="before"))
def event_neighbours(store: Opened, id: str) -> Response:
    """The events before and after one in its story."""
    before, after = store.neighbours(found_or_404(store.event(id), "event", id))
    return as_json({"before": before, "after": after})


@router.get("/stories/{id}", responses=_schema("Story"))
def one_story(store: Opened, id: str) -> Response:
    """One story; its events are `/api/events?story=ID`, its reports `/api/reports?story=ID`."""
    return as_json(found_or_404(store.story(id), "story", id))


@router.get("/utterances/{id}", responses=_schema("Utterance"))
def one_utterance(store: Opened, id: str) -> Response:
    """One thing said, in every wording."""
    return as_json(found_or_404(store.utterance(id), "utterance", id))


@router.get("/statements/{id:path}", responses=_schema("ReportedStatement"))
def one_statement(store: Opened, id: str) -> Response:
    """One statement as one report has it."""
    return as_json(found_or_404(store.statements_with([id]).get(id), "statement", id))


@router.get("/reports/{id:path}", responses=_schema("Coded"))
def one_report(store: Opened, id: str) -> Response:
    """One report with its mentions, statements, places and times."""
    return as_json(found_or_404(store.coded(id), "report", id))


@router.get("/actors", responses=_schema("ActorCount", inside="actors"))
def actors(store: Opened, country: Word = "", limit: Annotated[int, Query(ge=1, le=1_000)] = 100) -> Response:
    """The named actors with most events."""
    return as_json({"actors": store.count_actors(country=country.upper() or None, limit=limit)})


@router.get("/countries", responses=_schema("Count", inside="countries"))
def countries(store: Opened) -> Response:
    """The countries that take part in events."""
    return as_json({"countries": choices(store).countries})


@router.get("/dyads/{a}/{b}", responses=_schema("Week", inside="weeks"))
def dyad(store: Opened, a: str, b: str) -> Response:
    """Events between two countries with their PLOVER scores, and the weekly means of these."""
    scores = store.dyad_scores(a.upper(), b.upper())
    return as_json({"events": scores, "weeks": weekly(scores)})


@router.get("/between", responses=_schema("Week", inside="weeks"))
def between(
    store: Opened, a: Annotated[str, Query(max_length=200)], b: Annotated[str, Query(max_length=200)]
) -> Response:
    """Events between two actors, by their ids, with their PLOVER scores, and the weekly means of these."""
    scores = store.actor_scores(a, b)
    return as_json({"events": scores, "weeks": weekly(scores)})


@router.get("/places", responses=_schema("PlaceCount", inside="places"))
def places(store: Opened, wanted: Wanted, limit: Annotated[int, Query(ge=1, le=10_000)] = 1_000) -> Response:
    """The points where these events happened."""
    return as_json({"places": store.count_places(wanted, limit=limit)})


@router.get("/sources", responses=_schema("SourceFigures", inside="sources"))
def outlets(store: Opened) -> Response:
    """How each outlet reports beside the others."""
    return as_json({"sources": sources(store)})


@router.get("/{rest:path}", include_in_schema=False)
def nothing(rest: str) -> Response:
    raise HTTPException(404, f"There is no /api/{rest}; see /api for what there is.")
