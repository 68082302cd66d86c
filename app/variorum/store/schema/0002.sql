-- Version 2: the words of every text, to be found in all articles at once.

-- FTS5 knows rows by whole numbers, which must outlive VACUUM: hence numbers of our own.
CREATE TABLE text_number (
    number INTEGER PRIMARY KEY,
    text_version BLOB NOT NULL UNIQUE
        REFERENCES text_version (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE VIEW numbered_text AS
SELECT text_number.number AS number, text_version.text AS text
FROM text_number JOIN text_version ON text_version.id = text_number.text_version;

-- Kept by store/search.py, not by triggers: a project file holds no code.
CREATE VIRTUAL TABLE text_search USING fts5(
    text,
    content='numbered_text',
    content_rowid='number',
    tokenize='unicode61 remove_diacritics 2'
);

INSERT INTO text_number (text_version) SELECT id FROM text_version ORDER BY id;
INSERT INTO text_search (text_search) VALUES ('rebuild');
