package engine_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/progress"
	"unknot/engine/protocol"
	"unknot/engine/session"
	"unknot/engine/stop"
)

// A told is a record that a test writes by hand.
type told struct {
	t       testing.TB
	engine  *engine.Engine
	journal *journal.Journal
	n       int
}

func tell(tb testing.TB) *told {
	e := engine.Lowback()
	r := &told{t: tb, engine: e, journal: e.Journal()}
	r.write("2026-03-02T09:00:00+01:00", journal.Screened{Answers: said(tb, e)})
	return r
}

func (r *told) write(at string, b journal.Body) string { return r.writeAt(moment(at), b) }

func (r *told) writeAt(at protocol.Moment, b journal.Body) string {
	r.n++
	id := fmt.Sprintf("e%03d", r.n)
	r.journal.Add(journal.Make(id, at, "d", b))
	r.journal.Add(r.journal.Owed()...)
	return id
}

// mornings writes a morning a day from a day of March 2026 on.
func (r *told) mornings(day int, pains ...int) {
	for i, p := range pains {
		r.write(fmt.Sprintf("2026-03-%02dT07:00:00+01:00", day+i), journal.Morning{Pain: p})
	}
}

// plan is a session of two techniques on both sides.
func (r *told) plan() plan.Plan {
	a := said(r.t, r.engine)
	p, err := r.engine.Plan(&a, r.engine.Screen(&a, protocol.Set{}), plan.Wish{Minutes: 12, Tools: bothTools, Week: 3})
	if err != nil || len(p.Steps) < 2 {
		r.t.Fatalf("plan is %+v, %v", p, err)
	}
	return p
}

// feel is a report of a sensation under the tool.
func (r *told) feel(at int64, s protocol.SensationID) session.Event {
	report, err := r.engine.Sensations().Report(s, "here", nil)
	if err != nil {
		r.t.Fatal(err)
	}
	return session.Event{At: at * 1000, Do: session.Feel, Report: report}
}

// roll writes a session and its events.
func (r *told) roll(at string, p plan.Plan, events ...session.Event) string {
	id := r.write(at, journal.Started{Plan: p})
	for _, event := range slices.Concat([]session.Event{{Do: session.Start}}, events) {
		m := moment(at)
		m.Ms += event.At
		r.writeAt(m, journal.Happened{Session: id, Event: event})
	}
	return id
}

func (r *told) insight(at string) engine.Insight { return r.engine.Insight(r.journal, moment(at)) }

// starts returns the second at which each step of a plan starts.
func starts(p plan.Plan) []int64 {
	out, at := []int64{}, 0
	for _, s := range p.Steps {
		out = append(out, int64(at))
		at += s.Seconds()
	}
	return out
}

func TestWhatWasSaidIsCountedByTechniqueAndSide(t *testing.T) {
	r := tell(t)
	p := r.plan()
	first, second := starts(p)[0], starts(p)[1]
	enter := int64(p.Steps[0].Enter)
	r.roll("2026-03-02T18:00:00+01:00", p, r.feel(first+enter+10, "easing-ache"), r.feel(first+enter+20, "easing-ache"),
		session.Event{At: (first + enter + 25) * 1000, Do: session.Ease},
		r.feel(second+int64(p.Steps[1].Enter)+5, "too-much"), session.Event{At: (second + int64(p.Steps[1].Enter) + 40) * 1000, Do: session.Stop})
	got := r.insight("2026-03-02T20:00:00+01:00").Techniques
	want := map[string]string{
		key(p.Steps[0]): `{"sessions":1,"eased":{"count":2,"of":2,"low":34,"high":100},"hurt":{"count":0,"of":2,"low":0,"high":66},"same":0,"lighter":1,"said":[{"sensation":"easing-ache","times":2}]}`,
		key(p.Steps[1]): `{"sessions":1,"eased":{"count":0,"of":1,"low":0,"high":80},"hurt":{"count":1,"of":1,"low":20,"high":100},"same":0,"lighter":0,"said":[{"sensation":"too-much","times":1}]}`,
	}
	for _, x := range got {
		k := string(x.Technique) + " " + x.Side.String()
		b, _ := json.Marshal(x)
		text := "{" + string(b[strings.Index(string(b), `"sessions"`):])
		if w, ok := want[k]; ok && text != w {
			t.Errorf("%s: %s\nwant %s", k, text, w)
		}
		delete(want, k)
	}
	if len(want) > 0 {
		t.Errorf("not counted: %v", want)
	}
}

