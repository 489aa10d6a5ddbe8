package session_test

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/session"
	"unknot/engine/stop"
	"unknot/engine/strict"
)

func TestEventsThatCannotBeMeantAreFaultsWithTheirPlace(t *testing.T) {
	for _, x := range []struct{ name, events, want string }{
		{"a negative time", `[{"at":-1,"do":"start"}]`, `events: [0].at: is -1, must be a number of seconds since start, 0 to 604800`},
		{"a time just below nothing", `[{"at":-0.0001,"do":"start"}]`, `[0].at: is -0.0001, must be`},
		{"a time as text", `[{"at":"0","do":"start"}]`, `[0].at: is "0", must be a number of seconds`},
		{"a time of null", `[{"at":null,"do":"start"}]`, `[0].at: is null, must be a number of seconds`},
		{"a time that is not a number", `[{"at":NaN,"do":"start"}]`, `a JSON value was expected`},
		{"a time beyond all numbers", `[{"at":1e999,"do":"start"}]`, `[0].at: is 1e999, must be`},
		{"a time beyond a week", `[{"at":604801,"do":"start"}]`, `[0].at: is 604801, must be`},
		{"no time", `[{"do":"start"}]`, `[0].at: is missing`},
		{"nothing that happens", `[{"at":0}]`, `[0].do: is missing`},
		{"something nobody knows", `[{"at":0,"do":"strat"}]`, `[0].do: is "strat", which is nothing a session knows; did you mean "start"?`},
		{"something empty", `[{"at":0,"do":""}]`, `[0].do: is "", which is nothing a session knows`},
		{"a report without a sensation", `[{"at":0,"do":"report"}]`, `[0].sensation: is missing from a report`},
		{"an unknown sensation", `[{"at":0,"do":"report","sensation":"sharpp"}]`, `[0].sensation: is "sharpp", which is not known; did you mean "sharp"?`},
		{"an unknown place", `[{"at":0,"do":"report","sensation":"sharp","where":"leg-rigth"}]`, `[0].where: is "leg-rigth", which is not known; did you mean "leg-right"?`},
		{"a discomfort of 11", `[{"at":0,"do":"report","sensation":"sharp","discomfort":11}]`, `[0].discomfort: is 11, must be 0 to 10`},
		{"a discomfort of -1", `[{"at":0,"do":"report","sensation":"sharp","discomfort":-1}]`, `[0].discomfort: is -1, must be 0 to 10`},
		{"half a discomfort", `[{"at":0,"do":"report","sensation":"sharp","discomfort":4.5}]`, `[0].discomfort: is 4.5, must be a whole number`},
		{"a discomfort of null", `[{"at":0,"do":"report","sensation":"sharp","discomfort":null}]`, `[0].discomfort: is null`},
		{"a sensation without a report", `[{"at":0,"do":"pause","sensation":"sharp"}]`, `[0].do: is "pause", but only a report has sensation`},
		{"a place without a report", `[{"at":0,"do":"stop","where":"here"}]`, `[0].do: is "stop", but only a report`},
		{"a discomfort without a report", `[{"at":0,"do":"ease","discomfort":0}]`, `[0].do: is "ease", but only a report`},
		{"a time that runs back", `[{"at":5,"do":"start"},{"at":4.5,"do":"pause"}]`, `[1].at: is 4.5, before the event before it at 5`},
		{"an unknown key", `[{"at":0,"do":"report","sensation":"sharp","were":"here"}]`, `[0].were: is not a known key here; did you mean "where"?`},
		{"a key twice", `[{"at":0,"at":1,"do":"start"}]`, `[0].at: is there twice`},
		{"an object", `{}`, `is an object, must be a list`},
	} {
		t.Run(x.name, func(t *testing.T) {
			events, err := session.ReadEvents(rules, "events", []byte(x.events))
			if err == nil || !strings.Contains(err.Error(), x.want) || events != nil && len(events) == 0 {
				t.Errorf("error is %v", err)
			}
		})
	}
}

func TestAReportWithAnEmptyPlaceIsReadAsOneWithoutOrRefused(t *testing.T) {
	events, err := session.ReadEvents(rules, "", []byte(`[{"at":0,"do":"report","sensation":"sharp","where":""}]`))
	if err == nil && rules.Place(events[0].Report) != "" {
		t.Errorf("place is %q", rules.Place(events[0].Report))
	}
}

