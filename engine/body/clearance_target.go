package body

import "math"

// margin returns how far inside the region a place is, in metres over the skin
// at a distance from the zone's axis; negative outside.
func (r Region) margin(p around, radius float64) float64 {
	near := math.Inf(1)
	for i, a := range r.corners {
		b := r.corners[(i+1)%len(r.corners)]
		ah, at := a.height-p.height, (a.turn-p.turn)*radius
		wh, wt := b.height-a.height, (b.turn-a.turn)*radius
		t := math.Max(0, math.Min(1, -(ah*wh+at*wt)/(wh*wh+wt*wt)))
		near = math.Min(near, math.Hypot(ah+wh*t, at+wt*t))
	}
	if !r.inside(p) {
		return -near
	}
	return near
}

// on returns how far inside the best of some regions the middle of the patch
// stays over the stroke, in metres, and where it is least.
func (p *press) on(regions []Region) (metres, along float64) {
	metres = math.Inf(1)
	for i := range p.pieces {
		x := &p.pieces[i]
		best := math.Inf(-1)
		for _, r := range regions {
			best = math.Max(best, p.in(r, x))
		}
		if best < metres {
			metres, along = best, x.at
		}
	}
	return metres, along
}

// in returns how far inside a region of the left side the patch's middle is.
func (p *press) in(r Region, x *piece) float64 {
	at, ok := r.around(Spot{Segment: p.part, Local: p.frames[p.part].In(x.touch)})
	if !ok {
		return math.Inf(-1)
	}
	radius := math.Hypot(x.touch.X-r.zone.axis.X, x.touch.Y-r.zone.axis.Y)
	best := math.Inf(-1)
	for _, full := range []float64{0, 2 * math.Pi} {
		best = math.Max(best, r.margin(around{at.height, at.turn + full}, radius))
	}
	return best - x.moved
}
