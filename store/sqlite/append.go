package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"

	"unknot/store"
)

const (
	insert = `INSERT INTO record (id, body, sum) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING`
	byID   = `SELECT position, id, body, sum FROM record WHERE id = ?`
)

// Append implements [store.Log]. All records go in one transaction, whose
// commit returns once the disk has it.
func (l *Log) Append(ctx context.Context, records ...store.Record) (added int, err error) {
	if err := store.CheckAll(records); err != nil {
		return 0, err
	}
	if err := l.ready(ctx); err != nil {
		return 0, err
	}
	if l.way != writing {
		return 0, &Error{Fault: ReadOnly, Path: l.path, Why: "was opened for reading only"}
	}
	if len(records) == 0 {
		return 0, nil
	}
	added, err = l.append(ctx, records)
	if conflict := (*store.ConflictError)(nil); errors.As(err, &conflict) {
		return 0, conflict
	}
	return added, l.fail(ctx, err)
}

// ready reports whether a call may begin.
func (l *Log) ready(ctx context.Context) error {
	if l.closed.Load() {
		return store.ErrClosed
	}
	if ctx.Err() != nil {
		return stopped(ctx)
	}
	return nil
}

// append writes the records in one transaction.
func (l *Log) append(ctx context.Context, records []store.Record) (int, error) {
	tx, err := l.db.BeginTx(ctx, nil)
	if err != nil {
		return 0, err
	}
	defer tx.Rollback() // after a commit it does nothing
	added, err := insertAll(ctx, tx, records)
	if err != nil {
		return 0, err
	}
	if err := tx.Commit(); err != nil {
		return 0, err
	}
	return added, nil
}

// insertAll adds what is new and makes sure that what is not is the same.
func insertAll(ctx context.Context, tx *sql.Tx, records []store.Record) (added int, err error) {
	add, err := tx.PrepareContext(ctx, insert)
	if err != nil {
		return 0, err
	}
	defer add.Close()
	get, err := tx.PrepareContext(ctx, byID)
	if err != nil {
		return 0, err
	}
	defer get.Close()
	for _, r := range records {
		res, err := add.ExecContext(ctx, r.ID, filled(r.Body), sum(r))
		if err != nil {
			return 0, err
		}
		if n, _ := res.RowsAffected(); n == 1 { // the driver always knows
			added++
			continue
		}
		if err := same(get.QueryRowContext(ctx, r.ID), r); err != nil {
			return 0, err
		}
	}
	return added, nil
}

// filled returns body, or an empty one instead of nil, which SQLite would take
// for NULL.
func filled(body []byte) []byte {
	if body == nil {
		return []byte{}
	}
	return body
}

// same returns a [*store.ConflictError] unless the record that is there has the
// same body.
func same(row *sql.Row, r store.Record) error {
	there, _, err := scan(row)
	if err != nil {
		return err
	}
	if !bytes.Equal(there.Body, r.Body) {
		return &store.ConflictError{ID: r.ID}
	}
	return nil
}
