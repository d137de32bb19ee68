"""The commands by which a person judges what the model joined and read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.app import app
from dateline.cli.options import ArchiveOption, OutputOption, open_to_read, say, stop
from dateline.settings import archive_path

if TYPE_CHECKING:
    from dateline.records import Judgement
    from dateline.street import Archive


class Lines(StrEnum):
    table = "table"
    jsonl = "jsonl"


judge = typer.Typer(
    help="Say that events are the same, that something does not belong, or that a value is wrong.",
    epilog="Example: dateline judge same 5f0c9a e70b08 --reason 'one strike, two outlets'",
    no_args_is_help=True,
)
app.add_typer(judge, name="judge")

ByOption = Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who says so; else your login name.")]
ReasonOption = Annotated[
    str | None, typer.Option("--reason", metavar="WORDS", help="Why, for those who read it later.")
]


@contextmanager
def _open_to_judge(archive: str | None) -> Iterator[Archive]:
    from dateline.archive import JudgementError
    from dateline.street import Archive

    path = archive_path(archive)
    if not Path(path).exists():
        stop(f"there is no archive at {path}: make one with `dateline add --archive {path} FILE ...`")
    with Archive(path) as store:
        try:
            yield store
        except JudgementError as fault:
            stop(str(fault))


def _tell(store: Archive, judgement: Judgement) -> None:
    """What was judged, what came of it, and how to take it back."""
    from dateline.cli import tables
    from dateline.export.words import judgement_in_words

    print(judgement_in_words(judgement))
    for event in store.events_of_mentions((*judgement.mentions, *judgement.others)):
        print(f"  {event.id[: tables.ID_LENGTH]}  {event.title} ({event.report_count} reports)")
    if not judgement.undone_on:
        say(f"Take it back with: dateline judge undo {judgement.id[: tables.ID_LENGTH]}")


@judge.command(epilog="Example: dateline judge same 5f0c9a e70b08 --reason 'one strike, two outlets'")
def same(
    ids: Annotated[list[str], typer.Argument(metavar="ID ID ...", help="Events or mentions that are one event.")],
    archive: ArchiveOption = None,
    by: ByOption = None,
    reason: ReasonOption = None,
) -> None:
    """Say that two or more events or mentions are one event."""
    with _open_to_judge(archive) as store:
        _tell(store, store.judge("same", *ids, by=by, reason=reason))


@judge.command("not-same", epilog="Example: dateline judge not-same 5f0c9a report-17")
def not_same(
    event: Annotated[str, typer.Argument(metavar="EVENT", help="The event (or a mention).")],
    ids: Annotated[
        list[str], typer.Argument(metavar="ID ...", help="Reports, mentions or events that do not belong to it.")
    ],
    archive: ArchiveOption = None,
    by: ByOption = None,
    reason: ReasonOption = None,
) -> None:
    """Say that a report, a mention or another event is not the same as an event."""
    with _open_to_judge(archive) as store:
        _tell(store, store.judge("not-same", event, *ids, by=by, reason=reason))


@judge.command(epilog="Example: dateline judge wrong 5f0c9a quantity:killed 137 --reason 'the ministry took it back'")
def wrong(
    id: Annotated[str, typer.Argument(metavar="ID", help="The event, for whatever report says so, or one mention.")],
    field: Annotated[
        str,
        typer.Argument(metavar="FIELD", help="time, place, actors, recipients, status, kind, or quantity:killed ..."),
    ],
    value: Annotated[
        str | None, typer.Argument(metavar="[VALUE]", help="As `dateline event` shows it; may be left out if alone.")
    ] = None,
    archive: ArchiveOption = None,
    by: ByOption = None,
    reason: ReasonOption = None,
) -> None:
    """Say that a value is wrong: it stays visible as judged wrong, and counts no more."""
    with _open_to_judge(archive) as store:
        _tell(store, store.judge("wrong", id, field=field, value=value, by=by, reason=reason))


@judge.command(epilog="Example: dateline judge undo j1c2d3")
def undo(
    id: Annotated[str, typer.Argument(metavar="JUDGEMENT", help="Its id, or its first characters.")],
    archive: ArchiveOption = None,
    by: ByOption = None,
) -> None:
    """Take a judgement back; it is kept as undone."""
    with _open_to_judge(archive) as store:
        _tell(store, store.undo(id, by=by))


@judge.command("import", epilog="Example: dateline judge import desk.jsonl --archive april.db")
def import_(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="What `dateline judgements --format jsonl` printed; - reads standard input."
        ),
    ],
    archive: ArchiveOption = None,
) -> None:
    """Take in the judgements of another archive; those on reports that are not here wait for them."""
    import msgspec

    from dateline.records import Judgement

    try:
        lines = (sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()).splitlines()
        judgements = [msgspec.json.decode(line, type=Judgement) for line in lines if line.strip()]
    except OSError as fault:
        stop(f"{file}: {fault.strerror}")
    except msgspec.DecodeError as fault:
        stop(f"{file}: a line is no judgement ({fault}): `dateline judgements --format jsonl` writes them")
    with _open_to_judge(archive) as store:
        changed = store.take_judgements(judgements)
    say(f"{len(judgements)} judgements read, {changed} new or changed: {archive_path(archive)}")


@app.command(epilog="Example: dateline judgements --format jsonl > desk.jsonl")
def judgements(
    archive: ArchiveOption = None,
    event: Annotated[str | None, typer.Option(metavar="ID", help="Only those that touch this event.")] = None,
    undone: Annotated[
        bool, typer.Option("--undone", help="Those taken back too (JSON Lines always holds them).")
    ] = False,
    format: Annotated[Lines, typer.Option("--format", "-f", help="How to print.")] = Lines.table,
    output: OutputOption = None,
) -> None:
    """Print what people judged, by date."""
    from dateline.cli import tables
    from dateline.export.lines import write_lines

    with open_to_read(archive) as store:
        found = store.judgements(event, undone=undone or format is Lines.jsonl)
    if format is Lines.table:
        tables.show("judgements", found, output)
    elif output:
        with output.open("w", encoding="utf-8") as stream:
            write_lines(found, stream)
    else:
        write_lines(found, sys.stdout)
