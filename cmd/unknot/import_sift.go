package main

import (
	"bytes"
	"errors"
	"fmt"

	"unknot/engine/journal"
	"unknot/engine/strict"
	"unknot/store"
)

// A badLine is a line of a file that cannot be taken, and why.
type badLine struct {
	File string `json:"file"`
	Line int    `json:"line"` // from 1
	Path string `json:"path"` // inside the line
	Why  string `json:"why"`
}

// Error says where and what, on one line.
func (b badLine) Error() string {
	return strict.Fault{File: fmt.Sprintf("%s:%d", b.File, b.Line), Path: b.Path, Why: b.Why}.Error()
}

// sifted is a file sorted into what is new, what is known and what is bad.
type sifted struct {
	fresh []journal.Entry
	known int
	lines int // that are bad; one may have several faults
	bad   []badLine
}

func (s *sifted) good() int  { return len(s.fresh) + s.known }
func (s *sifted) total() int { return s.good() + s.lines }

// refused returns the bad lines, never nil.
func (s *sifted) refused() []badLine { return append([]badLine{}, s.bad...) }

// A sieve knows every entry that is here already, as it is written.
type sieve struct {
	d     *diary
	file  string
	here  map[string][]byte
	where map[string]int // the line of an entry of this file
	sifted
}

// sift reads a file of JSON Lines. Empty lines count for nothing.
func (d *diary) sift(file string, text []byte) sifted {
	s := sieve{d: d, file: file, here: map[string][]byte{}, where: map[string]int{}}
	for _, e := range d.journal.Entries() {
		s.here[e.ID], _ = d.journal.Codec().Encode(e)
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	n := 0
	for line := range bytes.Lines(text) {
		n++
		if line = bytes.TrimSpace(line); len(line) > 0 {
			s.line(n, line)
		}
	}
	return s.sifted
}

// line sorts one line.
func (s *sieve) line(n int, line []byte) {
	e, err := s.d.journal.Codec().Decode("", line)
	if err != nil {
		s.faulty(n, err)
		return
	}
	written, err := s.d.journal.Codec().Encode(e)
	if err == nil {
		err = store.Record{ID: e.ID, Body: written}.Check()
	}
	there, known := s.here[e.ID]
	switch {
	case err != nil:
		s.faulty(n, err)
	case known && bytes.Equal(there, written):
		s.known++
	case known:
		s.faulty(n, s.conflict(e))
	case e.At.Ms > s.d.Now().Ms+ahead:
		s.faulty(n, strict.Fault{Path: "at", Why: fmt.Sprintf("is %s, and it is only %s now; check the clock of this computer, and of the one it comes from", e.At, clockTime(s.d.Now()))})
	default:
		s.fresh = append(s.fresh, e)
		s.here[e.ID], s.where[e.ID] = written, n
	}
}

// ahead is how far the clock of another device may be before this one: a day,
// in milliseconds. An entry of a year to come would hold back every day before
// it, because time never runs back in a record.
const ahead = 24 * 3600 * 1000

// conflict says that an id is taken by another content.
func (s *sieve) conflict(e journal.Entry) error {
	where := "in this record"
	if n, ok := s.where[e.ID]; ok {
		where = fmt.Sprintf("on line %d", n)
	}
	return strict.Fault{Path: "id", Why: fmt.Sprintf("is %s, which is there already with another content, %s; both cannot be kept", strict.Quote(e.ID), where)}
}

// faulty notes every fault of a line.
func (s *sieve) faulty(n int, err error) {
	s.lines++
	var faults strict.Faults
	var one strict.Fault
	switch {
	case errors.As(err, &faults):
	case errors.As(err, &one):
		faults = strict.Faults{one}
	default:
		faults = strict.Faults{{Why: err.Error()}}
	}
	for _, f := range faults {
		s.bad = append(s.bad, badLine{File: s.file, Line: n, Path: f.Path, Why: f.Why})
	}
}
