package session_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/protocol"
	"unknot/engine/session"
	"unknot/engine/stop"
)

func TestAskingForTheStateInBetweenChangesNothing(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		m := machineOf(t, anyPlan(r), stop.History{})
		a, b := session.New(), session.New()
		for _, e := range anyEvents(r) {
			if e.Do != session.Gap { // which is about the time since the last event
				for range rapid.IntRange(0, 3).Draw(r, "instants") {
					b = m.Advance(b, rapid.Int64Range(b.Now(), max(b.Now(), e.At)).Draw(r, "instant"))
				}
			}
			var x, y session.Refusal
			a, x = m.Apply(a, e)
			if b, y = m.Apply(b, e); a != b || x != y {
				r.Fatalf("%v at %d: %+v %v, with instants in between %+v %v", e.Do, e.At, a, x, b, y)
			}
		}
	})
}

func TestReplayIsTheSameAsAddingEventByEvent(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		m := machineOf(t, anyPlan(r), stop.History{})
		events := anyEvents(r)
		a, err := m.Replay(events)
		if err != nil {
			r.Fatal(err)
		}
		trace := m.NewTrace()
		for _, e := range events {
			if err := trace.Add(e); err != nil {
				r.Fatal(err)
			}
			trace.Result()
		}
		if b := trace.Finish(); !reflect.DeepEqual(a, b) {
			r.Fatalf("%+v\n%+v", a, b)
		}
	})
}

func TestASessionKeepsItsPromisesWhateverHappens(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := anyPlan(r)
		m := machineOf(t, p, stop.History{})
		s := session.New()
		for _, e := range anyEvents(r) {
			if stopped, why := m.Apply(s, session.Event{At: e.At, Do: session.Stop}); stopped.Phase() != session.Over || (why == 0) != (m.Advance(s, e.At).Phase() != session.Over) && s.Phase() != session.Over {
				r.Fatalf("stop at %d leads to %v, refused %v", e.At, stopped.Phase(), why)
			}
			next, why := m.Apply(s, e)
			if next.Now() < s.Now() || next.Now() != e.At && next.Phase() != session.Over {
				r.Fatalf("the time %d became %d at %d", s.Now(), next.Now(), e.At)
			}
			if s.Phase() == session.Over && (next.Still() != s.Still() || why != session.AlreadyOver) {
				r.Fatalf("over became %+v", next)
			}
			if e.Do == session.Feel && why == 0 {
				f := rules.Judge(e.Report, stop.History{}, uint8(p.DiscomfortMax))
				if f.Verdict == protocol.Stop && next.Phase() != session.Over {
					r.Fatalf("%s led to %v", rules.Sensation(e.Report), next.Phase())
				}
			}
			if g := m.Guide(next); g.Left < 0 || g.Left > g.Length || g.Total < g.Left || g.Total > 900_000 {
				r.Fatalf("guidance is %+v", g)
			}
			s = next
		}
	})
}

// worked adds up the milliseconds of pressure by muscle and side.
func worked(m *session.Machine, events []session.Event, keys func(step int) []string) (by map[string]int64, total int64) {
	by = map[string]int64{}
	s := session.New()
	spend := func(until int64) {
		for {
			end, ok := s.Deadline()
			if !ok {
				return
			}
			d := min(end, until) - s.Now()
			if total += d; s.Phase().Loads() {
				for _, k := range keys(s.Step()) {
					by[k] += d
				}
			}
			if end > until {
				return
			}
			s = m.Advance(s, end)
		}
	}
	for _, e := range events {
		if e.Do != session.Gap {
			spend(e.At)
		}
		s, _ = m.Apply(s, e)
	}
	spend(1 << 40)
	return by, total
}

// S4, for holds on demand.
func TestNoMuscleAndNoSessionGetsMoreThanItsLimit(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := anyPlan(r)
		n := newNaive(p, stop.History{})
		by, total := worked(machineOf(t, p, stop.History{}), anyEvents(r), func(step int) []string { return n.keys(p.Steps[step]) })
		if total > 900_000 {
			r.Fatalf("the session took %d ms", total)
		}
		for k, ms := range by {
			if ms > 180_000 {
				r.Fatalf("%s was worked for %d ms", k, ms)
			}
		}
	})
}

func TestLeftAloneTheSessionTakesItsPlannedSeconds(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := anyPlan(r)
		got, err := machineOf(t, p, stop.History{}).Replay([]session.Event{{Do: session.Start}})
		if err != nil || got.Ended.As != session.Completed || int64(got.Ended.At) != int64(p.Seconds)*1000 {
			r.Fatalf("%d seconds planned, ended %+v, %v", p.Seconds, got.Ended, err)
		}
		for i := 1; i < len(got.Phases); i++ {
			if got.Phases[i].At <= got.Phases[i-1].At {
				r.Fatalf("phases %v", got.Phases)
			}
		}
	})
}
