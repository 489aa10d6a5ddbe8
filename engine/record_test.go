package engine_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine"
	"unknot/engine/protocol"
)

// ask makes a call that must succeed and decodes what it answers.
func ask[T any](t *testing.T, r *engine.Record, name, in string) T {
	t.Helper()
	var out T
	b, err := r.Call(name, []byte(in))
	if err == nil {
		err = json.Unmarshal(b, &out)
	}
	if err != nil {
		t.Fatalf("%s %s: %v", name, in, err)
	}
	return out
}

// written is an engine.Written as it arrives.
type written struct {
	Entries []string
	Known   int
	Faulty  []engine.Faulty
	Refused string
}

const noon = "2026-11-23T12:00:00.000+00:00"

// healthy is an answer of no to everything, at 40.
func healthy() string {
	var parts []string
	for _, it := range protocol.Lowback().Items {
		v := `"no"`
		switch {
		case it.ID == "age":
			v = "40"
		case it.Kind == protocol.Count:
			v = "2"
		case it.Kind == protocol.SiteOf:
			v = "[]"
		}
		parts = append(parts, fmt.Sprintf("%q:%s", it.ID, v))
	}
	return "{" + strings.Join(parts, ",") + "}"
}

// writing is the input of a write of one body.
func writing(id, kind, body string) string {
	return fmt.Sprintf(`{"now":%q,"device":"d","ids":[%q],"bodies":[{"kind":%q,"body":%s}]}`, noon, id, kind, body)
}

// rolling is a record with a check and a session that has started.
func rolling(t *testing.T) *engine.Record {
	t.Helper()
	r := engine.Lowback().Record()
	ask[written](t, r, "record.write", writing("a", "screening", `{"answers":`+healthy()+`}`))
	plan := ask[json.RawMessage](t, r, "record.today", `{"now":"`+noon+`","choice":{"minutes":12,"tools":["foam-roller"]}}`)
	ask[written](t, r, "record.write", writing("s", "session-started", `{"plan":`+string(plan)+`}`))
	ask[written](t, r, "record.write", writing("e", "session-event", `{"session":"s","event":{"at":0,"do":"start"}}`))
	return r
}

func TestARecordTakesAPersonFromTheCheckToAStop(t *testing.T) {
	r := rolling(t)
	type view struct {
		Guidance struct {
			Phase, Technique string
			Left             int64
		}
		Ended struct{ As, Because string }
		Rules []string
	}
	if v := ask[view](t, r, "record.session", `{"session":"s","at":5}`); v.Guidance.Phase != "enter" || v.Guidance.Left <= 0 || v.Ended.As != "running" {
		t.Errorf("after five seconds: %+v", v)
	}
	w := ask[written](t, r, "record.write", writing("n", "session-event", `{"session":"s","event":{"at":30,"do":"report","sensation":"numb","where":"leg-left"}}`))
	if len(w.Entries) != 2 || !strings.Contains(w.Entries[1], `"kind":"flag"`) {
		t.Fatalf("a numb leg owes a flag, stored with it: %v", w.Entries)
	}
	if v := ask[view](t, r, "record.session", `{"session":"s","at":99}`); v.Ended.As != "stopped" || v.Ended.Because != "numb" || len(v.Rules) == 0 {
		t.Errorf("after the report: %+v", v)
	}
	if s := ask[struct{ May bool }](t, r, "record.standing", `{"now":"`+noon+`"}`); s.May {
		t.Error("a session may start with a flag standing")
	}
}

func TestARecordRefusesWhatASessionRefuses(t *testing.T) {
	r := rolling(t)
	w := ask[written](t, r, "record.write", writing("x", "session-event", `{"session":"s","event":{"at":1,"do":"resume"}}`))
	if w.Refused != "not-paused" || len(w.Entries) != 0 {
		t.Errorf("got %v", w)
	}
	w = ask[written](t, r, "record.write", writing("x", "session-event", `{"session":"s","event":{"at":1,"do":"pause"}}`))
	if w.Refused != "" || len(w.Entries) != 1 {
		t.Errorf("the id of what was refused is used up: %v", w)
	}
}

