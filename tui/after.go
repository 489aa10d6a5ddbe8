package tui

import (
	"slices"
	"strconv"
	"unknot/engine/journal"
)

// showAfter asks for the pain now.
func (g *guide) showAfter(first string) {
	p := &page{name: "after", tone: calm, title: g.say("after.title")}
	if first != "" {
		p.body = append(p.body, line{text: first, kind: strong})
		g.announce(first)
	}
	p.body = append(p.body, line{text: g.say("after.why"), kind: soft})
	p.fields = []field{{kind: counted, label: g.say("after.pain"), min: 0, max: 10}}
	p.actions = []action{{key: "enter", label: g.say("after.on"), needs: true, do: func() { g.showNote(p.fields[0].number) }},
		{key: "w", label: g.say("wrong.do"), do: g.wrong}, {key: "s", label: g.say("after.skip"), do: g.showNext}}
	g.show(p)
}

// showNote asks for a line of note, and records both.
func (g *guide) showNote(pain int) {
	p := &page{name: "note", tone: calm, title: g.say("note.title"), body: []line{{text: g.say("note.why"), kind: soft}}}
	p.fields = []field{{kind: written, label: g.say("note.label"), given: true}}
	p.actions = []action{{key: "enter", label: g.say("note.save"), do: func() { g.recordAfter(pain, p.fields[0].text) }}}
	g.show(p)
}

// recordAfter records the pain after a session, and a note.
func (g *guide) recordAfter(pain int, note string) {
	p := g.player
	minutes := (g.read.Wall.Ms - p.endedAt.Ms) / 60000
	body := journal.After{Session: p.id, Pain: pain, Minutes: int(min(max(minutes, 0), 24*60)), Note: note}
	g.record(func(journal.Standing) { g.showNext() }, body)
}

// showNext says what comes next, by where the person stands now.
func (g *guide) showNext() {
	g.look(func(s journal.Standing) {
		if len(s.Flags) > 0 {
			g.showSuspended(s)
			return
		}
		p := &page{name: "next", tone: calm, title: g.say("done.title")}
		p.body = append(p.body, line{text: g.weekLine(s)})
		p.body = append(p.body, g.nextLines(s)...)
		if s.NotHelping {
			p.body = append(p.body, line{text: g.word(string(g.pack.Between.NoChange.ID) + ".say")})
		}
		p.body = append(p.body, line{text: g.say("wrong"), kind: soft})
		p.actions = []action{{key: "enter", label: g.say("leave"), do: g.leave}}
		if len(g.unkept) == 0 {
			p.actions = append(p.actions, g.notes(g.showNext)...)
		}
		g.show(p)
	})
}

// weekLine counts the days of this week, without a score.
func (g *guide) weekLine(s journal.Standing) string {
	n := len(slices.DeleteFunc(slices.Clone(s.Week.Done), func(done bool) bool { return !done }))
	if n == 1 {
		return g.say("week.one")
	}
	return g.say("week", "n", strconv.Itoa(n))
}
