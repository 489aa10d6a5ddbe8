package csv

import (
	"encoding/csv"
	"fmt"
	"io"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/session"
	"unknot/interop/worked"
)

// Write writes the table of a journal. The error is one of writing.
func Write(w io.Writer, e *engine.Engine, j *journal.Journal) error {
	t := table{engine: e, journal: j, out: csv.NewWriter(w), events: worked.Events(j), corrected: corrections(j)}
	t.out.UseCRLF = true
	if err := t.out.Write(Columns); err != nil {
		return err
	}
	for _, entry := range j.Entries() {
		if err := t.entry(entry); err != nil {
			return fmt.Errorf("csv: entry %q: %w", entry.ID, err)
		}
	}
	t.out.Flush()
	return t.out.Error()
}

// table is a table being written.
type table struct {
	engine    *engine.Engine
	journal   *journal.Journal
	out       *csv.Writer
	events    map[string][]session.Event
	spans     lately
	corrected map[corrects]journal.Body
}

// corrects is what a correction replaces: only a value of the same kind.
type corrects struct {
	id   string
	kind journal.Kind
}

// corrections returns what stands in place of corrected entries: the newest.
func corrections(j *journal.Journal) map[corrects]journal.Body {
	out := map[corrects]journal.Body{}
	for _, e := range j.Entries() {
		if c, ok := e.Body.(journal.Correction); ok {
			to := journal.Make(e.ID, e.At, e.Device, c.To)
			out[corrects{c.Of, to.Kind}] = c.To
		}
	}
	return out
}

// lately are the spans of the session asked for last: its events come in a row.
type lately struct {
	id    string
	spans []worked.Span
}

// spansOf returns how a session went.
func (t *table) spansOf(id string) (*journal.SessionState, []worked.Span) {
	s, ok := t.journal.SessionOf(id)
	if !ok {
		return nil, nil
	}
	if t.spans.id != id {
		t.spans = lately{id, worked.Spans(s, t.events[id])}
	}
	return s, t.spans.spans
}

// write writes rows.
func (t *table) write(rows ...row) error {
	for _, r := range rows {
		if err := t.out.Write(r.fields()); err != nil {
			return err
		}
	}
	return nil
}
