package figure

import (
	"math"

	"unknot/engine/body"
	"unknot/engine/body/space"
)

// closeBy is how near a touch has to come to a region for the region to be what
// the technique works on, in metres.
const closeBy = .015

// regions finds what a technique works on: the targets of the worked side that
// the touch comes to, or the nearest. And what is hatched: the lower back and
// the flanks, which nothing may ever press (evidence 7.5 and 7.6).
func (s *scene) regions(poses *[Frames]body.Pose) {
	best, nearest := math.Inf(1), -1
	all := s.who.body.Regions()
	for i := range all {
		r := &all[i]
		if r.ID == "lumbar-spine" || r.ID == "flank" {
			s.keep = append(s.keep, *r)
		}
		if r.Forbidden || r.Side != body.Left {
			continue
		}
		d := away(r, poses)
		if d < best {
			best, nearest = d, i
		}
		if d < closeBy {
			s.bare = append(s.bare, *r)
		}
	}
	if len(s.bare) == 0 && nearest >= 0 {
		s.bare = append(s.bare, all[nearest])
	}
}

// away returns how far a region is from the touch at the middle of the stroke,
// in metres.
func away(r *body.Region, poses *[Frames]body.Pose) float64 {
	best := math.Inf(1)
	p := &poses[1]
	for _, s := range r.Spots() {
		d := p.Frames[s.Segment].Out(s.Local).Sub(p.Frames[p.Touch.Segment].Out(p.Touch.Local)).Len()
		best = math.Min(best, d)
	}
	return best
}

// How much of the targets, and of the lower back, has to face the eye to be
// drawn. The lower back is shown wherever there is room for a stripe.
const enough, enoughBack = .15, .05

// marks draws the target and the hatching on the clothes.
func (b *brush) marks(wear *field) {
	if f, _ := b.spread(b.bare); b.target {
		f.under = wear
		b.out = append(b.out, layer{look: looksTarget, field: f, touched: true})
	}
	if b.hatch {
		f, _ := b.area(b.keep, .15)
		f.under = wear
		b.out = append(b.out, layer{look: looksHatch, corners: b.stripes(f)})
	}
}

// leastSpread keeps a target that is seen edge on wide enough to be seen, in
// metres.
const leastSpread = .035

// spread is an ellipse over what the eye sees of regions: it has the same
// middle and the same spread as their places. It reports what share is seen.
func (b *brush) spread(regions []body.Region) (*field, float64) {
	var sum dot
	var n, all, xx, xy, yy float64
	each := func(do func(p dot, w float64)) {
		for i := range regions {
			for _, s := range regions[i].Spots() {
				at := b.pose.Frames[s.Segment]
				facing := at.Turn.Apply(s.Normal).Dot(b.cam.eye)
				do(b.cam.see(at.Out(s.Local)), math.Max(1e-3, math.Min(1, (facing+.5)/.8)))
			}
		}
	}
	each(func(p dot, w float64) { sum, n, all = sum.add(p.mul(w)), n+w, all+1 })
	if all == 0 {
		return &field{}, 0
	}
	middle := sum.mul(1 / n)
	each(func(p dot, w float64) {
		d := p.sub(middle)
		xx, xy, yy = xx+w*d.X*d.X, xy+w*d.X*d.Y, yy+w*d.Y*d.Y
	})
	// An even ellipse has a quarter of its half axes' squares.
	xx, xy, yy = 4*xx/n+leastSpread*leastSpread, 4*xy/n, 4*yy/n+leastSpread*leastSpread
	det := xx*yy - xy*xy
	out := flat{segment: regions[0].Spots()[0].Segment, at: middle, xx: yy / det, xy: -xy / det, yy: xx / det, small: .01}
	return &field{pieces: []flat{out}}, n / all
}

// area is the part of regions that faces the eye, at least by so much, a disc
// for each spot; and what share of them it is.
func (b *brush) area(regions []body.Region, facing float64) (*field, float64) {
	f, all := &field{}, 0
	for i := range regions {
		for _, s := range regions[i].Spots() {
			all++
			at := b.pose.Frames[s.Segment]
			if at.Turn.Apply(s.Normal).Dot(b.cam.eye) < facing {
				continue
			}
			p := b.cam.see(at.Out(s.Local))
			f.pieces = append(f.pieces, flat{segment: s.Segment, cone: true, soft: .01, from: p, to: p, rFrom: .013, rTo: .013})
		}
	}
	return f, float64(len(f.pieces)) / float64(max(1, all))
}

// How wide the stripes of the hatching are, how far apart, and how they slant
// against the trunk.
const (
	stripeWide, stripeApart = .011, .026
	stripeSlant             = .75
)

// stripes hatches an area with slanting stripes that move with the waist.
func (b *brush) stripes(f *field) [][]dot {
	waist := b.pose.Frames[body.Abdomen]
	origin := b.cam.see(waist.At)
	up := b.cam.way(waist.Turn.Apply(space.V{Z: 1})).unit()
	across := up.turn().mul(-1)
	slant := across.add(up.mul(stripeSlant)).unit()
	var out [][]dot
	for n := -12; n <= 24; n++ {
		low := origin.add(up.mul(float64(n) * stripeApart / math.Sqrt(1/(1+stripeSlant*stripeSlant))))
		out = append(out, f.stripe(low, low.add(up.mul(stripeWide*1.25)), slant))
	}
	return out
}

// stripe returns the four corners of one stripe, between two parallel lines.
// Where the area has none of it, all four are one point.
func (f *field) stripe(low, high, way dot) []dot {
	a, b, ok1 := f.run(low, way)
	c, d, ok2 := f.run(high, way)
	switch {
	case !ok1 && !ok2:
		return nil
	case !ok1:
		m := lerp(c, d, .5)
		a, b = m, m
	case !ok2:
		m := lerp(a, b, .5)
		c, d = m, m
	}
	return []dot{a, b, d, c}
}

// run returns where a line first comes into the area and where it last leaves.
func (f *field) run(at, way dot) (from, to dot, ok bool) {
	const reach, step = .32, .004
	first, last := math.NaN(), math.NaN()
	line := *f
	line.pieces = f.beside(at, way)
	f = &line
	for s := -reach; s <= reach; s += step {
		if d, _ := f.away(at.add(way.mul(s))); d < 0 {
			if math.IsNaN(first) {
				first = s
			}
			last = s
		}
	}
	if math.IsNaN(first) || last-first < .012 {
		return from, to, false
	}
	return f.edge(at, way, first-step, first), f.edge(at, way, last+step, last), true
}

// beside returns the discs that a line runs through.
func (f *field) beside(at, way dot) []flat {
	var out []flat
	for i := range f.pieces {
		p := &f.pieces[i]
		if math.Abs(p.from.sub(at).cross(way)) < p.rFrom+p.soft {
			out = append(out, *p)
		}
	}
	return out
}

// edge finds the border between a place outside and one inside.
func (f *field) edge(at, way dot, out, in float64) dot {
	for range 10 {
		mid := (out + in) / 2
		if d, _ := f.away(at.add(way.mul(mid))); d < 0 {
			in = mid
		} else {
			out = mid
		}
	}
	return at.add(way.mul(in))
}
