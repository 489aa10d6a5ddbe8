package journal_test

import (
	"slices"
	"strings"
	"testing"

	"unknot/engine/journal"
	"unknot/engine/strict"
)

// bad is something bad of a day of March.
func bad(what journal.AdverseKind, day int) journal.Adverse {
	return journal.Adverse{What: what, Day: date(day), Outcome: journal.Ongoing, Note: "left side"}
}

func TestSomethingBadIsWrittenInAVersionThatOlderProgramsKeepUnread(t *testing.T) {
	e := journal.Make("x", on(2, "10:00"), "d", bad(journal.Bruise, 1))
	correction := journal.Make("y", on(3, "10:00"), "d", journal.Correction{Of: "x", To: journal.Adverse{What: journal.Bruise, Day: date(1), Outcome: journal.Resolved}})
	for entry, want := range map[*journal.Entry]string{
		&e:          `{"v":2,"id":"x","at":"2026-03-02T10:00:00.000+01:00","device":"d","kind":"adverse","body":{"what":"bruise","day":"2026-03-01","outcome":"ongoing","note":"left side"}}`,
		&correction: `{"v":2,"id":"y","at":"2026-03-03T10:00:00.000+01:00","device":"d","kind":"correction","body":{"of":"x","kind":"adverse","to":{"what":"bruise","day":"2026-03-01","outcome":"resolved"},"why":""}}`,
	} {
		if line, err := codec.Encode(*entry); err != nil || string(line) != want {
			t.Errorf("written as %s, %v", line, err)
		}
		if back, err := codec.Decode("f", []byte(want)); err != nil || back.Kind != entry.Kind {
			t.Errorf("%s is read as %v, %v", want, back.Kind, err)
		}
	}
}

func TestOtherEntriesKeepTheVersionTheyHad(t *testing.T) {
	for _, b := range []journal.Body{journal.Morning{Pain: 3}, journal.Correction{Of: "x", To: journal.Morning{Pain: 3}}} {
		if line, err := codec.Encode(journal.Make("x", on(2, "10:00"), "d", b)); err != nil || !strings.HasPrefix(string(line), `{"v":1,`) {
			t.Errorf("written as %s, %v", line, err)
		}
	}
}

func TestAKindInAVersionAfterItsOwnIsNewer(t *testing.T) {
	for _, rest := range []string{
		`"v":2,"kind":"morning","body":{"pain":3}`,
		`"v":3,"kind":"adverse","body":{"what":"bruise","day":"2026-03-01","outcome":"ongoing"}`,
		`"v":2,"kind":"correction","body":{"of":"x","kind":"morning","to":{"pain":3},"why":""}`,
		`"v":2,"kind":"correction","body":{"of":"x","kind":"dream","to":{},"why":""}`,
		`"v":2,"kind":"dream","body":{}`,
	} {
		line := `{"id":"x","at":"2026-03-02T10:00:00.000+01:00","device":"d",` + rest + `}`
		if e, err := codec.Decode("f", []byte(line)); err != nil || e.Kind != journal.KindNewer {
			t.Errorf("%s is read as %v, %v", rest, e.Kind, err)
		}
	}
}

