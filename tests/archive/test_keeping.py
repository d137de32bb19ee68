"""Keeping, taking out and replacing reports."""

from __future__ import annotations

import msgspec

from dateline.archive import Store
from dateline.records import Coded, Document, Mention, Report
from tests.archive.made import coded_report, sound


def test_what_was_kept_comes_back_as_it_was(path: str) -> None:
    document, coded = coded_report("r1", title="Exercise", url="https://example.org/1", byline="Kari Nordmann")
    with Store(path) as store:
        assert store.keep(document, coded)
        assert store.coded("r1") == coded
        assert store.document("r1") == document


def test_a_report_that_is_there_changes_nothing(path: str) -> None:
    with Store(path) as store:
        store.keep(*coded_report("r1"))
        assert store.keep(*coded_report("r1", title="Another title")) is False
        assert store.coded("r1") == coded_report("r1")[1]


def test_a_report_of_nothing_but_a_space_is_kept(path: str) -> None:
    report = Report(id="r1", text=" ")
    document = Document(report=report, origin="empty.txt", raw=b"", format="text")
    with Store(path) as store:
        assert store.keep(document, Coded(report=report))
        assert store.document("r1") == document


def test_what_is_not_there_is_none(path: str) -> None:
    with Store(path) as store:
        assert store.coded("r1") is None
        assert store.document("r1") is None
        assert store.event("e1") is None
        assert not store.remove("r1")


def test_documents_may_be_replaced_while_they_are_read_again(path: str) -> None:
    with Store(path) as store:
        for name in ("r1", "r2", "r3"):
            store.keep(*coded_report(name))
        for document in store.documents():
            title = f"Again {document.report.id}"
            report = msgspec.structs.replace(document.report, title=title)
            store.replace(document, Coded(report=report))
        assert [report.title for report in store.reports()] == ["Again r1", "Again r2", "Again r3"]
        assert store.coded("r2").mentions == ()
    assert sound(path)


def test_a_report_whose_id_changes_when_cleaned_anew_stands_in_place_of_the_old(path: str) -> None:
    with Store(path) as store:
        store.keep(*coded_report("r1"))
        store.replace(*coded_report("r2"), instead_of="r1")
        assert [report.id for report in store.reports()] == ["r2"]
    assert sound(path)


def test_nothing_is_found_of_a_report_that_was_taken_out(path: str) -> None:
    with Store(path) as store:
        store.keep(*coded_report("r1"))
        assert store.remove("r1")
        assert list(store.search("exercise")) == []
        assert list(store.statements("ships")) == []
        assert store.keep(*coded_report("r1"))
        assert len(list(store.search("exercise"))) == 1
    assert sound(path)


def test_a_report_with_many_mentions_keeps_their_order(path: str) -> None:
    document, coded = coded_report("r1")
    mentions = tuple(msgspec.structs.replace(coded.mentions[0], id=f"m{9 - number}") for number in range(10))
    with Store(path) as store:
        store.keep(document, msgspec.structs.replace(coded, mentions=mentions))
        kept: tuple[Mention, ...] = store.coded("r1").mentions
        assert kept == mentions
