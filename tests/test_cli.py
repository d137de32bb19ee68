"""The command as people type it: exit status, what goes where, one sentence for each fault."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.demo import sample

COMMANDS = (
    "demo code add recode actors judge judgements compare stories events event utterances statements reports export "
    "relation resolve serve"
)


def dateline(*args: str, stdin: str | None = None, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline", *args]
    return subprocess.run(command, input=stdin, capture_output=True, text=True, cwd=cwd, timeout=120)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("cli") / "sample.db")
    assert dateline("add", "--archive", path, str(sample())).returncode == 0
    return path


def test_help_lists_every_command_with_an_example_each() -> None:
    listed = dateline("--help").stdout
    for command in COMMANDS.split():
        assert f" {command} " in listed
        assert "Example" in dateline(command, "--help").stdout


def test_help_loads_no_model() -> None:
    heavy = (
        "import sys, dateline.cli; print([m for m in ('spacy', 'numpy', 'pyarrow', 'rich.table') if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True).stdout.strip() == "[]"


def test_code_reads_standard_input_and_prints_one_object_a_report() -> None:
    done = dateline("code", "--published", "2023-04-17", "-", stdin="France expelled six Russian diplomats on Monday.")
    (row,) = [json.loads(line) for line in done.stdout.splitlines()]
    assert set(row) == {"report", "mentions", "statements", "places", "times", "introductions", "warnings"}
    assert row["report"]["published"] == "2023-04-17"


def test_code_of_nothing_readable_ends_with_one(tmp_path: Path) -> None:
    done = dateline("code", str(tmp_path / "missing.txt"))
    assert done.returncode == 1
    assert "missing.txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize(
    "args",
    [
        ("code",),
        ("code", "--published", "17 April", "x.txt"),
        ("events", "--since", "yesterday"),
        ("resolve",),
        ("nonsense",),
        ("events", "--format", "xml"),
    ],
)
def test_wrong_usage_ends_with_two(args: tuple[str, ...]) -> None:
    done = dateline(*args)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_an_archive_that_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    done = dateline("events", "--archive", str(tmp_path / "none.db"))
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "dateline add" in done.stderr


def test_a_file_that_is_no_archive_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "no.db").write_text("not an archive at all, " * 100)
    done = dateline("events", "--archive", str(tmp_path / "no.db"))
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "no.db" in done.stderr


@pytest.mark.parametrize("what", ["stories", "events", "utterances", "statements", "reports"])
@pytest.mark.parametrize("format", ["table", "jsonl", "csv", "parquet"])
def test_everything_prints_in_every_format(archive: str, what: str, format: str, tmp_path: Path) -> None:
    out = tmp_path / f"out.{format}"
    assert dateline(what, "--archive", archive, "--format", format, "--output", str(out)).returncode == 0
    assert out.stat().st_size > 0


def test_events_has_the_fields_of_the_contract(archive: str) -> None:
    rows = [
        json.loads(line) for line in dateline("events", "--archive", archive, "--format", "jsonl").stdout.splitlines()
    ]
    assert set(rows[0]) == {
        *("id", "type", "mode", "kind", "status", "title", "actors", "recipients", "place", "earliest", "latest"),
        *("quantities", "reports", "report_count", "source_count", "fields", "story"),
        *("struck", "filled"),  # beside the contract: what people judged wrong, what the directory of actors fills in
    }


@pytest.mark.parametrize(
    ("filters", "holds"),
    [
        (("--country", "POL"), lambda e: any(a["country"] == "POL" for a in e["actors"] + e["recipients"])),
        (("--type", "sanction"), lambda e: e["type"] == "SANCTION"),
        (("--kind", "missile-launch"), lambda e: e["kind"] == "missile-launch"),
        (("--min-sources", "2"), lambda e: e["source_count"] >= 2),
        (("--disputed",), lambda e: any(f["verdict"] == "disputed" for f in e["fields"].values())),
        (("--since", "2024-01-01"), lambda e: e["latest"] >= "2024-01-01"),
        (("--until", "2022-12-31"), lambda e: e["earliest"] <= "2022-12-31"),
    ],
)
def test_a_filter_lets_through_what_it_says_and_something(
    archive: str, filters: tuple[str, ...], holds: object
) -> None:
    done = dateline("events", "--archive", archive, "--format", "jsonl", *filters)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert rows
    assert all(holds(row) for row in rows)  # type: ignore[operator]


def test_event_prints_its_evidence(archive: str) -> None:
    (first, *_) = dateline(
        "events", "--archive", archive, "--format", "jsonl", "--min-sources", "2"
    ).stdout.splitlines()
    done = dateline("event", "--archive", archive, json.loads(first)["id"][:8])
    assert done.returncode == 0
    assert "sentence" in done.stdout


def test_the_archive_can_be_named_in_the_environment_or_lie_in_the_folder(archive: str, tmp_path: Path) -> None:
    (tmp_path / "dateline.db").write_bytes(Path(archive).read_bytes())
    assert dateline("reports", "--format", "jsonl", cwd=tmp_path).stdout.count("\n") == 19


def test_relation_answers_each_row_in_order(tmp_path: Path) -> None:
    table = tmp_path / "pairs.tsv"
    table.write_text(
        "sentence\tsource_start\tsource_end\ttarget_start\ttarget_end\n"
        "Kenya condemned Sudan.\t0\t5\t16\t21\nTeachers went on strike.\t0\t8\t\t\n"
    )
    rows = [json.loads(line) for line in dateline("relation", "--tsv", str(table)).stdout.splitlines()]
    assert [set(row) for row in rows] == [{"type", "scores", "status"}] * 2
    assert rows[0]["type"] == "ACCUSE"


def test_relation_names_the_line_that_is_wrong(tmp_path: Path) -> None:
    table = tmp_path / "pairs.tsv"
    table.write_text("sentence\tsource_start\tsource_end\ttarget_start\ttarget_end\nA hit B.\tzero\t1\t6\t7\n")
    done = dateline("relation", "--tsv", str(table))
    assert done.returncode == 1
    assert "line 2" in done.stderr


def test_resolve_answers_each_line_and_null_where_nothing_is_known() -> None:
    done = dateline("resolve", "--lines", "-", stdin="Russian warplanes\nthe committee\n")
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert (first["country"], first["sectors"][0]) == ("RUS", "MIL")
    assert second is None or second["country"] is None


def test_demo_shows_events_and_says_what_to_type_next(tmp_path: Path) -> None:
    done = dateline("demo", "--archive", str(tmp_path / "demo.db"))
    assert done.returncode == 0
    assert "Pelosi" in done.stdout
    assert "dateline event " in done.stderr
