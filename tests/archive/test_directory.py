"""The directory of actors in an archive: entries with evidence, and what they fill in."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from dateline.archive import Store
from dateline.records import Actor, Coded, Document, Introduction
from tests.archive.made import coded_report, sound, span


@pytest.fixture(autouse=True)
def _no_reconciling() -> None:
    """Here reconciling is what is asked for."""


def teaching(
    name: str, words: str, alias: str, country: str | None, sectors: tuple[str, ...], **known: str
) -> tuple[Document, Coded]:
    document, coded = coded_report(name, text=f"{words} spoke in {name} harbour.", trigger="spoke", **known)
    said = span(coded.report.text, words)
    introduction = Introduction(
        text=said.text, start=said.start, end=said.end, alias=alias,
        actor=f"person:{alias.lower()}", name=alias, country=country, sectors=sectors, office="general",
    )  # fmt: skip
    return document, msgspec.structs.replace(coded, mentions=(), introductions=(introduction,))


def naming(name: str, alias: str) -> tuple[Document, Coded]:
    document, coded = coded_report(name, text=f"{alias} accused a fishing fleet of {name}.", trigger="accused")
    who = Actor(text=alias, start=0, end=len(alias), name=alias, id=f"person:{alias.lower()}")
    mention = msgspec.structs.replace(coded.mentions[0], type="ACCUSE", kind=None, actors=(who,), quantities=())
    return document, msgspec.structs.replace(coded, mentions=(mention,))


@pytest.fixture
def store(path: str) -> Iterator[Store]:
    with Store(path) as store:
        store.keep(*teaching("r1", "General Ana Ruiz of Chile", "Ana Ruiz", "CHL", ("MIL",), source="Wire"))
        store.keep(*teaching("r2", "Ana Ruiz, a general", "Ana Ruiz", None, ("MIL",), source="Wire"))
        store.keep(*teaching("r3", "the Chilean Ana Ruiz", "Ana Ruiz", "CHL", ("MIL",), published="2023-05-01"))
        store.keep(*teaching("r4", "Kenya's Joe Mwangi", "Joe Mwangi", "KEN", (), source="Other"))
        yield store


def test_an_entry_carries_its_evidence_and_counts_independent_sources(store: Store) -> None:
    entry = store.actor("person:ana ruiz")
    assert entry is not None
    assert (entry.name, entry.country, entry.sectors, entry.aliases) == ("Ana Ruiz", "CHL", ("MIL",), ("Ana Ruiz",))
    assert (entry.report_count, entry.source_count) == (3, 2)
    assert (entry.first_seen, entry.last_seen) == ("2023-04-17", "2023-05-01")
    first = entry.taught[0]
    assert (first.country, first.office, first.source_count) == ("CHL", "general", 2)
    for taught in entry.taught:
        for passage in taught.evidence:
            coded = store.coded(passage.report)
            assert coded is not None
            assert coded.report.text[passage.start : passage.end] == passage.text


def test_entries_are_found_by_name_and_country_most_reported_first(store: Store) -> None:
    assert [entry.name for entry in store.actors()] == ["Ana Ruiz", "Joe Mwangi"]
    assert [entry.name for entry in store.actors("mwangi")] == ["Joe Mwangi"]
    assert [entry.name for entry in store.actors(country="chl")] == ["Ana Ruiz"]
    assert [entry.name for entry in store.actors(limit=1, offset=1)] == ["Joe Mwangi"]
    assert store.actors("nobody") == []
    assert store.actor("person:ana") is None


def test_a_report_that_only_names_her_gets_what_others_teach(store: Store) -> None:
    store.keep(*naming("r5", "Ana Ruiz"))
    (event,) = store.events(country="CHL")
    assert [(one.country, one.sectors) for one in event.actors] == [("CHL", ("MIL",))]
    assert [(one.name, one.country) for one in event.filled] == [("Ana Ruiz", "CHL")]
    store.keep(*teaching("r6", "Ana Ruiz of Peru", "Ana Ruiz", "PER", ("MIL",)))
    assert list(store.events(country="CHL")) == []
    store.remove("r6")
    assert [one.id for one in store.events(country="CHL")] == [event.id]
    assert sound(store.path)


def test_what_a_report_teaches_comes_back_whole_and_goes_with_it(store: Store) -> None:
    document, coded = teaching("r4", "Kenya's Joe Mwangi", "Joe Mwangi", "KEN", (), source="Other")
    assert store.coded("r4") == coded
    store.replace(document, coded)
    assert store.coded("r4") == coded
    store.remove("r4")
    assert store.actors("mwangi") == []
