package storetest

import (
	"bytes"
	"context"
	"fmt"
	"sync"

	"unknot/store"
)

// Memory is a [store.Log] in memory: the dumb oracle the databases are held
// against. It is the meaning of [store.Log] in the fewest words.
type Memory struct{ shared *shared }

// shared is what every handle on one log has in common.
type shared struct {
	mu      sync.Mutex
	records []store.Record
}

var _ store.Log = Memory{}

// NewMemory returns an empty log.
func NewMemory() Memory { return Memory{&shared{}} }

// Append implements [store.Log].
func (m Memory) Append(ctx context.Context, records ...store.Record) (int, error) {
	if err := store.CheckAll(records); err != nil {
		return 0, err
	}
	if ctx.Err() != nil {
		return 0, fmt.Errorf("store: stopped before it was done: %w", ctx.Err())
	}
	m.shared.mu.Lock()
	defer m.shared.mu.Unlock()
	next := m.shared.records
	for _, r := range records {
		there, ok := find(next, r.ID)
		if ok && !bytes.Equal(there.Body, r.Body) {
			return 0, &store.ConflictError{ID: r.ID}
		}
		if !ok {
			next = append(next, store.Record{ID: r.ID, Body: bytes.Clone(r.Body)})
		}
	}
	added := len(next) - len(m.shared.records)
	m.shared.records = next
	return added, nil
}

// find returns the record with an id.
func find(records []store.Record, id string) (store.Record, bool) {
	for _, r := range records {
		if r.ID == id {
			return r, true
		}
	}
	return store.Record{}, false
}

// After implements [store.Log]. A position is a count of records.
func (m Memory) After(ctx context.Context, position int64, limit int) ([]store.Record, int64, error) {
	if err := store.CheckAfter(position, limit); err != nil {
		return nil, position, err
	}
	if ctx.Err() != nil {
		return nil, position, fmt.Errorf("store: stopped before it was done: %w", ctx.Err())
	}
	m.shared.mu.Lock()
	defer m.shared.mu.Unlock()
	from := min(position, int64(len(m.shared.records)))
	to := min(from+int64(limit), int64(len(m.shared.records)))
	return append([]store.Record(nil), m.shared.records[from:to]...), max(position, to), nil
}

// Close implements [store.Log]. There is nothing to let go of, so a Memory
// stays open.
func (m Memory) Close() error { return nil }
