package journal_test

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/journal"
	"unknot/engine/protocol"
	"unknot/engine/strict"
)

func TestEntriesAreReadAsTheyWereWritten(t *testing.T) {
	kinds := map[journal.Kind]int{}
	for which := range bodies {
		rapid.Check(t, func(r *rapid.T) { kinds[readAsWritten(r, which)]++ })
	}
	if len(kinds) != len(journal.Kinds()) {
		t.Errorf("only %d kinds were tried", len(kinds))
	}
}

// readAsWritten writes an entry and reads it again, and returns its kind.
func readAsWritten(r *rapid.T, which int) journal.Kind {
	e := journal.Make(anyText(r, "id", 1, 40), anyMoment(r), anyText(r, "device", 1, 20), bodyOf(r, which))
	line, err := codec.Encode(e)
	if err != nil || bytes.ContainsAny(line, "\n\r") {
		r.Fatalf("written as %s, %v", line, err)
	}
	back, err := codec.Decode("f", line)
	if err != nil {
		r.Fatalf("%s: %v", line, err)
	}
	again, err := codec.Encode(back)
	if err != nil || !bytes.Equal(again, line) || back.ID != e.ID || back.At != e.At || back.Kind != e.Kind || back.Device != e.Device {
		r.Fatalf("%s\nis read and written as\n%s, %v", line, again, err)
	}
	return e.Kind
}

// What is written must be read again, or the record is lost.
func TestWhateverIsWrittenCanBeRead(t *testing.T) {
	for name, b := range map[string]journal.Body{
		"a clearance that only limits the hold":      journal.Clearance{By: "GP", Flags: []string{"a/b"}, Limits: journal.Limits{HoldMax: 30}},
		"a clearance with only a note":               journal.Clearance{By: "GP", Flags: []string{"a/b"}, Limits: journal.Limits{Note: "gently"}},
		"a note with bytes that are no text":         journal.Morning{Pain: 3, Note: "a\xffb"},
		"an activity in another script":              journal.Function{Ratings: []journal.Rating{{Activity: "歩く", Score: 3}}},
		"a correction without a reason":              journal.Correction{Of: "x", To: journal.Morning{Pain: 3}},
		"a clearance that ends, and limits nothing":  journal.Clearance{By: "GP", Flags: []string{"a/b"}, Until: date(9)},
		"a full check with nothing answered at all":  journal.Screened{},
		"a short check with nothing answered at all": journal.Prechecked{},
	} {
		line, err := codec.Encode(journal.Make("x", on(2, "10:00"), "d", b))
		if err != nil {
			t.Errorf("%s cannot be written: %v", name, err)
			continue
		}
		if _, err := codec.Decode("", line); err != nil {
			t.Errorf("%s is written as %s and then: %v", name, line, err)
		}
	}
}

func TestABodyNobodyKnowsCannotBeWritten(t *testing.T) {
	if _, err := codec.Encode(journal.Entry{ID: "x", At: on(2, "10:00"), Device: "d", Kind: journal.KindMorning}); err == nil || !strings.Contains(err.Error(), `journal: entry "x"`) {
		t.Errorf("error is %v", err)
	}
}

