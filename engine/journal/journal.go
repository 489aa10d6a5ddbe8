package journal

import (
	"bytes"
	"slices"

	"unknot/engine/protocol"
)

// A Journal is a set of entries and what follows from them. It is not safe for
// use by several goroutines at once.
type Journal struct {
	codec   *Codec
	entries []Entry
	ids     map[string]int // how many entries have an id; more than one after a conflict
	fold    fold
}

// New returns an empty journal.
func New(c *Codec) *Journal {
	return &Journal{codec: c, ids: map[string]int{}, fold: newFold(c)}
}

// Codec returns the codec the journal reads and writes with.
func (j *Journal) Codec() *Codec { return j.codec }

// Entries returns the entries in the order of time. The slice must not be
// changed.
func (j *Journal) Entries() []Entry { return j.entries }

// Len returns how many entries there are.
func (j *Journal) Len() int { return len(j.entries) }

// Add adds entries that are not there yet and returns how many were new. Two
// entries with one id and different contents are both kept: nothing is lost,
// and the graver of the two counts.
//
// Entries later than all others are folded in as they come; anything earlier,
// and every correction, folds the whole journal again.
func (j *Journal) Add(entries ...Entry) int {
	added, again, sorted := 0, false, len(j.entries)
	j.entries = slices.Grow(j.entries, len(entries))
	if len(j.ids) == 0 {
		j.ids = make(map[string]int, len(entries))
	}
	for _, e := range entries {
		if j.ids[e.ID] > 0 && j.has(e, sorted) {
			continue
		}
		added++
		j.ids[e.ID]++
		last := len(j.entries) - 1
		inOrder := last < 0 || order(j.entries[last], e) < 0
		again = again || !inOrder || e.Kind == KindCorrection
		j.entries = append(j.entries, e)
		if !again {
			j.fold.add(e)
			sorted = len(j.entries)
		}
	}
	if again {
		j.refold()
	}
	return added
}

// Has reports whether the very same entry is there.
func (j *Journal) Has(e Entry) bool { return j.ids[e.ID] > 0 && j.has(e, len(j.entries)) }

// HasID reports whether there is an entry with an id.
func (j *Journal) HasID(id string) bool { return j.ids[id] > 0 }

// has reports whether the very same entry is there. The entries are sorted up
// to an index; those after it have just arrived out of order.
func (j *Journal) has(e Entry, sorted int) bool {
	i, _ := slices.BinarySearchFunc(j.entries[:sorted], e, order)
	for ; i < sorted && order(j.entries[i], e) == 0; i++ {
		if j.same(j.entries[i], e) {
			return true
		}
	}
	return slices.ContainsFunc(j.entries[sorted:], func(x Entry) bool { return x.ID == e.ID && j.same(x, e) })
}

// same reports whether two entries say the same, to the letter.
func (j *Journal) same(a, b Entry) bool {
	x, err1 := j.codec.Encode(a)
	y, err2 := j.codec.Encode(b)
	return err1 == nil && err2 == nil && bytes.Equal(x, y)
}

// refold sorts the entries and folds them from the first.
func (j *Journal) refold() {
	slices.SortFunc(j.entries, func(a, b Entry) int {
		if c := order(a, b); c != 0 {
			return c
		}
		x, _ := j.codec.Encode(a)
		y, _ := j.codec.Encode(b)
		return bytes.Compare(x, y)
	})
	j.fold = newFold(j.codec)
	for _, e := range j.entries {
		if c, ok := e.Body.(Correction); ok {
			j.fold.corrections[correctable{c.Of, c.To.kind()}] = c
		}
	}
	for _, e := range j.entries {
		j.fold.add(e)
	}
}

// Newest returns the time of the newest entry, the zero Moment when there is
// none.
func (j *Journal) Newest() protocol.Moment { return j.fold.newest }

// Owed returns the flags that follow from the record and are not entries of
// their own yet. Whoever adds entries to a journal adds these after them.
func (j *Journal) Owed() []Entry {
	var out []Entry
	for _, id := range j.fold.flagIDs {
		if f := j.fold.flags[id]; !f.recorded {
			out = append(out, Make(id, f.at, f.device, Flag{f.Rule, f.Level, f.cause}))
		}
	}
	return out
}
