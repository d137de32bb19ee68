-- A Dateline archive: one SQLite file that any tool may read.
--
-- A report is kept in three layers: the input as it was read (input), what was coded from it (report, mention, statement,
-- report_place, report_time), and what reconciling made of all reports together (story, event, utterance and the tables of
-- reconciling's own memory at the end).
--
-- Columns named `record` hold the whole record as JSON, as `dateline ... --format jsonl` prints it. The columns beside
-- them say the same again, so that SQL can find and count; both are written together and never apart.
--
-- Offsets are characters [start, end) into report.text: substr(text, start + 1, end - start). Dates are ISO 8601 text.

-- Reports, as cleaned ---------------------------------------------------------------------------------------------------

CREATE TABLE report (
  number     INTEGER PRIMARY KEY,           -- of this file only: the order of adding, and the key of full-text search
  id         TEXT NOT NULL UNIQUE,          -- the same in every archive
  source     TEXT,                          -- outlet
  url        TEXT,
  title      TEXT,
  byline     TEXT,
  published  TEXT,                          -- day, or day and time where the source gives one
  language   TEXT,                          -- ISO 639-1
  text       TEXT NOT NULL,
  warnings   TEXT NOT NULL,                 -- JSON list of sentences: what could not be read or coded
  coded_by   TEXT NOT NULL                  -- version of Dateline
) STRICT;
CREATE INDEX report_by_day ON report (coalesce(published, '~'), id);  -- '~' sorts after every date: undated ones last
CREATE INDEX report_by_source ON report (source, published);

CREATE TABLE input (
  report     TEXT PRIMARY KEY REFERENCES report (id),
  origin     TEXT NOT NULL,                 -- path, with # and a number where a file holds several
  format     TEXT NOT NULL,                 -- how to read `raw` again: text, html, json ...
  provenance TEXT NOT NULL,                 -- JSON: field -> metadata, column, flag or text
  removed    TEXT NOT NULL,                 -- JSON list: lines that cleaning took out
  warnings   TEXT NOT NULL,                 -- JSON list: faults of the input
  raw        BLOB NOT NULL                  -- the input as it was read, compressed with zlib
) STRICT;

-- What was coded from each report ---------------------------------------------------------------------------------------

CREATE TABLE statement (
  number          INTEGER PRIMARY KEY,
  id              TEXT NOT NULL UNIQUE,
  report          TEXT NOT NULL REFERENCES report (id),
  position        INTEGER NOT NULL,         -- in the report, from 0
  kind            TEXT NOT NULL,            -- direct, indirect, mixed
  speaker         TEXT,
  speaker_id      TEXT,
  speaker_country TEXT,
  addressee       TEXT,
  cue             TEXT,
  via             TEXT,
  content         TEXT NOT NULL,            -- what was said; its parts joined by " … "
  record          TEXT NOT NULL
) STRICT;
CREATE INDEX statement_by_report ON statement (report, position);
CREATE INDEX statement_by_speaker ON statement (speaker_id);
CREATE INDEX statement_by_country ON statement (speaker_country);

CREATE TABLE mention (
  number         INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,
  report         TEXT NOT NULL REFERENCES report (id),
  position       INTEGER NOT NULL,
  type           TEXT NOT NULL,             -- PLOVER
  mode           TEXT,
  kind           TEXT,
  status         TEXT NOT NULL,
  score          REAL NOT NULL,             -- conflict (-10) to cooperation (10)
  trigger        TEXT NOT NULL,
  trigger_start  INTEGER NOT NULL,
  trigger_end    INTEGER NOT NULL,
  sentence_start INTEGER NOT NULL,
  sentence_end   INTEGER NOT NULL,
  place          TEXT,
  place_country  TEXT,
  earliest       TEXT,
  latest         TEXT,
  attributed_to  TEXT,                      -- the statement in whose content the trigger stands
  confidence     REAL NOT NULL,
  record         TEXT NOT NULL
) STRICT;
CREATE INDEX mention_by_report ON mention (report, position);
CREATE INDEX mention_by_type ON mention (type, kind);

CREATE TABLE mention_actor (
  mention  TEXT NOT NULL REFERENCES mention (id) ON DELETE CASCADE,
  role     TEXT NOT NULL,                   -- actor or recipient
  position INTEGER NOT NULL,
  name     TEXT NOT NULL,                   -- as known, else as the text has it
  actor    TEXT,                            -- identifier over reports
  country  TEXT,
  sectors  TEXT NOT NULL,                   -- PLOVER sector codes, the primary one first, separated by spaces
  PRIMARY KEY (mention, role, position)
) STRICT, WITHOUT ROWID;

-- Those whose report does not say what they are: the directory may know it.
CREATE INDEX mention_actor_open ON mention_actor (actor) WHERE actor IS NOT NULL AND (country IS NULL OR sectors = '');

CREATE TABLE mention_quantity (
  mention     TEXT NOT NULL REFERENCES mention (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  of          TEXT NOT NULL,                -- what is counted
  low         REAL NOT NULL,
  high        REAL NOT NULL,
  approximate INTEGER NOT NULL,             -- 0 or 1
  unit        TEXT,
  PRIMARY KEY (mention, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_place (
  report      TEXT NOT NULL REFERENCES report (id),
  position    INTEGER NOT NULL,
  text        TEXT NOT NULL,
  "start"     INTEGER NOT NULL,
  "end"       INTEGER NOT NULL,
  name        TEXT,
  kind        TEXT,
  country     TEXT,
  lat         REAL,
  lon         REAL,
  geonames_id INTEGER,
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE report_time (
  report   TEXT NOT NULL REFERENCES report (id),
  position INTEGER NOT NULL,
  text     TEXT NOT NULL,
  "start"  INTEGER NOT NULL,
  "end"    INTEGER NOT NULL,
  type     TEXT NOT NULL,                   -- DATE, TIME, DURATION, SET
  value    TEXT,                            -- TIMEX3
  earliest TEXT,
  latest   TEXT,
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

-- What reports teach of the people whom they name: the directory of actors. docs/actors.md
CREATE TABLE introduction (
  report   TEXT NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  actor    TEXT NOT NULL,                   -- identifier over reports
  name     TEXT NOT NULL,
  alias    TEXT NOT NULL,                   -- the name as this report writes it
  text     TEXT NOT NULL,                   -- the words that say it
  "start"  INTEGER NOT NULL,
  "end"    INTEGER NOT NULL,
  country  TEXT,
  sectors  TEXT NOT NULL,                   -- PLOVER sector codes, the primary one first, separated by spaces
  office   TEXT,
  PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX introduction_by_actor ON introduction (actor, coalesce(country, ''), sectors);

-- What people judge of joins and values; docs/judging.md -----------------------------------------------------------------
-- A judgement may name mentions that are not here (yet, or no more): it waits for them, so there is no foreign key.

CREATE TABLE judgement (
  id        TEXT PRIMARY KEY,
  ruling    TEXT NOT NULL,                  -- same, not-same, wrong
  field     TEXT,                           -- of wrong
  value     TEXT,
  judge     TEXT NOT NULL,                  -- who says so
  judged    TEXT NOT NULL,                  -- ISO date and time, UTC
  undone    TEXT,                           -- the same, where it was taken back
  record    TEXT NOT NULL
) STRICT;

CREATE TABLE judgement_mention (
  mention   TEXT NOT NULL,
  judgement TEXT NOT NULL REFERENCES judgement (id) ON DELETE CASCADE,
  PRIMARY KEY (mention, judgement)
) STRICT, WITHOUT ROWID;

-- What reconciling makes of all reports ---------------------------------------------------------------------------------
-- Within a transaction a story or event may be rebuilt before what it points at: these keys are checked at its end.

CREATE TABLE story (
  id              TEXT PRIMARY KEY,
  title           TEXT NOT NULL,
  report_count    INTEGER NOT NULL,
  first_published TEXT,
  last_published  TEXT,
  record          TEXT NOT NULL
) STRICT;
CREATE INDEX story_by_day ON story (coalesce(first_published, '~'), id);

CREATE TABLE story_report (
  story  TEXT NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  report TEXT NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (story, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX story_report_by_report ON story_report (report);

CREATE TABLE event (
  number        INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  type          TEXT NOT NULL,
  mode          TEXT,
  kind          TEXT,
  status        TEXT NOT NULL,
  title         TEXT NOT NULL,
  actors        TEXT NOT NULL,              -- names of actors and recipients, separated by "; "
  place         TEXT,
  place_country TEXT,
  lat           REAL,
  lon           REAL,
  earliest      TEXT,
  latest        TEXT,
  report_count  INTEGER NOT NULL,
  source_count  INTEGER NOT NULL,           -- independent origins
  disputed      INTEGER NOT NULL,           -- 1 where reports contradict each other on some field
  story         TEXT,
  record        TEXT NOT NULL
) STRICT;
CREATE INDEX event_by_day ON event (coalesce(earliest, '~'), id, source_count, disputed);
CREATE INDEX event_by_newest ON event (coalesce(earliest, '') DESC, id);
CREATE INDEX event_by_sources ON event (source_count DESC, coalesce(earliest, '~'), id);
CREATE INDEX event_by_title ON event (title, id);
CREATE INDEX event_by_type ON event (type, kind, coalesce(earliest, '~'), id);
CREATE INDEX event_by_kind ON event (kind);
CREATE INDEX event_by_status ON event (status);
CREATE INDEX event_by_place ON event (place IS NULL, place, coalesce(earliest, '~'), id);
CREATE INDEX event_by_point ON event (lat, lon, place, place_country) WHERE lat IS NOT NULL AND lon IS NOT NULL;
CREATE INDEX event_by_place_country ON event (place_country) WHERE place_country IS NOT NULL;
CREATE INDEX event_by_story ON event (story);
CREATE INDEX event_disputed ON event (coalesce(earliest, '~'), id) WHERE disputed = 1;

CREATE TABLE event_actor (
  event    TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  role     TEXT NOT NULL,                   -- actor or recipient
  position INTEGER NOT NULL,
  name     TEXT NOT NULL,
  actor    TEXT,
  country  TEXT,
  sectors  TEXT NOT NULL,
  PRIMARY KEY (event, role, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actor_by_actor ON event_actor (actor, event);

-- The countries of an event's actors and recipients, so that the events of a country can be read in the order of time.
CREATE TABLE event_country (
  country TEXT NOT NULL,
  day     TEXT NOT NULL,                    -- event.earliest, '~' where there is none
  event   TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  PRIMARY KEY (country, day, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_country_by_event ON event_country (event);

CREATE TABLE event_quantity (
  event       TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  position    INTEGER NOT NULL,
  of          TEXT NOT NULL,
  low         REAL NOT NULL,
  high        REAL NOT NULL,
  approximate INTEGER NOT NULL,
  unit        TEXT,
  PRIMARY KEY (event, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_report (
  event       TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  report      TEXT NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
  source      TEXT,
  independent INTEGER NOT NULL,             -- 0 for a copy, or where it rests on an origin already counted
  PRIMARY KEY (event, report)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_report_by_report ON event_report (report);

CREATE TABLE event_mention (
  event   TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  mention TEXT NOT NULL REFERENCES mention (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (event, mention)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_mention_by_mention ON event_mention (mention);

CREATE TABLE event_field (
  event   TEXT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
  field   TEXT NOT NULL,                    -- time, place, actors, recipients, quantity:<of>, status
  verdict TEXT NOT NULL,                    -- agreed, single, refined, growing, disputed
  "values" TEXT NOT NULL,                   -- JSON list of {value, mentions, sources}, best supported first
  PRIMARY KEY (event, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE utterance (
  id              TEXT PRIMARY KEY,
  speaker         TEXT NOT NULL,
  speaker_id      TEXT,
  speaker_country TEXT,
  earliest        TEXT,
  latest          TEXT,
  source_count    INTEGER NOT NULL,
  record          TEXT NOT NULL
) STRICT;
CREATE INDEX utterance_by_day ON utterance (coalesce(earliest, '~'), id, source_count);
CREATE INDEX utterance_by_speaker ON utterance (speaker_id, source_count);
CREATE INDEX utterance_by_country ON utterance (speaker_country, source_count);

CREATE TABLE utterance_statement (
  utterance TEXT NOT NULL REFERENCES utterance (id) ON DELETE CASCADE,
  statement TEXT NOT NULL REFERENCES statement (id) DEFERRABLE INITIALLY DEFERRED,
  PRIMARY KEY (utterance, statement)
) STRICT, WITHOUT ROWID;
CREATE INDEX utterance_statement_by_statement ON utterance_statement (statement);

-- Reconciling's own memory: what is compared, by which keys it is found, what was found, how it clusters --------------

CREATE TABLE item (
  number INTEGER PRIMARY KEY,
  kind   TEXT NOT NULL,                     -- copies, stories, events, utterances
  id     TEXT NOT NULL,                     -- of a report, mention or statement
  report TEXT NOT NULL REFERENCES report (id) DEFERRABLE INITIALLY DEFERRED,
  keys   TEXT NOT NULL,                     -- JSON list
  body   BLOB NOT NULL,                     -- features, MessagePack
  UNIQUE (kind, id)
) STRICT;
CREATE INDEX item_by_report ON item (report, kind, id);

-- No foreign key to item: it would need a second index on the largest table of all. The keys are taken away by name.
CREATE TABLE item_key (
  kind TEXT NOT NULL,
  key  TEXT NOT NULL,
  item INTEGER NOT NULL,                    -- item.number
  PRIMARY KEY (kind, key, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
  kind    TEXT NOT NULL,
  a       TEXT NOT NULL,
  b       TEXT NOT NULL,
  score   REAL NOT NULL,                    -- above 0: the same; below 0: not the same
  reasons TEXT NOT NULL,                    -- JSON list of words with weights
  PRIMARY KEY (kind, a, b)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_b ON link (kind, b);

CREATE TABLE cluster (
  kind    TEXT NOT NULL,
  item    TEXT NOT NULL,                    -- item.id
  cluster TEXT NOT NULL,
  PRIMARY KEY (kind, item)
) STRICT, WITHOUT ROWID;
CREATE INDEX cluster_by_cluster ON cluster (kind, cluster, item);

-- The id of a story, event or utterance is made from its smallest item. So each item stands here under the id that it
-- gives, and an id that was once printed answers for good: with the record that this item now belongs to.
CREATE TABLE alias (
  id   TEXT PRIMARY KEY,
  item TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Views with the joins that people write most ---------------------------------------------------------------------------

-- Each event with the sentences that tell it.
CREATE VIEW event_evidence AS
SELECT event.id AS event, event.title, mention.id AS mention, report.id AS report, report.source, report.published,
       substr(report.text, sentence_start + 1, sentence_end - sentence_start) AS sentence,
       trigger, trigger_start - sentence_start AS trigger_start, trigger_end - sentence_start AS trigger_end,
       mention.status, event_report.independent
FROM event
JOIN event_mention ON event_mention.event = event.id
JOIN mention ON mention.id = event_mention.mention
JOIN report ON report.id = mention.report
LEFT JOIN event_report ON event_report.event = event.id AND event_report.report = report.id;

-- What reports contradict each other on.
CREATE VIEW disputed_field AS
SELECT event, title, field, "values" FROM event_field JOIN event ON event.id = event_field.event
WHERE verdict = 'disputed';

-- The sentence of each mention: what mention_search below indexes.
CREATE VIEW mention_sentence AS
SELECT mention.number, substr(report.text, sentence_start + 1, sentence_end - sentence_start) AS sentence
FROM mention JOIN report ON report.id = mention.report;

-- Full-text search --------------------------------------------------------------------------------------------------------
-- Each index holds no text of its own but points at a table or view above; triggers keep it in step.
-- A table is named in double quotes: by them Datasette knows which index searches it.

CREATE VIRTUAL TABLE report_search USING fts5 (
  title, text, content="report", content_rowid='number', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER report_search_in AFTER INSERT ON report BEGIN
  INSERT INTO report_search (rowid, title, text) VALUES (new.number, new.title, new.text);
END;
CREATE TRIGGER report_search_out AFTER DELETE ON report BEGIN
  INSERT INTO report_search (report_search, rowid, title, text) VALUES ('delete', old.number, old.title, old.text);
END;

CREATE VIRTUAL TABLE statement_search USING fts5 (
  content, content="statement", content_rowid='number', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER statement_search_in AFTER INSERT ON statement BEGIN
  INSERT INTO statement_search (rowid, content) VALUES (new.number, new.content);
END;
CREATE TRIGGER statement_search_out AFTER DELETE ON statement BEGIN
  INSERT INTO statement_search (statement_search, rowid, content) VALUES ('delete', old.number, old.content);
END;

-- A report outlives its mentions while they are taken away, so the sentence can still be read.
CREATE VIRTUAL TABLE mention_search USING fts5 (
  sentence, content='mention_sentence', content_rowid='number', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER mention_search_in AFTER INSERT ON mention BEGIN
  INSERT INTO mention_search (rowid, sentence) SELECT number, sentence FROM mention_sentence WHERE number = new.number;
END;
CREATE TRIGGER mention_search_out BEFORE DELETE ON mention BEGIN
  INSERT INTO mention_search (mention_search, rowid, sentence)
  SELECT 'delete', number, sentence FROM mention_sentence WHERE number = old.number;
END;

CREATE VIRTUAL TABLE event_search USING fts5 (
  title, actors, place, content="event", content_rowid='number', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER event_search_in AFTER INSERT ON event BEGIN
  INSERT INTO event_search (rowid, title, actors, place) VALUES (new.number, new.title, new.actors, new.place);
END;
CREATE TRIGGER event_search_out AFTER DELETE ON event BEGIN
  INSERT INTO event_search (event_search, rowid, title, actors, place)
  VALUES ('delete', old.number, old.title, old.actors, old.place);
END;
