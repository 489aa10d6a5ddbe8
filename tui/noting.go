package tui

import (
	"slices"
	"strconv"
	"strings"

	"unknot/engine/journal"
)

// Most is how many activities a person can name, and how long a name may be.
const (
	mostActivities = 3
	mostLetters    = 60
)

// showMorning asks how the back is this morning, and records the answer.
func (g *guide) showMorning() {
	p := &page{name: "morning", tone: calm, title: g.word("app.morning.title"), body: []line{{text: g.say("after.why"), kind: soft}}}
	p.fields = []field{{kind: counted, label: g.word("app.morning.legend"), min: 0, max: 10}}
	p.actions = []action{{key: "enter", label: g.say("note.save"), needs: true, do: func() { g.record(g.decide, journal.Morning{Pain: p.fields[0].number}) }},
		{key: "s", label: g.say("after.skip"), do: g.home}}
	g.show(p)
}

// startRating asks how the activities go that the person named, or for their
// names first.
func (g *guide) startRating(s journal.Standing) {
	if len(g.lies.Named) == 0 {
		g.showName(s, nil)
		return
	}
	g.showRating(s, g.lies.Named)
}

// showName asks for one more activity; an empty line is the end of them.
func (g *guide) showName(s journal.Standing, names []string) {
	p := &page{name: "name", tone: calm, title: g.word("app.activities.name.title"), body: []line{{text: g.word("app.activities.name.lead"), kind: soft}}}
	if len(names) == 0 {
		p.body = append(p.body, line{text: g.word("app.activities.name.hint"), kind: soft})
	}
	p.fields = []field{{kind: written, label: g.say("rate.name", "n", strconv.Itoa(len(names)+1)), given: true}}
	p.actions = []action{{key: "enter", label: g.say("after.on"), do: func() { g.takeName(s, names, p.fields[0].text) }}}
	g.show(p)
}

// takeName takes a name, and asks for the next one or for the ratings.
func (g *guide) takeName(s journal.Standing, names []string, text string) {
	name := strings.TrimSpace(text)
	if letters := []rune(name); len(letters) > mostLetters {
		name = string(letters[:mostLetters])
	}
	end := name == ""
	if !end && !slices.Contains(names, name) {
		names = append(slices.Clone(names), name)
	}
	switch {
	case end && len(names) == 0:
		g.decide(s)
	case end || len(names) == mostActivities:
		g.showRating(s, names)
	default:
		g.showName(s, names)
	}
}

// showRating asks for a number for each activity, and records them.
func (g *guide) showRating(s journal.Standing, names []string) {
	p := &page{name: "rating", tone: calm, title: g.word("app.activities.title"), body: []line{{text: g.say("rate.why"), kind: soft}}}
	for _, name := range names {
		p.fields = append(p.fields, field{kind: counted, label: tidy(name), min: 0, max: 10})
	}
	save := func() {
		b := journal.Function{}
		for i, f := range p.fields {
			b.Ratings = append(b.Ratings, journal.Rating{Activity: names[i], Score: f.number})
		}
		g.record(g.decide, b)
	}
	p.actions = []action{{key: "enter", label: g.say("note.save"), needs: true, do: save},
		{key: "c", label: g.word("app.activities.change"), do: func() { g.showName(s, nil) }},
		{key: "s", label: g.say("after.skip"), do: func() { g.decide(s) }}}
	g.show(p)
}
