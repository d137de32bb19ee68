"""The pages and the JSON API as one FastAPI application over one archive.

Law of this file: read-only, every text escaped by the templates, no script, nothing from another host.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Annotated, Any

import msgspec
from fastapi import Depends, FastAPI, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates
from starlette.middleware.trustedhost import TrustedHostMiddleware

from dateline.archive import EventFilter, Store
from dateline.export.words import days, names, value_in_words
from dateline.records import Event
from dateline.web.marks import marked_text

HERE = Path(__file__).parent
PAGE = 100  # events on one page
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HOSTS = ["127.0.0.1", "localhost", "testserver"]


class Filters(msgspec.Struct, frozen=True):
    """The filters of the events page, as they stand in its address."""

    wanted: EventFilter
    page: int


def _filters(
    country: str = "",
    actor: str = "",
    type: str = "",
    kind: str = "",
    place: str = "",
    since: str = "",
    until: str = "",
    disputed: bool = False,
    min_sources: Annotated[int, Query(ge=0)] = 0,
    text: Annotated[str, Query(max_length=200)] = "",
    page: Annotated[int, Query(ge=1, le=100_000)] = 1,
) -> Filters:
    wanted = EventFilter(
        country=country or None,
        actor=actor or None,
        type=type or None,
        kind=kind or None,
        place=place or None,
        since=since or None,
        until=until or None,
        disputed=disputed,
        min_sources=min_sources,
        text=text or None,
    )
    return Filters(wanted=wanted, page=page)


def _store(request: Request) -> Iterator[Store]:
    with Store(request.app.state.archive, readonly=True) as opened:
        yield opened


Opened = Annotated[Store, Depends(_store)]
Wanted = Annotated[Filters, Depends(_filters)]


def make_app(archive: str) -> FastAPI:
    """The application over the archive at this path."""
    app = FastAPI(title="Dateline", docs_url=None, redoc_url=None)
    app.state.archive = archive
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=HOSTS)
    app.mount("/static", StaticFiles(directory=HERE / "static"), name="static")
    pages = Jinja2Templates(directory=HERE / "templates")
    pages.env.filters.update(names=names, value_in_words=value_in_words)
    pages.env.globals.update(days=days)

    @app.middleware("http")
    async def _safe(request: Request, go_on: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await go_on(request)
        response.headers["Content-Security-Policy"] = POLICY
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    @app.get("/", response_class=HTMLResponse, include_in_schema=False)
    def events_page(request: Request, opened: Opened, filters: Wanted) -> Response:
        count = opened.count_events(filters.wanted)
        shown = {"events": _page_of(opened, filters), "count": count, "wanted": filters.wanted}
        more = {"page": filters.page, "last": max(1, -(-count // PAGE))}
        return pages.TemplateResponse(request, "events.html", shown | more)

    @app.get("/events/{id}", response_class=HTMLResponse, include_in_schema=False)
    def event_page(request: Request, opened: Opened, id: str) -> Response:
        event = _or_404(opened.event(id), "event", id)
        shown = {"event": event, "evidence": list(opened.evidence(event.id))}
        return pages.TemplateResponse(request, "event.html", shown)

    @app.get("/reports/{id}", response_class=HTMLResponse, include_in_schema=False)
    def report_page(request: Request, opened: Opened, id: str) -> Response:
        coded = _or_404(opened.coded(id), "report", id)
        return pages.TemplateResponse(request, "report.html", {"coded": coded, "pieces": marked_text(coded)})

    @app.get("/utterances", response_class=HTMLResponse, include_in_schema=False)
    def utterances_page(request: Request, opened: Opened) -> Response:
        several = [one for one in opened.utterances() if one.source_count > 1]
        return pages.TemplateResponse(request, "utterances.html", {"utterances": several[:PAGE]})

    @app.get("/api/events")
    def events_json(opened: Opened, filters: Wanted) -> Response:
        """Events that match the filters, a page of 100 at a time."""
        count = opened.count_events(filters.wanted)
        return _json({"count": count, "page": filters.page, "events": _page_of(opened, filters)})

    @app.get("/api/events/{id}")
    def event_json(opened: Opened, id: str) -> Response:
        """One event, by its id or the beginning of it."""
        return _json(_or_404(opened.event(id), "event", id))

    @app.get("/api/reports/{id}")
    def report_json(opened: Opened, id: str) -> Response:
        """One report with its mentions, statements, places and times."""
        return _json(_or_404(opened.coded(id), "report", id))

    return app


def _page_of(opened: Store, filters: Filters) -> list[Event]:
    return list(opened.events(filters.wanted, limit=PAGE, offset=(filters.page - 1) * PAGE))


def _or_404(found: Any, what: str, id: str) -> Any:
    if found is None:
        raise HTTPException(404, f"no {what} {id} in this archive")
    return found


def _json(content: Any) -> Response:
    return Response(msgspec.json.encode(content), media_type="application/json")
