package papers_test

import (
	"bytes"
	"testing"
	"time"

	"unknot/engine"
	"unknot/interop/csv"
	"unknot/interop/fhir"
	"unknot/interop/made"
	"unknot/papers"
	"unknot/words"
)

// BenchmarkAllExportsOfFiveYears reads a record of five years from its lines,
// once, and makes every export of it, as the app does: lines, table, calendar,
// workout, activity and FHIR Bundle.
func BenchmarkAllExportsOfFiveYears(b *testing.B) {
	e := engine.Lowback()
	var lines [][]byte
	for _, x := range made.FiveYears() {
		line, err := e.Journal().Codec().Encode(x)
		if err != nil {
			b.Fatal(err)
		}
		lines = append(lines, line)
	}
	b.ReportAllocs()
	for b.Loop() {
		exportAll(b, read(b, e, lines), lines)
	}
}

func read(b *testing.B, e *engine.Engine, lines [][]byte) *papers.Record {
	b.Helper()
	j := e.Journal()
	for _, line := range lines {
		x, err := j.Codec().Decode("line", line)
		if err != nil {
			b.Fatal(err)
		}
		j.Add(x)
	}
	return &papers.Record{Engine: e, Words: words.English(), Journal: j, Now: made.Later(j.Newest(), 26*3_600_000)}
}

func exportAll(b *testing.B, r *papers.Record, lines [][]byte) {
	b.Helper()
	out := bytes.NewBuffer(bytes.Join(lines, []byte{'\n'}))
	_, _, calendar := r.Calendar(papers.Calendar{At: "18:30", Zone: time.UTC, Alarm: 30, Choice: papers.Choice{Minutes: 12}})
	_, _, activity := r.Activity("")
	_, _, workout := r.Workout(papers.Choice{Minutes: 12})
	for _, err := range []error{
		csv.Write(out, r.Engine, r.Journal),
		fhir.Write(out, fhir.Input{Engine: r.Engine, Words: r.Words, Journal: r.Journal, Now: r.Now, Harms: r.FHIRHarms()}),
		calendar, activity, workout,
	} {
		if err != nil {
			b.Fatal(err)
		}
	}
}
