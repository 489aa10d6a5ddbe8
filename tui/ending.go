package tui

import (
	"context"

	"unknot/engine/journal"
	"unknot/engine/session"
)

// stop ends a session by the stop control. It is shown before anything is
// written, and works whatever is being written.
func (g *guide) stop() {
	p := g.player
	at := max(p.at.Milliseconds(), p.state.Now())
	if p.halted {
		gap := session.Event{At: at, Do: session.Gap}
		p.state, _ = p.machine.Apply(p.state, gap)
		p.waiting = append(p.waiting, gap)
	}
	e := session.Event{At: at, Do: session.Stop}
	next, _ := p.machine.Apply(p.state, e)
	g.end(e, next)
}

// end shows the end that an event makes, and then records both.
func (g *guide) end(e session.Event, next session.State) {
	p := g.player
	before := p.guidance()
	p.state, p.over, p.endedAt = next, true, g.read.Wall
	g.hush()
	because := "stop"
	if id := g.Engine.Sensations().Sensation(next.Report()); id != "" {
		because = string(id)
	}
	g.showStopped(before)
	g.announce(g.page.title)
	for _, x := range append(p.waiting, e) {
		g.unkept = append(g.unkept, journal.Happened{Session: p.id, Event: x})
	}
	g.unkept = append(g.unkept, journal.Ended{Session: p.id, As: next.End(), Because: because})
	g.keep()
}

// complete ends a session that went through its plan.
func (g *guide) complete() {
	p := g.player
	e := session.Event{At: p.at.Milliseconds(), Do: session.Alive}
	p.state, p.over, p.endedAt = p.machine.Advance(p.state, e.At), true, g.read.Wall
	g.unkept = append(g.unkept, journal.Happened{Session: p.id, Event: e}, journal.Ended{Session: p.id, As: session.Completed, Because: "end-of-plan"})
	g.showAfter(g.word("session.completed"))
	g.keep()
}

// interrupt ends a session that was not watched and is not resumed.
func (g *guide) interrupt() {
	p := g.player
	p.over, p.endedAt = true, g.read.Wall
	g.unkept = append(g.unkept, journal.Ended{Session: p.id, As: session.Stopped, Because: "interrupted"})
	g.showAfter(g.say("interrupted"))
	g.keep()
}

// retry is how long after a failure the diary is tried again.
const retry = 2e9

// keep records what has been shown already. What cannot be recorded is kept
// and tried again, and that is said.
func (g *guide) keep() {
	bodies := g.unkept
	g.unkept = nil
	var s journal.Standing
	g.do(func(ctx context.Context) error {
		done, err := g.put(ctx, bodies...)
		if bodies = bodies[len(done):]; err != nil {
			return err
		}
		s = g.Diary.Journal().Standing(g.Diary.Now())
		return nil
	}, func(err error) {
		if err != nil {
			g.unkept = append(bodies, g.unkept...)
			g.tryAt = g.read.Mono + retry
			g.notice = g.say("kept-not", "why", err.Error())
			return
		}
		g.notice = g.say("kept")
		if g.page != nil && g.page.name == "stopped" && len(s.Flags) == 0 {
			g.page.body = append(g.page.body, g.nextLines(s)...)
		}
	})
}