// lines are faulty entries of every kind, as kind and body, and what is said.
var lines = []struct{ name, kind, body, want string }{
	{"a kind nobody knows", "mornign", `{}`, `f: kind: is "mornign", which is no kind of entry; did you mean "morning"?`},
	{"the kind of newer entries", "newer", `{}`, `f: kind: is "newer", which is no kind of entry`},
	{"no pain", "morning", `{}`, "f: body.pain: is missing"},
	{"a pain of null", "morning", `{"pain":null}`, "body.pain: is null, must be a number"},
	{"a pain of 11", "morning", `{"pain":11}`, "body.pain: is out of range, must be 0 to 10"},
	{"a pain of -1", "morning", `{"pain":-1}`, "body.pain: is out of range"},
	{"half a pain", "morning", `{"pain":2.5}`, "body.pain: is 2.5, must be a whole number"},
	{"an unknown key", "morning", `{"pain":3,"nite":"x"}`, `body.nite: is not a known key here; did you mean "note"?`},
	{"a note without end", "morning", `{"pain":3,"note":"` + strings.Repeat("x", 2001) + `"}`, "body.note: has 2001 characters, must have 0 to 2000"},
	{"a morning as a list", "morning", `[]`, "body: is a list, must be an object"},
	{"no answers", "screening", `{}`, "body.answers: is missing"},
	{"an unknown answer", "screening", `{"answers":{"implant":"maybe"}}`, `body.answers.implant: is "maybe"`},
	{"an unknown question", "precheck", `{"answers":{"bothlegs":"no"}}`, `body.answers.bothlegs: is not a known question; did you mean "both-legs"?`},
	{"no plan", "session-started", `{}`, "body.plan: is missing"},
	{"a plan that is a refusal", "session-started", `{"plan":{"allowed":false}}`, "body.plan.allowed: is false"},
	{"a plan for the lower back", "session-started", `{"plan":{"allowed":true,"seconds":105,"steps":[{"technique":"lumbar-roll","side":"left","tool":"foam-roller","enter":20,"roll":45,"hold":30,"holds":1,"exit":10}]}}`, `body.plan.steps[0].technique: "lumbar-roll" is refused by rule`},
	{"no session", "session-event", `{"event":{"at":1,"do":"stop"}}`, "body.session: is missing"},
	{"an empty session", "session-event", `{"session":"","event":{"at":1,"do":"stop"}}`, "body.session: has 0 characters"},
	{"no event", "session-event", `{"session":"s"}`, "body.event: is missing"},
	{"an unknown event", "session-event", `{"session":"s","event":{"at":1,"do":"stopp"}}`, `body.event.do: is "stopp"`},
	{"an unknown place", "session-event", `{"session":"s","event":{"at":1,"do":"report","sensation":"numb","where":"leg"}}`, `body.event.where: is "leg"`},
	{"an end of running", "session-ended", `{"session":"s","as":"running","because":"x"}`, `body.as: is "running", must be completed or stopped`},
	{"an end without a reason", "session-ended", `{"session":"s","as":"stopped","because":""}`, "body.because: has 0 characters"},
	{"pain after a day", "after", `{"session":"s","pain":3,"minutes":1441}`, "body.minutes: is 1441, must be 0 to 1440"},
	{"pain before the end", "after", `{"session":"s","pain":3,"minutes":-1}`, "body.minutes: is -1, must be 0 to 1440"},
	{"no activities", "function", `{"ratings":[]}`, "body.ratings: has 0 activities, must have 1 to 3"},
	{"four activities", "function", `{"ratings":[{"activity":"a","score":1},{"activity":"b","score":1},{"activity":"c","score":1},{"activity":"d","score":1}]}`, "has 4 activities"},
	{"an activity twice", "function", `{"ratings":[{"activity":"a","score":1},{"activity":"a","score":1}]}`, `body.ratings: has "a" twice`},
	{"an activity without a name", "function", `{"ratings":[{"activity":"","score":1}]}`, "body.ratings: has 0 characters"},
	{"a score of 11", "function", `{"ratings":[{"activity":"a","score":11}]}`, "body.ratings[0].score: is out of range"},
	{"a flag that does not suspend", "flag", `{"rule":"r","level":"adapt","cause":"c"}`, "body.level: is adapt; a flag is at professional-first or graver"},
	{"a flag of an unknown level", "flag", `{"rule":"r","level":"urgnt","cause":"c"}`, `body.level: is "urgnt"`},
	{"a flag without a cause", "flag", `{"rule":"r","level":"urgent","cause":""}`, "body.cause: has 0 characters"},
	{"a clearance of nothing", "clearance", `{"by":"GP","flags":[]}`, "body.flags: is empty; a clearance lifts exactly the flags it names"},
	{"a clearance by nobody", "clearance", `{"by":"","flags":["a"]}`, "body.by: has 0 characters"},
	{"a clearance of an empty flag", "clearance", `{"by":"GP","flags":[""]}`, "body.flags: has 0 characters"},
	{"a clearance until never", "clearance", `{"by":"GP","flags":["a"],"until":"2026-02-30"}`, `body.until: is "2026-02-30", must be a day`},
	{"a clearance until null", "clearance", `{"by":"GP","flags":["a"],"until":null}`, "body.until: is null"},
	{"a clearance with a hold of 20", "clearance", `{"by":"GP","flags":["a"],"limits":{"techniques":[],"holdMax":20,"note":""}}`, "body.limits.holdMax: is 20, must be 0 for none or 30 to 60"},
	{"a clearance of an unknown technique", "clearance", `{"by":"GP","flags":["a"],"limits":{"techniques":["tfl-rol"],"holdMax":0,"note":""}}`, `has "tfl-rol", which is not a known technique; did you mean "tfl-roll"?`},
	{"a correction of a flag", "correction", `{"of":"x","kind":"flag","to":{"rule":"r","level":"urgent","cause":"c"},"why":""}`, "body.kind: is flag; only morning, function and after entries can be corrected, and adverse ones"},
	{"a correction of a correction", "correction", `{"of":"x","kind":"correction","to":{},"why":""}`, "body.kind: is correction; only"},
	{"a correction to nothing", "correction", `{"of":"x","kind":"morning","why":""}`, "body.to: is missing"},
	{"a correction to a pain of 11", "correction", `{"of":"x","kind":"morning","to":{"pain":11},"why":""}`, "body.to.pain: is out of range"},
}

