package verify

import (
	"fmt"
	"slices"

	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/screen"
)

// checkPlans is S4, and that no plan loads a forbidden region (S1).
func checkPlans(s *Subject) Result {
	var r report
	c := planning{Subject: s, report: &r, pack: s.Engine.Pack()}
	c.sweep()
	c.same()
	return r.result()
}

type planning struct {
	*Subject
	*report
	pack *protocol.Pack
}

// A dose is one way the length and the dose of a session can be set.
type dose struct {
	week, hold int
	half       bool
}

// doses returns every way that makes a difference: the first week, the weeks
// of two holds, the later ones; with and without shorter holds; half a dose.
func doses() []dose {
	return []dose{{1, 0, false}, {2, 0, false}, {2, 30, false}, {5, 0, false}, {5, 30, false}, {1, 0, true}}
}

// sweep plans for everything that exclusions, tools and techniques that are
// off can leave, once each.
func (c *planning) sweep() {
	seen := map[string]bool{}
	for off := range 1 << len(c.pack.Techniques) {
		for _, sites := range c.siteSets() {
			o := screen.Outcome{Level: protocol.Adapt, Complete: true}
			o.Adapt.Techniques, o.Adapt.Sites = uint32(off), sites
			key := c.leaves(o.Adapt)
			if seen[key] {
				continue
			}
			seen[key] = true
			if c.lengths(o); c.failed() {
				return
			}
		}
	}
	c.count("sets of techniques and sides left", int64(len(seen)))
}

// siteSets returns every set of sites that some technique touches.
func (c *planning) siteSets() []uint32 {
	var touched []int
	for i, site := range c.pack.Sites {
		if slices.ContainsFunc(c.pack.Techniques, func(t protocol.Technique) bool { return slices.Contains(t.Areas, site.Area) }) {
			touched = append(touched, i)
		}
	}
	out := []uint32{}
	for set := range 1 << len(touched) {
		var sites uint32
		for j, i := range touched {
			if set&(1<<j) != 0 {
				sites |= 1 << i
			}
		}
		out = append(out, sites)
	}
	return out
}

// leaves writes which techniques are left on which sides.
func (c *planning) leaves(a screen.Adaptations) string {
	key := make([]byte, 0, 2*len(c.pack.Techniques))
	for i := range c.pack.Techniques {
		for side := protocol.Left; side <= protocol.Right; side++ {
			left := byte('-')
			if c.open(a, i, side) {
				left = '+'
			}
			key = append(key, left)
		}
	}
	return string(key)
}

// open reports whether a technique is left on a side.
func (c *planning) open(a screen.Adaptations, technique int, side protocol.Side) bool {
	if a.Techniques&(1<<technique) != 0 {
		return false
	}
	for i, site := range c.pack.Sites {
		if a.Sites&(1<<i) != 0 && (site.Side == side || site.Side == 0) && slices.Contains(c.pack.Techniques[technique].Areas, site.Area) {
			return false
		}
	}
	return true
}

// lengths plans every length with every dose.
func (c *planning) lengths(o screen.Outcome) {
	tools := protocol.IDsOf(c.pack.Tools, func(t protocol.Tool) protocol.ToolID { return t.ID })
	a := mildest(c.Engine.Questions())
	for _, d := range doses() {
		o.Adapt.HoldMax = uint8(d.hold)
		for minutes := c.pack.Dose.Minutes.Min; minutes <= c.pack.Dose.Minutes.Max; minutes++ {
			c.count("plans", 1)
			p, err := c.Plan(&a, o, plan.Wish{Minutes: minutes, Week: d.week, Half: d.half, Tools: tools})
			if err == nil {
				err = c.within(&p, o.Adapt, minutes, d)
			}
			if err != nil {
				c.fail("%v\nminutes %d, week %d, half %t, left %s", err, minutes, d.week, d.half, c.leaves(o.Adapt))
				return
			}
		}
	}
}

// within checks every limit on a plan.
func (c *planning) within(p *plan.Plan, a screen.Adaptations, minutes int, d dose) error {
	total := 0
	work := map[[2]int]int{}
	sides := map[protocol.TechniqueID]map[protocol.Side]plan.Step{}
	for _, st := range p.Steps {
		if err := c.step(&st, a, d); err != nil {
			return err
		}
		total += st.Enter + st.Roll + st.Hold*st.Holds + st.Exit
		i, _ := c.pack.Technique(st.Technique)
		for _, id := range c.pack.Techniques[i].Muscles {
			m, _ := c.pack.Muscle(id)
			work[[2]int{m, int(st.Side)}] += st.Roll + st.Hold*st.Holds
		}
		if sides[st.Technique] == nil {
			sides[st.Technique] = map[protocol.Side]plan.Step{}
		}
		sides[st.Technique][st.Side] = st
	}
	for k, seconds := range work { //ordered: which of several faults is named does not matter
		if seconds > c.pack.Dose.MuscleSide.Max {
			return fmt.Errorf("%q on one side gets %d s", c.pack.Muscles[k[0]].ID, seconds)
		}
	}
	if err := c.equal(sides, a); err != nil {
		return err
	}
	return c.length(p, total, minutes, d)
}

