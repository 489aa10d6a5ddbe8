package engine

import (
	"unknot/engine/journal"
	"unknot/engine/progress"
	"unknot/engine/protocol"
	"unknot/engine/session"
)

// Felt is what was said while a technique was done on a side.
type Felt struct {
	Technique protocol.TechniqueID `json:"technique"`
	Side      protocol.Side        `json:"side"`
	Sessions  int                  `json:"sessions"` // in which it was rolled
	Eased     progress.Share       `json:"eased"`    // an ache that faded, of all that was said
	Hurt      progress.Share       `json:"hurt"`     // anything but an ache, of all that was said
	Same      int                  `json:"same"`     // an ache that did not fade
	Lighter   int                  `json:"lighter"`  // how often less pressure was asked for
	Said      []Said               `json:"said"`     // in the order of the pack, without those never said
}

// Said is how often a sensation was reported.
type Said struct {
	Sensation protocol.SensationID `json:"sensation"`
	Times     int                  `json:"times"`
}

// feltKey is a technique of the pack, by its index, and a side.
type feltKey struct {
	technique int
	side      protocol.Side
}

// feltCount counts what was said by sensation, in the order of the pack.
type feltCount struct {
	sessions, lighter int
	last              string // session counted last
	times             []int
}

// felt follows every session of a journal again, and counts what was said under
// the technique and side that was worked at that moment.
func (e *Engine) felt(j *journal.Journal) []Felt {
	counts := map[feltKey]*feltCount{}
	for _, run := range runs(j) {
		e.follow(&run, counts)
	}
	out := []Felt{}
	for i, t := range e.pack.Techniques {
		for _, side := range []protocol.Side{protocol.Left, protocol.Right} {
			if c := counts[feltKey{i, side}]; c != nil {
				out = append(out, e.feltOf(t.ID, side, c))
			}
		}
	}
	return out
}

// A run is a session of the record and its events, in their order.
type run struct {
	session *journal.SessionState
	machine *session.Machine
	events  []session.Event
}

// runs returns the sessions whose plan can be followed.
func runs(j *journal.Journal) []run {
	var out []run
	list, byID := j.Sessions(), map[string]int{}
	for i := range list {
		if m, _ := list[i].Machine(); m != nil {
			byID[list[i].ID] = len(out)
			out = append(out, run{session: &list[i], machine: m})
		}
	}
	for _, entry := range j.Entries() {
		if b, ok := entry.Body.(journal.Happened); ok {
			if i, ok := byID[b.Session]; ok {
				out[i].events = append(out[i].events, b.Event)
			}
		}
	}
	return out
}

// follow runs through the events of a session and counts.
func (e *Engine) follow(r *run, counts map[feltKey]*feltCount) {
	s := session.New()
	for _, event := range r.events {
		e.rolled(r, s, event.At, counts)
		at := r.machine.Advance(s, event.At)
		next, refused := r.machine.Apply(s, event)
		s = next
		if refused != 0 || at.Phase() == session.Ready || at.Phase() == session.Over {
			continue
		}
		c := e.countAt(r, at.Step(), counts)
		if event.Do == session.Ease {
			c.lighter++
		}
		if i, ok := e.pack.Sensation(e.stop.Sensation(event.Report)); ok && event.Do == session.Feel {
			c.times[i]++
		}
	}
	if r.session.Ended && r.session.As == session.Completed {
		e.rolled(r, s, session.MaxAt, counts)
	}
}

// rolled counts the session for every step that rolls from a state until a
// time.
func (e *Engine) rolled(r *run, s session.State, until int64, counts map[feltKey]*feltCount) {
	for {
		if s.Phase() == session.Roll {
			if c := e.countAt(r, s.Step(), counts); c.last != r.session.ID {
				c.sessions, c.last = c.sessions+1, r.session.ID
			}
		}
		g := r.machine.Guide(s)
		next := s.Now() + max(g.Left, 1)
		if g.Phase == session.Ready || g.Phase == session.Over || g.Paused != 0 || next > until {
			return
		}
		s = r.machine.Advance(s, next)
	}
}

// countAt returns the count of a step's technique and side.
func (e *Engine) countAt(r *run, step int, counts map[feltKey]*feltCount) *feltCount {
	x := r.session.Plan.Steps[step]
	t, _ := e.pack.Technique(x.Technique)
	key := feltKey{t, x.Side}
	if counts[key] == nil {
		counts[key] = &feltCount{times: make([]int, len(e.pack.Sensations))}
	}
	return counts[key]
}

// feltOf sorts what was said into eased, same and hurt, as a Tally does.
func (e *Engine) feltOf(id protocol.TechniqueID, side protocol.Side, c *feltCount) Felt {
	out := Felt{Technique: id, Side: side, Sessions: c.sessions, Lighter: c.lighter, Said: []Said{}}
	var t progress.Tally
	for i, n := range c.times {
		if n == 0 {
			continue
		}
		out.Said = append(out.Said, Said{e.pack.Sensations[i].ID, n})
		for range n {
			t.Add(e.pack.Sensations[i].ID)
		}
	}
	all := t.Eased + t.Same + t.Hurt
	out.Eased, out.Hurt, out.Same = progress.ShareOf(t.Eased, all), progress.ShareOf(t.Hurt, all), t.Same
	return out
}
