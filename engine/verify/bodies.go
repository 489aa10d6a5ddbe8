package verify

import (
	"fmt"
	"slices"

	"unknot/engine/body"
	"unknot/engine/protocol"
)

// A Closest is how near a technique's tool comes to something it must stay off,
// at least, or how far inside its target it stays, on the worst of all bodies.
type Closest struct {
	Technique string `json:"technique"`
	To        string `json:"to"`
	// Tenths of a millimetre, placement error taken away: never more than the truth.
	Tenths int64  `json:"tenths"`
	On     string `json:"on"` // the body
}

// bodyParts is into how many checks the bodies are divided, so that they can
// run at the same time.
const bodyParts = 4

// checkBodies is the half of S1 that is geometry: every technique of the pack,
// on both sides, over the whole stroke, on every body of the survey, keeps off
// every forbidden region, and on what it says it loads.
func checkBodies(part int) func(*Subject) Result {
	return func(s *Subject) Result {
		c := reaching{Subject: s}
		for _, t := range s.Engine.Pack().Techniques {
			c.margins = append(c.margins, &body.Margins{Technique: string(t.ID), Loads: names(t.Loads)})
			if part == 0 {
				c.posed(&t)
			}
		}
		if part == 0 {
			c.charted()
		}
		for i := part; i < body.SurveySize && !c.failed(); i += bodyParts {
			c.body(body.Survey(i))
		}
		return c.closest()
	}
}

// names returns ids as they are written.
func names(ids []protocol.RegionID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}

type reaching struct {
	*Subject
	report
	margins []*body.Margins
}

// posed checks that the pack does what the pose that is proven does: there is
// one, with the same tool, and it goes as far.
func (c *reaching) posed(t *protocol.Technique) {
	id := string(t.ID)
	switch tool, ok := body.ToolOf(id); {
	case !ok:
		c.fail("technique %q has no pose, so that nothing is known about where its tool is", id)
	case tool != string(t.Tool):
		c.fail("technique %q is done with %q, but its pose is made for %q", id, t.Tool, tool)
	case body.Stroke(id) < t.Stroke:
		c.fail("technique %q rolls %d mm, but its pose is made for %d", id, t.Stroke, body.Stroke(id))
	}
}

// charted checks that the body knows where everything is that the pack forbids.
func (c *reaching) charted() {
	known := body.Forbidden()
	for _, r := range c.Engine.Pack().Regions {
		if r.Kind == protocol.Forbidden && !slices.Contains(known, string(r.ID)) {
			c.fail("region %q is forbidden, but the body does not know where it is", r.ID)
		}
	}
}

// body tries every technique on one body.
func (c *reaching) body(p body.Person) {
	b, err := body.New(p)
	if err != nil {
		c.fail("no body for %s: %v", p.Describe(), err)
		return
	}
	c.count("bodies", 1)
	keep := b.Keepout()
	for _, m := range c.margins {
		c.count("strokes on bodies, both sides", 2)
		if err := c.try(b, keep, m); err != nil {
			c.fail("%s: %v", p.Describe(), err)
		}
	}
}

// try tries one technique on one body. The right side is the left's mirror
// image, and so are the regions: that it is one is what is checked.
func (c *reaching) try(b *body.Body, keep *body.Keepout, m *body.Margins) error {
	left, err := c.Technique(b, m.Technique, body.Left)
	if err != nil {
		return err
	}
	right, err := c.Technique(b, m.Technique, body.Right)
	if err != nil {
		return err
	}
	if err := m.Try(keep, left); err != nil {
		return err
	}
	if !left.Mirrors(right) {
		return fmt.Errorf("%s: the right side is not the mirror image of the left", m.Technique)
	}
	return m.Holds()
}

// closest returns the result with the smallest distances.
func (c *reaching) closest() Result {
	r := c.result()
	for _, m := range c.margins {
		for _, x := range m.All {
			r.Closest = append(r.Closest, Closest{m.Technique, x.Of, x.Tenths, fmt.Sprintf("%s, %d thousandths up the stroke", x.Person.Describe(), x.Along)})
		}
	}
	return r
}

// nearer joins smallest distances.
func nearer(a, b []Closest) []Closest {
	for _, x := range b {
		found := false
		for i := range a {
			if a[i].Technique != x.Technique || a[i].To != x.To {
				continue
			}
			found = true
			if x.Tenths < a[i].Tenths {
				a[i] = x
			}
		}
		if !found {
			a = append(a, x)
		}
	}
	return a
}
