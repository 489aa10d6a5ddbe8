// Package sqlite keeps a log in one SQLite file.
//
// Open is for a program that writes, OpenReadOnly for one that may only look,
// and Salvage for a file that neither of them will take.
//
// # Promises
//
//   - Open looks before it writes: a file that is damaged, newer than this
//     program or not a log is refused and left as it was, byte for byte.
//   - OpenReadOnly and Salvage write nothing to the file and leave nothing
//     beside it (in a -shm that is there already, SQLite keeps its locks).
//   - Every record carries a checksum, so a flipped bit is an error, never a
//     different record.
//   - What goes wrong with the file is an [*Error], with a [Fault] to choose
//     by and one line to show.
//
// The suite in storetest, two programs at once, 200 kills, a full disk, a
// read-only folder and damaged files check them.
package sqlite

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"unknot/store"
)

// Log is a [store.Log] in one SQLite file, with -wal and -shm beside it while
// a program has it open.
//
// It uses one connection, so appends and reads of one Log take turns. Another
// program that has the file open meanwhile waits no longer than a commit.
type Log struct {
	db     *sql.DB
	path   string // as people know it, for errors
	way    way
	before stamp  // of a frozen file: how it stood when it was opened
	copied string // a temporary folder to remove on Close, or empty
	closed atomic.Bool
}

var _ store.Log = (*Log)(nil)

// tuning is what tests set differently.
type tuning struct {
	patience time.Duration // how long to wait for another program's lock
	maxPages int           // the most pages the file may have; 0 is no limit
}

// usual is what every program uses.
var usual = tuning{patience: 5 * time.Second}

// Open opens the log at path for reading and appending, and brings an older
// file up to this program's schema. A missing file is created for its owner
// alone, and so are missing folders.
func Open(ctx context.Context, path string) (*Log, error) { return open(ctx, path, usual) }

func open(ctx context.Context, path string, t tuning) (*Log, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fault(path, err)
	}
	if err := create(ctx, path); err != nil {
		return nil, fault(path, err)
	}
	version, err := inspect(ctx, path)
	if err != nil {
		return nil, fault(path, err)
	}
	db, err := connect(ctx, path, t)
	if err != nil {
		return nil, fault(path, err)
	}
	if err := migrate(ctx, db, version); err != nil {
		db.Close()
		return nil, fault(path, err)
	}
	return &Log{db: db, path: path, way: writing}, nil
}

// Close lets go of the file. The last one to close it folds the -wal file into
// it and removes both files beside it.
func (l *Log) Close() error {
	if l.closed.Swap(true) {
		return nil
	}
	err := l.db.Close()
	if l.copied != "" {
		os.RemoveAll(l.copied)
	}
	return fault(l.path, err)
}

// fail turns what went wrong into what the caller can act on.
func (l *Log) fail(ctx context.Context, err error) error {
	switch {
	case err == nil:
		return nil
	case l.closed.Load():
		return store.ErrClosed
	case ctx.Err() != nil:
		return stopped(ctx)
	case l.way != writing:
		return faultReading(l.path, err)
	}
	return fault(l.path, err)
}
