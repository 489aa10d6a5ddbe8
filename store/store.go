// Package store remembers: an append-only log of records it does not
// interpret.
//
// A record is an id and some bytes. What the bytes mean, and whether they are
// sealed, is the caller's business. Records are added; they are never changed
// and never removed.
//
// # Promises
//
//   - A record whose Append has returned is on disk and survives the program
//     being killed at any instant (S7).
//   - An Append is kept whole or not at all.
//   - Programs and goroutines that append at once neither corrupt nor lose.
//   - The order never changes, and a reader that follows the log by position
//     misses nothing.
//   - What cannot be read back exactly is an error, never a different record.
//
// Package storetest holds every database to these promises.
package store

import "context"

// A Record is one entry of a log.
type Record struct {
	ID   string // what makes the record itself: 1 to [MaxID] characters
	Body []byte // up to [MaxBody] bytes; empty and nil are the same
}

// A Log is an append-only sequence of records. Its methods may be called by
// several goroutines at once.
type Log interface {
	// Append adds the records in their order, all or none, and returns once
	// they are on disk. A record that is already there with the same body is
	// no error and is not written again; added says how many were new. The
	// same id with another body is a [*ConflictError], and a record outside
	// the limits a [*RecordError]: then nothing is written.
	Append(ctx context.Context, records ...Record) (added int, err error)

	// After returns up to limit records that stand after a position, oldest
	// first, and the position of the last one. Position 0 is the start. When
	// nothing stands there it returns no records and the position it was
	// given, so last is always where to go on from.
	After(ctx context.Context, position int64, limit int) (records []Record, last int64, err error)

	// Close lets go of the log. Every later call, but for another Close,
	// returns [ErrClosed].
	Close() error
}
