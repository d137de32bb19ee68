"""What an address asks for: filters, order and page. One meaning for the pages, the map, the feed and the API."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlencode

import msgspec
from fastapi import Depends, Query
from pydantic import BeforeValidator

from dateline.archive import EventFilter
from dateline.archive.filters import ORDERS, Order

PAGE = 50  # events, stories, utterances on one page
LAST_PAGE = 10_000


def _or_default(default: object) -> BeforeValidator:
    """A field left empty in a form asks for nothing."""
    return BeforeValidator(lambda value: default if value == "" else value)


Word = Annotated[str, Query(max_length=200)]
Day = Annotated[str, Query(pattern=r"^(\d{4}-\d{2}-\d{2})?$", description="ISO date")]
Number = Annotated[int, Query(ge=0, le=1_000_000), _or_default(0)]
Page = Annotated[int, Query(ge=1, le=LAST_PAGE), _or_default(1)]


def wanted_events(
    text: Annotated[Word, Query(description="words in one sentence that tells the event, or in a title")] = "",
    actor: Annotated[Word, Query(description="words in an actor's name, or its id")] = "",
    country: Annotated[Word, Query(description="ISO 3166-1 alpha-3 (or IGO, NGO ...) of somebody who takes part")] = "",
    with_country: Annotated[Word, Query(description="and of somebody else who takes part")] = "",
    with_actor: Annotated[Word, Query(description="and this actor too, by id")] = "",
    type: Annotated[Word, Query(description="PLOVER type")] = "",
    kind: Word = "",
    status: Word = "",
    place: Annotated[Word, Query(description="words in the place's name, or its country")] = "",
    since: Day = "",
    until: Day = "",
    min_sources: Annotated[Number, Query(description="independent sources, at least")] = 0,
    disputed: Annotated[
        bool, _or_default(False), Query(description="only where reports contradict each other")
    ] = False,
    story: Word = "",
    source: Annotated[str, Query(max_length=10_000, description="an outlet that tells it")] = "",
) -> EventFilter:
    """The filter behind an address; what is empty asks for nothing."""
    given = {name: value or None for name, value in locals().items() if name not in ("min_sources", "disputed")}
    return EventFilter(**given, min_sources=min_sources, disputed=disputed)


Wanted = Annotated[EventFilter, Depends(wanted_events)]


class Asked(msgspec.Struct, frozen=True):
    """One page of events in some order."""

    wanted: EventFilter
    order: Order
    page: int

    def address(self, path: str = "/", **changed: Any) -> str:
        """The address that asks for the same, but for what is changed: the page begins anew unless it is given."""
        asks = {**query_of(self.wanted), "order": self.order, "page": 1, **changed}
        asks = {name: value for name, value in asks.items() if value and (name, value) not in _DEFAULTS}
        return f"{path}?{urlencode(asks)}" if asks else path


_DEFAULTS = {("order", "sources"), ("page", 1)}


def asked(wanted: Wanted, order: str = "sources", page: Page = 1) -> Asked:
    return Asked(wanted=wanted, order=order if order in ORDERS else "sources", page=page)


Asking = Annotated[Asked, Depends(asked)]


def query_of(wanted: EventFilter) -> dict[str, str]:
    """The query parameters that stand for a filter."""
    values = msgspec.structs.asdict(wanted)
    return {name: "true" if value is True else str(value) for name, value in values.items() if value}


def filter_address(path: str, **fields: Any) -> str:
    """The address of the events (or the map, the feed ...) with these filters."""
    return f"{path}?{urlencode({name: value for name, value in fields.items() if value})}"


def page_count(count: int) -> int:
    return min(LAST_PAGE, max(1, -(-count // PAGE)))
