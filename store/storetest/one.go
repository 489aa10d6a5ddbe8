package storetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"unknot/store"
)

var background = context.Background()

func rec(id, body string) store.Record { return store.Record{ID: id, Body: []byte(body)} }

func newIsEmpty(t *testing.T, open Open) {
	log := opened(t, open)
	records, last, err := log.After(background, 0, 10)
	if len(records) != 0 || last != 0 || err != nil {
		t.Errorf("After = %v, %d, %v; want none, 0, nil", records, last, err)
	}
	add(t, log, 0)
	holds(t, log)
}

func inOrder(t *testing.T, open Open) {
	log := opened(t, open)
	add(t, log, 2, rec("b", "second letter"), rec("a", "first letter"))
	add(t, log, 1, rec("0", "a digit"))
	holds(t, log, rec("b", "second letter"), rec("a", "first letter"), rec("0", "a digit"))
}

func anyBody(t *testing.T, open Open) {
	log := opened(t, open)
	every := make([]byte, 256)
	for i := range every {
		every[i] = byte(i)
	}
	want := []store.Record{
		{ID: "nil"}, {ID: "empty", Body: []byte{}}, {ID: "every byte", Body: every},
		{ID: "largest", Body: bytes.Repeat([]byte{0xfe, 0}, store.MaxBody/2)},
	}
	add(t, log, 4, want...)
	holds(t, log, want...)
	add(t, log, 0, store.Record{ID: "nil", Body: []byte{}}, store.Record{ID: "empty"})
}

func anyID(t *testing.T, open Open) {
	log := opened(t, open)
	want := []store.Record{
		rec("é", "composed"), rec("e\u0301", "decomposed"), rec("É", "upper case"),
		rec("a", "no blank"), rec("a ", "a blank"), rec("'; --", "a quotation mark"), rec("%_\\", "wildcards"),
		rec(strings.Repeat("腰", store.MaxID), "200 characters"), rec("🧘🏽‍♀️\n\t", "joined"),
	}
	add(t, log, len(want), want...)
	holds(t, log, want...)
	add(t, log, 0, want...)
}

func idempotent(t *testing.T, open Open) {
	log := opened(t, open)
	add(t, log, 1, rec("a", "1"))
	add(t, log, 0, rec("a", "1"))
	add(t, log, 1, rec("b", "2"), rec("a", "1"), rec("b", "2"))
	holds(t, log, rec("a", "1"), rec("b", "2"))
}

func conflict(t *testing.T, open Open) {
	log := opened(t, open)
	add(t, log, 1, rec("a", "1"))
	for _, records := range [][]store.Record{
		{rec("a", "other")},
		{rec("new", "x"), rec("a", "other"), rec("newer", "y")},
		{rec("twice", "x"), rec("twice", "y")},
		{rec("a", "")},
	} {
		added, err := log.Append(background, records...)
		var c *store.ConflictError
		if added != 0 || !errors.As(err, &c) || (c.ID != "a" && c.ID != "twice") {
			t.Errorf("Append(%v) = %d, %v; want 0 and a ConflictError", records, added, err)
		}
		holds(t, log, rec("a", "1"))
	}
	add(t, log, 1, rec("new", "after a conflict"))
}

func outside(t *testing.T, open Open) {
	log := opened(t, open)
	for _, bad := range []store.Record{
		{}, rec("a\x00", ""), rec("\xff", ""), rec(strings.Repeat("é", store.MaxID+1), ""),
		{ID: "large", Body: make([]byte, store.MaxBody+1)},
	} {
		added, err := log.Append(background, rec("fine", "x"), bad)
		var r *store.RecordError
		if added != 0 || !errors.As(err, &r) || r.ID != bad.ID {
			t.Errorf("Append of %.20q = %d, %v; want 0 and a RecordError", bad.ID, added, err)
		}
	}
	holds(t, log)
}

func cancelled(t *testing.T, open Open) {
	log := opened(t, open)
	ctx, cancel := context.WithCancel(background)
	cancel()
	if added, err := log.Append(ctx, rec("a", "1")); added != 0 || !errors.Is(err, context.Canceled) {
		t.Errorf("Append = %d, %v; want 0, context.Canceled", added, err)
	}
	if _, _, err := log.After(ctx, 0, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("After: %v, want context.Canceled", err)
	}
	holds(t, log)
	add(t, log, 1, rec("a", "1"))
}

// cancelledHalfway cancels appends after longer and longer times, from before
// they begin to after they have ended.
func cancelledHalfway(t *testing.T, open Open) {
	log := opened(t, open)
	var want []store.Record
	for i := range 20 {
		records := Made(fmt.Sprint(i), 500)
		ctx, cancel := context.WithTimeout(background, time.Duration(i)*500*time.Microsecond)
		added, err := log.Append(ctx, records...)
		cancel()
		switch {
		case err == nil && added == len(records):
			want = append(want, records...)
		case added != 0 || !errors.Is(err, context.DeadlineExceeded):
			t.Fatalf("Append = %d, %v; want all and nil, or 0 and DeadlineExceeded", added, err)
		}
		holds(t, log, want...)
	}
	add(t, log, 1, rec("after", "1"))
}

func reopened(t *testing.T, open Open) {
	first, err := open()
	if err != nil {
		t.Fatal(err)
	}
	add(t, first, 50, Made("a", 50)...)
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	second := opened(t, open)
	holds(t, second, Made("a", 50)...)
	add(t, second, 0, Made("a", 50)...)
}

func closed(t *testing.T, open Open) {
	log, err := open()
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := log.(Memory); ok {
		return // it stays open, and says so
	}
	for range 2 {
		if err := log.Close(); err != nil {
			t.Fatalf("Close: %v", err)
		}
	}
	if _, err := log.Append(background, rec("a", "1")); !errors.Is(err, store.ErrClosed) {
		t.Errorf("Append: %v, want ErrClosed", err)
	}
	if _, _, err := log.After(background, 0, 1); !errors.Is(err, store.ErrClosed) {
		t.Errorf("After: %v, want ErrClosed", err)
	}
}
