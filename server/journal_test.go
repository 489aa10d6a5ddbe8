package server_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"unknot/server"
)

// morning is an entry as it is written.
func morning(id string) string {
	return fmt.Sprintf(`{"v":1,"id":%q,"at":"2026-11-20T07:30:00.000+01:00","device":"d","kind":"morning","body":{"pain":3}}`, id)
}

// exchange makes a call on the record.
func (w *world) exchange(method, query, body string) string {
	w.t.Helper()
	res := w.ask(method, "/api/journal"+query, body, "Unknot-Key", string(key))
	got := text(w.t, res)
	if res.StatusCode != 200 {
		w.t.Fatalf("%s %s: %d %s", method, query, res.StatusCode, got)
	}
	return got
}

func TestEntriesComeAsTheyAreStored(t *testing.T) {
	w := newWorld(t)
	odd := `{"v":2,"id":"x","at":"2026-11-20T07:30:00.000+01:00", "new" : 1.0, "tag":"</script>\u003c"}`
	w.journal.entries = []json.RawMessage{json.RawMessage(morning("a")), json.RawMessage(odd), json.RawMessage(morning("c"))}
	want := `{"log":"log-0","entries":[` + morning("a") + "," + odd + "," + morning("c") + `],"last":3,"more":false}`
	if got := w.exchange("GET", "", ""); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got := w.exchange("GET", "?after=1&limit=1", ""); got != `{"log":"log-0","entries":[`+odd+`],"last":2,"more":true}` {
		t.Errorf("the second page is %s", got)
	}
	var page struct{ Entries []string }
	if err := json.Unmarshal([]byte(w.exchange("GET", "?as=lines", "")), &page); err != nil || page.Entries[1] != odd {
		t.Errorf("as lines: %q, %v", page.Entries, err)
	}
	if got := w.exchange("GET", "?after=3", ""); got != `{"log":"log-0","entries":[],"last":3,"more":false}` {
		t.Errorf("the last page is %s", got)
	}
	for _, bad := range []string{"?after=-1", "?after=x", "?limit=0", "?limit=1001", "?as=yaml", "?after=99999999999999999999"} {
		problemOf(t, w.ask("GET", "/api/journal"+bad, "", "Unknot-Key", string(key)), 422)
	}
}

func TestEntriesAreTakenAsTheyStand(t *testing.T) {
	w := newWorld(t)
	line, _ := json.Marshal(morning("b"))
	got := w.exchange("POST", "", fmt.Sprintf(`{"entries":[%s,%s,{"id":"c"},7,null,[]]}`, morning("a"), line))
	if want := `{"log":"log-0","added":2,"known":0,"refused":[` + strings.TrimSuffix(strings.Repeat(`{"id":"","why":"has no version"},`, 4), ",") + `]}`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if len(w.journal.entries) != 2 || string(w.journal.entries[0]) != morning("a") || string(w.journal.entries[1]) != morning("b") {
		t.Errorf("kept: %s", w.journal.entries)
	}
	if got := w.exchange("POST", "", `{"entries":[]}`); got != `{"log":"log-0","added":0,"known":0,"refused":[]}` {
		t.Errorf("nothing gives %s", got)
	}
	for _, bad := range []string{``, `{}`, `[]`, `null`, `{"entries":null}`, `{"entries":{}}`, `{"entries":"a"}`, `{"entries":[],"x":1}`, `{"entries":[],"entries":[]}`,
		`{"entries":[]} {}`, `{"entries":[`, "{\"entries\":[\xff]}", `{"entries":[` + strings.Repeat("1,", 1000) + `1]}`} {
		res := w.ask("POST", "/api/journal", bad, "Unknot-Key", string(key))
		if res.StatusCode != 422 && (bad != "" || res.StatusCode != 400) {
			t.Errorf("%.40q: %d", bad, res.StatusCode)
		}
	}
}

func TestTheRecordIsErasedWhenThatIsMeant(t *testing.T) {
	w := newWorld(t)
	w.journal.entries = []json.RawMessage{json.RawMessage(morning("a"))}
	for _, bad := range []string{`{}`, `{"confirm":true}`, `{"confirm":"yes"}`, `{"confirm":"Delete everything"}`, `{"confirm":"delete everything","x":1}`, `[]`} {
		problemOf(t, w.ask("DELETE", "/api/journal", bad, "Unknot-Key", string(key)), 422)
	}
	res := w.ask("DELETE", "/api/journal", "", "Unknot-Key", string(key))
	if res.StatusCode != 400 || len(w.journal.entries) != 1 {
		t.Errorf("without a body: %d, %d entries", res.StatusCode, len(w.journal.entries))
	}
	sure := fmt.Sprintf(`{"confirm":%q}`, server.Confirmation)
	w.journal.inUse = true
	if why := problemOf(t, w.ask("DELETE", "/api/journal", sure, "Unknot-Key", string(key)), 409); !strings.Contains(why, "another program") {
		t.Error(why)
	}
	w.journal.inUse = false
	if got := w.exchange("DELETE", "", sure); got != `{"log":"log-1"}` || len(w.journal.entries) != 0 {
		t.Errorf("got %s, %d entries", got, len(w.journal.entries))
	}
}

func FuzzMerge(f *testing.F) {
	f.Add(`{"entries":[` + morning("a") + `]}`)
	f.Add(`{"entries":["` + strings.ReplaceAll(morning("a"), `"`, `\"`) + `"]}`)
	f.Add(`{"entries":[{"v":2,"id":"x","at":"2026-11-20T07:30:00+01:00"}]}`)
	f.Add(`{"entries":[1,null,"",[]]}`)
	f.Add(`{"entries"`)
	shared := newWorld(f)
	f.Fuzz(func(t *testing.T, body string) {
		w := *shared
		w.t = t
		res := w.ask("POST", "/api/journal", body, "Unknot-Key", string(key))
		if res.StatusCode != 200 {
			if res.StatusCode != 422 && res.StatusCode != 400 {
				t.Fatalf("%q: %d", body, res.StatusCode)
			}
			return
		}
		var got server.Merged
		if err := json.Unmarshal([]byte(text(t, res)), &got); err != nil {
			t.Fatal(err)
		}
		var sent struct{ Entries []json.RawMessage }
		if err := json.Unmarshal([]byte(body), &sent); err != nil || got.Added+got.Known+len(got.Refused) != len(sent.Entries) {
			t.Errorf("%q: %+v does not account for %d entries (%v)", body, got, len(sent.Entries), err)
		}
	})
}
