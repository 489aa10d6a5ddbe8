package main

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"strings"

	"unknot/engine/protocol"
	"unknot/report"
)

// runReport makes the page for the professional.
func runReport(ctx context.Context, p *program, args []string) error {
	fs := flag.NewFlagSet("report", flag.ContinueOnError)
	out := fs.String("out", "", "file to write, - for standard output")
	name := fs.String("name", "", "your name, if it shall stand on the page")
	born := fs.String("born", "", "your date of birth, likewise")
	days := fs.Int("days", report.UsualDays, fmt.Sprintf("how many days back, %d to %d", report.MinDays, report.MaxDays))
	link := fs.String("link", "", "address of an Unknot that the professional can open, for the QR code")
	force := fs.Bool("force", false, "write over a file that is there")
	data := fs.String("data", "", "folder of the record")
	if _, err := parse(fs, args, 0, 0); err != nil {
		return err
	}
	if *out == "" {
		return usageError{"report: needs --out FILE.pdf, or --out - for standard output"}
	}
	d, err := p.view(ctx, *data)
	if err != nil {
		return err
	}
	in := report.Input{Engine: p.engine, Words: p.words, Journal: d.journal, Now: d.Now(), Harms: d.papers().Harms(),
		Name: strings.TrimSpace(*name), Born: strings.TrimSpace(*born), Days: *days, Version: version(p.engine.Pack()).Version, Link: *link}
	var page bytes.Buffer
	if err := report.Write(&page, in); err != nil {
		return err
	}
	if err := p.writeExport(*out, *force, page.Bytes()); err != nil {
		return asReport(err)
	}
	d.sayReport(*out, *days)
	return nil
}

// asReport names the command in an error of writing.
func asReport(err error) error {
	if rest, ok := strings.CutPrefix(err.Error(), "export: "); ok {
		return fmt.Errorf("report: %s", rest)
	}
	return err
}

// sayReport says what the page holds, and what to do with it.
func (d *diary) sayReport(to string, days int) {
	from := d.Now().Day() - protocol.Day(days) + 1
	sessions, mornings := 0, 0
	for _, s := range d.journal.Sessions() {
		if s.Worked != 0 && s.At.Day() >= from {
			sessions++
		}
	}
	for _, m := range d.journal.Mornings() {
		if m.Day >= from {
			mornings++
		}
	}
	if to == "-" {
		to = d.p.words.Say("cli.stdout")
	}
	fmt.Fprintln(d.p.err, d.p.words.Say("cli.report.done", "file", to, "sessions", fmt.Sprint(sessions), "mornings", fmt.Sprint(mornings), "days", fmt.Sprint(days)))
	if len(d.journal.Standing(d.Now()).Flags) > 0 {
		fmt.Fprintln(d.p.err, d.p.words.Say("cli.report.ask"))
	}
}
