package engine_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/progress"
	"unknot/engine/protocol"
	"unknot/engine/session"
)

func (r *told) between(at string) engine.Between { return r.engine.Between(r.journal, moment(at)) }

func TestARemedyComesWithTheMorningsThatCounted(t *testing.T) {
	r := tell(t)
	r.mornings(3, 3, 3, 3, 4, 4)
	h := r.between("2026-03-07T10:00:00+01:00").Holding
	want := []engine.RisenMorning{{Day: moment("2026-03-06T07:00:00+01:00").Day(), Pain: 4, Usual2: 6}, {Day: moment("2026-03-07T07:00:00+01:00").Day(), Pain: 4, Usual2: 6}}
	if h == nil || h.Rule != "between.one-point-twice" || !slices.Equal(h.Mornings, want) {
		t.Errorf("holding is %+v", h)
	}
}

func TestASuspensionComesWithTheNumbersThatLedToIt(t *testing.T) {
	t.Run("two mornings of three", func(t *testing.T) {
		r := tell(t)
		r.mornings(3, 2, 2, 2, 6, 6)
		flags := r.between("2026-03-08T10:00:00+01:00").Flags
		if len(flags) == 0 || flags[0].Rule != "between.two-points-often" || len(flags[0].Mornings) != 2 || flags[0].Mornings[0].Pain != 6 || flags[0].Mornings[0].Usual2 != 4 {
			t.Errorf("flags are %+v", flags)
		}
	})
	t.Run("the mean of a week", func(t *testing.T) {
		r := tell(t)
		r.mornings(3, 1, 2, 1, 2, 1, 2, 1, 2, 3, 2, 3, 2, 3, 2)
		flags := r.between("2026-03-16T10:00:00+01:00").Flags
		i := slices.IndexFunc(flags, func(g engine.Grounds) bool { return g.Rule == "between.mean-up" })
		if i < 0 || flags[i].Means == nil || *flags[i].Means != (engine.MeanChange{Before10: 14, Now10: 24}) {
			t.Errorf("flags are %+v", flags)
		}
	})
	t.Run("the activities", func(t *testing.T) {
		r := tell(t)
		r.write("2026-03-03T10:00:00+01:00", journal.Function{Ratings: []journal.Rating{{Activity: "walking", Score: 7}}})
		r.write("2026-03-10T10:00:00+01:00", journal.Function{Ratings: []journal.Rating{{Activity: "walking", Score: 5}}})
		flags := r.between("2026-03-10T11:00:00+01:00").Flags
		if len(flags) != 1 || flags[0].Earlier == nil || flags[0].Earlier.Ratings[0].Score != 7 || flags[0].Later.Ratings[0].Score != 5 {
			t.Errorf("flags are %+v", flags)
		}
	})
}

func TestPainThatDoesNotSettleComesWithItsSession(t *testing.T) {
	r := tell(t)
	r.mornings(3, 3)
	p := r.plan()
	id := r.roll("2026-03-03T18:00:00+01:00", p)
	r.write("2026-03-03T18:20:00+01:00", journal.Ended{Session: id, As: session.Completed, Because: "done"})
	r.write("2026-03-03T19:30:00+01:00", journal.After{Session: id, Pain: 5, Minutes: 70})
	h := r.between("2026-03-04T10:00:00+01:00").Holding
	if h == nil || h.Around == nil || *h.Around.Before != 3 || *h.Around.After != 5 {
		t.Errorf("holding is %+v", h)
	}
}

// Mornings that a professional has looked at no longer count, so they are no
// grounds either.
func TestGroundsLeaveOutWhatAProfessionalHasLookedAt(t *testing.T) {
	r := tell(t)
	r.mornings(3, 2, 2, 2, 6, 6)
	var flags []string
	for _, f := range r.journal.Standing(moment("2026-03-07T10:00:00+01:00")).Flags {
		flags = append(flags, f.ID)
	}
	r.write("2026-03-07T12:00:00+01:00", journal.Clearance{By: "GP", Flags: flags})
	r.mornings(8, 7)
	h := r.between("2026-03-08T10:00:00+01:00").Holding
	if h == nil || len(h.Mornings) != 1 || h.Mornings[0].Pain != 7 {
		t.Errorf("holding is %+v", h)
	}
}

