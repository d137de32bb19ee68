"""The command that puts outlets side by side."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.app import app
from dateline.cli.options import ArchiveOption, day, open_to_read, stop

if TYPE_CHECKING:
    from dateline.archive import Comparison
    from dateline.archive.comparing import ComparedEvent


class Printed(StrEnum):
    table = "table"
    json = "json"


@app.command(epilog="Example: dateline compare 'Daily Mail' 'Washington Examiner' --since 2023-04-10")
def compare(
    sources: Annotated[list[str], typer.Argument(metavar="SOURCE SOURCE ...", help="Outlets, by name.")],
    archive: ArchiveOption = None,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="Only events with an actor or recipient of that country: CHN.")
    ] = None,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="Only this kind of event: naval-transit.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Only on or after this day.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Only on or before this day.")] = None,
    text: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Only with words in the reports' sentences.")
    ] = None,
    format: Annotated[
        Printed, typer.Option("--format", "-f", help="How to print; JSON is one object.")
    ] = Printed.table,
) -> None:
    """Put outlets side by side: which events each tells or leaves out, how early, and where they differ."""
    import msgspec

    from dateline.archive import EventFilter, UnknownOutlet

    wanted = EventFilter(
        country=country, kind=kind, since=day("--since", since), until=day("--until", until), text=text
    )
    with open_to_read(archive) as store:
        try:
            found = store.compare(*sources, wanted=wanted)
        except UnknownOutlet as fault:
            stop(str(fault), 2)
    if format is Printed.json:
        sys.stdout.buffer.write(msgspec.json.encode(found) + b"\n")
    else:
        _show(found)


def _show(found: Comparison) -> None:
    from rich.table import Table
    from rich.text import Text

    from dateline.cli.tables import console_for_tables

    console = console_for_tables()
    plain = {"header_style": "bold", "box": None, "pad_edge": False, "padding": (0, 2, 0, 0)}
    events = Table("id", "day", "what", *(each.source for each in found.outlets), "where they differ", **plain)  # type: ignore[arg-type]
    for event in found.events:
        events.add_row(*map(Text, _row(event, [each.source for each in found.outlets])))
    console.print(events)
    outlets = Table("outlet", "events", "alone", "left out", "first", "median days behind", "not independent", **plain)  # type: ignore[arg-type]
    for each in found.outlets:
        behind = "" if each.days_behind is None else f"{each.days_behind:g}"
        figures = (each.events, each.alone, each.left_out, each.first, behind, each.dependent)
        outlets.add_row(Text(each.source), *map(str, figures))
    console.print()
    console.print(outlets)


def _row(event: ComparedEvent, sources: list[str]) -> tuple[str, ...]:
    from dateline.cli.tables import ID_LENGTH
    from dateline.export.words import behind_in_words, days, difference_in_words

    told = {each.source: behind_in_words(each) for each in event.carried}
    differ = "\n".join(map(difference_in_words, event.differences))
    day = days(event.earliest, event.latest)
    return event.event[:ID_LENGTH], day, event.title, *(told.get(source, "–") for source in sources), differ
