"""`dateline export` as people type it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.cli.exporting import ExportFormat
from dateline.demo import sample
from dateline.export import FORMATS
from tests.test_cli import dateline


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("cli") / "sample.db")
    assert dateline("add", "--archive", path, str(sample())).returncode == 0
    return path


def test_the_command_knows_every_format() -> None:
    assert list(ExportFormat) == [*FORMATS, "html"]


@pytest.mark.parametrize("format", list(ExportFormat))
def test_every_format_goes_to_a_folder_with_its_citation(format: str, archive: str, tmp_path: Path) -> None:
    run = dateline("export", "--archive", archive, "--to", str(tmp_path / "out"), "--format", format)
    assert run.returncode == 0, run.stderr
    assert run.stdout == ""
    citation = (tmp_path / "out" / "CITATION.txt").read_text().strip()
    assert citation in run.stderr
    assert len(list((tmp_path / "out").iterdir())) > 2


def test_the_filters_are_those_of_events(archive: str, tmp_path: Path) -> None:
    filters = ("--country", "CHN", "--since", "2022-08-03", "--min-sources", "2")
    listed = dateline("events", "--archive", archive, *filters, "--format", "jsonl").stdout.splitlines()
    dateline("export", "--archive", archive, "--to", str(tmp_path / "out"), "--format", "jsonl", *filters)
    exported = (tmp_path / "out" / "events.jsonl").read_text().splitlines()
    assert exported == listed
    assert exported


def test_one_file(archive: str, tmp_path: Path) -> None:
    file = tmp_path / "april.ftm.json"
    assert dateline("export", "--archive", archive, "--to", str(file), "--format", "ftm").returncode == 0
    assert {"id", "schema", "properties"} == json.loads(file.read_text().splitlines()[0]).keys()


def test_a_folder_that_holds_something_is_named(archive: str, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    run = dateline("export", "--archive", archive, "--to", str(tmp_path))
    assert run.returncode == 2
    assert run.stderr == f"dateline: {tmp_path} exists and is no empty folder: give another, or remove it first\n"


@pytest.mark.parametrize("wrong", [("--since", "yesterday"), ("--format", "xlsx"), ()])
def test_wrong_usage_is_status_two(wrong: tuple[str, ...], archive: str, tmp_path: Path) -> None:
    to = () if not wrong else ("--to", str(tmp_path / "out"))
    assert dateline("export", "--archive", archive, *to, *wrong).returncode == 2
    assert not (tmp_path / "out").exists()


def test_an_archive_that_is_not_there_is_named(tmp_path: Path) -> None:
    run = dateline("export", "--archive", str(tmp_path / "none.db"), "--to", str(tmp_path / "out"))
    assert run.returncode == 1
    assert "there is no archive at" in run.stderr
