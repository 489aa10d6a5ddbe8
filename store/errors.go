package store

import (
	"errors"
	"fmt"
)

// ErrClosed is returned by a [Log] that has been closed.
var ErrClosed = errors.New("store: the log is closed")

// A ConflictError reports a record whose id is already taken by another body.
type ConflictError struct {
	ID string
}

// Error says which id it is.
func (e *ConflictError) Error() string {
	return fmt.Sprintf("store: record %q is already there with another body", short(e.ID))
}

// A RecordError reports a record outside the limits of a log.
type RecordError struct {
	ID  string
	Why string // a clause with the numbers
}

// Error says which record it is and what is wrong with it.
func (e *RecordError) Error() string {
	return fmt.Sprintf("store: record %q: %s", short(e.ID), e.Why)
}

// shown is the most characters of an id that an error repeats.
const shown = 40

// short returns id, cut to fit a line.
func short(id string) string {
	if r := []rune(id); len(r) > shown {
		return string(r[:shown]) + "…"
	}
	return id
}