func TestTheLastSignOfLifeOfACompletedSessionIsTaken(t *testing.T) {
	r := rolling(t)
	w := ask[written](t, r, "record.write", writing("x", "session-event", `{"session":"s","event":{"at":3600,"do":"alive"}}`))
	if w.Refused != "" || len(w.Entries) != 1 {
		t.Errorf("got %+v", w)
	}
	type view struct{ Ended struct{ As string } }
	if v := ask[view](t, r, "record.session", `{"session":"s","at":0}`); v.Ended.As != "completed" {
		t.Errorf("after an hour: %+v", v)
	}
}

func TestWritingTwiceWritesOnce(t *testing.T) {
	r := rolling(t)
	in := writing("m", "morning", `{"pain":3}`)
	first, again := ask[written](t, r, "record.write", in), ask[written](t, r, "record.write", in)
	if len(first.Entries) != 1 || len(again.Entries) != 0 || again.Known != 1 {
		t.Errorf("first %v, again %v", first, again)
	}
}

func TestFaultyEntriesAreNamedAndTheRestIsTaken(t *testing.T) {
	r := engine.Lowback().Record()
	good := `{"v":1,"id":"m","at":"2026-11-23T07:00:00.000+01:00","device":"d","kind":"morning","body":{"pain":3}}`
	w := ask[written](t, r, "record.merge", `{"entries":[`+good+`,{"v":1,"id":"x"},`+good+`]}`)
	if len(w.Entries) != 1 || w.Entries[0] != good || w.Known != 1 || len(w.Faulty) != 1 || w.Faulty[0].Entry != 1 {
		t.Errorf("got %+v", w)
	}
	if _, err := r.Call("record.merge", []byte(`{"entries":"all"}`)); err == nil || !strings.Contains(err.Error(), "list of entries") {
		t.Errorf("no clear refusal: %v", err)
	}
	if _, err := r.Call("record.session", []byte(`{"session":"nowhere","at":1}`)); err == nil || !strings.Contains(err.Error(), "nowhere") {
		t.Errorf("no clear refusal: %v", err)
	}
	if _, err := r.Call("record.write", []byte(`{"now":"`+noon+`","device":"d","ids":[],"bodies":[{"kind":"morning","body":{"pain":3}}]}`)); err == nil {
		t.Error("a body without an id was written")
	}
}

func TestARecordKeepsWhatItCannotReadToTheLetter(t *testing.T) {
	r := engine.Lowback().Record()
	newer := `{"v":9, "id":"z","at":"2026-11-23T07:00:00.000+01:00","device":"d","kind":"dream","body":{"n":1.50}}`
	if w := ask[written](t, r, "record.merge", `{"entries":[`+newer+`]}`); len(w.Entries) != 1 || w.Entries[0] != newer {
		t.Errorf("got %v", w.Entries)
	}
}

