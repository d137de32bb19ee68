"""The tidy tables open in the tools that people have, say what they hold, and hang together."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pytest

from dateline.export.tables import dictionary
from dateline.street import Archive

every_table = pytest.mark.parametrize("table", dictionary())


@every_table
def test_duckdb_reads_the_same_from_parquet_and_csv(table: str, parquet: Path, tables: Path) -> None:
    from_parquet = duckdb.sql(f"SELECT * FROM '{parquet}/{table}.parquet'").fetchall()
    columns = {each.column: DUCKDB_TYPES[each.type] for each in dictionary()[table]}
    from_csv = duckdb.read_csv(str(tables / f"{table}.csv"), columns=columns, header=True, delimiter=",").fetchall()
    assert from_parquet == from_csv
    assert from_parquet


DUCKDB_TYPES = {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}


@every_table
def test_pandas_and_polars_read_parquet_with_the_types_of_the_dictionary(table: str, parquet: Path) -> None:
    file = parquet / f"{table}.parquet"
    assert list(pd.read_parquet(file).columns) == [each.column for each in dictionary()[table]]
    types = {"string": pl.String, "integer": pl.Int64, "number": pl.Float64, "boolean": pl.Boolean, "date": pl.Date}
    assert dict(pl.read_parquet(file).schema) == {each.column: types[each.type] for each in dictionary()[table]}


CELLS = {
    "string": r'"(?:[^"]|"")*"',
    "integer": r"-?\d+",
    "number": r"-?\d+(\.\d+)?(e[+-]?\d+)?",
    "boolean": "true|false",
    "date": r"\d{4}-\d\d-\d\d",
}


@every_table
def test_csv_is_as_r_takes_it(table: str, tables: Path) -> None:
    """One header; UTF-8 without a mark; texts in double quotes, all else bare, and nothing where it is not known."""
    text = (tables / f"{table}.csv").read_bytes().decode("utf-8")
    header, rows = text.split("\n", 1)
    assert header == ",".join(f'"{each.column}"' for each in dictionary()[table])
    row = ",".join(f"(?:{CELLS[each.type]})?" for each in dictionary()[table])
    assert re.fullmatch(f"(?:{row}\n)+", rows)


def test_a_text_that_says_na_is_no_missing_value(tables: Path) -> None:
    """Empty cells are missing and nothing else: `na.strings = ""` in R, `keep_default_na=False` in pandas."""
    frame = pd.read_csv(tables / "events.csv", keep_default_na=False, na_values=[""])
    assert frame["mode"].isna().any()
    assert frame["disputed"].dtype == bool
    assert str(frame["report_count"].dtype) == "int64"


@pytest.mark.parametrize("wanted", [{}, {"country": "CHN"}, {"type": "ASSAULT", "min_sources": 2}, {"text": "zzz"}])
def test_every_key_leads_to_a_row(wanted: dict[str, object], archive: Archive, tmp_path: Path) -> None:
    archive.export(tmp_path / "out", **wanted)  # type: ignore[arg-type]
    frames = {name: pd.read_parquet(tmp_path / "out" / f"{name}.parquet") for name in dictionary()}
    for name, columns in dictionary().items():
        for each in columns:
            values = frames[name][each.column].dropna()
            if each.key == "primary":
                assert values.is_unique
                assert len(values) == len(frames[name])
            elif each.key:
                target, column = each.key.split(".")
                assert set(values) <= set(frames[target][column]), f"{name}.{each.column}"


def test_a_filter_lets_through_its_events_and_the_reports_that_tell_them(archive: Archive, tmp_path: Path) -> None:
    archive.export(tmp_path / "out", country="POL")
    events = list(archive.events(country="POL"))
    assert list(pd.read_parquet(tmp_path / "out" / "events.parquet")["id"]) == [each.id for each in events]
    telling = {each.report for event in events for each in event.reports}
    assert set(pd.read_parquet(tmp_path / "out" / "reports.parquet")["id"]) == telling


def test_what_the_tables_say_of_an_event_is_what_the_record_says(archive: Archive, parquet: Path) -> None:
    event = max(archive.events(), key=lambda each: each.report_count)
    where = f"WHERE event = '{event.id}' ORDER BY position"
    actors = duckdb.sql(f"SELECT role, name, country FROM '{parquet}/event_actors.parquet' WHERE event = '{event.id}'")
    cast = [("actor", each) for each in event.actors] + [("recipient", each) for each in event.recipients]
    assert actors.fetchall() == [(role, each.name or each.text, each.country) for role, each in cast]
    counts = duckdb.sql(f"SELECT of, low, high FROM '{parquet}/event_quantities.parquet' {where}").fetchall()
    assert counts == [(each.of, each.low, each.high) for each in event.quantities]
    fields = duckdb.sql(f"SELECT field, verdict FROM '{parquet}/event_fields.parquet' WHERE event = '{event.id}'")
    assert dict(fields.fetchall()) == {name: field.verdict for name, field in event.fields.items()}


def test_offsets_point_at_the_words(parquet: Path) -> None:
    """Evidence survives the export: the trigger is what stands there in the text."""
    wrong = duckdb.sql(f"""
        SELECT count(*) FROM '{parquet}/mentions.parquet' AS mention
        JOIN '{parquet}/reports.parquet' AS report ON report.id = mention.report
        WHERE substr(text, trigger_start + 1, trigger_end - trigger_start) <> trigger""").fetchall()
    assert wrong == [(0,)]


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_the_description_is_that_of_the_files(format: str, tables: Path, parquet: Path) -> None:
    """Frictionless: each resource with its path, size, hash and the fields in their order."""
    folder = tables if format == "csv" else parquet
    package = json.loads((folder / "datapackage.json").read_text())
    assert [each["path"] for each in package["resources"]] == [f"{name}.{format}" for name in dictionary()]
    for resource in package["resources"]:
        content = (folder / resource["path"]).read_bytes()
        assert resource["bytes"] == len(content)
        assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        fields = resource["schema"]["fields"]
        assert all(field["description"] and field["type"] in DUCKDB_TYPES for field in fields)
        own = {field["name"] for field in fields}
        assert set(resource["schema"].get("primaryKey", [])) <= own
        assert all(key["fields"] in own for key in resource["schema"]["foreignKeys"])


def test_the_page_for_people_explains_every_column(tables: Path) -> None:
    page = (tables / "dictionary.md").read_text()
    for name, columns in dictionary().items():
        section = page.split(f"## {name}.csv\n")[1].split("\n## ")[0]
        assert [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")] == [
            each.column for each in columns
        ]


def test_more_rows_than_are_written_at_once(
    archive: Archive, parquet: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dateline.export.tables.BATCH", 7)
    archive.export(tmp_path / "out")
    for name in dictionary():
        pd.testing.assert_frame_equal(
            pd.read_parquet(tmp_path / "out" / f"{name}.parquet"), pd.read_parquet(parquet / f"{name}.parquet")
        )
