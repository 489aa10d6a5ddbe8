package tui

import (
	"time"

	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/session"
)

// A player runs a session: it holds the machine, the state as the record has
// it, and the time.
type player struct {
	id      string // of the session
	plan    plan.Plan
	machine *session.Machine
	state   session.State // after the newest event on record
	at      time.Duration // since the start
	waiting []session.Event
	writing bool // an event is being recorded
	halted  bool // an event could not be recorded: time stands still
	over    bool // ended, and shown as ended
	shown   session.Guidance
	alive   time.Duration // at of the newest event
	ours    bool          // paused by a page, to go on after it
	marked  mark          // where the newest event was
	endedAt protocol.Moment
	then    []func() // after each event of waiting
}

// A mark is a phase of a step: each has an event on record.
type mark struct {
	step  int
	phase session.Phase
}

// The times of a player.
const (
	late      = 5 * time.Second  // a reading this late is a gap
	aliveEach = 15 * time.Second // between two signs of life
)

// guidance is what to show now.
func (p *player) guidance() session.Guidance {
	s := p.state
	if !p.halted {
		s = p.machine.Advance(s, p.at.Milliseconds())
	}
	return p.machine.Guide(s)
}

// clock reads the clock and moves the session's time on. A reading that comes
// late is a gap.
func (g *guide) clock() {
	before := g.read
	g.read = g.Clock()
	if !g.inSession() {
		return
	}
	mono := max(0, g.read.Mono-before.Mono)
	wall := ms(g.read.Wall.Ms - before.Wall.Ms)
	if lost := max(mono, wall); lost > late {
		g.player.at += lost
		g.gap(lost)
		return
	}
	g.player.at += mono
}

// tick moves everything on that moves by itself.
func (g *guide) tick() {
	g.clock()
	if len(g.unkept) > 0 && g.idle() && g.read.Mono >= g.tryAt {
		g.keep()
	}
	g.leaveIfIdle()
	if p := g.player; g.inSession() && !p.halted {
		g.follow()
	}
}

// follow notes what has changed since it last looked: cues, a sign of life at
// each change and from time to time, and the end.
func (g *guide) follow() {
	p := g.player
	now := p.guidance()
	g.cue(p.shown, now)
	p.shown = now
	at := mark{now.Step, now.Phase}
	switch {
	case p.writing:
	case now.End == session.Completed:
		g.complete()
	case at != p.marked || p.at-p.alive >= aliveEach:
		p.marked = at
		g.write(session.Event{At: p.at.Milliseconds(), Do: session.Alive}, nil)
	}
}
