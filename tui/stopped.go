package tui

import (
	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/session"
)

// showStopped says that the session is over, why, what to do now and what
// comes next.
func (g *guide) showStopped(before session.Guidance) {
	p := g.player
	s := p.state
	page := &page{name: "stopped", tone: max(care, toneOf(max(s.Level(), protocol.Clear))), title: g.word("session.stopped")}
	rules := g.Engine.Sensations().RuleIDs(s.Rules())
	if id := g.Engine.Sensations().Sensation(s.Report()); id != "" {
		page.body = append(page.body, line{text: g.youFelt(id, g.Engine.Sensations().Place(s.Report()), before)})
	}
	if s.Level() == protocol.Emergency {
		page.title = g.word(levelWord(s.Level(), "title"))
		page.body = append(page.body, line{text: g.word(levelWord(s.Level(), "do")), kind: strong})
	}
	page.body = append(page.body, line{text: g.say("now"), kind: strong})
	for _, id := range rules {
		page.body = append(page.body, line{text: g.word(string(id) + ".do")})
	}
	if before.Technique != "" && before.Phase != session.Exit {
		page.body = append(page.body, line{text: g.instruction(protocol.WordID("technique."+string(before.Technique)+".exit"), before.Side)})
	}
	page.body = append(page.body, line{text: g.say("rest-now")})
	if s.Level().Suspends() {
		page.body = append(page.body, g.suspension(s.Level())...)
	} else {
		page.body = append(page.body, line{text: g.say("tell-us"), kind: soft}, line{text: g.say("call", "number", g.Number), kind: soft})
	}
	page.actions = []action{{key: "enter", label: g.say("off-tool"), do: func() { g.showAfter("") }}}
	g.show(page)
}

// youFelt repeats what was reported.
func (g *guide) youFelt(id protocol.SensationID, place protocol.PlaceID, before session.Guidance) string {
	felt := lower(g.word("sensation." + string(id) + ".name"))
	in := g.name(before.Technique, before.Side)
	if place == "" {
		if g.placeMatters(id) {
			return g.say("felt-nowhere", "felt", felt, "step", in)
		}
		return g.say("felt", "felt", felt, "step", in)
	}
	return g.say("felt-at", "felt", felt, "where", lower(g.word("place."+string(place)+".name")), "step", in)
}

// instruction says what to do, for a side.
func (g *guide) instruction(id protocol.WordID, side protocol.Side) string {
	if side == 0 {
		return g.word(string(id))
	}
	return g.word(string(id), "side", g.word("side."+side.String()+".name"), "other", g.word("side."+side.Other().String()+".name"))
}

// nextLines says what comes next: techniques that are off, and the next day.
func (g *guide) nextLines(s journal.Standing) []line {
	out := []line{{text: g.say("next"), kind: strong}}
	if len(s.Off) > 0 && s.Renew != nil {
		out = append(out, line{text: g.say("off", "names", names(g, "technique", s.Off), "day", s.Renew.Date())})
	}
	if len(s.Flags) > 0 {
		return append(out, line{text: g.word(levelWord(s.Flags[0].Level, "change"))})
	}
	return append(out, line{text: g.say("next-day", "day", g.day(s.Next, s.Now))}, line{text: g.say("morning")})
}
