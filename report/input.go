package report

import (
	"fmt"
	"unicode/utf8"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/words"
)

// An Input is what a page is made of.
type Input struct {
	Engine  *engine.Engine
	Words   *words.Catalogue
	Journal *journal.Journal
	Now     protocol.Moment
	Harms   []Harm // adverse events of the record, in the order of days

	Name    string // as the person enters it, "" to leave a line to write on
	Born    string
	Days    int    // how many days back the page looks, MinDays to MaxDays
	Version string // of the program
	Link    string // address of an Unknot whose clearance page the professional can open, "" for none
}

// A Harm is something bad that happened and was noted.
type Harm struct {
	Day     protocol.Day
	What    string // in words
	Outcome string // in words, "" when not known
	Note    string
}

// The bounds of a page.
const (
	UsualDays = 90
	MinDays   = 7
	MaxDays   = 1100
	maxText   = 80 // characters of a name and a date of birth
)

// check says what is wrong with what was asked for.
func (in *Input) check() error {
	if in.Days < MinDays || in.Days > MaxDays {
		return fmt.Errorf("report: %d days, must be %d to %d", in.Days, MinDays, MaxDays)
	}
	for _, x := range [][2]string{{"name", in.Name}, {"date of birth", in.Born}} {
		what, s := x[0], x[1]
		if n := utf8.RuneCountInString(s); n > maxText {
			return fmt.Errorf("report: the %s has %d characters, must have %d at most", what, n, maxText)
		}
		if r, ok := missing(s); ok {
			return fmt.Errorf("report: the %s has %q, which the letters of the page do not have; leave it out and write it by hand", what, r)
		}
	}
	if len(in.Link) > maxLink {
		return fmt.Errorf("report: the link has %d bytes, must have %d at most", len(in.Link), maxLink)
	}
	return nil
}

// maxLink is the longest address a QR code on the page is still easy to scan
// with.
const maxLink = 120
