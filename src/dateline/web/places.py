"""The map: where the events that the filters let through happened, and how precisely that is known."""

from __future__ import annotations

import msgspec
from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from dateline.web.asked import Asking
from dateline.web.atlas import atlas, outlines
from dateline.web.opened import Opened, choices
from dateline.web.rendering import page
from dateline.web.timeline import timeline

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
MOST_PLACES = 1_000


@router.get("/map")
def world(request: Request, store: Opened, asked: Asking, whole_world: bool = False) -> Response:
    """The map of one stretch of time, with the bars of all of it to go from one to the next."""
    places = store.count_places(asked.wanted, limit=MOST_PLACES)
    always = msgspec.structs.replace(asked.wanted, since=None, until=None)
    return page(
        request,
        "map.html",
        asked=asked,
        count=store.count_events(asked.wanted),
        on_map=sum(place.events for place in places),
        places=places,
        limit=MOST_PLACES,
        atlas=atlas(places, whole_world=whole_world),
        whole_world=whole_world,
        timeline=timeline(store.count_days(always)),
        outlines=outlines(),
        choices=choices(store),
    )
