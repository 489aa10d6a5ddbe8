// Package worked tells how a recorded session really went: which phase of
// which step it was in, from when to when.
//
// It decides nothing: the session's own machine follows the events once more,
// and this package only lays the phases end to end.
//
// # Promises
//
//   - Spans follow one another without a gap and without overlap, from the
//     start of the session to its newest event, or to its end.
//   - An event that the session refused changes no span.
package worked

import (
	"unknot/engine/journal"
	"unknot/engine/session"
)

// A Span is a stretch of a session in one phase of one step. Times are
// milliseconds since the start of the session.
type Span struct {
	Step     int           // of the plan, from 0
	Phase    session.Phase // while Paused, the phase that is interrupted
	Paused   bool
	From, To int64
}

// Length returns how long the span is, in milliseconds.
func (s Span) Length() int64 { return s.To - s.From }

// Events returns the events of every session of a record, by the session's id,
// in the order of time.
func Events(j *journal.Journal) map[string][]session.Event {
	out := map[string][]session.Event{}
	for _, e := range j.Entries() {
		if b, ok := e.Body.(journal.Happened); ok {
			out[b.Session] = append(out[b.Session], b.Event)
		}
	}
	return out
}

// Spans returns the spans of a session that these events happened in. It is
// nil when the plan cannot be followed or the session never began.
func Spans(s *journal.SessionState, events []session.Event) []Span {
	m, _ := s.Machine()
	if m == nil {
		return nil
	}
	t := m.NewTrace()
	for _, e := range events {
		_ = t.Add(e) // a time that runs back: the record keeps it, the session did not listen
	}
	r := t.Result()
	if s.Ended && s.As == session.Completed && r.Ended.As == 0 {
		r = t.Finish()
	}
	return lay(r)
}

// lay turns the moments at which phases were entered into spans.
func lay(r session.Result) []Span {
	var out []Span
	for _, x := range r.Phases {
		at := int64(x.At)
		if n := len(out); n > 0 {
			out[n-1].To = at
		}
		next := Span{Step: x.Step, Phase: phases[x.Phase], Paused: x.Phase == paused, From: at, To: at}
		if n := len(out); n > 0 && next.Paused {
			next.Phase = out[n-1].Phase
		}
		out = append(out, next)
	}
	if n := len(out); n > 0 {
		out[n-1].To = max(out[n-1].From, int64(r.Ended.At))
	}
	return out
}

// paused is what a trace calls a pause, which lies on top of a phase.
const paused = "paused"

var phases = map[string]session.Phase{
	session.Enter.String(): session.Enter, session.Roll.String(): session.Roll,
	session.Hold.String(): session.Hold, session.Exit.String(): session.Exit,
}

// At returns the span that a time lies in, the later one where two meet, and
// the last for a time after all of them.
func At(spans []Span, at int64) (Span, bool) {
	for i := len(spans) - 1; i >= 0; i-- {
		if spans[i].From <= at {
			return spans[i], true
		}
	}
	return Span{}, false
}

// Sum is how long a step took, by what was done, in milliseconds.
type Sum struct{ Rolled, Held, Paused, Other int64 }

// Total returns all of it.
func (s Sum) Total() int64 { return s.Rolled + s.Held + s.Paused + s.Other }

// Add counts a span.
func (s *Sum) Add(x Span) {
	switch {
	case x.Paused:
		s.Paused += x.Length()
	case x.Phase == session.Roll:
		s.Rolled += x.Length()
	case x.Phase == session.Hold:
		s.Held += x.Length()
	default:
		s.Other += x.Length()
	}
}

// Of adds up the spans of a step, of all of them for step -1.
func Of(spans []Span, step int) Sum {
	var out Sum
	for _, x := range spans {
		if step < 0 || x.Step == step {
			out.Add(x)
		}
	}
	return out
}
