"""Every format that reports come in gives the same documents."""

from __future__ import annotations

import gzip
import io
import json
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from dateline.read import document_from_text, documents, read_again
from dateline.records import Document
from dateline.settings import Settings
from tests.read.samples import (
    BODY,
    CAPTION,
    FEED,
    LEAD,
    PAGE,
    QUOTE,
    ROW,
    TITLE,
    WARC,
    csv_table,
    json_lines,
)

Reader = Callable[..., list[Document]]


@pytest.fixture
def read(tmp_path: Path) -> Reader:
    """Write a file of that name and read it; every part of it must be readable."""

    def build(name: str, content: bytes | str, settings: Settings | None = None) -> list[Document]:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        found = list(documents([str(path)], settings or Settings()))
        assert all(isinstance(document, Document) for document in found), found
        return found  # type: ignore[return-value]

    return build


def test_plain_text(read: Reader) -> None:
    [document] = read("a.txt", f"{TITLE}\n\nBy Jane Doe\n\nPublished: 11 April 2023\n\n{BODY}")
    report = document.report
    assert (report.title, report.byline, report.published) == (TITLE, "Jane Doe", "2023-04-11")
    assert report.text == f"{TITLE}\n\n{BODY}"
    assert document.provenance == {"title": "text", "byline": "text", "published": "text", "language": "text"}


def test_a_page(read: Reader) -> None:
    [document] = read("a.html", PAGE)
    report = document.report
    assert report.text == f"{TITLE}\n\n{BODY}\n\n[captions]\n\n{CAPTION}"
    assert (report.source, report.byline, report.url) == ("Example Herald", "Jane Doe", "https://herald.example/storm")
    assert report.published == "2023-04-11T10:05:00+08:00"
    assert document.provenance["published"] == "metadata"


def test_a_feed(read: Reader) -> None:
    first, second = read("a.xml", FEED)
    assert first.report.text == f"{TITLE}\n\n{BODY}"
    assert first.report.source == second.report.source == "Example Herald"
    assert first.report.published == "2023-04-11T10:05:00+08:00"
    assert second.report.published is None


def test_a_feed_that_gathers_outlets_names_each(read: Reader) -> None:
    first, _ = read(
        "a.xml", FEED.replace("<description>", "<source url='https://w.example'>Wire</source><description>", 1)
    )
    assert first.report.source == "Wire"


def test_a_web_archive(read: Reader) -> None:
    first, second = read("a.warc.gz", WARC)
    assert (first.report.url, first.report.published) == ("https://herald.example/a", "2023-04-11T10:05:00+08:00")
    assert (second.report.text, second.report.published) == (LEAD, "2023-04-12")
    assert "day of the crawl" in second.warnings[0]


def test_json_lines(read: Reader) -> None:
    first, second = read("a.jsonl", json_lines(ROW, {"text": LEAD}))
    assert (first.report.id, first.report.title, first.report.byline) == ("r1", TITLE, "Jane Doe")
    assert first.origin.endswith("a.jsonl#1")
    assert first.provenance["published"] == "column"
    assert second.report.text == LEAD


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(ROW),
        json.dumps(ROW, indent=1),
        json.dumps([ROW]),
        json.dumps({"status": "ok", "articles": [ROW]}, indent=1),
        "\ufeff" + json.dumps(ROW) + "\n" + json.dumps(ROW),
    ],
)
def test_json(read: Reader, content: str) -> None:
    assert {document.report.id for document in read("a.json", content)} == {"r1"}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv(read: Reader, delimiter: str) -> None:
    [document] = read("a.csv", csv_table(ROW, delimiter=delimiter))
    assert document.report.text == f"{TITLE}\n\n{BODY}"


def test_csv_that_is_not_utf_8(read: Reader) -> None:
    text = "Le président français a été reçu à l'hôtel de ville, où il a prononcé un discours très attendu."
    [document] = read("a.csv", csv_table({"text": text}).decode().encode("cp1252"))
    assert document.report.text == text


