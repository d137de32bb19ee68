"""The page of one report: its text with all that was read in it, and what cleaning took out."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from dateline.records import Coded
from dateline.web.marks import paragraphs
from dateline.web.opened import Opened, found_or_404
from dateline.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
MOST_CHARACTERS = 200_000  # shown; a book is better read elsewhere
#: layer -> how the page calls it
LAYERS = {
    "trigger": "events",
    "actor": "actors",
    "place": "places",
    "time": "times",
    "quantity": "counts",
    "said": "statements",
}


@router.get("/reports/{id:path}")
def report(request: Request, store: Opened, id: str) -> Response:
    coded: Coded = found_or_404(store.coded(id), "report", id)
    document, events = store.document(id), store.events_of_report(id)
    copies = store.copies([id])
    return page(
        request,
        "report.html",
        coded=coded,
        paragraphs=paragraphs(coded, events, most=MOST_CHARACTERS),
        most=MOST_CHARACTERS,
        layers=LAYERS,
        events=events,
        utterances=store.utterances_of_report(id),
        document=document,
        copy_of=store.coded(copies[id]) if id in copies else None,
    )