// Whatever is merged in whatever pieces, the record stands as if it had come
// at once, and stores every line exactly once.
func TestARecordMergedInPiecesStandsAsOneMergedAtOnce(t *testing.T) {
	source := rolling(t)
	var lines []string
	for i, b := range []string{`{"at":40,"do":"tender-spot"}`, `{"at":50,"do":"report","sensation":"sharp","where":"here"}`} {
		w := ask[written](t, source, "record.write", writing(fmt.Sprint("q", i), "session-event", `{"session":"s","event":`+b+`}`))
		lines = append(lines, w.Entries...)
	}
	for day := 1; day < 9; day++ {
		lines = append(lines, fmt.Sprintf(`{"v":1,"id":"m%d","at":"2026-12-%02dT07:00:00.000+01:00","device":"d","kind":"morning","body":{"pain":%d}}`, day, day, day))
	}
	whole := engine.Lowback().Record()
	ask[written](t, whole, "record.merge", `{"entries":[`+strings.Join(lines, ",")+`]}`)
	now := `{"now":"2026-12-10T12:00:00.000+01:00"}`
	want, course := ask[any](t, whole, "record.standing", now), ask[any](t, whole, "record.review", now)
	rapid.Check(t, func(rt *rapid.T) {
		r := engine.Lowback().Record()
		stored := map[string]int{}
		for _, i := range append(rapid.SliceOf(rapid.IntRange(0, len(lines)-1)).Draw(rt, "first"), rapid.Permutation(seq(len(lines))).Draw(rt, "all")...) {
			for _, line := range ask[written](t, r, "record.merge", `{"entries":[`+lines[i]+`]}`).Entries {
				stored[line]++
			}
		}
		for line, n := range stored {
			if n != 1 {
				rt.Fatalf("stored %d times: %s", n, line)
			}
		}
		if got := ask[any](t, r, "record.standing", now); fmt.Sprint(got) != fmt.Sprint(want) {
			rt.Fatalf("standing\n%v\nwant\n%v", got, want)
		}
		if got := ask[any](t, r, "record.review", now); fmt.Sprint(got) != fmt.Sprint(course) {
			rt.Fatalf("course\n%v\nwant\n%v", got, course)
		}
	})
}

func seq(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = i
	}
	return out
}

func TestACourseCountsMorningsWeeksAndSessions(t *testing.T) {
	r := rolling(t)
	var lines []string
	for day := 17; day <= 23; day++ {
		lines = append(lines, fmt.Sprintf(`{"v":1,"id":"m%d","at":"2026-11-%dT07:00:00.000+00:00","device":"d","kind":"morning","body":{"pain":4}}`, day, day))
	}
	ask[written](t, r, "record.merge", `{"entries":[`+strings.Join(lines, ",")+`]}`)
	ask[written](t, r, "record.write", writing("e1", "session-event", `{"session":"s","event":{"at":60,"do":"stop"}}`))
	ask[written](t, r, "record.write", writing("e2", "after", `{"session":"s","pain":2,"minutes":5}`))
	c := ask[engine.Course](t, r, "record.review", `{"now":"`+noon+`"}`)
	if len(c.Mornings) != 7 || c.Mornings[6].Median2 == nil || *c.Mornings[6].Median2 != 8 || c.Mornings[0].Median2 != nil {
		t.Errorf("mornings %+v", c.Mornings)
	}
	if c.Change != nil {
		t.Errorf("one window of mornings is no change: %+v", c.Change)
	}
	if n := len(c.Weeks); n != 1 || c.Weeks[0].Days != 1 || c.Weeks[0].Monday.Date() != "2026-11-23" {
		t.Errorf("weeks %+v", c.Weeks)
	}
	if len(c.Sessions) != 1 || c.Sessions[0].Completed || c.Sessions[0].Before == nil || *c.Sessions[0].Before != 4 || *c.Sessions[0].After != 2 {
		t.Errorf("sessions %+v", c.Sessions)
	}
}

func TestTheChangeOfACourseEndsWithTheNewestMorning(t *testing.T) {
	r := engine.Lowback().Record()
	var lines []string
	for day := 1; day <= 20; day++ {
		lines = append(lines, fmt.Sprintf(`{"v":1,"id":"m%d","at":"2026-11-%02dT07:00:00.000+00:00","device":"d","kind":"morning","body":{"pain":%d}}`, day, day, 6-day/5))
	}
	ask[written](t, r, "record.merge", `{"entries":[`+strings.Join(lines, ",")+`]}`)
	c := ask[engine.Course](t, r, "record.review", `{"now":"2026-11-23T12:00:00.000+00:00"}`)
	last := c.Mornings[len(c.Mornings)-1]
	if c.Change == nil || last.Median2 == nil || c.Change.Now2 != *last.Median2 || c.Change.First2 <= c.Change.Now2 {
		t.Errorf("the change is %+v, the newest morning %+v", c.Change, last)
	}
}
