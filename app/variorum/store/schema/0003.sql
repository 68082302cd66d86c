-- Version 3: more kinds of decision (queried, approved, brief). SQLite cannot alter a CHECK, so the
-- table is made again; nothing refers to it by a foreign key and it has no index of its own.

CREATE TABLE decision_of_3 (
    id BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    author BLOB REFERENCES annotator (id) DEFERRABLE INITIALLY DEFERRED,
    created TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN (
        'merge', 'split', 'overrule', 'adjudicated', 'queried', 'approved', 'brief'
    )),
    about TEXT NOT NULL,
    subject BLOB NOT NULL,
    object BLOB,
    value TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;

INSERT INTO decision_of_3 SELECT * FROM decision;
DROP TABLE decision;
ALTER TABLE decision_of_3 RENAME TO decision;
