package fhir_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
	"unknot/interop/fhir"
	"unknot/words"
)

var rewrite = flag.Bool("rewrite", false, "write the golden files anew")

func table() *screen.Table { return engine.Lowback().Questions() }

func at(t rapid.TB, text string) protocol.Moment {
	t.Helper()
	var m protocol.Moment
	if err := m.UnmarshalText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return m
}

// healthy are answers that speak against nothing.
func healthy(t rapid.TB) screen.Answers {
	t.Helper()
	a, err := table().Read("", []byte(`{"answers":{"age":44,"pain-now":3,"skin-sites":[],"injury-sites":["thigh-back-left"]}}`))
	if err != nil {
		t.Fatal(err)
	}
	for i, item := range engine.Lowback().Pack().Items {
		if item.Kind == protocol.YesNo {
			if err := table().Answer(&a, i, protocol.No); err != nil {
				t.Fatal(err)
			}
		}
	}
	return a
}

// record has an entry of every kind that is told.
func record(t rapid.TB) *journal.Journal {
	t.Helper()
	e := engine.Lowback()
	j := e.Journal()
	add := func(id, when string, b journal.Body) {
		j.Add(journal.Make(id, at(t, when), "phone", b))
		j.Add(j.Owed()...)
	}
	a := healthy(t)
	add("c1", "2026-11-01T08:00:00+01:00", journal.Screened{Answers: a})
	w := plan.Wish{Minutes: 12, Week: 1, Tools: []protocol.ToolID{"foam-roller", "massage-ball"}}
	p, err := e.Plan(&a, e.Screen(&a, protocol.Set{}), w)
	if err != nil || !p.Allowed {
		t.Fatal(err)
	}
	add("s1", "2026-11-01T18:00:00+01:00", journal.Started{Plan: p})
	add("s1a", "2026-11-01T18:00:01+01:00", journal.Happened{Session: "s1", Event: session.Event{Do: session.Start}})
	add("s1z", "2026-11-01T18:13:00+01:00", journal.Ended{Session: "s1", As: session.Completed, Because: "end-of-plan"})
	add("a1", "2026-11-01T19:15:00+01:00", journal.After{Session: "s1", Pain: 3, Minutes: 60})
	add("m1", "2026-11-02T07:00:00+01:00", journal.Morning{Pain: 4})
	add("m1b", "2026-11-02T07:01:00+01:00", journal.Correction{Of: "m1", To: journal.Morning{Pain: 3}, Why: "a slip"})
	add("f1", "2026-11-02T07:05:00+01:00", journal.Function{Ratings: []journal.Rating{{Activity: "walking", Score: 6}, {Activity: "sitting <& \"still\"", Score: 4}}})
	add("s2", "2026-11-03T18:00:00+01:00", journal.Started{Plan: p})
	add("s2a", "2026-11-03T18:00:01+01:00", journal.Happened{Session: "s2", Event: session.Event{Do: session.Start}})
	felt, err := e.Sensations().Report("numb", "leg-left", nil)
	if err != nil {
		t.Fatal(err)
	}
	add("s2b", "2026-11-03T18:02:00+01:00", journal.Happened{Session: "s2", Event: session.Event{At: 120_000, Do: session.Feel, Report: felt}})
	add("k1", "2026-11-05T10:00:00+01:00", journal.Clearance{By: "Dr Ana Vega", Flags: j.Flags(), Until: 20900,
		Limits: journal.Limits{Techniques: []protocol.TechniqueID{"piriformis-figure-four"}, HoldMax: 30}})
	yes, _ := e.Pack().Item("six-weeks")
	unsure, _ := e.Pack().Item("implant")
	open, _ := e.Pack().Item("steroids")
	for i, with := range map[int]protocol.Answer{yes: protocol.Yes, unsure: protocol.Unsure} {
		if err := table().Answer(&a, i, with); err != nil {
			t.Fatal(err)
		}
	}
	table().Clear(&a, open)
	add("c2", "2026-11-20T08:00:00+01:00", journal.Screened{Answers: a})
	return j
}

func input(t rapid.TB, j *journal.Journal) fhir.Input {
	born := protocol.Day(3789)
	return fhir.Input{Engine: engine.Lowback(), Words: words.English(), Journal: j, Now: at(t, "2026-11-23T09:00:00+01:00"),
		Harms: []fhir.Harm{{ID: "h1", Day: 20770, What: "Bruise", Outcome: "resolved"}}, Name: "Łucja Nowak", Born: &born}
}

