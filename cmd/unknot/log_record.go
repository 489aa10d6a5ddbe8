package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"unknot/engine/journal"
	"unknot/engine/protocol"
)

// recorded is what came of an entry.
type recorded struct {
	ID    string              `json:"id"`
	At    protocol.Moment     `json:"at"`
	Kind  journal.Kind        `json:"kind"`
	Flags []journal.FlagState `json:"flags"` // that stand now and did not before
	Found *journal.FoundState `json:"found"` // what it led to short of a flag
	May   bool                `json:"may"`
	Why   []journal.Obstacle  `json:"why"`
}

// add records a body, and answers with what came of it.
func (d *diary) add(ctx context.Context, c logCall, at protocol.Moment, b journal.Body) error {
	e, r, err := d.keep(ctx, c.Name(), at, b)
	if err != nil {
		return err
	}
	return d.p.answer(*c.asJSON, r, func(w io.Writer) { d.sayRecorded(w, e, r) })
}

// keep records a body and returns what came of it.
func (d *diary) keep(ctx context.Context, command string, at protocol.Moment, b journal.Body) (journal.Entry, recorded, error) {
	if err := d.check(command, at, b); err != nil {
		return journal.Entry{}, recorded{}, err
	}
	before := d.journal.Standing(d.Now())
	list, err := d.RecordAt(ctx, at, b)
	if err != nil {
		return journal.Entry{}, recorded{}, err
	}
	after := d.journal.Standing(d.Now())
	return list[0], recorded{ID: list[0].ID, At: at, Kind: list[0].Kind, Flags: risen(before, after), Found: found(before, after), May: after.May, Why: after.Why}, nil
}

// check makes sure that what is about to be written can be read back, so that
// a text that is too long is refused here and not found there.
func (d *diary) check(command string, at protocol.Moment, b journal.Body) error {
	line, err := d.journal.Codec().Encode(journal.Make("new", at, d.device, b))
	if err != nil {
		return err
	}
	_, err = d.journal.Codec().Decode(command, line)
	return err
}

// risen returns the flags that stand after and did not stand before.
func risen(before, after journal.Standing) []journal.FlagState {
	out := []journal.FlagState{}
	for _, f := range after.Flags {
		if !slices.ContainsFunc(before.Flags, func(x journal.FlagState) bool { return x.ID == f.ID }) {
			out = append(out, f)
		}
	}
	return out
}

// found returns the remedy that holds after and did not hold before, for today:
// one for an earlier day has no news to tell.
func found(before, after journal.Standing) *journal.FoundState {
	if after.Holding == nil || after.Holding.Day != after.Now.Day() || before.Holding != nil && *before.Holding == *after.Holding {
		return nil
	}
	return after.Holding
}

// sayRecorded says what was noted and what follows from it.
func (d *diary) sayRecorded(w io.Writer, e journal.Entry, r recorded) {
	say := d.p.words.Say
	fmt.Fprintf(w, "%s\n", tidy(say("cli.recorded", "line", d.line(e))))
	fmt.Fprintf(w, "  %s\n", r.ID)
	d.sayTwice(w, e)
	for _, f := range r.Flags {
		fmt.Fprintln(w, tidy(d.flagLine(f)))
	}
	if len(r.Flags) > 0 {
		level := r.Flags[0].Level
		fmt.Fprintln(w, d.p.whatToDo(level))
		fmt.Fprintln(w, say("level."+level.String()+".change"))
	} else if r.Found != nil {
		fmt.Fprintln(w, say(string(r.Found.Rule)+".say"))
	}
	switch b := e.Body.(type) {
	case journal.Clearance:
		d.sayCleared(w)
	case journal.Correction:
		d.sayStays(w, b.Of)
	case journal.Adverse:
		d.sayAdverse(w, b)
	}
}

// sayStays says so when a flag stands that a corrected entry had raised.
func (d *diary) sayStays(w io.Writer, id string) {
	for _, f := range d.journal.Standing(d.Now()).Flags {
		if strings.HasPrefix(f.ID, id+"/") {
			fmt.Fprintln(w, d.p.words.Say("cli.recorded.stays"))
			return
		}
	}
}

// sayTwice says so when the morning of a day is there twice, and which counts.
func (d *diary) sayTwice(w io.Writer, e journal.Entry) {
	worst, ok := e.Body.(journal.Morning)
	if !ok {
		return
	}
	id, twice := e.ID, false
	for _, other := range d.journal.Entries() {
		b, ok := other.Body.(journal.Morning)
		if !ok || other.ID == e.ID || other.At.Day() != e.At.Day() {
			continue
		}
		if twice = true; b.Pain > worst.Pain {
			worst, id = b, other.ID
		}
	}
	if twice {
		fmt.Fprintln(w, d.p.words.Say("cli.recorded.twice", "id", id, "n", fmt.Sprint(worst.Pain)))
	}
}

// sayCleared says what a clearance leads to: the full check, and what stands
// in spite of it.
func (d *diary) sayCleared(w io.Writer) {
	fmt.Fprintln(w, d.p.words.Say("cli.recorded.cleared"))
	s := d.journal.Standing(d.Now())
	if len(s.Flags) > 0 {
		fmt.Fprintln(w, d.p.words.Say("cli.recorded.still"))
		d.sayFlags(w, s.Flags)
	}
}
