package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"

	"unknot/server"
	"unknot/store"
)

// An exchange is the record as the server exchanges it. It keeps the record
// open, and reads what other programs have written before every answer.
type exchange struct {
	p   *program
	dir string
	mu  sync.Mutex
	d   *diary
}

var _ server.Journal = (*exchange)(nil)

// openExchange opens the record in a data folder.
func (p *program) openExchange(ctx context.Context, data string) (*exchange, error) {
	dir, err := p.dataFolder(data)
	if err != nil {
		return nil, err
	}
	x := &exchange{p: p, dir: dir}
	if err := errors.Join(x.finishErasing(), x.open(ctx)); err != nil {
		return nil, err
	}
	return x, nil
}

// open opens the record, unless it is open.
func (x *exchange) open(ctx context.Context) (err error) {
	if x.d == nil {
		x.d, err = x.p.openDiary(ctx, x.dir)
	}
	return err
}

// Close closes the record.
func (x *exchange) Close() error {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.shut()
}

func (x *exchange) shut() error {
	if x.d == nil {
		return nil
	}
	err := x.d.Close()
	x.d = nil
	return err
}

// Log implements server.Journal.
func (x *exchange) Log(ctx context.Context) (string, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.open(ctx); err != nil {
		return "", x.p.wayOut(err)
	}
	id, err := x.log(ctx)
	return id, x.p.wayOut(err)
}

// maxPage is the most bytes of the entries of a page that has more than one.
const maxPage = 2 << 20

// After implements server.Journal.
func (x *exchange) After(ctx context.Context, position int64, limit int) (server.Page, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.open(ctx); err != nil {
		return server.Page{}, x.p.wayOut(err)
	}
	page, err := x.page(ctx, position, limit)
	return page, x.p.wayOut(err)
}

func (x *exchange) page(ctx context.Context, position int64, limit int) (server.Page, error) {
	there, err := x.has(ctx, position)
	if err != nil {
		return server.Page{}, err
	}
	if !there { // it is of another log
		position, limit = 0, 0
		if _, err := x.newLog(ctx); err != nil {
			return server.Page{}, err
		}
	}
	page := server.Page{Last: position}
	if page.Log, err = x.log(ctx); err != nil {
		return page, err
	}
	if err := x.fill(ctx, &page, limit); err != nil {
		return page, err
	}
	more, _, err := x.d.log.After(ctx, page.Last, 1)
	page.More = len(more) > 0
	return page, err
}

// fill puts as many entries on a page as fit.
func (x *exchange) fill(ctx context.Context, page *server.Page, limit int) error {
	if limit == 0 {
		return nil
	}
	records, last, err := x.d.log.After(ctx, page.Last, limit)
	if n := fitting(records); err == nil && n < len(records) {
		records, last, err = x.d.log.After(ctx, page.Last, n)
	}
	for _, r := range records {
		if !json.Valid(r.Body) {
			return fmt.Errorf("the journal has an entry that cannot be read: %s", tidy(r.ID))
		}
		page.Entries = append(page.Entries, r.Body)
	}
	page.Last = last
	return err
}

// has reports whether the log has a position. Each has the start.
func (x *exchange) has(ctx context.Context, position int64) (bool, error) {
	if position == 0 {
		return true, nil
	}
	records, _, err := x.d.log.After(ctx, position-1, 1)
	return len(records) == 1, err
}

// fitting returns how many records fit a page: one at least.
func fitting(records []store.Record) int {
	size := 0
	for i, r := range records {
		if size += len(r.Body); size > maxPage && i > 0 {
			return i
		}
	}
	return len(records)
}

// patientMerge is how often a merge begins again because another program has
// just written an entry of the same id.
const patientMerge = 5

// Merge implements server.Journal. Once begun it is finished, also when whoever
// asked has gone.
func (x *exchange) Merge(ctx context.Context, lines []json.RawMessage) (m server.Merged, err error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	ctx = context.WithoutCancel(ctx)
	if err := x.open(ctx); err != nil {
		return m, x.p.wayOut(err)
	}
	for range patientMerge {
		m, err = x.merge(ctx, lines)
		if conflict := (*store.ConflictError)(nil); !errors.As(err, &conflict) {
			break
		}
	}
	return m, x.p.wayOut(err)
}

func (x *exchange) merge(ctx context.Context, lines []json.RawMessage) (server.Merged, error) {
	if err := x.d.Refresh(ctx); err != nil {
		return server.Merged{}, err
	}
	found := x.d.siftThese(lines)
	if err := x.d.Append(ctx, found.fresh...); err != nil {
		return server.Merged{}, err
	}
	id, err := x.log(ctx)
	return server.Merged{Log: id, Added: len(found.fresh), Known: found.known, Refused: refusals(lines, found.bad)}, err
}

// siftThese sorts entries as an import does, and looks only at what they could
// be the same as.
func (d *diary) siftThese(lines []json.RawMessage) sifted {
	s := sieve{d: d, file: "entries", here: map[string][]byte{}, where: map[string]int{}}
	wanted := map[string]bool{}
	for _, line := range lines {
		if e, err := d.journal.Codec().Decode("", line); err == nil {
			wanted[e.ID] = true
		}
	}
	for _, e := range d.journal.Entries() {
		if wanted[e.ID] {
			s.here[e.ID], _ = d.journal.Codec().Encode(e)
		}
	}
	for i, line := range lines {
		s.line(i+1, line)
	}
	return s.sifted
}

// refusals says of each entry that was not taken why, in one line.
func refusals(lines []json.RawMessage, bad []badLine) []server.Refusal {
	out := []server.Refusal{}
	for i, b := range bad {
		why := strings.TrimPrefix(b.Error(), b.File+":"+fmt.Sprint(b.Line)+": ")
		if i > 0 && bad[i-1].Line == b.Line {
			out[len(out)-1].Why += "; " + why
			continue
		}
		out = append(out, server.Refusal{ID: idOf(lines[b.Line-1]), Why: why})
	}
	return out
}

// idOf returns the id that an entry seems to have, to name it by.
func idOf(line []byte) string {
	var e struct {
		ID string `json:"id"`
	}
	_ = json.Unmarshal(line, &e)
	return e.ID
}

// journalPath is the file of the record.
func (x *exchange) journalPath() string { return filepath.Join(x.dir, journalFile) }
