package main

import (
	"context"
	"fmt"
	"slices"

	"unknot/clearcode"
	"unknot/engine/journal"
	"unknot/engine/protocol"
)

// withoutCode are the flags that say what a code says by itself.
var withoutCode = []string{"by", "flags", "until", "without", "hold-max"}

// clearByCode records the clearance that a code gives.
func (p *program) clearByCode(ctx context.Context, c logCall, text, note string) error {
	code, err := p.readCode(c, text)
	if err != nil {
		return err
	}
	d, err := p.openDiary(ctx, *c.data)
	if err != nil {
		return err
	}
	defer d.Close()
	b, err := d.fromCode(code, note)
	if err != nil {
		return err
	}
	return d.add(ctx, c, d.Now(), b)
}

// readCode reads a code as it was typed, or from standard input for "-".
func (p *program) readCode(c logCall, text string) (clearcode.Code, error) {
	for _, name := range withoutCode {
		if given(c.FlagSet, name) {
			return clearcode.Code{}, usageError{fmt.Sprintf("log clearance: --code says it all; leave out --%s", name)}
		}
	}
	if text == "-" {
		typed, err := p.read("-")
		if err != nil {
			return clearcode.Code{}, fmt.Errorf("log clearance: --code: %w", err)
		}
		text = string(typed)
	}
	code, err := clearcode.Decode(text)
	if err != nil {
		return code, fmt.Errorf("log clearance: --code: %w", err)
	}
	return code, nil
}

// fromCode returns the clearance that a code gives, or why it gives none here.
func (d *diary) fromCode(code clearcode.Code, note string) (journal.Clearance, error) {
	fail := func(err error) (journal.Clearance, error) {
		return journal.Clearance{}, fmt.Errorf("log clearance: --code: %w", err)
	}
	if today := d.Now().Day(); code.Given > today+1 {
		return fail(fmt.Errorf("it was given on %s, and it is only %s here; check the clock of this computer", code.Given.Date(), today.Date()))
	} else if code.Until != 0 && code.Until < today {
		return fail(fmt.Errorf("it was good until %s; today is %s", code.Until.Date(), today.Date()))
	}
	named, err := d.namedBy(code)
	if err != nil {
		return fail(err)
	}
	out, err := d.techniquesOut(code)
	if err != nil {
		return fail(err)
	}
	key := d.p.words.Say("clearcode.key", "key", code.Fingerprint())
	if note != "" {
		key = note + "; " + key
	}
	b := journal.Clearance{By: code.By, Flags: named, Until: code.Until,
		Limits: journal.Limits{Techniques: out, HoldMax: code.HoldMax, Note: key}}
	if h := d.p.engine.Pack().Dose.Hold; code.HoldMax != 0 && !h.Allows(code.HoldMax) {
		return fail(fmt.Errorf("its longest hold is %d seconds, must be %d to %d", code.HoldMax, h.Min, h.Max))
	}
	return b, nil
}

// namedBy returns the flags of this record that a code names. A flag it names
// that is not here means that the code is for another record.
func (d *diary) namedBy(code clearcode.Code) ([]string, error) {
	s := d.journal.Standing(d.Now())
	all := slices.Concat(s.Flags, s.Lifted)
	var out []string
	for _, want := range code.Flags {
		i := slices.IndexFunc(all, func(f journal.FlagState) bool { return clearcode.FlagOf(f.ID, f.Rule) == want })
		if i < 0 {
			return nil, fmt.Errorf("it clears something that is not in this record%s; it may be for another record, or this one has not been brought together with the one the page was made from", d.ruleNamed(want))
		}
		if err := d.mayClear(all[i]); err != nil {
			return nil, err
		}
		if f := all[i]; f.Level.NeverSameDay() && code.Given <= f.Since.Day() {
			return nil, fmt.Errorf("%s is %s and is never cleared on its own day; this code was given on %s", f.ID,
				d.p.words.Say("level."+f.Level.String()+".name"), dayName(code.Given))
		}
		out = append(out, all[i].ID)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// ruleNamed says which rule a flag of a code is of, where it is known.
func (d *diary) ruleNamed(f clearcode.Flag) string {
	for _, id := range everyRule(d.p.engine.Pack()) {
		if clearcode.RuleTag(id) == f.Rule {
			return " (" + string(id) + ")"
		}
	}
	return ""
}

// everyRule returns every rule of a pack that can raise a flag.
func everyRule(p *protocol.Pack) []protocol.RuleID {
	return slices.Concat(protocol.IDsOf(p.Rules, func(r protocol.Rule) protocol.RuleID { return r.ID }),
		protocol.IDsOf(p.StopRules, func(r protocol.StopRule) protocol.RuleID { return r.ID }), p.Between.Rules())
}

// techniquesOut returns the techniques that a code leaves out. One that is not
// known here is no reason to do it.
func (d *diary) techniquesOut(code clearcode.Code) ([]protocol.TechniqueID, error) {
	out := []protocol.TechniqueID{}
	for _, t := range d.p.engine.Pack().Techniques {
		if slices.Contains(code.Without, clearcode.TechniqueOf(t.ID)) {
			out = append(out, t.ID)
		}
	}
	if len(out) != len(code.Without) {
		return nil, fmt.Errorf("it leaves out a technique that this version does not know; use the version that made the page")
	}
	return out, nil
}
