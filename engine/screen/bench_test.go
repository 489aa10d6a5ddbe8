package screen_test

import (
	"testing"

	"unknot/engine/protocol"
	"unknot/engine/screen"
)

// full returns a table and a full set of answers: no to everything.
func full(tb testing.TB) (*screen.Table, screen.Answers) {
	tb.Helper()
	t, err := screen.New(protocol.Lowback())
	if err != nil {
		tb.Fatal(err)
	}
	var a screen.Answers
	for i, it := range t.Pack().Items {
		switch it.Kind {
		case protocol.YesNo:
			err = t.Answer(&a, i, protocol.No)
		case protocol.Count:
			err = t.AnswerCount(&a, i, map[protocol.ItemID]int{"age": 44, "pain-now": 3}[it.ID])
		case protocol.SiteOf:
			err = t.AnswerSites(&a, i, 0)
		}
		if err != nil {
			tb.Fatal(err)
		}
	}
	return t, a
}

// BenchmarkScreenClear screens a full set of answers in which nothing is found.
func BenchmarkScreenClear(b *testing.B) {
	t, a := full(b)
	b.ReportAllocs()
	for b.Loop() {
		t.Screen(&a, protocol.Set{})
	}
}

// BenchmarkScreenEverything screens answers to which every rule fires.
func BenchmarkScreenEverything(b *testing.B) {
	t, a := full(b)
	for i, it := range t.Pack().Items {
		if it.Kind == protocol.YesNo {
			if err := t.Answer(&a, i, protocol.Yes); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		t.Screen(&a, protocol.Set{})
	}
}
