package body_test

import (
	"slices"
	"testing"

	"unknot/engine/body"
)

// dialsOf returns what a person can do in a technique.
func dialsOf(t *testing.T, id string) map[string]body.Band {
	t.Helper()
	b, tech, _ := posed(t, body.Typical(body.Female), id, .5)
	dials, err := b.Dials(tech)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]body.Band{}
	for _, d := range dials {
		out[d.ID] = d.Load.Share
	}
	return out
}

func TestEveryTechniqueHasItsDials(t *testing.T) {
	for id, want := range map[string][]string{
		"glute-roll":             {"dial.feet", "dial.hands", "dial.lean-back", "dial.cross-leg"},
		"piriformis-figure-four": {"dial.feet", "dial.hands", "dial.lean-back", "dial.uncross-leg"},
		"tfl-roll":               {"dial.forearms", "dial.knee"},
		"hip-flexor-roll":        {"dial.forearms", "dial.knee"},
		"glute-wall-ball":        {"dial.step-out", "dial.step-in"},
		"piriformis-wall-ball":   {"dial.step-out", "dial.step-in"},
		"tfl-wall-ball":          {"dial.step-out", "dial.step-in"},
	} {
		got := dialsOf(t, id)
		for _, d := range want {
			if _, ok := got[d]; !ok {
				t.Errorf("%s has no %s", id, d)
			}
		}
		if len(got) != len(want) {
			t.Errorf("%s has %v, want %v", id, got, want)
		}
	}
}

func TestWeightOnHandsAndFeetLeavesTheTool(t *testing.T) {
	for _, id := range techniques {
		now := loaded(t, body.Typical(body.Female), id, .5).Share
		for d, with := range dialsOf(t, id) {
			less := slices.Contains([]string{"dial.feet", "dial.hands", "dial.forearms", "dial.knee", "dial.step-in", "dial.uncross-leg"}, d)
			more := slices.Contains([]string{"dial.step-out", "dial.cross-leg"}, d)
			if less && with.Middle() >= now.Middle() || more && with.Middle() <= now.Middle() {
				t.Errorf("%s, %s: %.2f from %.2f", id, d, with, now)
			}
		}
	}
}
