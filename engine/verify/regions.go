package verify

import (
	"fmt"
	"slices"

	"unknot/engine/protocol"
)

// checkRegions is the declared half of S1.
func checkRegions(s *Subject) Result {
	var r report
	c := loading{s, &r, s.Engine.Pack()}
	c.techniques()
	c.planted()
	c.never()
	return r.result()
}

type loading struct {
	*Subject
	*report
	pack *protocol.Pack
}

// techniques checks what every technique of the pack declares.
func (c *loading) techniques() {
	for _, t := range c.pack.Techniques {
		for _, id := range t.Loads {
			c.count("regions declared by techniques", 1)
			if i, ok := c.pack.Region(id); !ok || c.pack.Regions[i].Kind != protocol.Target {
				c.fail("technique %q loads %q, which is forbidden", t.ID, id)
			}
		}
		if len(t.Loads) == 0 {
			c.fail("technique %q does not say what it loads", t.ID)
		}
	}
}

// planted puts every forbidden region into every technique, and makes every
// forbidden region a target, and checks that the linter sees it.
func (c *loading) planted() {
	for r, region := range c.pack.Regions {
		if region.Kind != protocol.Forbidden {
			continue
		}
		for i := range c.pack.Techniques {
			q := *c.pack
			q.Techniques = slices.Clone(q.Techniques)
			q.Techniques[i].Loads = append(slices.Clone(q.Techniques[i].Loads), region.ID)
			c.refused(&q, fmt.Sprintf("%q loading %q", q.Techniques[i].ID, region.ID))
		}
		q := *c.pack
		q.Regions = slices.Clone(q.Regions)
		q.Regions[r].Kind = protocol.Target
		c.refused(&q, fmt.Sprintf("%q as a target", region.ID))
	}
}

func (c *loading) refused(q *protocol.Pack, what string) {
	c.count("packs with a forbidden region planted", 1)
	if len(c.Lint(q)) == 0 {
		c.fail("a pack with %s passes", what)
	}
}

// never checks that no technique that is always refused can be planned, read
// or explained as something to do.
func (c *loading) never() {
	for _, n := range c.pack.Never {
		c.count("techniques never done", 1)
		for _, tool := range c.pack.Tools {
			text := fmt.Sprintf(`{"allowed":true,"seconds":105,"steps":[{"technique":%q,"side":"left","tool":%q,"enter":20,"roll":45,"hold":30,"holds":1,"exit":10}]}`, n.ID, tool.ID)
			if _, err := c.ReadPlan([]byte(text)); err == nil {
				c.fail("a plan with %q is read", n.ID)
			}
		}
		if x, err := c.Engine.Explain(string(n.ID)); err != nil || !x.Refused || len(x.Instead) == 0 {
			c.fail("%q is not refused when explained: %v", n.ID, err)
		}
	}
}
