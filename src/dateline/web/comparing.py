"""Outlets side by side, as a page and for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import HTMLResponse

from dateline.archive import Comparison, Store, UnknownOutlet
from dateline.export.words import behind_in_words
from dateline.web.asked import Wanted
from dateline.web.formats import as_json
from dateline.web.opened import Opened, sources
from dateline.web.rendering import page, templates

router = APIRouter(include_in_schema=False)
api = APIRouter(prefix="/api")
templates.env.filters.update(behind_in_words=behind_in_words)
MOST = 6  # outlets in one table
SHOWN = 300  # events on the page; the API gives all

Outlets = Annotated[list[str], Query(max_length=MOST, description="an outlet, by name; two or more of them")]


@router.get("/compare", response_class=HTMLResponse)
def compared(request: Request, store: Opened, wanted: Wanted, outlet: Outlets = []) -> Response:  # noqa: B006
    """Two to six outlets beside one another; without a choice, the form alone."""
    found = _compare(store, outlet, wanted) if len(set(outlet)) > 1 else None
    names = [each.source for each in sources(store)]
    return page(request, "compare.html", found=found, chosen=outlet, names=names, shown=SHOWN, most=MOST)


@api.get("/compare")
def comparison(store: Opened, wanted: Wanted, outlet: Outlets) -> Response:
    """Which events outlets tell or leave out, how early each was, and where they differ."""
    return as_json(_compare(store, outlet, wanted))


def _compare(store: Store, outlets: list[str], wanted: Wanted) -> Comparison:
    try:
        return store.compare(*outlets, wanted=wanted)
    except UnknownOutlet as fault:
        raise HTTPException(404, str(fault)) from None
