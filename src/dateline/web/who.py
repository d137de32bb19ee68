"""The pages on who: countries and actors, what passes between two countries, and the outlets that report."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from dateline.archive import EventFilter
from dateline.archive.counting import DyadScore
from dateline.web.asked import Word
from dateline.web.opened import Opened, choices, found_or_404, sources
from dateline.web.rendering import actor_name, country_name, page, segment
from dateline.web.timeline import timeline
from dateline.web.weeks import week_chart, weekly

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
SHOWN = 20  # events and utterances on these pages; a link leads to all of them
ACTORS = 100


@router.get("/actors")
def actors(request: Request, store: Opened) -> Response:
    """Countries and named actors, those with most events first."""
    return page(
        request,
        "actors.html",
        countries=choices(store).countries,
        actors=store.count_actors(limit=ACTORS),
        limit=ACTORS,
    )


@router.get("/actors/{id:path}")
def actor(request: Request, store: Opened, id: str) -> Response:
    """One actor, by id: events and utterances."""
    wanted = EventFilter(actor=id)
    events = list(store.events(wanted, order="newest", limit=SHOWN))
    own = [each for event in events for each in (*event.actors, *event.recipients) if each.id == id]
    said = list(store.utterances(speaker=id, limit=SHOWN))
    names = own or [each.speaker for each in said]
    return page(
        request,
        "actor.html",
        actor=found_or_404(names[0] if names else None, "actor", id),
        wanted=wanted,
        events=events,
        companions=store.count_companions(id, limit=SHOWN),
        count=store.count_events(wanted),
        utterances=said,
        said=store.count_utterances(speaker=id),
        entry=store.actor(id),
        timeline=timeline(store.count_days(wanted)),
    )


@router.get("/countries/{code}")
def country(request: Request, store: Opened, code: str) -> Response:
    """One country: those who act for it, whom it meets, what it does and says, and what happens there."""
    code = code.upper()
    wanted = EventFilter(country=code)
    count, said = store.count_events(wanted), store.count_utterances(country=code)
    there = store.count_events(place=code)
    found_or_404((count + said + there) or None, "country", code)
    return page(
        request,
        "country.html",
        code=code,
        count=count,
        there=there,
        events=list(store.events(wanted, order="newest", limit=SHOWN)),
        partners=store.count_partners(code),
        actors=store.count_actors(country=code, limit=SHOWN),
        utterances=list(store.utterances(country=code, limit=SHOWN)),
        said=said,
        timeline=timeline(store.count_days(wanted)),
    )


@router.get("/between")
def between(request: Request, store: Opened, a: Word = "", b: Word = "") -> Response:
    """What passes between two actors, by their ids, week by week."""
    wanted = EventFilter(actor=a, with_actor=b)
    events = list(store.events(wanted, order="newest", limit=SHOWN)) if a and b and a != b else []
    members = {each.id: each for event in events for each in (*event.recipients, *event.actors)}
    one, other = (found_or_404(members.get(id_), "event between", f"{a} and {b}") for id_ in (a, b))
    return _pair(
        request,
        (actor_name(one), actor_name(other)),
        ((f"/actors/{segment(a)}", one.country), (f"/actors/{segment(b)}", other.country)),
        filters={"actor": a, "with_actor": b},
        events=events,
        count=store.count_events(wanted),
        scores=store.actor_scores(a, b),
        said={
            (actor_name(who), actor_name(whom)): list(store.utterances(actor_name(whom), speaker=who.id, limit=SHOWN))
            for who, whom in ((one, other), (other, one))
        },
    )


@router.get("/dyads/{a}/{b}")
def dyad(request: Request, store: Opened, a: str, b: str) -> Response:
    """What passes between two countries, week by week."""
    a, b = a.upper(), b.upper()
    wanted = EventFilter(country=a, with_country=b)
    count = store.count_events(wanted)
    found_or_404(count or None, "event between", f"{a} and {b}")
    return _pair(
        request,
        (country_name(a), country_name(b)),
        ((f"/countries/{segment(a)}", a), (f"/countries/{segment(b)}", b)),
        filters={"country": a, "with_country": b},
        events=list(store.events(wanted, order="newest", limit=SHOWN)),
        count=count,
        scores=store.dyad_scores(a, b),
        said={
            (country_name(one), country_name(other)): list(
                store.utterances(country_name(other), country=one, limit=SHOWN)
            )
            for one, other in ((a, b), (b, a))
        },
    )


def _pair(
    request: Request,
    names: tuple[str, str],
    pages: tuple[tuple[str, str | None], tuple[str, str | None]],
    *,
    scores: list[DyadScore],
    **shown: Any,
) -> Response:
    """The page of a pair: the names, the page and country of each, and what passes between them."""
    weeks = weekly(scores)
    members = list(zip(names, *zip(*pages, strict=True), strict=True))
    return page(request, "dyad.html", members=members, weeks=weeks, chart=week_chart(weeks), **shown)


@router.get("/sources")
def outlets(request: Request, store: Opened) -> Response:
    """Who reports first, alone, copied from whom, differing from whom."""
    return page(request, "sources.html", sources=sources(store))


@router.get("/source")
def outlet(request: Request, store: Opened, name: str = "") -> Response:
    """One outlet: its figures, its reports."""
    figures = next((each for each in sources(store) if each.source == name), None)
    return page(
        request,
        "source.html",
        figures=found_or_404(figures, "outlet", name),
        reports=list(store.reports(source=name, limit=200)),
    )
