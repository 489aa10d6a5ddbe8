package main

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/store"
	"unknot/store/sqlite"
)

// A diary is the journal of one person, kept in a store. What it records is on
// disk when it returns.
type diary struct {
	p       *program
	log     store.Log
	journal *journal.Journal
	last    int64 // position in the log up to which the journal has read
	device  string
}

// dataFolder returns where the journal is kept: the flag, the environment
// variable UNKNOT_DATA, or the user's data folder.
func (p *program) dataFolder(flag string) (string, error) {
	if flag != "" {
		return flag, nil
	}
	if dir := p.env("UNKNOT_DATA"); dir != "" {
		return dir, nil
	}
	if dir := p.env("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "unknot"), nil
	}
	return userFolder(p.env)
}

// journalFile is the file of the journal in the data folder.
const journalFile = "journal.db"

// openDiary opens the journal in a data folder, making it when it is new.
func (p *program) openDiary(ctx context.Context, data string) (*diary, error) {
	dir, err := p.dataFolder(data)
	if err != nil {
		return nil, err
	}
	log, err := sqlite.Open(ctx, filepath.Join(dir, journalFile))
	if err != nil {
		return nil, err
	}
	d := &diary{p: p, log: log, journal: p.engine.Journal()}
	if d.device, err = p.deviceIn(dir); err == nil {
		err = d.Refresh(ctx)
	}
	if err != nil {
		return nil, errors.Join(err, log.Close())
	}
	return d, nil
}

// Close closes the store.
func (d *diary) Close() error { return d.log.Close() }

// Now returns the time, never before the newest entry.
func (d *diary) Now() protocol.Moment {
	now := d.p.now()
	if newest := d.journal.Newest(); newest.Ms > now.Ms {
		now.Ms = newest.Ms
	}
	return now
}

// Journal returns the journal as of the last Refresh or Record.
func (d *diary) Journal() *journal.Journal { return d.journal }

// batch is how many records are read at once.
const batch = 4000

// decoded reads records, a share on each processor: a record of years has tens
// of thousands. The error is that of the first that cannot be read.
func decoded(c *journal.Codec, records []store.Record) ([]journal.Entry, error) {
	entries, faults := make([]journal.Entry, len(records)), make([]error, len(records))
	share := len(records)/runtime.GOMAXPROCS(0) + 1
	var all sync.WaitGroup
	for from := 0; from < len(records); from += share {
		all.Go(func() {
			for i := from; i < min(from+share, len(records)); i++ {
				entries[i], faults[i] = c.Decode("entry "+records[i].ID, records[i].Body)
			}
		})
	}
	all.Wait()
	for _, err := range faults {
		if err != nil {
			return nil, err
		}
	}
	return entries, nil
}

// Refresh reads what other programs have appended since.
func (d *diary) Refresh(ctx context.Context) error {
	for {
		records, last, err := d.log.After(ctx, d.last, batch)
		if err != nil {
			return err
		}
		if len(records) == 0 {
			return nil
		}
		entries, err := decoded(d.journal.Codec(), records)
		if err != nil {
			return fmt.Errorf("the journal has an entry that cannot be read; 'unknot export' writes out all that can:\n%w", err)
		}
		d.journal.Add(entries...)
		d.last = last
	}
}

// Record adds entries of these bodies, all at the same time, with the flags
// that follow from them. They are on disk when it returns.
func (d *diary) Record(ctx context.Context, bodies ...journal.Body) ([]journal.Entry, error) {
	return d.RecordAt(ctx, d.Now(), bodies...)
}

// RecordAt records at a time of the caller's.
func (d *diary) RecordAt(ctx context.Context, at protocol.Moment, bodies ...journal.Body) ([]journal.Entry, error) {
	entries := make([]journal.Entry, len(bodies))
	for i, b := range bodies {
		id, err := d.p.newID(at)
		if err != nil {
			return nil, err
		}
		entries[i] = journal.Make(id, at, d.device, b)
	}
	return entries, d.Append(ctx, entries...)
}

// Append adds entries, with the flags that follow from them and were not
// written yet, in one piece.
func (d *diary) Append(ctx context.Context, entries ...journal.Entry) error {
	if err := d.Refresh(ctx); err != nil {
		return err
	}
	d.journal.Add(entries...)
	owed := d.journal.Owed()
	d.journal.Add(owed...)
	if err := d.write(ctx, slices.Concat(entries, owed)); err != nil {
		return errors.Join(err, d.reload(ctx))
	}
	return nil
}

// write puts entries on disk, all or none.
func (d *diary) write(ctx context.Context, entries []journal.Entry) error {
	records := make([]store.Record, len(entries))
	for i, e := range entries {
		line, err := d.journal.Codec().Encode(e)
		if err != nil {
			return err
		}
		records[i] = store.Record{ID: e.ID, Body: line}
	}
	_, err := d.log.Append(ctx, records...)
	return err
}

// reload makes the journal what is on disk again, after a write that failed.
func (d *diary) reload(ctx context.Context) error {
	d.journal, d.last = d.p.engine.Journal(), 0
	return d.Refresh(ctx)
}

// newID returns an id that sorts by time: milliseconds, then 80 random bits.
func (p *program) newID(at protocol.Moment) (string, error) {
	var b [10]byte
	if _, err := io.ReadFull(p.random, b[:]); err != nil {
		return "", fmt.Errorf("no randomness for an id: %w", err)
	}
	return fmt.Sprintf("%011x-%s", at.Ms, strings.ToLower(base32.StdEncoding.EncodeToString(b[:]))), nil
}

// deviceIn returns the name of this device, made once at random: it tells
// devices apart and says nothing about them.
func (p *program) deviceIn(dir string) (string, error) {
	path := filepath.Join(dir, "device")
	if b, err := os.ReadFile(path); err == nil && len(b) > 0 {
		return strings.TrimSpace(string(b)), nil
	}
	var b [16]byte
	if _, err := io.ReadFull(p.random, b[:]); err != nil {
		return "", err
	}
	sum := sha256.Sum256(b[:])
	name := "device-" + strings.ToLower(base32.StdEncoding.EncodeToString(sum[:5]))
	return name, os.WriteFile(path, []byte(name+"\n"), 0o600)
}

var errNoFolder = errors.New("there is no home folder to keep the journal in; name one with --data or UNKNOT_DATA")
