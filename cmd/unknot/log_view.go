package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/store/sqlite"
)

// view reads the record without writing anything, so that it also works where
// nothing can be written. A record that is not there yet is an empty one. The
// diary it returns is closed: it can be read, not added to.
func (p *program) view(ctx context.Context, data string) (*diary, error) {
	path, err := p.journalPath(data)
	if err != nil {
		return nil, err
	}
	d := &diary{p: p, journal: p.engine.Journal()}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return d, nil
	}
	for range patience {
		if err = d.look(ctx, path); !isFault(err, sqlite.Busy) {
			break
		}
		time.Sleep(100 * time.Millisecond)
	}
	return d, err
}

// patience is how often a reader tries again while another program writes.
const patience = 20

// look reads the whole record once.
func (d *diary) look(ctx context.Context, path string) error {
	log, err := sqlite.OpenReadOnly(ctx, path)
	if err != nil {
		return err
	}
	d.log, d.journal, d.last = log, d.p.engine.Journal(), 0
	return errors.Join(d.Refresh(ctx), log.Close())
}

// journalPath returns the file of the record.
func (p *program) journalPath(data string) (string, error) {
	dir, err := p.dataFolder(data)
	return filepath.Join(dir, journalFile), err
}

// isFault reports whether an error is this trouble with the file.
func isFault(err error, f sqlite.Fault) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Fault == f
}

// entry returns the entry with an id.
func (d *diary) entry(id string) (journal.Entry, bool) {
	for _, e := range d.journal.Entries() {
		if e.ID == id {
			return e, true
		}
	}
	return journal.Entry{}, false
}

// entryIDs returns the ids of all entries.
func (d *diary) entryIDs() []string {
	return protocol.IDsOf(d.journal.Entries(), func(e journal.Entry) string { return e.ID })
}

// tidy makes a text from a record, which may come from anywhere, safe to show
// on one line of a terminal.
func tidy(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
}

// clockTime returns a moment as 2026-11-22 07:30, in the time of its own clock.
func clockTime(m protocol.Moment) string { return strings.Replace(m.String()[:16], "T", " ", 1) }

// dayName returns a day as Sunday 22 November 2026.
func dayName(d protocol.Day) string {
	return time.Unix(int64(d)*24*3600, 0).UTC().Format("Monday 2 January 2006")
}

// dayNames returns days as Monday 23, Wednesday 25.
func dayNames(days []protocol.Day) string {
	out := make([]string, len(days))
	for i, d := range days {
		out[i] = time.Unix(int64(d)*24*3600, 0).UTC().Format("Monday 2")
	}
	return strings.Join(out, ", ")
}
