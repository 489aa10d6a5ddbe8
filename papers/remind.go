package papers

import (
	"slices"

	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
)

// A Reminder is whether a session is due on a day.
type Reminder struct {
	Due     bool         `json:"due"`
	Day     protocol.Day `json:"day"`
	Minutes int          `json:"minutes,omitempty"` // of the session that is due
	First   journal.Code `json:"first,omitempty"`   // what comes before it, when something does
	Because journal.Code `json:"because,omitempty"` // why none is due; empty on a day that is not planned
}

// comeFirst are the obstacles that a person can take away in the next minutes.
var comeFirst = []journal.Code{journal.ScreeningDue, journal.PrecheckDue, journal.OpenSession}

// Reminder works out whether a session is due today: when nothing stands in
// the way that waiting or a professional must take away, the day suits, and the
// last seven days have fewer sessions than a week is meant to have.
func (r *Record) Reminder() Reminder {
	s := r.Standing()
	out := Reminder{Day: s.Now.Day()}
	for _, o := range s.Why {
		underWay := o.Code == journal.OpenSession && s.Open != nil && s.Open.MayResume
		if underWay || !slices.Contains(comeFirst, o.Code) {
			out.Because = o.Code
			return out
		}
	}
	if !slices.Contains(s.Week.Suggested, out.Day) || !r.wanted(out.Day) {
		return out
	}
	out.Due, out.Minutes = true, r.Engine.Pack().Dose.Minutes.Default
	if n, err := r.Length(&s, Choice{Minutes: out.Minutes}); err == nil {
		out.Minutes = n
	}
	if len(s.Why) > 0 {
		out.First = s.Why[0].Code
	}
	return out
}

// Reminders works it out for days from today on, each as if nothing happened
// until then: whatever is recorded in between makes them void.
func (r *Record) Reminders(days int) []Reminder {
	var out []Reminder
	for i := range days {
		later := *r
		later.Now.Ms += int64(i) * 24 * 3600 * 1000
		out = append(out, later.Reminder())
	}
	return out
}

// wanted reports whether the rhythm still wants a session in the seven days up
// to a day. That more are allowed is no reason to be reminded of them.
func (r *Record) wanted(today protocol.Day) bool {
	var days []protocol.Day
	for _, s := range r.Journal.Sessions() {
		if s.Worked != 0 {
			days = append(days, s.At.Day())
		}
	}
	dose := &r.Engine.Pack().Dose
	turn, err := plan.Rhythm(dose, days, today, dose.Week.Default)
	return err == nil && turn.Left > 0
}
