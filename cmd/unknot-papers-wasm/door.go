package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"runtime/debug"

	"unknot/engine"
	"unknot/engine/protocol"
	"unknot/engine/strict"
	"unknot/interop/csv"
	"unknot/interop/fhir"
	"unknot/papers"
	"unknot/report"
	"unknot/words"
)

// A wish is what a paper is made with. All fields are there in every call;
// those that have no meaning in one are at rest.
type wish struct {
	Now     protocol.Moment   `json:"now"`
	Minutes int               `json:"minutes"`
	Tools   []protocol.ToolID `json:"tools"`
	Name    string            `json:"name"`
	Born    string            `json:"born"`
	Days    int               `json:"days"` // that a page looks back, or reminders look ahead
	Link    string            `json:"link"`
	At      string            `json:"at"` // time of day of a calendar, "" for the usual
	Alarm   int               `json:"alarm"`
	Zone    zone              `json:"zone"`
}

// ask makes a paper by name. The input is a wish as JSON in its first line, and
// then the record, an entry a line.
//
//	page  reminders            JSON
//	pdf  fhir  csv  calendar  workout  activity    a file
func ask(name string, in []byte) ([]byte, error) {
	first, lines, _ := bytes.Cut(in, []byte("\n"))
	var w wish
	if err := strict.Decode("wish", first, &w); err != nil {
		return nil, err
	}
	makers := map[string]func(*papers.Record, *wish) ([]byte, error){
		"page": page, "reminders": reminders, "pdf": pdf, "fhir": bundle, "csv": table, "calendar": calendar, "workout": workout, "activity": activity,
	}
	f, ok := makers[name]
	if !ok {
		return nil, fmt.Errorf("call: there is no %s", strict.Quote(name))
	}
	return f(read(w.Now, lines), &w)
}

// read reads a record. What cannot be read is told where the record is kept,
// and is left out here.
func read(now protocol.Moment, lines []byte) *papers.Record {
	e := engine.Lowback()
	j := e.Journal()
	for line := range bytes.Lines(lines) {
		if entry, err := e.Codec().Decode("entry", bytes.TrimSpace(line)); err == nil {
			j.Add(entry)
		}
	}
	now.Ms = max(now.Ms, j.Newest().Ms)
	return &papers.Record{Engine: e, Words: words.English(), Journal: j, Now: now}
}

func (w *wish) choice() papers.Choice { return papers.Choice{Minutes: w.Minutes, Tools: w.Tools} }

func (w *wish) report(r *papers.Record) report.Input {
	return report.Input{Engine: r.Engine, Words: r.Words, Journal: r.Journal, Now: r.Now, Harms: r.Harms(),
		Name: w.Name, Born: w.Born, Days: w.Days, Link: w.Link, Version: version()}
}

func version() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

func page(r *papers.Record, w *wish) ([]byte, error) {
	v, err := report.Look(w.report(r))
	if err != nil {
		return nil, err
	}
	return json.Marshal(v)
}

func pdf(r *papers.Record, w *wish) ([]byte, error) {
	var out bytes.Buffer
	err := report.Write(&out, w.report(r))
	return out.Bytes(), err
}

func reminders(r *papers.Record, w *wish) ([]byte, error) { return json.Marshal(r.Reminders(w.Days)) }

func bundle(r *papers.Record, _ *wish) ([]byte, error) {
	var out bytes.Buffer
	err := fhir.Write(&out, fhir.Input{Engine: r.Engine, Words: r.Words, Journal: r.Journal, Now: r.Now, Harms: r.FHIRHarms()})
	return out.Bytes(), err
}

func table(r *papers.Record, _ *wish) ([]byte, error) {
	var out bytes.Buffer
	err := csv.Write(&out, r.Engine, r.Journal)
	return out.Bytes(), err
}

func calendar(r *papers.Record, w *wish) ([]byte, error) {
	loc, err := w.Zone.location()
	if err != nil {
		return nil, err
	}
	out, _, err := r.Calendar(papers.Calendar{At: w.At, Zone: loc, Alarm: w.Alarm, Choice: w.choice()})
	return out, err
}

func workout(r *papers.Record, w *wish) ([]byte, error) {
	out, _, err := r.Workout(w.choice())
	return out, err
}

func activity(r *papers.Record, _ *wish) ([]byte, error) {
	out, _, err := r.Activity("")
	return out, err
}
