package session_test

import (
	"testing"

	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/session"
	"unknot/engine/stop"
)

// BenchmarkEventWithGuidance is one event and what to show and say after it.
func BenchmarkEventWithGuidance(b *testing.B) {
	pack := protocol.Lowback()
	p, err := plan.Read(pack, "plan", []byte(onePlan))
	if err != nil {
		b.Fatal(err)
	}
	m, err := session.NewMachine(stop.New(pack), &p, stop.History{})
	if err != nil {
		b.Fatal(err)
	}
	s, _ := m.Apply(session.New(), session.Event{Do: session.Start})
	s = m.Advance(s, 30_000)
	b.ReportAllocs()
	var g session.Guidance
	for b.Loop() {
		next, _ := m.Apply(s, session.Event{At: 40_000, Do: session.TenderSpot})
		g = m.Guide(next)
	}
	_ = g
}