func key(s plan.Step) string { return string(s.Technique) + " " + s.Side.String() }

func TestACompletedSessionCountsForEveryStepThoughNothingWasSaid(t *testing.T) {
	r := tell(t)
	p := r.plan()
	id := r.roll("2026-03-02T18:00:00+01:00", p)
	r.write("2026-03-02T18:20:00+01:00", journal.Ended{Session: id, As: session.Completed, Because: "done"})
	got := r.insight("2026-03-02T20:00:00+01:00").Techniques
	if len(got) != len(p.Steps) {
		t.Errorf("%d of %d steps are counted", len(got), len(p.Steps))
	}
	for _, x := range got {
		if x.Sessions != 1 || x.Eased != progress.ShareOf(0, 0) || len(x.Said) != 0 {
			t.Errorf("%+v", x)
		}
	}
}

// The counts of all sides together are what the journal counts by technique.
func TestSidesAddUpToTheTalliesOfTheJournal(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := tell(t)
		p := r.plan()
		m, err := r.engine.Session(&p, stop.History{})
		if err != nil {
			rt.Fatal(err)
		}
		var events []session.Event
		state, _ := m.Apply(session.New(), session.Event{Do: session.Start})
		at := int64(0)
		for range rapid.IntRange(0, 12).Draw(rt, "events") {
			at += rapid.Int64Range(1, 120).Draw(rt, "seconds")
			event := r.feel(at, rapid.SampledFrom([]protocol.SensationID{"easing-ache", "steady-ache", "too-much", "sharp"}).Draw(rt, "felt"))
			if m.Advance(state, event.At).Phase() == session.Over {
				break
			}
			events = append(events, event)
			state, _ = m.Apply(state, event)
		}
		r.roll("2026-03-02T18:00:00+01:00", p, events...)
		sums := map[protocol.TechniqueID]progress.Tally{}
		for _, x := range r.insight("2026-03-03T20:00:00+01:00").Techniques {
			sum := sums[x.Technique]
			sums[x.Technique] = progress.Tally{Technique: x.Technique, Eased: sum.Eased + x.Eased.Count, Same: sum.Same + x.Same, Hurt: sum.Hurt + x.Hurt.Count}
		}
		for _, tally := range r.journal.Tallies() {
			if got := sums[tally.Technique]; got.Eased != tally.Eased || got.Same != tally.Same || got.Hurt != tally.Hurt {
				rt.Fatalf("%s: %+v by side, %+v in the journal", tally.Technique, got, tally)
			}
		}
	})
}

func TestTheBandIsWhereTheRulesCountAMorningAsWorse(t *testing.T) {
	r := tell(t)
	r.mornings(3, 3, 3, 3, 4, 4)
	x := r.insight("2026-03-08T07:30:00+01:00")
	if len(x.Bands) != 5 || x.Bands[2] != nil || *x.Bands[3] != (engine.Band{Usual2: 6, Worse2: 8, Clearly2: 10}) {
		t.Errorf("bands are %+v", x.Bands)
	}
	if x.Next == nil || x.Next.Usual2 != 6 || !slices.Equal(did(x.Changes), []engine.Did{engine.HalvedNext}) {
		t.Errorf("next %+v, changes %+v", x.Next, x.Changes)
	}
	r.mornings(8, 5)
	if x = r.insight("2026-03-08T07:30:00+01:00"); !slices.Contains(did(x.Changes), engine.RestedDay) {
		t.Errorf("a morning in the upper band changes %+v", x.Changes)
	}
}

func did(list []engine.Change) []engine.Did {
	var out []engine.Did
	for _, c := range list {
		out = append(out, c.Did)
	}
	return out
}

