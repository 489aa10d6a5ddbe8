package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/strict"
)

// allStanding stands for every flag that stands.
const allStanding = "all-standing"

func runLogClearance(ctx context.Context, p *program, args []string) error {
	c := newCall("log clearance")
	by := c.String("by", "", "who cleared you: a name or a profession")
	flags := c.String("flags", "", "what was cleared: ids of 'unknot log flags', joined by commas, or all-standing")
	until := c.String("until", "", "the last day it is good for, like 2026-12-31")
	without := c.String("without", "", "techniques that stay out, joined by commas")
	holdMax := c.Int("hold-max", 0, "longest hold, in seconds")
	note := c.String("note", "", "a word about it")
	code := c.String("code", "", "the signed code a professional gave you, - for standard input; it says all but the note")
	if _, err := parse(c.FlagSet, args, 0, 0); err != nil {
		return err
	}
	if given(c.FlagSet, "code") {
		return p.clearByCode(ctx, c, *code, *note)
	}
	if strings.TrimSpace(*by) == "" || *flags == "" {
		return usageError{"log clearance: needs --by NAME and --flags ID,…; --flags all-standing names all that stand, or --code CODE"}
	}
	d, err := p.openDiary(ctx, *c.data)
	if err != nil {
		return err
	}
	defer d.Close()
	b := journal.Clearance{By: strings.TrimSpace(*by)}
	if b.Flags, err = d.toClear(*flags); err != nil {
		return err
	}
	if b.Until, err = d.until(*until); err != nil {
		return err
	}
	b.Limits = journal.Limits{Techniques: append([]protocol.TechniqueID{}, ids[protocol.TechniqueID](split(*without))...), HoldMax: *holdMax, Note: *note}
	if err := d.checkLimits(b.Limits, given(c.FlagSet, "hold-max")); err != nil {
		return err
	}
	return d.add(ctx, c, d.Now(), b)
}

// toClear returns the flags that a clearance names, or why one of them cannot
// be cleared today.
func (d *diary) toClear(list string) ([]string, error) {
	s := d.journal.Standing(d.Now())
	wanted := split(list)
	if list == allStanding {
		wanted = protocol.IDsOf(s.Flags, func(f journal.FlagState) string { return f.ID })
	}
	if len(wanted) == 0 {
		return nil, errors.New("log clearance: nothing suspends rolling in this record, so there is nothing to clear")
	}
	all := slices.Concat(s.Flags, s.Lifted)
	for _, id := range wanted {
		i := slices.IndexFunc(all, func(f journal.FlagState) bool { return f.ID == id })
		if i < 0 {
			known := protocol.IDsOf(all, func(f journal.FlagState) string { return f.ID })
			return nil, fmt.Errorf("log clearance: %s is not a flag of this record%s; 'unknot log flags' shows them", strict.Quote(id), strict.Hint(id, known))
		}
		if err := d.mayClear(all[i]); err != nil {
			return nil, err
		}
	}
	return slices.Compact(slices.Sorted(slices.Values(wanted))), nil
}

// mayClear says why a flag cannot be cleared today: an urgent one or an
// emergency never on its own day.
func (d *diary) mayClear(f journal.FlagState) error {
	if f.ClearFrom == nil {
		return nil
	}
	return fmt.Errorf("log clearance: %s is %s and is never cleared on its own day; it can be recorded from %s on",
		f.ID, d.p.words.Say("level."+f.Level.String()+".name"), dayName(*f.ClearFrom))
}

// until reads the last day of a clearance.
func (d *diary) until(s string) (protocol.Day, error) {
	var day protocol.Day
	if s == "" {
		return day, nil
	}
	if err := day.UnmarshalText([]byte(s)); err != nil {
		return day, fmt.Errorf("log clearance: --until: %w", err)
	}
	if today := d.Now().Day(); day < today {
		return day, fmt.Errorf("log clearance: --until: %s is over; today is %s", s, today.Date())
	}
	return day, nil
}

// checkLimits says which limit of a clearance cannot be meant.
func (d *diary) checkLimits(l journal.Limits, hold bool) error {
	pack := d.p.engine.Pack()
	known := protocol.IDs(pack.Techniques, func(t protocol.Technique) protocol.TechniqueID { return t.ID })
	for _, id := range l.Techniques {
		if _, ok := pack.Technique(id); !ok {
			return fmt.Errorf("log clearance: --without: %s is not a known technique%s", strict.Quote(string(id)), strict.Hint(string(id), known))
		}
	}
	if h := pack.Dose.Hold; hold && !h.Allows(l.HoldMax) {
		return fmt.Errorf("log clearance: --hold-max: is %d, must be %d to %d seconds", l.HoldMax, h.Min, h.Max)
	}
	return nil
}
