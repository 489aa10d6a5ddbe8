package mesh

import (
	"math"
	"strings"

	"unknot/engine/body"
	"unknot/engine/body/space"
)

// An atlas knows where the regions are on the skin at rest. Targets are drawn
// without their corners, what is forbidden to its full extent.
type atlas struct {
	f        *field
	regions  []body.Region
	standing []space.Frame // index with a Segment
}

func atlasOf(b *body.Body, f *field) atlas {
	frames := make([]space.Frame, len(f.frames))
	frames[body.Pelvis] = f.frames[body.Pelvis]
	for _, s := range body.Segments()[1:] {
		frames[s] = space.Frame{At: frames[s.Parent()].Out(b.Part(s).Joint), Turn: space.None}
	}
	regions := b.Regions()
	for i := range regions {
		if !regions[i].Forbidden {
			regions[i] = regions[i].Rounded()
		}
	}
	return atlas{f, regions, frames}
}

// upright returns where a corner is when the body stands straight, all of its
// weights together, so that a region's outline has no step at a joint.
func (a atlas) upright(p point) (at, out space.V) {
	for s, w := range p.weights {
		if w > 0 {
			q := a.standing[s].Out(a.f.frames[s].In(p.at))
			at = at.Add(q.Mul(w))
			out = out.Add(a.f.frames[s].Turn.Back(p.out).Mul(w))
		}
	}
	return at, out.Unit()
}

// spot returns a corner as the body knows it.
func (a atlas) spot(p point) body.Spot {
	at, out := a.upright(p)
	s := heaviest(p.weights)
	return body.Spot{Segment: s, Local: a.standing[s].In(at), Normal: out}
}

// heaviest returns the segment that carries a corner most.
func heaviest(w []float64) body.Segment {
	best := body.Pelvis
	for s := range w {
		if w[s] > w[best] {
			best = body.Segment(s)
		}
	}
	return best
}

// border returns the outline of a region.
func (a atlas) border(i int) border {
	return func(p point) bool { return a.regions[i].Holds(a.spot(p)) }
}

// of returns the regions that a corner lies in, as bits by their order.
func (a atlas) of(p point) uint64 {
	var out uint64
	s := a.spot(p)
	for i := range a.regions {
		if a.regions[i].Holds(s) {
			out |= 1 << i
		}
	}
	return out
}

// forbidden reports whether one of the regions may never be pressed.
func (a atlas) forbidden(set uint64) bool {
	for i := range a.regions {
		if set>>i&1 == 1 && a.regions[i].Forbidden {
			return true
		}
	}
	return false
}

// name returns what a primitive of these regions is called, or "".
func (a atlas) name(set uint64) string {
	var names []string
	for i, r := range a.regions {
		if set>>i&1 == 1 {
			names = append(names, r.ID+":"+sideName(r.Side))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "region:" + strings.Join(names, "+")
}

// sideName returns left, right or middle.
func sideName(s body.Side) string {
	switch s {
	case body.Left:
		return "left"
	case body.Right:
		return "right"
	default:
		return "middle"
	}
}

// stripe is how wide a stripe over a forbidden region is, as a share of height.
const stripe = .0075

// slant is across the stripes: upwards, round to the left, and backwards.
var slant = space.V{X: -.45, Y: .75, Z: 1}.Unit()

// along returns how far along the stripes' row a corner is, in stripes.
func (a atlas) along(p point, h float64) float64 {
	at, _ := a.upright(p)
	return at.Dot(slant) / (stripe * h)
}

// stripes cuts the forbidden faces along every stripe.
func (s *skin) stripes(f *field, a atlas, h float64) {
	calm, hatched := [][3]int{}, [][3]int{}
	for _, face := range s.faces {
		if a.forbidden(a.of(s.middle(face))) {
			hatched = append(hatched, face)
		} else {
			calm = append(calm, face)
		}
	}
	low, high := math.Inf(1), math.Inf(-1)
	for _, face := range hatched {
		for _, i := range face {
			low, high = math.Min(low, a.along(s.points[i], h)), math.Max(high, a.along(s.points[i], h))
		}
	}
	s.faces = hatched
	for line := math.Ceil(low); line < high; line++ {
		calm = s.cut(f, func(p point) bool { return a.along(p, h) < line }, calm...)
	}
	s.faces = append(s.faces, calm...)
}

// striped reports whether a place is on a stripe or between two.
func (a atlas) striped(p point, h float64) bool { return int(math.Floor(a.along(p, h)))&1 == 0 }
