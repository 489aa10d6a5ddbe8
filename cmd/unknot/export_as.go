package main

import (
	"context"
	"flag"
	"fmt"
	"strings"

	"unknot/engine/protocol"
	"unknot/engine/strict"
)

// An exportForm is a form the record can be written in.
type exportForm struct {
	name   string
	binary bool // not to be shown on a terminal
	make   func(context.Context, *program, *exportWish) (exportMade, error)
}

// exportMade is what is written, and the sentence that says so.
type exportMade struct {
	data []byte
	say  string
}

// lossless is the form that import reads back.
const lossless = "jsonl"

// exportForms are the forms besides the lossless one.
func exportForms() []exportForm {
	return []exportForm{
		{"csv", false, exportCSV},
		{"ical", false, exportICal},
		{"fit-workout", true, exportFITWorkout},
		{"fit-activity", true, exportFITActivity},
		{"fhir", false, exportFHIR},
	}
}

// formNames returns the names of all forms.
func formNames() []string {
	return append([]string{lossless}, protocol.IDsOf(exportForms(), func(f exportForm) string { return f.name })...)
}

// An exportWish is what an export was asked for.
type exportWish struct {
	as, to, data string
	force        bool
	at, zone     string // of a calendar
	alarm        int    // minutes before, of a calendar
	minutes      int    // of a session to come
	tools        string // at hand
	session      string // of an activity
}

// exportFlags are the flags of an export.
func exportFlags(p *program, fs *flag.FlagSet) *exportWish {
	w := &exportWish{}
	fs.StringVar(&w.as, "as", lossless, "form: "+strings.Join(formNames(), ", "))
	fs.StringVar(&w.to, "out", "-", "file to write, - for standard output")
	fs.StringVar(&w.to, "to", "-", "the same as --out")
	fs.BoolVar(&w.force, "force", false, "write over a file that is there; an earlier calendar is carried on")
	fs.StringVar(&w.at, "at", "", "ical: time of day, as 18:30; when left out, the time you usually start")
	fs.StringVar(&w.zone, "zone", "", "ical: time zone, as Europe/Madrid; when left out, that of this computer")
	fs.IntVar(&w.alarm, "alarm", 15, "ical: minutes before, 0 for no alarm")
	fs.IntVar(&w.minutes, "minutes", p.engine.Pack().Dose.Minutes.Default, "ical, fit-workout: how long a session may take")
	fs.StringVar(&w.tools, "tools", "", "ical, fit-workout: tools at hand, joined by commas; all when left out")
	fs.StringVar(&w.session, "session", "", "fit-activity: id of the session; the newest when left out")
	fs.StringVar(&w.data, "data", "", "folder of the record")
	return w
}

// agree refuses a form that is not known and flags that do not go together.
func (w *exportWish) agree(fs *flag.FlagSet) error {
	names := formNames()
	known := false
	for _, n := range names {
		known = known || n == w.as
	}
	if !known {
		return usageError{fmt.Sprintf("export: --as %s is not a form; use %s%s", strict.Quote(w.as), strings.Join(names, ", "), strict.Hint(w.as, names))}
	}
	if given(fs, "out") && given(fs, "to") {
		return usageError{"export: --out and --to are the same; give one of them"}
	}
	for flag, forms := range map[string]string{"at": "ical", "zone": "ical", "alarm": "ical", "minutes": "ical fit-workout",
		"tools": "ical fit-workout", "session": "fit-activity"} {
		if given(fs, flag) && !strings.Contains(" "+forms+" ", " "+w.as+" ") {
			return usageError{fmt.Sprintf("export: --%s has no meaning with --as %s", flag, w.as)}
		}
	}
	return nil
}

// exportAs writes the record in a form other than the lossless one.
func (p *program) exportAs(ctx context.Context, w *exportWish) error {
	for _, f := range exportForms() {
		if f.name != w.as {
			continue
		}
		if f.binary && w.to == "-" && p.terminal {
			return fmt.Errorf("export: a %s file is no text for a terminal; name a file with --out", f.name)
		}
		made, err := f.make(ctx, p, w)
		if err != nil {
			return err
		}
		if err := p.writeExport(w.to, w.force, made.data); err != nil {
			return err
		}
		fmt.Fprintln(p.err, made.say)
	}
	return nil
}
