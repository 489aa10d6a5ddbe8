package journal

import (
	"slices"
	"strings"

	"unknot/engine/protocol"
	"unknot/engine/strict"
)

// Adverse is something bad that happened with rolling, or that the person
// thinks may have to do with it. It raises no flag; after one the full safety
// check is due, because what was answered before it was about another day.
type Adverse struct {
	What    AdverseKind
	Day     protocol.Day // on which it happened, or was noticed
	Outcome Outcome
	Note    string // up to 2000 characters; never empty for OtherEvent
}

// AdverseKind is what happened.
type AdverseKind string

// What can happen.
const (
	Bruise     AdverseKind = "bruise"
	Flare      AdverseKind = "flare" // the usual pain, clearly worse for more than a day
	Dizziness  AdverseKind = "dizziness"
	OtherEvent AdverseKind = "other" // as the note says
)

// AdverseKinds returns what can happen.
func AdverseKinds() []string {
	return []string{string(Bruise), string(Flare), string(Dizziness), string(OtherEvent)}
}

// Check says what is wrong with it.
func (k AdverseKind) Check() string { return oneOf(string(k), AdverseKinds()) }

// Outcome is what became of something bad.
type Outcome string

// The outcomes.
const (
	Ongoing    Outcome = "ongoing"    // as it was
	Recovering Outcome = "recovering" // better, and not gone
	Resolved   Outcome = "resolved"   // gone
	NotSaid    Outcome = "unknown"
)

// Outcomes returns the outcomes.
func Outcomes() []string {
	return []string{string(Ongoing), string(Recovering), string(Resolved), string(NotSaid)}
}

// Check says what is wrong with it.
func (o Outcome) Check() string { return oneOf(string(o), Outcomes()) }

// oneOf says what is wrong with a text that must be one of some ids.
func oneOf(text string, ids []string) string {
	if slices.Contains(ids, text) {
		return ""
	}
	return "is " + strict.Quote(text) + ", must be one of " + strings.Join(ids, ", ") + strict.Hint(text, ids)
}

// adverseJSON is an Adverse as it is written.
type adverseJSON struct {
	What    AdverseKind  `json:"what"`
	Day     protocol.Day `json:"day"`
	Outcome Outcome      `json:"outcome"`
	Note    string       `json:"note,omitempty"`
}

func adverse(r *strict.Reader, path string, n *strict.Node) Body {
	var w adverseJSON
	before := len(r.Faults)
	r.Read(path, n, &w)
	least := 0
	if w.What == OtherEvent {
		least = 1
	}
	if len(r.Faults) == before {
		length(r, strict.Join(path, "note"), w.Note, least, maxNote)
	}
	return Adverse(w)
}

// An AdverseEvent is something bad of the record, as it stands after corrections.
type AdverseEvent struct {
	ID      string          `json:"id"`
	At      protocol.Moment `json:"at"` // when it was noted
	What    AdverseKind     `json:"what"`
	Day     protocol.Day    `json:"day"`
	Outcome Outcome         `json:"outcome"`
	Note    string          `json:"note,omitempty"`
}

// adverse notes something bad.
func (f *fold) adverse(e Entry, b Adverse) {
	f.bad = append(f.bad, AdverseEvent{e.ID, e.At, b.What, b.Day, b.Outcome, b.Note})
}

// Adverse returns what bad things were noted, in the order of noting. The slice
// must not be changed.
func (j *Journal) Adverse() []AdverseEvent { return j.fold.bad }
