package engine

import (
	"slices"

	"unknot/engine/journal"
	"unknot/engine/protocol"
)

// A Change is something the engine, or a professional, changed, and why.
type Change struct {
	Day       protocol.Day         `json:"day"`
	Did       Did                  `json:"did"`
	Rule      protocol.RuleID      `json:"rule,omitzero"`  // that led to it
	Level     protocol.Level       `json:"level,omitzero"` // of a suspension
	Flag      string               `json:"flag,omitempty"` // that suspended
	Technique protocol.TechniqueID `json:"technique,omitzero"`
	By        string               `json:"by,omitempty"`      // who cleared
	Until     *protocol.Day        `json:"until,omitempty"`   // the last day a clearance is good for
	Grounds   *Grounds             `json:"grounds,omitempty"` // the numbers of a rule between sessions
}

// Did is what was changed.
type Did string

// What can be changed.
const (
	HalvedNext Did = "half-dose"      // the next session has half the dose
	RestedDay  Did = "rest-then-half" // a rest day, then half the dose
	Suspended  Did = "suspended"      // rolling is off until a clearance
	Cleared    Did = "cleared"        // a professional lifted a suspension
	TurnedOff  Did = "off"            // a technique, until the next full check
	LeftToday  Did = "left"           // a technique, for the rest of that session
)

// changes returns what was changed, in the order of days.
func (e *Engine) changes(j *journal.Journal, s *journal.Standing) []Change {
	out := append([]Change{}, slices.Concat(e.foundChanges(j), e.flagChanges(j, s), clearedChanges(j), e.sessionChanges(j))...)
	protocol.Order(out, func(c Change) int { return int(c.Day) })
	return out
}

// foundChanges are the remedies short of a suspension, each rule once a day.
func (e *Engine) foundChanges(j *journal.Journal) []Change {
	var out []Change
	for _, x := range j.Findings() {
		did := HalvedNext
		switch x.Remedy {
		case protocol.RestAndHalf:
			did = RestedDay
		case protocol.Suspend, protocol.SayPlainly:
			continue // a suspension is a flag; words change nothing
		case protocol.HalfDose:
		}
		same := func(c Change) bool { return c.Day == x.Day && c.Rule == x.Rule }
		if !slices.ContainsFunc(out, same) {
			out = append(out, Change{Day: x.Day, Did: did, Rule: x.Rule, Grounds: e.grounds(j, x.Rule, x.Day)})
		}
	}
	return out
}

// flagChanges are the suspensions, lifted or not.
func (e *Engine) flagChanges(j *journal.Journal, s *journal.Standing) []Change {
	var out []Change
	for _, x := range slices.Concat(s.Flags, s.Lifted) {
		out = append(out, Change{Day: x.Since.Day(), Did: Suspended, Rule: x.Rule, Level: x.Level, Flag: x.ID, Grounds: e.grounds(j, x.Rule, x.Since.Day())})
	}
	return out
}

func clearedChanges(j *journal.Journal) []Change {
	var out []Change
	for _, entry := range j.Entries() {
		if b, ok := entry.Body.(journal.Clearance); ok {
			c := Change{Day: entry.At.Day(), Did: Cleared, By: b.By}
			if b.Until != 0 {
				c.Until = &b.Until
			}
			out = append(out, c)
		}
	}
	return out
}

// sessionChanges are the techniques that a session left or turned off.
func (e *Engine) sessionChanges(j *journal.Journal) []Change {
	var out []Change
	for _, x := range j.Sessions() {
		_, state := x.Machine()
		for i, t := range e.pack.Techniques {
			switch {
			case state.Off()&(1<<i) != 0:
				out = append(out, Change{Day: x.At.Day(), Did: TurnedOff, Technique: t.ID})
			case state.Left()&(1<<i) != 0:
				out = append(out, Change{Day: x.At.Day(), Did: LeftToday, Technique: t.ID})
			}
		}
	}
	return out
}
