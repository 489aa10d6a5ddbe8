package main

import (
	"context"
	"fmt"
	"slices"

	"unknot/clearcode"
	"unknot/engine/journal"
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
	s := d.journal.Standing(d.Now())
	got, err := code.In(d.p.engine.Pack(), raised(slices.Concat(s.Flags, s.Lifted)), s.Now.Day())
	if err != nil {
		return journal.Clearance{}, fmt.Errorf("log clearance: --code: %w", err)
	}
	key := d.p.words.Say("clearcode.key", "key", got.Key)
	if note != "" {
		key = note + "; " + key
	}
	return journal.Clearance{By: got.By, Flags: got.Flags, Until: got.Until,
		Limits: journal.Limits{Techniques: got.Without, HoldMax: got.HoldMax, Note: key}}, nil
}

// raised are the flags of a standing, for a code.
func raised(list []journal.FlagState) []clearcode.Raised {
	out := make([]clearcode.Raised, len(list))
	for i, f := range list {
		out[i] = clearcode.Raised{ID: f.ID, Rule: f.Rule, Level: f.Level, Since: f.Since.Day()}
		if f.ClearFrom != nil {
			out[i].From = *f.ClearFrom
		}
	}
	return out
}