func TestSixFlatWeeksAreSaidWithTheirNumbers(t *testing.T) {
	r := tell(t)
	id := r.roll("2026-03-03T18:00:00+01:00", r.plan())
	r.write("2026-03-03T18:20:00+01:00", journal.Ended{Session: id, As: session.Completed, Because: "done"})
	first := moment("2026-03-03T07:00:00+01:00")
	for day := range int64(42) {
		at := first
		at.Ms += day * 86_400_000
		r.writeAt(at, journal.Morning{Pain: 4})
	}
	if x := r.between("2026-04-13T10:00:00+02:00").NoChange; x != nil {
		t.Errorf("said early: %+v", x)
	}
	x := r.between("2026-04-14T10:00:00+02:00").NoChange
	if x == nil || x.First2 != 8 || x.Now2 != 8 || x.Weeks != 6 || x.Points != 2 || x.Percent != 30 || len(x.Sources) == 0 {
		t.Errorf("it says %+v", x)
	}
}

func TestTheFullCheckSaysWhyItIsDue(t *testing.T) {
	e := engine.Lowback()
	if got := e.Between(e.Journal(), moment("2026-03-02T10:00:00+01:00")).Check; got != journal.FirstCheck {
		t.Errorf("of nothing: %q", got)
	}
	r := tell(t)
	if got := r.between("2026-03-03T10:00:00+01:00").Check; got != journal.CheckDue("") {
		t.Errorf("a day later: %q", got)
	}
	if got := r.between("2026-03-31T10:00:00+02:00").Check; got != journal.OldCheck {
		t.Errorf("four weeks later: %q", got)
	}
	r.write("2026-03-05T10:00:00+01:00", journal.Adverse{What: journal.Bruise, Day: moment("2026-03-04T10:00:00+01:00").Day(), Outcome: journal.Ongoing})
	if got := r.between("2026-03-05T11:00:00+01:00").Check; got != journal.AfterAdverse {
		t.Errorf("after something bad: %q", got)
	}
}

func TestTheNamedActivitiesAreThoseRatedLast(t *testing.T) {
	r := tell(t)
	r.write("2026-03-03T10:00:00+01:00", journal.Function{Ratings: []journal.Rating{{Activity: "walking", Score: 7}, {Activity: "sitting", Score: 4}}})
	r.write("2026-03-10T10:00:00+01:00", journal.Function{Ratings: []journal.Rating{{Activity: "gardening", Score: 5}, {Activity: "sitting", Score: 4}}})
	if got := r.between("2026-03-10T11:00:00+01:00").Named; !slices.Equal(got, []string{"gardening", "sitting"}) {
		t.Errorf("named are %q", got)
	}
}

func TestWhatWasSaidFirstStaysBesideItsCorrections(t *testing.T) {
	r := tell(t)
	id := r.write("2026-03-03T07:00:00+01:00", journal.Morning{Pain: 8})
	r.write("2026-03-03T07:05:00+01:00", journal.Correction{Of: id, To: journal.Morning{Pain: 3}, Why: "typed 8"})
	bad := r.write("2026-03-04T07:05:00+01:00", journal.Adverse{What: journal.Bruise, Day: moment("2026-03-04T07:00:00+01:00").Day(), Outcome: journal.Ongoing})
	got := r.engine.Noted(r.journal, 0)
	if len(got) != 2 || got[0].ID != bad || got[1].ID != id {
		t.Fatalf("noted is %+v", got)
	}
	if got[0].Said[0].Adverse.What != journal.Bruise {
		t.Errorf("something bad is %+v", got[0].Said[0])
	}
	said := got[1].Said
	if len(said) != 2 || *said[0].Pain != 8 || *said[1].Pain != 3 || said[1].Why != "typed 8" {
		t.Errorf("said is %+v", said)
	}
	if list := r.engine.Noted(r.journal, moment("2026-03-04T07:00:00+01:00").Day()); len(list) != 1 {
		t.Errorf("since the fourth: %+v", list)
	}
}

