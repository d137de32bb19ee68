"""The command that writes an archive for other programs, papers and people."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
from dateline.cli.options import ArchiveOption, open_to_read, say, stop

if TYPE_CHECKING:
    from dateline.archive import EventFilter
    from dateline.export.citation import Citation
    from dateline.street import Archive


class ExportFormat(StrEnum):
    parquet = "parquet"
    csv = "csv"
    jsonl = "jsonl"
    ftm = "ftm"
    gdelt = "gdelt"
    plover = "plover"
    html = "html"


@app.command(
    epilog="Examples: dateline export --to april/ --since 2023-04-01 --until 2023-04-30 · "
    "dateline export --to copy/ --format html --min-sources 2 · dateline export --to april.ftm.json --format ftm"
)
def export(
    to: Annotated[
        Path, typer.Option("--to", metavar="DIR|FILE", help="A new or empty folder; a file for ftm, gdelt, plover.")
    ],
    format: Annotated[
        ExportFormat,
        typer.Option(
            "--format",
            "-f",
            help="Tidy tables, JSON Lines, FollowTheMoney, GDELT rows, PLOVER JSON, or pages to share.",
        ),
    ] = ExportFormat.parquet,
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
) -> None:
    """Write an archive, or the events that the filters let through with all that tells them, for other programs."""
    wanted = wanted_events(
        country=country, actor=actor, type=type, kind=kind, place=place, since=since, until=until, disputed=disputed,
        min_sources=min_sources, text=text,
    )  # fmt: skip
    with open_to_read(archive) as store:
        try:
            citation = _write(store, to, format, wanted)
        except FileExistsError as fault:
            stop(str(fault), 2)
    from dateline.export.citation import in_words

    say(f"{to}: {in_words(citation)}")


def _write(store: Archive, to: Path, format: ExportFormat, wanted: EventFilter) -> Citation:
    if format is ExportFormat.html:
        from dateline.web.static_copy import write_copy

        return write_copy(store.path, to, wanted=wanted)
    return store.export(to, format=format, wanted=wanted)
