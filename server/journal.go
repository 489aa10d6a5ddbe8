package server

import (
	"context"
	"encoding/json"
	"errors"
)

// A Journal is the record that is exchanged. Other programs may write to it at
// any time. Its methods may be called by several goroutines at once.
type Journal interface {
	// Log returns an id of the log, made at random, which another log never
	// has: after the journal was erased, or replaced, it is another one.
	Log(ctx context.Context) (string, error)
	// After returns up to limit entries after a position, oldest first. A
	// position that this log does not have is of another log: then the page is
	// empty and its log is a new one.
	After(ctx context.Context, position int64, limit int) (Page, error)
	// Merge adds the entries that are not there yet, with the flags that follow
	// from them.
	Merge(ctx context.Context, entries []json.RawMessage) (Merged, error)
	// Erase removes every entry for good and begins a new log.
	Erase(ctx context.Context) error
}

// A Page is a run of entries.
type Page struct {
	Log     string            `json:"log"`
	Entries []json.RawMessage `json:"entries"` // as they are stored
	Last    int64             `json:"last"`    // position of the last entry, where to go on from
	More    bool              `json:"more"`    // whether entries follow
}

// Merged says what came of a merge.
type Merged struct {
	Log     string    `json:"log"`
	Added   int       `json:"added"`
	Known   int       `json:"known"`
	Refused []Refusal `json:"refused"`
}

// A Refusal is an entry that was not taken, and why. An entry without an id
// that could be read has none.
type Refusal struct {
	ID  string `json:"id"`
	Why string `json:"why"`
}

// ErrInUse is returned by Erase while another program has the journal open.
var ErrInUse = errors.New("server: another program has the journal open")