// The means that are told are those that the rule compares, over all it fires on.
func TestMeansAgreeWithTheRule(t *testing.T) {
	b := &protocol.Lowback().Between
	var list []progress.Morning
	for i, c := range "12121212323232" {
		list = append(list, progress.Morning{Day: protocol.Day(i), Pain: int(c - '0')})
	}
	now, before, ok := progress.Means10(b, list, 0)
	if !ok || now-before < b.Mean.Rise {
		t.Errorf("%d after %d, %t", now, before, ok)
	}
	if _, _, ok := progress.Means10(b, nil, 0); ok {
		t.Error("a mean of nothing")
	}
}

// Whatever a course of mornings leads to, the numbers that are told bear it out.
func TestTheNumbersThatAreToldBearOutTheirRule(t *testing.T) {
	b := &protocol.Lowback().Between
	counts := map[protocol.RuleID]protocol.MorningRule{}
	for _, r := range b.Mornings {
		counts[r.ID] = r
	}
	seen := 0
	rapid.Check(t, func(rt *rapid.T) {
		r := tell(t)
		for day, pain := range rapid.SliceOfN(rapid.IntRange(-2, 8), 5, 30).Draw(rt, "pains") {
			if pain >= 0 { // else nothing was said that day
				r.write(fmt.Sprintf("2026-03-%02dT07:00:00+01:00", day+1), journal.Morning{Pain: pain})
			}
		}
		for _, c := range r.insight("2026-03-31T10:00:00+02:00").Changes {
			seen++
			switch g := c.Grounds; {
			case g == nil:
				rt.Fatalf("%+v has no numbers", c)
			case c.Rule == b.Mean.ID && (g.Means == nil || g.Means.Now10-g.Means.Before10 < b.Mean.Rise-1): // each is rounded down
				rt.Fatalf("means of %+v", g.Means)
			case c.Rule != b.Mean.ID && len(g.Mornings) < counts[c.Rule].Count:
				rt.Fatalf("%s counts %d mornings: %+v", c.Rule, counts[c.Rule].Count, g.Mornings)
			}
			for _, m := range c.Grounds.Mornings {
				if 2*m.Pain-m.Usual2 < 2*counts[c.Rule].Rise {
					rt.Fatalf("%s is told %+v", c.Rule, m)
				}
			}
		}
	})
	if seen == 0 {
		t.Error("nothing was ever changed")
	}
}

func TestTheRecordTellsWhatLiesBetweenSessions(t *testing.T) {
	r := engine.Lowback().Record()
	for call, want := range map[string]string{
		"record.between": `"named":[]`, "record.insight": `"bands":[]`, "record.noted": `[]`,
	} {
		in := `{"now":"2026-03-02T10:00:00+01:00"}`
		if call == "record.noted" {
			in = `{"now":"2026-03-02T10:00:00+01:00","days":56}`
		}
		b, err := r.Call(call, []byte(in))
		if err != nil || !strings.Contains(string(b), want) {
			t.Errorf("%s says %s, %v", call, b, err)
		}
		if _, err := r.Call(call, []byte(fmt.Sprintf(`{"now":"%s"}`, "yesterday"))); err == nil {
			t.Errorf("%s reads a time that is none", call)
		}
	}
	for _, days := range []int{0, -1, 4000} {
		if _, err := r.Call("record.noted", fmt.Appendf(nil, `{"now":"2026-03-02T10:00:00+01:00","days":%d}`, days)); err == nil || !strings.Contains(err.Error(), "must be 1 to 3660") {
			t.Errorf("%d days: %v", days, err)
		}
	}
}
