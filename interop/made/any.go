package made

import (
	"fmt"
	"sync"

	"pgregory.net/rapid"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/session"
	"unknot/engine/stop"
)

// reports are every report the pack can express.
var reports = sync.OnceValue(func() []stop.Report {
	var all []stop.Report
	engine.Lowback().Sensations().Every(func(r stop.Report) { all = append(all, r) })
	return all
})

// AnyEvents draws what could happen in a session, in the order of time but for
// a slip of the clock now and then.
func AnyEvents(t *rapid.T) []session.Event {
	every := reports()
	events, at := []session.Event{Do(0, session.Start)}, int64(0)
	for range rapid.IntRange(0, 25).Draw(t, "events") {
		at = max(0, at+rapid.Int64Range(-500, 90_000).Draw(t, "later"))
		e := Do(at, session.Do(rapid.IntRange(1, int(session.Alive)).Draw(t, "do")))
		if e.Do == session.Feel {
			e.Report = rapid.SampledFrom(every).Draw(t, "report")
		}
		events = append(events, e)
	}
	return events
}

// AnyRecord draws the record of a person over some weeks: any order, any
// offset, any text, and references that lead nowhere.
func AnyRecord(t *rapid.T) *Record {
	r, plans, start := &Record{}, []int{10, 12, 15}, Moment("2028-02-20T06:00:00+01:00")
	text := rapid.StringN(0, 30, -1)
	pain := rapid.IntRange(0, 10)
	for range rapid.IntRange(0, 20).Draw(t, "entries") {
		at := Later(start, rapid.Int64Range(0, 30*24*3_600_000).Draw(t, "ms"))
		at.Offset = rapid.SampledFrom([]int16{60, 60, 0, -600, 840, 345}).Draw(t, "offset")
		of := fmt.Sprintf("e%06d", rapid.IntRange(0, len(r.Entries)).Draw(t, "of"))
		switch rapid.IntRange(0, 8).Draw(t, "kind") {
		case 0:
			r.Add(at, journal.Screened{Answers: Healthy()})
		case 1:
			r.Add(at, journal.Function{Ratings: []journal.Rating{{Activity: rapid.StringN(1, 20, -1).Draw(t, "activity"), Score: pain.Draw(t, "score")}}})
		case 2:
			r.Add(at, journal.After{Session: of, Pain: pain.Draw(t, "pain"), Minutes: 60, Note: text.Draw(t, "note")})
		case 3:
			r.Add(at, journal.Clearance{By: rapid.StringN(1, 20, -1).Draw(t, "by"), Flags: []string{of}, Until: at.Day() + 9,
				Limits: journal.Limits{Techniques: []protocol.TechniqueID{"tfl-roll"}, HoldMax: 30, Note: text.Draw(t, "limit")}})
		case 4:
			r.Add(at, journal.Correction{Of: of, To: journal.Morning{Pain: pain.Draw(t, "pain"), Note: text.Draw(t, "note")}, Why: text.Draw(t, "why")})
		case 5:
			r.Add(at, journal.Ended{Session: of, As: session.End(rapid.IntRange(1, 2).Draw(t, "as")), Because: "stop"})
		case 6, 7:
			r.Session(at, Plan(rapid.SampledFrom(plans).Draw(t, "minutes")), AnyEvents(t)...)
		default:
			r.Add(at, journal.Morning{Pain: pain.Draw(t, "pain"), Note: text.Draw(t, "note")})
		}
	}
	return r
}