func TestFaultyAdverseEntriesAreRefused(t *testing.T) {
	for _, x := range []struct{ name, rest, want string }{
		{"of the version before it", `"v":1,"kind":"adverse","body":{"what":"bruise","day":"2026-03-01","outcome":"ongoing"}`, "f: v: is 1; entries of this kind are of version 2"},
		{"a correction of the version before it", `"v":1,"kind":"correction","body":{"of":"x","kind":"adverse","to":{"what":"bruise","day":"2026-03-01","outcome":"ongoing"},"why":""}`, "f: v: is 1; entries of this kind are of version 2"},
		{"an unknown thing", `"v":2,"kind":"adverse","body":{"what":"bruse","day":"2026-03-01","outcome":"ongoing"}`, `f: body.what: is "bruse", must be one of bruise, flare, dizziness, other; did you mean "bruise"?`},
		{"an unknown outcome", `"v":2,"kind":"adverse","body":{"what":"bruise","day":"2026-03-01","outcome":"gone"}`, `body.outcome: is "gone", must be one of ongoing, recovering, resolved, unknown`},
		{"no outcome", `"v":2,"kind":"adverse","body":{"what":"bruise","day":"2026-03-01"}`, "body.outcome: is missing"},
		{"no day", `"v":2,"kind":"adverse","body":{"what":"bruise","outcome":"ongoing"}`, "body.day: is missing"},
		{"a day there never was", `"v":2,"kind":"adverse","body":{"what":"bruise","day":"2026-02-30","outcome":"ongoing"}`, `body.day: is "2026-02-30", must be a day`},
		{"something else that is not said", `"v":2,"kind":"adverse","body":{"what":"other","day":"2026-03-01","outcome":"ongoing"}`, "body.note: has 0 characters, must have 1 to 2000"},
		{"a note without end", `"v":2,"kind":"adverse","body":{"what":"bruise","day":"2026-03-01","outcome":"ongoing","note":"` + strings.Repeat("x", 2001) + `"}`, "body.note: has 2001 characters"},
		{"a key nobody knows", `"v":2,"kind":"adverse","body":{"what":"bruise","day":"2026-03-01","outcome":"ongoing","pain":3}`, "body.pain: is not a known key here"},
	} {
		t.Run(x.name, func(t *testing.T) {
			_, err := codec.Decode("f", []byte(`{"id":"x","at":"2026-03-02T10:00:00.000+01:00","device":"d",`+x.rest+`}`))
			if _, ok := err.(strict.Faults); !ok || !strings.Contains(err.Error(), x.want) {
				t.Errorf("error is %v", err)
			}
		})
	}
}

func TestAfterSomethingBadTheFullCheckIsDue(t *testing.T) {
	r := screened(on(2, "10:00"))
	if s := r.Standing(on(4, "10:00")); slices.Contains(codes(s), journal.ScreeningDue) {
		t.Fatalf("due before: %v", codes(s))
	}
	r.write(on(4, "10:00"), bad(journal.Dizziness, 3))
	s := r.Standing(on(4, "10:05"))
	if !slices.Contains(codes(s), journal.ScreeningDue) || len(s.Flags) != 0 {
		t.Errorf("why not: %v, flags %v", codes(s), s.Flags)
	}
	r.write(on(4, "11:00"), journal.Screened{Answers: answers()})
	if s := r.Standing(on(4, "11:05")); slices.Contains(codes(s), journal.ScreeningDue) {
		t.Errorf("still due after the check: %v", codes(s))
	}
}

// A day begins elsewhere before it begins here.
func TestAnotherTimeZoneDoesNotPutTheCheckOff(t *testing.T) {
	r := screened(on(2, "10:00"))
	r.write(moment("2026-03-05T00:30:00+09:00"), bad(journal.Bruise, 4))
	if s := r.Standing(on(4, "17:00")); !slices.Contains(codes(s), journal.ScreeningDue) {
		t.Errorf("why not: %v", codes(s))
	}
}

func TestWhatBecameOfSomethingBadIsACorrection(t *testing.T) {
	r := screened(on(2, "10:00"))
	id := r.write(on(3, "10:00"), bad(journal.Bruise, 3))
	r.write(on(3, "11:00"), journal.Screened{Answers: answers()})
	r.write(on(9, "10:00"), journal.Correction{Of: id, To: journal.Adverse{What: journal.Bruise, Day: date(3), Outcome: journal.Resolved, Note: "left side"}, Why: "gone"})
	list := r.Adverse()
	if len(list) != 1 || list[0].Outcome != journal.Resolved || list[0].Day != date(3) || list[0].At != on(3, "10:00") {
		t.Errorf("noted: %+v", list)
	}
	if s := r.Standing(on(9, "10:05")); slices.Contains(codes(s), journal.ScreeningDue) {
		t.Error("what became of it asks for another check")
	}
}

func TestAClearanceSaysWhenItEndsSoon(t *testing.T) {
	r := newRecord()
	r.write(on(1, "10:00"), journal.Screened{Answers: answers("implant=yes")})
	flag := r.Standing(on(1, "10:00")).Flags[0].ID
	r.write(on(1, "11:00"), journal.Clearance{By: "GP", Flags: []string{flag}, Until: date(20)})
	for day, want := range map[int]int{6: 0, 7: 1, 20: 1, 21: 0} {
		s := r.Standing(on(day, "10:00"))
		if got := s.Ending(); len(got) != want {
			t.Errorf("on day %d %v end soon", day, got)
		}
	}
	if s := r.Standing(on(21, "10:00")); len(s.Flags) != 1 {
		t.Errorf("after the last day %v stand", s.Flags)
	}
}