func TestEveryFaultOfTheEventsIsFoundAtOnce(t *testing.T) {
	_, err := session.ReadEvents(rules, "e", []byte(`[{"at":5,"do":"report"},{"at":4,"do":"report","sensation":"x"}]`))
	if err == nil || strings.Count(err.Error(), "\n") != 2 {
		t.Errorf("says %v", err)
	}
}

func TestTimesAreReadToTheMillisecond(t *testing.T) {
	for text, want := range map[string]int64{"0": 0, "61.5": 61_500, "0.001": 1, "0.0004": 0, "1e2": 100_000, "604800": session.MaxAt, "29.999": 29_999, "4.35": 4350, "1.1": 1100} {
		events, err := session.ReadEvents(rules, "", []byte(`[{"at":`+text+`,"do":"alive"}]`))
		if err != nil || events[0].At != want {
			t.Errorf("%s is %v, %v", text, events, err)
		}
	}
}

// anyEvent draws an event at a time.
func anyEvent(r *rapid.T, at int64) session.Event {
	e := session.Event{At: at, Do: session.Do(rapid.IntRange(int(session.Start), int(session.Alive)).Draw(r, "do"))}
	if e.Do == session.Feel {
		e.Report = rapid.SampledFrom(everyReport()).Draw(r, "report")
	}
	return e
}

func everyReport() []stop.Report {
	var all []stop.Report
	rules.Every(func(x stop.Report) { all = append(all, x) })
	return all
}

func TestEventsAreReadAsTheyWereWritten(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var events []session.Event
		var list []session.EventJSON
		at := int64(0)
		for range rapid.IntRange(0, 8).Draw(r, "events") {
			at = rapid.Int64Range(at, session.MaxAt).Draw(r, "at")
			e := anyEvent(r, at)
			events, list = append(events, e), append(list, e.JSON(rules))
		}
		text, err := json.Marshal(append([]session.EventJSON{}, list...))
		if err != nil {
			r.Fatal(err)
		}
		got, err := session.ReadEvents(rules, "events", text)
		if err != nil || len(got) != len(events) {
			r.Fatalf("%s: %v", text, err)
		}
		for i := range got {
			if got[i] != events[i] {
				r.Fatalf("%+v is read as %+v", events[i], got[i])
			}
		}
	})
}

func TestOneEventIsReadFromANode(t *testing.T) {
	for text, want := range map[string]string{
		`{"at":1,"do":"start"}`: "",
		`{"at":1,"do":"report","sensation":"sharp","where":"nowhere"}`: `body.event.where: is "nowhere", which is not known`,
		`{"at":"1","do":"start"}`:                                      `body.event.at: is "1", must be a number of seconds`,
		`null`:                                                         `body.event: is null, must be an object`,
	} {
		n, err := strict.Parse("", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		var r strict.Reader
		e := session.ReadNode(rules, &r, "body.event", &n)
		if err := r.Faults.Err(); want == "" && (err != nil || e.At != 1000) || want != "" && (err == nil || !strings.HasPrefix(err.Error(), want)) {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func FuzzReadEventsNeverPanicsAndWhatItReadsItWritesAgain(f *testing.F) {
	f.Add([]byte(`[{"at":0,"do":"start"},{"at":61.5,"do":"tender-spot"},{"at":80,"do":"report","sensation":"sharp","where":"here","discomfort":4}]`))
	f.Add([]byte(`[{"at":1e-9,"do":"alive"},{"at":0.0005,"do":"gap"},{"at":604800,"do":"stop"}]`))
	m := machine(f, "glute-roll left 20 45 30x1 10")
	f.Fuzz(func(t *testing.T, data []byte) {
		events, err := session.ReadEvents(rules, "f", data)
		if err != nil {
			return
		}
		list := []session.EventJSON{}
		for _, e := range events {
			list = append(list, e.JSON(rules))
		}
		text, err := json.Marshal(list)
		if err != nil {
			t.Fatal(err)
		}
		again, err := session.ReadEvents(rules, "f", text)
		if err != nil || len(again) != len(events) {
			t.Fatalf("%q is written as %s and read with %v", data, text, err)
		}
		if _, err := m.Replay(events); err != nil {
			t.Fatalf("%s cannot be replayed: %v", text, err)
		}
	})
}
