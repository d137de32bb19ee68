"""What an archive's file is, and how it is opened, written and brought up to date."""

from __future__ import annotations

import sqlite3
import threading
import time
from pathlib import Path

import pytest

from dateline.archive import ArchiveError, Store
from dateline.archive.database import APPLICATION_ID, SCHEMA_VERSION, bring_up_to_date
from tests.archive.made import coded_report


def test_a_new_archive_is_marked_as_ours_with_the_version_of_its_schema(path: str) -> None:
    Store(path).close()
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert database.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert database.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_every_table_is_strict_but_those_of_full_text_search(path: str) -> None:
    Store(path).close()
    tables = sqlite3.connect(path).execute("PRAGMA table_list").fetchall()
    ours = [row for row in tables if row[2] == "table" and not row[1].startswith("sqlite_")]
    assert [row[1] for row in ours if not row[5]] == []


def test_an_empty_file_becomes_an_archive(path: str) -> None:
    Path(path).touch()
    with Store(path) as store:
        assert list(store.reports()) == []


def test_a_file_that_is_no_database_is_named_and_left_alone(path: str) -> None:
    Path(path).write_text("a letter to the editor\n" * 100)
    with pytest.raises(ArchiveError, match=r"news\.db is not a Dateline archive"):
        Store(path)
    assert Path(path).read_text().startswith("a letter")


def test_another_programs_database_is_left_exactly_as_it_was(path: str) -> None:
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE recipe (name TEXT)")
    other.close()
    before = Path(path).read_bytes()
    with pytest.raises(ArchiveError, match="not a Dateline archive"):
        Store(path)
    assert Path(path).read_bytes() == before


def test_an_archive_of_a_newer_schema_asks_for_an_upgrade(path: str) -> None:
    Store(path).close()
    sqlite3.connect(path).execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    with pytest.raises(ArchiveError, match="newer Dateline"):
        Store(path)


def test_reading_makes_no_archive_where_there_is_none(path: str) -> None:
    with pytest.raises(ArchiveError, match="there is no archive"):
        Store(path, readonly=True)
    assert not Path(path).exists()


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match=r"folder .* does not exist"):
        Store(str(tmp_path / "nowhere" / "news.db"))


def test_a_folder_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="must be a file that you may read"):
        Store(tmp_path)


def test_a_damaged_archive_is_named_with_what_can_be_done(path: str) -> None:
    with Store(path) as store:
        store.keep(*coded_report("r1"))
    content = bytearray(Path(path).read_bytes())
    content[4096 * 2 :] = b"x" * (len(content) - 4096 * 2)
    Path(path).write_bytes(content)
    with pytest.raises(ArchiveError, match=r"is damaged .* \.recover"), Store(path, readonly=True) as store:
        list(store.reports())


def test_names_with_marks_that_addresses_use_are_plain_names(tmp_path: Path) -> None:
    odd = str(tmp_path / "week 15?mode=ro#50%.db")
    Store(odd).close()
    assert Path(odd).exists()


def test_a_reader_cannot_write(path: str) -> None:
    Store(path).close()
    with Store(path, readonly=True) as store, pytest.raises(ArchiveError, match="cannot be written"):
        store.keep(*coded_report("r1"))


def test_readers_see_the_last_complete_report_while_one_writes(path: str) -> None:
    with Store(path) as writer, Store(path, readonly=True) as reader:
        writer.keep(*coded_report("r1"))
        with writer.transaction():
            writer.keep(*coded_report("r2"))
            assert [report.id for report in reader.reports()] == ["r1"]
        assert [report.id for report in reader.reports()] == ["r1", "r2"]


def test_a_second_writer_waits_for_its_turn(path: str) -> None:
    first = Store(path)
    kept = []

    def second() -> None:
        with Store(path) as store:
            kept.append(store.keep(*coded_report("r2")))

    with first.transaction():
        thread = threading.Thread(target=second)
        thread.start()
        time.sleep(0.2)
        assert kept == []
    thread.join()
    assert kept == [True]
    first.close()


def test_a_second_writer_that_waited_in_vain_gets_one_clear_sentence(path: str) -> None:
    refused = pytest.raises(ArchiveError, match="another program is writing to this archive")
    with Store(path) as first, Store(path, busy_seconds=0.05) as second, first.transaction(), refused:
        second.keep(*coded_report("r1"))


def test_an_exception_takes_back_all_of_a_transaction(path: str) -> None:
    with Store(path) as store:
        with pytest.raises(ZeroDivisionError):
            _keep_and_fail(store)
        assert not store.has("r1")
        assert store.keep(*coded_report("r1"))


def _keep_and_fail(store: Store) -> None:
    with store.transaction():
        store.keep(*coded_report("r1"))
        _ = 1 / 0


def _older_file(path: str) -> sqlite3.Connection:
    """A made-up archive of schema 1, when reports had a name only."""
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("CREATE TABLE report (name TEXT)")
    database.execute("INSERT INTO report VALUES ('kept')")
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    database.execute("PRAGMA user_version = 1")
    return database


def test_an_older_archive_takes_each_step_that_it_lacks_and_keeps_its_content(path: str) -> None:
    database = _older_file(path)
    steps = {
        2: lambda db: db.execute("ALTER TABLE report ADD COLUMN day TEXT"),
        3: lambda db: db.execute("UPDATE report SET day = '2023-04-16'"),
    }
    bring_up_to_date(database, to=3, steps=steps)
    assert database.execute("SELECT * FROM report").fetchall() == [("kept", "2023-04-16")]
    assert database.execute("PRAGMA user_version").fetchone() == (3,)


def test_a_step_that_fails_leaves_the_archive_at_the_step_before(path: str) -> None:
    def fails(database: sqlite3.Connection) -> None:
        database.execute("DROP TABLE report")
        raise RuntimeError("power cut")

    database = _older_file(path)
    with pytest.raises(RuntimeError):
        bring_up_to_date(database, to=2, steps={2: fails})
    assert database.execute("SELECT * FROM report").fetchall() == [("kept",)]
    assert database.execute("PRAGMA user_version").fetchone() == (1,)
