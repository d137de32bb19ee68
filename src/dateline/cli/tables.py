"""Records as tables for a terminal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from dateline.archive import Evidence
from dateline.export.words import days, judgement_in_words, names, struck_in_words, value_in_words
from dateline.records import Actor, Event, Field, Judgement, Mention, Report, Statement, Story, Utterance

if TYPE_CHECKING:
    from dateline.reconcile import Link

Row = tuple[str | Text, ...]
PIPE_WIDTH = 180  # columns where standard output is no terminal
FEW = 3  # actors named in a row
ID_LENGTH = 8  # characters of an id that a person types; `dateline event` takes any beginning that is unique
VERDICT_STYLES = {"agreed": "green", "refined": "green", "growing": "yellow", "disputed": "bold red", "single": "dim"}


def show(kind: str, records: Sequence[Any], output: Path | None = None) -> None:
    """Print records of one kind as a table, or write it to a file."""
    if output:
        with output.open("w", encoding="utf-8") as stream:
            _table(kind, records, Console(file=stream, width=PIPE_WIDTH))
    else:
        _table(kind, records, console_for_tables())


def console_for_tables() -> Console:
    """The terminal; where there is none, a page wide enough for tables."""
    console = Console()
    return console if console.is_terminal else Console(width=PIPE_WIDTH)


def _table(kind: str, records: Sequence[Any], console: Console) -> None:
    columns, row = LAYOUTS[kind]
    table = Table(header_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, no_wrap=column in NEVER_WRAPPED)
    for record in records:
        table.add_row(*(escape(cell) if isinstance(cell, str) else cell for cell in row(record)))
    console.print(table)
    console.print(f"{len(records)} {kind if len(records) != 1 else SINGULAR[kind]}", style="dim", highlight=False)


def disagreements(fields: dict[str, Field]) -> Text:
    """The fields whose reports do not say the same, each value with how many sources give it."""
    text = Text()
    for name, field in fields.items():
        if field.verdict not in ("disputed", "growing"):
            continue
        values = " / ".join(f"{value_in_words(value.value)} ({len(value.sources)})" for value in field.values)
        said = f"{name.removeprefix('quantity:')} {field.verdict}: "
        text.append(("; " if text else "") + said, style=VERDICT_STYLES[field.verdict])
        text.append(values)
    return text


def _event(event: Event) -> Row:
    who = " → ".join(filter(None, (few(event.actors), few(event.recipients))))
    place = (event.place.name or event.place.text) if event.place else ""
    return (
        event.id[:ID_LENGTH],
        days(event.earliest, event.latest),
        place,
        who,
        _title(event),
        event.kind or event.type.lower(),
        f"{event.report_count}/{event.source_count}",
        disagreements(event.fields),
    )


def _title(event: Event) -> str:
    """The title, with the status where it is not plain that the event happened and the title does not say so."""
    said = event.status in ("actual", "past") or event.title.endswith(")")
    return event.title if said else f"{event.title} ({event.status})"


def few(actors: Sequence[Actor]) -> str:
    """The first actors by name; the rest by their number."""
    return names(actors[:FEW]) + (f" and {len(actors) - FEW} more" if len(actors) > FEW else "")


def _story(story: Story) -> Row:
    published = days(
        story.first_published and story.first_published[:10], story.last_published and story.last_published[:10]
    )
    return story.id[:ID_LENGTH], published, str(len(story.reports)), story.title


def _report(report: Report) -> Row:
    return report.id[:16], report.published or "", report.source or "", report.title or report.text[:70]


def _statement(statement: Statement) -> Row:
    speaker = statement.speaker
    who = (speaker.name or speaker.text) if speaker else (statement.source.text if statement.source else "")
    return statement.kind, who, " … ".join(span.text for span in statement.content), statement.via or ""


def _utterance(utterance: Utterance) -> Row:
    wordings = Text("\n").join(Text(f"“{w.text}” — {', '.join(w.sources)}") for w in utterance.wordings)
    return days(utterance.earliest, utterance.latest), names([utterance.speaker]), str(utterance.source_count), wordings


def _judgement(judgement: Judgement) -> Row:
    mentions = Text("\n").join(map(Text, judgement.mentions))
    return judgement.id[:ID_LENGTH], judgement.on[:10], judgement.by, judgement_in_words(judgement), mentions


NEVER_WRAPPED = ("id", "day", "published", "type", "reports/sources")
LAYOUTS: dict[str, tuple[tuple[str, ...], Callable[[Any], Row]]] = {
    "events": (("id", "day", "place", "who", "what", "type", "reports/sources", "where they disagree"), _event),
    "stories": (("id", "published", "reports", "title"), _story),
    "reports": (("id", "published", "source", "title"), _report),
    "statements": (("kind", "who", "what", "via"), _statement),
    "utterances": (("day", "who", "sources", "wordings"), _utterance),
    "judgements": (("id", "day", "by", "what", "mentions"), _judgement),
}
SINGULAR = {
    "events": "event",
    "stories": "story",
    "reports": "report",
    "statements": "statement",
    "utterances": "utterance",
    "judgements": "judgement",
}


def show_event(
    event: Event,
    evidence: Sequence[Evidence],
    links: Sequence[Link] = (),
    judgements: Sequence[Judgement] = (),
    *,
    why: bool = False,
) -> None:
    """One event in full: what is agreed, who says what where they differ, and the sentences that it was read from.

    With `why` also what speaks for and against each join, what people judged, and the ids that a judgement needs.
    """
    console = console_for_tables()
    console.print(Text(event.title, style="bold"))
    coded = " ".join(filter(None, (event.type, event.mode, event.kind, f"({event.status})")))
    place = (event.place.name or event.place.text) if event.place else "place not said"
    console.print(
        f"{coded} · {days(event.earliest, event.latest) or 'day not said'} · {place}", markup=False, highlight=False
    )
    console.print(
        f"{event.report_count} reports, {event.source_count} independent sources · {event.id}\n",
        style="dim",
        highlight=False,
    )
    console.print(_fields_table(event))
    console.print()
    console.print(_evidence_table(evidence, with_ids=why))
    for judgement in judgements:
        console.print(Text(f"{judgement_in_words(judgement)} ({judgement.id[:ID_LENGTH]})", style="bold"))
    for link in links:
        console.print(Text(f"{link.a} and {link.b}: {link.score:+.2f}"))
        console.print(Text("".join(f"  {reason}\n" for reason in link.reasons), style="dim"))


def _fields_table(event: Event) -> Table:
    table = Table("field", "verdict", "value", "said by", header_style="bold", box=None, padding=(0, 2, 0, 0))
    for name, field in event.fields.items():
        for number, value in enumerate(field.values):
            verdict = Text(field.verdict, style=VERDICT_STYLES[field.verdict]) if number == 0 else ""
            table.add_row(
                "" if number else name, verdict, Text(value_in_words(value.value)), Text(", ".join(value.sources))
            )
    for struck in event.struck:
        said = f"{', '.join(struck.sources)} ({struck_in_words(struck)})"
        table.add_row(struck.field, Text("wrong", style="dim"), Text(struck.value, style="strike"), Text(said))
    return table


def _evidence_table(evidence: Sequence[Evidence], *, with_ids: bool) -> Table:
    columns = ("source", "published", "sentence", *(("mention",) if with_ids else ()))
    table = Table(*columns, header_style="bold", box=None, padding=(0, 2, 0, 0))
    for piece in evidence:
        sentence = Text(piece.sentence.rstrip())
        sentence.stylize("bold underline", piece.trigger_start, piece.trigger_end)
        row = (Text(piece.source or piece.report), (piece.published or "")[:10], sentence)
        table.add_row(*row, *((Text(piece.mention.id),) if with_ids else ()))
    return table


def show_explained(report: Report, explained: Sequence[tuple[Mention, Sequence[str]]]) -> None:
    """Each mention of a report with its sentence and what decided it."""
    console = console_for_tables()
    console.print(Text(report.title or report.id, style="bold"))
    for mention, reasons in explained:
        sentence = Text(report.text[mention.sentence.start : mention.sentence.end].replace("\n", " "))
        at = mention.trigger.start - mention.sentence.start
        sentence.stylize("bold underline", at, at + len(mention.trigger.text))
        console.print(sentence)
        who = f"{names(mention.actors) or '?'} → {names(mention.recipients) or '?'}"
        coded = f"{mention.type} {mention.kind or ''} ({mention.status}) {who}, {mention.confidence:.2f}"
        console.print(f"  {coded}", markup=False, style="cyan", highlight=False)
        for reason in reasons:
            console.print(f"    {reason}", markup=False, style="dim", highlight=False)
