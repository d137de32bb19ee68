"""The tables that Dateline writes open in the tools that people have, with the types that they expect."""

from __future__ import annotations

import csv
import io
import json
import random
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import msgspec
import pandas as pd
import pyarrow.parquet as pq
import pytest

from dateline.archive import KeptReport, ReportedStatement
from dateline.export import to_rows, write_csv, write_jsonl, write_parquet
from dateline.export.kinds import KINDS
from dateline.records import Actor, Field, Quantity, Record
from tests.archive.made import MINISTER, SHIPS, coded_report, event, field, story, utterance


def records() -> dict[str, list[Any]]:
    """Two of each kind: one with all that can be known, one with as little as can be."""
    document, coded = coded_report("r1", title='Ships; "safe", says minister\nand more')
    report = {name: getattr(document.report, name) for name in document.report.__struct_fields__}
    statement = coded.statements[0]
    said = {name: getattr(statement, name) for name in statement.__struct_fields__}
    about = Quantity(text="nearly 18,000 troops", start=0, end=20, of="troops", low=18000, high=18000, approximate=True)
    money = Quantity(text="$5m to $6.5m", start=0, end=12, of="money", low=5e6, high=6.5e6, unit="USD")
    verdicts = {
        "time": field("disputed", {"earliest": "2023-04-16", "latest": "2023-04-16"}, "r1"),
        "quantity:ships": field("agreed", 12, "r1", "r2"),
    }
    bare = {"actors": (), "recipients": (), "place": None, "earliest": None, "latest": None, "quantities": ()}
    return {
        "stories": [story("s1", "r1", "r2"), story("s2", first_published=None, last_published=None)],
        "events": [
            event("e1", "r1", "r2", recipients=(MINISTER,), quantities=(SHIPS, about, money), fields=verdicts),
            event("e2", **bare, fields={}, kind=None),
        ],
        "utterances": [utterance("u1", "r1", earliest="2023-04-17"), utterance("u2")],
        "statements": [
            ReportedStatement(report="r1", **said),
            ReportedStatement(report="r1", id="s0", kind="indirect"),
        ],
        "reports": [KeptReport(**report, story="s1", copies=("r2",)), KeptReport(id="r9", text="")],
    }


every_kind = pytest.mark.parametrize("kind", KINDS)


@every_kind
def test_json_lines_are_the_records_with_every_field(kind: str) -> None:
    stream = io.StringIO()
    write_jsonl(kind, records()[kind], stream)
    lines = stream.getvalue().splitlines()
    assert [msgspec.json.decode(line, type=KINDS[kind]) for line in lines] == records()[kind]
    assert all(tuple(json.loads(line)) == KINDS[kind].__struct_fields__ for line in lines)


@every_kind
def test_csv_has_a_cell_for_every_column_of_every_record(kind: str) -> None:
    stream = io.StringIO(newline="")
    write_csv(kind, records()[kind], stream)
    rows = list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))
    assert len(rows) == 2
    assert all(None not in row and None not in row.values() for row in rows)
    assert rows[0]["id"] == records()[kind][0].id


