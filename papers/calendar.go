package papers

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"time"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/strict"
	"unknot/interop/ical"
)

// A Calendar is how the days that suit are written as one.
type Calendar struct {
	At      string // time of day as 18:30; "" for the one a person usually starts at
	Zone    *time.Location
	Alarm   int // minutes before, 0 for none, MaxAlarm at most
	Choice  Choice
	Earlier ical.Earlier // that is carried on
}

// MaxAlarm is the earliest an alarm can be, in minutes.
const MaxAlarm = 24 * 60

// Calendar writes the days that suit, and returns which they are: none while no
// session may be planned at all.
func (r *Record) Calendar(c Calendar) ([]byte, []protocol.Day, error) {
	s := r.Standing()
	week := ical.Week{Days: Planned(&s), Alarm: c.Alarm, Zone: c.Zone, Now: time.UnixMilli(s.Now.Ms), Record: r.mark(), Words: r.Words}
	var err error
	if week.At, err = r.StartOfDay(c.At); err != nil {
		return nil, nil, err
	}
	if week.Minutes, err = r.Length(&s, c.Choice); err != nil {
		return nil, nil, err
	}
	data, err := ical.Write(&week, c.Earlier)
	return data, week.Days, err
}

// Planned are the days that suit, none while no session may be planned at all.
func Planned(s *journal.Standing) []protocol.Day {
	for _, o := range s.Why {
		if o.Code == journal.Suspended || o.Code == journal.NewerEntries || o.Code == journal.NotAllowed {
			return nil
		}
	}
	return s.Week.Suggested
}

// mark tells records apart in a calendar that shows several, and says nothing
// about them.
func (r *Record) mark() string {
	id := ""
	if list := r.Journal.Entries(); len(list) > 0 {
		id = list[0].ID
	}
	sum := sha256.Sum256([]byte("unknot calendar " + id))
	return hex.EncodeToString(sum[:5])
}

// usual is when a session starts where none was ever recorded: minutes after
// midnight. lookedAt is how many of the newest sessions say what is usual.
const (
	usual    = 18 * 60
	lookedAt = 7
)

// StartOfDay reads a time of day, in minutes after midnight. When it is left
// out it is the middle one of the newest sessions, to five minutes.
func (r *Record) StartOfDay(at string) (int, error) {
	if at != "" {
		t, err := time.Parse("15:04", at)
		if err != nil {
			return 0, fmt.Errorf("%s is not a time of day; write it as 18:30", strict.Quote(at))
		}
		return t.Hour()*60 + t.Minute(), nil
	}
	var starts []int
	for _, s := range r.Journal.Sessions() {
		if s.Worked != 0 {
			local := time.UnixMilli(s.At.Ms).UTC().Add(time.Duration(s.At.Offset) * time.Minute)
			starts = append(starts, local.Hour()*60+local.Minute())
		}
	}
	if len(starts) == 0 {
		return usual, nil
	}
	starts = starts[max(0, len(starts)-lookedAt):]
	slices.Sort(starts)
	return starts[(len(starts)-1)/2] / 5 * 5, nil
}
