package figure

import (
	"math"

	"unknot/engine/body"
)

// A carrier takes the points of an outline from one pose to another: each goes
// with the parts of the body that it lies on, and those at the tool go with the
// touch, where the skin only passes through. Then the outline of the other pose
// takes them in.
type carrier struct {
	from, to       *body.Pose
	camFrom, camTo camera
	touched        bool // the outline is pressed in by the tool
}

// How far around the touch an outline goes with it, in metres: whole up to the
// first, not at all from the second.
const touchNear, touchFar = .055, .20

// carry returns where a point of one outline is on the other.
func (c *carrier) carry(p dot, from, to *field) dot {
	var sum dot
	total := 0.0
	for s := body.Pelvis; s <= body.FootRight; s++ {
		piece, d := from.nearest(s, p)
		if piece == nil {
			continue
		}
		w := math.Pow(math.Abs(d)+.004, -3)
		sum, total = sum.add(c.with(piece, p).mul(w)), total+w
	}
	at := sum.mul(1 / total)
	if c.touched {
		a, b := c.camFrom.see(c.from.Touch.World), c.camTo.see(c.to.Touch.World)
		t := (p.sub(a).len() - touchNear) / (touchFar - touchNear)
		t = math.Max(0, math.Min(1, t))
		at = lerp(p.add(b.sub(a)), at, t*t*(3-2*t))
	}
	return to.settle(at)
}

// nearest returns the piece of a segment that is nearest to a point, and how
// far away it is.
func (f *field) nearest(s body.Segment, p dot) (*flat, float64) {
	var best *flat
	least := math.Inf(1)
	for i := range f.pieces {
		if piece := &f.pieces[i]; piece.segment == s {
			if d, _ := piece.away(p); d < least {
				best, least = piece, d
			}
		}
	}
	return best, least
}

// with moves a point of the picture with a piece, at the piece's depth.
func (c *carrier) with(piece *flat, p dot) dot {
	s := piece.segment
	world := c.camFrom.world(p, piece.depth(p))
	return c.camTo.see(c.to.Frames[s].Out(c.from.Frames[s].In(world)))
}
