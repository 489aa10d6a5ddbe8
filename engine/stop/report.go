package stop

import (
	"fmt"

	"unknot/engine/protocol"
	"unknot/engine/strict"
)

// A Report is what a person feels, where, and how strong. Its parts are
// indexes into the pack plus one, so that the zero of each is "not said".
type Report struct {
	sensation  uint8
	place      uint8
	discomfort uint8 // 0 to 10, plus one
}

// MaxDiscomfort is the top of the discomfort scale.
const MaxDiscomfort = 10

// Report makes a report from ids. An empty place and a nil discomfort are "not
// said"; anything unknown or out of range is an error that names the field.
func (t *Table) Report(s protocol.SensationID, place protocol.PlaceID, discomfort *int) (Report, error) {
	var r Report
	i, ok := t.pack.Sensation(s)
	if !ok {
		return r, strict.Fault{Path: "sensation", Why: "is " + unknown(string(s), protocol.IDs(t.pack.Sensations, func(x protocol.Sensation) protocol.SensationID { return x.ID }))}
	}
	r.sensation = uint8(i + 1)
	if place != "" {
		j, ok := t.pack.Place(place)
		if !ok {
			return r, strict.Fault{Path: "where", Why: "is " + unknown(string(place), protocol.IDs(t.pack.Places, func(x protocol.Place) protocol.PlaceID { return x.ID }))}
		}
		r.place = uint8(j + 1)
	}
	if discomfort != nil {
		if *discomfort < 0 || *discomfort > MaxDiscomfort {
			return r, strict.Fault{Path: "discomfort", Why: fmt.Sprintf("is %d, must be 0 to %d", *discomfort, MaxDiscomfort)}
		}
		r.discomfort = uint8(*discomfort + 1)
	}
	return r, nil
}

func unknown(got string, known []string) string {
	return strict.Quote(got) + ", which is not known" + strict.Hint(got, known)
}

// Sensation returns the id reported, or "" when none was.
func (t *Table) Sensation(r Report) protocol.SensationID {
	if r.sensation == 0 || int(r.sensation) > len(t.pack.Sensations) {
		return ""
	}
	return t.pack.Sensations[r.sensation-1].ID
}

// Place returns the place reported, or "" when none was.
func (t *Table) Place(r Report) protocol.PlaceID {
	if r.place == 0 || int(r.place) > len(t.pack.Places) {
		return ""
	}
	return t.pack.Places[r.place-1].ID
}

// Discomfort returns the discomfort reported.
func (r Report) Discomfort() (n int, ok bool) { return int(r.discomfort) - 1, r.discomfort != 0 }

// Bit returns the bit of the sensation in the sets of a History.
func (r Report) Bit() uint64 {
	if r.sensation == 0 {
		return 0
	}
	return 1 << (r.sensation - 1)
}

// Every calls f with every report the pack can express, "not said" included.
func (t *Table) Every(f func(Report)) {
	for s := range len(t.pack.Sensations) {
		for p := range len(t.pack.Places) + 1 {
			for d := range MaxDiscomfort + 2 {
				f(Report{uint8(s + 1), uint8(p), uint8(d)})
			}
		}
	}
}
