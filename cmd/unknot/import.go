package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"slices"

	"unknot/engine/journal"
)

// importReport is what came of an import.
type importReport struct {
	New     int                 `json:"new"`     // entries that were not here
	Known   int                 `json:"known"`   // entries that were
	Refused []badLine           `json:"refused"` // lines that cannot be taken
	Flags   []journal.FlagState `json:"flags"`   // that stand now and did not before
	Lifted  []journal.FlagState `json:"lifted"`  // that stood before and are cleared now
	May     bool                `json:"may"`
}

// runImport merges a record into this one. Either every line of the file is
// good and all of it is written, or nothing is; with --skip-bad the bad lines
// are named and left out.
func runImport(ctx context.Context, p *program, args []string) error {
	fs := flag.NewFlagSet("import", flag.ContinueOnError)
	skip := fs.Bool("skip-bad", false, "take the good lines of a file with bad ones, and name those")
	asJSON := fs.Bool("json", false, "JSON only")
	data := fs.String("data", "", "folder of the record")
	rest, err := parse(fs, args, 1, 1)
	if err != nil {
		return err
	}
	text, err := p.read(rest[0])
	if err != nil {
		return err
	}
	d, err := p.openDiary(ctx, *data)
	if err != nil {
		return err
	}
	defer d.Close()
	found, err := d.siftAny(rest[0], text)
	if err != nil {
		return err
	}
	if len(found.bad) > 0 && !*skip {
		return p.refuseImport(*asJSON, found)
	}
	r, err := d.merge(ctx, found)
	if err != nil {
		return err
	}
	p.sayBad(p.err, found)
	return p.answer(*asJSON, r, func(w io.Writer) { d.sayImported(w, r) })
}

// merge writes what is new, all of it or nothing, with the flags it leads to.
func (d *diary) merge(ctx context.Context, found sifted) (importReport, error) {
	before := d.journal.Standing(d.Now())
	if err := d.Append(ctx, found.fresh...); err != nil {
		return importReport{}, fmt.Errorf("import: nothing was written: %w", err)
	}
	after := d.journal.Standing(d.Now())
	return importReport{New: len(found.fresh), Known: found.known, Refused: found.refused(),
		Flags: risen(before, after), Lifted: lifted(before, after), May: after.May}, nil
}

// lifted returns the flags that stood before and are cleared after.
func lifted(before, after journal.Standing) []journal.FlagState {
	return risen(journal.Standing{Flags: before.Lifted}, journal.Standing{Flags: after.Lifted})
}

// refuseImport names every bad line and writes nothing.
func (p *program) refuseImport(asJSON bool, found sifted) error {
	p.sayBad(p.err, found)
	fmt.Fprintf(p.err, "unknot: %s\n", p.words.Say("cli.import.refused",
		"n", fmt.Sprint(len(found.bad)), "total", fmt.Sprint(found.total())))
	if asJSON {
		r := importReport{Refused: found.refused(), Flags: []journal.FlagState{}, Lifted: []journal.FlagState{}}
		if err := p.answer(true, r, nil); err != nil {
			return err
		}
	}
	return errQuiet
}

// manyBad is how many bad lines are named of a file in which nothing is good.
const manyBad = 10

// sayBad names the bad lines, each with where it is and why; a few only of a
// file that is no export at all.
func (p *program) sayBad(w io.Writer, found sifted) {
	for i, b := range found.bad {
		if i == manyBad && found.good() == 0 {
			fmt.Fprintln(w, p.words.Say("cli.import.nothing", "n", fmt.Sprint(len(found.bad)-i)))
			return
		}
		fmt.Fprintln(w, tidy(b.Error()))
	}
}

// isNewer reports whether entries of a newer version stand in the way.
func isNewer(o journal.Obstacle) bool { return o.Code == journal.NewerEntries }

// sayImported says what came of an import.
func (d *diary) sayImported(w io.Writer, r importReport) {
	say := d.p.words.Say
	fmt.Fprintln(w, say("cli.import.done", "new", fmt.Sprint(r.New), "known", fmt.Sprint(r.Known)))
	if len(r.Refused) > 0 {
		fmt.Fprintln(w, say("cli.import.skipped", "n", fmt.Sprint(len(r.Refused))))
	}
	if len(r.Flags) > 0 {
		fmt.Fprintln(w, say("cli.import.flags"))
		d.sayFlags(w, r.Flags)
	}
	if why := d.journal.Standing(d.Now()).Why; slices.ContainsFunc(why, isNewer) {
		fmt.Fprintln(w, say("standing.newer-entries.say"), say("standing.newer-entries.change"))
	}
	for _, f := range r.Lifted {
		fmt.Fprintf(w, "%s  %s\n", tidy(say("cli.flags.lifted", "by", f.By)), tidy(d.flagLine(f)))
	}
}