@every_kind
def test_parquet_opens_in_pandas_and_duckdb(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "table.parquet"
    write_parquet(kind, records()[kind], file)
    assert list(pd.read_parquet(file)["id"]) == [each.id for each in records()[kind]]
    assert duckdb.sql(f"SELECT id FROM '{file}'").fetchall() == [(each.id,) for each in records()[kind]]


@every_kind
def test_no_records_make_a_table_with_its_columns(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "empty.parquet"
    write_parquet(kind, [], file)
    full = tmp_path / "full.parquet"
    write_parquet(kind, records()[kind], full)
    assert pq.read_schema(file) == pq.read_schema(full)
    assert len(pd.read_parquet(file)) == 0

    stream = io.StringIO()
    write_csv(kind, [], stream)
    assert stream.getvalue().startswith("id,")
    assert stream.getvalue().count("\n") == 1


@every_kind
def test_the_same_records_make_the_same_bytes(kind: str, tmp_path: Path) -> None:
    files = [tmp_path / "a.parquet", tmp_path / "b.parquet"]
    for file in files:
        write_parquet(kind, records()[kind], file)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_an_event_in_one_flat_row() -> None:
    full, bare = to_rows("events", records()["events"])
    assert full["actors"] == "Sweden; Norway"
    assert full["actor_countries"] == "SWE; NOR"
    assert full["recipients"] == "the minister"
    assert full["recipient_countries"] is None
    assert (full["place"], full["place_country"], full["lat"]) == ("Tromsø", "NOR", 69.6)
    assert full["quantities"] == "ships 12; troops ~18000; money 5000000-6500000 USD"
    assert (full["agreed"], full["disputed"]) == ("quantity:ships", "time")
    assert full["sources"] == "r1 Post; r2 Post"
    assert (bare["actors"], bare["place"], bare["quantities"], bare["disputed"]) == (None, None, None, None)


def test_a_name_that_stands_twice_is_named_once() -> None:
    twice = Actor(text="Oslo", start=0, end=4, name="Norway", id="NOR", country="NOR")
    (row,) = to_rows("events", [event("e1", "r1", actors=(twice, twice))])
    assert (row["actors"], row["actor_countries"]) == ("Norway", "NOR")


def test_a_statement_in_one_flat_row() -> None:
    said, empty = to_rows("statements", records()["statements"])
    assert (said["report"], said["speaker"], said["speaker_sectors"]) == ("r1", "the minister", "GOV")
    assert (said["content"], said["start"], said["end"]) == ("All 12 ships are safe", 55, 76)
    assert (empty["speaker"], empty["content"], empty["start"]) == (None, None, None)


def test_days_are_dates_and_numbers_numbers(tmp_path: Path) -> None:
    file = tmp_path / "events.parquet"
    write_parquet("events", records()["events"], file)
    table = duckdb.sql(f"SELECT earliest, place.lat, source_count FROM '{file}'")
    assert [str(type_) for type_ in table.types] == ["DATE", "DOUBLE", "BIGINT"]
    assert table.fetchall() == [(date(2023, 4, 16), 69.6, 2), (None, None, 0)]


def test_nested_records_can_be_asked_by_name(tmp_path: Path) -> None:
    file = tmp_path / "events.parquet"
    write_parquet("events", records()["events"], file)
    disputed = """
        SELECT id, field.name, json_extract_string(field.values[1].value, 'earliest')
        FROM (SELECT id, unnest(fields) AS field FROM '{}') WHERE field.verdict = 'disputed'"""
    assert duckdb.sql(disputed.format(file)).fetchall() == [("e1", "time", "2023-04-16")]
    countries = duckdb.sql(f"SELECT DISTINCT unnest(actors).country FROM '{file}' ORDER BY 1").fetchall()
    assert countries == [("NOR",), ("SWE",)]


def test_a_time_of_publication_is_a_date_beside_what_the_source_gave(tmp_path: Path) -> None:
    file = tmp_path / "reports.parquet"
    given = ["2023-04-17T22:15:00+02:00", "2023-04-17", "2023", None]
    reports = [KeptReport(id=str(at), text="", published=each) for at, each in enumerate(given)]
    write_parquet("reports", reports, file)
    frame = pd.read_parquet(file)
    assert list(frame["published"]) == [date(2023, 4, 17), date(2023, 4, 17), None, None]
    assert list(frame["published_as_given"].astype(object).where(frame["published_as_given"].notna(), None)) == given


def test_parquet_goes_to_a_pipe(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from dateline.export import write_parquet\n"
        "from tests.archive.made import event\n"
        "write_parquet('events', [event('e1', 'r1')], sys.stdout.buffer)\n"
    )
    command = [sys.executable, "-c", program]
    printed = subprocess.run(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, check=True).stdout
    assert pq.read_table(io.BytesIO(printed)).column("id").to_pylist() == ["e1"]


def test_more_records_than_are_written_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.export.parquet.BATCH", 7)
    file = io.BytesIO()
    write_parquet("events", (event(f"e{number:02}", "r1") for number in range(50)), file)
    file.seek(0)
    assert pq.read_table(file).column("id").to_pylist() == [f"e{number:02}" for number in range(50)]


@pytest.mark.parametrize("write", [write_jsonl, write_csv, write_parquet])
def test_a_kind_that_there_is_not_is_named_with_those_there_are(write: Callable[..., None]) -> None:
    with pytest.raises(ValueError, match="'event' is no kind of record: one of stories, events"):
        write("event", [], io.StringIO())


def test_a_value_of_any_shape_is_json_in_parquet() -> None:
    values = ["agreed on", 12, None, ["RUS", "CHN"], {"low": 4}]
    fields: dict[str, Field] = {f"quantity:{at}": field("single", value, "r1") for at, value in enumerate(values)}
    file = io.BytesIO()
    write_parquet("events", [event("e1", "r1", fields=fields)], file)
    file.seek(0)
    (kept,) = pq.read_table(file).column("fields").to_pylist()
    assert [each["values"][0]["value"] for each in kept] == ["agreed on", "12", None, '["RUS","CHN"]', '{"low":4}']


def test_the_order_of_records_is_kept() -> None:
    events: list[Record] = [event(f"e{number}", "r1") for number in range(20)]
    random.Random(4).shuffle(events)
    assert [row["id"] for row in to_rows("events", events)] == [each.id for each in events]  # type: ignore[attr-defined]