func written(t rapid.TB, in fhir.Input) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := fhir.Write(&out, in); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestTheBundleIsAsItWas(t *testing.T) {
	got := written(t, input(t, record(t)))
	const file = "testdata/bundle.json"
	if *rewrite {
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil || !bytes.Equal(got, want) {
		t.Errorf("the bundle differs from %s (%v); -rewrite writes it anew, and the difference is the review", file, err)
	}
}

// resources are those of a bundle, by type.
func resources(t rapid.TB, data []byte) map[string][]json.RawMessage {
	t.Helper()
	var b struct {
		Entry []struct {
			FullURL  string          `json:"fullUrl"`
			Resource json.RawMessage `json:"resource"`
		} `json:"entry"`
	}
	if err := json.Unmarshal(data, &b); err != nil {
		t.Fatal(err)
	}
	out, seen := map[string][]json.RawMessage{}, map[string]bool{}
	for _, e := range b.Entry {
		var head struct {
			ResourceType string `json:"resourceType"`
			ID           string `json:"id"`
		}
		if err := json.Unmarshal(e.Resource, &head); err != nil {
			t.Fatal(err)
		}
		if seen[e.FullURL] || e.FullURL != "urn:uuid:"+head.ID {
			t.Errorf("%s is there twice, or is not the address of %s", e.FullURL, head.ID)
		}
		seen[e.FullURL] = true
		out[head.ResourceType] = append(out[head.ResourceType], e.Resource)
	}
	return out
}

func TestEveryKindOfResourceIsThere(t *testing.T) {
	got := resources(t, written(t, input(t, record(t))))
	for kind, n := range map[string]int{"Patient": 1, "Questionnaire": 1, "PlanDefinition": 1, "CarePlan": 1, "QuestionnaireResponse": 2,
		"Procedure": 2, "Observation": 3, "AdverseEvent": 2, "Flag": 3} {
		if len(got[kind]) != n {
			t.Errorf("%d of %s, want %d", len(got[kind]), kind, n)
		}
	}
}

// Every reference and canonical points at something that is in the bundle.
func TestNothingPointsOutOfTheBundle(t *testing.T) {
	data := written(t, input(t, record(t)))
	for _, key := range []string{`"reference":"`, `"questionnaire":"`} {
		for _, part := range strings.Split(string(data), key)[1:] {
			target, _, _ := strings.Cut(part, `"`)
			target, _, _ = strings.Cut(target, "|")
			if !strings.Contains(string(data), `"fullUrl":"`+target+`"`) {
				t.Errorf("%s%s is not in the bundle", key, target)
			}
		}
	}
}

// Answers that are written and read again are the same: no answer is lost, and
// none is made.
func TestAnswersReadBackAsTheyWere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := anyAnswers(t)
		j := engine.Lowback().Journal(journal.Make("e", at(t, "2026-11-20T08:00:00Z"), "phone", journal.Screened{Answers: a}))
		data := resources(t, written(t, input(t, j)))["QuestionnaireResponse"][0]
		back, err := fhir.Read(table(), "r.json", data)
		if err != nil {
			t.Fatal(err)
		}
		if back.Answers != a || back.Entry != "e" || *back.Authored != at(t, "2026-11-20T08:00:00Z") {
			t.Fatalf("wrote %s, read %s", table().AppendJSON(nil, &a), table().AppendJSON(nil, &back.Answers))
		}
	})
}

func anyAnswers(t *rapid.T) screen.Answers {
	var a screen.Answers
	for i, item := range engine.Lowback().Pack().Items {
		if rapid.IntRange(0, 4).Draw(t, "open") == 0 {
			continue
		}
		var err error
		switch item.Kind {
		case protocol.YesNo:
			err = table().Answer(&a, i, rapid.SampledFrom([]protocol.Answer{protocol.No, protocol.Yes, protocol.Unsure}).Draw(t, "answer"))
		case protocol.Count:
			err = table().AnswerCount(&a, i, rapid.IntRange(item.Min, item.Max).Draw(t, "number"))
		case protocol.SiteOf:
			err = table().AnswerSites(&a, i, rapid.Uint32Range(0, 1<<11-1).Draw(t, "sites"))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return a
}

// BenchmarkYears is the bundle of five years: 1,000 sessions, a morning a day.
func BenchmarkYears(b *testing.B) {
	e, a := engine.Lowback(), healthy(b)
	p, err := e.Plan(&a, e.Screen(&a, protocol.Set{}), plan.Wish{Minutes: 12, Week: 1, Tools: []protocol.ToolID{"massage-ball"}})
	if err != nil {
		b.Fatal(err)
	}
	var list []journal.Entry
	now := at(b, "2026-11-23T09:00:00+01:00")
	for day := range 1825 {
		m := protocol.Moment{Ms: now.Ms - int64(1825-day)*86_400_000, Offset: 60}
		add := func(kind string, body journal.Body) string {
			m.Ms += 60_000
			id := fmt.Sprintf("%s%05d", kind, day)
			list = append(list, journal.Make(id, m, "phone", body))
			return id
		}
		add("m", journal.Morning{Pain: 3})
		if day%28 == 0 {
			add("c", journal.Screened{Answers: a})
		}
		if day%7 < 4 {
			id := add("s", journal.Started{Plan: p})
			add("x", journal.Happened{Session: id, Event: session.Event{Do: session.Start}})
			for i := range 50 {
				add(fmt.Sprintf("y%02d-", i), journal.Happened{Session: id, Event: session.Event{At: int64(i+1) * 5000, Do: session.Alive}})
			}
			add("z", journal.Ended{Session: id, As: session.Completed, Because: "end-of-plan"})
			add("a", journal.After{Session: id, Pain: 3, Minutes: 60})
		}
	}
	in := input(b, e.Journal(list...))
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		size = len(written(b, in))
	}
	b.ReportMetric(float64(size)/1e6, "MB")
	b.ReportMetric(float64(len(list)), "entries")
}
