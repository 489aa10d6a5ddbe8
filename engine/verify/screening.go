package verify

import (
	"unknot/engine/protocol"
	"unknot/engine/screen"
)

// checkMonotone is S5.
func checkMonotone(s *Subject) Result {
	var r report
	t := s.Engine.Questions()
	c := screening{s, t, &r}
	c.rules()
	c.pairs()
	c.changes()
	return r.result()
}

type screening struct {
	*Subject
	table *screen.Table
	*report
}

// harsher reports whether outcome b is at least as strict as a in everything.
func harsher(a, b screen.Outcome) bool {
	x, y := a.Adapt, b.Adapt
	return (!b.Allows() || a.Allows()) && b.Level >= levelOf(a, b) && (a.Complete || !b.Complete) &&
		x.Techniques&^y.Techniques == 0 && x.Sites&^y.Sites == 0 && x.Tools&^y.Tools == 0 && x.Firmnesses&^y.Firmnesses == 0 &&
		bounded(x.HoldMax, y.HoldMax) && bounded(x.DiscomfortMax, y.DiscomfortMax) &&
		(y.NoPacing || !x.NoPacing) && (y.SeeDoctor || !x.SeeDoctor)
}

// levelOf returns the level b must reach to be no milder than a. "Clear" is
// only ever said of complete answers, so an incomplete outcome need not.
func levelOf(a, b screen.Outcome) protocol.Level {
	if a.Level == protocol.Clear && !b.Complete {
		return 0
	}
	return a.Level
}

func bounded(a, b uint8) bool { return a == 0 || b != 0 && b <= a }

// harsherUnanswered is harsher for an answer taken away: what the answer
// itself had adapted may go, as the outcome allows nothing any more.
func harsherUnanswered(b screen.Outcome) bool { return !b.Complete && !b.Allows() }

// rules tries every rule over every value of the items it reads, all other
// items at their mildest, against an oracle that reads the pack word by word.
func (c *screening) rules() {
	p := c.table.Pack()
	for i := range p.Rules {
		items := reads(p, &p.Rules[i])
		base := mildest(c.table)
		c.vary(i, items, base)
		if c.failed() {
			return
		}
	}
}

// reads returns the items of a rule, once each.
func reads(p *protocol.Pack, r *protocol.Rule) []int {
	var set protocol.Set
	for _, clause := range r.When {
		for _, a := range clause {
			i, _ := p.Item(a.Item)
			set = set.With(i)
		}
	}
	var out []int
	set.Each(func(i int) { out = append(out, i) })
	return out
}

// vary tries rule i with every combination of values of items.
func (c *screening) vary(i int, items []int, a screen.Answers) {
	if len(items) == 0 {
		c.oracle(i, a)
		return
	}
	for _, v := range values(c.table.Pack(), items[0]) {
		give(c.table, &a, items[0], v)
		c.vary(i, items[1:], a)
	}
}

// oracle compares the outcome with the plainest reading of all rules.
func (c *screening) oracle(_ int, a screen.Answers) {
	c.count("rule cases", 1)
	o := c.Screen(&a, protocol.Set{})
	want := plainly(c.table, &a)
	if o.Level != want.Level || o.Complete != want.Complete || o.Fired != want.Fired {
		c.fail("the rules, read one by one, say %v complete %t; the engine says %v complete %t\n%s",
			want.Level, want.Complete, o.Level, o.Complete, show(c.table, &a))
	}
	all := protocol.Set{^uint64(0), ^uint64(0)}
	if cleared := c.Screen(&a, all); o.Level > protocol.ProfessionalFirst && cleared.Level < o.Level {
		c.fail("a clearance given beforehand takes %v to %v\n%s", o.Level, cleared.Level, show(c.table, &a))
	}
}

// plainly reads every rule one by one, without tables or bits.
func plainly(t *screen.Table, a *screen.Answers) screen.Outcome {
	p := t.Pack()
	o := screen.Outcome{Complete: true}
	for i := range p.Items {
		o.Complete = o.Complete && a.Given().Has(i)
	}
	for i := range p.Rules {
		fires := true
		for _, clause := range p.Rules[i].When {
			any := false
			for _, atom := range clause {
				any = any || holds(t, a, atom)
			}
			fires = fires && any
		}
		if fires {
			o.Fired = o.Fired.With(i)
			o.Level = max(o.Level, p.Rules[i].Level)
		}
	}
	if o.Complete && o.Level == 0 {
		o.Level = protocol.Clear
	}
	return o
}

