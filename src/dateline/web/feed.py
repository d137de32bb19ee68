"""An Atom feed of the latest events that the filters let through."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from fastapi import APIRouter, Request, Response

from dateline.web.asked import Asked, Wanted
from dateline.web.opened import Opened
from dateline.web.rendering import templates

router = APIRouter(include_in_schema=False)
ENTRIES = 50


@router.get("/feed.atom")
def feed(request: Request, store: Opened, wanted: Wanted) -> Response:
    events = list(store.events(wanted, order="newest", limit=ENTRIES))
    told = store.last_told(each.id for each in events)
    unknown = datetime.fromtimestamp(os.stat(store.path).st_mtime, UTC).isoformat(timespec="seconds")
    entries = [(event, moment(told.get(event.id)) or moment(event.earliest) or unknown) for event in events]
    base = str(request.base_url).rstrip("/")
    shown = {
        "entries": entries,
        "updated": max((when for _, when in entries), default=unknown),
        "title": "Dateline: events",
        "base": base,
        "self_address": str(request.url),
        "page_address": base + Asked(wanted=wanted, order="sources", page=1).address("/"),
    }
    return templates.TemplateResponse(request, "feed.xml", shown, media_type="application/atom+xml")


def moment(when: str | None) -> str | None:
    """An ISO day or time as RFC 3339 wants it, in UTC; None where it is none."""
    try:
        found = datetime.fromisoformat(when or "")
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError):
        return None
