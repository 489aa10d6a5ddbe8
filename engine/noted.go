package engine

import (
	"slices"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/strict"
)

// Noted is an entry that can be corrected, with everything that was said of it.
type Noted struct {
	ID   string          `json:"id"`
	Kind journal.Kind    `json:"kind"`
	At   protocol.Moment `json:"at"`
	Said []Saying        `json:"said"` // the first first; the last one counts
}

// A Saying is what an entry, or a correction of it, says.
type Saying struct {
	At      protocol.Moment  `json:"at"`
	Why     string           `json:"why,omitempty"` // of a correction
	Pain    *int             `json:"pain"`
	Ratings []journal.Rating `json:"ratings,omitempty"`
	Adverse *AdverseSaid     `json:"adverse"`
	Session string           `json:"session,omitempty"` // that it comes after
	Minutes int              `json:"minutes,omitempty"` // since its end
	Note    string           `json:"note,omitempty"`
}

// AdverseSaid is something bad and what became of it.
type AdverseSaid struct {
	What    journal.AdverseKind `json:"what"`
	Day     protocol.Day        `json:"day"`
	Outcome journal.Outcome     `json:"outcome"`
}

// Noted returns what was noted from a day on and can be corrected, the newest
// first.
func (e *Engine) Noted(j *journal.Journal, from protocol.Day) []Noted {
	out, at := []Noted{}, map[string]int{}
	for _, entry := range j.Entries() {
		if _, ok := entry.Body.(journal.Correction); ok || entry.At.Day() < from {
			continue
		}
		if s, ok := saying(entry.At, entry.Body); ok {
			at[entry.ID] = len(out)
			out = append(out, Noted{entry.ID, entry.Kind, entry.At, []Saying{s}})
		}
	}
	for _, entry := range j.Entries() {
		c, ok := entry.Body.(journal.Correction)
		if !ok {
			continue
		}
		i, known := at[c.Of]
		if s, ok := saying(entry.At, c.To); known && ok && journal.Make("", entry.At, "", c.To).Kind == out[i].Kind {
			s.Why = c.Why
			out[i].Said = append(out[i].Said, s)
		}
	}
	slices.Reverse(out)
	return out
}

// saying returns what a body says, when it can be corrected.
func saying(at protocol.Moment, body journal.Body) (Saying, bool) {
	switch b := body.(type) {
	case journal.Morning:
		return Saying{At: at, Pain: &b.Pain, Note: b.Note}, true
	case journal.After:
		return Saying{At: at, Pain: &b.Pain, Session: b.Session, Minutes: b.Minutes, Note: b.Note}, true
	case journal.Function:
		return Saying{At: at, Ratings: b.Ratings}, true
	case journal.Adverse:
		return Saying{At: at, Adverse: &AdverseSaid{b.What, b.Day, b.Outcome}, Note: b.Note}, true
	}
	return Saying{}, false
}

// mostDays is how far back what was noted can be asked for.
const mostDays = 3660

func (c *Record) noted(r *strict.Reader, n *strict.Node) (any, error) {
	var in struct {
		Now  protocol.Moment `json:"now"`
		Days int             `json:"days"`
	}
	r.Read("", n, &in)
	if (in.Days < 1 || in.Days > mostDays) && !gathered(r) {
		r.Fault("days", "is %d, must be 1 to %d", in.Days, mostDays)
	}
	if gathered(r) {
		return nil, nil
	}
	return c.engine.Noted(c.journal, in.Now.Later(c.journal.Newest()).Day()-protocol.Day(in.Days)), nil
}
