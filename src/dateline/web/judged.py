"""What people judged, for programs, and its words for the page of an event."""

from __future__ import annotations

from fastapi import APIRouter, Response

from dateline.export.words import judgement_in_words, struck_in_words
from dateline.web.asked import Word
from dateline.web.formats import as_json
from dateline.web.opened import Opened, found_or_404
from dateline.web.rendering import templates

router = APIRouter(prefix="/api")
templates.env.filters.update(judgement_in_words=judgement_in_words, struck_in_words=struck_in_words)


@router.get("/judgements")
def judgements(store: Opened, event: Word = "", undone: bool = False) -> Response:
    """What people judged, by date: all of it, or what touches one event; with `undone` also what was taken back."""
    found = found_or_404(store.event(event), "event", event) if event else None
    return as_json({"judgements": store.judgements(found and found.id, undone=undone)})
