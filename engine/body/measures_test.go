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

// Evidence 7.2, a second time: mass, centre and radii of gyration of every
// segment, men and women. The radii are about the axes that the paper calls
// sagittal, transverse and longitudinal.
func TestTheSegmentsAreThoseOfOneSetOfBoundaries(t *testing.T) {
	sets := map[body.Segment][2][5]float64{
		body.Head:         {{.0694, .5976, .362, .376, .312}, {.0668, .5894, .330, .359, .318}},
		body.Chest:        {{.1596, .2999, .716, .454, .659}, {.1545, .2077, .746, .502, .718}},
		body.Abdomen:      {{.1633, .4502, .482, .383, .468}, {.1465, .4512, .433, .354, .415}},
		body.Pelvis:       {{.1117, .6115, .615, .551, .587}, {.1247, .4920, .433, .402, .444}},
		body.UpperArmLeft: {{.0271, .5772, .285, .269, .158}, {.0255, .5754, .278, .260, .148}},
		body.ForearmRight: {{.0162, .4574, .276, .265, .121}, {.0138, .4559, .261, .257, .094}},
		body.HandLeft:     {{.0061, .7900, .628, .513, .401}, {.0056, .7474, .531, .454, .335}},
		body.ThighRight:   {{.1416, .4095, .329, .329, .149}, {.1478, .3612, .369, .364, .162}},
		body.ShankLeft:    {{.0433, .4395, .251, .246, .102}, {.0481, .4352, .267, .263, .092}},
		body.FootRight:    {{.0137, .4415, .124, .245, .257}, {.0129, .4014, .139, .279, .299}}, // lies along X
	}
	for i, sex := range []body.Sex{body.Male, body.Female} {
		b := typical(t, sex)
		for s, set := range sets {
			p, want := b.Part(s), set[i]
			if got := p.Mass / b.Person.Mass; math.Abs(got-want[0]) > 1e-12 {
				t.Errorf("%v: %v weighs %.4f, not %.4f", sex, s, got, want[0])
			}
			r := p.Gyration
			if got := r.X / r.Y; math.Abs(got-want[2]/want[3]) > 1e-9 {
				t.Errorf("%v: %v's radii are as %.4f, not %.3f to %.3f", sex, s, got, want[2], want[3])
			}
			if got := r.Z / r.Y; math.Abs(got-want[4]/want[3]) > 1e-9 {
				t.Errorf("%v: %v's radii are as %.4f, not %.3f to %.3f", sex, s, got, want[4], want[3])
			}
			if s == body.UpperArmLeft || s == body.ForearmRight || s == body.ThighRight || s == body.ShankLeft {
				near(t, s.String()+"'s centre", p.Centre.Len()/p.End.Len(), want[1])
				near(t, s.String()+"'s radius", r.Y/p.End.Len(), want[3])
			}
		}
	}
}

// De Leva's hand ends at the third knuckle: its centre lies 68 mm beyond the
// wrist of a man of 1.741 m, and 58 mm beyond that of a woman of 1.735 m.
func TestTheHandsCentreLiesInThePalm(t *testing.T) {
	for sex, want := range map[body.Sex]float64{body.Male: 68. / 1741, body.Female: 58. / 1735} {
		b := typical(t, sex)
		if got := b.Part(body.HandLeft).Centre.Len() / b.Person.Height; math.Abs(got-want) > .003 {
			t.Errorf("%v: the hand's centre is %.4f of height beyond the wrist, not %.4f", sex, got, want)
		}
	}
}

// Evidence 4.1: the centre of mass of somebody who stands is at .56 of height.
func TestTheCentreOfMassIsWhereItIsKnownToBe(t *testing.T) {
	for _, sex := range []body.Sex{body.Male, body.Female} {
		b := typical(t, sex)
		p := body.Pose{Frames: b.Standing()}
		if got := b.Centre(&p).Z / b.Person.Height; math.Abs(got-.56) > .01 {
			t.Errorf("%v: at %.3f of height", sex, got)
		}
	}
}

// Evidence 7.3: sitting height is 918 mm at the median of men and 977 at the
// 95th percentile, and, in general knowledge, goes with height by .77. Among men
// of one height it therefore varies by 13 thousandths of height, and so do the
// legs: the 1st and the 99th percentile are 2.33 times as far off.
func TestLegsAreAsLongAndShortAsPeoplesAre(t *testing.T) {
	const stature, spread, correlation = 1755., (977. - 918) / 1.645, .77
	want := 2.33 * spread * math.Sqrt(1-correlation*correlation) / stature
	for _, sex := range []body.Sex{body.Male, body.Female} {
		p := body.Typical(sex)
		middle := origin(body.ThighLeft)(typical(t, sex))
		for _, sign := range []float64{1, -1} {
			p.Legs = sign * 2.33
			b, err := body.New(p)
			if err != nil {
				t.Fatal(err)
			}
			if got := sign * (origin(body.ThighLeft)(b) - middle) / p.Height; math.Abs(got-want) > .001 {
				t.Errorf("%v: legs are %.4f of height longer, not %.4f", sex, got, want)
			}
		}
	}
}
