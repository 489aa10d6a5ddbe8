// Package storetest is the one suite that every database passes: what the
// promises of package store mean, as tests.
package storetest

import (
	"context"
	"fmt"
	"testing"

	"unknot/store"
)

// An Open returns a new handle on one log, always the same log.
type Open func() (store.Log, error)

// Run runs the suite. fresh makes a new, empty log and returns how to open it;
// it puts away in t.Cleanup what it has made. The suite closes what it opens.
func Run(t *testing.T, fresh func(t *testing.T) Open) {
	tests := []struct {
		name string
		test func(t *testing.T, open Open)
	}{
		{"a new log is empty", newIsEmpty},
		{"records come back whole, in order", inOrder},
		{"a body may be any bytes, and a mebibyte of them", anyBody},
		{"an id may be any characters, and is compared byte by byte", anyID},
		{"the same record twice is one record", idempotent},
		{"another body under the same id writes nothing", conflict},
		{"a record outside the limits writes nothing", outside},
		{"After goes on from where it stopped", paging},
		{"After refuses a position or limit that means nothing", badPage},
		{"20,000 records come back", many},
		{"a cancelled call writes nothing", cancelled},
		{"a call cancelled half-way writes all or nothing", cancelledHalfway},
		{"what was appended is there after closing", reopened},
		{"a closed log says so", closed},
		{"goroutines that append at once lose nothing", goroutines},
		{"two handles that append at once lose nothing", handles},
		{"a reader that follows misses nothing", follower},
		{"it does what the oracle does", oracle},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { tt.test(t, fresh(t)) })
	}
}

// opened opens the log for the length of the test.
func opened(t *testing.T, open Open) store.Log {
	t.Helper()
	log, err := open()
	if err != nil {
		t.Fatalf("opening: %v", err)
	}
	t.Cleanup(func() {
		if err := log.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
	return log
}

// add appends records and wants so many of them to be new.
func add(t *testing.T, log store.Log, want int, records ...store.Record) {
	t.Helper()
	added, err := log.Append(context.Background(), records...)
	if err != nil || added != want {
		t.Fatalf("Append of %d records = %d, %v; want %d, nil", len(records), added, err, want)
	}
}

// ReadAll returns all records of a log, by pages.
func ReadAll(log store.Log) (all []store.Record, err error) {
	for position := int64(0); ; {
		records, last, err := log.After(context.Background(), position, 1000)
		if err != nil || len(records) == 0 {
			return all, err
		}
		all, position = append(all, records...), last
	}
}

// holds wants the log to hold exactly these records, in this order.
func holds(t *testing.T, log store.Log, want ...store.Record) {
	t.Helper()
	got, err := ReadAll(log)
	if err != nil {
		t.Fatalf("reading: %v", err)
	}
	if diff := Differ(got, want); diff != "" {
		t.Fatal(diff)
	}
}

// Differ says how two lists of records differ, or nothing.
func Differ(got, want []store.Record) string {
	if len(got) != len(want) {
		return fmt.Sprintf("got %d records, want %d", len(got), len(want))
	}
	for i := range got {
		if got[i].ID != want[i].ID || string(got[i].Body) != string(want[i].Body) {
			return fmt.Sprintf("record %d is %.60q with %d bytes, want %.60q with %d bytes",
				i, got[i].ID, len(got[i].Body), want[i].ID, len(want[i].Body))
		}
	}
	return ""
}

// Made returns n records that differ, named from a prefix.
func Made(prefix string, n int) []store.Record {
	records := make([]store.Record, n)
	for i := range records {
		id := fmt.Sprintf("%s-%06d", prefix, i)
		records[i] = store.Record{ID: id, Body: fmt.Appendf(nil, `{"id":%q,"kind":"session-event"}`, id)}
	}
	return records
}
