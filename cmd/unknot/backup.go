package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
)

// backupReport is what came of a backup.
type backupReport struct {
	File    string   `json:"file"`
	Entries int      `json:"entries"`
	Removed []string `json:"removed"` // older generations that had to make room
	Spared  []string `json:"spared"`  // those that would have to, but have what the new one does not
	Kept    int      `json:"kept"`    // generations there are now, the new one included
}

// usualKeep is how many generations are kept when nothing is said: one a day
// goes back a week, one a week nearly two months.
const usualKeep = 7

// runBackup writes a generation, proves it by reading it back, and only then
// removes old ones.
func runBackup(ctx context.Context, p *program, args []string) error {
	fs := flag.NewFlagSet("backup", flag.ContinueOnError)
	to := fs.String("to", "", "folder of the generations; it must be there")
	keep := fs.Int("keep", usualKeep, "how many generations stay, 1 or more")
	asJSON := fs.Bool("json", false, "JSON only")
	data := fs.String("data", "", "folder of the record")
	if _, err := parse(fs, args, 0, 0); err != nil {
		return err
	}
	if *to == "" || *keep < 1 {
		return usageError{usageOf(fs)}
	}
	debug.SetGCPercent(frugal)
	lines, entries, err := p.wholeRecord(ctx, *data)
	if err != nil {
		return err
	}
	r, err := p.backUp(*to, *keep, lines)
	if err != nil {
		return err
	}
	r.Entries = entries
	return p.answer(*asJSON, r, func(w io.Writer) { p.sayBackup(w, r) })
}

// wholeRecord returns the record as export writes it. A record that is damaged
// has no backup: it would push out the generations from before the damage.
func (p *program) wholeRecord(ctx context.Context, data string) (lines []byte, entries int, err error) {
	path, err := p.journalPath(data)
	if err != nil {
		return nil, 0, err
	}
	if _, err := os.Stat(path); errors.Is(err, os.ErrNotExist) {
		return nil, 0, fmt.Errorf("backup: there is no record in %s; choose another folder with --data", path)
	}
	records, err := readWhole(ctx, path)
	if err != nil {
		return nil, 0, err
	}
	if len(records) == 0 {
		return nil, 0, fmt.Errorf("backup: the record in %s has no entries, and nothing was written", path)
	}
	return linesOf(records), len(records), nil
}

// backUp writes a generation into a folder and removes what is over keep.
func (p *program) backUp(folder string, keep int, lines []byte) (backupReport, error) {
	if err := backupFolder(folder); err != nil {
		return backupReport{}, err
	}
	old, err := generations(folder)
	if err != nil {
		return backupReport{}, err
	}
	name, err := p.newGeneration(folder, lines)
	if err != nil {
		return backupReport{}, err
	}
	r := backupReport{File: filepath.Join(folder, name), Removed: []string{}, Spared: []string{}, Kept: len(old) + 1}
	return r, r.prune(folder, old[:max(0, len(old)+1-keep)], lines)
}

// prune removes old generations, but for those that hold anything the new one
// does not. A record only grows, so that is a sign that it is another record or
// that some of it was lost.
func (r *backupReport) prune(folder string, old []string, lines []byte) error {
	if len(old) == 0 {
		return nil
	}
	have := linesIn(lines)
	for _, name := range old {
		path := filepath.Join(folder, name)
		inside, err := have.hold(path)
		if err == nil && !inside {
			r.Spared = append(r.Spared, path)
			continue
		}
		if err == nil {
			err = os.Remove(path)
		}
		if err != nil {
			return fmt.Errorf("backup: %s was written; %s could not be removed: %w", r.File, path, plain(err))
		}
		r.Removed = append(r.Removed, path)
		r.Kept--
	}
	return nil
}

// sayBackup says what came of a backup.
func (p *program) sayBackup(w io.Writer, r backupReport) {
	fmt.Fprintln(w, p.words.Say("cli.backup.done", "n", fmt.Sprint(r.Entries), "file", r.File))
	if len(r.Removed) > 0 {
		fmt.Fprintln(w, p.words.Say("cli.backup.removed", "n", fmt.Sprint(len(r.Removed))))
	}
	for _, path := range r.Spared {
		fmt.Fprintln(w, p.words.Say("cli.backup.spared", "file", path))
	}
	fmt.Fprintln(w, p.words.Say("cli.backup.kept", "n", fmt.Sprint(r.Kept)))
}
