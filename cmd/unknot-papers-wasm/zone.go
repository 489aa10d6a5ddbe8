package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"slices"
	"time"
)

// A zone is the clock of a browser: its name and what it shows from when on.
// A browser knows its own clock; the table of all zones would be a third of
// this program again.
type zone struct {
	Name  string `json:"name"`
	Spans []span `json:"spans"` // in the order of time; the first holds before it too
}

// A span is a stretch of one offset.
type span struct {
	From   int    `json:"from"`   // seconds since 1970
	Offset int    `json:"offset"` // minutes east of UTC
	Short  string `json:"short"`  // as CET
	Summer bool   `json:"summer"`
}

// most is how many changes of a clock are read: two a year, over a lifetime.
const most = 200

// location makes a zone of what the browser's clock shows, in the form that
// computers keep zones in.
func (z zone) location() (*time.Location, error) {
	if len(z.Spans) == 0 || len(z.Spans) > most || z.Name == "" {
		return nil, fmt.Errorf("wish: zone %q has %d stretches, must have a name and 1 to %d", z.Name, len(z.Spans), most)
	}
	if !slices.IsSortedFunc(z.Spans, func(a, b span) int { return a.From - b.From }) {
		return nil, fmt.Errorf("wish: the stretches of zone %q are not in the order of time", z.Name)
	}
	loc, err := time.LoadLocationFromTZData(z.Name, z.data())
	if err != nil {
		return nil, fmt.Errorf("wish: zone %q: %w", z.Name, err)
	}
	return loc, nil
}

// data is the zone as a TZif file of version 1: times of 32 bits, which is
// enough for a calendar of the next weeks.
func (z zone) data() []byte {
	var b, names bytes.Buffer
	b.WriteString("TZif\x00" + string(make([]byte, 15)))
	put := func(v any) { _ = binary.Write(&b, binary.BigEndian, v) } // to memory it never fails
	for _, s := range z.Spans {
		names.WriteString(s.Short + "\x00")
	}
	n := uint32(len(z.Spans))
	put([]uint32{0, 0, 0, n - 1, n, uint32(names.Len())})
	for _, s := range z.Spans[1:] {
		put(int32(s.From))
	}
	for i := range z.Spans[1:] {
		put(uint8(i + 1))
	}
	at := 0
	for _, s := range z.Spans {
		put(int32(s.Offset * 60))
		put(s.Summer)
		put(uint8(at))
		at += len(s.Short) + 1
	}
	b.Write(names.Bytes())
	return b.Bytes()
}
