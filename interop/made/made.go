// Package made makes records for tests: of people who answer, roll, feel and
// sleep, by way of the engine itself, so that every entry is one the program
// could have written.
package made

import (
	"fmt"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
	"unknot/engine/stop"
)

// Healthy are answers that speak against nothing, with a pain of 2.
func Healthy() screen.Answers { return answers(false) }

// Short are the answers to the short questions alone, all of them no.
func Short() screen.Answers { return answers(true) }

func answers(short bool) screen.Answers {
	table := engine.Lowback().Questions()
	var a screen.Answers
	for i, item := range engine.Lowback().Pack().Items {
		if short && !item.Short {
			continue
		}
		var err error
		switch item.Kind {
		case protocol.YesNo:
			err = table.Answer(&a, i, protocol.No)
		case protocol.Count:
			err = table.AnswerCount(&a, i, map[protocol.ItemID]int{"age": 40, "pain-now": 2}[item.ID])
		case protocol.SiteOf:
			err = table.AnswerSites(&a, i, 0)
		}
		must(err)
	}
	return a
}

// Plan is a session for someone healthy, of so many minutes.
func Plan(minutes int) plan.Plan {
	e, a := engine.Lowback(), Healthy()
	var tools []protocol.ToolID
	for _, t := range e.Pack().Tools {
		tools = append(tools, t.ID)
	}
	p, err := e.Plan(&a, e.Screen(&a, protocol.Set{}), plan.Wish{Minutes: minutes, Week: 2, Tools: tools})
	must(err)
	return p
}

// Felt is a report, with a discomfort of n.
func Felt(sensation protocol.SensationID, where protocol.PlaceID, n int) session.Event {
	r, err := engine.Lowback().Sensations().Report(sensation, where, &n)
	must(err)
	return session.Event{Do: session.Feel, Report: r}
}

// Moment reads a time.
func Moment(s string) protocol.Moment {
	var m protocol.Moment
	must(m.UnmarshalText([]byte(s)))
	return m
}

// A Record is a record being made.
type Record struct{ Entries []journal.Entry }

// Add adds an entry and returns its id.
func (r *Record) Add(at protocol.Moment, b journal.Body) string {
	id := fmt.Sprintf("e%06d", len(r.Entries))
	r.Entries = append(r.Entries, journal.Make(id, at, "phone", b))
	return id
}

// Session adds a session of a plan with what happened in it, at milliseconds
// since its start, and returns its id.
func (r *Record) Session(at protocol.Moment, p plan.Plan, events ...session.Event) string {
	id := r.Add(at, journal.Started{Plan: p})
	for _, e := range events {
		r.Add(Later(at, e.At+1), journal.Happened{Session: id, Event: e})
	}
	return id
}

// Journal returns the journal of the record, with the flags that follow.
func (r *Record) Journal() *journal.Journal {
	j := engine.Lowback().Journal(r.Entries...)
	j.Add(j.Owed()...)
	return j
}

// Later returns a moment so many milliseconds later.
func Later(m protocol.Moment, ms int64) protocol.Moment {
	m.Ms += ms
	return m
}

// At puts an event at milliseconds since the start of its session.
func At(ms int64, e session.Event) session.Event {
	e.At = ms
	return e
}

// Do is an event that needs no words.
func Do(ms int64, do session.Do) session.Event {
	return session.Event{At: ms, Do: do, Report: stop.Report{}}
}

func must(err error) {
	if err != nil {
		panic("made: " + err.Error())
	}
}
