"""The commands that write an archive."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.app import app
from dateline.cli.options import (
    DEFAULT_CHARACTERS,
    DEFAULT_MEGABYTES,
    ArchiveOption,
    MaxCharactersOption,
    MaxMegabytesOption,
    Paths,
    PipelineOption,
    PublishedOption,
    SourceOption,
    WorkersOption,
    say,
    settings_from,
    stop,
)
from dateline.settings import DEFAULT_PIPELINE, Settings, archive_path

if TYPE_CHECKING:
    from dateline.street import Archive


@app.command(epilog="Example: dateline demo --archive demo.db")
def demo(
    archive: Annotated[
        str | None,
        typer.Option("--archive", "-a", metavar="FILE", help="Keep the archive there instead of in a temporary place."),
    ] = None,
) -> None:
    """Read the sample reports that Dateline brings and show the events that they tell."""
    from tempfile import mkdtemp

    from dateline.cli import tables
    from dateline.demo import sample
    from dateline.street import Archive

    path = archive or str(Path(mkdtemp(prefix="dateline-")) / "demo.db")
    with Archive(path) as store:
        done = _add_with_progress(store, [str(sample())], Settings())
        events = sorted(store.events(), key=lambda event: (-event.report_count, event.earliest or "", event.id))
    told_often = [event for event in events if event.report_count > 1]
    tables.show("events", told_often)
    disputed = next((event for event in told_often if tables.disagreements(event.fields)), told_often[0])
    say(
        f"{done.added + done.known} reports tell {len(events)} events; above are those that several reports tell.\n"
        f"\nThe archive is {path}. Next, type\n"
        f"  export DATELINE_ARCHIVE={path}\n"
        f"  dateline event {disputed.id[: tables.ID_LENGTH]}      one event: who says what, sentence by sentence\n"
        "  dateline events --disputed      where the reports contradict each other\n"
        "  dateline utterances      what was said, in every wording\n"
        "  dateline serve      the same as pages in your browser\n"
        "  dateline add FILE ...      your own reports"
    )


@app.command(epilog="Example: dateline add --published 2023-04-17 --source 'Daily Mail' reports/")
def add(
    paths: Paths,
    archive: ArchiveOption = None,
    published: PublishedOption = None,
    source: SourceOption = None,
    workers: WorkersOption = 1,
    pipeline: PipelineOption = DEFAULT_PIPELINE,
    max_document_megabytes: MaxMegabytesOption = DEFAULT_MEGABYTES,
    max_parsed_characters: MaxCharactersOption = DEFAULT_CHARACTERS,
) -> None:
    """Read, code and reconcile reports into an archive. A report that is already there changes nothing."""
    from dateline.street import Archive

    settings = settings_from(published, source, workers, pipeline, max_document_megabytes, max_parsed_characters)
    path = archive_path(archive)
    with Archive(path) as store:
        done = _add_with_progress(store, paths, settings)
    say(f"{done.added} added, {done.known} already there, {len(done.unreadable)} not readable: {path}")
    if not done.added and not done.known:
        stop("nothing could be read")


def _add_with_progress(store: Archive, paths: list[str], settings: Settings) -> Any:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from dateline.records import Document, Unreadable

    console = Console(stderr=True, soft_wrap=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("reading", total=None)
        count = 0

        def tell(item: Document | Unreadable, warnings: tuple[str, ...]) -> None:
            nonlocal count
            count += 1
            messages = (f"{item.origin}: {item.message}",) if isinstance(item, Unreadable) else warnings
            for message in messages:
                console.print(f"warning: {message}", markup=False, highlight=False)
            progress.update(task, description=f"{count} reports, now {item.origin}")

        return store.add(*paths, settings=settings, on_report=tell)


@app.command(epilog="Example: dateline recode --archive april.db")
def recode(
    archive: ArchiveOption = None, workers: WorkersOption = 1, pipeline: PipelineOption = DEFAULT_PIPELINE
) -> None:
    """Clean and code every report of an archive anew, from the input as it was read (after an upgrade)."""
    from dateline.street import Archive

    path = archive_path(archive)
    if not Path(path).exists():
        stop(f"there is no archive at {path}")
    with Archive(path) as store:
        count = store.recode(settings=settings_from(None, None, workers, pipeline))
    say(f"{count} reports coded anew: {path}")
