package csv_test

import (
	"bytes"
	stdcsv "encoding/csv"
	"flag"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/session"
	"unknot/interop/csv"
	"unknot/interop/made"
)

var rewrite = flag.Bool("rewrite", false, "write the golden files anew")

// table writes a journal and reads it back.
func table(t rapid.TB, j *journal.Journal) (text string, rows []map[string]string) {
	t.Helper()
	var out bytes.Buffer
	if err := csv.Write(&out, engine.Lowback(), j); err != nil {
		t.Fatal(err)
	}
	read, err := stdcsv.NewReader(bytes.NewReader(out.Bytes())).ReadAll() // refuses rows of another length
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(read[0], csv.Columns) {
		t.Fatalf("the header is %q", read[0])
	}
	for _, fields := range read[1:] {
		row := map[string]string{}
		for i, name := range csv.Columns {
			row[name] = fields[i]
		}
		rows = append(rows, row)
	}
	return out.String(), rows
}

// aWeek is a small record with one of everything.
func aWeek() *made.Record {
	var r made.Record
	at := made.Moment("2026-11-20T23:50:00+01:00")
	r.Add(made.Later(at, -3_600_000), journal.Prechecked{Answers: made.Short()})
	id := r.Session(at, made.Plan(10), made.Do(0, session.Start), made.At(70_500, made.Felt("easing-ache", "here", 3)),
		made.Do(80_000, session.Pause), made.Do(90_250, session.Resume), made.At(130_000, made.Felt("numb", "leg-left", 4)))
	r.Add(made.Later(at, 131_000), journal.Ended{Session: id, As: session.Stopped, Because: "numb"})
	r.Add(made.Later(at, 4_000_000), journal.After{Session: id, Pain: 4, Minutes: 60, Note: "line one\nline \"two\", and more"})
	morning := r.Add(made.Later(at, 30_000_000), journal.Morning{Pain: 8, Note: "=HYPERLINK(\"http://x\")"})
	r.Add(made.Later(at, 30_060_000), journal.Correction{Of: morning, To: journal.Morning{Pain: 3, Note: "=HYPERLINK(\"http://x\")"}, Why: "typed 8"})
	r.Add(made.Later(at, 30_120_000), journal.Function{Ratings: []journal.Rating{{Activity: "walking", Score: 7}, {Activity: "-5 stairs", Score: 5}}})
	r.Add(made.Later(at, 130_000_000), journal.Clearance{By: "Dr Vega", Flags: []string{"e000006/stop.numb-leg"}, Limits: journal.Limits{HoldMax: 30}})
	return &r
}

func TestAWeekIsWrittenAsTheGoldenTable(t *testing.T) {
	got, _ := table(t, aWeek().Journal())
	const golden = "testdata/week.csv"
	if *rewrite {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil || got != string(want) {
		t.Errorf("%v; the table is\n%s", err, got)
	}
}

func TestEveryLineEndsAsRFC4180Says(t *testing.T) {
	got, _ := table(t, aWeek().Journal())
	if strings.Contains(strings.ReplaceAll(got, "\r\n", ""), "\n") || !strings.HasSuffix(got, "\r\n") || !utf8.ValidString(got) {
		t.Errorf("lines end otherwise:\n%q", got)
	}
}

func TestWhatWasCorrectedIsWrittenAsItWasCorrected(t *testing.T) {
	_, rows := table(t, aWeek().Journal())
	n := 0
	for _, r := range rows {
		if r["kind"] == "morning" {
			n++
			if r["value"] != "3" || r["text"] != `'=HYPERLINK("http://x")` {
				t.Errorf("the morning is %v", r)
			}
		}
		if r["kind"] == "correction" {
			t.Errorf("a correction stands for itself: %v", r)
		}
	}
	if n != 1 {
		t.Errorf("%d mornings", n)
	}
}

func TestWhatWasFeltIsFoundWithItsStepAndItsFlag(t *testing.T) {
	_, rows := table(t, aWeek().Journal())
	felt := slices.IndexFunc(rows, func(r map[string]string) bool { return r["name"] == "numb" })
	if felt < 0 || rows[felt]["technique"] == "" || rows[felt]["side"] == "" || rows[felt]["value"] != "4" || rows[felt]["text"] != "leg-left" {
		t.Errorf("felt: %v", rows[felt])
	}
	if !slices.ContainsFunc(rows, func(r map[string]string) bool { return r["kind"] == "flag" && r["text"] == "professional-first" }) {
		t.Error("the flag it raised is missing")
	}
}

var (
	number  = regexp.MustCompile(`^-?\d+(\.\d{1,3})?$`)
	formula = regexp.MustCompile(`^[=+\-@\t\r\n]`)
)

// Whatever a record holds, the table can be read, every value is a number,
// nothing is a formula, and each entry that says something has a row.
func TestAnyRecordIsATidyTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := made.AnyRecord(t)
		_, rows := table(t, r.Journal())
		seen := map[string]bool{}
		for _, row := range rows {
			seen[row["entry"]] = true
			if row["value"] != "" && !number.MatchString(row["value"]) {
				t.Fatalf("value %q", row["value"])
			}
			for name, field := range row {
				if formula.MatchString(field) && name != "value" {
					t.Fatalf("%s would be a formula: %q", name, field)
				}
			}
		}
		for _, e := range r.Entries {
			switch e.Kind {
			case journal.KindCorrection, journal.KindEnded, journal.KindEvent:
			default:
				if !seen[e.ID] {
					t.Fatalf("%s of kind %s has no row", e.ID, e.Kind)
				}
			}
		}
	})
}

// The seconds of the steps add up to the seconds of their session.
func TestStepsAddUpToTheirSession(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var r made.Record
		r.Session(made.Moment("2026-11-22T18:00:00+01:00"), made.Plan(12), made.AnyEvents(t)...)
		_, rows := table(t, r.Journal())
		sum := map[string]int64{}
		for _, row := range rows {
			if row["name"] != "rolled" && row["name"] != "held" {
				continue
			}
			seconds, err := strconv.ParseFloat(row["value"], 64)
			if err != nil {
				t.Fatal(err)
			}
			sum[row["kind"]] += int64(seconds*1000 + 0.5)
		}
		if sum["step"] != sum["session"] {
			t.Fatalf("%v", sum)
		}
	})
}

func TestTheSameRecordGivesTheSameBytes(t *testing.T) {
	entries := aWeek().Entries
	one, _ := table(t, (&made.Record{Entries: entries}).Journal())
	backwards := slices.Clone(entries)
	slices.Reverse(backwards)
	if two, _ := table(t, (&made.Record{Entries: backwards}).Journal()); one != two {
		t.Error("the order of arrival shows in the table")
	}
}

func BenchmarkFiveYears(b *testing.B) {
	j := engine.Lowback().Journal(made.FiveYears()...)
	b.ReportAllocs()
	for b.Loop() {
		var out bytes.Buffer
		if err := csv.Write(&out, engine.Lowback(), j); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(out.Len()), "bytes")
	}
}
