package tui

import (
	"context"
	"strconv"
	"strings"

	"unknot/engine"
	"unknot/engine/journal"
)

// How far back one can look, as in the app, and how many entries a page has: as
// many as there are digits to choose one by.
const (
	notedDays = 56
	notedRows = 9
)

// A noted is the list of what was noted, while one looks at it and corrects it.
type noted struct {
	guide *guide
	from  func() // shows where it was begun
	list  []engine.Noted
	at    int // of the first on the page
	as    journal.Standing
	news  []line // what a correction led to, said once
}

// startNoted shows what was noted lately.
func (g *guide) startNoted(from func()) {
	n := &noted{guide: g, from: from}
	n.open()
}

// open reads the list and shows it.
func (n *noted) open() {
	g := n.guide
	g.look(func(s journal.Standing) {
		n.as = s
		g.do(func(context.Context) error {
			n.list = g.Engine.Noted(g.Diary.Journal(), s.Now.Day()-notedDays)
			return nil
		}, func(error) { n.show() })
	})
}

// show shows a page of the list, the newest first.
func (n *noted) show() {
	g := n.guide
	p := &page{name: "noted", tone: calm, title: g.word("app.noted.title"), body: n.lead()}
	end := min(n.at+notedRows, len(n.list))
	for i, x := range n.list[n.at:end] {
		p.actions = append(p.actions, action{key: strconv.Itoa(i + 1), label: n.row(x), do: func() { n.correct(x) }})
	}
	if end < len(n.list) {
		p.actions = append(p.actions, action{key: "o", label: g.say("noted.older"), do: func() { n.turn(notedRows) }})
	}
	if n.at > 0 {
		p.actions = append(p.actions, action{key: "n", label: g.say("noted.newer"), do: func() { n.turn(-notedRows) }})
	}
	g.showWithBack(p, n.from)
}

// lead says what the list is, or once what a correction led to.
func (n *noted) lead() []line {
	g, out := n.guide, n.news
	if n.news = nil; len(out) == 0 {
		out = []line{{text: g.word("app.noted.lead"), kind: soft}}
	}
	if len(n.list) == 0 {
		return append(out, line{text: g.word("app.noted.none")})
	}
	return append(out, line{text: g.say("noted.choose")})
}

// turn shows another page of the list.
func (n *noted) turn(by int) {
	n.at += by
	n.show()
}

// row says an entry in the list: its day, what counts, and whether that is a
// correction.
func (n *noted) row(x engine.Noted) string {
	g, now := n.guide, newest(x)
	text := g.word("app.noted.said", "day", upper(g.day(x.At.Day(), n.as.Now)), "said", g.saidIn(x.Kind, now))
	if now.Note != "" {
		text += " (" + clip(tidy(now.Note)) + ")"
	}
	if len(x.Said) > 1 {
		text += " (" + lower(g.word("app.noted.corrected")) + ")"
	}
	return text
}

// newest is what counts of an entry: what was said of it last.
func newest(x engine.Noted) engine.Saying { return x.Said[len(x.Said)-1] }

// saidIn says in words what an entry, or a correction of it, says.
func (g *guide) saidIn(kind journal.Kind, s engine.Saying) string {
	switch {
	case s.Adverse != nil:
		return g.word("app.noted.adverse", "what", g.adverseShort(string(s.Adverse.What)), "day", g.date(s.Adverse.Day), "outcome", g.adverseShort(string(s.Adverse.Outcome)))
	case s.Ratings != nil:
		var out []string
		for _, r := range s.Ratings {
			out = append(out, g.word("app.noted.rating", "name", tidy(r.Activity), "score", strconv.Itoa(r.Score)))
		}
		return g.word("app.noted.function", "ratings", strings.Join(out, ", "))
	case kind == journal.KindAfter:
		return g.word("app.noted.after", "pain", strconv.Itoa(*s.Pain))
	}
	return g.word("app.noted.morning", "pain", strconv.Itoa(*s.Pain))
}

// adverseShort names what happened, or what became of it, within a sentence.
func (g *guide) adverseShort(id string) string { return g.word("app.adverse." + id + ".short") }

// mostClip is how many characters of a note stand in a list.
const mostClip = 40

// clip shortens a note for a list.
func clip(s string) string {
	if letters := []rune(s); len(letters) > mostClip {
		return strings.TrimSpace(string(letters[:mostClip-1])) + "…"
	}
	return s
}
