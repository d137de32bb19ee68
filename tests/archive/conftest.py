"""An archive without reconciling: the tests say themselves what events it holds."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "news.db")


@pytest.fixture(autouse=True)
def _no_reconciling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.reconcile.take_in", lambda coded, shelf: None)
    monkeypatch.setattr("dateline.reconcile.take_out", lambda report, shelf: None, raising=False)
