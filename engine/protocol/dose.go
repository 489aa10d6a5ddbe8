package protocol

import "fmt"

// A Limit is a default and the bounds no plan can leave.
type Limit struct {
	Default int        `json:"default"`
	Min     int        `json:"min"`
	Max     int        `json:"max"`
	Unit    string     `json:"unit"`
	Sources []SourceID `json:"sources"`
}

// Allows reports whether n is within the limit.
func (l Limit) Allows(n int) bool { return n >= l.Min && n <= l.Max }

// Check says what is wrong with a limit whose numbers contradict each other.
func (l Limit) Check() string {
	if l.Min > l.Max || !l.Allows(l.Default) || l.Min < 0 {
		return fmt.Sprintf("default %d, min %d, max %d: the default must lie between the two", l.Default, l.Min, l.Max)
	}
	return ""
}

// Dose is how much, how fast and how often.
type Dose struct {
	Session    Limit    `json:"session"`    // seconds, getting in and out included
	Minutes    Limit    `json:"minutes"`    // what the person may ask for
	Hold       Limit    `json:"hold"`       // seconds on a tender spot
	FirstHold  Limit    `json:"firstHold"`  // the same in the first week
	Holds      Limit    `json:"holds"`      // planned holds per technique and side
	FirstHolds Limit    `json:"firstHolds"` // the same in the first week
	Roll       Limit    `json:"roll"`       // seconds per technique and side
	MuscleSide Limit    `json:"muscleSide"` // seconds of rolling and holding of one muscle and side
	Speed      Limit    `json:"speed"`      // millimetres a second
	Discomfort Limit    `json:"discomfort"` // of 10: the target; above Max ease off or leave
	Ceiling    Limit    `json:"ceiling"`    // of 10: at it ease, above it leave
	Week       Limit    `json:"week"`       // sessions
	Day        Limit    `json:"day"`        // sessions
	InARow     Limit    `json:"inARow"`     // days in a row with a session
	Screening  Limit    `json:"screening"`  // days a full check is good for
	Step       int      `json:"step"`       // seconds: doses are multiples of it
	Ask        []int    `json:"ask"`        // seconds into a hold at which we ask
	Breaths    []Breath `json:"breaths"`
}

// A Breath is a pace of breathing; both zero is the person's own.
type Breath struct {
	ID      BreathID   `json:"id"`
	In      int        `json:"in"`  // milliseconds
	Out     int        `json:"out"` // milliseconds
	Default bool       `json:"default,omitempty"`
	Sources []SourceID `json:"sources"`
}

// Between holds the rules for what happens between sessions.
type Between struct {
	Mornings []MorningRule `json:"mornings"`
	Mean     MeanRule      `json:"mean"`
	Function FunctionRule  `json:"function"`
	Settle   SettleRule    `json:"settle"`
	NoChange NoChangeRule  `json:"noChange"`
	Window   Limit         `json:"window"`   // days of the own median
	Baseline Limit         `json:"baseline"` // mornings a median needs
}

// A MorningRule fires when Count of the last Of mornings were at least Rise
// points over the own median of the days before each.
type MorningRule struct {
	ID      RuleID     `json:"id"`
	Rise    int        `json:"rise"` // points of 10
	Count   int        `json:"count"`
	Of      int        `json:"of"`
	Remedy  Remedy     `json:"remedy"`
	Level   Level      `json:"level,omitempty"`
	Sources []SourceID `json:"sources"`
}

// A MeanRule fires when the mean of the last window of mornings is at least
// Rise tenths of a point over the mean of the window before.
type MeanRule struct {
	ID      RuleID     `json:"id"`
	Rise    int        `json:"rise"` // tenths of a point
	Remedy  Remedy     `json:"remedy"`
	Level   Level      `json:"level,omitempty"`
	Sources []SourceID `json:"sources"`
}

// A FunctionRule fires when the mean of the person's own activities has fallen
// by Fall points from the first rating.
type FunctionRule struct {
	ID      RuleID     `json:"id"`
	Fall    int        `json:"fall"` // points of 10
	Remedy  Remedy     `json:"remedy"`
	Level   Level      `json:"level,omitempty"`
	Sources []SourceID `json:"sources"`
}

// A SettleRule says how soon pain must be back to its level before a session.
type SettleRule struct {
	ID      RuleID     `json:"id"`
	Minutes int        `json:"minutes"`
	Sources []SourceID `json:"sources"`
}

// A NoChangeRule fires when after Weeks nothing useful has changed: neither
// Points points of 10 nor Percent of the first pain.
type NoChangeRule struct {
	ID      RuleID     `json:"id"`
	Weeks   int        `json:"weeks"`
	Points  int        `json:"points"`
	Percent int        `json:"percent"`
	Remedy  Remedy     `json:"remedy"`
	Sources []SourceID `json:"sources"`
}

// Rules returns the ids of the rules between sessions.
func (b *Between) Rules() []RuleID {
	out := IDsOf(b.Mornings, func(r MorningRule) RuleID { return r.ID })
	return append(out, b.Mean.ID, b.Function.ID, b.Settle.ID, b.NoChange.ID)
}

// Sources returns the sources of a rule between sessions.
func (b *Between) Sources(id RuleID) ([]SourceID, bool) {
	for _, r := range b.Mornings {
		if r.ID == id {
			return r.Sources, true
		}
	}
	switch id {
	case b.Mean.ID:
		return b.Mean.Sources, true
	case b.Function.ID:
		return b.Function.Sources, true
	case b.Settle.ID:
		return b.Settle.Sources, true
	case b.NoChange.ID:
		return b.NoChange.Sources, true
	}
	return nil, false
}

// A NamedLimit is one of the limits of a Dose.
type NamedLimit struct {
	Name string
	Of   func(*Dose) Limit
}

// Limits returns the limits every pack has, in the order of its file.
func Limits() []NamedLimit {
	out := make([]NamedLimit, len(limitFloor))
	for i, f := range limitFloor {
		out[i] = NamedLimit{f.name, f.of}
	}
	return out
}