def test_parquet(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    table = {"text": [BODY], "published": [datetime(2023, 4, 11)], "vector": [[1.0]]}
    pyarrow.parquet.write_table(pyarrow.table(table), path)
    for stdin, name in ((None, str(path)), (io.BytesIO(path.read_bytes()), "-")):
        [document] = documents([name], Settings(), stdin=stdin)
        assert isinstance(document, Document)
        assert (document.report.text, document.report.published) == (BODY, "2023-04-11")


def test_a_row_with_html_is_read_as_a_page(read: Reader) -> None:
    [document] = read("a.jsonl", json_lines({"id": 7, "html": PAGE}))
    assert document.report.id == "7"
    assert document.report.title == TITLE
    assert document.provenance["title"] == "metadata"


@pytest.mark.parametrize("name", ["unknown", "a.news", "-"])
@pytest.mark.parametrize(
    "content", [PAGE.encode(), json_lines(ROW, ROW), FEED.encode(), WARC, csv_table(ROW), BODY.encode()]
)
def test_a_nameless_input_is_told_by_its_content(tmp_path: Path, name: str, content: bytes) -> None:
    path = name if name == "-" else str(tmp_path / name)
    if name != "-":
        Path(path).write_bytes(content)
    found = list(documents([path], Settings(), stdin=io.BytesIO(content)))
    assert all(isinstance(document, Document) and LEAD in document.report.text for document in found[:1]), found


@pytest.mark.parametrize(
    ("name", "content"), [("a.txt", BODY.encode()), ("a.jsonl", json_lines(ROW)), ("a.csv", csv_table(ROW))]
)
def test_gzip_is_taken_off(read: Reader, name: str, content: bytes) -> None:
    [plain], [packed] = read(name, content), read(f"{name}.gz", gzip.compress(content))
    assert plain.report == packed.report


def test_standard_input_stays_open() -> None:
    stdin = io.BytesIO(BODY.encode())
    list(documents(["-"], Settings(), stdin=stdin))
    assert not stdin.closed


def test_flags_stand_in_where_the_input_is_silent(read: Reader) -> None:
    flags = Settings(published="2023-04-17", source="Flagged")
    silent, stated = read("a.jsonl", json_lines({"text": LEAD}, {"text": QUOTE, "published": "2023-04-11"}), flags)
    assert (silent.report.published, silent.provenance["published"]) == ("2023-04-17", "flag")
    assert (stated.report.published, stated.report.source) == ("2023-04-11", "Flagged")


def test_the_address_gives_the_day_where_nothing_else_states_it(read: Reader) -> None:
    [document] = read("a.jsonl", json_lines({"text": LEAD, "url": "https://herald.example/2023/04/11/storm"}))
    assert (document.report.published, document.provenance["published"]) == ("2023-04-11", "metadata")


def test_a_day_without_its_year_is_no_date(read: Reader) -> None:
    [document] = read("a.txt", f"CEBU, April 11 (Example Wire) - {LEAD}")
    assert (document.report.published, document.report.source) == (None, "Example Wire")


def test_the_id_is_a_hash_of_text_and_source(read: Reader) -> None:
    a, b, c = read("a.jsonl", json_lines({"text": LEAD}, {"text": LEAD, "source": "X"}, {"text": LEAD, "byline": "Y"}))
    assert a.report.id == c.report.id != b.report.id
    assert len(a.report.id) == 16


def test_a_report_in_another_language_is_kept_with_a_warning(read: Reader) -> None:
    text = "Le président français a été reçu lundi à l'hôtel de ville, où il a prononcé un discours très attendu."
    [document] = read("a.txt", text)
    assert (document.report.language, document.report.text) == ("fr", text)
    assert document.warnings == (f"{document.origin}: the report is in French (fr): kept, not coded",)


def test_a_column_names_the_language(read: Reader) -> None:
    [document] = read("a.jsonl", json_lines({"text": "Aya", "language": "fr-FR"}))
    assert document.report.language == "fr"


def test_folders_are_read_sorted_and_through_links(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "2.txt").write_text(LEAD)
    (tmp_path / "b" / ".hidden.txt").write_text(LEAD)
    (tmp_path / "a.txt").write_text(LEAD)
    (tmp_path / "c").mkdir()
    (tmp_path / "d.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text(LEAD)
    names = [Path(found.origin).relative_to(tmp_path).as_posix() for found in documents([str(tmp_path)], Settings())]
    assert names == ["a.txt", "b/2.txt", "d.txt"]


def test_rows_stream(tmp_path: Path) -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
            line = json_lines({"text": LEAD})
            buffer[: len(line)] = line
            return len(line)

    stream = documents(["-"], Settings(), stdin=Endless())  # type: ignore[arg-type]
    assert isinstance(next(stream), Document)
    assert isinstance(next(stream), Document)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.txt", BODY),
        ("a.html", PAGE),
        ("a.xml", FEED),
        ("a.warc.gz", WARC),
        ("a.jsonl", json_lines(ROW)),
        ("a.csv", csv_table(ROW)),
    ],
)
def test_what_was_kept_can_be_read_again(read: Reader, name: str, content: bytes | str) -> None:
    for document in read(name, content, Settings(source="Flagged", published="2020-01-01")):
        again = read_again(
            document.raw,
            format=document.format,
            origin=document.origin,
            settings=Settings(),
            report=document.report,
            provenance=document.provenance,
        )
        assert again == document


def test_what_dateline_prints_can_be_read_again(read: Reader) -> None:
    [document] = read("a.html", PAGE)
    printed = {field: getattr(document.report, field) for field in document.report.__struct_fields__}
    [again] = read("again.jsonl", json_lines(printed))
    assert again.report == document.report


def test_a_text_at_hand() -> None:
    document = document_from_text(BODY, settings=Settings(), title=TITLE, published="11 April 2023")
    assert (document.report.text, document.report.published) == (f"{TITLE}\n\n{BODY}", "2023-04-11")


def test_a_text_at_hand_must_hold_something() -> None:
    with pytest.raises(ValueError, match="without text"):
        document_from_text(" ", settings=Settings())


def test_libraries_are_loaded_only_for_their_formats(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    heavy = {"trafilatura", "lxml", "pyarrow", "feedparser", "fastwarc", "py3langid", "ftfy", "pycountry", "spacy"}
    code = (
        "import sys; from dateline.read import documents; from dateline.settings import Settings; "
        f"list(documents([{str(tmp_path)!r}], Settings())); print(*(set(sys.modules) & {heavy!r}))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert loaded.stdout.split() == []
