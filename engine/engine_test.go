package engine_test

import (
	"slices"
	"testing"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
	"unknot/engine/stop"
)

var bothTools = []protocol.ToolID{"foam-roller", "massage-ball"}

func moment(text string) protocol.Moment {
	var m protocol.Moment
	if err := m.UnmarshalText([]byte(text)); err != nil {
		panic(err)
	}
	return m
}

// said answers no to everything but some items, which are answered with yes.
func said(tb testing.TB, e *engine.Engine, yes ...protocol.ItemID) screen.Answers {
	tb.Helper()
	a := noToAll(e.Pack(), e.Questions())
	for _, id := range yes {
		i, _ := e.Pack().Item(id)
		if err := e.Questions().Answer(&a, i, protocol.Yes); err != nil {
			tb.Fatal(err)
		}
	}
	return a
}

func TestFromAnswersToASessionThatRunsThrough(t *testing.T) {
	e := engine.Lowback()
	a := said(t, e)
	p, err := e.Plan(&a, e.Screen(&a, protocol.Set{}), plan.Wish{Minutes: 12, Tools: bothTools, Week: 1})
	if err != nil || !p.Allowed || len(p.Steps) == 0 {
		t.Fatalf("plan is %+v, %v", p, err)
	}
	m, err := e.Session(&p, stop.History{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := m.Replay([]session.Event{{Do: session.Start}})
	if err != nil || r.Ended.As != session.Completed || int(r.Ended.At) != p.Seconds*1000 {
		t.Errorf("%d seconds planned, ended %+v, %v", p.Seconds, r.Ended, err)
	}
}

func TestTodayKeepsToWhatAProfessionalAllowed(t *testing.T) {
	e := engine.Lowback()
	check := journal.Make("a1", moment("2026-03-02T10:00:00+01:00"), "phone", journal.Screened{Answers: said(t, e, "implant")})
	cleared := journal.Make("a2", moment("2026-03-03T10:00:00+01:00"), "phone", journal.Clearance{By: "GP", Flags: []string{"a1/screen.implant"},
		Limits: journal.Limits{Techniques: []protocol.TechniqueID{"tfl-roll"}, HoldMax: 30}})
	again := journal.Make("a3", moment("2026-03-03T11:00:00+01:00"), "phone", journal.Screened{Answers: said(t, e, "implant")})
	s := e.Journal(check, cleared, again).Standing(moment("2026-03-03T11:05:00+01:00"))
	if !s.May {
		t.Fatalf("standing is %+v", s)
	}
	s.PracticeWeek = 6
	p, err := e.Today(&s, engine.Choice{Minutes: 15, Tools: bothTools})
	if err != nil || !p.Allowed || len(p.Steps) == 0 {
		t.Fatalf("plan is %+v, %v", p, err)
	}
	for _, step := range p.Steps {
		if step.Technique == "tfl-roll" || step.Technique == "piriformis-figure-four" || step.Hold > 30 {
			t.Errorf("planned %+v", step)
		}
	}
}

func TestTodayIsARefusalWithoutACheckOrWithAGraveAnswer(t *testing.T) {
	e := engine.Lowback()
	now := moment("2026-03-02T10:00:00+01:00")
	empty := e.Journal().Standing(now)
	grave := e.Journal(journal.Make("a1", now, "phone", journal.Screened{Answers: said(t, e, "both-legs")})).Standing(now)
	for name, s := range map[string]*journal.Standing{"nothing answered": &empty, "both legs": &grave} {
		if p, err := e.Today(s, engine.Choice{Minutes: 12, Tools: bothTools}); err != nil || p.Allowed {
			t.Errorf("%s: %+v, %v", name, p, err)
		}
	}
}

func TestAPackWithMoreNumbersThanAreKeptHasNoEngine(t *testing.T) {
	p := *protocol.Lowback()
	i, _ := p.Item("age")
	p.Items = append(slices.Clone(p.Items), slices.Repeat([]protocol.Item{p.Items[i]}, 4)...)
	if _, err := engine.New(&p); err == nil {
		t.Error("there is an engine")
	}
}
