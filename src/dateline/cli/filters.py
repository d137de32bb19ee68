"""The filters of `dateline events` and `dateline export`: their options, and the filter that they make."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.options import day

if TYPE_CHECKING:
    from dateline.archive import EventFilter

CountryOption = Annotated[str | None, typer.Option(metavar="CODE", help="An actor or recipient of that country: CHN.")]
ActorOption = Annotated[str | None, typer.Option(metavar="NAME", help="An actor or recipient whose name holds this.")]
TypeOption = Annotated[str | None, typer.Option(metavar="TYPE", help="PLOVER type: CONSULT.")]
KindOption = Annotated[str | None, typer.Option(metavar="KIND", help="Kind of event: naval-transit.")]
PlaceOption = Annotated[
    str | None, typer.Option(metavar="NAME", help="A place whose name holds this, or a country code.")
]
SinceOption = Annotated[str | None, typer.Option(metavar="DATE", help="On or after this day.")]
UntilOption = Annotated[str | None, typer.Option(metavar="DATE", help="On or before this day.")]
DisputedOption = Annotated[bool, typer.Option("--disputed", help="Only where reports contradict each other.")]
MinSourcesOption = Annotated[int, typer.Option(metavar="N", help="At least so many independent sources.")]
TextOption = Annotated[str | None, typer.Option(metavar="WORDS", help="Words in the reports' sentences.")]


def wanted_events(*, since: str | None, until: str | None, **fields: Any) -> EventFilter:
    """The filter that the options ask for; ends the command where a day is none."""
    from dateline.archive import EventFilter

    return EventFilter(since=day("--since", since), until=day("--until", until), **fields)
