package session_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/session"
	"unknot/engine/stop"
)

// onePlan is the plan of the example in the vocabulary.
const onePlan = `{"allowed":true,"seconds":105,"steps":[{"technique":"glute-roll","side":"left","tool":"foam-roller","enter":20,"roll":45,"hold":30,"holds":1,"exit":10}],"left_out":[],"notes":[]}`

// A written plan is read as it would stand in a file, and so is always one
// that the limits allow.
type written struct {
	Allowed       bool              `json:"allowed"`
	Seconds       int               `json:"seconds"`
	Steps         []plan.Step       `json:"steps"`
	DiscomfortMax int               `json:"discomfortMax"`
	Breath        protocol.BreathID `json:"breath"`
}

func (w written) read() (plan.Plan, error) {
	w.Seconds = 0
	for i := range w.Steps {
		w.Seconds += w.Steps[i].Seconds()
	}
	text, err := json.Marshal(w)
	if err != nil {
		return plan.Plan{}, err
	}
	return plan.Read(protocol.Lowback(), "plan", text)
}

// planOf reads lines such as "glute-roll left 20 45 30x1 10": enter, roll,
// hold times holds, and exit.
func planOf(tb testing.TB, lines ...string) plan.Plan {
	tb.Helper()
	w := written{Allowed: true, DiscomfortMax: 5, Breath: "breath-4-6"}
	for _, line := range lines {
		if name, value, ok := strings.Cut(line, "="); ok {
			if name == "breath" {
				w.Breath = protocol.BreathID(value)
			} else if _, err := fmt.Sscan(value, &w.DiscomfortMax); err != nil {
				tb.Fatal(err)
			}
			continue
		}
		w.Steps = append(w.Steps, stepOf(tb, line))
	}
	p, err := w.read()
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func stepOf(tb testing.TB, line string) plan.Step {
	tb.Helper()
	var s plan.Step
	var side string
	if _, err := fmt.Sscanf(line, "%s %s %d %d %dx%d %d", &s.Technique, &side, &s.Enter, &s.Roll, &s.Hold, &s.Holds, &s.Exit); err != nil {
		tb.Fatalf("%q: %v", line, err)
	}
	if err := s.Side.UnmarshalText([]byte(side)); err != nil {
		tb.Fatal(err)
	}
	i, ok := protocol.Lowback().Technique(s.Technique)
	if !ok {
		tb.Fatalf("%q is not known", s.Technique)
	}
	s.Tool = protocol.Lowback().Techniques[i].Tool
	return s
}

var rules = stop.New(protocol.Lowback())

func machineOf(tb testing.TB, p plan.Plan, h stop.History) *session.Machine {
	tb.Helper()
	m, err := session.NewMachine(rules, &p, h)
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

func machine(tb testing.TB, lines ...string) *session.Machine {
	tb.Helper()
	return machineOf(tb, planOf(tb, lines...), stop.History{})
}

// eventOf reads a line such as "61.5 report sharp here 4".
func eventOf(tb testing.TB, line string) session.Event {
	tb.Helper()
	words := strings.Fields(line)
	var seconds float64
	var e session.Event
	if _, err := fmt.Sscan(words[0], &seconds); err != nil {
		tb.Fatal(err)
	}
	e.At = int64(seconds*1000 + 0.5)
	if err := e.Do.UnmarshalText([]byte(words[1])); err != nil {
		tb.Fatalf("%q %v", line, err)
	}
	if e.Do != session.Feel {
		return e
	}
	var place protocol.PlaceID
	var discomfort *int
	for _, w := range words[3:] {
		if n := 0; w[0] <= '9' {
			fmt.Sscan(w, &n)
			discomfort = &n
		} else {
			place = protocol.PlaceID(w)
		}
	}
	var err error
	if e.Report, err = rules.Report(protocol.SensationID(words[2]), place, discomfort); err != nil {
		tb.Fatal(err)
	}
	return e
}

// after applies events to a new session and returns its state.
func after(tb testing.TB, m *session.Machine, lines ...string) session.State {
	tb.Helper()
	s := session.New()
	for _, line := range lines {
		next, why := m.Apply(s, eventOf(tb, line))
		if why != 0 {
			tb.Fatalf("%s is refused: %v", line, why)
		}
		s = next
	}
	return s
}
