"""Records made by hand for the tests of archive and export."""

from __future__ import annotations

import sqlite3
from typing import Any

from dateline.archive.database import connect, transaction
from dateline.archive.shelf import Tables
from dateline.records import (
    Actor,
    Coded,
    Document,
    Event,
    EventReport,
    Field,
    FieldValue,
    Mention,
    Place,
    Quantity,
    Range,
    Report,
    Span,
    Statement,
    Story,
    Time,
    Utterance,
    Wording,
)

TEXT = "Sweden and Norway held a naval exercise near Tromsø.\n\n“All 12 ships are safe,” the minister said."
NORWAY = Actor(text="Norway", start=11, end=17, name="Norway", id="NOR", country="NOR", sectors=("GOV", "MIL"))
SWEDEN = Actor(text="Sweden", start=0, end=6, name="Sweden", id="SWE", country="SWE")
MINISTER = Actor(text="the minister", start=78, end=90, sectors=("GOV",))
TROMSO = Place(text="Tromsø", start=45, end=51, name="Tromsø", kind="city", country="NOR", lat=69.6, lon=18.9)
SUNDAY = Time(
    text="Sunday", start=0, end=6, type="DATE", value="2023-04-16", earliest="2023-04-16", latest="2023-04-16"
)
SHIPS = Quantity(text="12 ships", start=58, end=66, of="ships", low=12, high=12)


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words), text=words)


def coded_report(name: str, *, text: str = TEXT, trigger: str = "exercise", **known: Any) -> tuple[Document, Coded]:
    """A report with one mention (its first sentence) and one statement (its last)."""
    report = Report(id=name, text=text, language="en", **{"source": "Nordlys Wire", "published": "2023-04-17", **known})
    said = span(text, "All 12 ships are safe") if "All 12 ships" in text else span(text, trigger)
    mention = Mention(
        id=f"{name}-m",
        type="COOPERATE",
        kind="joint-exercise",
        status="actual",
        score=6.0,
        trigger=span(text, trigger),
        sentence=Range(start=0, end=len(text.split("\n\n")[0])),
        actors=(SWEDEN, NORWAY),
        place=TROMSO,
        time=SUNDAY,
        quantities=(SHIPS,),
        confidence=0.9,
    )
    statement = Statement(
        id=f"{name}-s", kind="direct", speaker=MINISTER, cue=Span(start=91, end=95, text="said"), content=(said,)
    )
    coded = Coded(
        report=report,
        mentions=(mention,),
        statements=(statement,),
        places=(TROMSO,),
        times=(SUNDAY,),
        warnings=("a line could not be read",),
    )
    document = Document(
        report=report,
        origin=f"in/{name}.txt",
        raw=b"\x00raw \xff" + text.encode(),
        format="text",
        provenance={"published": "flag"},
        removed=("READ MORE",),
        warnings=("a line could not be read",),
    )
    return document, coded


def event(name: str, *reports: str, **known: Any) -> Event:
    """An event that these reports' mentions tell."""
    told = tuple(EventReport(report=r, source=f"{r} Post", mentions=(f"{r}-m",), independent=True) for r in reports)
    fields: dict[str, Any] = {
        "type": "COOPERATE",
        "kind": "joint-exercise",
        "status": "actual",
        "title": "Sweden and Norway exercise near Tromsø",
        "actors": (SWEDEN, NORWAY),
        "place": TROMSO,
        "earliest": "2023-04-16",
        "latest": "2023-04-16",
        "quantities": (SHIPS,),
        "source_count": len(reports),
        "fields": {"time": field("single", "2023-04-16", *reports)},
    }
    return Event(id=name, reports=told, report_count=len(reports), **{**fields, **known})


def field(verdict: Any, value: Any, *reports: str) -> Field:
    mentions, sources = tuple(f"{r}-m" for r in reports), tuple(f"{r} Post" for r in reports)
    return Field(verdict=verdict, values=(FieldValue(value=value, mentions=mentions, sources=sources),))


def story(name: str, *reports: str, **known: Any) -> Story:
    dates = {"first_published": "2023-04-17", "last_published": "2023-04-18"}
    return Story(id=name, title="Exercise near Tromsø", reports=reports, **{**dates, **known})


def utterance(name: str, *reports: str, **known: Any) -> Utterance:
    wording = Wording(
        text="All 12 ships are safe", statements=tuple(f"{r}-s" for r in reports), sources=("Nordlys Wire",)
    )
    return Utterance(id=name, speaker=MINISTER, wordings=(wording,), source_count=1, **known)


def build(path: str, *records: Event | Story | Utterance) -> None:
    """Put into an archive what reconciling would have built."""
    connection = connect(path, readonly=False)
    with transaction(connection, path):
        tables = Tables(connection)
        tables.put_events([], [each for each in records if isinstance(each, Event)])
        tables.put_stories([], [each for each in records if isinstance(each, Story)])
        tables.put_utterances([], [each for each in records if isinstance(each, Utterance)])
    connection.close()


def sound(path: str) -> bool:
    """Whether SQLite finds no fault in the file, its foreign keys and its search indexes."""
    database = sqlite3.connect(path)
    for table in ("report_search", "statement_search", "mention_search", "event_search"):
        database.execute(f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)")
    database.rollback()
    no_fault = database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    return no_fault and database.execute("PRAGMA foreign_key_check").fetchall() == []


def news(number: int) -> tuple[Document, Coded]:
    """One of many reports: every third is on the same exercise, the others on exercises of other places and days."""
    town = "Tromsø" if number % 3 == 0 else f"Town{number}"
    text = f"Report {number}: Sweden and Norway held a naval exercise near {town}.\n\n“All 12 ships are safe,” he said."
    return coded_report(f"r{number}", text=text, source=f"Outlet {number}", published=f"2023-04-{number % 20 + 10}")
