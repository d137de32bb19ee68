"""The main run: spans hold, order does not matter, adding twice changes nothing, faults cost one report only."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import dateline
from dateline.demo import sample
from dateline.records import Coded, Report, Unreadable
from dateline.settings import Settings
from dateline.street import Archive

WORDS = (
    "Putin met Li in Moscow on Sunday . “ We agree , ” he said [captions] \n\n China's army fired 11 missiles at "
    "3 a.m. and 40 people were killed , the ministry said . U.S. troops — “no” 'yes' April 16 denied that Kyiv Tsai "
    "İ ß 𝔘 🚀 ׳שלום"
).split(" ")
texts = st.one_of(st.text(max_size=400), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))


def spans_of(value: Any) -> list[dict[str, Any]]:
    """Everything in a record that has a start, an end and a text."""
    if isinstance(value, dict):
        own = [value] if {"start", "end", "text"} <= value.keys() else []
        return own + [span for part in value.values() for span in spans_of(part)]
    if isinstance(value, list):
        return [span for part in value for span in spans_of(part)]
    return []


def assert_spans_hold(coded: Coded) -> None:
    text = coded.report.text
    for span in spans_of(msgspec.to_builtins(coded)):
        assert text[span["start"] : span["end"]] == span["text"]


def events_of(archive: Archive) -> bytes:
    return b"\n".join(sorted(msgspec.json.encode(event) for event in archive.events()))


@given(texts)
@settings(max_examples=60, deadline=None)
def test_every_span_holds_and_no_text_breaks_the_run(text: str) -> None:
    coded = dateline.code(text, published="2023-04-17")
    assert_spans_hold(coded)
    assert not [warning for warning in coded.warnings if "failed to code" in warning]


def test_spans_hold_in_the_sample(tmp_path: Path) -> None:
    with Archive(str(tmp_path / "a.db")) as archive:
        archive.add(str(sample()))
        for report in archive.reports():
            coded = archive.coded(report.id)
            assert coded is not None
            assert_spans_hold(coded)


def test_coding_is_the_same_on_one_process_and_on_two() -> None:
    reports = [f"France sent {n} tanks to Kenya on Monday, officials said." for n in range(70)]
    assert list(dateline.code_many(reports, workers=1)) == list(dateline.code_many(reports, workers=2))


def test_what_is_named_beside_the_settings_takes_precedence() -> None:
    settings = Settings(published="2020-01-01", source="The Old")
    (coded,) = dateline.code_many(["Peru recalled its ambassador."], settings=settings, published="2023-04-17")
    assert (coded.report.published, coded.report.source) == ("2023-04-17", "The Old")


def test_a_report_with_its_own_id_keeps_it() -> None:
    report = Report(id="mine-1", text="Peru recalled its ambassador from Chile.", language="en")
    assert dateline.code(report).report.id == "mine-1"


def test_a_report_in_another_language_is_kept_uncoded_with_a_warning() -> None:
    coded = dateline.code(
        "Le président a rencontré le ministre des Affaires étrangères à Paris lundi, selon un communiqué officiel."
    )
    assert coded.report.language == "fr"
    assert not coded.mentions
    assert any("fr" in warning for warning in coded.warnings)


@pytest.fixture(scope="module")
def sample_rows() -> list[dict[str, Any]]:
    """The sample reports as rows, which can be put into files in any order."""
    from dateline.read import documents

    return [
        {
            "id": item.report.id,
            "source": item.report.source,
            "title": item.report.title,
            "published": item.report.published,
            "text": item.report.text,
        }
        for item in documents([str(sample())], Settings())
        if not isinstance(item, Unreadable)
    ]


def write_rows(path: Path, rows: list[dict[str, Any]]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("seed", range(3))
def test_order_and_halves_do_not_matter(sample_rows: list[dict[str, Any]], tmp_path: Path, seed: int) -> None:
    shuffled = sample_rows[:]
    random.Random(seed).shuffle(shuffled)
    with Archive(str(tmp_path / "once.db")) as once, Archive(str(tmp_path / "halves.db")) as halves:
        once.add(write_rows(tmp_path / "all.jsonl", sample_rows))
        halves.add(write_rows(tmp_path / "first.jsonl", shuffled[:7]))
        halves.add(write_rows(tmp_path / "second.jsonl", shuffled[7:]))
        assert events_of(once) == events_of(halves)
        assert list(once.stories()) == list(halves.stories())
        assert list(once.utterances()) == list(halves.utterances())


def test_adding_twice_changes_nothing(sample_rows: list[dict[str, Any]], tmp_path: Path) -> None:
    rows = write_rows(tmp_path / "rows.jsonl", sample_rows)
    with Archive(str(tmp_path / "a.db")) as archive:
        first = archive.add(rows)
        before = events_of(archive)
        second = archive.add(rows)
        assert first.added == len(sample_rows)
        assert (second.added, second.known) == (0, len(sample_rows))
        assert events_of(archive) == before


def test_coding_anew_with_the_same_version_changes_nothing(tmp_path: Path) -> None:
    with Archive(str(tmp_path / "a.db")) as archive:
        archive.add(str(sample()))
        before = events_of(archive), list(archive.reports())
        assert archive.recode() == len(before[1])
        assert (events_of(archive), list(archive.reports())) == before


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text("Chad expelled the German ambassador on Friday.", encoding="utf-8")
    with Archive(str(tmp_path / "a.db")) as archive:
        done = archive.add(str(tmp_path))
    assert done.added == 1
    (unreadable,) = done.unreadable  # the archive, which lies in the same folder, is no report and no fault
    assert unreadable.origin.endswith("empty.txt")
    assert "empty" in unreadable.message
