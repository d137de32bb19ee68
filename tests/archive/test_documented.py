"""Every query that the documentation shows runs."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import duckdb
import pytest

from dateline.archive import Store
from dateline.export import export_archive, write_parquet
from tests.archive.made import build, coded_report, event, field, story

DOCS = Path(__file__).parents[2] / "docs"


def queries(page: str) -> list[str]:
    blocks = re.findall(r"```sql\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)
    return [query for block in blocks for query in block.split(";\n") if query.strip()]


@pytest.mark.parametrize("query", queries("archive.md"))
def test_queries_on_the_archive(path: str, query: str) -> None:
    with Store(path) as store:
        store.keep(*coded_report("r1"))
    build(path, event("e1", "r1", type="CONSULT", fields={"quantity:killed": field("disputed", 12, "r1")}))
    assert sqlite3.connect(path).execute(query).fetchall()


@pytest.mark.parametrize("query", queries("export.md"))
def test_queries_on_parquet(path: str, tmp_path: Path, query: str) -> None:
    said = {"time": field("disputed", "2023-04-16", "r1"), "quantity:killed": field("disputed", "12", "r1")}
    with Store(path) as store:
        store.keep(*coded_report("r1"))
    build(path, event("e1", "r1", fields=said), story("s1", "r1"))
    with Store(path, readonly=True) as store:
        export_archive(store, tmp_path / "april", format="parquet")
        write_parquet("events", store.events(), tmp_path / "events.parquet")
    here = query.replace("'april/", f"'{tmp_path}/april/").replace("'events.parquet'", f"'{tmp_path}/events.parquet'")
    assert duckdb.sql(here).fetchall()
