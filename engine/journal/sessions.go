package journal

import (
	"unknot/engine/protocol"
	"unknot/engine/session"
	"unknot/engine/stop"
)

func (f *fold) started(e Entry, b Started) {
	m, err := session.NewMachine(f.codec.stop, &b.Plan, f.history(e.At, len(f.sessions)))
	s := SessionState{ID: e.ID, At: e.At, Plan: b.Plan, state: session.New(), Before: -1, After: -1}
	if pain, ok := f.painBefore(e.At.Day()); ok {
		s.Before = pain
	}
	if err == nil {
		s.machine = m
	}
	f.bySID[e.ID] = len(f.sessions)
	f.open = len(f.sessions)
	f.sessions = append(f.sessions, s)
}

// history returns what was reported before a time, and in the session before
// number n.
func (f *fold) history(at protocol.Moment, n int) stop.History {
	var h stop.History
	for i := len(f.reports) - 1; i >= 0 && at.Ms-f.reports[i].ms < weekMs; i-- {
		if f.reports[i].session != n {
			h.Week |= f.reports[i].bit
		}
	}
	if n > 0 {
		h.Last = f.sessions[n-1].felt
	}
	return h
}

const weekMs = 7 * 24 * 3600 * 1000

func (f *fold) happened(e Entry, b Happened) {
	i, ok := f.bySID[b.Session]
	if !ok {
		i = -1
	}
	if b.Event.Do == session.Feel {
		if t, ok := f.techniqueOf(i, b.Event.At); ok { // before a verdict moves it on
			f.tallies[t].Add(f.codec.stop.Sensation(b.Event.Report))
		}
		defer f.felt(e, b, i)
	}
	if !ok || f.sessions[i].machine == nil {
		f.judgeAlone(e, b, i)
		return
	}
	s := &f.sessions[i]
	before := s.state
	next, refused := s.machine.Apply(before, b.Event)
	if refused != 0 {
		f.judgeAlone(e, b, i)
	}
	s.state, s.Worked = next, s.Worked|next.Worked()
	f.off |= next.Off()
	if next.End() != 0 && before.End() == 0 {
		f.over(e, i)
	}
}

// over closes a session that an event ended, and raises its flags.
func (f *fold) over(e Entry, i int) {
	s := &f.sessions[i]
	if !s.Ended {
		s.Ended, s.As = true, s.state.End()
	}
	if level := s.state.Level(); level.Suspends() {
		for _, rule := range f.codec.stop.RuleIDs(s.state.Rules()) {
			f.raise(FlagID(e.ID, rule), e, rule, level, e.ID)
		}
	}
	if f.open == i {
		f.open = -1
	}
}

// judgeAlone judges a report whose session is not known or no longer listens:
// what was felt counts wherever it was said.
func (f *fold) judgeAlone(e Entry, b Happened, i int) {
	if b.Event.Do != session.Feel {
		return
	}
	n := i
	if n < 0 {
		n = len(f.sessions)
	}
	found := f.codec.stop.Judge(b.Event.Report, f.history(e.At, n), uint8(f.codec.pack.Dose.Ceiling.Default))
	if found.Level.Suspends() {
		for _, rule := range f.codec.stop.RuleIDs(found.Rules) {
			f.raise(FlagID(e.ID, rule), e, rule, found.Level, e.ID)
		}
	}
	if t, ok := f.techniqueOf(i, 0); ok && found.Off {
		f.off |= 1 << t
	}
}

// techniqueOf returns the technique a session is at, or ended at, when nothing
// happens until a time.
func (f *fold) techniqueOf(i int, at int64) (int, bool) {
	if i < 0 || f.sessions[i].machine == nil {
		return 0, false
	}
	s := &f.sessions[i]
	state := s.machine.Advance(s.state, at)
	if state.Phase() == session.Ready {
		return 0, false
	}
	return f.codec.pack.Technique(s.machine.TechniqueAt(state))
}

// felt notes a report for the rules that look back.
func (f *fold) felt(e Entry, b Happened, i int) {
	bit := b.Event.Report.Bit()
	f.reports = append(f.reports, reported{e.At.Ms, bit, i})
	if i >= 0 {
		f.sessions[i].felt |= bit
	}
}

func (f *fold) ended(b Ended) {
	i, ok := f.bySID[b.Session]
	if !ok {
		return
	}
	s := &f.sessions[i]
	if f.open == i {
		f.open = -1
	}
	if s.Ended {
		return
	}
	s.Ended, s.As, s.Because = true, b.As, b.Because
	if s.machine != nil && b.As == session.Completed {
		for _, t := range s.machine.Techniques() {
			s.Worked |= 1 << t
		}
	}
}
