package tui

import (
	"context"
	"strconv"
	"time"
	"unknot/engine/journal"
	"unknot/engine/session"
	"unknot/engine/stop"
)

// act is something the person does in a session. What the engine refuses is
// said and not recorded; what it takes is recorded, and then takes effect.
func (g *guide) act(do session.Do, r stop.Report, then func()) {
	p := g.player
	e := session.Event{At: p.at.Milliseconds(), Do: do, Report: r}
	g.notice = ""
	next, why := p.machine.Apply(p.state, e)
	switch {
	case why == 0 && next.End() == session.Stopped:
		g.end(e, next)
	case p.writing:
		p.waiting, p.then = append(p.waiting, e), append(p.then, then)
	case why != 0:
		g.notice = g.word("session.refused." + why.String())
		g.announce(g.notice)
	default:
		g.write(e, then)
	}
}

// write records an event, and applies it when it is on record.
func (g *guide) write(e session.Event, then func()) {
	p := g.player
	p.writing = true
	g.do(func(ctx context.Context) error {
		_, err := g.put(ctx, journal.Happened{Session: p.id, Event: e})
		return err
	}, func(err error) {
		p.writing = false
		switch {
		case p.over:
		case err != nil:
			g.halt(err)
		default:
			g.took(e, then)
		}
	})
}

// took applies an event that is on record, and goes on to the one waiting.
func (g *guide) took(e session.Event, then func()) {
	p := g.player
	p.state, _ = p.machine.Apply(p.state, e)
	p.alive = ms(e.At)
	if then != nil {
		then()
	}
	if !p.halted && !p.over {
		g.follow()
	}
	if len(p.waiting) > 0 && !p.writing && !p.over {
		e, then := p.waiting[0], p.then[0]
		p.waiting, p.then = p.waiting[1:], p.then[1:]
		e.At = max(e.At, p.state.Now())
		g.again(e, then)
	}
}

// again acts on an event that had to wait.
func (g *guide) again(e session.Event, then func()) {
	at := g.player.at
	g.player.at = ms(e.At)
	g.act(e.Do, e.Report, then)
	g.player.at = at
}

// gap says that nobody watched the session for a while, and asks.
func (g *guide) gap(lost time.Duration) {
	p := g.player
	g.hush()
	g.cues = append(g.cues, cue{text: g.word("session.gap"), bells: 1})
	minutes := int((lost + 30*time.Second) / time.Minute)
	text := g.say("gap.seconds", "n", strconv.Itoa(int(lost.Seconds())))
	if minutes > 0 {
		text = g.say("gap.minutes", "minutes", g.minutes(minutes))
	}
	p.halted, p.ours = true, false
	g.show(g.askResume("gap", text, g.word("session.gap")))
	e := session.Event{At: p.at.Milliseconds(), Do: session.Gap}
	if p.writing {
		p.waiting, p.then = []session.Event{e}, []func(){nil}
		return
	}
	g.write(e, nil)
}

// halt pauses a session whose events cannot be recorded.
func (g *guide) halt(err error) {
	p := g.player
	p.halted, p.waiting, p.then, p.ours = true, nil, nil, false
	g.hush()
	g.announce(g.say("halt.title"))
	g.show(g.askResume("halt", g.say("halt.title"), g.say("halt.do")))
	g.page.body = append(g.page.body, line{text: err.Error(), kind: soft})
}

// askResume is the page that asks whether to go on or to end.
func (g *guide) askResume(name, title, text string) *page {
	return &page{name: name, tone: care, title: title, body: []line{{text: text}}, actions: []action{
		{key: "r", label: g.say("resume"), do: g.goOn}, {key: "e", label: g.say("end"), do: g.interrupt}}}
}

// goOn records the gap and goes on. Until both are on record the session
// stands still.
func (g *guide) goOn() {
	p := g.player
	if p.writing {
		return
	}
	at := p.at.Milliseconds()
	p.writing = true
	gap, resume := session.Event{At: at, Do: session.Gap}, session.Event{At: at, Do: session.Resume}
	g.do(func(ctx context.Context) error {
		_, err := g.put(ctx, journal.Happened{Session: p.id, Event: gap}, journal.Happened{Session: p.id, Event: resume})
		return err
	}, func(err error) {
		p.writing = false
		switch {
		case p.over:
		case err != nil:
			g.halt(err)
		default:
			p.state, _ = p.machine.Apply(p.state, gap)
			p.state, _ = p.machine.Apply(p.state, resume)
			p.halted, p.alive = false, ms(at)
			g.page, g.notice = nil, ""
			p.shown = session.Guidance{} // say again where we are
			g.follow()
		}
	})
}
