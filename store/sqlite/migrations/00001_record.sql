-- The log. Later migrations may add to it; the four columns below keep their
-- names, order and meaning, so that any version can read any file.
--
-- sum is a CRC-32C of id, a zero byte and body: a record proves itself.

-- +goose Up
-- "knot", so that the file can say whose it is.
PRAGMA application_id = 1802399604;

CREATE TABLE record (
	position INTEGER PRIMARY KEY,
	id       TEXT    NOT NULL UNIQUE,
	body     BLOB    NOT NULL,
	sum      INTEGER NOT NULL
) STRICT;

-- +goose StatementBegin
CREATE TRIGGER record_is_never_changed BEFORE UPDATE ON record
BEGIN
	SELECT raise(ABORT, 'the log is append-only');
END;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE TRIGGER record_is_never_removed BEFORE DELETE ON record
BEGIN
	SELECT raise(ABORT, 'the log is append-only');
END;
-- +goose StatementEnd

-- Two programs that migrate at once: the second one fails here, and rolls back.
CREATE UNIQUE INDEX migration_happens_once ON goose_db_version (version_id);
