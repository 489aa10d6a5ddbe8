package verify

import (
	"fmt"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/screen"
)

// checkFlags is S3.
func checkFlags(s *Subject) Result {
	var r report
	c := suspending{s, &r}
	c.clearances()
	c.rescreened()
	return r.result()
}

type suspending struct {
	*Subject
	*report
}

const (
	minute = int64(60 * 1000)
	hour   = 60 * minute
	day    = 24 * hour
	monday = 20_514 * day // 2 March 2026
)

// at makes a moment of a day's time.
func at(ms int64, offset int16) protocol.Moment {
	return protocol.Moment{Ms: monday + ms, Offset: offset}
}

// a trial is one flag, one clearance and one moment to ask.
type trial struct {
	level     protocol.Level
	flag      protocol.Moment
	names     int // 0 no clearance, 1 of another flag, 2 of this one
	clearance protocol.Moment
	until     protocol.Day
	now       protocol.Moment
}

// lifts says, in the plainest words, whether the flag is lifted.
func (t trial) lifts() bool {
	switch {
	case t.names != 2 || t.clearance.Ms > t.now.Ms:
		return false
	case t.until != 0 && t.now.Day() > t.until:
		return false
	case t.level >= protocol.Urgent:
		return t.clearance.DayAt(t.flag.Offset) > t.flag.Day()
	}
	return true
}

// clearances tries flags of every level in three time zones with clearances
// given from the same minute to days later, in force and over, at moments from
// then to ten days on.
func (c *suspending) clearances() {
	offsets := []int16{0, 14 * 60, -12 * 60}
	for level := protocol.ProfessionalFirst; level <= protocol.Emergency; level++ {
		for _, zone := range offsets {
			flag := at(22*hour-int64(zone)*minute, zone)
			for _, delay := range []int64{0, hour, 3 * hour, 20 * hour, 26 * hour, 50 * hour} {
				for _, other := range offsets {
					cleared := protocol.Moment{Ms: flag.Ms + delay, Offset: other}
					c.moments(trial{level: level, flag: flag, clearance: cleared})
				}
			}
		}
	}
}

func (c *suspending) moments(t trial) {
	for names := range 3 {
		for _, until := range []protocol.Day{0, t.flag.Day() + 4} {
			for _, later := range []int64{0, 1, 2, 4, 6, 10} {
				t.names, t.until = names, until
				t.now = protocol.Moment{Ms: max(t.flag.Ms, t.clearance.Ms) + later*day + 5*minute, Offset: t.flag.Offset}
				if c.failed() {
					return
				}
				c.trial(t)
			}
		}
	}
}

// entries writes a trial as a journal in which all else speaks for a session.
func (c *suspending) entries(t trial) []journal.Entry {
	list := []journal.Entry{
		journal.Make("flag", t.flag, "a", journal.Flag{Rule: "screen.blood-thinners", Level: t.level, Cause: "x"}),
	}
	if t.names > 0 {
		id := [...]string{"", "another flag", "flag"}[t.names]
		list = append(list, journal.Make("clearance", t.clearance, "a", journal.Clearance{By: "a professional", Flags: []string{id}, Until: t.until}))
	}
	return append(list, c.checked("check", protocol.Moment{Ms: t.now.Ms - minute, Offset: t.now.Offset}))
}

// checked is a full safety check in which nothing is found.
func (s *Subject) checked(id string, at protocol.Moment) journal.Entry {
	return journal.Make(id, at, "a", journal.Screened{Answers: mildest(s.Engine.Questions())})
}

func (c *suspending) trial(t trial) {
	c.count("flags with clearances and moments", 1)
	entries := c.entries(t)
	st := c.Standing(entries, t.now)
	switch lifted := t.lifts(); {
	case !lifted && (st.May || len(st.Flags) != 1):
		c.fail("a flag stands and a session may start: %+v\n%s", t, c.lines(entries))
	case lifted && (!st.May || len(st.Flags) != 0):
		c.fail("a flag is lifted and no session may start, because of %v: %+v\n%s", st.Why, t, c.lines(entries))
	}
}

// lines writes entries as the lines unknot import takes.
func (s *Subject) lines(entries []journal.Entry) string {
	var out []byte
	for _, e := range entries {
		line, err := s.Engine.Codec().Encode(e)
		if err != nil {
			line = []byte(err.Error())
		}
		out = append(append(out, line...), '\n')
	}
	return string(out)
}

// rescreened checks that no later "no" undoes a flag: every rule that suspends
// is made to fire, and two days later everything is answered with no.
func (c *suspending) rescreened() {
	t := c.Engine.Questions()
	for i := range t.Pack().Rules {
		rule := &t.Pack().Rules[i]
		if !rule.Level.Suspends() {
			continue
		}
		a := firing(t, rule)
		if o := c.Screen(&a, protocol.Set{}); !o.Fired.Has(i) {
			c.fail("rule %q does not fire on %s", rule.ID, show(t, &a))
			return
		}
		now := at(2*day+hour, 0)
		entries := []journal.Entry{
			journal.Make("bad", at(0, 0), "a", journal.Screened{Answers: a}),
			c.checked("good", at(2*day+hour-minute, 0)),
		}
		c.count("rules answered again with no", 1)
		if st := c.Standing(entries, now); st.May {
			c.fail("rule %q fired, and answering no two days later lets a session start\n%s", rule.ID, c.lines(entries))
			return
		}
	}
}

// firing returns answers that make one rule fire.
func firing(t *screen.Table, rule *protocol.Rule) screen.Answers {
	a := mildest(t)
	for _, clause := range rule.When {
		item, _ := t.Pack().Item(clause[0].Item)
		for _, v := range values(t.Pack(), item) {
			b := a
			give(t, &b, item, v)
			if holds(t, &b, clause[0]) {
				a = b
				break
			}
		}
	}
	return a
}

// ident numbers entries.
func ident(prefix string, i int) string { return fmt.Sprintf("%s-%02d", prefix, i) }
