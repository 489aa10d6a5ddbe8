package body

import (
	"math"

	"unknot/engine/body/space"
)

// A candidate is a cell that the smallest clearance may be at.
type candidate struct {
	cell
	metres, along float64 // a lower bound, and where in the stroke
	rough         bool    // over the stroke as a whole, not piece by piece
}

// clear finds the smallest clearance to a field. Above enough, in metres, it
// does not cut cells to be exact: what it says is still a lower bound.
func (p *press) clear(f field, enough float64) Clear {
	r := &f.region
	open := p.candidates(make([]candidate, 0, 2*len(f.cells)), f.cells)
	for {
		best := 0
		for i := range open {
			if open[i].metres < open[best].metres {
				best = i
			}
		}
		c := &open[best]
		switch {
		case c.metres > enough, !c.rough && c.small():
			return Clear{Region: r.ID, Side: r.Side, Millimetres: c.metres * 1000, Along: c.along, Spot: c.spot}
		case c.rough:
			c.metres, c.along = p.nearest(&c.cell, p.pieces)
			c.rough = false
		default:
			cells := r.split(&c.cell)
			open[best] = open[len(open)-1]
			open = p.candidates(open[:len(open)-1], cells)
		}
	}
}

// candidates adds cells with a rough bound.
func (p *press) candidates(to []candidate, cells []cell) []candidate {
	for i := range cells {
		metres, along := p.nearest(&cells[i], p.whole[:])
		to = append(to, candidate{cells[i], metres, along, true})
	}
	return to
}

// nearest returns how near the tool comes to a cell at least in some pieces of
// the stroke, and where.
func (p *press) nearest(c *cell, pieces []piece) (metres, along float64) {
	if !c.torn {
		metres, along = p.point(c, c.spot.Local, pieces)
		return metres - c.radius, along
	}
	// From point to point of what lies between, twice a tear at most.
	n := math.Ceil(c.to.Sub(c.from).Len() / (2 * tearSize))
	metres = math.Inf(1)
	for i := 0.; i <= n; i++ {
		if m, at := p.point(c, space.Lerp(c.from, c.to, i/math.Max(1, n)), pieces); m < metres {
			metres, along = m, at
		}
	}
	return metres - 2*tearSize, along
}

// point returns how near the tool comes to a point of a cell's skin at least,
// in some pieces of the stroke, and where. A point of a cell that reaches over
// to another part may go with either.
func (p *press) point(c *cell, at space.V, pieces []piece) (metres, along float64) {
	metres, along = p.carried(c.spot.Segment, at, pieces)
	if c.other == 0 {
		return metres, along
	}
	over := at.Add(p.body.origin(c.spot.Segment)).Sub(p.body.origin(c.other))
	if m, a := p.carried(c.other, over, pieces); m < metres {
		return m, a
	}
	return metres, along
}

// carried returns the same for a point that goes with a part.
func (p *press) carried(s Segment, at space.V, pieces []piece) (metres, along float64) {
	if p.side == Right { // the worked side is taken for the left
		s, at = s.Other(), at.Mirror()
	}
	if !p.steady[s] {
		return p.swings(s, at)
	}
	q := p.frames[s].Out(at)
	metres = math.Inf(1)
	for i := range pieces {
		x := &pieces[i]
		enough := metres + x.slack
		if len(pieces) == 1 { // rough
			enough = math.Inf(-1)
		}
		if m := math.Min(p.off(x, q, enough)-x.slack, p.gap(x, q)-x.slackTool); m < metres {
			metres, along = m, x.at
		}
	}
	return metres, along
}

// swings returns the same for a point of a part that moves against the pelvis,
// as a shank does. The poses solved along the stroke are near together; from
// one to the next it may come nearer by half of the way it makes as the tool
// sees it, and twice that is taken away.
func (p *press) swings(s Segment, at space.V) (metres, along float64) {
	metres = math.Inf(1)
	var before space.V
	for i := range p.poses {
		pose := &p.poses[i]
		x := p.pieces[min(len(p.pieces)-1, i*len(p.pieces)/(samples-1))]
		q := pose.Frames[Pelvis].In(pose.Frames[s].Out(at))
		x.half = pose.Tool.Length / 2
		x.dent = p.dents[max(0, i-1)].or(p.dents[i])
		centre := pose.Tool.Centre.Sub(pose.Touch.Normal.Mul(x.sunk - pose.Touch.Sink))
		x.touch, x.centre = pose.Frames[Pelvis].In(pose.Touch.World), pose.Frames[Pelvis].In(centre)
		way := q.Sub(x.touch)
		if i == 0 {
			before = way
		}
		m := math.Min(p.off(&x, q, math.Inf(1)), p.gap(&x, q)) - way.Sub(before).Len() - x.slackTool
		if m < metres {
			metres, along = m, pose.Along
		}
		before = way
	}
	return metres, along
}
