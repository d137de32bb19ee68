"""The directory of actors, for programs."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Response

from dateline.web.asked import Word
from dateline.web.formats import as_json
from dateline.web.opened import Opened

router = APIRouter(prefix="/api")


@router.get("/directory")
def directory(
    store: Opened, name: Word = "", country: Word = "", limit: Annotated[int, Query(ge=1, le=1_000)] = 100
) -> Response:
    """What reports teach of people, in which words: those most reported first; `name` is an id or part of a name."""
    return as_json({"directory": store.actors(name or None, country=country or None, limit=limit)})
