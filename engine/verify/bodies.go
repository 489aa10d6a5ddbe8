package verify

import (
	"fmt"

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
				c.stroke(&t)
			}
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

// stroke checks that the pack rolls no further than the pose that is proven.
func (c *reaching) stroke(t *protocol.Technique) {
	if got := body.Stroke(string(t.ID)); got < t.Stroke {
		c.fail("technique %q rolls %d mm, but its pose is made for %d", t.ID, t.Stroke, got)
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
