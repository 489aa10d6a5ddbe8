package tui

import (
	"strconv"

	"unknot/engine/session"
)

// A cue is something to hear or, in plain lines, to read.
type cue struct {
	text  string // to speak and to print
	count string // to speak only: a countdown
	bells int    // how often the bell rings
	hush  bool   // be silent at once
}

// announce says a sentence.
func (g *guide) announce(text string) { g.cues = append(g.cues, cue{text: text}) }

// hush silences what is being said.
func (g *guide) hush() { g.cues = append(g.cues, cue{hush: true}) }

// heard returns the cues since the last call.
func (g *guide) heard() []cue {
	out := g.cues
	g.cues = nil
	return out
}

// The times of cues, in milliseconds.
const (
	countFrom = 3000  // seconds are counted down from here
	halfFrom  = 20000 // the shortest phase that has a halfway
)

// cue notes what is to be heard between two guidances.
func (g *guide) cue(before, now session.Guidance) {
	switch {
	case now.Phase == session.Over:
	case now.Paused != before.Paused && now.Paused != 0:
		g.hush()
		g.cues = append(g.cues, cue{text: g.word(string(now.Say)), bells: 1})
	case now.Paused != 0:
	case now.Phase != before.Phase || now.Step != before.Step || now.HoldsLeft != before.HoldsLeft:
		g.cues = append(g.cues, cue{text: g.phaseCue(before, now), bells: 1})
	case now.Paused != before.Paused:
		g.cues = append(g.cues, cue{text: g.say("cue.on", "what", g.phaseCue(before, now)), bells: 1})
	default:
		g.cueWithin(before, now)
	}
	if now.Ask != 0 && now.Ask != before.Ask && now.Paused == 0 {
		g.announce(g.say("cue.ask"))
	}
}

// cueWithin notes what is to be heard within a phase.
func (g *guide) cueWithin(before, now session.Guidance) {
	crossed := func(ms int64) bool { return before.Left > ms && now.Left <= ms }
	for n := int64(1); n <= countFrom/1000; n++ {
		if crossed(n * 1000) {
			g.cues = append(g.cues, cue{count: strconv.FormatInt(n, 10)})
			return
		}
	}
	if now.Phase.Loads() && now.Length >= halfFrom && crossed(now.Length/2) {
		g.announce(g.say("cue.half"))
	}
	switch {
	case now.Breath.Length == 0 || now.Breath.Out == before.Breath.Out && now.Breath.Count == before.Breath.Count:
	case now.Breath.Out:
		g.cues = append(g.cues, cue{bells: 2})
	default:
		g.cues = append(g.cues, cue{bells: 1})
	}
}

// phaseCue says what a phase is and what to do in it.
func (g *guide) phaseCue(before, now session.Guidance) string {
	do := g.instruction(now.Say, now.Side)
	seconds := strconv.FormatInt((now.Left+999)/1000, 10)
	name := g.name(now.Technique, now.Side)
	switch now.Phase {
	case session.Enter:
		id := "cue.enter"
		if now.Step > 0 && before.Technique == now.Technique && before.Side != now.Side {
			id = "cue.switch"
		}
		return g.say(id, "n", strconv.Itoa(now.Step+1), "of", strconv.Itoa(now.Steps), "name", name, "seconds", seconds, "do", do)
	case session.Roll:
		return g.say("cue.roll", "seconds", seconds, "do", do)
	case session.Hold:
		return g.say("cue.hold", "seconds", seconds, "do", do)
	case session.Exit:
		if now.Next == session.Over {
			return g.say("cue.exit-last", "do", do)
		}
		return g.say("cue.exit", "do", do, "next", g.nextName(now))
	case session.Ready, session.Over:
	}
	return do
}

// nextName names the step that comes next.
func (g *guide) nextName(now session.Guidance) string {
	if steps := g.player.plan.Steps; now.NextStep < len(steps) {
		return g.name(steps[now.NextStep].Technique, steps[now.NextStep].Side)
	}
	return ""
}
