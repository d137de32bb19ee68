"""Figures are counted once for each state of an archive; what takes long is counted anew aside."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.archive import Store
from dateline.web import counted
from dateline.web.counted import Counted


@pytest.fixture
def archive(tmp_path: Path) -> str:
    path = str(tmp_path / "a.db")
    Store(path).close()
    return path


def counting(times: list[int], seconds: float) -> Callable[[Store], int]:
    def count(_: Store) -> int:
        time.sleep(seconds)
        times.append(1)
        return len(times)

    return count


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 5
    while not true() and time.monotonic() < end:
        time.sleep(0.01)


def test_figures_are_counted_once_for_each_state(archive: str) -> None:
    figures = Counted(counting([], 0))
    assert [figures.of(archive, "one"), figures.of(archive, "one"), figures.of(archive, "two")] == [1, 1, 2]


def test_what_takes_long_is_shown_as_it_was_and_counted_anew_aside(
    archive: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counted, "SHARE", 0)
    figures = Counted(counting([], 2 * counted.QUICK))
    before = counted.changes()
    assert figures.of(archive, "one") == 1
    assert figures.of(archive, "two") == 1
    until(lambda: counted.changes() > before)
    assert figures.of(archive, "two") == 2


def test_nothing_is_shown_that_is_older_than_a_while(archive: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counted, "STALE", 0)
    figures = Counted(counting([], 2 * counted.QUICK))
    assert [figures.of(archive, "one"), figures.of(archive, "two")] == [1, 2]
