"""The commands of a desk: judging, comparing, and the directory of actors."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from dateline.demo import sample
from tests.test_cli import dateline


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = str(tmp_path_factory.mktemp("judging") / "sample.db")
    assert dateline("add", "--archive", path, str(sample())).returncode == 0
    return path


@pytest.fixture
def archive(filled: str, tmp_path: Path) -> str:
    shutil.copy(filled, tmp_path / "own.db")
    return str(tmp_path / "own.db")


def events(archive: str) -> list[dict]:
    return [json.loads(line) for line in dateline("events", "-a", archive, "-f", "jsonl").stdout.splitlines()]


def test_events_are_joined_shown_listed_and_taken_apart_again(archive: str) -> None:
    first, second = (each["id"] for each in events(archive)[:2])
    done = dateline("judge", "same", first, second, "-a", archive, "--by", "Ada", "--reason", "one act")
    assert done.returncode == 0
    assert "joined by Ada on " in done.stdout
    assert "dateline judge undo" in done.stderr
    (judgement,) = map(json.loads, dateline("judgements", "-a", archive, "-f", "jsonl").stdout.splitlines())
    assert (judgement["ruling"], judgement["by"], judgement["reason"]) == ("same", "Ada", "one act")
    for id_ in (first, second):
        assert "joined by Ada on " in dateline("event", id_, "--why", "-a", archive).stdout
    assert dateline("judge", "undo", judgement["id"][:8], "-a", archive).returncode == 0
    assert {first, second} <= {each["id"] for each in events(archive)}
    assert "0 judgements" in dateline("judgements", "-a", archive).stdout
    assert "undone by " in dateline("judgements", "--undone", "-a", archive).stdout


def test_a_report_leaves_an_event_and_a_value_is_struck(archive: str) -> None:
    event = next(
        each for each in events(archive) if each["fields"].get("quantity:killed", {}).get("verdict") == "growing"
    )
    value = event["fields"]["quantity:killed"]["values"][-1]["value"]
    assert dateline("judge", "wrong", event["id"], "quantity:killed", value, "-a", archive).returncode == 0
    shown = dateline("event", event["id"], "-a", archive).stdout
    assert "wrong" in shown
    assert dateline("judge", "not-same", event["id"], event["reports"][0]["report"], "-a", archive).returncode == 0
    now = {each["id"]: each for each in events(archive)}
    assert all(len(each["reports"]) < len(event["reports"]) for each in now.values() if each["title"] == event["title"])


def test_judgements_move_to_another_archive(archive: str, filled: str, tmp_path: Path) -> None:
    ids = [each["id"] for each in events(archive)[:2]]
    dateline("judge", "same", *ids, "-a", archive)
    file = str(tmp_path / "desk.jsonl")
    assert dateline("judgements", "-a", archive, "-f", "jsonl", "-o", file).returncode == 0
    other = str(tmp_path / "other.db")
    shutil.copy(filled, other)
    assert "1 judgements read, 1 new or changed" in dateline("judge", "import", file, "-a", other).stderr
    assert "1 judgements read, 0 new or changed" in dateline("judge", "import", file, "-a", other).stderr
    assert events(other) == events(archive)


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (("judge", "same", "nothing", "nothing"), "no event or mention nothing"),
        (("judge", "undo", "j000"), "no judgement j000"),
        (("judge", "import", "missing.jsonl"), "missing.jsonl: No such file"),
        (("judge", "wrong", "nothing", "colour"), "'colour' is no field"),
    ],
)
def test_what_cannot_be_judged_is_said_in_one_sentence(archive: str, args: tuple[str, ...], words: str) -> None:
    done = dateline(*args, "-a", archive)
    assert done.returncode == 1
    assert words in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_judging_needs_an_archive(tmp_path: Path) -> None:
    done = dateline("judge", "undo", "j1", "-a", str(tmp_path / "none.db"))
    assert done.returncode == 1
    assert "dateline add" in done.stderr
    assert not (tmp_path / "none.db").exists()


def test_outlets_are_compared(filled: str) -> None:
    done = dateline("compare", "Baltic Evening", "northern sentinel", "-a", filled)
    assert done.returncode == 0
    assert "first" in done.stdout
    assert "left out" in done.stdout
    found = json.loads(dateline("compare", "Baltic Evening", "Northern Sentinel", "-a", filled, "-f", "json").stdout)
    assert set(found) == {"outlets", "events"}
    assert dateline("compare", "Baltic Evenin", "Northern Sentinel", "-a", filled).returncode == 2


def test_the_directory_lists_people_and_shows_one_with_evidence(filled: str) -> None:
    listed = dateline("actors", "-a", filled, "--country", "POL").stdout
    assert "Andrzej Duda" in listed
    shown = dateline("actors", "-a", filled, "--name", "andrzej duda").stdout
    assert "person:andrzej duda" in shown
    assert "Polish President Andrzej Duda" in shown
    (entry,) = map(
        json.loads, dateline("actors", "-a", filled, "--name", "andrzej duda", "-f", "jsonl").stdout.splitlines()
    )
    assert entry["country"] == "POL"
    assert entry["taught"][0]["evidence"][0]["text"] == "Polish President Andrzej Duda"
    missing = dateline("actors", "-a", filled, "--name", "nobody at all")
    assert (missing.returncode, missing.stdout) == (1, "")
