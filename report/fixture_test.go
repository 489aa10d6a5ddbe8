package report_test

import (
	"fmt"

	"pgregory.net/rapid"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
	"unknot/engine/stop"
	"unknot/report"
	"unknot/words"
)

func moment(t rapid.TB, text string) protocol.Moment {
	t.Helper()
	var m protocol.Moment
	if err := m.UnmarshalText([]byte(text)); err != nil {
		t.Fatal(err)
	}
	return m
}

// answers are answers to every question: no, 44 years, pain 3, no sites, and
// what is said otherwise.
func answers(t rapid.TB, otherwise map[protocol.ItemID]protocol.Answer) screen.Answers {
	t.Helper()
	table := engine.Lowback().Questions()
	var a screen.Answers
	for i, item := range engine.Lowback().Pack().Items {
		var err error
		switch item.Kind {
		case protocol.YesNo:
			with := protocol.No
			if other, ok := otherwise[item.ID]; ok {
				with = other
			}
			err = table.Answer(&a, i, with)
		case protocol.Count:
			err = table.AnswerCount(&a, i, map[protocol.ItemID]int{"age": 44, "pain-now": 3}[item.ID])
		case protocol.SiteOf:
			err = table.AnswerSites(&a, i, 0)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return a
}

// A diary is a record while it is being written, day by day.
type diary struct {
	t    rapid.TB
	j    *journal.Journal
	at   protocol.Moment
	n    int
	plan plan.Plan
}

func newDiary(t rapid.TB) *diary {
	e := engine.Lowback()
	a := answers(t, nil)
	w := plan.Wish{Minutes: 12, Week: 2, Tools: []protocol.ToolID{"foam-roller", "massage-ball"}}
	p, err := e.Plan(&a, e.Screen(&a, protocol.Set{}), w)
	if err != nil || !p.Allowed {
		t.Fatalf("no plan: %v", err)
	}
	return &diary{t: t, j: e.Journal(), at: moment(t, "2025-11-23T06:00:00+01:00"), plan: p}
}

// add adds an entry a minute after the last, and the flags it leads to.
func (d *diary) add(b journal.Body) string {
	d.n++
	d.at.Ms += 60_000
	id := fmt.Sprintf("%07d", d.n)
	d.j.Add(journal.Make(id, d.at, "phone", b))
	d.j.Add(d.j.Owed()...)
	return id
}

// to goes to an hour of a day, from the first.
func (d *diary) to(day, hour int) {
	ms := moment(d.t, "2025-11-23T00:00:00+01:00").Ms + int64(day)*86_400_000 + int64(hour)*3_600_000
	d.at.Ms = max(d.at.Ms, ms)
}

func (d *diary) felt(s protocol.SensationID, where protocol.PlaceID) stop.Report {
	r, err := engine.Lowback().Sensations().Report(s, where, nil)
	if err != nil {
		d.t.Fatal(err)
	}
	return r
}

// roll is a session; it ends early when something is felt that stops it.
func (d *diary) roll(last protocol.SensationID, where protocol.PlaceID) {
	d.add(journal.Prechecked{Answers: answers(d.t, nil)})
	id := d.add(journal.Started{Plan: d.plan})
	steps := 60
	for i := range steps {
		e := session.Event{At: int64(i) * 14_000, Do: session.Alive}
		switch {
		case i == 0:
			e.Do = session.Start
		case last != "" && i == 22:
			e.Do, e.Report = session.Feel, d.felt(last, where)
		case i%9 == 5:
			e.Do, e.Report = session.Feel, d.felt([]protocol.SensationID{"easing-ache", "easing-ache", "steady-ache"}[i/9%3], "here")
		}
		d.j.Add(journal.Make(fmt.Sprintf("%s-%03d", id, i), protocol.Moment{Ms: d.at.Ms + e.At, Offset: 60}, "phone", journal.Happened{Session: id, Event: e}))
		if last != "" && i == 22 {
			break
		}
	}
	d.at.Ms += 15 * 60_000
	if last == "" {
		d.add(journal.Ended{Session: id, As: session.Completed, Because: "end-of-plan"})
	}
	d.at.Ms += 60 * 60_000
	d.add(journal.After{Session: id, Pain: 3, Minutes: 60})
}

// clear is a clearance of all that stands.
func (d *diary) clear(by string, until protocol.Day, l journal.Limits) {
	s := d.j.Standing(d.at)
	if len(s.Flags) > 0 {
		d.add(journal.Clearance{By: by, Flags: protocol.IDsOf(s.Flags, func(f journal.FlagState) string { return f.ID }), Until: until, Limits: l})
		d.add(journal.Screened{Answers: answers(d.t, nil)})
	}
}

// year is a year's record: four sessions a week, a morning a day, a flare that
// suspends, a stop with numbness in a leg, and six weeks without change at the
// end.
func year(t rapid.TB) *journal.Journal {
	d := newDiary(t)
	said := map[protocol.ItemID]protocol.Answer{"wrist-shoulder": protocol.Unsure, "cannot-cross-leg": protocol.Yes}
	noise := []int{0, 1, 0, 0, -1, 0, 1, 0, 0, 0, -1, 1, 0}
	for day := range 365 {
		d.to(day, 7)
		pain := 5 - day/120 + noise[day*7%13]
		if day >= 140 && day < 146 {
			pain += 3
		}
		if day%11 != 3 {
			d.add(journal.Morning{Pain: min(10, max(0, pain))})
		}
		if day%28 == 6 {
			d.add(journal.Function{Ratings: []journal.Rating{{Activity: "walking", Score: 5 + day/130}, {Activity: "sitting", Score: 4 + day/150}, {Activity: "lifting a child", Score: 3 + day/200}}})
		}
		d.to(day, 8)
		switch {
		case day == 350, day == 364:
			d.add(journal.Screened{Answers: answers(t, map[protocol.ItemID]protocol.Answer{"six-weeks": protocol.Yes, "leg-pain-below-knee": protocol.Unsure, "wrist-shoulder": protocol.Yes, "cannot-cross-leg": protocol.Yes})})
		case day%28 == 0:
			d.add(journal.Screened{Answers: answers(t, said)})
		}
		switch day {
		case 160:
			d.clear("Dr Ana Vega", 0, journal.Limits{})
		case 230:
			d.clear("M. Oduya, physiotherapist", 20780+60, journal.Limits{Techniques: []protocol.TechniqueID{"piriformis-figure-four"}, HoldMax: 30})
		}
		d.to(day, 18)
		suspended := len(d.j.Standing(d.at).Flags) > 0
		if day%7 == 0 || day%7 == 2 || day%7 == 4 || day%7 == 5 {
			switch {
			case day == 221:
				d.roll("numb", "leg-left")
			case day == 95:
				d.roll("sharp", "here")
			case !suspended:
				d.roll("", "")
			}
		}
	}
	return d.j
}

// of is what a page of a record is made of.
func of(j *journal.Journal) report.Input {
	return report.Input{Engine: engine.Lowback(), Words: words.English(), Journal: j,
		Now: protocol.Moment{Ms: 1795413600000, Offset: 60}, Days: 365, Version: "v0.4.0"}
}
