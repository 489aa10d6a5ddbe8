package body_test

import (
	"math"
	"testing"

	"unknot/engine/body"
)

// Where the joints and tips of the standing model lie, against evidence 7.4 and
// 7.2, as shares of height. A hundredth is less than a joint's own height.
func TestLandmarksLieWhereTheSurveyHasThem(t *testing.T) {
	marks := []struct {
		name       string
		man, woman float64
		at         func(*body.Body) float64
	}{
		{"cervicale, where the neck begins", .864, .857, origin(body.Head)},
		{"navel, where the waist begins", .602, .602, origin(body.Abdomen)},
		{"hip joint, at the trochanter's top", .512, .519, origin(body.ThighLeft)},
		{"knee", .280, .286, origin(body.ShankLeft)},
		{"ankle", .042, .039, origin(body.FootLeft)},
		{"vertex", 1, 1, top},
		{"shoulder joint, .026 under the acromion", .795, .794, origin(body.UpperArmLeft)},
	}
	for _, m := range marks {
		for sex, want := range map[body.Sex]float64{body.Male: m.man, body.Female: m.woman} {
			b := typical(t, sex)
			if got := m.at(b) / b.Person.Height; math.Abs(got-want) > .005 {
				t.Errorf("%v: %s at %.3f of height, the survey has %.3f", sex, m.name, got, want)
			}
		}
	}
}

func origin(s body.Segment) func(*body.Body) float64 {
	return func(b *body.Body) float64 { return b.Standing()[s].At.Z }
}

// top returns the highest point of the skin.
func top(b *body.Body) float64 {
	high := 0.0
	for _, s := range b.Shapes() {
		up := b.Standing()[s.Segment].Turn.Z
		high = max(high, b.Standing()[s.Segment].Out(s.Support(up)).Z)
	}
	return high
}

// The buttock reaches furthest back at .504 (men) and .512 (women) of height,
// within the two hundredths that a vertebra is worth.
func TestTheButtockIsFurthestBackWhereTheSurveyHasIt(t *testing.T) {
	for sex, want := range map[body.Sex]float64{body.Male: .504, body.Female: .512} {
		b := typical(t, sex)
		far, at := 0.0, 0.0
		for z := .46; z < .58; z += .002 {
			for _, p := range slice(b, z*b.Person.Height, hips) {
				if -p.X > far {
					far, at = -p.X, z
				}
			}
		}
		if math.Abs(at-want) > .02 {
			t.Errorf("%v: at %.3f of height, the survey has %.3f", sex, at, want)
		}
	}
}

// A standing body stands: nothing under the floor, soles on it.
func TestAStandingBodyStandsOnItsSoles(t *testing.T) {
	b := typical(t, body.Female)
	low := math.Inf(1)
	for _, s := range b.Shapes() {
		f := b.Standing()[s.Segment]
		low = min(low, f.Out(s.Support(f.Turn.Z.Mul(-1))).Z)
	}
	if math.Abs(low) > .002 {
		t.Errorf("the sole is %.1f mm over the floor", low*1000)
	}
}
