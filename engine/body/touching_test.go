package body_test

import (
	"math"
	"testing"

	"unknot/engine/body"
	"unknot/engine/body/space"
)

// How deep one thing may be in another, in metres. Flesh that bears gives about
// a centimetre under heel, knee, elbow; beside the touch it gives as much again
// as the tool sinks in; where two limbs lie on each other both give.
const (
	intoFloor = .012
	intoTool  = .014
	intoLimb  = .025
)

// dots are points on the skin of a shape, in its segment's frame.
func dots(s *body.Shape) []space.V {
	var out []space.V
	for i := range 80 {
		z := 1 - 2*(float64(i)+.5)/80
		r, a := math.Sqrt(1-z*z), float64(i)*2.399963 // the golden angle spreads them evenly
		d := space.V{X: r * math.Cos(a), Y: r * math.Sin(a), Z: z}
		if !s.IsCone() {
			out = append(out, s.At.Add(space.V{X: s.Axes.X * d.X, Y: s.Axes.Y * d.Y, Z: s.Axes.Z * d.Z}))
			continue
		}
		for k := range 5 {
			f := float64(k) / 4
			out = append(out, space.Lerp(s.From, s.To, f).Add(d.Mul(s.RadiusFrom+(s.RadiusTo-s.RadiusFrom)*f)))
		}
	}
	return out
}

// flesh are the shapes that are flesh, with points of their skin in the world.
func flesh(b *body.Body, p *body.Pose) ([]body.Shape, [][]space.V) {
	var shapes []body.Shape
	var skin [][]space.V
	for _, s := range b.Shapes() {
		if s.Guide {
			continue
		}
		in := dots(&s)
		for i := range in {
			in[i] = p.Frames[s.Segment].Out(in[i])
		}
		shapes, skin = append(shapes, s), append(skin, in)
	}
	return shapes, skin
}

// eachPose calls f for every technique at both ends and the middle of the
// stroke, for bodies of both sexes: typical, small and slight, tall and heavy.
func eachPose(t *testing.T, heavy bool, f func(*testing.T, *body.Body, *body.Pose)) {
	for _, sex := range []body.Sex{body.Female, body.Male} {
		for _, z := range []float64{-percentile99, 0, percentile99} {
			if z > 0 && !heavy {
				continue
			}
			p := body.Typical(sex)
			p.Height += z * spread[sex].height
			p.Mass *= 1 + z/percentile99*.3
			b, err := body.New(p)
			if err != nil {
				t.Fatal(err)
			}
			for _, id := range techniques {
				tech, err := b.Technique(id, body.Left)
				if err != nil {
					t.Fatal(err)
				}
				for i := range 3 {
					pose, err := tech.At(float64(i) / 2)
					if err != nil {
						t.Fatal(err)
					}
					t.Run(id, func(t *testing.T) { f(t, b, &pose) })
				}
			}
		}
	}
}

func TestNothingGoesThroughFloorWallOrTool(t *testing.T) {
	eachPose(t, true, func(t *testing.T, b *body.Body, p *body.Pose) {
		shapes, skin := flesh(b, p)
		for i, s := range shapes {
			floor, wall, tool := 0.0, 0.0, 0.0
			for _, q := range skin[i] {
				floor = max(floor, -q.Z)
				tool = max(tool, inTool(&p.Tool, q)-p.Touch.Sink)
				if p.Tool.Ball {
					wall = max(wall, -q.X)
				}
			}
			deep(t, s.Name+" in the floor", floor, intoFloor)
			deep(t, s.Name+" in the wall", wall, 1e-9)
			deep(t, s.Name+" in the tool", tool, intoTool)
		}
	})
}

// inTool returns how deep a point is in the tool.
func inTool(tool *body.Tool, q space.V) float64 {
	d := q.Sub(tool.Centre)
	if tool.Ball {
		return tool.Radius - d.Len()
	}
	return min(tool.Radius-math.Hypot(d.X, d.Z), tool.Length/2-math.Abs(d.Y))
}

func deep(t *testing.T, what string, got, may float64) {
	t.Helper()
	if got > may {
		t.Errorf("%s by %.0f mm", what, got*1000)
	}
}

// neighbours reports whether two segments' flesh runs into each other anyway:
// they share a joint, or they meet at the groin, between the thighs or round
// the waist.
func neighbours(a, b body.Segment) bool {
	thigh := func(s body.Segment) bool { return s == body.ThighLeft || s == body.ThighRight }
	trunk := func(s body.Segment) bool { return s <= body.Chest }
	return a == b || a.Parent() == b || b.Parent() == a || trunk(a) && trunk(b) ||
		thigh(a) && (thigh(b) || b == body.Abdomen) || thigh(b) && a == body.Abdomen
}

func TestNoLimbGoesThroughAnother(t *testing.T) {
	eachPose(t, false, func(t *testing.T, b *body.Body, p *body.Pose) {
		shapes, skin := flesh(b, p)
		for i, s := range shapes {
			for _, o := range shapes {
				if neighbours(s.Segment, o.Segment) {
					continue
				}
				in, f := 0.0, p.Frames[o.Segment]
				for _, q := range skin[i] {
					in = max(in, o.Depth(f.In(q)))
				}
				deep(t, s.Name+" in "+o.Name, in, intoLimb)
			}
		}
	})
}

// The ankle lies on the other thigh: it touches, and it is not inside.
func TestTheCrossedAnkleLiesOnTheOtherThigh(t *testing.T) {
	eachPose(t, true, func(t *testing.T, b *body.Body, p *body.Pose) {
		if len(p.Rests) != 3 || p.Tool.Ball || p.Rests[0].Kind != body.Foot {
			return // not the figure four
		}
		shapes, skin := flesh(b, p)
		in := math.Inf(-1)
		for i, s := range shapes {
			for _, o := range shapes {
				if s.Segment == body.ShankLeft && o.Segment == body.ThighRight {
					for _, q := range skin[i] {
						in = max(in, o.Depth(p.Frames[o.Segment].In(q)))
					}
				}
			}
		}
		if in < -.003 || in > intoLimb {
			t.Errorf("the shank is %.0f mm in the thigh", in*1000)
		}
	})
}
