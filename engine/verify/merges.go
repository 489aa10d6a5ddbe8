package verify

import (
	"encoding/json"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/session"
)

// checkMerges is S6.
func checkMerges(s *Subject) Result {
	var r report
	for _, entries := range journals(s) {
		c := merging{Subject: s, report: &r, all: entries, now: at(12*day, 60)}
		c.whole = c.standing(entries)
		c.splits()
		c.orders(entries, nil)
		if r.failed() {
			break
		}
	}
	return r.result()
}

type merging struct {
	*Subject
	*report
	all   []journal.Entry
	whole string // the standing of all entries, in the order of time
	now   protocol.Moment
}

// journals returns small journals in which everything a merge could get wrong
// happens: flags of every kind, clearances before and after them, a session
// felt on one device and ended on another, worsening mornings, corrections.
func journals(s *Subject) [][]journal.Entry {
	mild := mildest(s.Engine.Questions())
	bad := firing(s.Engine.Questions(), &s.Engine.Pack().Rules[0])
	felt := feel(s, "numb", "leg-left")
	return [][]journal.Entry{
		number([]journal.Body{
			journal.Screened{Answers: mild}, journal.Screened{Answers: bad},
			journal.Clearance{By: "a professional", Flags: []string{journal.FlagID(ident("e", 1), s.Engine.Pack().Rules[0].ID)}},
			journal.Screened{Answers: mild}, journal.Flag{Rule: "between.mean-up", Level: protocol.ProfessionalFirst, Cause: "e-99"},
			journal.Clearance{By: "another", Flags: []string{ident("e", 4)}, Until: at(9*day, 0).Day()},
		}),
		number([]journal.Body{
			journal.Screened{Answers: mild}, journal.Started{Plan: samplePlans(s)[0]},
			journal.Happened{Session: ident("e", 1), Event: session.Event{Do: session.Start}},
			journal.Happened{Session: ident("e", 1), Event: session.Event{At: 60_000, Do: session.Feel, Report: felt}},
			journal.Ended{Session: ident("e", 1), As: session.Stopped, Because: "numb"},
			journal.Prechecked{Answers: bad},
		}),
		number([]journal.Body{
			journal.Morning{Pain: 2}, journal.Morning{Pain: 2}, journal.Morning{Pain: 2},
			journal.Morning{Pain: 5}, journal.Morning{Pain: 6}, journal.Correction{Of: ident("e", 3), To: journal.Morning{Pain: 4}},
		}),
	}
}

// number makes entries of bodies, a day apart, on two devices.
func number(bodies []journal.Body) []journal.Entry {
	out := make([]journal.Entry, len(bodies))
	for i, b := range bodies {
		out[i] = journal.Make(ident("e", i), at(int64(i)*day+8*hour, 60), string(rune('a'+i%2)), b)
	}
	return out
}

func (c *merging) standing(entries []journal.Entry) string {
	b, err := json.Marshal(c.Standing(entries, c.now))
	if err != nil {
		return err.Error()
	}
	return string(b)
}

// splits puts every entry into one journal, the other, or both, merges them
// both ways and twice, and compares.
func (c *merging) splits() {
	total := 1
	for range c.all {
		total *= 3
	}
	for split := range total {
		var a, b []journal.Entry
		for i, rest := 0, split; i < len(c.all); i, rest = i+1, rest/3 {
			if rest%3 != 1 {
				a = append(a, c.all[i])
			}
			if rest%3 != 0 {
				b = append(b, c.all[i])
			}
		}
		for _, merged := range [][]journal.Entry{join(a, b), join(b, a), join(a, b, a, b)} {
			c.count("merges", 1)
			if got := c.standing(merged); got != c.whole {
				c.fail("two journals merge to another standing than the whole\n%s\ninstead of\n%s\nfrom\n%s", got, c.whole, c.lines(merged))
				return
			}
		}
		if !c.kept(a, join(a, b)) || !c.kept(b, join(b, a)) {
			return
		}
	}
}

func join(parts ...[]journal.Entry) []journal.Entry {
	var out []journal.Entry
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

// kept checks that every flag written in one journal that stands there still
// stands after a merge, unless a clearance names it.
func (c *merging) kept(before, after []journal.Entry) bool {
	merged := c.Standing(after, c.now)
	for _, f := range c.Standing(before, c.now).Flags {
		if written(before, f.ID) && !stands(merged.Flags, f.ID) && !named(after, f.ID) {
			return c.fail("the flag %q is lost in a merge\n%s", f.ID, c.lines(after))
		}
	}
	return true
}

func written(entries []journal.Entry, id string) bool {
	for _, e := range entries {
		if e.ID == id && e.Kind == journal.KindFlag {
			return true
		}
	}
	return false
}

func stands(flags []journal.FlagState, id string) bool {
	for _, f := range flags {
		if f.ID == id {
			return true
		}
	}
	return false
}

func named(entries []journal.Entry, id string) bool {
	for _, e := range entries {
		if c, ok := e.Body.(journal.Clearance); ok {
			for _, x := range c.Flags {
				if x == id {
					return true
				}
			}
		}
	}
	return false
}

// orders lets the entries arrive in every order.
func (c *merging) orders(rest, done []journal.Entry) {
	if c.failed() {
		return
	}
	if len(rest) == 0 {
		c.count("orders of arrival", 1)
		if got := c.standing(done); got != c.whole {
			c.fail("the order of arrival changes the standing to\n%s\ninstead of\n%s\nfrom\n%s", got, c.whole, c.lines(done))
		}
		return
	}
	for i := range rest {
		left := append(append([]journal.Entry{}, rest[:i]...), rest[i+1:]...)
		c.orders(left, append(done[:len(done):len(done)], rest[i]))
	}
}
