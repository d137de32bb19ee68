"""Opening an archive's file and writing to it: what it is, which schema it has, and the one way to change it.

Law of this file: every change is made inside `transaction`, so that a crash at any moment leaves the archive as it was
before or after one report, never between.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

from dateline.archive.steps import STEPS, Steps

APPLICATION_ID = 0x44744C6E  # "DtLn" in the file's header, by which a Dateline archive is known
SCHEMA_VERSION = 2
BUSY_SECONDS = 30.0  # how long a second writer waits; a transaction of ours is a matter of milliseconds
#: 32 MB: the pages that report after report writes again reach the file once, not eight times
PAGES_BETWEEN_CHECKPOINTS = 8_000


class ArchiveError(OSError):
    """An archive that cannot be opened or written; the message says which, why, and what to do."""


def connect(path: str, *, readonly: bool, busy_seconds: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Open an archive; a file that is not there (or empty) becomes a new one unless `readonly`.

    ArchiveError where the file is missing, is no archive of ours, or has a schema that this version cannot use.
    """
    file = Path(path)
    if readonly and not file.is_file():
        raise ArchiveError(f"there is no archive at {path}: make one with `dateline add --archive {path} FILE ...`")
    if not file.absolute().parent.is_dir():
        raise ArchiveError(f"{path}: the folder {file.parent} does not exist; make it first")
    address = f"{file.absolute().as_uri()}?mode={'ro' if readonly else 'rwc'}"
    with in_words(path, busy_seconds):
        # One reader may serve several threads (SQLite takes care of that); a writer stays with the thread that made it.
        database = sqlite3.connect(
            address, uri=True, timeout=busy_seconds, isolation_level=None, check_same_thread=not readonly
        )
        try:
            _check_or_create(database, path, readonly)
        except BaseException:
            database.close()
            raise
    return database


def _check_or_create(database: sqlite3.Connection, path: str, readonly: bool) -> None:
    """Look before anything is set: a file that is not ours is left exactly as it was."""
    database.execute("PRAGMA foreign_keys = ON")
    database.execute("PRAGMA cache_size = -65536")  # 64 MB: keys and links of a large archive stay in memory
    if readonly:
        database.execute("PRAGMA query_only = ON")
    if not _is_empty(database):
        version = _version_of_ours(database, path)
        if readonly and version < SCHEMA_VERSION:
            raise ArchiveError(
                f"{path} was made by an older Dateline: `dateline add` anything to it, which brings it up to date"
            )
    elif readonly:
        raise ArchiveError(f"{path} is empty: no archive was ever written there")
    if not readonly:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.execute(f"PRAGMA wal_autocheckpoint = {PAGES_BETWEEN_CHECKPOINTS}")
        bring_up_to_date(database)


def _is_empty(database: sqlite3.Connection) -> bool:
    return not database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] and not _pragma(
        database, "application_id"
    )


def _version_of_ours(database: sqlite3.Connection, path: str) -> int:
    if _pragma(database, "application_id") != APPLICATION_ID:
        raise ArchiveError(f"{path} is a database, but not a Dateline archive: give another file")
    version = _pragma(database, "user_version")
    if version > SCHEMA_VERSION:
        raise ArchiveError(
            f"{path} was made by a newer Dateline (schema {version}; this one knows {SCHEMA_VERSION}): upgrade Dateline"
        )
    return version


def _pragma(database: sqlite3.Connection, name: str) -> int:
    return int(database.execute(f"PRAGMA {name}").fetchone()[0])


def bring_up_to_date(database: sqlite3.Connection, *, to: int = SCHEMA_VERSION, steps: Steps = STEPS) -> None:
    """Give an empty file the schema, and an older one each step that it lacks, with its number, one at a time."""
    if _pragma(database, "user_version") == to:
        return
    with _immediate(database):  # another program may have done it while this one waited: look again inside
        if _is_empty(database):
            _run(database, files("dateline.archive").joinpath("schema.sql").read_text(encoding="utf-8"))
            database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            database.execute(f"PRAGMA user_version = {to}")
    while (version := _pragma(database, "user_version")) < to:
        with _immediate(database):
            if _pragma(database, "user_version") == version:
                steps[version + 1](database)
                database.execute(f"PRAGMA user_version = {version + 1}")


def _run(database: sqlite3.Connection, script: str) -> None:
    """Run a script inside the transaction under way, which `executescript` would end."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            database.execute(statement)
            statement = ""


@contextmanager
def transaction(database: sqlite3.Connection, path: str, busy_seconds: float = BUSY_SECONDS) -> Iterator[None]:
    """All or nothing. Inside another transaction it is part of that one. ArchiveError where the file gives trouble."""
    if database.in_transaction:
        yield
        return
    with in_words(path, busy_seconds), _immediate(database):
        yield


@contextmanager
def _immediate(database: sqlite3.Connection) -> Iterator[None]:
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:  # SQLite has already rolled back after a full disk
            database.execute("ROLLBACK")
        raise


@contextmanager
def in_words(path: str, busy_seconds: float = BUSY_SECONDS) -> Iterator[None]:
    """Trouble with the file becomes an ArchiveError; a broken rule of the schema is a fault of ours and stays one."""
    try:
        yield
    except sqlite3.DatabaseError as fault:
        if type(fault) not in (sqlite3.DatabaseError, sqlite3.OperationalError):
            raise
        raise ArchiveError(_message(str(fault), path, busy_seconds)) from fault


def _message(fault: str, path: str, busy_seconds: float) -> str:
    if "locked" in fault:
        return f"{path}: another program is writing to this archive; waited {busy_seconds:g} seconds: try again later"
    if "interrupted" in fault:
        return f"{path}: the question takes too long to answer: ask for less (fewer days, one country, one type)"
    if "not a database" in fault:
        return f"{path} is not a Dateline archive (nor any SQLite database): give another file"
    if "readonly" in fault:
        return f"{path} cannot be written: it was opened for reading, or the file or folder is write-protected"
    if "unable to open" in fault:
        return f"{path} cannot be opened: it must be a file that you may read, in a folder that you may write to"
    if "full" in fault:
        return f"{path}: the disk is full; the report at hand was not kept, all before it were"
    if "malformed" in fault:
        return f"{path} is damaged ({fault}): restore a copy, or save what can be read with `sqlite3 {path} .recover`"
    return f"{path}: {fault}"
