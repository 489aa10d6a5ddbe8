package mesh

import (
	"math"

	"unknot/engine/body"
	"unknot/engine/body/space"
)

// A lump is a piece of the surface, in the frame of its segment.
type lump struct {
	shape body.Shape
	blend float64 // how far it runs together with the rest of its segment, metres
}

// A field says how far every point is from the skin in the rest pose.
type field struct {
	frames []space.Frame // index with a Segment
	lumps  [][]lump
	around []ball // what holds a segment's lumps: to leave out the far ones
	joint  []float64
}

// A ball is a sphere in the world.
type ball struct {
	at     space.V
	radius float64
}

// blends are how far the shapes of a segment run together, and joints how far
// the segment runs together with its parent, as shares of height. What is small
// runs together less.
var blends, joints = map[body.Segment]float64{
	body.Head: .022, body.ForearmLeft: .010, body.HandLeft: .010, body.FootLeft: .020,
}, map[body.Segment]float64{
	body.Abdomen: .060, body.Chest: .060, body.Head: .040, body.UpperArmLeft: .022, body.ForearmLeft: .018,
	body.HandLeft: .012, body.ThighLeft: .024, body.ShankLeft: .038, body.FootLeft: .020,
}

// share returns what a table has for a segment or the same of the left side.
func share(table map[body.Segment]float64, s body.Segment) float64 {
	if k, ok := table[s]; ok {
		return k
	}
	if k, ok := table[s.Other()]; ok {
		return k
	}
	return .020
}

// added is how far what only the picture has runs together with the rest.
const added = .008

// fieldOf makes the field of a body in the rest pose.
func fieldOf(b *body.Body, frames []space.Frame) *field {
	n := len(frames)
	f := &field{frames: frames, lumps: make([][]lump, n), around: make([]ball, n), joint: make([]float64, n)}
	h := b.Person.Height
	put := func(shape body.Shape, blend float64) {
		if !shape.Guide {
			f.lumps[shape.Segment] = append(f.lumps[shape.Segment], lump{shape, blend * h})
		}
	}
	for _, shape := range b.Shapes() {
		put(shape, share(blends, shape.Segment))
	}
	for _, shape := range extras(b) {
		put(shape, added)
	}
	for _, s := range body.Segments() {
		f.joint[s] = share(joints, s) * h
		f.around[s] = f.hold(s)
	}
	return f
}

// hold returns a sphere around a segment's lumps.
func (f *field) hold(s body.Segment) ball {
	at, n := space.V{}, 0.0
	for _, l := range f.lumps[s] {
		for _, p := range ends(l.shape) {
			at, n = at.Add(p), n+1
		}
	}
	at = at.Mul(1 / n)
	r := 0.0
	for _, l := range f.lumps[s] {
		for _, p := range ends(l.shape) {
			r = math.Max(r, p.Sub(at).Len()+reach(l.shape))
		}
	}
	return ball{f.frames[s].Out(at), r}
}

// ends returns the centres of a shape.
func ends(s body.Shape) []space.V {
	if s.IsCone() {
		return []space.V{s.From, s.To}
	}
	return []space.V{s.At}
}

// reach returns how far a shape reaches from its centres.
func reach(s body.Shape) float64 {
	if s.IsCone() {
		return math.Max(s.RadiusFrom, s.RadiusTo)
	}
	return math.Max(s.Axes.X, math.Max(s.Axes.Y, s.Axes.Z))
}

// far is how far from the skin the field need not be exact, metres.
const far = .15

// part returns how far p, in the world, is outside of a segment, in metres;
// negative is inside.
func (f *field) part(s body.Segment, p space.V) float64 {
	if d := p.Sub(f.around[s].at).Len() - f.around[s].radius; d > far {
		return d
	}
	q := f.frames[s].In(p)
	d := math.Inf(1)
	for i := range f.lumps[s] {
		d = soft(d, -f.lumps[s][i].shape.Depth(q), f.lumps[s][i].blend)
	}
	return d
}

// at returns how far p is outside of the skin. The body is the same on both
// sides, to the last digit.
func (f *field) at(p space.V) float64 {
	p.Y = math.Abs(p.Y)
	d := math.Inf(1)
	for s := body.Pelvis; int(s) < len(f.lumps); s++ {
		d = soft(d, f.part(s, p), f.joint[s])
	}
	return d
}

// soft is the smaller of two distances, rounded where they are nearly the same
// (by the cubic of Quilez, which has no crease).
func soft(a, b, k float64) float64 {
	h := k - math.Abs(a-b)
	if math.IsInf(a, 1) || h <= 0 {
		return math.Min(a, b)
	}
	h /= k
	return math.Min(a, b) - h*h*h*k/6
}

// out returns the direction out of the body at p.
func (f *field) out(p space.V) space.V {
	const e = 5e-4
	d := func(v space.V) float64 { return f.at(p.Add(v)) - f.at(p.Sub(v)) }
	return space.V{X: d(space.V{X: e}), Y: d(space.V{Y: e}), Z: d(space.V{Z: e})}.Unit()
}

// settle returns the point of the skin next to p.
func (f *field) settle(p space.V) space.V {
	for range 4 {
		d := f.at(p)
		if math.Abs(d) < 1e-5 {
			break
		}
		p = p.Sub(f.out(p).Mul(d))
	}
	return p
}

// nearest returns the segment whose own surface is next to p.
func (f *field) nearest(p space.V) body.Segment {
	best, at := math.Inf(1), body.Pelvis
	for _, s := range body.Segments() {
		if d := f.part(s, p); d < best {
			best, at = d, s
		}
	}
	return at
}
