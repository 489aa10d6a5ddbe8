package journal_test

import (
	"fmt"
	"sync"
	"testing"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/session"
)

// fiveYears is a record of five years: 1,000 sessions, four a week, with a
// short check before and some fifty events in each, a morning a day, a full
// check every four weeks and activities rated every week. 60,000 entries.
var fiveYears = sync.OnceValue(func() []journal.Entry {
	var out []journal.Entry
	start := moment("2021-01-04T00:00:00+01:00")
	n := 0
	add := func(at protocol.Moment, b journal.Body) string {
		n++
		id := fmt.Sprintf("%08d", n)
		out = append(out, journal.Make(id, at, "phone", b))
		return id
	}
	for day, sessions := 0, 0; sessions < 1000; day++ {
		dawn := later(start, float64(day)*86400)
		if day%28 == 0 {
			add(later(dawn, 6*3600), journal.Screened{Answers: answers()})
		}
		add(later(dawn, 7*3600), journal.Morning{Pain: 3 + day*7%5/4})
		if day%7 == 6 {
			add(later(dawn, 8*3600), journal.Function{Ratings: []journal.Rating{{Activity: "walking", Score: 7}, {Activity: "sitting", Score: 6}}})
		}
		if day%7 == 0 || day%7 == 2 || day%7 == 4 || day%7 == 5 {
			rollAll(add, later(dawn, 18*3600))
			sessions++
		}
	}
	for len(out) < 60_000 {
		add(later(out[len(out)-1].At, 60), journal.Prechecked{Answers: short()})
	}
	return out
})

// rollAll writes one session that runs through its plan.
func rollAll(add func(protocol.Moment, journal.Body) string, at protocol.Moment) {
	add(at, journal.Prechecked{Answers: short()})
	id := add(later(at, 60), journal.Started{Plan: somePlan})
	for i := range 52 {
		e := session.Event{At: int64(i) * 4000, Do: session.Alive}
		switch i {
		case 0:
			e.Do = session.Start
		case 22, 45:
			e.Do, e.Report = session.Feel, felt("easing-ache", "here")
		}
		add(later(at, 60+4*float64(i)+0.5), journal.Happened{Session: id, Event: e})
	}
	add(later(at, 271), journal.Ended{Session: id, As: session.Completed, Because: "end-of-plan"})
	add(later(at, 3900), journal.After{Session: id, Pain: 3, Minutes: 60})
}

func TestFiveYearsAreFoldedWhole(t *testing.T) {
	entries := fiveYears()
	j := journal.New(codec)
	if n := j.Add(entries...); n != len(entries) || len(entries) < 59_000 {
		t.Fatalf("%d of %d entries", n, len(entries))
	}
	s := j.Standing(entries[len(entries)-1].At)
	if s.Sessions != 1000 || len(s.Flags) != 0 || s.Open != nil {
		t.Errorf("standing is %s", text(s))
	}
}

// BenchmarkStanding is the fold of five years: from nothing, and with one entry
// more.
func BenchmarkStanding(b *testing.B) {
	entries := fiveYears()
	now := entries[len(entries)-1].At
	b.Run("from-scratch", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			j := journal.New(codec)
			j.Add(entries...)
			j.Standing(now)
		}
	})
	b.Run("incremental", func(b *testing.B) {
		j := journal.New(codec)
		j.Add(entries...)
		i := 0
		b.ReportAllocs()
		for b.Loop() {
			i++
			j.Add(journal.Make(fmt.Sprintf("z%09d", i), later(now, float64(i)), "phone", journal.Prechecked{Answers: short()}))
			j.Standing(now)
		}
	})
	b.Run("standing-only", func(b *testing.B) {
		j := journal.New(codec)
		j.Add(entries...)
		b.ReportAllocs()
		for b.Loop() {
			j.Standing(now)
		}
	})
}

// BenchmarkLateEntry is an entry that arrives out of order, which folds the
// whole record again.
func BenchmarkLateEntry(b *testing.B) {
	entries := fiveYears()
	j := journal.New(codec)
	j.Add(entries...)
	i := 0
	b.ReportAllocs()
	for b.Loop() {
		i++
		j.Add(journal.Make(fmt.Sprintf("z%09d", i), later(entries[0].At, float64(i)), "phone", journal.Morning{Pain: 3}))
	}
}

// BenchmarkDecode is the reading of a year's entries.
func BenchmarkDecode(b *testing.B) {
	var lines [][]byte
	for _, e := range fiveYears()[:12_000] {
		text, err := codec.Encode(e)
		if err != nil {
			b.Fatal(err)
		}
		lines = append(lines, text)
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range lines {
			if _, err := codec.Decode("", text); err != nil {
				b.Fatal(err)
			}
		}
	}
}
