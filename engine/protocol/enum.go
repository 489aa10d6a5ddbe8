package protocol

import (
	"errors"
	"strings"

	"unknot/engine/strict"
)

// Level is a triage level: how far the answers speak against rolling.
// Levels are ordered, mildest first.
type Level uint8

// The triage levels. Rolling is allowed at Clear and Adapt only.
const (
	Clear             Level = iota + 1 // nothing found
	Adapt                              // allowed with changes
	ProfessionalFirst                  // see a professional before starting or going on
	Urgent                             // a health service the same day to 48 hours
	Emergency                          // emergency services now
)

var levelIDs = []string{"", "clear", "adapt", "professional-first", "urgent", "emergency"}

// Suspends reports whether the level suspends rolling until a clearance.
func (l Level) Suspends() bool { return l >= ProfessionalFirst }

// NeverSameDay reports whether a clearance of this level may only be given on
// a later day than the flag.
func (l Level) NeverSameDay() bool { return l >= Urgent }

// Answer is the answer to a question of kind YesNo. Its zero is "not answered".
type Answer uint8

// The answers. Unsure counts as Yes everywhere.
const (
	No Answer = iota + 1
	Yes
	Unsure
)

var answerIDs = []string{"", "no", "yes", "unsure"}

// Side is a side of the body.
type Side uint8

// The sides.
const (
	Left Side = iota + 1
	Right
)

var sideIDs = []string{"", "left", "right"}

// Other returns the opposite side.
func (s Side) Other() Side { return Left + Right - s }

// Firmness is how hard a tool is.
type Firmness uint8

// The firmnesses, softest first.
const (
	Soft Firmness = iota + 1
	Medium
	Hard
)

var firmnessIDs = []string{"", "soft", "medium", "hard"}

// ItemKind is what kind of answer a screening item takes.
type ItemKind uint8

// The kinds of item.
const (
	YesNo  ItemKind = iota + 1 // "yes", "no" or "unsure"
	Count                      // a whole number within the item's bounds
	SiteOf                     // a list of sites, empty for none
)

var itemKindIDs = []string{"", "yn", "num", "sites"}

// Verdict is what a reported sensation means for the session, mildest first.
type Verdict uint8

// The verdicts.
const (
	GoOn  Verdict = iota + 1 // nothing changes
	Ease                     // take pressure off, stay
	Leave                    // this technique is over for today
	Stop                     // the session is over
)

var verdictIDs = []string{"", "go-on", "ease", "leave", "stop"}

// Established says how well a source's statement is known.
type Established uint8

// The grades of a source, best first.
const (
	Verified   Established = iota + 1 // read in the source, its abstract or an official page
	SecondHand                        // read in something that quotes the source
	Unverified                        // general knowledge, source not opened
	Derived                           // our own arithmetic or judgement
)

var establishedIDs = []string{"", "verified", "second-hand", "unverified", "derived"}

// RegionKind says whether a region of the body may be loaded.
type RegionKind uint8

// The kinds of region.
const (
	Target RegionKind = iota + 1
	Forbidden
)

var regionKindIDs = []string{"", "target", "forbidden"}

// Reach is how a muscle is helped.
type Reach uint8

// The ways a muscle is reached.
const (
	Directly   Reach = iota + 1 // rolled itself
	Indirectly                  // through what lies over or beside it
	NotRolled                   // never rolled
)

var reachIDs = []string{"", "direct", "indirect", "never"}

// Remedy is what a worsening between sessions leads to, mildest first.
type Remedy uint8

// The remedies.
const (
	SayPlainly  Remedy = iota + 1 // tell the person that this is not helping
	HalfDose                      // the next session has half the dose
	RestAndHalf                   // a rest day, then half the dose
	Suspend                       // no rolling until a clearance
)

var remedyIDs = []string{"", "say", "half-dose", "rest-then-half", "suspend"}

// parse finds text among ids; index 0, the unset value, is never found.
func parse[T ~uint8, S string | []byte](into *T, ids []string, text S) error {
	for i := 1; i < len(ids); i++ {
		if ids[i] == string(text) {
			*into = T(i)
			return nil
		}
	}
	return errors.New("is " + strict.Quote(string(text)) + ", must be one of " +
		strings.Join(ids[1:], ", ") + strict.Hint(string(text), ids[1:]))
}

// name returns the id of v, or "" when v is unset or unknown.
func name[T ~uint8](ids []string, v T) string {
	if int(v) < len(ids) {
		return ids[v]
	}
	return ""
}

// String returns the public id.
func (l Level) String() string { return name(levelIDs, l) }

// MarshalText writes the public id.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads the public id.
func (l *Level) UnmarshalText(b []byte) error { return parse(l, levelIDs, b) }

// String returns the public id.
func (a Answer) String() string { return name(answerIDs, a) }

// ReadAnswer reads the public id.
func ReadAnswer(text string) (Answer, error) {
	var a Answer
	err := parse(&a, answerIDs, text)
	return a, err
}

// UnmarshalText reads the public id.
func (a *Answer) UnmarshalText(b []byte) error { return parse(a, answerIDs, b) }

// String returns the public id.
func (s Side) String() string { return name(sideIDs, s) }

// MarshalText writes the public id.
func (s Side) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads the public id.
func (s *Side) UnmarshalText(b []byte) error { return parse(s, sideIDs, b) }

// String returns the public id.
func (f Firmness) String() string { return name(firmnessIDs, f) }

// MarshalText writes the public id.
func (f Firmness) MarshalText() ([]byte, error) { return []byte(f.String()), nil }

// UnmarshalText reads the public id.
func (f *Firmness) UnmarshalText(b []byte) error { return parse(f, firmnessIDs, b) }

// String returns the public id.
func (k ItemKind) String() string { return name(itemKindIDs, k) }

// MarshalText writes the public id.
func (k ItemKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads the public id.
func (k *ItemKind) UnmarshalText(b []byte) error { return parse(k, itemKindIDs, b) }

// String returns the public id.
func (v Verdict) String() string { return name(verdictIDs, v) }

// MarshalText writes the public id.
func (v Verdict) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads the public id.
func (v *Verdict) UnmarshalText(b []byte) error { return parse(v, verdictIDs, b) }

// String returns the public id.
func (e Established) String() string { return name(establishedIDs, e) }

// MarshalText writes the public id.
func (e Established) MarshalText() ([]byte, error) { return []byte(e.String()), nil }

// UnmarshalText reads the public id.
func (e *Established) UnmarshalText(b []byte) error { return parse(e, establishedIDs, b) }

// String returns the public id.
func (k RegionKind) String() string { return name(regionKindIDs, k) }

// MarshalText writes the public id.
func (k RegionKind) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads the public id.
func (k *RegionKind) UnmarshalText(b []byte) error { return parse(k, regionKindIDs, b) }

// String returns the public id.
func (r Reach) String() string { return name(reachIDs, r) }

// MarshalText writes the public id.
func (r Reach) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads the public id.
func (r *Reach) UnmarshalText(b []byte) error { return parse(r, reachIDs, b) }

// String returns the public id.
func (r Remedy) String() string { return name(remedyIDs, r) }

// MarshalText writes the public id.
func (r Remedy) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads the public id.
func (r *Remedy) UnmarshalText(b []byte) error { return parse(r, remedyIDs, b) }

// LevelIDs returns the ids of the levels, mildest first.
func LevelIDs() []string { return levelIDs[1:] }

// FirmnessIDs returns the ids of the firmnesses, softest first.
func FirmnessIDs() []string { return firmnessIDs[1:] }

// SideIDs returns the ids of the sides.
func SideIDs() []string { return sideIDs[1:] }
