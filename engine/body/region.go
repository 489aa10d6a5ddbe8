package body

import (
	"math"

	"unknot/engine/body/space"
)

// A Spot is a place on the skin.
type Spot struct {
	Segment Segment
	Local   space.V // in the segment's frame, metres
	Normal  space.V // out of the body, in the segment's frame; of length 1
}

// A Region is a named part of the skin: one that a technique may load, or one
// that nothing may ever press. Where it lies is given for the body standing:
// how high over the floor, and how far round an upright axis inside the body.
// The skin it means is the outermost that is seen from that axis. It moves
// with the parts that the skin belongs to.
type Region struct {
	// ID is the region's name in the pack.
	ID string
	// Side is the side of the body it lies on, or 0 when it lies on the middle.
	Side Side
	// Forbidden says that nothing may press here.
	Forbidden bool
	body      *Body
	zone      zone
	corners   []around
}

// around is a place standing: metres over the floor, and radians round the
// zone's axis from straight back towards the left.
type around struct{ height, turn float64 }

// Regions returns every region of this body, forbidden ones first, the left of
// a pair before the right, where evidence 7.4 to 7.6 puts them.
func (b *Body) Regions() []Region {
	var out []Region
	for _, p := range charts() {
		out = append(out, b.region(&p)...)
	}
	return out
}

// region lays one chart of the atlas over the body: one region, or a pair.
func (b *Body) region(p *chart) []Region {
	left := Region{ID: p.ID, Side: Left, Forbidden: p.Forbidden, body: b, zone: b.zone(p.On, Left)}
	for _, c := range p.Corners {
		left.corners = append(left.corners, b.corner(&left.zone, c))
	}
	if p.Pair {
		return []Region{left, left.mirror(b.zone(p.On, Right))}
	}
	left.Side = 0
	other := left.mirror(left.zone)
	for i := range other.corners {
		left.corners = append(left.corners, other.corners[len(other.corners)-1-i])
	}
	return []Region{left}
}

// mirror returns the same region on the other side of the body.
func (r Region) mirror(z zone) Region {
	out := r
	out.zone, out.corners = z, make([]around, len(r.corners))
	if r.Side != 0 {
		out.Side = Right
	}
	for i, c := range r.corners {
		out.corners[i] = around{c.height, -c.turn}
	}
	return out
}

// Holds reports whether a place of the skin, or one just off it, lies in the
// region. Depth does not count: what is in front of the region is in it.
func (r Region) Holds(s Spot) bool {
	p, ok := r.around(s)
	for _, full := range []float64{0, 2 * math.Pi, -2 * math.Pi} {
		if ok && r.inside(around{p.height, p.turn + full}) {
			return true
		}
	}
	return false
}

// around returns where a spot is standing, and whether it is on a part that the
// region has a share in.
func (r Region) around(s Spot) (around, bool) {
	if !r.zone.has(s.Segment) {
		return around{}, false
	}
	at := s.Local.Add(r.body.origin(s.Segment)).Sub(r.zone.axis)
	return around{at.Z, math.Atan2(at.Y, -at.X)}, true
}

// Rounded returns the region without its corners, for pictures: what it leaves
// out lies in the region, and it holds nothing that does not, as long as the
// corners stand out, which those of targets do.
func (r Region) Rounded() Region {
	for range 3 {
		var cut []around
		for i, a := range r.corners {
			b := r.corners[(i+1)%len(r.corners)]
			between := func(t float64) around {
				return around{a.height + (b.height-a.height)*t, a.turn + (b.turn-a.turn)*t}
			}
			cut = append(cut, between(.25), between(.75))
		}
		r.corners = cut
	}
	return r
}

// inside reports whether a place is within the corners, by how often a line
// from it upwards crosses the outline.
func (r Region) inside(p around) bool {
	odd := false
	for i, a := range r.corners {
		b := r.corners[(i+1)%len(r.corners)]
		if (a.turn > p.turn) == (b.turn > p.turn) {
			continue
		}
		if p.height < a.height+(b.height-a.height)*(p.turn-a.turn)/(b.turn-a.turn) {
			odd = !odd
		}
	}
	return odd
}

// How closely an outline and a grid are drawn, in metres.
const (
	outlineStep = .008
	gridStep    = .012
)

// Outline returns the region's border on the skin, a closed line: the last spot
// is next to the first.
func (r Region) Outline() []Spot {
	var out []Spot
	for i, a := range r.corners {
		b := r.corners[(i+1)%len(r.corners)]
		n := r.steps(a, b, outlineStep)
		for k := range n {
			t := float64(k) / float64(n)
			out = append(out, r.spot(around{a.height + (b.height-a.height)*t, a.turn + (b.turn-a.turn)*t}))
		}
	}
	return out
}

// steps returns into how many pieces a way over the skin is to be cut.
func (r Region) steps(a, b around, step float64) int {
	p, q := r.stands(r.spot(a)), r.stands(r.spot(b))
	wide := math.Abs(b.turn-a.turn) * .18 // metres: no part is thicker where regions are
	l := math.Max(q.Sub(p).Len(), wide)
	return max(1, int(math.Ceil(l/step)))
}

// Spots returns a grid of places over the region, about 12 mm apart, the
// border not included.
func (r Region) Spots() []Spot {
	low, high := r.extent()
	rows := max(1, int(math.Ceil((high.height-low.height)/gridStep)))
	var out []Spot
	for i := range rows {
		h := low.height + (high.height-low.height)*(float64(i)+.5)/float64(rows)
		out = append(out, r.row(h, low.turn, high.turn)...)
	}
	return out
}

// row returns the grid's places at one height.
func (r Region) row(h, from, to float64) []Spot {
	var out []Spot
	at := r.stands(r.spot(around{h, (from + to) / 2})).Sub(r.zone.axis)
	radius := math.Max(.02, math.Hypot(at.X, at.Y))
	n := max(1, int(math.Ceil((to-from)*radius/gridStep)))
	for i := range n {
		p := around{h, from + (to-from)*(float64(i)+.5)/float64(n)}
		if r.inside(p) {
			out = append(out, r.spot(p))
		}
	}
	return out
}

// extent returns the smallest and largest height and turn of the corners.
func (r Region) extent() (low, high around) {
	low, high = r.corners[0], r.corners[0]
	for _, c := range r.corners[1:] {
		low = around{math.Min(low.height, c.height), math.Min(low.turn, c.turn)}
		high = around{math.Max(high.height, c.height), math.Max(high.turn, c.turn)}
	}
	return low, high
}

// spot returns the skin at a place.
func (r Region) spot(p around) Spot { return r.body.skin(&r.zone, p) }

// stands returns where a spot is when the body stands upright.
func (r Region) stands(s Spot) space.V { return s.Local.Add(r.body.origin(s.Segment)) }
