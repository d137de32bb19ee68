"""The pages that list: events, stories, utterances."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse

from dateline.records import Utterance, Wording
from dateline.web.asked import PAGE, Asking, Number, Page, Word, filter_address, page_count
from dateline.web.differences import Stretch, stretches
from dateline.web.opened import Opened, choices, found_or_404, moved
from dateline.web.rendering import page
from dateline.web.timeline import timeline

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
STORY_EVENTS = 200  # shown on a story's page; the list of events has the rest


@router.get("/")
def events(request: Request, store: Opened, asked: Asking) -> Response:
    """The table of events, with a timeline of all that the filters let through."""
    wanted = asked.wanted
    count, days = store.count_with_days(wanted)
    found = store.events(wanted, order=asked.order, limit=PAGE, offset=(asked.page - 1) * PAGE)
    return page(
        request,
        "events.html",
        events=list(found),
        count=count,
        asked=asked,
        last=page_count(count),
        choices=choices(store),
        timeline=timeline(days),
    )


@router.get("/stories")
def stories(request: Request, store: Opened, at: Annotated[Page, Query(alias="page")] = 1) -> Response:
    """The stories, by their first report."""
    count = store.count_stories()
    found = list(store.stories(limit=PAGE, offset=(at - 1) * PAGE))
    return page(request, "stories.html", stories=found, count=count, at=at, last=page_count(count))


@router.get("/stories/{id}")
def story(request: Request, store: Opened, id: str) -> Response:
    """One story: its events in the order of time, its reports."""
    found = found_or_404(store.story(id), "story", id)
    if elsewhere := moved(found, "stories", id):
        return elsewhere
    events = list(store.events(story=id, limit=STORY_EVENTS))
    return page(
        request,
        "story.html",
        story=found,
        events=events,
        count=store.count_events(story=id),
        reports=list(store.reports(story=id)),
        copies=store.copies(found.reports),
    )


@router.get("/utterances")
def utterances(
    request: Request,
    store: Opened,
    text: Word = "",
    speaker: Word = "",
    country: Word = "",
    min_sources: Number = 2,
    at: Annotated[Page, Query(alias="page")] = 1,
) -> Response:
    """What was said, each thing once; at first only what more than one independent source tells."""
    asks = {"speaker": speaker or None, "country": country.upper() or None, "min_sources": min_sources}
    count = store.count_utterances(text or None, **asks)  # type: ignore[arg-type]
    found = store.utterances(text or None, **asks, limit=PAGE, offset=(at - 1) * PAGE)  # type: ignore[arg-type]
    shown = {"text": text, "speaker": speaker, "country": country, "min_sources": str(min_sources)}
    return page(
        request,
        "utterances.html",
        utterances=list(found),
        count=count,
        asked=shown,
        address=lambda to: filter_address("/utterances", **shown, page=to),
        at=at,
        last=page_count(count),
    )


@router.get("/utterances/{id}")
def utterance(request: Request, store: Opened, id: str) -> Response:
    """One utterance: each wording beside the fullest, word by word, and where it stands."""
    found = found_or_404(store.utterance(id), "utterance", id)
    if elsewhere := moved(found, "utterances", id):
        return elsewhere
    statements = store.statements_with(each for wording in found.wordings for each in wording.statements)
    reports = {each: store.coded(each) for each in dict.fromkeys(one.report for one in statements.values())}
    return page(
        request,
        "utterance.html",
        utterance=found,
        wordings=_compared(found),
        statements=statements,
        reports={id_: coded.report for id_, coded in reports.items() if coded},
    )


def _compared(utterance: Utterance) -> list[tuple[Wording, list[Stretch]]]:
    """Each wording marked where the first, best supported one has other words; the first against the second."""
    wordings = utterance.wordings
    others = [wordings[min(1, len(wordings) - 1)], *[wordings[0]] * (len(wordings) - 1)] if wordings else []
    return [(each, stretches(each.text, other.text)) for each, other in zip(wordings, others, strict=True)]
