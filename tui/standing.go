package tui

import (
	"slices"
	"strconv"
	"strings"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/screen"
)

// showSuspended says why rolling is off, what to do, what to tell a
// professional, and what would change it.
func (g *guide) showSuspended(s journal.Standing) {
	level := s.Flags[0].Level // gravest first
	p := &page{name: "suspended", tone: toneOf(level), title: g.word(levelWord(level, "title"))}
	p.body = append(p.body, line{text: g.word(levelWord(level, "do")), kind: strong}, line{text: g.say("because"), kind: strong})
	var said []string
	for _, f := range s.Flags {
		if text := g.flagSaid(f, &s.Answers); !slices.Contains(said, text) {
			said = append(said, text)
			p.body = append(p.body, line{text: text, kind: bullet})
			p.body = append(p.body, g.flagNumbers(f, s.Now)...)
		}
	}
	p.body = append(p.body, g.suspension(level)...)
	p.actions = append([]action{g.leaveAction()}, g.notes(g.home)...)
	g.show(p)
}

// suspension says what to tell a professional, what would change it, and how
// to record a clearance.
func (g *guide) suspension(level protocol.Level) []line {
	return []line{
		{text: g.say("call", "number", g.Number), kind: soft},
		{text: g.say("tell"), kind: strong}, {text: g.word(levelWord(level, "say"))},
		{text: g.say("change"), kind: strong}, {text: g.word(levelWord(level, "change"))},
		{text: g.say("clearance")},
	}
}

// levelWord names a sentence of a level.
func levelWord(l protocol.Level, part string) string { return "level." + l.String() + "." + part }

// toneOf is the tone of a level.
func toneOf(l protocol.Level) tone {
	switch {
	case l == protocol.Emergency:
		return danger
	case l.Suspends():
		return care
	}
	return calm
}

// flagSaid says what led to a flag.
func (g *guide) flagSaid(f journal.FlagState, a *screen.Answers) string {
	if i, ok := g.pack.Rule(f.Rule); ok {
		return g.say("flag.check", "said", g.said(g.pack.Rules[i].When[0][0].Item, a))
	}
	for _, r := range g.pack.StopRules {
		if r.ID == f.Rule {
			return g.say("flag.session", "felt", g.felt(r))
		}
	}
	if id := string(f.Rule) + ".say"; g.Words.Has(id) {
		return g.word(id)
	}
	return g.say("flag.other")
}

// felt names the sensations of a stop rule.
func (g *guide) felt(r protocol.StopRule) string {
	names := make([]string, len(r.Sensations))
	for i, id := range r.Sensations {
		names[i] = lower(g.word("sensation." + string(id) + ".name"))
	}
	return strings.Join(names, ", ")
}

// said says what was answered to an item, in the words for "you said".
func (g *guide) said(id protocol.ItemID, a *screen.Answers) string {
	text := "item." + string(id) + ".said"
	i, ok := g.pack.Item(id)
	if !ok || g.pack.Items[i].Kind != protocol.Count {
		return g.word(text)
	}
	n, given := g.questions().GetCount(a, i)
	if !given {
		return g.say("said.number")
	}
	return g.word(text, "n", strconv.Itoa(n))
}

// lower makes the first letter small, for the middle of a sentence.
func lower(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}
