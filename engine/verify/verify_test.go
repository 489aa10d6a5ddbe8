package verify_test

import (
	"testing"

	"unknot/engine"
	"unknot/engine/body"
	"unknot/engine/protocol"
	"unknot/engine/verify"
)

func TestEveryPropertyHolds(t *testing.T) {
	for _, c := range verify.Checks() {
		t.Run(c.ID, func(t *testing.T) {
			t.Parallel()
			r := verify.Try(c, verify.Of(engine.Lowback()))
			for _, x := range r.Covered {
				t.Logf("%d %s", x.N, x.What)
			}
			if !r.Holds {
				t.Fatal(r.Counterexample)
			}
		})
	}
}

func TestThePackRollsAsFarAsThePosesAreMadeFor(t *testing.T) {
	for _, x := range protocol.Lowback().Techniques {
		if got := body.Stroke(string(x.ID)); got != x.Stroke {
			t.Errorf("%s rolls %d mm in the pack and %d mm on the body", x.ID, x.Stroke, got)
		}
	}
}
