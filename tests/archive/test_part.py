"""A part of an archive is an archive: its events as they were, nothing of the others."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dateline.archive import Store
from dateline.archive.part import write_all, write_part
from dateline.demo import sample
from dateline.street import Archive


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("whole") / "a.db")
    with Archive(path) as archive:
        archive.add(str(sample()))
    return path


@pytest.fixture
def part(whole: str, tmp_path: Path) -> str:
    """What concerns Poland."""
    path = str(tmp_path / "part.db")
    with Store(whole, readonly=True) as store:
        events = list(store.events(country="POL"))
        reports = {each.report for event in events for each in event.reports}
        write_part(store, path, events=[each.id for each in events], reports=reports)
    return path


def test_it_holds_the_events_asked_for_as_they_were(whole: str, part: str) -> None:
    with Store(whole, readonly=True) as all_, Store(part, readonly=True) as some:
        assert list(some.events()) == list(all_.events(country="POL"))
        for event in some.events():
            assert list(some.evidence(event.id)) == list(all_.evidence(event.id))
            assert some.reasons(event.id) == all_.reasons(event.id)


def test_nothing_else_can_be_found_in_it(whole: str, part: str) -> None:
    with Store(whole, readonly=True) as all_, Store(part, readonly=True) as some:
        telling = {each.report for event in some.events() for each in event.reports}
        assert {each.id for each in some.reports()} == telling < {each.id for each in all_.reports()}
        assert {each.report for each in some.statements()} <= telling
        assert all(set(story.reports) <= telling for story in some.stories())
        assert list(some.reports("Pelosi")) == []
        assert list(some.events(text="Pelosi")) == []
        assert list(some.statements("Pelosi")) == []


def test_its_keys_hold(part: str) -> None:
    with closing(sqlite3.connect(part)) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_the_whole_is_as_it_was(whole: str, part: str, tmp_path: Path) -> None:
    with Store(whole, readonly=True) as store:
        write_all(store, str(tmp_path / "all.db"))
        with Store(tmp_path / "all.db", readonly=True) as copy:
            assert list(copy.events()) == list(store.events())
