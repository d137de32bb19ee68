"""The archive as one request sees it: opened for reading, given up on after a while, stamped by its state on disk."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import Depends, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from dateline.archive import Store
from dateline.archive.counting import Count, SourceFigures
from dateline.records import Event, Story, Utterance
from dateline.web.counted import SECONDS, Counted
from dateline.web.rendering import segment


def _store(request: Request) -> Iterator[Store]:
    with Store(request.app.state.archive, readonly=True) as store:
        store.give_up_after(SECONDS)
        yield store


Opened = Annotated[Store, Depends(_store)]


def stamp(archive: str) -> str:
    """Changes whenever something is written to the archive: made of size and time of the file and its log."""
    state = []
    for path in (archive, f"{archive}-wal"):
        if Path(path).exists() and (found := os.stat(path)).st_size:
            state.append((found.st_size, found.st_mtime_ns))
    return hashlib.sha256(repr((archive, state)).encode()).hexdigest()[:16]


class Choices:
    """The values that filters may take in an archive."""

    def __init__(self, store: Store) -> None:
        self.types: list[Count] = store.count_values("type")
        self.kinds: list[Count] = store.count_values("kind")
        self.countries: list[Count] = store.count_values("country")
        self.statuses: list[Count] = store.count_values("status")


_choices = Counted(Choices)
_sources = Counted(Store.source_figures)


def choices(store: Store) -> Choices:
    """The values that filters may take."""
    return _choices.of(store.path, stamp(store.path))


def sources(store: Store) -> list[SourceFigures]:
    """The figures on outlets, which need all events."""
    return _sources.of(store.path, stamp(store.path))


def moved(found: Event | Story | Utterance, kind: str, id: str) -> Response | None:
    """The way to where a record stands now, for an address with an id that it had before others joined it."""
    if found.id.startswith(id):
        return None
    return RedirectResponse(f"/{kind}/{segment(found.id)}?{urlencode({'formerly': id})}", 307)


def found_or_404(found: Any, what: str, id: str) -> Any:
    """What was found, or the answer that there is no such thing."""
    if found is None:
        raise HTTPException(404, f"There is no {what} {id} in this archive.")
    return found
