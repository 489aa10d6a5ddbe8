package body_test

import (
	"math"
	"slices"
	"testing"

	"unknot/engine/body"
	"unknot/engine/body/space"
)

// A bearer is a point that bears weight, and how much it does for every share
// on its scale: all worked out here, from the pose, the segments' masses and
// plain statics.
type bearer struct {
	limb        string
	at, pushing space.V // pushing: the force on the body for 1 on the scale
}

// bearers lists the tool and the points of the limbs.
func bearers(p *body.Pose, wall bool) []bearer {
	// A tool that rolls freely passes on a force only along the line from where
	// it stands on its base to where it touches the body.
	foot := space.V{X: p.Tool.Centre.X, Y: p.Touch.World.Y}
	way := p.Touch.World.Sub(foot)
	way = way.Mul(1 / way.Z)
	if wall {
		way = p.Touch.World.Sub(space.V{Y: p.Touch.World.Y, Z: p.Tool.Centre.Z})
		way = way.Mul(1 / way.X)
	}
	out := []bearer{{"", p.Touch.World, way}}
	for _, r := range p.Rests {
		for _, at := range r.Points {
			out = append(out, bearer{r.Name, at, space.V{Z: 1}})
		}
	}
	return out
}

// allowed says what each limb bears at least and at most, as docs/body.md has it.
func allowed(b *body.Body, wall bool) map[string]body.Band {
	part := func(s body.Segment) float64 { return b.Part(s).Mass / b.Person.Mass }
	foot, shank, thigh := part(body.FootLeft), part(body.ShankLeft), part(body.ThighLeft)
	if wall {
		both := body.Band{Low: foot + shank, High: 1}
		return map[string]body.Band{"foot-left": both, "foot-right": both}
	}
	hand := body.Band{Low: part(body.HandLeft) + part(body.ForearmLeft)/2, High: .35}
	return map[string]body.Band{
		"hand-left": hand, "hand-right": hand,
		"foot-left":  {Low: foot + shank/2, High: foot + shank + thigh}, // of the worked side
		"foot-right": {Low: foot + shank/2, High: .25},
	}
}

// balanced solves weight and the two moments for three bearers, the shares of
// the others given; Cramer's rule.
func balanced(of []bearer, x []float64, three [3]int, centre space.V) bool {
	row := func(c bearer) [3]float64 {
		turn := c.at.Cross(c.pushing)
		return [3]float64{c.pushing.Z, turn.X, turn.Y}
	}
	weight := centre.Cross(space.V{Z: 1})
	want := [3]float64{1, weight.X, weight.Y}
	var m [3][3]float64
	for j, c := range of {
		if slices.Contains(three[:], j) {
			continue
		}
		r := row(c)
		for i := range want {
			want[i] -= r[i] * x[j]
		}
	}
	for k, j := range three {
		r := row(of[j])
		for i := range r {
			m[i][k] = r[i]
		}
	}
	whole := det(m)
	if math.Abs(whole) < 1e-9 {
		return false
	}
	for k, j := range three {
		n := m
		for i := range want {
			n[i][k] = want[i]
		}
		x[j] = det(n) / whole
	}
	return true
}

func det(m [3][3]float64) float64 {
	return m[0][0]*(m[1][1]*m[2][2]-m[1][2]*m[2][1]) - m[0][1]*(m[1][0]*m[2][2]-m[1][2]*m[2][0]) + m[0][2]*(m[1][0]*m[2][1]-m[1][1]*m[2][0])
}

// holdable reports whether a person can hold it: nothing pulls, every limb is
// within its limits, and the limbs' grip holds what the tool pushes sideways.
func holdable(of []bearer, x []float64, limits map[string]body.Band) bool {
	const rounding = 1e-9
	sum := map[string]float64{}
	held := 0.0
	for j, c := range of {
		if x[j] < -rounding {
			return false
		}
		if c.limb == "" {
			held -= x[j] * math.Hypot(c.pushing.X, c.pushing.Y)
			continue
		}
		sum[c.limb] += x[j]
		held += body.Grip * x[j]
	}
	for limb, bears := range sum {
		if bears < limits[limb].Low-rounding || bears > limits[limb].High+rounding {
			return false
		}
	}
	return held >= -rounding
}

// The band of two techniques, found by trying: every share of the points that
// may be chosen, in small steps, and what follows for the rest. Trying finds
// no more than there is, and misses at most what a step is worth.
func TestTheBandIsWhatTryingFinds(t *testing.T) {
	for _, c := range []struct {
		id     string
		wall   bool
		follow [3]int // bearers that follow from the others
		steps  int
		most   float64 // that is tried
		misses float64
	}{
		{"glute-roll", false, [3]int{0, 5, 6}, 40, .26, .02}, // the tool and the hands
		{"glute-wall-ball", true, [3]int{0, 2, 4}, 1000, 1, .005},
	} {
		for _, sex := range []body.Sex{body.Female, body.Male} {
			for _, along := range []float64{0, 1} {
				b, tech, p := posed(t, body.Typical(sex), c.id, along)
				l, err := b.Load(tech, &p)
				if err != nil {
					t.Fatal(err)
				}
				of, limits, centre := bearers(&p, c.wall), allowed(b, c.wall), massCentre(b, &p)
				got := body.Band{Low: math.Inf(1), High: math.Inf(-1)}
				each(of, c.follow, c.steps, c.most, func(x []float64) {
					if balanced(of, x, c.follow, centre) && holdable(of, x, limits) {
						got = body.Band{Low: math.Min(got.Low, x[0]), High: math.Max(got.High, x[0])}
					}
				})
				if got.Low < l.Share.Low-1e-6 || got.High > l.Share.High+1e-6 {
					t.Errorf("%s, %v at %v: %.7f can be held, the band is only %.7f", c.id, sex, along, got, l.Share)
				}
				if got.Low > l.Share.Low+c.misses || got.High < l.Share.High-c.misses {
					t.Errorf("%s, %v at %v: only %.4f is found, the band is %.4f", c.id, sex, along, got, l.Share)
				}
			}
		}
	}
}

// each tries every combination of the bearers that do not follow.
func each(of []bearer, follow [3]int, steps int, most float64, try func([]float64)) {
	x := make([]float64, len(of))
	var set func(j int)
	set = func(j int) {
		switch {
		case j == len(of):
			try(x)
		case slices.Contains(follow[:], j):
			set(j + 1)
		default:
			for i := range steps + 1 {
				x[j] = most * float64(i) / float64(steps)
				set(j + 1)
			}
		}
	}
	set(0)
}

// massCentre returns the centre of mass from the segments.
func massCentre(b *body.Body, p *body.Pose) space.V {
	var sum space.V
	mass := 0.0 // a woman's segments, as published, are .9999 of her
	for _, s := range body.Segments() {
		sum = sum.Add(p.Frames[s].Out(b.Part(s).Centre).Mul(b.Part(s).Mass))
		mass += b.Part(s).Mass
	}
	return sum.Mul(1 / mass)
}
