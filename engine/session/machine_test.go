package session_test

import (
	"encoding/json"
	"testing"

	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/session"
	"unknot/engine/stop"
)

func TestTheExampleOfTheVocabularyStopsAtEightySeconds(t *testing.T) {
	p, err := plan.Read(protocol.Lowback(), "plan", []byte(onePlan))
	if err != nil {
		t.Fatal(err)
	}
	events, err := session.ReadEvents(rules, "events",
		[]byte(`[{"at":0,"do":"start"},{"at":61.5,"do":"tender-spot"},{"at":80,"do":"report","sensation":"sharp","where":"here","discomfort":4}]`))
	if err != nil {
		t.Fatal(err)
	}
	r, err := machineOf(t, p, stop.History{}).Replay(events)
	if err != nil {
		t.Fatal(err)
	}
	const want = `{"phases":[{"at":0,"step":0,"phase":"enter"},{"at":20,"step":0,"phase":"roll"},{"at":61.5,"step":0,"phase":"hold"}],` +
		`"ended":{"at":80,"as":"stopped","because":"sharp"},"flags":[],"refused":[],"asked":[],"left":[],"off":["glute-roll"]}`
	if got, _ := json.Marshal(r); string(got) != want {
		t.Errorf("result is\n%s, want\n%s", got, want)
	}
}

func TestARefusedEventLeavesTheTimeOfTheEnd(t *testing.T) {
	m := machine(t, "glute-roll left 20 45 30x1 10")
	s := after(t, m, "0 start", "80 stop")
	for _, line := range []string{"81 resume", "82 report sharp", "83 stop", "84 gap"} {
		next, why := m.Apply(s, eventOf(t, line))
		if why != session.AlreadyOver || next.Still() != s.Still() {
			t.Errorf("%s: refused by %q, and the state became %+v", line, why, next)
		}
	}
	tr := m.NewTrace()
	for _, line := range []string{"0 start", "80 stop", "500 stop"} {
		if err := tr.Add(eventOf(t, line)); err != nil {
			t.Fatal(err)
		}
	}
	if at := tr.Finish().Ended.At; at != 80_000 {
		t.Errorf("ended at %d ms", at)
	}
}

func TestStopEndsTheSessionFromEveryPhaseAndPause(t *testing.T) {
	m := machine(t, "glute-roll left 20 45 30x1 10", "glute-roll right 20 45 30x1 10")
	for _, x := range []struct {
		phase session.Phase
		lines []string
	}{
		{session.Ready, nil},
		{session.Enter, []string{"0 start"}},
		{session.Roll, []string{"0 start", "30 alive"}},
		{session.Hold, []string{"0 start", "70 alive"}},
		{session.Exit, []string{"0 start", "100 alive"}},
		{session.Hold, []string{"0 start", "70 pause"}},
		{session.Roll, []string{"0 start", "30 alive", "200 gap"}},
	} {
		s := after(t, m, x.lines...)
		if s.Phase() != x.phase {
			t.Fatalf("%v is in %v, not %v", x.lines, s.Phase(), x.phase)
		}
		for _, do := range []string{"200 stop", "200 report sharp here", "200 report chest"} {
			if over := after(t, m, append(x.lines, do)...); over.Phase() != session.Over || over.End() != session.Stopped || over.Paused() != 0 {
				t.Errorf("%s after %v leads to %v", do, x.lines, over.Phase())
			}
		}
	}
}

func TestEverySensationThatMeansStopStopsWhereverItIsSaid(t *testing.T) {
	m := machine(t, "glute-roll left 20 45 30x1 10")
	for _, start := range []session.State{session.New(), after(t, m, "0 start"), after(t, m, "0 start", "70 pause")} {
		rules.Every(func(r stop.Report) {
			f := rules.Judge(r, stop.History{}, 5)
			s, why := m.Apply(start, session.Event{At: 80_000, Do: session.Feel, Report: r})
			stopped := s.Phase() == session.Over
			if why != 0 || stopped != (f.Verdict == protocol.Stop) || s.Level() != f.Level {
				t.Errorf("%s at %q: refused %v, stopped %t, level %v; the verdict is %v %v", rules.Sensation(r), rules.Place(r), why, stopped, s.Level(), f.Verdict, f.Level)
			}
			if stopped && (s.Rules() != f.Rules || s.Report() != r) {
				t.Errorf("%s: the reason is not kept", rules.Sensation(r))
			}
		})
	}
}

func TestTimesThatRunBackOrLeaveTheWeekAreRefused(t *testing.T) {
	m := machine(t, "glute-roll left 20 45 30x1 10")
	s := after(t, m, "0 start", "30 alive")
	for _, e := range []session.Event{{At: 29_999, Do: session.Pause}, {At: -1, Do: session.Stop}, {At: session.MaxAt + 1, Do: session.Pause}} {
		if next, why := m.Apply(s, e); why != session.TimeRunsBack || next != s {
			t.Errorf("%v at %d is %v", e.Do, e.At, why)
		}
	}
	if _, why := m.Apply(after(t, m, "0 start", "30 pause"), session.Event{At: session.MaxAt, Do: session.Stop}); why != 0 {
		t.Errorf("stop after a week is %v", why)
	}
	if _, why := m.Apply(s, session.Event{At: 30_000, Do: 99}); why != session.NotAnEvent {
		t.Errorf("nothing at all is %v", why)
	}
	if _, err := m.Replay([]session.Event{{Do: session.Start}, {At: 5, Do: session.Pause}, {At: 4, Do: session.Resume}}); err == nil ||
		err.Error() != "[2].at: session: resume at 0.004 s is before 0.005 s, or later than a session can be" {
		t.Errorf("error is %v", err)
	}
}

