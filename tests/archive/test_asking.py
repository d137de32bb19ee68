"""What can be asked of an archive, and in which order the answers come."""

from __future__ import annotations

import random
import threading
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.archive import EventFilter, Store
from dateline.archive.database import connect, transaction
from dateline.archive.search import match
from dateline.archive.shelf import Tables
from dateline.reconcile import Link
from dateline.records import Actor, Place
from tests.archive.made import NORWAY, build, coded_report, event, field, story, utterance

QUAKE = "A strong earthquake shook the port of Valparaíso at dawn.\n\nNobody was hurt, the mayor said."
CHILE = Actor(text="Chile", start=0, end=5, name="Chile", id="CHL", country="CHL")
VALPARAISO = Place(text="Valparaíso", start=38, end=48, name="Valparaíso", kind="city", country="CHL")


@pytest.fixture
def store(path: str) -> Any:
    with Store(path) as writer:
        writer.keep(*coded_report("r1", title="Ships off Tromsø"))
        writer.keep(*coded_report("r2", published="2023-04-18T06:30:00Z"))
        writer.keep(*coded_report("r3", text=QUAKE, trigger="earthquake", published=None))
    quake = {
        "type": "AID",
        "kind": "rescue",
        "status": "past",
        "title": "Earthquake at Valparaíso",
        "actors": (CHILE,),
        "recipients": (NORWAY,),
        "place": VALPARAISO,
    }
    build(
        path,
        event("exercise", "r1", "r2", story="s1", fields={"time": field("disputed", "2023-04-16", "r1", "r2")}),
        event("quake", "r3", **quake, earliest="2010-02-27", latest="2010-03-01"),
        event("undated", "r3", actors=(), place=None, earliest=None, latest=None),
        story("s1", "r1", "r2"),
        utterance("u1", "r1", "r2", earliest="2023-04-17"),
    )
    with Store(path, readonly=True) as reader:
        yield reader


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, ["quake", "exercise", "undated"]),
        ({"country": "SWE"}, ["exercise"]),
        ({"country": "nor"}, ["quake", "exercise"]),
        ({"actor": "Sweden"}, ["exercise"]),
        ({"actor": "CHL"}, ["quake"]),
        ({"actor": "swed"}, ["exercise"]),
        ({"actor": "—"}, []),
        ({"type": "aid"}, ["quake"]),
        ({"kind": "joint-exercise"}, ["exercise", "undated"]),
        ({"status": "past"}, ["quake"]),
        ({"place": "valparaiso"}, ["quake"]),
        ({"place": "NOR"}, ["exercise"]),
        ({"since": "2010-03-01"}, ["quake", "exercise"]),
        ({"since": "2010-03-02"}, ["exercise"]),
        ({"until": "2010-02-27"}, ["quake"]),
        ({"until": "2010-02-26"}, []),
        ({"disputed": True}, ["exercise"]),
        ({"min_sources": 2}, ["exercise"]),
        ({"story": "s1"}, ["exercise"]),
        ({"report": "r3"}, ["quake", "undated"]),
        ({"text": "earthquakes"}, ["quake", "undated"]),
        ({"text": "exercises near"}, ["exercise", "undated"]),
        ({"text": '"ships off"'}, ["exercise"]),
        ({"text": '"off ships"'}, []),
        ({"text": "minister"}, []),
        ({"text": "?!"}, []),
        ({"kind": "joint-exercise", "min_sources": 2, "text": "naval"}, ["exercise"]),
    ],
)
def test_filters_find(store: Store, wanted: dict[str, Any], found: list[str]) -> None:
    assert [each.id for each in store.events(EventFilter(**wanted))] == found
    assert store.count_events(EventFilter(**wanted)) == len(found)


def test_a_filter_may_be_given_field_by_field(store: Store) -> None:
    assert list(store.events(country="SWE")) == list(store.events(EventFilter(country="SWE")))


def test_events_come_page_by_page(store: Store) -> None:
    assert [each.id for each in store.events(limit=2)] == ["quake", "exercise"]
    assert [each.id for each in store.events(limit=2, offset=2)] == ["undated"]
    assert [each.id for each in store.events(country="NOR", limit=1, offset=1)] == ["exercise"]


