package tui

import (
	"strconv"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/screen"
)

// A check is the safety check while it is being answered.
type check struct {
	guide   *guide
	short   bool
	cleared protocol.Set
	full    screen.Answers // of the last full check, for the short one
	answers screen.Answers
	pages   [][]int // items by page
	at      int
	shown   *page
	between []action // what can be noted instead
}

// startFull starts the whole check.
func (g *guide) startFull(s journal.Standing) {
	c := &check{guide: g, cleared: s.ClearedItems}
	for i, it := range g.pack.Items {
		for len(c.pages) < it.Page {
			c.pages = append(c.pages, nil)
		}
		c.pages[it.Page-1] = append(c.pages[it.Page-1], i)
	}
	c.show()
}

// startShort starts the questions that are asked before every session.
func (g *guide) startShort(s journal.Standing) {
	c := &check{guide: g, short: true, cleared: s.ClearedItems, full: s.Answers, pages: [][]int{nil}, between: append(g.due(s), g.notes(g.home)...)}
	g.questions().ShortItems().Each(func(i int) { c.pages[0] = append(c.pages[0], i) })
	c.show()
}

// show shows the page the check is on.
func (c *check) show() {
	g := c.guide
	p := &page{name: "check", tone: calm}
	if c.short {
		p.title, p.body = g.say("short.title"), []line{{text: g.say("short.lead"), kind: soft}}
	} else {
		n := strconv.Itoa(c.at + 1)
		p.title = g.word("page." + n + ".title")
		p.body = []line{{text: g.say("check.page", "n", n, "of", strconv.Itoa(len(c.pages))), kind: soft}, {text: g.word("page." + n + ".lead"), kind: soft}}
	}
	for _, item := range c.pages[c.at] {
		p.fields = append(p.fields, c.field(item))
	}
	p.changed = c.changed
	p.actions = []action{{key: "o", rest: true, needs: true, do: c.on}}
	if c.at > 0 {
		p.actions = append(p.actions, g.backAction(g.say("back"), c.back))
	}
	p.actions = append(append(p.actions, c.between...), g.leaveAction())
	c.shown = p
	c.label()
	g.show(p)
}

// field makes the field of an item, with the answer it has.
func (c *check) field(item int) field {
	g := c.guide
	it := &g.pack.Items[item]
	part := ".ask"
	if c.short {
		part = ".short"
	}
	f := field{kind: asked, label: g.word("item." + string(it.ID) + part), why: g.word("item." + string(it.ID) + ".why"), min: it.Min, max: it.Max}
	t := g.questions()
	switch it.Kind {
	case protocol.YesNo:
		f.answer = t.Get(&c.answers, item)
		f.given = f.answer != 0
	case protocol.Count:
		f.kind = counted
		f.number, f.given = t.GetCount(&c.answers, item)
	case protocol.SiteOf:
		f.kind = ticks
		for _, s := range g.pack.Sites {
			f.choices = append(f.choices, g.word("site."+string(s.ID)+".name"))
		}
		f.ticked, f.given = t.GetSites(&c.answers, item)
	}
	return f
}

// changed takes the answers of the page over. An emergency is answered at once
// and asks nothing more.
func (c *check) changed() {
	for i, item := range c.pages[c.at] {
		c.take(item, &c.shown.fields[i])
	}
	c.label()
	if o := c.guide.questions().Screen(&c.answers, c.cleared); o.Level == protocol.Emergency {
		c.finish()
	}
}

// take takes over one answer. The fields hold only what the table accepts.
func (c *check) take(item int, f *field) {
	t := c.guide.questions()
	var err error
	switch {
	case !f.given:
		t.Clear(&c.answers, item)
	case f.kind == asked:
		err = t.Answer(&c.answers, item, f.answer)
	case f.kind == counted:
		err = t.AnswerCount(&c.answers, item, f.number)
	case f.kind == ticks:
		err = t.AnswerSites(&c.answers, item, f.ticked)
	}
	if err != nil {
		panic("tui: internal error: " + err.Error())
	}
}

// label names the action that goes on by what is answered so far.
func (c *check) label() {
	p := c.shown
	open, given := 0, 0
	for i := range p.fields {
		f := &p.fields[i]
		switch {
		case f.given:
			given++
		case f.kind != counted:
			open++
		}
	}
	word := "check.none"
	switch {
	case open == 0:
		word = "check.on"
	case given > 0:
		word = "check.others"
	}
	p.actions[0].label = c.guide.say(word)
}

// on goes to the next page, or to the outcome.
func (c *check) on() {
	if c.done() {
		return
	}
	if c.at++; c.at < len(c.pages) {
		c.show()
		return
	}
	c.at--
	c.finish()
}

// done reports whether the check has been left for its outcome.
func (c *check) done() bool { return c.guide.page != c.shown }

func (c *check) back() {
	c.at--
	c.show()
}

// finish records the answers and shows the outcome. An emergency is shown
// before it is written.
func (c *check) finish() {
	if c.done() {
		return
	}
	g := c.guide
	o := g.questions().Screen(&c.answers, c.cleared)
	var body journal.Body = journal.Screened{Answers: c.answers}
	if c.short {
		body = journal.Prechecked{Answers: c.answers}
		o = g.questions().Short(&c.answers)
	}
	if o.Level == protocol.Emergency {
		g.showOutcome(&c.answers, o, nil)
		g.recordEmergency(body)
		return
	}
	g.record(func(s journal.Standing) {
		if c.short {
			g.decide(s)
			return
		}
		g.showOutcome(&c.answers, o, &s)
	}, body)
}

// recordEmergency records what led to an emergency outcome, and tries again
// while it cannot.
func (g *guide) recordEmergency(body journal.Body) {
	g.unkept = append(g.unkept, body)
	g.keep()
}
