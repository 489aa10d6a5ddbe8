package storetest

import (
	"errors"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"unknot/store"
)

// oracle does the same random calls to one log and to a new oracle, again and
// again. The log is never emptied, so each round uses ids of its own.
func oracle(t *testing.T, open Open) {
	round := 0
	rapid.Check(t, func(rt *rapid.T) {
		round++
		log, err := open()
		if err != nil {
			rt.Fatal(err)
		}
		p := pair{log: log, oracle: NewMemory(), open: open, prefix: fmt.Sprintf("%d/", round)}
		if err := p.start(); err != nil {
			rt.Fatal(err)
		}
		defer func() { p.log.Close() }()
		rt.Repeat(map[string]func(*rapid.T){"append": p.append, "after": p.after, "reopen": p.reopen})
	})
}

// A pair is a log and its oracle, which has only this round's records.
type pair struct {
	log    store.Log
	oracle Memory
	open   Open
	prefix string
	base   int64   // the position of the log before the round
	marks  []int64 // positions of the log; at i stand i records of the oracle
}

// start finds the end of the log.
func (p *pair) start() error {
	for {
		records, last, err := p.log.After(background, p.base, 1000)
		if err != nil || len(records) == 0 {
			p.marks = []int64{p.base}
			return err
		}
		p.base = last
	}
}

func (p *pair) append(t *rapid.T) {
	record := rapid.Custom(func(t *rapid.T) store.Record {
		id := p.prefix + rapid.StringMatching("[a-fé腰]{1,2}").Draw(t, "id")
		return store.Record{ID: id, Body: rapid.SliceOfN(rapid.ByteRange(0, 1), 0, 2).Draw(t, "body")}
	})
	records := rapid.SliceOfN(record, 0, 4).Draw(t, "records")
	want, wantErr := p.oracle.Append(background, records...)
	got, gotErr := p.log.Append(background, records...)
	var a, b *store.ConflictError
	if got != want || errors.As(gotErr, &a) != errors.As(wantErr, &b) || (gotErr == nil) != (wantErr == nil) {
		t.Fatalf("Append = %d, %v; the oracle has %d, %v", got, gotErr, want, wantErr)
	}
	if a != nil && *a != *b {
		t.Fatalf("the conflict is about %q, for the oracle about %q", a.ID, b.ID)
	}
	p.mark(t, got)
}

// mark learns the positions of the records that were added.
func (p *pair) mark(t *rapid.T, added int) {
	for range added {
		_, last, err := p.log.After(background, p.marks[len(p.marks)-1], 1)
		if err != nil || last <= p.marks[len(p.marks)-1] {
			t.Fatalf("the position after %d is %d, %v", p.marks[len(p.marks)-1], last, err)
		}
		p.marks = append(p.marks, last)
	}
}

func (p *pair) after(t *rapid.T) {
	at := rapid.IntRange(0, len(p.marks)-1).Draw(t, "at")
	limit := rapid.IntRange(1, 8).Draw(t, "limit")
	want, end, _ := p.oracle.After(background, int64(at), limit)
	got, last, err := p.log.After(background, p.marks[at], limit)
	if err != nil || last != p.marks[end] {
		t.Fatalf("After ended at %d, %v; want %d", last, err, p.marks[end])
	}
	if diff := Differ(got, want); diff != "" {
		t.Fatal(diff)
	}
}

// reopen closes and opens the log now and then: every time would take long.
func (p *pair) reopen(t *rapid.T) {
	if rapid.IntRange(0, 9).Draw(t, "now") > 0 {
		return
	}
	if err := p.log.Close(); err != nil {
		t.Fatal(err)
	}
	log, err := p.open()
	if err != nil {
		t.Fatal(err)
	}
	p.log = log
}
