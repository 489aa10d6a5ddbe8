package body

import (
	"math"

	"unknot/engine/body/space"
)

// A field is a forbidden region cut into cells that cover it.
type field struct {
	region Region
	cells  []cell
}

// A cell is a piece of skin between two heights and two turns: its middle, and
// how far its corners are from that.
type cell struct {
	low, high around
	spot      Spot
	radius    float64 // metres
	// other is a second part that the cell reaches over to, or 0.
	other Segment
	// torn says that the cell is small and its skin jumps, as beside the cleft
	// of the buttocks: what there is lies between from and to, in the frame of
	// the spot's part.
	torn     bool
	from, to space.V
}

// How large cells are to begin with, and when they are small enough, in metres.
const (
	cellSize   = .030
	cellRadius = .0015
	tearSize   = .0005 // of one whose skin jumps
)

// small reports whether a cell need not be cut further.
func (c *cell) small() bool { return c.radius <= cellRadius || c.torn }

// bulge is how much further than a cell's corners its skin may be from its
// middle, where two shapes meet within it or it falls away to one side. The
// test that measures with a tape would see one too small.
const bulge = 1.4

// cells cuts a region coarsely.
func (r Region) cells() []cell {
	low, high := r.extent()
	rows := max(1, int(math.Ceil((high.height-low.height)/cellSize)))
	at := r.stands(r.spot(between(low, high, .5, .5))).Sub(r.zone.axis)
	wide := (high.turn - low.turn) * math.Sqrt(at.X*at.X+at.Y*at.Y)
	columns := max(1, int(math.Ceil(wide/cellSize)))
	var out []cell
	for i := range rows {
		for k := range columns {
			a := between(low, high, float64(i)/float64(rows), float64(k)/float64(columns))
			b := between(low, high, float64(i+1)/float64(rows), float64(k+1)/float64(columns))
			out = r.cover(out, a, b)
		}
	}
	return out
}

// between returns a place within a box of heights and turns.
func between(low, high around, up, round float64) around {
	return around{low.height + (high.height-low.height)*up, low.turn + (high.turn-low.turn)*round}
}

// cover adds the cell between two corners when the region has a share in it.
func (r Region) cover(to []cell, low, high around) []cell {
	if !r.meets(low, high) {
		return to
	}
	c := cell{low: low, high: high, spot: r.spot(between(low, high, .5, .5))}
	middle := r.stands(c.spot)
	c.from, c.to = middle, middle
	for _, corner := range []around{low, high, {low.height, high.turn}, {high.height, low.turn}} {
		s := r.spot(corner)
		at := r.stands(s)
		c.radius = math.Max(c.radius, bulge*at.Sub(middle).Len())
		if s.Segment != c.spot.Segment {
			c.other = s.Segment
		}
		if r.out(at) < r.out(c.from) {
			c.from = at
		}
		if r.out(at) > r.out(c.to) {
			c.to = at
		}
	}
	wide := (high.turn - low.turn) * r.out(c.to)
	c.torn = c.radius > cellRadius && high.height-low.height < tearSize && wide < tearSize
	origin := r.body.origin(c.spot.Segment)
	c.from, c.to = c.from.Sub(origin), c.to.Sub(origin)
	return append(to, c)
}

// out returns how far from the zone's axis a place of the standing body is.
func (r Region) out(p space.V) float64 {
	return math.Hypot(p.X-r.zone.axis.X, p.Y-r.zone.axis.Y)
}

// split cuts a cell in four and leaves out what is not the region's.
func (r Region) split(c *cell) []cell {
	m := between(c.low, c.high, .5, .5)
	out := r.cover(make([]cell, 0, 4), c.low, m)
	out = r.cover(out, m, c.high)
	out = r.cover(out, around{c.low.height, m.turn}, around{m.height, c.high.turn})
	return r.cover(out, around{m.height, c.low.turn}, around{c.high.height, m.turn})
}

// meets reports whether a region and a box have a place in common: the box's
// middle lies in the region, or the outline passes through the box.
func (r Region) meets(low, high around) bool {
	if r.inside(between(low, high, .5, .5)) {
		return true
	}
	for i, a := range r.corners {
		if crosses(a, r.corners[(i+1)%len(r.corners)], low, high) {
			return true
		}
	}
	return false
}

// crosses reports whether a straight line from a to b comes into a box.
func crosses(a, b, low, high around) bool {
	from, to := 0., 1.
	for _, d := range [2][4]float64{{a.height, b.height, low.height, high.height}, {a.turn, b.turn, low.turn, high.turn}} {
		start, way := d[0], d[1]-d[0]
		if way == 0 {
			if start < d[2] || start > d[3] {
				return false
			}
			continue
		}
		in, out := (d[2]-start)/way, (d[3]-start)/way
		from, to = math.Max(from, math.Min(in, out)), math.Min(to, math.Max(in, out))
	}
	return from <= to
}
