"""What reconciling may rely on: the shelf's promises, kept by the archive's tables."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.archive import Store
from dateline.archive.database import connect
from dateline.archive.shelf import Tables
from dateline.reconcile import Item, Link
from tests.archive.made import coded_report, event, story, utterance


@pytest.fixture
def shelf(path: str) -> Iterator[Tables]:
    with Store(path) as store:
        for name in ("r1", "r2", "r3"):
            store.keep(*coded_report(name))
    connection = connect(path, readonly=False)
    yield Tables(connection)
    connection.close()


def item(name: str, *keys: str, report: str = "r1") -> Item:
    return Item(kind="events", id=name, report=report, keys=keys, body=name.encode())


def test_items_come_back_by_id_report_and_key_in_order_of_their_ids(shelf: Tables) -> None:
    a, b, c = item("a", "tromsø", "day:16"), item("b", "tromsø"), item("c", "oslo", report="r2")
    shelf.put_items([c, b, a])
    assert shelf.items("events", ["c", "a", "unknown"]) == [a, c]
    assert shelf.items_of_report("events", "r1") == [a, b]
    assert shelf.items_sharing("events", ["tromsø", "day:16"]) == [a, b]
    assert shelf.items_sharing("stories", ["tromsø"]) == []


def test_a_question_may_name_more_ids_than_a_statement_has_parameters(shelf: Tables) -> None:
    shelf.put_items([item("a")])
    assert shelf.items("events", [f"x{number}" for number in range(50_000)] + ["a"]) == [item("a")]


def test_links_are_found_from_either_end_and_the_last_judgement_counts(shelf: Tables) -> None:
    first = Link(kind="events", a="a", b="b", score=1.0, reasons=("same place (+1.5)",))
    second = Link(kind="events", a="b", b="c", score=-2.0)
    shelf.put_links([second, first])
    assert shelf.links("events", ["a"]) == [first]
    assert shelf.links("events", ["b"]) == [first, second]
    shelf.put_links([Link(kind="events", a="a", b="b", score=3.0)])
    assert [link.score for link in shelf.links("events", ["a"])] == [3.0]


def test_clusters_are_replaced_item_by_item(shelf: Tables) -> None:
    shelf.put_clusters("events", {"a": "one", "b": "one", "c": "two"})
    shelf.put_clusters("events", {"b": "two"})
    assert shelf.clusters("events", ["a", "b", "x"]) == {"a": "one", "b": "two"}
    assert shelf.members("events", ["one", "two", "three"]) == {"one": ["a"], "two": ["b", "c"]}


def test_nothing_stays_of_a_report_that_is_removed_but_what_others_have(shelf: Tables) -> None:
    shelf.put_items([item("a", "k"), item("b", "k", report="r2"), item("c", "k", report="r3")])
    shelf.put_links([Link(kind="events", a=a, b=b, score=1.0) for a, b in ("ab", "bc", "ac")])
    shelf.put_clusters("events", {"a": "one", "b": "one", "c": "one"})
    shelf.remove_report("r2")
    assert [each.id for each in shelf.items_sharing("events", ["k"])] == ["a", "c"]
    assert [(link.a, link.b) for link in shelf.links("events", "abc")] == [("a", "c")]
    assert shelf.members("events", ["one"]) == {"one": ["a", "c"]}


def test_coded_reports_come_back_whole(shelf: Tables) -> None:
    assert shelf.coded(["r2", "r1", "unknown"]) == {"r1": coded_report("r1")[1], "r2": coded_report("r2")[1]}


def test_what_is_built_replaces_what_has_its_id_and_takes_away_what_is_gone(path: str, shelf: Tables) -> None:
    shelf.put_events([], [event("e1", "r1"), event("e2", "r2")])
    shelf.put_stories([], [story("s1", "r1"), story("s2", "r2")])
    shelf.put_utterances([], [utterance("u1", "r1"), utterance("u2", "r2")])
    shelf.put_events(["e2"], [event("e1", "r1", "r2")])
    shelf.put_stories(["s2"], [story("s1", "r1", "r2")])
    shelf.put_utterances(["u2"], [utterance("u1", "r1", "r2")])
    with Store(path, readonly=True) as store:
        assert list(store.events()) == [event("e1", "r1", "r2")]
        assert list(store.stories()) == [story("s1", "r1", "r2")]
        assert list(store.utterances()) == [utterance("u1", "r1", "r2")]
        assert [each.report for each in store.evidence("e1")] == ["r1", "r2"]


def test_an_event_without_reports_is_no_fault_of_the_archive(path: str, shelf: Tables) -> None:
    shelf.put_events([], [event("e1")])
    with Store(path, readonly=True) as store:
        assert list(store.evidence("e1")) == []
