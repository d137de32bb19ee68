"""Events as PLOVER JSON, one a line, with the field names of the PLOVER manual's chapter "JSON Data Fields".

The manual's contexts `historical`, `future`, `hypothetical` and `negation` carry the status. What the manual has no
name for (fields in dispute, every report with its sentence) stands under names of ours, as the manual allows.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec

from dateline.archive import Evidence, KeptReport
from dateline.export.cameo import cameo
from dateline.export.selection import Selection
from dateline.records import Actor, Event, Place

#: status -> the manual's context for it
CONTEXTS = {"past": "historical", "planned": "future", "hypothetical": "hypothetical", "denied": "negation"}
#: what is counted -> the manual's name in the object on size
SIZES = {"killed": "dead", "injured": "injured", "arrested": "arrested"}


def write_plover(selection: Selection, path: Path) -> None:
    """Write each event as one object; null fields are left out, as the manual has it."""
    reports = {each.id: msgspec.structs.replace(each, text="") for each in selection.reports()}
    with path.open("wb") as stream:
        for event in selection.events():
            evidence = list(selection.store.evidence(event.id))
            fields = _event(event, evidence, reports).items()
            record = {name: value for name, value in fields if value not in (None, [])}
            stream.write(msgspec.json.encode(record) + b"\n")


def _event(event: Event, evidence: list[Evidence], reports: dict[str, KeptReport]) -> dict[str, Any]:
    first = reports[evidence[0].report] if evidence else None
    told = first.published[:10] if first and first.published else None
    own = [each.mention for each in evidence if (each.mention.type, each.mention.mode) == (event.type, event.mode)]
    contexts = {context for each in evidence for context in each.mention.contexts}
    return {
        "id": event.id,
        "has_event": True,
        "date": event.earliest or told,  # required; `comment` says where it is the day of publication
        "enddate": event.latest if event.latest != event.earliest else None,
        "source": [_actor(each) for each in event.actors],
        "recipient": [_actor(each) for each in event.recipients],
        "event": [event.type],
        "mode": [event.mode] if event.mode else [],
        "context": sorted(contexts | {CONTEXTS[event.status]} if event.status in CONTEXTS else contexts),
        "quad_code": cameo(event.type, event.mode).plover_quad,
        "event_scale": own[0].score if own else None,
        "event_loc": _place(event.place),
        "event_text": [each.mention.trigger.text for each in evidence],
        "size_info": _sizes(event),
        "link": event.story,
        "cite_info": _cited(first),
        "coder": f"Dateline {version('dateline')}",
        "comment": None if event.earliest else "the reports give no day: date is that of publication",
        **_ours(event, evidence),
    }


def _ours(event: Event, evidence: list[Evidence]) -> dict[str, Any]:
    """What the manual has no name for."""
    return {
        "status": event.status,
        "kind": event.kind,
        "report_count": event.report_count,
        "source_count": event.source_count,
        "disputed": [name for name, field in event.fields.items() if field.verdict == "disputed"],
        "reports": _reports(evidence),
    }


def _reports(evidence: list[Evidence]) -> list[dict[str, Any]]:
    sentences: dict[str, dict[str, None]] = {}
    for each in evidence:
        sentences.setdefault(each.report, {})[each.sentence.strip()] = None
    known = {each.report: each for each in evidence}
    return [
        {"id": id_, "publication": known[id_].source, "independent": known[id_].independent, "sentences": list(told)}
        for id_, told in sentences.items()
    ]


def _actor(actor: Actor) -> dict[str, Any]:
    known = {
        "code": actor.country,
        "sector": "".join(actor.sectors[:2]) or None,
        "actor_text": actor.text,
        "identifier_id": actor.id,
        "identifier_text": actor.name,
    }
    return {name: value for name, value in known.items() if value is not None}


def _place(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    known = {
        "geonameid": place.geonames_id,
        "name": place.name or place.text,
        "latitude": place.lat,
        "longitude": place.lon,
        "cc3": place.country,
    }
    return {name: value for name, value in known.items() if value is not None}


def _sizes(event: Event) -> dict[str, float] | None:
    return {SIZES[each.of]: each.high for each in event.quantities if each.of in SIZES} or None


def _cited(report: KeptReport | None) -> dict[str, Any] | None:
    if report is None:
        return None
    known = {"publication": report.source, "title": report.title, "url": report.url, "language": report.language}
    return {name: value for name, value in known.items() if value is not None} or None
