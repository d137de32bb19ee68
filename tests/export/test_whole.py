"""An export as a whole: where it goes, all or nothing, and that it says what to cite."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
import yaml

from dateline.archive import EventFilter
from dateline.export import FORMATS, export_archive
from dateline.export.citation import in_words
from dateline.records import Coded, Event
from dateline.street import Archive

every_format = pytest.mark.parametrize("format", FORMATS)


@every_format
def test_the_same_reports_give_the_same_files_in_whatever_order_they_were_added(
    format: str, archive: Archive, turned: Archive, tmp_path: Path
) -> None:
    archive.export(tmp_path / "one", format=format)
    turned.export(tmp_path / "other", format=format)
    files = sorted(each.name for each in (tmp_path / "one").iterdir())
    assert files == sorted(each.name for each in (tmp_path / "other").iterdir())
    for name in files:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "other" / name).read_bytes(), name


def test_the_hash_is_of_the_content_whatever_the_format(archive: Archive, tmp_path: Path) -> None:
    hashes = {archive.export(tmp_path / format, format=format).sha256 for format in FORMATS}
    assert len(hashes) == 1


def test_other_content_has_another_hash(archive: Archive, tmp_path: Path) -> None:
    assert archive.export(tmp_path / "all").sha256 != archive.export(tmp_path / "some", country="POL").sha256


def test_the_citation_file_says_what_was_exported(archive: Archive, tmp_path: Path) -> None:
    citation = archive.export(tmp_path / "out", country="CHN", since="2022-08-01")
    cff = yaml.safe_load((tmp_path / "out" / "CITATION.cff").read_text())
    assert cff["cff-version"] == "1.2.0"
    assert cff["type"] == "dataset"
    assert {"title", "message", "authors"} <= cff.keys()
    assert cff["identifiers"][0]["value"] == f"sha256:{citation.sha256}"
    assert cff["references"][0]["version"] == citation.version
    events = len(archive.events(country="CHN", since="2022-08-01"))
    assert cff["title"].startswith(f"{events} events from {citation.reports} news reports, published 2022-08-0")
    assert cff["title"].endswith("(country CHN, since 2022-08-01)")
    assert (tmp_path / "out" / "CITATION.txt").read_text() == in_words(citation) + "\n"


def test_a_filter_cannot_break_out_of_the_citation(archive: Archive, tmp_path: Path) -> None:
    hostile = 'x"\nauthors: []\n# '
    archive.export(tmp_path / "out", text=hostile)
    cff = yaml.safe_load((tmp_path / "out" / "CITATION.cff").read_text())
    assert cff["authors"]
    assert hostile in cff["title"]


def test_json_lines_are_the_records(archive: Archive, tmp_path: Path) -> None:
    archive.export(tmp_path / "out", format="jsonl")
    events = (tmp_path / "out" / "events.jsonl").read_bytes().splitlines()
    assert [msgspec.json.decode(each, type=Event) for each in events] == list(archive.events())
    coded = (tmp_path / "out" / "coded.jsonl").read_bytes().splitlines()
    assert [msgspec.json.decode(each, type=Coded).report.id for each in coded] == [
        each.id for each in archive.reports()
    ]


def test_a_folder_that_holds_something_is_left_as_it_is(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(FileExistsError, match="is no empty folder"):
        archive.export(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == ["notes.txt"]


def test_nothing_is_left_of_an_export_that_fails(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **_more: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("dateline.export.whole.write_citation", fail)
    with pytest.raises(OSError, match="disk full"):
        archive.export(tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_format_of_one_file_goes_to_a_file_with_the_citation_beside_it(archive: Archive, tmp_path: Path) -> None:
    (tmp_path / "other.txt").write_text("mine")
    archive.export(tmp_path / "april.ftm.json", format="ftm")
    archive.export(tmp_path / "april.ftm.json", format="ftm")
    names = sorted(each.name for each in tmp_path.iterdir())
    assert names == ["april.ftm.json", "april.ftm.json.CITATION.cff", "april.ftm.json.CITATION.txt", "other.txt"]


def test_a_format_that_there_is_not_is_named_with_those_there_are(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="'xlsx' is no format of an export: one of parquet, csv"):
        archive.export(tmp_path / "out", format="xlsx")


@every_format
def test_an_archive_without_events_can_be_exported(format: str, archive: Archive, tmp_path: Path) -> None:
    citation = export_archive(archive, tmp_path / "out", format=format, wanted=EventFilter(text="zzz"))
    assert (citation.reports, citation.events, citation.first) == (0, 0, None)


def test_an_export_sees_one_state_of_an_archive_that_is_written_to(path: str, tmp_path: Path) -> None:
    copy = tmp_path / "a.db"
    copy.write_bytes(Path(path).read_bytes())
    with Archive(copy) as writing, Archive(copy, readonly=True) as reading:
        before = reading.export(tmp_path / "before", format="jsonl")
        wanted = [each.id for each in writing.reports()]
        from dateline.archive.snapshot import snapshot

        with snapshot(reading):
            assert len(reading.reports()) == len(wanted)
            writing.remove(wanted[0])
            assert len(reading.reports()) == len(wanted)
        assert len(reading.reports()) == len(wanted) - 1
        assert reading.export(tmp_path / "after", format="jsonl").sha256 != before.sha256
    assert json.loads((tmp_path / "before" / "reports.jsonl").read_text().splitlines()[0])["id"] == wanted[0]
