"""The map: where the events that the filters let through happened, and how precisely that is known."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from dateline.web.asked import Asking
from dateline.web.atlas import atlas, outlines
from dateline.web.opened import Opened, choices
from dateline.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
MOST_PLACES = 1_000


@router.get("/map")
def world(request: Request, store: Opened, asked: Asking, whole_world: bool = False) -> Response:
    places = store.count_places(asked.wanted, limit=MOST_PLACES)
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
        outlines=outlines(),
        choices=choices(store),
    )
