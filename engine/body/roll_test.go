package body_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/body"
	"unknot/engine/body/space"
)

// How finely the stroke is cut. A step is a fifth of a millimetre or so of
// skin; what a chord is shorter than its arc over all of them is far below a
// tenth of a millimetre.
const steps = 400

// angle returns how far a normal is turned from straight down, backwards.
func angle(n space.V) float64 { return math.Atan2(-n.X, -n.Z) }

// Neither poses nor the solver's own bookkeeping are trusted here: the arc on
// the skin is measured between touched points, the tool's from how it turned,
// the base's from where its centre went.
func TestTheToolRollsWithoutSlipping(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, tech, _ := ready(t)
		skin, tool := 0.0, 0.0
		last := at(t, tech, 0)
		for i := 1; i <= steps; i++ {
			p := at(t, tech, float64(i)/steps)
			turned := p.Tool.Turned - last.Tool.Turned
			base := p.Tool.Centre.Sub(last.Tool.Centre)
			near(t, "way on the base", math.Hypot(base.X, base.Z), math.Abs(turned)*p.Tool.Radius)
			way := p.Frames[p.Touch.Segment].Turn.Apply(p.Touch.Local.Sub(last.Touch.Local))
			skin += math.Hypot(way.X, way.Z)
			tool += math.Abs(turned-(angle(p.Touch.Normal)-angle(last.Touch.Normal))) * p.Tool.Radius
			last = p
		}
		if math.Abs(skin-tool) > 2e-4 {
			t.Errorf("the tool rolled %.2f mm over %.2f mm of skin", tool*1000, skin*1000)
		}
	})
}

// At the touch, skin and tool go the same way: what the skin's point does in a
// short step, the tool's point does too. The skin is pressed in by the sink, so
// that it turns on a circle smaller by as much.
func TestSkinAndToolMoveTogetherWhereTheyTouch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, tech, _ := ready(t)
		a := rapid.Float64Range(0, .999).Draw(t, "along")
		p, q := at(t, tech, a), at(t, tech, a+.001)
		skin := q.Frames[p.Touch.Segment].Out(p.Touch.Local).Sub(p.Touch.World)
		arm := p.Touch.World.Sub(p.Tool.Centre)
		turn := space.AboutY(q.Tool.Turned - p.Tool.Turned)
		tool := q.Tool.Centre.Add(turn.Apply(arm)).Sub(p.Touch.World)
		slip := skin.Sub(tool)
		pressed := p.Touch.Sink * math.Abs(q.Tool.Turned-p.Tool.Turned)
		if s := math.Hypot(slip.X, slip.Z); s > pressed*1.1+2e-6 {
			t.Errorf("slips %.4f mm in a step of %.4f mm", s*1000, skin.Len()*1000)
		}
	})
}

func TestARollerIsNotPushedSidewaysAndABallRollsSideways(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, tech, _ := ready(t)
		a, b := at(t, tech, rapid.Float64Range(0, 1).Draw(t, "from")), at(t, tech, rapid.Float64Range(0, 1).Draw(t, "to"))
		body1 := b.Frames[body.Pelvis].At.Y - a.Frames[body.Pelvis].At.Y
		tool := b.Tool.Centre.Y - a.Tool.Centre.Y
		near(t, "the body's way sideways", body1, 2*tool)
		if !a.Tool.Ball {
			near(t, "the roller's way sideways", tool, 0)
		}
	})
}

// What stands stays. A knee's middle may roll over its kneecap by 8 mm each
// way, less than skin over a kneecap moves; nothing else moves at all.
func TestWhatStandsStaysWhereItStands(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, tech, _ := ready(t)
		a, b := at(t, tech, rapid.Float64Range(0, 1).Draw(t, "from")), at(t, tech, rapid.Float64Range(0, 1).Draw(t, "to"))
		same(t, &a, &b, .016)
	})
}

