package mesh

import (
	"math"

	"unknot/engine/body"
	"unknot/engine/body/space"
)

// A solid is a tool at rest: its middle in the world's, and what it is made of.
type solid struct {
	vertices []vertex
	indices  []uint16
}

// quad adds a face of four corners, its outside where they run against the clock.
func (s *solid) quad(t Tone, at, out [4]space.V) {
	first := uint16(len(s.vertices))
	for i := range 4 {
		s.vertices = append(s.vertices, vertex{at: at[i], out: out[i], tone: t})
	}
	s.indices = append(s.indices, first, first+1, first+2, first, first+2, first+3)
}

// How a roller is drawn: how many flutes, how wide the seams between them are,
// and how large its core is.
const (
	flutes = 8
	seam   = .07 // radians, half
	core   = .45 // of the radius
)

// roller makes a foam roller that lies along Y.
func roller(t body.Tool) solid {
	var s solid
	for i := range flutes {
		from := 2 * math.Pi * float64(i) / flutes
		s.band(t, from-seam, from+seam, Core)
		wide := 2*math.Pi/flutes - 2*seam
		for k := range 4 {
			s.band(t, from+seam+wide*float64(k)/4, from+seam+wide*float64(k+1)/4, Roller)
		}
	}
	return s
}

// band adds the part of a roller between two angles.
func (s *solid) band(t body.Tool, a, b float64, tone Tone) {
	l := space.V{Y: t.Length / 2}
	on := func(angle, r float64) space.V {
		return space.V{X: math.Sin(angle) * r, Z: math.Cos(angle) * r}
	}
	ua, ub := on(a, 1), on(b, 1)
	oa, ob, ia, ib := on(a, t.Radius), on(b, t.Radius), on(a, t.Radius*core), on(b, t.Radius*core)
	s.quad(tone, [4]space.V{oa.Sub(l), oa.Add(l), ob.Add(l), ob.Sub(l)}, [4]space.V{ua, ua, ub, ub})
	s.quad(Core, [4]space.V{ia.Add(l), ia.Sub(l), ib.Sub(l), ib.Add(l)}, [4]space.V{ua.Mul(-1), ua.Mul(-1), ub.Mul(-1), ub.Mul(-1)})
	for _, end := range []float64{1, -1} {
		n, e := space.V{Y: end}, l.Mul(end)
		face := [4]space.V{oa.Add(e), ia.Add(e), ib.Add(e), ob.Add(e)}
		if end < 0 {
			face[1], face[3] = face[3], face[1]
		}
		s.quad(Roller, face, [4]space.V{n, n, n, n})
	}
}

// around and over are into how many parts a ball is divided.
const (
	around = 20
	over   = 12
)

// sphere makes a ball with a seam, so that it is seen to turn.
func sphere(t body.Tool) solid {
	var s solid
	on := func(i, k int) space.V {
		a, b := 2*math.Pi*float64(i)/around, math.Pi*float64(k)/over
		return space.V{X: math.Sin(b) * math.Cos(a), Y: math.Sin(b) * math.Sin(a), Z: math.Cos(b)}
	}
	for i := range around {
		for k := range over {
			out := [4]space.V{on(i, k), on(i, k+1), on(i+1, k+1), on(i+1, k)}
			at := out
			for c := range at {
				at[c] = at[c].Mul(t.Radius)
			}
			tone := Roller
			if i%(around/2) == 0 {
				tone = Core
			}
			s.quad(tone, at, out)
		}
	}
	return s
}
