"""The page of one event: what is agreed, who says what, in which sentences, and why these reports are one event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from dateline.archive import Evidence, ReportedStatement, Store
from dateline.records import Actor, Event, EventReport, Record
from dateline.web.asked import Word
from dateline.web.growth import growths
from dateline.web.marks import Piece, sentence_pieces
from dateline.web.opened import Opened, found_or_404, moved
from dateline.web.rendering import page

router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)
MOST_REASONS = 200  # pairs of mentions whose reasons are shown
MOST_SENTENCES = 400  # shown, the earliest; with more of them, pairs are too many to explain on a page
SETTLED = ("agreed", "refined", "single")


class Told(Record, frozen=True, kw_only=True):
    """One sentence that tells the event, its marks, and who is said to say so."""

    evidence: Evidence
    pieces: tuple[Piece, ...]
    statement: ReportedStatement | None = None


class Card(Record, frozen=True, kw_only=True):
    """What one report says of the event."""

    report: str
    source: str | None
    published: str | None
    independent: bool
    told: tuple[Told, ...]


class Origin(Record, frozen=True, kw_only=True):
    """A report and, folded under it, those that repeat it."""

    card: Card
    copies: tuple[Card, ...]


class Claim(Record, frozen=True, kw_only=True):
    """Somebody who says that it is so, or that it is not."""

    speaker: Actor | None
    denies: bool
    #: that reports carry it, as (outlet, report, mention)
    carried: tuple[tuple[str, str, str], ...]


@router.get("/events/{id}")
def event(request: Request, store: Opened, id: str, formerly: Word = "") -> Response:
    found: Event = found_or_404(store.event(id), "event", id)
    if elsewhere := moved(found, "events", id):
        return elsewhere
    evidence = list(islice(store.evidence(found.id), MOST_SENTENCES + 1))
    cut_short, evidence = len(evidence) > MOST_SENTENCES, evidence[:MOST_SENTENCES]
    ids = (each.mention.attributed_to for each in evidence)
    statements = store.statements_with(each for each in ids if each)
    before, after = store.neighbours(found)
    reasons = [] if cut_short else sorted(store.reasons(found.id), key=lambda link: -link.score)
    return page(
        request,
        "event.html",
        event=found,
        formerly=formerly,
        fields=_by_verdict(found),
        growths=growths(found, evidence),
        origins=_origins(found.reports, evidence, statements, store),
        claims=_claims(evidence, statements),
        before=before,
        after=after,
        story=store.story(found.story) if found.story else None,
        joins=[each for each in store.judgements(found.id) if each.ruling != "wrong"],
        reasons=reasons[:MOST_REASONS],
        reason_count=len(reasons),
        cut_short=cut_short,
        by_mention={each.mention.id: each for each in evidence},
    )


def _by_verdict(event: Event) -> dict[str, list[str]]:
    """The names of the fields, those in dispute apart from those that are settled."""
    open_ = [name for name, field in event.fields.items() if field.verdict not in SETTLED]
    return {"open": open_, "settled": [name for name in event.fields if name not in open_]}


def _origins(
    reports: Sequence[EventReport],
    evidence: Sequence[Evidence],
    statements: Mapping[str, ReportedStatement],
    store: Store,
) -> list[Origin]:
    """A copy is folded under the report that it repeats, where that one tells the event too."""
    cards = _cards(reports, evidence, statements)
    copies = {copy: origin for copy, origin in store.copies(cards).items() if origin in cards}
    return [
        Origin(card=card, copies=tuple(cards[copy] for copy, origin in copies.items() if origin == id_))
        for id_, card in cards.items()
        if id_ not in copies
    ]


def _cards(
    reports: Sequence[EventReport], evidence: Sequence[Evidence], statements: Mapping[str, ReportedStatement]
) -> dict[str, Card]:
    """The reports in the order of the evidence, which is that of publication."""
    told: dict[str, list[Told]] = {}
    for each in evidence:
        statement = statements.get(each.mention.attributed_to or "")
        told.setdefault(each.report, []).append(Told(evidence=each, pieces=sentence_pieces(each), statement=statement))
    known = {each.report: each for each in reports}
    return {
        id_: Card(
            report=id_,
            source=sentences[0].evidence.source,
            published=sentences[0].evidence.published,
            independent=known[id_].independent if id_ in known else True,
            told=tuple(sentences),
        )
        for id_, sentences in told.items()
    }


def _claims(evidence: Sequence[Evidence], statements: Mapping[str, ReportedStatement]) -> list[Claim]:
    """Who says so and who denies it; what reports tell in their own voice is left out unless they tell it as untrue."""
    groups: dict[tuple[str, bool], tuple[Actor | None, list[tuple[str, str, str]]]] = {}
    for each in evidence:
        statement, denies = statements.get(each.mention.attributed_to or ""), each.mention.status == "denied"
        speaker = statement.speaker if statement else None
        if speaker is None and not denies:
            continue
        key = (speaker.id or (speaker.name or speaker.text).lower()) if speaker else ""
        _, carried = groups.setdefault((key, denies), (speaker, []))
        carried.append((each.source or each.report, each.report, each.mention.id))
    claims = [Claim(speaker=who, denies=key[1], carried=_once(carried)) for key, (who, carried) in groups.items()]
    return sorted(claims, key=lambda claim: (claim.denies, -len(claim.carried)))


def _once(carried: Sequence[tuple[str, str, str]]) -> tuple[tuple[str, str, str], ...]:
    """Each report once, with the first mention in it."""
    first: dict[str, tuple[str, str, str]] = {}
    for each in carried:
        first.setdefault(each[1], each)
    return tuple(first.values())
