package journal

import (
	"cmp"
	"errors"

	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
	"unknot/engine/strict"
)

// Kind is what an entry records.
type Kind uint8

// The kinds of entry.
const (
	KindScreening  Kind = iota + 1 // the full safety check
	KindPrecheck                   // its short form before a session
	KindStarted                    // a session, with its plan
	KindEvent                      // something that happened in a session
	KindEnded                      // the end of a session
	KindAfter                      // pain and a note after a session
	KindMorning                    // pain the next morning
	KindFunction                   // how activities go
	KindFlag                       // a reason to suspend
	KindClearance                  // a professional's word that lifts flags
	KindCorrection                 // a better value for an earlier entry
	KindAdverse                    // something bad that happened
	KindNewer                      // written by a newer program; kept, not read
)

var kindIDs = []string{"", "screening", "precheck", "session-started", "session-event", "session-ended", "after",
	"morning", "function", "flag", "clearance", "correction", "adverse"}

// Kinds returns the public ids of the kinds.
func Kinds() []string { return kindIDs[1:] }

// String returns the public id.
func (k Kind) String() string {
	if int(k) < len(kindIDs) {
		return kindIDs[k]
	}
	return "newer"
}

// MarshalText writes the public id.
func (k Kind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads the public id.
func (k *Kind) UnmarshalText(b []byte) error {
	for i := 1; i < len(kindIDs); i++ {
		if kindIDs[i] == string(b) {
			*k = Kind(i)
			return nil
		}
	}
	return errors.New("is " + strict.Quote(string(b)) + ", which is no kind of entry" + strict.Hint(string(b), kindIDs[1:]))
}

// An Entry is one line of the record.
type Entry struct {
	ID     string // unique; made where the entry is made
	At     protocol.Moment
	Device string
	Kind   Kind
	Body   Body
}

// A Body is what an entry of one kind says.
type Body interface{ kind() Kind }

// Screened is a full safety check.
type Screened struct{ Answers screen.Answers }

// Prechecked is the short form before a session.
type Prechecked struct{ Answers screen.Answers }

// Started is the start of a session. The entry's id is the session's.
type Started struct{ Plan plan.Plan }

// Happened is an event of a session.
type Happened struct {
	Session string
	Event   session.Event
}

// Ended is the end of a session, as its face saw it.
type Ended struct {
	Session string
	As      session.End
	Because string
}

// After is what follows a session.
type After struct {
	Session string
	Pain    int // 0 to 10
	Minutes int // since the end
	Note    string
}

// Morning is the pain of a morning.
type Morning struct {
	Pain int // 0 to 10
	Note string
}

// Function is how the person's own activities go.
type Function struct{ Ratings []Rating }

// A Rating is one activity, 0 (not at all) to 10 (as well as ever).
type Rating struct {
	Activity string `json:"activity"`
	Score    int    `json:"score"`
}

// Flag is a reason to suspend rolling.
type Flag struct {
	Rule  protocol.RuleID
	Level protocol.Level
	Cause string // id of the entry that gave it
}

// Clearance is a professional's word. It lifts the flags it names and no
// other.
type Clearance struct {
	By     string
	Flags  []string
	Until  protocol.Day // the last day it is good for; 0 without an end
	Limits Limits
}

// Limits are what a professional allows less of.
type Limits struct {
	Techniques []protocol.TechniqueID `json:"techniques"` // left out
	HoldMax    int                    `json:"holdMax"`    // seconds; 0 for none
	Note       string                 `json:"note"`
}

// Correction replaces what an earlier morning, function, after or adverse entry
// says.
// The earlier entry stays in the record.
type Correction struct {
	Of  string
	To  Body
	Why string
}

// Newer is an entry of a version this program does not know, as it was read,
// on one line.
type Newer struct{ Raw string }

func (Screened) kind() Kind   { return KindScreening }
func (Prechecked) kind() Kind { return KindPrecheck }
func (Started) kind() Kind    { return KindStarted }
func (Happened) kind() Kind   { return KindEvent }
func (Ended) kind() Kind      { return KindEnded }
func (After) kind() Kind      { return KindAfter }
func (Morning) kind() Kind    { return KindMorning }
func (Function) kind() Kind   { return KindFunction }
func (Flag) kind() Kind       { return KindFlag }
func (Clearance) kind() Kind  { return KindClearance }
func (Correction) kind() Kind { return KindCorrection }
func (Adverse) kind() Kind    { return KindAdverse }
func (Newer) kind() Kind      { return KindNewer }

// Make makes an entry of a body.
func Make(id string, at protocol.Moment, device string, body Body) Entry {
	return Entry{ID: id, At: at, Device: device, Kind: body.kind(), Body: body}
}

// order compares two entries: by time, and in the same millisecond a session
// before its events, and events as they happened; then by id.
func order(a, b Entry) int {
	if c := cmp.Compare(a.At.Ms, b.At.Ms); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), orderEvents(a, b), cmp.Compare(a.ID, b.ID))
}

// orderEvents compares two events by their time in the session, and a start
// before all else.
func orderEvents(a, b Entry) int {
	x, ok1 := a.Body.(Happened)
	y, ok2 := b.Body.(Happened)
	if !ok1 || !ok2 {
		return 0
	}
	return cmp.Or(cmp.Compare(x.Event.At, y.Event.At), cmp.Compare(rank(x.Event.Do), rank(y.Event.Do)))
}

// rank puts a start first.
func rank(d session.Do) int {
	if d == session.Start {
		return 0
	}
	return 1
}

// FlagID returns the id of the flag that a rule gives for an entry.
func FlagID(cause string, rule protocol.RuleID) string { return cause + "/" + string(rule) }
