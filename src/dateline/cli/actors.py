"""The command that prints the directory of actors."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.app import app
from dateline.cli.judging import Lines
from dateline.cli.options import ArchiveOption, open_to_read, stop
from dateline.settings import archive_path

if TYPE_CHECKING:
    from dateline.archive.directory import Entry, TaughtAs


@app.command(epilog="Examples: dateline actors --country CHN · dateline actors --name 'Shi Yi'")
def actors(
    archive: ArchiveOption = None,
    name: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Words in a name, or an id; one person is shown with all evidence."),
    ] = None,
    country: Annotated[
        str | None, typer.Option(metavar="CODE", help="People whom some report gives to that country: CHN.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="At most so many, those most reported first.")] = 100,
    format: Annotated[Lines, typer.Option("--format", "-f", help="How to print.")] = Lines.table,
) -> None:
    """Print the directory of actors: what the reports teach of people, and in which words."""
    from dateline.export.lines import write_lines

    with open_to_read(archive) as store:
        found = store.actors(name, country=country, limit=limit)
    if not found and name is not None:
        stop(f"no report in {archive_path(archive)} introduces {name!r}: `dateline actors` lists those that are")
    if format is Lines.jsonl:
        write_lines(found, sys.stdout)
    elif len(found) == 1 and name is not None:
        _show_one(found[0])
    else:
        _show(found)


def _show(found: list[Entry]) -> None:
    from rich.table import Table
    from rich.text import Text

    from dateline.cli.tables import console_for_tables
    from dateline.export.words import days

    table = Table(header_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in ("name", "country", "sectors", "reports/sources", "seen", "introduced as"):
        table.add_column(column)
    for entry in found:
        known = (entry.country or "open", " ".join(entry.sectors) or "open")
        counts = f"{entry.report_count}/{entry.source_count}"
        words = entry.taught[0].evidence[0].text
        table.add_row(*map(Text, (entry.name, *known, counts, days(entry.first_seen, entry.last_seen), words)))
    console = console_for_tables()
    console.print(table)
    console.print(f"{len(found)} actor{'s' * (len(found) != 1)}", style="dim", highlight=False)


def _show_one(entry: Entry) -> None:
    from rich.text import Text

    from dateline.cli.tables import console_for_tables
    from dateline.export.words import days

    console = console_for_tables()
    console.print(Text(entry.name, style="bold"))
    known = f"{entry.country or 'country open'} · {' '.join(entry.sectors) or 'sectors open'}"
    console.print(Text(f"{known} · {entry.id} · also written {', '.join(entry.aliases)}"))
    seen = days(entry.first_seen, entry.last_seen)
    console.print(
        Text(f"{entry.report_count} reports, {entry.source_count} independent sources · {seen}\n", style="dim")
    )
    for taught in entry.taught:
        console.print(Text(_in_words(taught), style="bold"))
        for passage in taught.evidence:
            said = f"  {passage.source or passage.report} {(passage.published or '')[:10]}: “{passage.text}”"
            console.print(Text(said))


def _in_words(taught: TaughtAs) -> str:
    said = filter(None, (taught.country, " ".join(taught.sectors), taught.office))
    return f"{' · '.join(said)} ({_sources(taught.source_count)})"


def _sources(count: int) -> str:
    return f"{count} independent source{'s' * (count != 1)}"
