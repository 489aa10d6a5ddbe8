package ical

import (
	"time"

	"unknot/engine/protocol"
	"unknot/words"
)

// A Week is what the calendar shows.
type Week struct {
	Days    []protocol.Day // that suit a session, in order
	At      int            // minutes after midnight, 0 to 1439
	Minutes int            // a session takes
	Alarm   int            // minutes before, 0 for none
	Zone    *time.Location // with its IANA name
	Now     time.Time
	Record  string // tells records apart; see Mark
	Words   *words.Catalogue
}

// start returns when the session of a day starts.
func (w *Week) start(d protocol.Day) time.Time {
	day := time.Unix(int64(d)*24*60*60, 0).UTC()
	return time.Date(day.Year(), day.Month(), day.Day(), 0, w.At, 0, 0, w.Zone)
}

// uid returns the UID of a day.
func (w *Week) uid(d protocol.Day) string { return d.Date() + "." + w.Record + uidSuffix }

const uidSuffix = "@unknot"

// epoch is where sequences count from: they are minutes since then, which
// rises with every update and stays within 31 bits for some four thousand
// years.
var epoch = time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)

// sequence returns the sequence of what is new or changed now, over an earlier
// one.
func (w *Week) sequence(earlier int) int {
	return max(int(w.Now.Sub(epoch)/time.Minute), earlier+1)
}