func TestFaultyEntriesOfEveryKindAreRefused(t *testing.T) {
	for _, x := range lines {
		t.Run(x.name, func(t *testing.T) {
			_, err := codec.Decode("f", []byte(`{"v":1,"id":"x","at":"2026-03-02T10:00:00.000+01:00","device":"d","kind":"`+x.kind+`","body":`+x.body+`}`))
			if _, ok := err.(strict.Faults); !ok || !strings.Contains(err.Error(), x.want) {
				t.Errorf("error is %v", err)
			}
		})
	}
}

func TestFaultyEnvelopesAreRefused(t *testing.T) {
	const good = `{"v":1,"id":"x","at":"2026-03-02T10:00:00.000+01:00","device":"d","kind":"morning","body":{"pain":3}}`
	if _, err := codec.Decode("f", []byte(good)); err != nil {
		t.Fatal(err)
	}
	for _, x := range []struct{ old, with, want string }{
		{`"v":1,`, ``, "v: is missing"},
		{`"v":1`, `"v":0`, "v: is not a version of an entry"},
		{`"v":1`, `"v":"1"`, "v: is \"1\", must be a number"},
		{`"v":1`, `"v":1.5`, "v: is 1.5, must be a whole number"},
		{`"id":"x"`, `"id":""`, "id: has 0 characters, must have 1 to 200"},
		{`"id":"x"`, `"id":"` + strings.Repeat("é", 201) + `"`, "id: has 201 characters"},
		{`"device":"d"`, `"device":""`, "device: has 0 characters"},
		{`"device":"d",`, ``, "device: is missing"},
		{`+01:00`, ``, `at: is "2026-03-02T10:00:00.000", must be a time like`},
		{`2026-03-02`, `2026-02-30`, "must be a time like"},
		{`2026-03-02`, `1999-12-31`, "a time no clock should tell"},
		{`+01:00`, `+14:01`, "a time no clock should tell"},
		{`"at":"2026-03-02T10:00:00.000+01:00"`, `"at":1772442000`, "at: is 1772442000, must be a text"},
		{`"body":{"pain":3}`, `"body":{"pain":3},"extra":1`, "extra: is not a known key here"},
		{`"kind":"morning"`, `"kind":"morning","kind":"after"`, "kind: is there twice"},
		{good, `null`, "is null, must be an object"},
		{good, ``, "is empty"},
		{good, good + good, "unexpected text after the end"},
	} {
		_, err := codec.Decode("f", []byte(strings.Replace(good, x.old, x.with, 1)))
		if _, ok := err.(strict.Faults); !ok || !strings.Contains(err.Error(), x.want) {
			t.Errorf("%s instead of %s: %v", x.with, x.old, err)
		}
	}
}

