"""Bad input: one clear sentence each, and the rest goes on."""

from __future__ import annotations

import gzip
import io
import os
import socket
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.read import documents
from dateline.records import Document, Unreadable
from dateline.settings import Settings
from tests.read.samples import FEED, LEAD, PAGE, ROW, WARC, csv_table, json_lines

SMALL = Settings(max_document_bytes=1000)


def outcome(path: Path, settings: Settings | None = None) -> tuple[list[Document], list[Unreadable]]:
    found = list(documents([str(path)], settings or Settings()))
    bad = [item for item in found if isinstance(item, Unreadable)]
    assert all(item.message and "\n" not in item.message for item in bad)
    return [item for item in found if isinstance(item, Document)], bad


def complaint(path: Path, content: bytes, settings: Settings | None = None) -> str:
    path.write_bytes(content)
    good, bad = outcome(path, settings)
    assert (len(good), len(bad)) == (0, 1)
    assert bad[0].origin.startswith(str(path))
    return bad[0].message


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n ", "empty"),
        ("a.jsonl", b"", "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(50), "image"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(50), "image"),
        ("a.pdf", b"%PDF-1.7 ...", "PDF"),
        ("a.docx", b"PK\x03\x04" + bytes(50), "office document"),
        ("a.txt", b"some\0bytes", "binary"),
        ("a.json", b"{'text': 1}", "not valid JSON"),
        ("a.json", b'"text"', "without an object"),
        ("a.json", b'{"title": "x"}', "without text"),
        ("a.jsonl", b'{"text": ""}', "without text"),
        ("a.jsonl", b"[1]", "no JSON object"),
        ("a.csv", b"a,b\n1,2\n", "column text or html"),
        ("a.parquet", b"PAR1 and no more", "damaged Parquet"),
        ("a.html", b"<html><body><script>x()</script></body></html>", "HTML without text"),
        ("a.xml", b"<?xml version='1.0'?><a><b/></a>", "no RSS or Atom feed"),
        ("a.warc", b"WARC/1.0 and then something else entirely\r\n\r\n" * 20, "damaged"),
        ("a.gz", b"\x1f\x8b\x08\x00 this is not gzip at all", "empty"),
        ("a.txt", b"ADVERTISEMENT\n\nRead more: Ships", "nothing but labels"),
    ],
)
def test_one_sentence_says_what_is_wrong(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    assert said in complaint(tmp_path / name, content)


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.json", "a.xml", "a.jsonl"])
def test_a_document_over_the_limit_is_named_with_the_limit(tmp_path: Path, name: str) -> None:
    assert "1,000 bytes" in complaint(tmp_path / name, b'{"text": "' + b"x" * 2000 + b'"}', SMALL)


def test_a_row_over_the_limit_does_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(json_lines({"text": LEAD}, {"text": LEAD * 20}, {"text": LEAD}))
    good, bad = outcome(path, SMALL)
    assert [item.origin[-2:] for item in good] == ["#1", "#3"]
    assert "line 2" in bad[0].message


def test_a_broken_row_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(json_lines({"text": LEAD}) + b"{broken\n\n" + json_lines({"text": LEAD}))
    good, bad = outcome(path)
    assert [item.origin[-2:] for item in good] == ["#1", "#4"]
    assert "line 2 is not valid JSON" in bad[0].message


def test_a_broken_first_row_on_standard_input_does_not_hide_the_others() -> None:
    stdin = io.BytesIO(b"{broken\n" + json_lines({"text": LEAD}, {"text": LEAD}))
    broken, *good = documents(["-"], Settings(), stdin=stdin)
    assert isinstance(broken, Unreadable)
    assert [type(item) for item in good] == [Document, Document]


def test_what_came_before_a_cut_in_gzip_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    rows = json_lines(*({"text": f"{LEAD} {os.urandom(40).hex()}"} for _ in range(300)))
    path.write_bytes(gzip.compress(rows)[:-2000])
    good, bad = outcome(path)
    assert len(good) > 200
    assert [item.message for item in bad] == [
        "its compressed data is damaged or cut off: fetch it again; what came before is kept"
    ]


def test_what_came_before_a_cut_in_a_web_archive_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(WARC[:-100])
    good, bad = outcome(path)
    assert good
    assert "what came before is kept" in bad[-1].message


def test_a_cut_feed_keeps_its_whole_entries(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text(FEED[: FEED.index("<item><title>Ships")] + "<item>")
    good, bad = outcome(path)
    assert len(good) == 1
    assert "breaks off" in bad[0].message


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "no such file" in outcome(tmp_path / "none.txt")[1][0].message


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    assert "a folder without files" in outcome(tmp_path)[1][0].message


def test_a_link_to_nothing_is_named(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "none")
    assert "a link to nothing" in outcome(tmp_path)[1][0].message


def test_an_unreadable_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(LEAD)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)  # permissions do not bind root, whom tests may run as
    assert "permissions" in outcome(path)[1][0].message


def test_a_loop_of_folders_ends(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.txt").write_text(LEAD)
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    good, bad = outcome(tmp_path)
    assert len(good) == len(bad) == 1
    assert "loop" in bad[0].message


def test_pipes_and_sockets_are_skipped(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        messages = [item.message for item in outcome(tmp_path)[1]]
    assert ["a named pipe" in messages[0], "a socket" in messages[1]] == [True, True]


def test_a_name_that_is_not_utf_8_can_be_printed(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    Path(os.fsdecode(path)).write_text(LEAD)
    [document] = outcome(tmp_path)[0]
    assert document.origin.encode().endswith(rb"caf\xe9.txt")


def test_a_bad_date_costs_one_warning_and_the_next_source_counts(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(json_lines({"text": LEAD, "published": "soon"}))
    [document] = outcome(path, Settings(published="2023-04-17"))[0]
    assert document.report.published == "2023-04-17"
    assert len(document.warnings) == 1
    assert "'soon' is no date" in document.warnings[0]


def test_a_bad_date_flag_is_complained_of_once(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(json_lines({"text": LEAD}, {"text": LEAD + " More."}))
    good, bad = outcome(path, Settings(published="soon"))
    assert [item.origin for item in bad] == ["--published"]
    assert [item.report.published for item in good] == [None, None]


def test_two_reports_with_one_id_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(
        json_lines({"id": "1", "text": LEAD}, {"id": "1", "text": LEAD}, {"id": "1", "text": LEAD + " More."})
    )
    good, _ = outcome(path)
    assert good[0].report.id == good[1].report.id == "1"
    assert good[2].report.id.startswith("1-")
    assert "another report has the id '1'" in good[2].warnings[0]


WHOLE = [
    PAGE.encode(),
    FEED.encode(),
    WARC,
    gzip.decompress(WARC),
    json_lines(ROW, ROW),
    csv_table(ROW),
    b'[{"text": "x"}]',
]


@settings(deadline=None)
@given(
    st.binary()
    | st.builds(
        lambda head, tail: head + tail,
        st.sampled_from([b"{", b"[", b"<html>", b"<?xml ", b"PAR1", b"WARC/1.0\r\n", b"\x1f\x8b\x08", b"text,id\n"]),
        st.binary(),
    )
)
def test_no_bytes_raise(data: bytes) -> None:
    first = list(documents(["-"], Settings(), stdin=io.BytesIO(data)))
    assert first == list(documents(["-"], Settings(), stdin=io.BytesIO(data)))
    assert first


@settings(deadline=None)
@given(st.sampled_from(WHOLE), st.integers(0, 3000), st.integers(0, 3000), st.binary(max_size=4))
def test_no_damage_raises(whole: bytes, start: int, length: int, put: bytes) -> None:
    start = min(start, len(whole))
    assert list(documents(["-"], Settings(), stdin=io.BytesIO(whole[:start] + put + whole[start + length :])))
