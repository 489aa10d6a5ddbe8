package plan

import (
	"fmt"
	"slices"

	"unknot/engine/protocol"
	"unknot/engine/strict"
)

// The widest a step may be, whatever the pack says, in seconds; and the most
// steps of a plan.
const (
	minChange = 5
	maxChange = 90
	maxSteps  = 32
)

// checker tries the meaning of a plan that was read.
type checker struct {
	pack   *protocol.Pack
	reader *strict.Reader
	path   string // of the plan in its file
	from   int    // where the faults of form begin, among the reader's
	form   int    // and end; where one stands nothing more is said
}

// fault adds a fault of meaning at path inside the plan, unless the place is
// faulty in form already.
func (c *checker) fault(path, format string, args ...any) {
	path = strict.Join(c.path, path)
	for _, f := range c.reader.Faults[c.from:c.form] {
		if f.Path == path {
			return
		}
	}
	c.reader.Fault(path, format, args...)
}

// within faults n outside from to to.
func (c *checker) within(path string, n, from, to int) {
	if n < from || n > to {
		c.fault(path, "is %d, must be %d to %d", n, from, to)
	}
}

func (c *checker) plan(in *printed) {
	switch n := len(in.Steps); {
	case n == 0:
		c.fault("steps", "is empty; there is nothing to roll")
	case n > maxSteps:
		c.fault("steps", "has %d steps, at most %d are allowed", n, maxSteps)
		in.Steps = in.Steps[:maxSteps]
	}
	for i := range in.Steps {
		c.step(fmt.Sprintf("steps[%d]", i), &in.Steps[i])
	}
	c.muscles(in.Steps)
	c.sides(in.Steps)
	c.total(in)
	for i := range in.LeftOut {
		c.leftOut(fmt.Sprintf("left_out[%d]", i), &in.LeftOut[i])
	}
	for i, n := range in.Notes {
		known(c, fmt.Sprintf("notes[%d]", i), "note", n, Notes())
	}
	if d := in.DiscomfortMax; d != nil {
		c.within("discomfortMax", *d, c.pack.Dose.Ceiling.Min, c.pack.Dose.Ceiling.Max)
	}
	if b := in.Breath; b != nil {
		known(c, "breath", "pace of breathing", *b, breathIDs(c.pack))
	}
}

func (c *checker) step(path string, s *Step) {
	d := &c.pack.Dose
	if why := unknownTechnique(c.pack, s.Technique); why != "" {
		c.fault(path+".technique", "%s", why)
	} else if i, _ := c.pack.Technique(s.Technique); s.Tool != c.pack.Techniques[i].Tool {
		c.fault(path+".tool", "is %s; %q is done with %q", strict.Quote(string(s.Tool)), s.Technique, c.pack.Techniques[i].Tool)
	}
	c.within(path+".enter", s.Enter, minChange, maxChange)
	c.within(path+".exit", s.Exit, minChange, maxChange)
	c.within(path+".roll", s.Roll, d.Roll.Min, d.Roll.Max)
	c.within(path+".hold", s.Hold, min(d.Hold.Min, d.FirstHold.Min), d.Hold.Max)
	c.within(path+".holds", s.Holds, 0, d.Holds.Max)
	for i, w := range s.Why {
		known(c, fmt.Sprintf("%s.why[%d]", path, i), "reason for a step", w, Whys())
	}
}

// muscles faults more work of one muscle and side than a session may give.
func (c *checker) muscles(steps []Step) {
	limit := c.pack.Dose.MuscleSide.Max
	for _, m := range c.pack.Muscles {
		for side := protocol.Left; side <= protocol.Right; side++ {
			if sum := c.worked(steps, m.ID, side); sum > limit {
				c.fault("steps", "work %s on the %v for %d seconds together, at most %d are allowed", m.ID, side, sum, limit)
			}
		}
	}
}

// sides faults a technique that gets more on one side than on the other. One
// side alone is in order: the other may be excluded.
func (c *checker) sides(steps []Step) {
	var work [2]map[protocol.TechniqueID]int
	for side := range work {
		work[side] = map[protocol.TechniqueID]int{}
	}
	for i := range steps {
		if s := &steps[i]; s.Side == protocol.Left || s.Side == protocol.Right {
			work[s.Side-protocol.Left][s.Technique] += s.Work()
		}
	}
	for i := range c.pack.Techniques {
		id := c.pack.Techniques[i].ID
		if l, r := work[0][id], work[1][id]; l != 0 && r != 0 && l != r {
			c.fault("steps", "give %q %d seconds on the left and %d on the right; both sides get the same", id, l, r)
		}
	}
}

// worked returns the seconds of work of one muscle and side.
func (c *checker) worked(steps []Step, m protocol.MuscleID, side protocol.Side) int {
	sum := 0
	for i := range steps {
		t, ok := c.pack.Technique(steps[i].Technique)
		if ok && steps[i].Side == side && slices.Contains(c.pack.Techniques[t].Muscles, m) {
			sum += steps[i].Work()
		}
	}
	return sum
}

// total faults a plan that is too long, or does not take what it says.
func (c *checker) total(in *printed) {
	sum := 0
	for i := range in.Steps {
		sum += in.Steps[i].Seconds()
	}
	if limit := c.pack.Dose.Session.Max; sum > limit {
		c.fault("steps", "take %d seconds together, at most %d are allowed", sum, limit)
	}
	if c.form == c.from && in.Seconds != sum {
		c.fault("seconds", "is %d, but the steps take %d together", in.Seconds, sum)
	}
}

func (c *checker) leftOut(path string, l *LeftOut) {
	if why := unknownTechnique(c.pack, l.Technique); why != "" {
		c.fault(path+".technique", "%s", why)
	}
	known(c, path+".because", "reason to leave a technique out", l.Because, Becauses(c.pack))
	for i, id := range l.Items {
		known(c, fmt.Sprintf("%s.items[%d]", path, i), "question", id, itemIDs(c.pack))
	}
}

// known faults an id that is not among ids.
func known[ID ~string](c *checker, path, what string, id ID, ids []ID) {
	if !slices.Contains(ids, id) {
		c.fault(path, "%s is not a known %s%s", strict.Quote(string(id)), what,
			strict.Hint(string(id), protocol.IDs(ids, func(x ID) ID { return x })))
	}
}
