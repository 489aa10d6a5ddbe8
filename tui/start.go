package tui

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/session"
)

// open shows the first page.
func (g *guide) open() {
	g.show(&page{name: "opening", tone: calm, title: g.say("opening")})
	g.home()
}

// decide shows what comes next by where the person stands. It only asks the
// standing: there is no way around an obstacle.
func (g *guide) decide(s journal.Standing) {
	code := func(prefix string) bool {
		return slices.ContainsFunc(s.Why, func(o journal.Obstacle) bool { return strings.HasPrefix(string(o.Code), prefix) })
	}
	switch {
	case s.Open != nil:
		g.showOpen(s)
	case len(s.Flags) > 0:
		g.showSuspended(s)
	case code(string(journal.NewerEntries)):
		g.showNewer()
	case code("rest-"):
		g.showRest(s)
	case code(string(journal.ScreeningDue)), code(string(journal.NotAllowed)):
		g.showWelcome(s)
	case code(string(journal.PrecheckDue)):
		g.startShort(s)
	case s.May:
		g.showToday(s)
	default:
		g.showBarred(s)
	}
}

// showOpen offers to resume or to end a session that was started and did not
// end.
func (g *guide) showOpen(s journal.Standing) {
	p := &page{name: "open", tone: care, title: g.say("open.title")}
	minutes := max(0, int((s.Now.Ms-s.Open.At.Ms)/60000))
	p.body = []line{{text: g.say("open.when", "minutes", g.minutes(minutes))}}
	if s.Open.MayResume {
		p.body = append(p.body, line{text: g.say("open.may")})
		p.actions = append(p.actions, action{key: "r", label: g.say("resume"), do: func() { g.resumeOpen(s.Open.ID) }})
	} else {
		p.body = append(p.body, line{text: g.say("open.late")})
	}
	p.actions = append(p.actions, action{key: "e", label: g.say("end"), do: func() { g.endOpen(s.Open.ID) }}, g.leaveAction())
	g.show(p)
}

// endOpen ends a session that was interrupted.
func (g *guide) endOpen(id string) {
	g.record(g.decide, journal.Ended{Session: id, As: session.Stopped, Because: "interrupted"})
}

// showNewer says that the record is newer than this program.
func (g *guide) showNewer() {
	g.show(&page{name: "newer", tone: care, title: g.say("newer.title"),
		body: []line{{text: g.say("newer.do")}}, actions: []action{g.leaveAction()}})
}

// showBarred names obstacles that no other page knows.
func (g *guide) showBarred(s journal.Standing) {
	p := &page{name: "barred", tone: care, title: g.say("barred.title"), actions: []action{g.leaveAction()}}
	for _, o := range s.Why {
		p.body = append(p.body, line{text: string(o.Code), kind: bullet})
	}
	g.show(p)
}

// showRest says kindly that today is a day of rest.
func (g *guide) showRest(s journal.Standing) {
	p := &page{name: "rest", tone: calm, title: g.say("rest.title")}
	for _, o := range s.Why {
		switch {
		case o.Code == journal.RestMorning && s.Holding != nil:
			p.body = append(p.body, line{text: g.word(string(s.Holding.Rule) + ".say")})
			p.body = append(p.body, g.numbers(g.lies.Holding, s.Now)...)
		case o.Code != journal.RestMorning && strings.HasPrefix(string(o.Code), "rest-"):
			p.body = append(p.body, line{text: g.word("plan.rest." + strings.TrimPrefix(string(o.Code), "rest-"))})
		}
	}
	p.body = append(p.body, line{text: g.say("rest.why")},
		line{text: g.say("rest.next", "day", g.day(s.Next, s.Now)), kind: strong},
		line{text: g.say("wrong"), kind: soft})
	p.body = append(p.body, g.ending(s.Now)...)
	p.body = append(p.body, g.weekly()...)
	p.actions = append([]action{{key: "enter", label: g.say("leave"), do: g.leave}}, g.due(s)...)
	p.actions = append(p.actions, g.notes(g.home)...)
	g.show(p)
}

// showWelcome says what this is before the full check.
func (g *guide) showWelcome(s journal.Standing) {
	p := &page{name: "welcome", tone: calm, title: g.say("welcome.title")}
	if s.Screened == nil {
		p.body = []line{{text: g.say("welcome.does")}, {text: g.say("welcome.rule"), kind: strong}, {text: g.say("welcome.not")}}
	} else {
		p.title = g.say("renew.title")
		p.body = g.renewed(s)
	}
	p.body = append(p.body, line{text: g.say("welcome.check"), kind: soft})
	p.actions = []action{{key: "enter", label: g.say("welcome.go"), do: func() { g.startFull(s) }}}
	if s.Screened != nil {
		p.actions = append(p.actions, g.notes(g.home)...)
	}
	p.actions = append(p.actions, g.leaveAction())
	g.show(p)
}

// day names a day: today, tomorrow, or the weekday and the date.
func (g *guide) day(d protocol.Day, now protocol.Moment) string {
	switch d - now.Day() {
	case 0:
		return g.say("today")
	case 1:
		return g.say("tomorrow")
	}
	return g.date(d)
}

// date names a day that may be long ago.
func (g *guide) date(d protocol.Day) string {
	return g.say("weekday."+strconv.Itoa(d.Weekday())) + ", " + d.Date()
}

// minutes says a number of minutes.
func (g *guide) minutes(n int) string {
	switch n {
	case 0:
		return g.say("moment")
	case 1:
		return g.say("minute")
	}
	return g.say("minutes", "n", strconv.Itoa(n))
}

// resumeOpen takes up a session of the record where it was, paused.
func (g *guide) resumeOpen(id string) {
	var p *player
	g.do(func(ctx context.Context) error {
		var err error
		p, err = g.takeUp(ctx, id)
		return err
	}, func(err error) {
		if err != nil {
			g.notice = g.say("not-saved", "why", err.Error())
			return
		}
		g.play(p)
	})
}
