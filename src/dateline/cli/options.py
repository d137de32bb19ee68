"""What the commands share: option types, settings from flags, and how to speak to the user."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from dateline.settings import Settings, archive_path

if TYPE_CHECKING:
    from dateline.street import Archive

DEFAULT_MEGABYTES = Settings().max_document_bytes // 1_000_000
DEFAULT_CHARACTERS = Settings().max_parsed_characters


class Format(StrEnum):
    table = "table"
    jsonl = "jsonl"
    csv = "csv"
    parquet = "parquet"


Paths = Annotated[
    list[str],
    typer.Argument(
        help="Files or folders: .txt .html .json .jsonl .csv .parquet .xml .warc[.gz]; - reads standard input."
    ),
]
ArchiveOption = Annotated[
    str | None,
    typer.Option("--archive", "-a", metavar="FILE", help="The archive; else $DATELINE_ARCHIVE, else dateline.db."),
]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print.")]
OutputOption = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there instead of to standard output.")
]
PublishedOption = Annotated[
    str | None, typer.Option(metavar="DATE", help="Publication date of reports that carry none: 2023-04-17.")
]
SourceOption = Annotated[str | None, typer.Option(metavar="NAME", help="Outlet of reports that name none.")]
WorkersOption = Annotated[int, typer.Option(min=1, help="Processes that parse and code.")]
PipelineOption = Annotated[str, typer.Option(metavar="NAME", help="The spaCy pipeline to parse with.")]
MaxMegabytesOption = Annotated[int, typer.Option(min=1, help="Larger single documents are left out, with a warning.")]
MaxCharactersOption = Annotated[int, typer.Option(min=1000, help="Text of a report past this is kept, not coded.")]


def say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def stop(message: str, status: int = 1) -> NoReturn:
    say(f"dateline: {message}")
    raise typer.Exit(status)


def settings_from(
    published: str | None,
    source: str | None,
    workers: int,
    pipeline: str,
    max_document_megabytes: int = DEFAULT_MEGABYTES,
    max_parsed_characters: int = DEFAULT_CHARACTERS,
) -> Settings:
    if published is not None:
        try:
            published = date.fromisoformat(published).isoformat()
        except ValueError:
            stop(f"--published {published!r} is not a date; write it as 2023-04-17", 2)
    return Settings(
        pipeline=pipeline,
        published=published,
        source=source,
        workers=workers,
        max_document_bytes=max_document_megabytes * 1_000_000,
        max_parsed_characters=max_parsed_characters,
    )


def open_to_read(archive: str | None) -> Archive:
    """An archive to read from; ends the command with one sentence where there is none."""
    from dateline.street import Archive

    path = archive_path(archive)
    if not Path(path).exists():
        stop(f"there is no archive at {path}: make one with `dateline add --archive {path} FILE ...`")
    return Archive(path, readonly=True)


def day(option: str, value: str | None) -> str | None:
    try:
        return value and date.fromisoformat(value).isoformat()
    except ValueError:
        stop(f"{option} {value!r} is not a date; write it as 2023-04-17", 2)


def print_records(kind: str, records: list[Any], format: Format, output: Path | None) -> None:
    """Print records of one kind in the format asked for."""
    from dateline import export

    if format is Format.table:
        from dateline.cli import tables

        tables.show(kind, records, output)
    elif format is Format.parquet:
        if output is None and sys.stdout.isatty():
            stop("Parquet is not for a terminal: add --output FILE, or send it on with > FILE", 2)
        export.write_parquet(kind, records, output or sys.stdout.buffer)
    else:
        stream = output.open("w", encoding="utf-8", newline="") if output else sys.stdout
        write: Callable[..., None] = export.write_jsonl if format is Format.jsonl else export.write_csv
        write(kind, records, stream)
        if output:
            stream.close()