func TestANewerEntryIsKeptWordForWordOnOneLine(t *testing.T) {
	const line = `{"v":2,"id":"n","at":"2026-03-02T10:00:00Z","device":"d","kind":"dream","body":{"big":1e400,"a":[1,2]},"new":true}`
	e, err := codec.Decode("f", []byte("  "+line+"\n"))
	if err != nil || e.Kind != journal.KindNewer || e.ID != "n" || e.Device != "d" || e.At != moment("2026-03-02T10:00:00Z") {
		t.Fatalf("read as %+v, %v", e, err)
	}
	if again, err := codec.Encode(e); err != nil || string(again) != line {
		t.Errorf("kept as %s, %v", again, err)
	}
	e, err = codec.Decode("f", []byte(strings.ReplaceAll(line, ",", ",\n ")))
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := codec.Encode(e); string(again) != line {
		t.Errorf("what stood on several lines is written as %s", again)
	}
}

func TestANewerEntryNeedsAnIDAndATime(t *testing.T) {
	for _, line := range []string{`{"v":2}`, `{"v":2,"id":"n"}`, `{"v":2,"at":"2026-03-02T10:00:00Z"}`, `{"v":2,"id":"","at":"2026-03-02T10:00:00Z"}`,
		`{"v":2,"id":"` + strings.Repeat("n", 201) + `","at":"2026-03-02T10:00:00Z"}`, `{"v":2,"id":7,"at":"2026-03-02T10:00:00Z"}`} {
		if _, err := codec.Decode("f", []byte(line)); err == nil {
			t.Errorf("%s was read", line)
		}
	}
}

func TestAFlagIsNamedAfterItsCauseAndItsRule(t *testing.T) {
	if id := journal.FlagID("e1", protocol.RuleID("screen.age")); id != "e1/screen.age" {
		t.Errorf("id is %s", id)
	}
}

func FuzzDecodeNeverPanicsAndWhatItReadsItWritesAgain(f *testing.F) {
	for _, x := range lines {
		f.Add([]byte(`{"v":1,"id":"x","at":"2026-03-02T10:00:00.000+01:00","device":"d","kind":"` + x.kind + `","body":` + x.body + `}`))
	}
	r := screened(on(2, "10:00"))
	r.completed(on(2, "10:10"))
	r.clear(on(3, "10:00"), "a/b")
	r.write(on(3, "11:00"), bad(journal.OtherEvent, 3))
	r.write(on(3, "12:00"), journal.Correction{Of: "x", To: bad(journal.Bruise, 3), Why: "better"})
	r.Add(newer(f, "n", on(4, "10:00")))
	for _, e := range r.Entries() {
		line, _ := codec.Encode(e)
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := codec.Decode("f", data)
		if err != nil {
			return
		}
		line, err := codec.Encode(e)
		if err != nil {
			t.Fatal(err)
		}
		back, err := codec.Decode("f", line)
		if err != nil {
			t.Fatalf("%q is written as %s and then: %v", data, line, err)
		}
		if again, _ := codec.Encode(back); !bytes.Equal(again, line) {
			t.Fatalf("%s\n%s", line, again)
		}
		j := journal.New(codec)
		j.Add(e)
		j.Standing(on(2, "10:00"))
	})
}