func TestWhatWasChangedIsToldInTheOrderOfDays(t *testing.T) {
	r := tell(t)
	p := r.plan()
	r.roll("2026-03-03T18:00:00+01:00", p, r.feel(int64(p.Steps[0].Enter)+10, "sharp"))
	r.mornings(4, 2, 2, 2, 6, 6)
	flag := r.journal.Standing(moment("2026-03-08T10:00:00+01:00")).Flags[0].ID
	r.write("2026-03-10T10:00:00+01:00", journal.Clearance{By: "GP", Flags: []string{flag}, Until: moment("2026-04-10T10:00:00+01:00").Day()})
	x := r.insight("2026-03-11T10:00:00+01:00")
	if got := did(x.Changes); !slices.Equal(got, []engine.Did{engine.TurnedOff, engine.RestedDay, engine.HalvedNext, engine.RestedDay, engine.Suspended, engine.Cleared}) {
		t.Errorf("changes are %v", got)
	}
	for i := 1; i < len(x.Changes); i++ {
		if x.Changes[i].Day < x.Changes[i-1].Day {
			t.Errorf("%+v comes after %+v", x.Changes[i], x.Changes[i-1])
		}
	}
}

func TestActivitiesAreAskedForOnceAWeekOfSomeoneWhoRolls(t *testing.T) {
	r := tell(t)
	if r.insight("2026-03-03T10:00:00+01:00").RateNow {
		t.Error("asked before the first session")
	}
	p := r.plan()
	id := r.roll("2026-03-03T18:00:00+01:00", p)
	r.write("2026-03-03T18:20:00+01:00", journal.Ended{Session: id, As: session.Completed, Because: "done"})
	if !r.insight("2026-03-04T10:00:00+01:00").RateNow {
		t.Error("not asked after it")
	}
	r.write("2026-03-04T10:00:00+01:00", journal.Function{Ratings: []journal.Rating{{Activity: "walking", Score: 5}}})
	r.write("2026-03-04T11:00:00+01:00", journal.Function{Ratings: []journal.Rating{{Activity: "walking", Score: 6}}})
	x := r.insight("2026-03-10T10:00:00+01:00")
	if x.RateNow || len(x.Activities) != 1 || x.Activities[0].Ratings[0].Score != 6 {
		t.Errorf("after six days %t, %+v", x.RateNow, x.Activities)
	}
	if !r.insight("2026-03-11T10:00:00+01:00").RateNow {
		t.Error("not asked after a week")
	}
}

func TestAnEmptyRecordHasAnInsightOfNothing(t *testing.T) {
	e := engine.Lowback()
	b, err := json.Marshal(e.Insight(e.Journal(), moment("2026-03-02T10:00:00+01:00")))
	if err != nil || strings.Contains(string(b), "null,") && !strings.Contains(string(b), `"change":null`) {
		t.Errorf("%s, %v", b, err)
	}
	for _, list := range []string{"bands", "techniques", "changes", "activities", "adverse", "sessions", "mornings"} {
		if !strings.Contains(string(b), fmt.Sprintf(`"%s":[]`, list)) {
			t.Errorf("%s is no empty list in %s", list, b)
		}
	}
}

// Five years of four sessions a week, each with an answer a step.
func BenchmarkInsightOfFiveYears(b *testing.B) {
	r := tell(b)
	p := r.plan()
	first := moment("2026-03-03T07:00:00+01:00")
	for day := range int64(5 * 365) {
		at := first
		at.Ms += day * 86_400_000
		r.writeAt(at, journal.Morning{Pain: int(day*7%5) + 1})
		if day%7 > 3 {
			continue
		}
		at.Ms += 3_600_000
		id := r.writeAt(at, journal.Started{Plan: p})
		for _, second := range append([]int64{0}, starts(p)...) {
			event := r.feel(second+int64(p.Steps[0].Enter)+5, "easing-ache")
			if second == 0 {
				event = session.Event{Do: session.Start}
			}
			m := at
			m.Ms += event.At
			r.writeAt(m, journal.Happened{Session: id, Event: event})
		}
		at.Ms += 3_600_000
		r.writeAt(at, journal.Ended{Session: id, As: session.Completed, Because: "done"})
	}
	now := r.journal.Newest()
	for b.Loop() {
		if x := r.engine.Insight(r.journal, now); len(x.Techniques) == 0 {
			b.Fatal("nothing was felt")
		}
	}
}