def test_an_event_is_found_by_the_beginning_of_its_id_where_that_is_one_event_alone(store: Store) -> None:
    assert store.event("exer").id == "exercise"
    assert store.event("") is None
    assert store.event("%") is None


def test_evidence_marks_the_trigger_within_its_sentence(store: Store) -> None:
    first, second = store.evidence("exercise")
    assert (first.report, second.report) == ("r1", "r2")
    assert first.sentence == "Sweden and Norway held a naval exercise near Tromsø."
    assert first.sentence[first.trigger_start : first.trigger_end] == "exercise"
    assert first.independent


def test_reasons_are_those_between_the_events_own_mentions(path: str, store: Store) -> None:
    own = Link(kind="events", a="r1-m", b="r2-m", score=2.0, reasons=("same place (+1.5)",))
    other = Link(kind="events", a="r2-m", b="r3-m", score=-4.0, reasons=("other kind (-4.0)",))
    connection = connect(path, readonly=False)
    with transaction(connection, path):
        Tables(connection).put_links([own, other])
    connection.close()
    assert store.reasons("exercise") == [own]


def test_reports_come_by_day_with_their_story_undated_ones_last(store: Store) -> None:
    assert [(each.id, each.story) for each in store.reports()] == [("r1", "s1"), ("r2", "s1"), ("r3", None)]


def test_reports_name_their_copies(path: str, store: Store) -> None:
    connection = connect(path, readonly=False)
    with transaction(connection, path):
        Tables(connection).put_clusters("copies", {"r1": "c", "r2": "c", "r3": "d"})
    connection.close()
    assert [each.copies for each in store.reports()] == [("r2",), ("r1",), ()]


def test_search_reads_titles_and_texts_in_any_form_of_a_word(store: Store) -> None:
    assert [each.id for each in store.search("exercises Norway")] == ["r1", "r2"]
    assert [each.id for each in store.search("off tromsø")] == ["r1"]


def test_statements_are_found_by_their_words_report_and_country(store: Store) -> None:
    assert [each.report for each in store.statements()] == ["r1", "r2", "r3"]
    assert [each.report for each in store.statements("ship safe")] == ["r1", "r2"]
    assert [each.id for each in store.statements(report="r2")] == ["r2-s"]
    assert list(store.statements(country="NOR")) == []


def test_several_threads_may_ask_one_reader(store: Store) -> None:
    counts: list[int] = []
    threads = [threading.Thread(target=lambda: counts.append(len(list(store.events())))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts == [3] * 8


def test_answers_do_not_depend_on_the_order_of_adding(tmp_path: Any) -> None:
    names = [f"r{number}" for number in range(12)]
    answers = []
    for seed in range(3):
        path = str(tmp_path / f"{seed}.db")
        random.Random(seed).shuffle(names)
        with Store(path) as store:
            for name in names:
                store.keep(*coded_report(name, published=f"2023-04-{int(name[1:]) % 3 + 10}"))
            build(path, *(event(f"e{name}", name) for name in names))
            answers.append((list(store.events()), list(store.statements()), list(store.search("naval"))))
    assert answers[0] == answers[1] == answers[2]


HOSTILE = [
    '"',
    "*",
    "a OR",
    "NEAR(",
    "title:x",
    "a AND NOT",
    "^",
    "\x00",
    "a\x00b",
    "-",
    "{",
    "'; DROP TABLE event; --",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_a_fault_of_grammar(store: Store, text: str) -> None:
    list(store.search(text))
    list(store.events(text=text, actor=text, place=text))


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=40))
def test_any_text_makes_a_query_that_sqlite_accepts(text: str) -> None:
    database = _Index.database()
    for prefix in (False, True):
        if query := match(text, prefix=prefix):
            database.execute("SELECT rowid FROM words WHERE words MATCH ?", (query,)).fetchall()


class _Index:
    """One search index for all examples."""

    _database: Any = None

    @classmethod
    def database(cls) -> Any:
        if cls._database is None:
            import sqlite3

            cls._database = sqlite3.connect(":memory:")
            cls._database.execute("CREATE VIRTUAL TABLE words USING fts5 (text, tokenize='porter unicode61')")
        return cls._database