// same checks that what stands has not moved, a knee by no more than rolls.
func same(t *rapid.T, a, b *body.Pose, rolls float64) {
	if len(a.Rests) != len(b.Rests) || len(a.Rests) < 2 {
		t.Fatalf("%d rests, then %d", len(a.Rests), len(b.Rests))
	}
	for i, r := range a.Rests {
		may := 1e-9
		if r.Kind == body.Knee {
			may = rolls
		}
		for j, p := range r.Points {
			if d := b.Rests[i].Points[j].Sub(p).Len(); d > may || math.Abs(p.Z) > 1e-12 {
				t.Errorf("%s moves %.1f mm", r.Name, d*1000)
			}
		}
	}
}

// No point of the body jumps: over a ten-thousandth of the stroke nothing goes
// further than a tenth of a millimetre, that is a metre over all of it.
func TestTheBodyMovesWithoutJumps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b, tech, _ := ready(t)
		a := rapid.Float64Range(0, 1-1e-4).Draw(t, "along")
		p, q := at(t, tech, a), at(t, tech, a+1e-4)
		for _, s := range body.Segments() {
			end := b.Part(s).End
			if d := q.Frames[s].Out(end).Sub(p.Frames[s].Out(end)).Len(); d > 1e-4 {
				t.Errorf("%v jumps %.3f mm", s, d*1000)
			}
		}
	})
}

func TestTheRightSideIsTheMirrorImageOfTheLeft(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := made(t, anyone(t))
		id := rapid.SampledFrom(techniques).Draw(t, "technique")
		along := rapid.Float64Range(0, 1).Draw(t, "along")
		var poses [2]body.Pose
		for i, side := range sides {
			tech, err := b.Technique(id, side)
			if err != nil {
				t.Fatal(err)
			}
			poses[i] = at(t, tech, along)
		}
		l, r := &poses[0], &poses[1]
		near(t, "centre of mass", b.Centre(l).Mirror().Sub(b.Centre(r)).Len(), 0)
		for _, s := range body.Segments() {
			for i, bent := range l.Bent(s) {
				other := r.Bent(s.Other())[i]
				if s == s.Other() && i > 0 {
					other = -other // bends and turns to the other side
				}
				if d := math.Abs(bent - other); d > 1e-6 && d < 360-1e-6 {
					t.Errorf("%v bends %v, the other side %v", s, bent, other)
				}
			}
		}
	})
}

func TestALiftedBodyIsOffTheToolAndStandsWhereItStood(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, tech, _ := ready(t)
		along := rapid.Float64Range(0, 1).Draw(t, "along")
		height := rapid.Float64Range(.001, .05).Draw(t, "height")
		on := at(t, tech, along)
		off, err := tech.Lifted(along, height)
		if err != nil {
			t.Fatal(err)
		}
		same(t, &on, &off, .020)
		near(t, "the tool's way", off.Tool.Centre.Sub(on.Tool.Centre).Len(), 0)
		up := off.Touch.World.Sub(on.Touch.World)
		if got := math.Max(up.Z, up.X); got < .8*height || got > 1.2*height {
			t.Errorf("lifted %.1f mm, the skin rises %.1f", height*1000, got*1000)
		}
		if height > on.Touch.Sink && (off.Touch.Sink != 0 || off.Touch.Patch != [2]float64{}) {
			t.Errorf("off the tool it still touches: %+v", off.Touch)
		}
	})
}

func TestLiftedByNothingIsThePoseItself(t *testing.T) {
	b := typical(t, body.Female)
	tech, err := b.Technique("glute-roll", body.Left)
	if err != nil {
		t.Fatal(err)
	}
	p, _ := tech.At(.3)
	q, _ := tech.Lifted(.3, 0)
	if p.Frames != q.Frames || p.Touch != q.Touch || p.Tool != q.Tool {
		t.Error("Lifted by 0 is not At")
	}
	for _, bad := range []float64{-.01, .31, math.NaN()} {
		if _, err := tech.Lifted(.3, bad); err == nil {
			t.Errorf("lifted by %v", bad)
		}
	}
}
