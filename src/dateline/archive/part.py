"""A part of an archive as an archive of its own: some events, the reports that tell them, and nothing of the rest.

Law of this file: nothing is reconciled anew, so an event of the part is the event of the whole, with the same reports.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from contextlib import closing

from dateline.archive.store import Store

_OTHER_EVENTS = """
DELETE FROM event WHERE id NOT IN (SELECT id FROM kept_event);
DELETE FROM utterance WHERE id NOT IN (
  SELECT utterance FROM utterance_statement JOIN statement ON statement.id = statement
  WHERE report IN (SELECT id FROM kept_report)
);
DELETE FROM utterance_statement WHERE statement IN (
  SELECT id FROM statement WHERE report NOT IN (SELECT id FROM kept_report)
)"""
_OTHER_REPORTS = """
DELETE FROM story WHERE id NOT IN (SELECT story FROM story_report);
UPDATE story SET
  report_count = (SELECT count(*) FROM story_report WHERE story = id),
  record = json_set(record, '$.reports', (SELECT json_group_array(report) FROM story_report WHERE story = id));
DELETE FROM cluster WHERE kind = 'copies' AND item NOT IN (SELECT id FROM kept_report);
DELETE FROM report WHERE id NOT IN (SELECT id FROM kept_report)"""
_POINT_AT_REPORTS = """
SELECT tables.name, keys."from" FROM sqlite_master AS tables JOIN pragma_foreign_key_list(tables.name) AS keys
WHERE tables.type = 'table' AND keys."table" = 'report' ORDER BY tables.name"""


def write_part(store: Store, path: str, *, events: Collection[str], reports: Collection[str]) -> None:
    """Write these events and reports into a new file; `reports` must hold all that tell the events."""
    write_all(store, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("BEGIN")
        for table, ids in (("kept_event", events), ("kept_report", reports)):
            database.execute(f"CREATE TEMP TABLE {table} (id TEXT PRIMARY KEY)")
            database.executemany(f"INSERT INTO {table} VALUES (?)", ((id_,) for id_ in ids))
        for statement in _OTHER_EVENTS.split(";\n"):
            database.execute(statement)
        for table, column in database.execute(_POINT_AT_REPORTS).fetchall():
            database.execute(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT id FROM kept_report)")
        for statement in _OTHER_REPORTS.split(";\n"):
            database.execute(statement)
        database.execute("COMMIT")


def write_all(store: Store, path: str) -> None:
    """Write everything into a new file, as it stands at this moment."""
    with closing(sqlite3.connect(path)) as database:
        store._database.backup(database)
