package clearcode

import (
	"fmt"
	"slices"
	"time"

	"unknot/engine/protocol"
)

// A Raised is a flag of a record, standing or lifted.
type Raised struct {
	ID    string
	Rule  protocol.RuleID
	Level protocol.Level
	Since protocol.Day
	From  protocol.Day // the first day a clearance can lift it, 0 for today
}

// An Allowed is what a code allows in a record, in the record's own ids.
type Allowed struct {
	By      string
	Flags   []string               // that it lifts, in order
	Without []protocol.TechniqueID // that stay out, in the pack's order
	HoldMax int                    // seconds, 0 for no limit of its own
	Until   protocol.Day           // 0 without an end
	Key     string                 // the fingerprint
}

// In says what a code allows in a record whose flags are all given, or why it
// allows nothing there. Nothing of a code is taken when not all of it can be:
// a part that was left out could be a limit.
func (c *Code) In(pack *protocol.Pack, flags []Raised, today protocol.Day) (Allowed, error) {
	out := Allowed{By: c.By, HoldMax: c.HoldMax, Until: c.Until, Key: c.Fingerprint()}
	if c.Given > today+1 { // it may be tomorrow already where it was given
		return out, fmt.Errorf("it was given on %s, and it is only %s here; check the clock of this device", c.Given.Date(), today.Date())
	} else if c.Until != 0 && c.Until < today {
		return out, fmt.Errorf("it was good until %s; today is %s", c.Until.Date(), today.Date())
	}
	var err error
	if out.Flags, err = c.named(pack, flags); err != nil {
		return out, err
	}
	if out.Without, err = c.techniques(pack); err != nil {
		return out, err
	}
	if h := pack.Dose.Hold; c.HoldMax != 0 && !h.Allows(c.HoldMax) {
		return out, fmt.Errorf("its longest hold is %d seconds, must be %d to %d", c.HoldMax, h.Min, h.Max)
	}
	return out, nil
}

// named returns the flags of a record that a code names. A flag it names that
// is not there means that the code is for another record.
func (c *Code) named(pack *protocol.Pack, flags []Raised) ([]string, error) {
	var out []string
	for _, want := range c.Flags {
		i := slices.IndexFunc(flags, func(f Raised) bool { return FlagOf(f.ID, f.Rule) == want })
		if i < 0 {
			return nil, fmt.Errorf("it clears something that is not in this record%s; it may be for another record, or this one has not been brought together with the one the page was made from", ruleNamed(pack, want))
		}
		if err := flags[i].MayClear(); err != nil {
			return nil, err
		}
		if f := flags[i]; f.Level.NeverSameDay() && c.Given <= f.Since {
			return nil, fmt.Errorf("%s is %s and is never cleared on its own day; this code was given on %s", f.ID, f.Level, dayName(c.Given))
		}
		out = append(out, flags[i].ID)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// MayClear says why a flag cannot be cleared today: an urgent one or an
// emergency never on its own day.
func (f Raised) MayClear() error {
	if f.From == 0 {
		return nil
	}
	return fmt.Errorf("%s is %s and is never cleared on its own day; it can be recorded from %s on", f.ID, f.Level, dayName(f.From))
}

func dayName(d protocol.Day) string {
	return time.Unix(int64(d)*24*3600, 0).UTC().Format("Monday 2 January 2006")
}

// ruleNamed says which rule a flag of a code is of, where it is known.
func ruleNamed(pack *protocol.Pack, f Flag) string {
	if r, ok := RuleOf(pack, f.Rule); ok {
		return " (" + string(r.ID) + ")"
	}
	return ""
}

// techniques returns the techniques that a code leaves out. One that is not
// known here is no reason to do it.
func (c *Code) techniques(pack *protocol.Pack) ([]protocol.TechniqueID, error) {
	out := []protocol.TechniqueID{}
	for _, t := range pack.Techniques {
		if slices.Contains(c.Without, TechniqueOf(t.ID)) {
			out = append(out, t.ID)
		}
	}
	if len(out) != len(c.Without) {
		return nil, fmt.Errorf("it leaves out a technique that this version does not know; use the version that made the page")
	}
	return out, nil
}

// A Rule is a rule that can raise a flag, and the level it raises.
type Rule struct {
	ID    protocol.RuleID
	Level protocol.Level // unset where the rule raises none
}

// RuleOf returns the rule of a pack that a tag names.
func RuleOf(pack *protocol.Pack, tag uint16) (Rule, bool) {
	for _, r := range rules(pack) {
		if RuleTag(r.ID) == tag {
			return r, true
		}
	}
	return Rule{}, false
}

// rules returns every rule of a pack that can raise a flag.
func rules(p *protocol.Pack) []Rule {
	var out []Rule
	for _, r := range p.Rules {
		out = append(out, Rule{r.ID, r.Level})
	}
	for _, r := range p.StopRules {
		out = append(out, Rule{r.ID, r.Level})
	}
	for _, r := range p.Between.Mornings {
		out = append(out, Rule{r.ID, r.Level})
	}
	return append(out, Rule{p.Between.Mean.ID, p.Between.Mean.Level}, Rule{p.Between.Function.ID, p.Between.Function.Level},
		Rule{p.Between.Settle.ID, 0}, Rule{p.Between.NoChange.ID, 0})
}
