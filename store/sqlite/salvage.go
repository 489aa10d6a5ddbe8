package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"unknot/store"
)

// Salvage returns what can be read of a file that Open refuses, in the order
// it was appended, and what is wrong with the file. Every record it returns
// has held against its checksum. With no problems, the records are all there
// are.
//
// It works on a copy in the temporary folder, which needs as much room as the
// file. Do not call it while this program has the file open.
func Salvage(ctx context.Context, path string) (records []store.Record, problems []string, err error) {
	path, err = filepath.Abs(path)
	if err != nil {
		return nil, nil, fault(path, err)
	}
	folder, err := copyAside(path)
	if err != nil {
		return nil, nil, &Error{Fault: Unreachable, Path: path, Why: "cannot be copied (" + oneLine(err.Error()) + ")", Err: err}
	}
	defer os.RemoveAll(folder)
	w := wreck{file: filepath.Join(folder, copyName), found: map[string]bool{}}
	w.ask(ctx)
	if len(w.problems) > 0 {
		w.dig()
	}
	if ctx.Err() != nil {
		return nil, nil, stopped(ctx)
	}
	records = w.sorted()
	return records, w.problems, nil
}

// A wreck is a copied file and what has been got out of it.
type wreck struct {
	file     string
	found    map[string]bool // by id
	placed   []placed
	problems []string
}

// placed is a record and where it stood.
type placed struct {
	position int64
	record   store.Record
}

func (w *wreck) add(p placed) {
	if !w.found[p.record.ID] {
		w.found[p.record.ID] = true
		w.placed = append(w.placed, p)
	}
}

func (w *wreck) problem(format string, args ...any) {
	w.problems = append(w.problems, oneLine(fmt.Sprintf(format, args...)))
}

// sorted returns the records by their position and notes what is missing
// between them.
func (w *wreck) sorted() []store.Record {
	slices.SortStableFunc(w.placed, func(a, b placed) int { return cmp.Compare(a.position, b.position) })
	records := make([]store.Record, len(w.placed))
	last := int64(0)
	for i, p := range w.placed {
		if p.position > last+1 {
			w.problem("%v", &goneError{last + 1, p.position - 1})
		}
		records[i], last = p.record, p.position
	}
	return records
}

// ask has SQLite read the file as far as it can.
func (w *wreck) ask(ctx context.Context) {
	if stampOf(w.file).beheaded() {
		w.problem("the file is empty, though its -wal is not")
		return
	}
	db, err := single(address(w.file, salvaging, usual))
	if err != nil {
		w.problem("opening it: %v", err)
		return
	}
	defer db.Close()
	if err := check(ctx, db, w.file, "PRAGMA integrity_check(1)"); err != nil {
		w.problem("checking it: %v", plain(err))
	}
	rows, err := db.QueryContext(ctx, `SELECT position, id, body, sum FROM record ORDER BY position`)
	if err != nil {
		w.problem("reading the log: %v", err)
		return
	}
	w.take(rows)
}

// take reads rows until SQLite cannot go on.
func (w *wreck) take(rows *sql.Rows) {
	defer rows.Close()
	for rows.Next() {
		r, position, err := scan(rows)
		if err != nil {
			w.problem("%v", err)
			continue
		}
		w.add(placed{position, r})
	}
	if err := rows.Err(); err != nil {
		w.problem("reading after record %d: %v", len(w.placed), err)
	}
}

// plain returns what is wrong, without the path of the copy and the advice.
func plain(err error) string {
	if e, ok := err.(*Error); ok {
		return "the file " + e.Why
	}
	return err.Error()
}

// dig looks for records on every page by itself.
func (w *wreck) dig() {
	before := len(w.placed)
	p, err := readPages(w.file)
	if err != nil {
		w.problem("reading the pages: %v", err)
		return
	}
	for n := range p.count() {
		for _, found := range p.records(n + 1) {
			w.add(found)
		}
	}
	if more := len(w.placed) - before; more > 0 {
		w.problem("found %d more records page by page", more)
	}
}
