"""The archive itself opens in Datasette: its tables with their links, its views, its full-text search."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette

from dateline.demo import sample
from dateline.street import Archive


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("datasette") / "april.db"
    with Archive(path) as archive:
        archive.add(str(sample()))
    return str(path)


def get(path: str, address: str) -> Any:
    """What Datasette answers, as JSON."""

    async def ask() -> Any:
        datasette = Datasette([path], settings={"num_sql_threads": 1})
        await datasette.invoke_startup()
        answer = await datasette.client.get(f"/{Path(path).stem}{address}")
        assert answer.status_code == 200, answer.text
        return answer.json()

    return asyncio.run(ask())


def test_tables_and_views_are_listed(path: str) -> None:
    found = get(path, ".json")
    tables = {each["name"]: each for each in found["tables"]}
    assert tables["event"]["count"] > 10
    assert {each["column"] for each in tables["event_report"]["foreign_keys"]["outgoing"]} == {"event", "report"}
    assert {"event_evidence", "disputed_field"} <= {each["name"] for each in found["views"]}


def test_events_can_be_filtered_and_facetted(path: str) -> None:
    found = get(path, "/event.json?type=CONSULT&_facet=kind&_shape=objects")
    assert {row["type"] for row in found["rows"]} == {"CONSULT"}
    assert found["facet_results"]


def test_reports_can_be_searched(path: str) -> None:
    found = get(path, "/report.json?_search=Pelosi&_shape=objects")
    assert found["rows"]
    assert all("Pelosi" in f"{row['title']} {row['text']}" for row in found["rows"])


def test_sql_reads_evidence(path: str) -> None:
    found = get(path, ".json?sql=select+title,sentence+from+event_evidence+limit+3&_shape=objects")
    assert len(found["rows"]) == 3
