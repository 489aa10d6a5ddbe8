package body_test

import (
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/body"
)

func TestEverySegmentButThePelvisHangsByANamedJoint(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range body.Segments() {
		j := body.JointOf(s)
		if s == body.Pelvis {
			if j.Name != "" {
				t.Errorf("the pelvis hangs by the %s", j.Name)
			}
			continue
		}
		if j.Name == "" || j.Segment != s || seen[j.Name] {
			t.Errorf("%v hangs by %q", s, j.Name)
		}
		seen[j.Name] = true
		for _, m := range j.Motions {
			if m.More == "" || m.Less == "" || m.Min >= m.Max || m.Min > 0 || m.Max < 0 {
				t.Errorf("%s: %+v", j.Name, m)
			}
		}
		if s != s.Other() && j.Motions != body.JointOf(s.Other()).Motions {
			t.Errorf("%s is not like the one of the other side", j.Name)
		}
	}
}

func TestStandingUprightBendsNothing(t *testing.T) {
	p := body.Pose{Frames: typical(t, body.Male).Standing()}
	for _, s := range body.Segments() {
		if p.Bent(s) != [3]float64{} {
			t.Errorf("%v is bent %v", s, p.Bent(s))
		}
	}
}

func TestNoTechniqueBendsAJointFurtherThanItGoes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, tech, id := ready(t)
		p := at(t, tech, rapid.Float64Range(0, 1).Draw(t, "along"))
		for _, b := range p.Beyond() {
			t.Errorf("%s: %v", id, b)
		}
	})
}

// A planted fault: a knee bent the wrong way is found, and named.
func TestABrokenKneeIsFound(t *testing.T) {
	p := body.Pose{Frames: typical(t, body.Male).Standing()}
	p.Frames[body.ShankLeft], p.Frames[body.FootLeft] = p.Frames[body.ShankRight], p.Frames[body.FootRight]
	p.Frames[body.ShankLeft].Turn.X.Z, p.Frames[body.ShankLeft].Turn.Z.X = .5, -.5
	got := p.Beyond()
	if len(got) == 0 || got[0].Joint != "left knee" || got[0].Motion != "overextension" {
		t.Errorf("found %v", got)
	}
}