func (c *planning) step(st *plan.Step, a screen.Adaptations, d dose) error {
	dose := &c.pack.Dose
	i, ok := c.pack.Technique(st.Technique)
	holdMax := dose.Hold.Max
	if d.hold != 0 {
		holdMax = d.hold
	}
	switch {
	case !ok:
		return fmt.Errorf("%q is not a technique", st.Technique)
	case !c.open(a, i, st.Side):
		return fmt.Errorf("%q %v is planned and was excluded", st.Technique, st.Side)
	case st.Tool != c.pack.Techniques[i].Tool:
		return fmt.Errorf("%q is planned with %q", st.Technique, st.Tool)
	case !dose.Roll.Allows(st.Roll) || !dose.Hold.Allows(st.Hold) || st.Hold > holdMax || !dose.Holds.Allows(st.Holds):
		return fmt.Errorf("%q: roll %d, hold %d, holds %d are outside the limits", st.Technique, st.Roll, st.Hold, st.Holds)
	case d.week == 1 && (!dose.FirstHold.Allows(st.Hold) || !dose.FirstHolds.Allows(st.Holds)):
		return fmt.Errorf("%q: hold %d, holds %d in the first week", st.Technique, st.Hold, st.Holds)
	}
	return c.clear(i)
}

// clear checks that a technique loads no forbidden region.
func (c *planning) clear(technique int) error {
	for _, id := range c.pack.Techniques[technique].Loads {
		if r, ok := c.pack.Region(id); !ok || c.pack.Regions[r].Kind != protocol.Target {
			return fmt.Errorf("%q loads %q (S1)", c.pack.Techniques[technique].ID, id)
		}
	}
	return nil
}

// equal checks that both sides get the same, unless one is excluded.
func (c *planning) equal(sides map[protocol.TechniqueID]map[protocol.Side]plan.Step, a screen.Adaptations) error {
	for i, t := range c.pack.Techniques {
		l, left := sides[t.ID][protocol.Left]
		r, right := sides[t.ID][protocol.Right]
		one := c.open(a, i, protocol.Left) != c.open(a, i, protocol.Right)
		if left != right && !one {
			return fmt.Errorf("%q is planned on one side though both are open", t.ID)
		}
		if left && right && (l.Roll != r.Roll || l.Hold != r.Hold || l.Holds != r.Holds) {
			return fmt.Errorf("%q gets more on one side than on the other", t.ID)
		}
	}
	return nil
}

// length checks the length of a plan, and that a shorter one says why.
func (c *planning) length(p *plan.Plan, total, minutes int, d dose) error {
	most := minutes * 60
	if d.half {
		most /= 2
	}
	switch {
	case p.Seconds != total:
		return fmt.Errorf("it says %d s and takes %d s", p.Seconds, total)
	case total > most:
		return fmt.Errorf("it takes %d s of %d s", total, most)
	case total < c.pack.Dose.Session.Min && !slices.ContainsFunc(p.Notes, saysWhyShort):
		return fmt.Errorf("it takes only %d s and does not say why", total)
	}
	return nil
}

// saysWhyShort reports whether a note says which limit is not met.
func saysWhyShort(n plan.Note) bool {
	why := []plan.Note{plan.HalfDose, plan.TooShortAnswers, plan.TooShortTools, plan.TooShortOff, plan.TooShortDoses, plan.NothingLeft, plan.NoTool}
	return slices.Contains(why, n)
}

// same checks that a plan depends on tools that are not there, on techniques
// that are off and on answers only through what they leave.
func (c *planning) same() {
	d := dice(2463534242)
	a := mildest(c.Engine.Questions())
	for range 500 {
		o := screen.Outcome{Level: protocol.Adapt, Complete: true}
		o.Adapt.Techniques, o.Adapt.Sites = uint32(1)<<d.roll(len(c.pack.Techniques)), uint32(1)<<d.roll(len(c.pack.Sites))
		w := plan.Wish{Minutes: c.pack.Dose.Minutes.Min + d.roll(6), Week: 1 + d.roll(6)}
		plain, all := o, w
		for i, t := range c.pack.Techniques {
			if all.Tools = append(all.Tools, t.Tool); d.roll(3) == 0 {
				w.Off = append(w.Off, t.ID)
				plain.Adapt.Techniques |= 1 << i
			}
		}
		c.lessTools(&w, &plain, d.roll(1<<len(c.pack.Tools)))
		c.count("plans by two ways of leaving the same", 1)
		p, err1 := c.Plan(&a, o, w)
		q, err2 := c.Plan(&a, plain, all)
		if err1 != nil || err2 != nil || !slices.EqualFunc(p.Steps, q.Steps, sameStep) {
			c.fail("what is left is the same, and the steps are not: %v %v\n%+v\n%+v", err1, err2, p.Steps, q.Steps)
			return
		}
	}
}

// lessTools gives a wish a set of tools, and takes the techniques of the others
// out of an outcome.
func (c *planning) lessTools(w *plan.Wish, o *screen.Outcome, set int) {
	for i, tool := range c.pack.Tools {
		if set&(1<<i) != 0 {
			w.Tools = append(w.Tools, tool.ID)
			continue
		}
		for j, t := range c.pack.Techniques {
			if t.Tool == tool.ID {
				o.Adapt.Techniques |= 1 << j
			}
		}
	}
}

// sameStep compares two steps but for why they are in.
func sameStep(a, b plan.Step) bool {
	a.Why, b.Why = nil, nil
	return a.Technique == b.Technique && a.Side == b.Side && a.Tool == b.Tool && a.Enter == b.Enter &&
		a.Roll == b.Roll && a.Hold == b.Hold && a.Holds == b.Holds && a.Exit == b.Exit
}
