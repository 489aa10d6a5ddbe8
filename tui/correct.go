package tui

import (
	"slices"
	"strings"

	"unknot/engine"
	"unknot/engine/journal"
)

// correct asks for a better value of an entry. What was said first stays.
func (n *noted) correct(x engine.Noted) {
	if x.Kind == journal.KindAdverse {
		n.askOutcome(x)
		return
	}
	g, now := n.guide, newest(x)
	p := &page{name: "correct", tone: calm, title: n.title(x), body: n.history(x), fields: g.values(now)}
	p.fields = append(p.fields, field{kind: written, label: g.word("app.noted.reason") + " " + g.word("app.noted.reason.why"), given: true})
	save := func() {
		numbers, last := []int{}, len(p.fields)-1
		for _, f := range p.fields[:last] {
			numbers = append(numbers, f.number)
		}
		n.save(x, better(x.Kind, now, numbers), p.fields[last].text, slices.Equal(numbers, numbersOf(now)))
	}
	p.actions = []action{{key: "enter", label: g.word("app.noted.save"), needs: true, do: save}}
	n.showOne(p)
}

// askOutcome asks what has become of something bad.
func (n *noted) askOutcome(x engine.Noted) {
	g, now := n.guide, newest(x)
	p := &page{name: "outcome-now", tone: calm, title: n.title(x), body: n.history(x)}
	p.actions = choices(journal.Outcomes(), g.adverseName, func(id string) {
		to := journal.Adverse{What: now.Adverse.What, Day: now.Adverse.Day, Outcome: journal.Outcome(id), Note: now.Note}
		n.save(x, to, g.word("app.noted.outcome.why"), to.Outcome == now.Adverse.Outcome)
	})
	n.showOne(p)
}

// showOne shows the page of one entry, with the way to leave it as it is.
func (n *noted) showOne(p *page) {
	p.actions = append(p.actions, n.guide.backAction(n.guide.word("app.noted.keep"), n.show))
	n.guide.show(p)
}

// title names an entry.
func (n *noted) title(x engine.Noted) string {
	if a := newest(x).Adverse; a != nil {
		return n.guide.word("app.noted.do.adverse", "what", n.guide.adverseShort(string(a.What)))
	}
	return n.guide.word("app.noted.do."+x.Kind.String(), "day", n.guide.date(x.At.Day()))
}

// history says what an entry says now, and what it said before.
func (n *noted) history(x engine.Noted) []line {
	g, last := n.guide, len(x.Said)-1
	out := []line{{text: g.told(x.Kind, x.Said[last])}}
	if last > 0 {
		out = append(out, line{text: g.word("app.noted.first"), kind: strong})
	}
	for _, s := range x.Said[:last] {
		out = append(out, line{text: g.word("app.noted.said", "day", upper(g.day(s.At.Day(), n.as.Now)), "said", g.told(x.Kind, s)), kind: bullet})
	}
	return out
}

// told says what was said whole, with its note and the reason given.
func (g *guide) told(kind journal.Kind, s engine.Saying) string {
	text := g.saidIn(kind, s)
	if s.Note != "" {
		text += " (" + tidy(s.Note) + ")"
	}
	if s.Why != "" {
		text += ". " + g.word("app.noted.why", "why", tidy(s.Why))
	}
	return text
}

// values are the questions for the numbers of an entry, with those it has.
func (g *guide) values(s engine.Saying) []field {
	labels := []string{g.say("noted.pain")}
	if s.Ratings != nil {
		labels = nil
	}
	for _, r := range s.Ratings {
		labels = append(labels, g.say("noted.rating", "name", tidy(r.Activity)))
	}
	var out []field
	for i, n := range numbersOf(s) {
		out = append(out, field{kind: counted, label: labels[i], max: 10, given: true, number: n})
	}
	return out
}

// numbersOf returns the numbers that an entry has.
func numbersOf(s engine.Saying) []int {
	if s.Ratings == nil {
		return []int{*s.Pain}
	}
	var out []int
	for _, r := range s.Ratings {
		out = append(out, r.Score)
	}
	return out
}

// better is what an entry says with other numbers, and all else as it was.
func better(kind journal.Kind, s engine.Saying, numbers []int) journal.Body {
	switch kind {
	case journal.KindFunction:
		b := journal.Function{}
		for i, r := range s.Ratings {
			b.Ratings = append(b.Ratings, journal.Rating{Activity: r.Activity, Score: numbers[i]})
		}
		return b
	case journal.KindAfter:
		return journal.After{Session: s.Session, Pain: numbers[0], Minutes: s.Minutes, Note: s.Note}
	default:
		return journal.Morning{Pain: numbers[0], Note: s.Note}
	}
}

// save records a correction, unless it says what is said already.
func (n *noted) save(x engine.Noted, to journal.Body, why string, same bool) {
	g := n.guide
	if same {
		g.notice = g.word("app.noted.same")
		return
	}
	if why = strings.TrimSpace(why); why == "" {
		why = g.word("app.morning.mistyped")
	}
	g.record(n.saved, journal.Correction{Of: x.ID, To: to, Why: why})
}

// saved shows at once what a correction led to: that rolling is off now, or a
// smaller dose; and else the list again.
func (n *noted) saved(s journal.Standing) {
	g, before := n.guide, n.as
	said := g.word("app.noted.saved")
	if len(s.Flags) > len(before.Flags) {
		g.showSuspended(s)
		g.notice = said
		return
	}
	n.news = []line{{text: said, kind: strong}}
	if h := s.Holding; h != nil && (before.Holding == nil || *h != *before.Holding) {
		n.news = append(n.news, line{text: g.word(string(h.Rule) + ".say")})
		n.news = append(n.news, g.numbers(g.lies.Holding, s.Now)...)
	}
	n.open()
}
