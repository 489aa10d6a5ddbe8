package verify_test

import (
	"testing"

	"unknot/engine"
	"unknot/engine/verify"
)

// BenchmarkSessions explores the session machine and reports states a second.
func BenchmarkSessions(b *testing.B) {
	s := verify.Of(engine.Lowback())
	var states, moves int64
	for b.Loop() {
		for _, x := range tryAll(s, "S2").Covered {
			switch x.What {
			case "session states":
				states += x.N
			case "session transitions":
				moves += x.N
			}
		}
	}
	b.ReportMetric(float64(states)/b.Elapsed().Seconds(), "states/s")
	b.ReportMetric(float64(moves)/b.Elapsed().Seconds(), "transitions/s")
}
