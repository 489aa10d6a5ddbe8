package verify_test

import (
	"slices"
	"testing"

	"unknot/engine"
	"unknot/engine/body"
	"unknot/engine/protocol"
	"unknot/engine/verify"
)

func TestEveryPropertyHolds(t *testing.T) {
	checks := verify.Checks()
	results := make([]verify.Result, len(checks))
	t.Run("each", func(t *testing.T) {
		for i, c := range checks {
			t.Run(c.ID, func(t *testing.T) {
				t.Parallel()
				r := verify.Try(c, verify.Of(engine.Lowback()))
				for _, x := range r.Covered {
					t.Logf("%d %s", x.N, x.What)
				}
				if !r.Holds {
					t.Error(r.Counterexample)
				}
				results[i] = r
			})
		}
	})
	wholeSurvey(t, verify.Together(results)[0])
}

// wholeSurvey checks that no body, technique, region or side was left out of S1.
func wholeSurvey(t *testing.T, s1 verify.Result) {
	t.Helper()
	const least = 10_000
	techniques := len(protocol.Lowback().Techniques)
	bodies, strokes := int64(body.SurveySize), int64(2*techniques*body.SurveySize)
	if !slices.Contains(s1.Covered, verify.Covered{What: "bodies", N: bodies}) || bodies < least {
		t.Errorf("S1 covers %v, not %d bodies", s1.Covered, bodies)
	}
	if !slices.Contains(s1.Covered, verify.Covered{What: "strokes on bodies, both sides", N: strokes}) {
		t.Errorf("S1 covers %v, not %d strokes", s1.Covered, strokes)
	}
	for _, x := range protocol.Lowback().Techniques {
		near := map[string]bool{}
		for _, c := range s1.Closest {
			near[c.To] = near[c.To] || c.Technique == string(x.ID) && c.Tenths > 0 && c.On != ""
		}
		for _, to := range append(body.Forbidden(), body.OnTarget, body.OffBone) {
			if !near[to] {
				t.Errorf("nothing is said about how near %s comes to %q", x.ID, to)
			}
		}
	}
}

func TestThePackRollsAsFarAsThePosesAreMadeFor(t *testing.T) {
	for _, x := range protocol.Lowback().Techniques {
		if got := body.Stroke(string(x.ID)); got != x.Stroke {
			t.Errorf("%s rolls %d mm in the pack and %d mm on the body", x.ID, x.Stroke, got)
		}
	}
}
