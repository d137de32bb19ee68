"""Records as small pieces of HTML for notebooks.

Law of this file: every text goes through `_text`, which escapes it and keeps its direction of writing to itself: what a
report says never runs and never turns the words around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from typing import Any

from dateline.export.words import days, names, value_in_words
from dateline.records import (
    Actor,
    Coded,
    Event,
    Mention,
    Place,
    Report,
    Statement,
    Story,
    Utterance,
    in_notebook,
)

Cells = Sequence[str]
LONG = 600  # characters of a text that are shown
_CELL = "text-align:left;vertical-align:top"


def _text(value: object) -> str:
    """A text between tags, cut where it is very long."""
    text = "" if value is None else str(value)
    return f"<bdi>{escape(text if len(text) <= LONG else text[:LONG] + ' …')}</bdi>" if text else ""


def _table(header: Cells, rows: Iterable[Cells], caption: str = "") -> str:
    """Cells are HTML already."""
    head = "".join(f'<th style="text-align:left">{escape(each)}</th>' for each in header)
    styles = [_CELL + (";white-space:nowrap" if name in ("day", "published") else "") for name in header]
    body = "".join(f"<tr>{''.join(map(_cell, styles, row))}</tr>" for row in rows)
    said = f'<caption style="text-align:left">{caption}</caption>' if caption else ""
    return f"<table>{said}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(style: str, html: str) -> str:
    return f'<td style="{style}">{html}</td>'


def _facts(facts: dict[str, object]) -> str:
    return _table(("", ""), [(f"<b>{escape(name)}</b>", _text(value)) for name, value in facts.items() if value])


# Lists


def table_of(kind: str, records: Iterable[Any], count: int) -> str:
    """The records as a table; `count` is how many there are in all."""
    header, row = _LAYOUTS[kind]
    rows = [row(each) for each in records]
    more = f", the first {len(rows)}" if count > len(rows) else ""
    return _table(header, rows, f"{count} {kind}{more}")


def _event_row(event: Event) -> Cells:
    who = " → ".join(filter(None, (names(event.actors), names(event.recipients))))
    return (
        *map(_text, (days(event.earliest, event.latest), event.title, who, _place(event.place))),
        *map(_text, (event.kind or event.type.lower(), event.status)),
        *map(_text, (event.source_count, event.report_count)),
        _text("; ".join(_not_agreed(event))),
    )


def _not_agreed(event: Event) -> list[str]:
    fields = ((name.removeprefix("quantity:"), field.verdict) for name, field in event.fields.items())
    return [f"{name} {verdict}" for name, verdict in fields if verdict in ("disputed", "growing")]


def _story_row(story: Story) -> Cells:
    period = days((story.first_published or "")[:10], (story.last_published or "")[:10])
    return _text(period), _text(story.title), _text(len(story.reports))


def _utterance_row(utterance: Utterance) -> Cells:
    wordings = utterance.wordings
    first = wordings[0].text if wordings else ""
    said = (days(utterance.earliest, utterance.latest), _name(utterance.speaker), first, len(wordings))
    return tuple(map(_text, (*said, utterance.source_count)))


def _statement_row(statement: Statement) -> Cells:
    said = " … ".join(part.text for part in statement.content)
    return tuple(map(_text, (_name(statement.speaker), said, statement.kind, statement.via)))


def _report_row(report: Report) -> Cells:
    return tuple(map(_text, (report.published, report.source, report.title or report.text[:80], report.id)))


_LAYOUTS: dict[str, tuple[Cells, Callable[[Any], Cells]]] = {
    "events": (
        ("day", "event", "who", "place", "kind", "status", "sources", "reports", "not agreed"),
        _event_row,
    ),
    "stories": (("published", "story", "reports"), _story_row),
    "utterances": (("day", "who", "said", "wordings", "sources"), _utterance_row),
    "statements": (("who", "said", "kind", "via"), _statement_row),
    "reports": (("published", "outlet", "title", "id"), _report_row),
}


# Single records


@in_notebook.register
def _event(event: Event) -> str:
    place = _place(event.place)
    coded = " ".join(filter(None, (event.type, event.mode, event.kind, f"({event.status})")))
    facts = " · ".join(filter(None, (days(event.earliest, event.latest), place, coded)))
    counts = f"sources: {event.source_count}, reports: {event.report_count}"
    rows = [
        (_text(name), _text(field.verdict), _text(value_in_words(value.value)), _text(", ".join(value.sources)))
        for name, field in event.fields.items()
        for value in field.values
    ]
    fields = _table(("field", "verdict", "value", "said by"), rows)
    return f"<b>{_text(event.title)}</b><br>{_text(facts)}<br>{_text(counts)}{fields}"


@in_notebook.register
def _mention(mention: Mention) -> str:
    counts = ", ".join(f"{each.of}: {each.text}" for each in mention.quantities)
    return _facts(
        {
            "what": " ".join(filter(None, (mention.type, mention.mode, mention.kind, f"({mention.status})"))),
            "word": mention.trigger.text,
            "who": names(mention.actors),
            "to whom": names(mention.recipients),
            "where": _place(mention.place),
            "when": mention.time and f"{mention.time.text} ({days(mention.time.earliest, mention.time.latest)})",
            "counts": counts,
            "contexts": ", ".join(mention.contexts),
            "confidence": f"{mention.confidence:.2f}",
        }
    )


@in_notebook.register
def _report(report: Report) -> str:
    about = ", ".join(filter(None, (report.source, report.published, report.byline)))
    return f"<b>{_text(report.title or report.id)}</b><br>{_text(about)}<p>{_text(report.text)}</p>"


@in_notebook.register
def _coded(coded: Coded) -> str:
    text = coded.report.text
    rows = [(_marked(text, each), *_cast(each), _text(each.kind or each.type.lower())) for each in coded.mentions]
    mentions = _table(("sentence", "who", "to whom", "what"), rows, f"{len(rows)} mentions")
    said = _table(*_statements(coded.statements), f"{len(coded.statements)} statements")
    title = coded.report.title or coded.report.id
    return f"<b>{_text(title)}</b>{mentions}{said}"


def _marked(text: str, mention: Mention) -> str:
    """The sentence with the word that names the event in bold."""
    sentence, trigger = mention.sentence, mention.trigger
    before, after = text[sentence.start : trigger.start], text[trigger.end : sentence.end]
    return f"<bdi>{escape(before.lstrip())}<b>{escape(trigger.text)}</b>{escape(after.rstrip())}</bdi>"


def _cast(mention: Mention) -> Cells:
    return _text(names(mention.actors)), _text(names(mention.recipients))


def _statements(statements: Iterable[Statement]) -> tuple[Cells, list[Cells]]:
    return _LAYOUTS["statements"][0], [_statement_row(each) for each in statements]


@in_notebook.register
def _statement(statement: Statement) -> str:
    return _table(*_statements([statement]))


@in_notebook.register
def _utterance(utterance: Utterance) -> str:
    rows = [(_text(each.text), _text(", ".join(each.sources))) for each in utterance.wordings]
    when = days(utterance.earliest, utterance.latest)
    return f"<b>{_text(_name(utterance.speaker))}</b> {_text(when)}{_table(('wording', 'sources'), rows)}"


@in_notebook.register
def _story(story: Story) -> str:
    return table_of("stories", [story], 1)


def _name(actor: Actor | None) -> str:
    return (actor.name or actor.text) if actor else ""


def _place(place: Place | None) -> str:
    return (place.name or place.text) if place else ""
