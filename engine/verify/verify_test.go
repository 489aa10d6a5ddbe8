package verify_test

import (
	"testing"

	"unknot/engine"
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
