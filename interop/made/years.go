package made

import (
	"sync"

	"unknot/engine/journal"
	"unknot/engine/session"
)

// FiveYears is a record of five years: 1,043 sessions, four a week, with some
// fifty events in each, a short check before and a pain after, a morning a day,
// a full check every four weeks and activities every week.
var FiveYears = sync.OnceValue(func() []journal.Entry {
	const day, hour = 24 * 3_600_000, 3_600_000
	r, p, a, short := Record{}, Plan(12), Healthy(), Short()
	start := Moment("2021-11-22T00:00:00+01:00") // a Monday
	for d := range int64(5 * 365) {
		dawn := Later(start, d*day)
		if d%28 == 0 {
			r.Add(Later(dawn, 6*hour), journal.Screened{Answers: a})
		}
		r.Add(Later(dawn, 7*hour), journal.Morning{Pain: 2 + int(d%5)/4, Note: "slept well, \"mostly\"; sat long"})
		if d%7 == 6 {
			r.Add(Later(dawn, 8*hour), journal.Function{Ratings: []journal.Rating{{Activity: "walking", Score: 7}, {Activity: "sitting", Score: 6}}})
		}
		if w := d % 7; w == 0 || w == 2 || w == 4 || w == 6 {
			evening := Later(dawn, 18*hour)
			r.Add(evening, journal.Prechecked{Answers: short})
			id := r.Session(Later(evening, 60_000), p, evening52(p.Seconds)...)
			r.Add(Later(evening, hour), journal.Ended{Session: id, As: session.Completed, Because: "end-of-plan"})
			r.Add(Later(evening, hour+900_000), journal.After{Session: id, Pain: 2, Minutes: 60})
		}
	}
	return r.Entries
})

// evening52 are the events of a session that runs through its plan.
func evening52(seconds int) []session.Event {
	const many = 52
	events := []session.Event{Do(0, session.Start)}
	for i := int64(1); i < many; i++ {
		at := i * int64(seconds) * 1000 / many
		e := Do(at, session.Alive)
		if i%13 == 0 {
			e = At(at, Felt("easing-ache", "here", 3))
		}
		events = append(events, e)
	}
	return events
}
