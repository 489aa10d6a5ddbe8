package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"time"
)

// applicationID is what the first migration writes into the file's header.
const applicationID = 1802399604 // "knot"

// checkedWhole is the most bytes of a file that is checked page by page
// whenever it is opened: 64 MiB take a tenth of a second. Of a larger one only
// the pages that are used are looked at; [Log.Check] looks at all.
const checkedWhole = 64 << 20

// A stamp tells whether a file has been written to, without opening it.
type stamp struct {
	size, changed int64 // bytes, and nanoseconds since 1970
	wal, shm      bool  // whether the files beside it are there
	walSize       int64 // bytes
	walChanged    int64 // nanoseconds since 1970
}

func stampOf(path string) (s stamp) {
	if i, err := os.Stat(path); err == nil {
		s.size, s.changed = i.Size(), i.ModTime().UnixNano()
	}
	if i, err := os.Stat(path + "-wal"); err == nil {
		s.wal, s.walSize, s.walChanged = true, i.Size(), i.ModTime().UnixNano()
	}
	_, err := os.Stat(path + "-shm")
	s.shm = err == nil
	return s
}

// way is how a file of this stamp can be read without writing. While any
// program has it open, it has a -wal.
func (s stamp) way() way {
	if s.wal {
		return looking
	}
	return frozen
}

// beheaded reports whether the file has been emptied under its -wal, which
// SQLite would then remove.
func (s stamp) beheaded() bool { return s.size == 0 && s.walSize > 0 }

// inspect returns the schema version of the file, or why it cannot be used. It
// writes nothing to it. What it finds counts only if nobody wrote meanwhile.
func inspect(ctx context.Context, path string) (version int, err error) {
	for range 10 {
		before := stampOf(path)
		if before.beheaded() {
			return 0, &Error{Fault: Damaged, Path: path, Why: "is empty, though its -wal is not"}
		}
		version, err = look(ctx, path, before.way())
		if err == nil || stampOf(path) == before || ctx.Err() != nil {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	return version, err
}

// look is one try of inspect.
func look(ctx context.Context, path string, w way) (version int, err error) {
	db, err := single(address(path, w, usual))
	if err != nil {
		return 0, err
	}
	defer db.Close()
	if version, err = versionOf(ctx, db, path); err != nil {
		return 0, err
	}
	if stampOf(path).size > checkedWhole {
		return version, nil
	}
	return version, check(ctx, db, path, "PRAGMA quick_check(1)")
}

// versionOf returns the schema version; 0 is a file that has none yet.
func versionOf(ctx context.Context, db *sql.DB, path string) (version int, err error) {
	var app, strangers, versioned int
	err = db.QueryRowContext(ctx, `
		SELECT (SELECT application_id FROM pragma_application_id),
		       count(*) FILTER (WHERE name NOT LIKE 'goose_%' AND name NOT LIKE 'sqlite_%'),
		       count(*) FILTER (WHERE name = 'goose_db_version')
		FROM sqlite_schema`).Scan(&app, &strangers, &versioned)
	if err != nil {
		return 0, err
	}
	if app != applicationID && (app != 0 || strangers > 0) {
		return 0, &Error{Fault: Foreign, Path: path, Why: "is a database of another program"}
	}
	if versioned == 0 {
		return 0, nil
	}
	err = db.QueryRowContext(ctx, `SELECT coalesce(max(version_id), 0) FROM goose_db_version WHERE is_applied`).Scan(&version)
	if err == nil && version > newest {
		err = &Error{Fault: Newer, Path: path, Why: fmt.Sprintf("has schema version %d and this program knows up to %d", version, newest)}
	}
	return version, err
}

// check runs one of SQLite's checks, which answers "ok" or what is wrong.
func check(ctx context.Context, db *sql.DB, path, pragma string) error {
	var answer string
	if err := db.QueryRowContext(ctx, pragma).Scan(&answer); err != nil {
		return err
	}
	if answer != "ok" {
		return &Error{Fault: Damaged, Path: path, Why: "is damaged (" + oneLine(answer) + ")"}
	}
	return nil
}

// Check looks at every page, index entry and record. It takes about half a
// second for 60,000 records.
func (l *Log) Check(ctx context.Context) error {
	if err := l.ready(ctx); err != nil {
		return err
	}
	if err := check(ctx, l.db, l.path, "PRAGMA integrity_check(1)"); err != nil {
		return l.fail(ctx, l.moved(err))
	}
	for position := int64(0); ; {
		records, last, err := l.After(ctx, position, 1000)
		if err != nil || len(records) == 0 {
			return err
		}
		position = last
	}
}
