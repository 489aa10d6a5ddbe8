package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime/debug"

	"unknot/store"
	"unknot/store/sqlite"
)

// exported is what could be read of a record, as it is stored.
type exported struct {
	records  []store.Record
	problems []string // with the file; none when it is whole
	fault    error    // why the file could not be opened as it should
}

// frugal is how much memory may grow before it is collected, in per cent, where
// a whole record is written: five years of it take under 100 MB.
const frugal = 50

func runExport(ctx context.Context, p *program, args []string) error {
	fs := flag.NewFlagSet("export", flag.ContinueOnError)
	wish := exportFlags(p, fs)
	if _, err := parse(fs, args, 0, 0); err != nil {
		return err
	}
	if err := wish.agree(fs); err != nil {
		return err
	}
	path, err := p.journalPath(wish.data)
	if err != nil {
		return err
	}
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("export: there is no record in %s; choose another folder with --data", path)
	}
	debug.SetGCPercent(frugal)
	if wish.as != lossless {
		return p.exportAs(ctx, wish)
	}
	x, err := readAll(ctx, path)
	if err != nil {
		return err
	}
	if len(x.records) == 0 && x.fault != nil {
		p.sayProblems(x)
		return fmt.Errorf("export: nothing in %s can be read, and nothing was written", path)
	}
	if err := p.writeExport(wish.to, wish.force, linesOf(x.records)); err != nil {
		return err
	}
	p.sayExported(x, wish.to)
	return nil
}

// readAll reads the whole record without writing to it, and what can be read
// of it when it is damaged or of a newer program.
func readAll(ctx context.Context, path string) (exported, error) {
	records, err := readWhole(ctx, path)
	var fault *sqlite.Error
	if err == nil || !errors.As(err, &fault) {
		return exported{records: records}, err
	}
	records, problems, salvage := sqlite.Salvage(ctx, path)
	if salvage != nil {
		return exported{}, salvage
	}
	return exported{records, problems, err}, nil
}

// readWhole reads a record that is in order.
func readWhole(ctx context.Context, path string) ([]store.Record, error) {
	log, err := sqlite.OpenReadOnly(ctx, path)
	if err != nil {
		return nil, err
	}
	defer log.Close()
	var all []store.Record
	for last := int64(0); ; {
		records, next, err := log.After(ctx, last, batch)
		if err != nil || len(records) == 0 {
			return all, err
		}
		all, last = append(all, records...), next
	}
}

// linesOf returns records as JSON Lines, each as it is stored. A record that
// has line breaks between its parts, as another program may have written it,
// is put on one line.
func linesOf(records []store.Record) []byte {
	var out bytes.Buffer
	for _, r := range records {
		if bytes.ContainsAny(r.Body, "\r\n") && json.Compact(&out, r.Body) == nil {
			out.WriteByte('\n')
			continue
		}
		out.Write(r.Body)
		out.WriteByte('\n')
	}
	return out.Bytes()
}

// sayExported says how many entries were written, and what was wrong with the
// rest.
func (p *program) sayExported(x exported, to string) {
	id := "cli.exported"
	if x.fault != nil {
		p.sayProblems(x)
		id = "cli.exported.rest"
	}
	fmt.Fprintln(p.err, p.words.Say(id, "n", fmt.Sprint(len(x.records)), "file", p.fileName(to)))
}

// fileName names a file that was written, or standard output.
func (p *program) fileName(to string) string {
	if to == "-" {
		return p.words.Say("cli.stdout")
	}
	return to
}

// sayProblems says what is wrong with a file that could not be opened.
func (p *program) sayProblems(x exported) {
	var e *sqlite.Error
	if errors.As(x.fault, &e) {
		fmt.Fprintf(p.err, "unknot: %s %s\n", e.Path, e.Why)
	}
	for _, why := range x.problems {
		fmt.Fprintf(p.err, "  - %s\n", tidy(why))
	}
}

// writeExport writes to standard output, or a file whole or not at all.
func (p *program) writeExport(to string, force bool, data []byte) error {
	if to != "-" {
		return writeWhole(to, force, data)
	}
	if _, err := io.Copy(p.out, bytes.NewReader(data)); err != nil {
		return fmt.Errorf("export: standard output: %w; what was written is not whole", plain(err))
	}
	return nil
}