func TestThereIsNoMachineWithoutAPlan(t *testing.T) {
	good := planOf(t, "glute-roll left 20 45 30x1 10")
	for name, change := range map[string]func(*plan.Plan){
		"a refusal":             func(p *plan.Plan) { p.Allowed = false },
		"no steps":              func(p *plan.Plan) { p.Steps = nil },
		"65 steps":              func(p *plan.Plan) { p.Steps = make([]plan.Step, 65) },
		"a never technique":     func(p *plan.Plan) { p.Steps = []plan.Step{{Technique: "lumbar-roll", Side: protocol.Left}} },
		"a step without a side": func(p *plan.Plan) { p.Steps = []plan.Step{{Technique: "glute-roll"}} },
	} {
		p := good
		change(&p)
		if _, err := session.NewMachine(rules, &p, stop.History{}); err == nil {
			t.Errorf("%s has a machine", name)
		}
	}
}

func TestWhatWasWorkedLeftAndPutOffIsKept(t *testing.T) {
	m := machine(t, "glute-roll left 20 45 30x1 10", "tfl-roll left 25 45 30x1 10", "hip-flexor-roll left 25 45 30x1 10")
	bit := func(id protocol.TechniqueID) uint16 {
		i, _ := m.Pack().Technique(id)
		return 1 << i
	}
	if s := after(t, m, "0 start", "19.999 alive"); s.Worked() != 0 {
		t.Error("worked before the rolling began")
	}
	s := after(t, m, "0 start", "30 report too-much", "80 report sharp here")
	if s.Worked() != bit("glute-roll")|bit("tfl-roll") || s.Left() != bit("glute-roll") || s.Off() != bit("tfl-roll") {
		t.Errorf("worked %b, left %b, off %b", s.Worked(), s.Left(), s.Off())
	}
	if s := after(t, m, "0 report sharp here"); s.Off() != 0 {
		t.Error("sharp pain before the start puts a technique off")
	}
	if s := after(t, m, "0 start", "25 tender-spot", "56 tender-spot"); s.Extras() != 1 {
		t.Errorf("%d extra holds", s.Extras())
	}
	if m.TechniqueAt(s) == "" || len(m.Techniques()) != 3 || m.Steps() != 3 || s.Still().Now() != 0 || s.Step() != 1 {
		t.Error("the machine does not know its plan")
	}
}

func TestApplyAndGuideAllocateNothing(t *testing.T) {
	m := machine(t, "glute-roll left 20 45 30x3 10", "glute-roll right 20 45 30x3 10", "tfl-roll left 25 45 30x1 10")
	s := after(t, m, "0 start", "30 report easing-ache")
	events := []session.Event{eventOf(t, "31 tender-spot"), eventOf(t, "60 report steady-ache"), eventOf(t, "70 report too-much"),
		eventOf(t, "90 pause"), eventOf(t, "95 gap"), eventOf(t, "99 resume"), eventOf(t, "120 skip"), eventOf(t, "130 report sharp foot 9")}
	if n := testing.AllocsPerRun(100, func() {
		x := s
		for _, e := range events {
			x, _ = m.Apply(x, e)
			m.Guide(x)
			m.Guide(m.Advance(x, e.At+1000))
		}
	}); n != 0 {
		t.Errorf("allocates %v times", n)
	}
}

func TestTheDeadlineIsTheEndOfThePhase(t *testing.T) {
	m := machine(t, "glute-roll left 20 45 30x1 10")
	for _, x := range []struct {
		lines []string
		at    int64
		ok    bool
	}{
		{nil, 0, false}, {[]string{"0 start"}, 20_000, true}, {[]string{"0 start", "30 alive"}, 65_000, true},
		{[]string{"0 start", "30 pause"}, 65_000, false}, {[]string{"0 start", "30 stop"}, 30_000, false},
	} {
		if at, ok := after(t, m, x.lines...).Deadline(); ok != x.ok || ok && at != x.at {
			t.Errorf("after %v the deadline is %d, %t", x.lines, at, ok)
		}
	}
}

func TestStatesThatAnswerAlikeHaveOneKey(t *testing.T) {
	m := machine(t, "glute-roll left 20 45 30x1 10", "glute-roll right 20 45 30x1 10")
	a, b := after(t, m, "0 start", "30 alive"), after(t, m, "10 start", "40 alive")
	if m.Key(a) != m.Key(b) {
		t.Error("the same state at another time has another key")
	}
	seen := map[[2]uint64]string{}
	for _, lines := range [][]string{{"0 start"}, {"0 start", "5 alive"}, {"0 start", "30 alive"}, {"0 start", "30 pause"}, {"0 start", "30 ease"},
		{"0 start", "0 gap"}, {"0 start", "70 alive"}, {"0 start", "100 alive"}, {"0 start", "10 skip"}, {"0 start", "30 tender-spot"}, {"0 start", "30 stop"},
		{"0 start", "30 report steady-ache"}, {"0 start", "30 report sharp foot"}, nil} {
		k := m.Key(after(t, m, lines...))
		if old, ok := seen[k]; ok {
			t.Errorf("%v has the key of %s", lines, old)
		}
		seen[k] = lines2(lines)
	}
}

func lines2(lines []string) string {
	b, _ := json.Marshal(lines)
	return string(b)
}
