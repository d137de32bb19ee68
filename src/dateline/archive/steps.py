"""What brings an archive of an older schema to the next one.

Law of this file: after all steps an old file has what `schema.sql` gives a new one; a step that was released is never
changed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping

#: version -> what brings a file of the version before it there; each runs in one transaction with the version's change
Steps = Mapping[int, Callable[[sqlite3.Connection], None]]


def _second(database: sqlite3.Connection) -> None:
    """Ids that answer for good, judgements, and the directory of actors, which fills as reports are coded again."""
    _aliases(database)
    database.execute(
        "CREATE TABLE judgement (id TEXT PRIMARY KEY, ruling TEXT NOT NULL, field TEXT, value TEXT, "
        "judge TEXT NOT NULL, judged TEXT NOT NULL, undone TEXT, record TEXT NOT NULL) STRICT"
    )
    database.execute(
        "CREATE TABLE judgement_mention (mention TEXT NOT NULL, "
        "judgement TEXT NOT NULL REFERENCES judgement (id) ON DELETE CASCADE, "
        "PRIMARY KEY (mention, judgement)) STRICT, WITHOUT ROWID"
    )
    database.execute(
        "CREATE TABLE introduction (report TEXT NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED, "
        "position INTEGER NOT NULL, actor TEXT NOT NULL, name TEXT NOT NULL, alias TEXT NOT NULL, text TEXT NOT NULL, "
        '"start" INTEGER NOT NULL, "end" INTEGER NOT NULL, country TEXT, sectors TEXT NOT NULL, office TEXT, '
        "PRIMARY KEY (report, position)) STRICT, WITHOUT ROWID"
    )
    database.execute("CREATE INDEX introduction_by_actor ON introduction (actor, coalesce(country, ''), sectors)")
    database.execute(
        "CREATE INDEX mention_actor_open ON mention_actor (actor) "
        "WHERE actor IS NOT NULL AND (country IS NULL OR sectors = '')"
    )
    for statement in _ORDERS:
        database.execute(statement)


#: each order in which events and utterances are listed, and what is counted of them, from an index alone
_ORDERS = (
    "DROP INDEX IF EXISTS event_by_day",
    "DROP INDEX IF EXISTS event_by_type",
    "CREATE INDEX IF NOT EXISTS event_by_day ON event (coalesce(earliest, '~'), id, source_count, disputed)",
    "CREATE INDEX IF NOT EXISTS event_by_newest ON event (coalesce(earliest, '') DESC, id)",
    "CREATE INDEX IF NOT EXISTS event_by_sources ON event (source_count DESC, coalesce(earliest, '~'), id)",
    "CREATE INDEX IF NOT EXISTS event_by_title ON event (title, id)",
    "CREATE INDEX IF NOT EXISTS event_by_type ON event (type, kind, coalesce(earliest, '~'), id)",
    "CREATE INDEX IF NOT EXISTS event_by_status ON event (status)",
    "CREATE INDEX IF NOT EXISTS event_by_place ON event (place IS NULL, place, coalesce(earliest, '~'), id)",
    "DROP INDEX IF EXISTS utterance_by_day",
    "CREATE INDEX IF NOT EXISTS utterance_by_day ON utterance (coalesce(earliest, '~'), id, source_count)",
    "CREATE INDEX IF NOT EXISTS utterance_by_speaker ON utterance (speaker_id, source_count)",
    "CREATE INDEX IF NOT EXISTS utterance_by_country ON utterance (speaker_country, source_count)",
    "CREATE INDEX IF NOT EXISTS event_by_point ON event (lat, lon, place, place_country) "
    "WHERE lat IS NOT NULL AND lon IS NOT NULL",
)


def _aliases(database: sqlite3.Connection) -> None:
    from dateline.reconcile.grouping import cluster_id

    database.execute("CREATE TABLE alias (id TEXT PRIMARY KEY, item TEXT NOT NULL) STRICT, WITHOUT ROWID")
    items = database.execute("SELECT kind, id FROM item WHERE kind <> 'copies'").fetchall()
    rows = ((cluster_id(kind, item), item) for kind, item in items)
    database.executemany("INSERT INTO alias (id, item) VALUES (?, ?)", rows)


STEPS: Steps = {2: _second}
