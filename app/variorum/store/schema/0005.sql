-- Version 5: the bytes of files as they were imported, if the analyst wants them kept. A text says
-- in its steps which it is from (`original:sha256=…`); the journal never holds them.

CREATE TABLE original (
    sha256 TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64),
    data BLOB NOT NULL
) STRICT;
