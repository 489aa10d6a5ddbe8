package engine

import (
	"unknot/engine/journal"
	"unknot/engine/progress"
	"unknot/engine/protocol"
	"unknot/engine/strict"
)

// A Between is what the days between sessions ask for and lead to now, with the
// numbers that led to it.
type Between struct {
	Rate     bool                `json:"rate"`     // the activities were not rated for a week
	Named    []string            `json:"named"`    // the activities, as they were rated last
	Ending   []journal.FlagState `json:"ending"`   // lifted by a clearance that ends soon
	Holding  *Grounds            `json:"holding"`  // of the remedy that holds
	Flags    []Grounds           `json:"flags"`    // of the flags that stand by rules between sessions
	NoChange *NoChange           `json:"noChange"` // when it does not help, after the weeks of the rule
	Check    journal.CheckDue    `json:"check"`    // why the full check is due, "" while it is not
}

// A NoChange is that nothing useful has changed, and by which numbers.
type NoChange struct {
	MedianChange
	Weeks   int               `json:"weeks"`   // of the rule
	Points  int               `json:"points"`  // that would be useful
	Percent int               `json:"percent"` // or that much
	Sources []protocol.Source `json:"sources"`
}

// Between returns what the days between sessions lead to at a time.
func (e *Engine) Between(j *journal.Journal, now protocol.Moment) Between {
	s := j.Standing(now)
	list, today := activities(j), s.Now.Day()
	out := Between{Rate: rateNow(list, s.Sessions, today), Named: []string{}, Ending: s.Ending(), Flags: []Grounds{}, Check: s.Check}
	if len(list) > 0 {
		for _, r := range list[len(list)-1].Ratings {
			out.Named = append(out.Named, r.Activity)
		}
	}
	if h := s.Holding; h != nil {
		out.Holding = e.grounds(j, h.Rule, h.Day)
	}
	for _, f := range s.Flags {
		if g := e.grounds(j, f.Rule, f.Since.Day()); g != nil {
			out.Flags = append(out.Flags, *g)
		}
	}
	out.NoChange = e.noChange(j, &s)
	return out
}

// noChange says by which numbers it does not help.
func (e *Engine) noChange(j *journal.Journal, s *journal.Standing) *NoChange {
	if !s.NotHelping {
		return nil
	}
	r := &e.pack.Between.NoChange
	c := progress.Changed(&e.pack.Between, j.Mornings(), s.Now.Day())
	return &NoChange{MedianChange{c.First2, c.Now2}, r.Weeks, r.Points, r.Percent, e.sources(r.Sources)}
}

func (c *Record) between(r *strict.Reader, n *strict.Node) (any, error) {
	now := c.now(r, n)
	if gathered(r) {
		return nil, nil
	}
	return c.engine.Between(c.journal, now), nil
}

func (c *Record) insight(r *strict.Reader, n *strict.Node) (any, error) {
	now := c.now(r, n)
	if gathered(r) {
		return nil, nil
	}
	return c.engine.Insight(c.journal, now), nil
}
