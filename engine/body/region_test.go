package body_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/body"
	"unknot/engine/body/space"
	"unknot/engine/protocol"
)

// anybody draws a body of the survey.
func anyBody(t *rapid.T) *body.Body {
	b, err := body.New(body.Survey(rapid.IntRange(0, body.SurveySize-1).Draw(t, "body")))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestEveryRegionOfThePackLiesOnTheBody(t *testing.T) {
	b, err := body.New(body.Typical(body.Female))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]int{}
	for _, r := range b.Regions() {
		found[r.ID]++
		i, ok := protocol.Lowback().Region(protocol.RegionID(r.ID))
		if !ok {
			t.Errorf("the pack has no region %q", r.ID)
			continue
		}
		if forbidden := protocol.Lowback().Regions[i].Kind == protocol.Forbidden; forbidden != r.Forbidden {
			t.Errorf("%s: forbidden is %v on the body and %v in the pack", r.ID, r.Forbidden, forbidden)
		}
	}
	for _, r := range protocol.Lowback().Regions {
		if found[string(r.ID)] == 0 {
			t.Errorf("the body has no %q", r.ID)
		}
		if r.Kind == protocol.Target && found[string(r.ID)] != 2 {
			t.Errorf("%q lies %d times on the body, not on both sides", r.ID, found[string(r.ID)])
		}
	}
}

func TestARegionHoldsItsOwnSpots(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		regions := anyBody(t).Regions()
		r := regions[rapid.IntRange(0, len(regions)-1).Draw(t, "region")]
		spots := r.Spots()
		if len(spots) < 5 || len(r.Outline()) < 12 {
			t.Fatalf("%s has %d spots and %d on its border", r.ID, len(spots), len(r.Outline()))
		}
		for _, s := range append(spots, r.Outline()...) {
			if l := s.Normal.Len(); l < .999 || l > 1.001 {
				t.Fatalf("%s has a spot that is not on the skin: %+v", r.ID, s)
			}
		}
		for _, s := range spots {
			if !r.Holds(s) {
				t.Fatalf("%s does not hold %+v", r.ID, s)
			}
		}
	})
}

func TestTheRightRegionIsTheMirrorImageOfTheLeft(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		regions := anyBody(t).Regions()
		for i, left := range regions {
			if left.Side != body.Left {
				continue
			}
			right := regions[i+1]
			if right.ID != left.ID || right.Side != body.Right {
				t.Fatalf("after the left %s comes %s", left.ID, right.ID)
			}
			for _, s := range left.Spots() {
				if !right.Holds(body.Spot{Segment: s.Segment.Other(), Local: s.Local.Mirror(), Normal: s.Normal.Mirror()}) {
					t.Fatalf("the right %s does not hold what mirrors %+v", left.ID, s)
				}
			}
		}
	})
}

func TestNoTargetLiesOnWhatIsForbidden(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		regions := anyBody(t).Regions()
		for _, target := range regions {
			if target.Forbidden {
				continue
			}
			for _, s := range target.Spots() {
				for _, r := range regions {
					if r.Forbidden && r.Holds(s) {
						t.Fatalf("%s lies on %s at %+v", target.ID, r.ID, s)
					}
				}
			}
		}
	})
}

// Evidence 7.4 and 7.5, in millimetres over the floor, of the men and women
// that they were measured on.
func TestLandmarksLieInTheirRegions(t *testing.T) {
	for _, x := range []struct {
		region string
		sex    body.Sex
		up     float64 // share of height
		y      float64 // metres
		in     bool
	}{
		{"lumbar-spine", body.Male, .637, 0, true},      // L3's upper plate
		{"lumbar-spine", body.Male, .60, .03, true},     // L4/5
		{"lumbar-spine", body.Female, .685, 0, true},    // L1 where the crest is high
		{"lumbar-spine", body.Male, .53, 0, false},      // S4
		{"sacrum-coccyx", body.Male, .565, 0, true},     // S2
		{"sacrum-coccyx", body.Male, .52, 0, true},      // the coccyx
		{"flank", body.Male, .66, .07, true},            // the kidney's hilum and beyond
		{"flank", body.Male, .66, .02, false},           // the spine itself
		{"iliac-crest-rim", body.Male, .566, .05, true}, // the posterior spine
		{"buttock-upper-outer", body.Male, .52, .12, true},
		{"buttock-upper-outer", body.Male, .52, .05, false},
	} {
		p := body.Typical(x.sex)
		b, err := body.New(p)
		if err != nil {
			t.Fatal(err)
		}
		hip := p.Height * .512
		if x.sex == body.Female {
			hip = p.Height * .519
		}
		s := body.Spot{Segment: body.Pelvis, Local: space.V{X: -.11, Y: x.y, Z: x.up*p.Height - hip}}
		held := slices.ContainsFunc(b.Regions(), func(r body.Region) bool { return r.ID == x.region && r.Holds(s) })
		if held != x.in {
			t.Errorf("%s at %.3f of height and %.0f mm: %v", x.region, x.up, x.y*1000, held)
		}
	}
}

func TestARoundedTargetLiesInItsRegionAndIsMostOfIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for _, r := range anyBody(t).Regions() {
			if r.Forbidden {
				continue
			}
			round, kept := r.Rounded(), 0
			for _, s := range round.Spots() {
				if !r.Holds(s) {
					t.Fatalf("%s does not hold %+v", r.ID, s)
				}
			}
			spots := r.Spots()
			for _, s := range spots {
				if round.Holds(s) {
					kept++
				}
			}
			if share := float64(kept) / float64(len(spots)); share < .7 || share == 1 {
				t.Fatalf("of %s there is left %.2f", r.ID, share)
			}
		}
	})
}
