package session_test

import (
	"pgregory.net/rapid"

	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/session"
	"unknot/engine/stop"
)

// anyPlan draws a plan that plan.Read accepts: one to five steps, both sides
// alike.
func anyPlan(r *rapid.T) plan.Plan {
	pack := protocol.Lowback()
	for {
		w := written{Allowed: true, DiscomfortMax: rapid.IntRange(1, 5).Draw(r, "ceiling"), Breath: "breath-4-6"}
		for range rapid.IntRange(1, 3).Draw(r, "techniques") {
			t := rapid.SampledFrom(pack.Techniques).Draw(r, "technique")
			s := plan.Step{Technique: t.ID, Tool: t.Tool, Enter: rapid.IntRange(5, 30).Draw(r, "enter"), Roll: rapid.IntRange(30, 60).Draw(r, "roll"),
				Hold: rapid.IntRange(30, 60).Draw(r, "hold"), Holds: rapid.IntRange(0, 2).Draw(r, "holds"), Exit: rapid.IntRange(5, 15).Draw(r, "exit")}
			sides := rapid.SampledFrom([][]protocol.Side{{1}, {2}, {1, 2}}).Draw(r, "sides")
			for _, s.Side = range sides {
				w.Steps = append(w.Steps, s)
			}
		}
		if p, err := w.read(); err == nil {
			return p
		}
	}
}

func anyEvents(r *rapid.T) []session.Event {
	at := int64(0)
	events := []session.Event{}
	if rapid.IntRange(0, 9).Draw(r, "start") > 0 {
		events = append(events, session.Event{Do: session.Start})
	}
	for range rapid.IntRange(0, 12).Draw(r, "events") {
		at += rapid.Int64Range(0, 60_000).Draw(r, "later")
		e := anyEvent(r, at)
		if e.Do == session.Feel && rapid.Bool().Draw(r, "mild") {
			e.Report = mild[rapid.IntRange(0, len(mild)-1).Draw(r, "felt")]
		}
		if rapid.IntRange(0, 2).Draw(r, "tender") == 0 {
			e = session.Event{At: at, Do: session.TenderSpot}
		}
		events = append(events, e)
	}
	return events
}

var mild = func() []stop.Report {
	var out []stop.Report
	for _, r := range everyReport() {
		if n, ok := r.Discomfort(); (rules.Sensation(r) == "easing-ache" || rules.Sensation(r) == "steady-ache") && (!ok || n < 6) {
			out = append(out, r)
		}
	}
	return out
}()

func anyHistory(r *rapid.T) stop.History {
	return stop.History{Week: rapid.Uint64Range(0, 1<<12-1).Draw(r, "week"), Last: rapid.Uint64Range(0, 1<<12-1).Draw(r, "last")}
}
