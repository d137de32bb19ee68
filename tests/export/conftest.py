"""The sample as an archive, and as the same archive with its reports added the other way round."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.demo import sample
from dateline.street import Archive


@pytest.fixture(scope="session")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    """An archive of the sample reports."""
    path = str(tmp_path_factory.mktemp("export") / "sample.db")
    with Archive(path) as archive:
        archive.add(str(sample()))
    return path


@pytest.fixture(scope="session")
def archive(path: str) -> Iterator[Archive]:
    """The same, opened to read."""
    with Archive(path, readonly=True) as archive:
        yield archive


@pytest.fixture(scope="session")
def turned(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """What the archive holds, kept in the opposite order."""
    with Archive(tmp_path_factory.mktemp("turned") / "a.db") as other:
        for document in reversed(list(archive.documents())):
            coded = archive.coded(document.report.id)
            assert coded
            other.keep(document, coded)
        yield other


@pytest.fixture(scope="session")
def tables(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tidy tables as CSV."""
    folder = tmp_path_factory.mktemp("tables") / "csv"
    archive.export(folder, format="csv")
    return folder


@pytest.fixture(scope="session")
def parquet(archive: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tidy tables as Parquet."""
    folder = tmp_path_factory.mktemp("tables") / "parquet"
    archive.export(folder)
    return folder
