package worked_test

import (
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/journal"
	"unknot/engine/session"
	"unknot/interop/made"
	"unknot/interop/worked"
)

// spansOf returns the spans of one session that these events happened in.
func spansOf(t rapid.TB, events []session.Event, as session.End) (*journal.SessionState, []worked.Span) {
	t.Helper()
	var r made.Record
	at := made.Moment("2026-11-22T18:00:00+01:00")
	id := r.Session(at, made.Plan(12), events...)
	if as != 0 {
		r.Add(made.Later(at, 8*24*3_600_000), journal.Ended{Session: id, As: as, Because: "end"})
	}
	j := r.Journal()
	s, ok := j.SessionOf(id)
	if !ok {
		t.Fatal("no session")
	}
	return s, worked.Spans(s, worked.Events(j)[id])
}

func TestASessionLeftAloneTakesWhatWasPlanned(t *testing.T) {
	s, spans := spansOf(t, []session.Event{made.Do(0, session.Start)}, session.Completed)
	all := worked.Of(spans, -1)
	if all.Total() != int64(s.Plan.Seconds)*1000 || all.Paused != 0 {
		t.Errorf("took %+v, planned %d s", all, s.Plan.Seconds)
	}
	for i, step := range s.Plan.Steps {
		got := worked.Of(spans, i)
		want := worked.Sum{Rolled: int64(step.Roll) * 1000, Held: int64(step.Hold*step.Holds) * 1000, Other: int64(step.Enter+step.Exit) * 1000}
		if got != want {
			t.Errorf("step %d took %+v, want %+v", i, got, want)
		}
	}
}

func TestAPauseIsCountedAsAPauseAndNothingElse(t *testing.T) {
	_, spans := spansOf(t, []session.Event{made.Do(0, session.Start), made.Do(45_000, session.Pause), made.Do(105_000, session.Resume), made.Do(110_000, session.Stop)}, 0)
	all := worked.Of(spans, -1)
	if all.Paused != 60_000 || all.Total() != 110_000 || all.Rolled+all.Held+all.Other != 50_000 {
		t.Errorf("took %+v", all)
	}
}

func TestAGapIsAPauseFromTheLastSignOfLife(t *testing.T) {
	_, spans := spansOf(t, []session.Event{made.Do(0, session.Start), made.Do(50_000, session.Alive), made.Do(3_000_000, session.Gap), made.Do(3_010_000, session.Stop)}, 0)
	if all := worked.Of(spans, -1); all.Paused != 2_960_000 || all.Total() != 3_010_000 {
		t.Errorf("took %+v", all)
	}
}

func TestASessionThatNeverBeganHasNoSpans(t *testing.T) {
	if _, spans := spansOf(t, nil, session.Stopped); len(spans) != 0 {
		t.Errorf("spans %v", spans)
	}
}

// Whatever happens, the spans cover the session without a gap or an overlap,
// and no step is rolled or held for longer than the machine allows.
func TestSpansFollowOneAnother(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, spans := spansOf(t, made.AnyEvents(t), rapid.SampledFrom([]session.End{0, session.Completed, session.Stopped}).Draw(t, "as"))
		if len(spans) == 0 {
			t.Fatal("a session that began has no spans")
		}
		at := spans[0].From
		for i, x := range spans {
			if x.From != at || x.To < x.From || x.Step < 0 || x.Step >= len(s.Plan.Steps) || x.Phase < session.Enter || x.Phase > session.Exit {
				t.Fatalf("span %d is %+v after %d: %+v", i, x, at, spans)
			}
			at = x.To
		}
		if got := worked.Of(spans, -1).Total(); got != at-spans[0].From {
			t.Fatalf("%d ms in %+v", got, spans)
		}
		if x, ok := worked.At(spans, at); !ok || x != spans[len(spans)-1] {
			t.Fatalf("at the end it is in %+v", x)
		}
	})
}