// holds reads one condition.
func holds(t *screen.Table, a *screen.Answers, atom protocol.Atom) bool {
	i, _ := t.Pack().Item(atom.Item)
	switch t.Pack().Items[i].Kind {
	case protocol.YesNo:
		return t.Get(a, i) >= protocol.Yes
	case protocol.SiteOf:
		sites, ok := t.GetSites(a, i)
		return ok && sites != 0
	case protocol.Count:
		n, ok := t.GetCount(a, i)
		return ok && (atom.AtLeast != nil && n >= *atom.AtLeast || atom.Below != nil && n < *atom.Below)
	}
	return false
}

// pairs tries every pair of items with every value but the plain numbers, and
// checks that each change of one of them is no milder.
func (c *screening) pairs() {
	p := c.table.Pack()
	for i := range p.Items {
		for j := range i {
			for _, v := range few(p, j) {
				a := mildest(c.table)
				give(c.table, &a, j, v)
				c.item(&a, i)
				if c.failed() {
					return
				}
			}
		}
	}
}

// few is values, with the numbers cut down to those around a bound.
func few(p *protocol.Pack, item int) []value {
	all := values(p, item)
	if p.Items[item].Kind != protocol.Count {
		return all
	}
	var out []value
	for _, v := range all {
		if !v.answered() || bounding(p, item, v.count) {
			out = append(out, v)
		}
	}
	return out
}

// bounding reports whether n lies at a bound of some rule, or at an end.
func bounding(p *protocol.Pack, item, n int) bool {
	near := n == p.Items[item].Min || n == p.Items[item].Max
	for _, r := range p.Rules {
		for _, clause := range r.When {
			for _, a := range clause {
				for _, b := range []*int{a.AtLeast, a.Below} {
					near = near || a.Item == p.Items[item].ID && b != nil && (n == *b || n == *b-1)
				}
			}
		}
	}
	return near
}

// item checks, for the answers to all but one item, that "yes", "unsure", a
// site, and no answer are no milder than "no".
func (c *screening) item(a *screen.Answers, item int) {
	p := c.table.Pack()
	x := *a
	mild := values(p, item)[0]
	if p.Items[item].Kind == protocol.Count {
		c.unanswered(&x, item)
		return
	}
	give(c.table, &x, item, mild)
	base := c.Screen(&x, protocol.Set{})
	for _, v := range values(p, item)[1:] {
		y := x
		give(c.table, &y, item, v)
		o := c.Screen(&y, protocol.Set{})
		c.count("single changes", 1)
		if v.answered() && !harsher(base, o) || !v.answered() && (!harsherUnanswered(o) || !harsher(base, o)) {
			c.fail("changing %q from no makes the outcome milder\nfrom %s\nto   %s", p.Items[item].ID, show(c.table, &x), show(c.table, &y))
			return
		}
	}
}

// unanswered checks that a number taken away leaves nothing allowed.
func (c *screening) unanswered(a *screen.Answers, item int) {
	c.table.Clear(a, item)
	c.count("single changes", 1)
	if o := c.Screen(a, protocol.Set{}); !harsherUnanswered(o) {
		c.fail("%q is not answered and the outcome is allowed\n%s", c.table.Pack().Items[item].ID, show(c.table, a))
	}
}

// changes tries every single change on many full sets of answers.
func (c *screening) changes() {
	d := dice(88172645463325252)
	p := c.table.Pack()
	for range 4000 {
		a := mildest(c.table)
		for i := range p.Items {
			if all := few(p, i); d.roll(4) == 0 {
				give(c.table, &a, i, all[d.roll(len(all))])
			}
		}
		c.oracle(-1, a)
		for i := range p.Items {
			c.item(&a, i)
		}
		if c.failed() {
			return
		}
	}
}
