package tui

import (
	"strconv"
	"strings"

	"unknot/engine/journal"
	"unknot/engine/screen"
)

// showOutcome shows what the check led to: the level, the reasons, what is
// adapted, and the way on where there is one.
func (g *guide) showOutcome(a *screen.Answers, o screen.Outcome, s *journal.Standing) {
	p := &page{name: "outcome", tone: toneOf(o.Level), title: g.word(levelWord(o.Level, "title"))}
	p.body = append(p.body, line{text: g.word(levelWord(o.Level, "do")), kind: strong})
	reasons := g.questions().Reasons(a, o)
	for _, r := range reasons {
		p.body = append(p.body, g.reason(r, a)...)
	}
	p.body = append(p.body, g.adapted(a, o)...)
	if o.Level.Suspends() {
		p.body = append(p.body, g.suspension(o.Level)...)
	} else {
		p.body = append(p.body, line{text: g.say("change"), kind: strong}, line{text: g.word(levelWord(o.Level, "change"))})
	}
	for _, r := range reasons { // last: what to do comes before where it is from
		p.body = append(p.body, g.cited(r)...)
	}
	if o.Allows() && s != nil {
		p.actions = append(p.actions, action{key: "enter", label: g.say("outcome.on"), do: func() { g.decide(*s) }})
	}
	p.actions = append(p.actions, g.leaveAction())
	g.show(p)
}

// reason says what was answered and why it matters.
func (g *guide) reason(r screen.Reason, a *screen.Answers) []line {
	var out []line
	for _, id := range r.Items {
		out = append(out, line{text: g.say("you-said", "said", g.said(id, a)), kind: strong}, line{text: g.word("item." + string(id) + ".why")})
	}
	if r.Cleared {
		out = append(out, line{text: g.say("cleared")})
	}
	return out
}

// cited says where a reason is from.
func (g *guide) cited(r screen.Reason) []line {
	var out []line
	for _, id := range r.Sources {
		if i, ok := g.pack.Source(id); ok {
			x := g.pack.Sources[i]
			out = append(out, line{text: g.say("source", "cite", x.Cite, "grade", g.say("grade."+x.Established.String())), kind: soft})
		}
	}
	return out
}

// adapted lists what the answers change in a session.
func (g *guide) adapted(a *screen.Answers, o screen.Outcome) []line {
	if !o.Allows() {
		return nil
	}
	x, d := g.questions().Report(a, o).Adaptations, &g.pack.Dose
	var out []line
	add := func(when bool, id string, args ...string) {
		if when {
			out = append(out, line{text: g.word("adapt."+id, args...), kind: bullet})
		}
	}
	add(x.HoldMax < d.Hold.Max, "hold", "seconds", strconv.Itoa(x.HoldMax))
	add(x.DiscomfortMax < d.Ceiling.Max, "discomfort", "n", strconv.Itoa(x.DiscomfortMax))
	add(!x.Pacing, "pacing")
	add(len(x.Firmnesses) > 0, "soft")
	add(len(x.Tools) > 0, "tool", "names", names(g, "tool", x.Tools))
	add(len(x.Sites) > 0, "sites", "names", names(g, "site", x.Sites))
	add(len(x.Techniques) > 0, "technique", "names", names(g, "technique", x.Techniques))
	add(x.SeeDoctor, "doctor")
	if len(out) > 0 {
		out = append([]line{{text: g.say("adapted"), kind: strong}}, out...)
	}
	return out
}

// names joins the names of some parts of the pack.
func names[ID ~string](g *guide, kind string, ids []ID) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = lower(g.word(kind + "." + string(id) + ".name"))
	}
	return strings.Join(out, ", ")
}
