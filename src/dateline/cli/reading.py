"""The commands that print what an archive holds."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.app import app
from dateline.cli.filters import (
    ActorOption,
    CountryOption,
    DisputedOption,
    KindOption,
    MinSourcesOption,
    PlaceOption,
    SinceOption,
    TextOption,
    TypeOption,
    UntilOption,
    wanted_events,
)
from dateline.cli.options import (
    ArchiveOption,
    Format,
    FormatOption,
    OutputOption,
    open_to_read,
    print_records,
    say,
    stop,
)
from dateline.settings import archive_path


@app.command(epilog="Example: dateline stories --format csv --output stories.csv")
def stories(archive: ArchiveOption = None, format: FormatOption = Format.table, output: OutputOption = None) -> None:
    """Print the stories: which reports tell of one seminal event."""
    with open_to_read(archive) as store:
        print_records("stories", list(store.stories()), format, output)


@app.command(
    epilog="Examples: dateline events --country CHN --disputed · "
    "dateline events --since 2023-04-10 --format parquet -o events.parquet"
)
def events(
    archive: ArchiveOption = None,
    country: CountryOption = None,
    actor: ActorOption = None,
    type: TypeOption = None,
    kind: KindOption = None,
    place: PlaceOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    disputed: DisputedOption = False,
    min_sources: MinSourcesOption = 0,
    text: TextOption = None,
    format: FormatOption = Format.table,
    output: OutputOption = None,
) -> None:
    """Print the events, each once, however many reports tell it."""
    wanted = wanted_events(
        country=country, actor=actor, type=type, kind=kind, place=place, since=since, until=until, disputed=disputed,
        min_sources=min_sources, text=text,
    )  # fmt: skip
    with open_to_read(archive) as store:
        print_records("events", list(store.events(wanted)), format, output)


@app.command(epilog="Example: dateline event 5f0c9a --format jsonl")
def event(
    id: Annotated[str, typer.Argument(metavar="ID", help="An event's id, or its first characters.")],
    archive: ArchiveOption = None,
    format: FormatOption = Format.table,
    why: Annotated[bool, typer.Option("--why", help="Show what speaks for and against each join.")] = False,
) -> None:
    """Print one event in full, with its evidence sentences side by side."""
    with open_to_read(archive) as store:
        found = store.event(id)
        if found is None:
            stop(f"no event {id} in {archive_path(archive)}: `dateline events` lists them")
        if format is Format.table:
            from dateline.cli import tables

            links = store.reasons(found.id) if why else []
            judged = store.judgements(found.id) if why else []
            tables.show_event(found, list(store.evidence(found.id)), links, judged, why=why)
        else:
            print_records("events", [found], format, None)


@app.command(epilog="Example: dateline utterances --format jsonl | jq 'select(.source_count > 1)'")
def utterances(archive: ArchiveOption = None, format: FormatOption = Format.table, output: OutputOption = None) -> None:
    """Print what was said, each thing once, in every wording that reports give it."""
    with open_to_read(archive) as store:
        print_records("utterances", list(store.utterances()), format, output)


@app.command(epilog="Example: dateline statements --format csv > statements.csv")
def statements(archive: ArchiveOption = None, format: FormatOption = Format.table, output: OutputOption = None) -> None:
    """Print every statement: who is reported to have said what, and where."""
    with open_to_read(archive) as store:
        print_records("statements", list(store.statements()), format, output)


@app.command(epilog="Example: dateline reports --format jsonl | jq -r .title")
def reports(archive: ArchiveOption = None, format: FormatOption = Format.table, output: OutputOption = None) -> None:
    """Print the reports that the archive holds."""
    with open_to_read(archive) as store:
        print_records("reports", list(store.reports()), format, output)


@app.command(epilog="Examples: dateline serve · dateline serve april.db --port 8001 --no-browser")
def serve(
    archive: Annotated[
        str | None,
        typer.Argument(
            metavar="[ARCHIVE]",
            help="The archive to show; by default $DATELINE_ARCHIVE, else dateline.db, else the demo.",
        ),
    ] = None,
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; 0 for any that is free.", min=0, max=65535)] = 8000,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the browser.")] = True,
) -> None:
    """Show an archive as web pages on this computer; where none is named, the sample reports."""
    from dateline.web import serve as serve_pages

    path = _archive_to_serve(archive)
    try:
        serve_pages(
            path,
            port=port,
            open_browser=browser,
            ready=lambda address: say(f"{address} shows {path}; Ctrl-C ends it"),
        )
    except OSError as fault:
        stop(f"cannot listen on port {port} ({os.strerror(fault.errno or 0)}): `--port 0` takes one that is free")


def _archive_to_serve(named: str | None) -> str:
    """The archive asked for; the demo where none is named and none lies in the current folder."""
    path = archive_path(named)
    if Path(path).exists():
        return path
    if named or os.environ.get("DATELINE_ARCHIVE"):
        stop(f"there is no archive at {path}: `dateline demo --archive {path}` makes one to look at")
    from dateline.demo.kept import demo_archive

    say("No archive is named: these are the sample reports that Dateline brings. `dateline serve ARCHIVE` shows yours.")
    return str(demo_archive(making=lambda place: say(f"Reading them, once, into {place} ...")))
