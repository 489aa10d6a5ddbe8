package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite" // the driver "sqlite"
)

// A way is how a file is opened. The zero way is none.
type way int

const (
	writing   way = iota + 1 // reads and appends, with locks
	looking                  // reads only, with the locks of a live -wal and -shm
	frozen                   // reads only, without locks: no program has the file open
	creating                 // makes the file and leaves it empty
	salvaging                // takes the -wal of a copy in, and reads
)

// pageSize is the page size, in bytes, of every file this package creates.
const pageSize = 4096

// connect opens the file for writing and makes sure that it can be written.
// While another program creates or recovers the file SQLite may refuse without
// waiting, so connect waits.
func connect(ctx context.Context, path string, t tuning) (*sql.DB, error) {
	for end := time.Now().Add(t.patience); ; {
		db, err := single(address(path, writing, t))
		if err != nil {
			return nil, err
		}
		err = writable(ctx, db)
		if err == nil {
			return db, nil
		}
		db.Close()
		if !isBusy(err) || time.Now().After(end) || ctx.Err() != nil {
			return nil, err
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// writable takes the write lock, changes the header and takes it back: nothing
// is written. The change is needed because SQLite gives a lock on a read-only
// file too.
func writable(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "PRAGMA user_version = 1")
	return errors.Join(err, tx.Rollback())
}

// single opens a database that keeps one connection and never drops it.
func single(dsn string) (*sql.DB, error) {
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

// address returns the name by which the driver opens path.
func address(path string, w way, t tuning) string {
	q := url.Values{"_error_rc": {"1"}}
	q.Add("_pragma", fmt.Sprintf("busy_timeout(%d)", t.patience.Milliseconds()))
	switch w {
	case salvaging:
		q.Set("mode", "rw")
	case creating:
		q.Set("mode", "rwc")
	case looking:
		q.Set("mode", "ro")
	case frozen:
		q.Set("mode", "ro")
		q.Set("immutable", "1")
	case writing:
		q.Set("mode", "rw")
		q.Set("_txlock", "immediate")
		for _, p := range pragmas(t) {
			q.Add("_pragma", p)
		}
	}
	return "file:" + slashed(path) + "?" + q.Encode()
}

// pragmas are the settings of a connection that writes, in order.
func pragmas(t tuning) []string {
	list := []string{
		fmt.Sprintf("page_size(%d)", pageSize),
		"journal_mode(wal)",
		"synchronous(full)", // a commit returns when the disk has it
		"fullfsync(1)",      // and on macOS when the platter has it
		"foreign_keys(1)",
		"journal_size_limit(4194304)", // a large import does not leave a large -wal
	}
	if t.maxPages > 0 {
		list = append(list, fmt.Sprintf("max_page_count(%d)", t.maxPages))
	}
	return list
}

// slashed returns an absolute path as a URI spells it.
func slashed(path string) string {
	p := filepath.ToSlash(path)
	if !strings.HasPrefix(p, "/") {
		p = "/" + p // C:/folder
	}
	return (&url.URL{Path: p}).EscapedPath()
}
