package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"hash/crc32"

	"unknot/store"
)

const page = `SELECT position, id, body, sum FROM record WHERE position > ? ORDER BY position LIMIT ?`

// After implements [store.Log].
func (l *Log) After(ctx context.Context, position int64, limit int) (records []store.Record, last int64, err error) {
	if err := store.CheckAfter(position, limit); err != nil {
		return nil, position, err
	}
	if err := l.ready(ctx); err != nil {
		return nil, position, err
	}
	rows, err := l.db.QueryContext(ctx, page, position, limit)
	if err != nil {
		return nil, position, l.fail(ctx, l.moved(err))
	}
	records, last, err = collect(rows, position)
	if err = l.moved(err); err != nil {
		return nil, position, l.fail(ctx, err)
	}
	return records, last, nil
}

// moved returns err, unless the log reads a frozen file without locks and
// another program has written to it since: then nothing read from it counts.
func (l *Log) moved(err error) error {
	if l.way == frozen && stampOf(l.path) != l.before {
		return &Error{Fault: Busy, Path: l.path, Why: "was written to by another program while it was read", Err: err}
	}
	return err
}

// collect reads and closes rows. On an error it returns what came before.
func collect(rows *sql.Rows, position int64) (records []store.Record, last int64, err error) {
	defer rows.Close()
	last = position
	for rows.Next() {
		r, at, err := scan(rows)
		if err != nil {
			return records, last, err
		}
		if at != last+1 { // nothing is ever removed, so positions have no gaps
			return records, last, &goneError{last + 1, at - 1}
		}
		records, last = append(records, r), at
	}
	return records, last, rows.Err()
}

// scan reads one row and holds it against its checksum.
func scan(row interface{ Scan(...any) error }) (r store.Record, position int64, err error) {
	var want int64
	if err := row.Scan(&position, &r.ID, &r.Body, &want); err != nil {
		return store.Record{}, 0, err
	}
	if got := sum(r); got != want {
		return store.Record{}, position, &brokenError{position, r.ID, got, want}
	}
	return r, position, nil
}

// A brokenError is a record that is not what was written.
type brokenError struct {
	position  int64
	id        string
	got, want int64
}

func (e *brokenError) Error() string {
	return fmt.Sprintf("record %d (%.40q) has checksum %08x, written was %08x", e.position, e.id, e.got, e.want)
}

// A goneError is a run of records that the file has lost.
type goneError struct{ from, to int64 }

func (e *goneError) Error() string {
	if e.from == e.to {
		return fmt.Sprintf("record %d is missing", e.from)
	}
	return fmt.Sprintf("records %d to %d are missing", e.from, e.to)
}

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// sum returns the CRC-32C of id, a zero byte and body. An id has no zero byte,
// so no two records give the same bytes.
func sum(r store.Record) int64 {
	c := crc32.Update(0, castagnoli, append([]byte(r.ID), 0))
	return int64(crc32.Update(c, castagnoli, r.Body))
}
