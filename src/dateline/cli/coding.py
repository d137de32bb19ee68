"""The commands that code texts and phrases and keep nothing."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from dateline.cli.app import app
from dateline.cli.options import (
    DEFAULT_CHARACTERS,
    DEFAULT_MEGABYTES,
    MaxCharactersOption,
    MaxMegabytesOption,
    Paths,
    PipelineOption,
    PublishedOption,
    SourceOption,
    WorkersOption,
    day,
    say,
    settings_from,
    stop,
)
from dateline.settings import DEFAULT_PIPELINE


@app.command(epilog="Example: dateline code --published 2023-04-17 report.txt | jq '.mentions[].type'")
def code(
    paths: Paths,
    published: PublishedOption = None,
    source: SourceOption = None,
    workers: WorkersOption = 1,
    pipeline: PipelineOption = DEFAULT_PIPELINE,
    max_document_megabytes: MaxMegabytesOption = DEFAULT_MEGABYTES,
    max_parsed_characters: MaxCharactersOption = DEFAULT_CHARACTERS,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print what decided each mention instead of the records.")
    ] = False,
) -> None:
    """Read and code reports without keeping anything: one JSON object a report, one a line."""
    import msgspec

    from dateline.read import documents
    from dateline.records import Unreadable
    from dateline.street import code_documents, explain_documents

    settings = settings_from(published, source, workers, pipeline, max_document_megabytes, max_parsed_characters)
    seen = 0

    def readable() -> Any:
        for item in documents(paths, settings):
            if isinstance(item, Unreadable):
                say(f"warning: {item.origin}: {item.message}")
            else:
                yield item

    if explain:
        from dateline.cli import tables

        for report, explained in explain_documents(readable(), settings):
            seen += 1
            tables.show_explained(report, explained)
    else:
        for _, coded in code_documents(readable(), settings):
            seen += 1
            sys.stdout.buffer.write(msgspec.json.encode(coded) + b"\n")
            for warning in coded.warnings:
                say(f"warning: {warning}")
    if not seen:
        stop("nothing could be read")


@app.command(epilog="Example: dateline relation --tsv pairs.tsv")
def relation(
    tsv: Annotated[
        str,
        typer.Option(
            "--tsv", metavar="FILE", help="Columns: sentence, source_start, source_end, target_start, target_end."
        ),
    ],
) -> None:
    """Code the one relation that each sentence of a table states from a source to a target, in order."""
    import msgspec

    from dateline.cli.lists import FaultyLine, relation_rows
    from dateline.coding import code_relations

    try:
        rows = list(relation_rows(tsv))
    except (OSError, FaultyLine) as fault:
        stop(str(fault))
    for answer in code_relations(rows):
        sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")


@app.command(epilog="Example: dateline resolve 'Russian warplanes' · dateline resolve --lines phrases.txt")
def resolve(
    phrase: Annotated[str | None, typer.Argument(help="A phrase that names an actor.")] = None,
    lines: Annotated[
        str | None,
        typer.Option(
            "--lines", metavar="FILE", help="One phrase a line; after a tab its context, after another a date."
        ),
    ] = None,
    context: Annotated[str, typer.Option(help="A sentence or so around the phrase.")] = "",
    date: Annotated[str | None, typer.Option(metavar="DATE", help="When it was written: offices change hands.")] = None,
) -> None:
    """Say who a phrase stands for: country and PLOVER sectors. Prints null where nothing is to be known."""
    import msgspec

    from dateline.cli.lists import phrase_rows
    from dateline.resolve import resolve_actors

    if (phrase is None) == (lines is None):
        stop("give a PHRASE or --lines FILE", 2)
    try:
        rows = [(phrase, context, day("--date", date))] if phrase is not None else list(phrase_rows(lines or "-"))
    except OSError as fault:
        stop(f"{lines}: {fault.strerror}")
    for answer in resolve_actors(rows):
        sys.stdout.buffer.write(msgspec.json.encode(answer) + b"\n")
