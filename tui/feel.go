package tui

import (
	"slices"
	"strconv"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/session"
	"unknot/engine/stop"
)

// feelKeys are the keys of choices: what is grave is as near as what is mild.
const feelKeys = "123456789abcd"

// feel asks how it feels. The session is paused meanwhile, to keep the pressure
// off.
func (g *guide) feel() {
	if g.player.guidance().Paused == 0 {
		g.player.ours = true
		g.act(session.Pause, stop.Report{}, nil)
	}
	g.showFeel(g.felt1, g.backFromFeel)
}

// wrong is the same after a session: what is felt then counts too.
func (g *guide) wrong() { g.showFeel(g.feltAfter, g.showNext) }

// showFeel shows the sensations as choices of the same weight.
func (g *guide) showFeel(report func(protocol.SensationID, protocol.PlaceID), back func()) {
	p := &page{name: "feel", tone: calm, title: g.say("feel.title")}
	if g.inSession() {
		p.body = []line{{text: g.say("feel.paused"), kind: soft}}
	}
	for i, x := range g.pack.Sensations {
		p.actions = append(p.actions, action{key: feelKeys[i : i+1], label: g.word("sensation." + string(x.ID) + ".name"), do: func() {
			if g.placeMatters(x.ID) {
				g.showWhere(x.ID, report)
				return
			}
			report(x.ID, "")
		}})
	}
	p.actions = append(p.actions, action{key: "g", label: g.say("feel.back"), back: true, do: back})
	g.show(p)
}

// placeMatters reports whether any rule asks where a sensation is felt.
func (g *guide) placeMatters(id protocol.SensationID) bool {
	return slices.ContainsFunc(g.pack.StopRules, func(r protocol.StopRule) bool {
		return len(r.Places) > 0 && slices.Contains(r.Sensations, id)
	})
}

// showWhere asks where a sensation is felt. To stop here is to say that it was
// felt, and not where.
func (g *guide) showWhere(id protocol.SensationID, report func(protocol.SensationID, protocol.PlaceID)) {
	p := &page{name: "where", tone: calm, title: g.say("where.title"), body: []line{{text: g.say("where.felt", "felt", g.word("sensation."+string(id)+".name")), kind: soft}}}
	for i, x := range g.pack.Places {
		p.actions = append(p.actions, action{key: strconv.Itoa(i + 1), label: g.word("place." + string(x.ID) + ".name"), do: func() { report(id, x.ID) }})
	}
	p.actions = append(p.actions, action{key: "0", label: g.say("where.unsure"), do: func() { report(id, "") }})
	g.show(p)
}

// felt1 reports a sensation to the session. After a mild one the session goes
// on by itself, when it was this page that paused it.
func (g *guide) felt1(id protocol.SensationID, place protocol.PlaceID) {
	r, err := g.Engine.Sensations().Report(id, place, nil)
	if err != nil {
		panic("tui: internal error: " + err.Error())
	}
	g.page = nil
	left := g.player.state.Left()
	g.act(session.Feel, r, func() { g.afterFeel(id, g.player.state.Left() != left) })
}

// afterFeel says what the session made of a report that did not end it.
func (g *guide) afterFeel(id protocol.SensationID, left bool) {
	var say string
	for _, r := range g.pack.StopRules {
		if slices.Contains(r.Sensations, id) && (r.Verdict == protocol.Leave) == left && r.Verdict != protocol.Stop {
			say = g.word(string(r.ID) + ".do")
		}
	}
	if say != "" {
		g.announce(say)
	}
	g.resumeOurs()
	g.notice = say
}

// backFromFeel goes back without a report.
func (g *guide) backFromFeel() {
	g.page = nil
	g.resumeOurs()
}

// resumeOurs goes on when it was a page that paused the session.
func (g *guide) resumeOurs() {
	p := g.player
	if p.ours && !p.over {
		p.ours = false
		g.act(session.Resume, stop.Report{}, nil)
	}
}

// feltAfter records a sensation after the end: it is judged all the same.
func (g *guide) feltAfter(id protocol.SensationID, place protocol.PlaceID) {
	p := g.player
	r, err := g.Engine.Sensations().Report(id, place, nil)
	if err != nil {
		panic("tui: internal error: " + err.Error())
	}
	at := max(p.state.Now(), p.at.Milliseconds()) + (g.read.Wall.Ms - p.endedAt.Ms)
	e := session.Event{At: min(max(at, 0), session.MaxAt), Do: session.Feel, Report: r}
	finding := g.Engine.Sensations().Judge(r, stop.History{}, uint8(g.pack.Dose.Ceiling.Default))
	page := &page{name: "felt", tone: max(calm, toneOf(max(finding.Level, protocol.Clear))), title: g.say("felt.title")}
	if finding.Level.Suspends() {
		page.title = g.word(levelWord(finding.Level, "title"))
		page.body = append(page.body, line{text: g.word(levelWord(finding.Level, "do")), kind: strong})
	}
	for _, rule := range g.Engine.Sensations().RuleIDs(finding.Rules) {
		page.body = append(page.body, line{text: g.word(string(rule) + ".do")})
	}
	page.actions = []action{{key: "enter", label: g.say("after.on"), do: g.showNext}}
	g.show(page)
	g.unkept = append(g.unkept, journal.Happened{Session: p.id, Event: e})
	g.keep()
}

// pressStop is the stop control on any page of a session. On the page that asks
// where, what was felt is known already: it is reported without a place, which
// the engine judges as the worst it could be.
func (g *guide) pressStop() {
	if p := g.page; p != nil && p.name == "where" {
		p.find("0").do()
		if g.player.over {
			return
		}
	}
	g.stop()
}

// key is a key of the player. It reports whether the key means anything.
func (g *guide) key(k string) bool {
	none := stop.Report{}
	switch k {
	case "space":
		if g.player.guidance().Paused != 0 {
			g.act(session.Resume, none, nil)
		} else {
			g.act(session.Pause, none, nil)
		}
	case "t":
		g.act(session.TenderSpot, none, nil)
	case "e":
		g.act(session.Ease, none, nil)
	case "s":
		g.act(session.Skip, none, nil)
	case "f":
		g.feel()
	default:
		return false
	}
	return true
}
