package tui

import (
	"strings"

	"unknot/engine/journal"
	"unknot/engine/protocol"
)

// An adverse is something bad while it is being noted, a question a page.
// Nothing of it is on record before the last page is saved.
type adverse struct {
	guide *guide
	from  func() // shows where it was begun
	said  journal.Adverse
}

// startAdverse asks what happened.
func (g *guide) startAdverse(from func()) {
	a := &adverse{guide: g, from: from}
	a.askWhat()
}

// askWhat asks what it is.
func (a *adverse) askWhat() {
	g := a.guide
	p := &page{name: "adverse-what", tone: calm, title: g.word("app.adverse.title"),
		body: []line{{text: g.word("app.adverse.lead"), kind: soft}, {text: g.word("app.adverse.what"), kind: strong}}}
	p.actions = choices(journal.AdverseKinds(), g.adverseName, func(id string) {
		a.said.What = journal.AdverseKind(id)
		a.askWhen()
	})
	g.showWithBack(p, a.from)
}

// askWhen asks for the day, by its name where that is near.
func (a *adverse) askWhen() {
	g := a.guide
	p := &page{name: "adverse-when", tone: calm, title: g.word("app.adverse.when")}
	p.actions = choices([]string{"today", "yesterday", "earlier"}, func(id string) string { return g.word("app.adverse.when." + id) }, a.pickWhen)
	g.showWithBack(p, a.askWhat)
}

// pickWhen takes today or yesterday, and asks for any other day.
func (a *adverse) pickWhen(id string) {
	today := a.guide.read.Wall.Day()
	switch id {
	case "today":
		a.askOutcome(today)
	case "yesterday":
		a.askOutcome(today - 1)
	default:
		a.askDay()
	}
}

// askDay asks for a day that has been.
func (a *adverse) askDay() {
	g := a.guide
	p := &page{name: "adverse-day", tone: calm, title: g.word("app.adverse.when")}
	p.fields = []field{{kind: written, label: g.say("adverse.day", "day", g.dayBefore()), check: g.dayFault}}
	p.actions = []action{{key: "enter", label: g.say("after.on"), needs: true, do: func() {
		day, _ := readDay(p.fields[0].text)
		a.askOutcome(day)
	}}}
	g.showWithBack(p, a.askWhen)
}

// askOutcome asks what has become of it.
func (a *adverse) askOutcome(day protocol.Day) {
	g := a.guide
	a.said.Day = day
	p := &page{name: "adverse-outcome", tone: calm, title: g.word("app.adverse.outcome")}
	p.actions = choices(journal.Outcomes(), g.adverseName, func(id string) {
		a.said.Outcome = journal.Outcome(id)
		a.askNote()
	})
	g.showWithBack(p, a.askWhen)
}

// askNote asks for a word about it, which something else cannot do without,
// and records it all.
func (a *adverse) askNote() {
	g := a.guide
	p := &page{name: "adverse-note", tone: calm, title: g.word("app.adverse.note"), body: []line{{text: g.word("app.adverse.note.why"), kind: soft}}}
	p.fields = []field{{kind: written, label: g.say("note.label"), given: true}}
	if a.said.What == journal.OtherEvent {
		p.body[0].text = g.word("app.adverse.note.needs")
		p.fields[0].given, p.fields[0].check = false, g.noteFault
	}
	p.actions = []action{{key: "enter", label: g.word("app.adverse.save"), needs: true, do: func() {
		a.said.Note = strings.TrimSpace(p.fields[0].text)
		g.record(a.showDone, a.said)
	}}}
	g.showWithBack(p, func() { a.askOutcome(a.said.Day) })
}

// showDone says what to do about it, and what comes next.
func (a *adverse) showDone(s journal.Standing) {
	g := a.guide
	p := &page{name: "adverse-done", tone: calm, title: g.word("app.adverse.noted"), body: []line{{text: g.word("app.adverse." + string(a.said.What) + ".do"), kind: strong}}}
	if len(s.Flags) > 0 {
		level := s.Flags[0].Level
		p.tone = toneOf(level)
		p.body = append(p.body, line{text: g.word(levelWord(level, "title")), kind: strong}, line{text: g.word(levelWord(level, "do"))})
	} else {
		p.body = append(p.body, line{text: g.word("app.adverse.check")}, line{text: g.say("wrong"), kind: soft})
	}
	p.body = append(p.body, line{text: g.say("call", "number", g.Number), kind: soft})
	p.actions = a.after(s)
	g.show(p)
}

// after leads to the full check, unless rolling is off or a session is open.
func (a *adverse) after(s journal.Standing) []action {
	g := a.guide
	if len(s.Flags) > 0 || s.Open != nil {
		return []action{{key: "enter", label: g.say("after.on"), do: a.from}}
	}
	return []action{{key: "enter", label: g.word("app.adverse.check.do"), do: func() { g.startFull(s) }}, g.backAction(g.word("app.adverse.later"), a.from)}
}

// adverseName names what can happen, or what can become of it.
func (g *guide) adverseName(id string) string { return g.word("app.adverse." + id + ".name") }

// noteFault asks for a note where there is none.
func (g *guide) noteFault(text string) string {
	if strings.TrimSpace(text) == "" {
		return g.word("app.adverse.needs.note")
	}
	return ""
}

// dayFault says what is wrong with a day that was typed: it is none, or it is
// still to come.
func (g *guide) dayFault(text string) string {
	day, ok := readDay(text)
	switch {
	case !ok && strings.TrimSpace(text) != "":
		return g.say("adverse.day.again", "day", g.dayBefore())
	case !ok || day > g.read.Wall.Day():
		return g.word("app.adverse.needs.day")
	}
	return ""
}

// dayBefore is the day before yesterday, as an example of how days are typed.
func (g *guide) dayBefore() string { return (g.read.Wall.Day() - 2).Date() }

// readDay reads a day like 2026-11-22.
func readDay(text string) (protocol.Day, bool) {
	var d protocol.Day
	err := d.UnmarshalText([]byte(strings.TrimSpace(text)))
	return d, err == nil
}
