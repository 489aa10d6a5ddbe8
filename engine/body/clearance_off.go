package body

import (
	"math"

	"unknot/engine/body/space"
)

// off returns how far the patch stays off a point when the tool is as far off
// its mark as may be, in metres, or a little less; not above 0 where it may
// reach it. What a direction keeps apart is apart: the best of a few is taken,
// or the first that is more than enough. They are looked for by going over the
// patch towards the point, as Frank and Wolfe do.
func (p *press) off(x *piece, q space.V, enough float64) float64 {
	way, at, best := q.Sub(x.touch), space.V{}, math.Inf(-1)
	for range directions {
		u, far := p.left(way.Sub(at))
		rim := p.rim(x, u)
		best = max(best, u.Dot(way)-p.across*math.Sqrt(u.X*u.X+u.Y*u.Y)-p.along*math.Abs(u.Z)-u.Dot(rim)-1e-12)
		if best >= enough || far-best < nearly+far/100 {
			break
		}
		step := rim.Sub(at)
		at = at.Add(step.Mul(max(0, min(1, far*u.Dot(step)/step.Dot(step)))))
	}
	return best
}

// How many directions are tried at most, and how near the truth is near enough,
// in metres; a hundredth of what is far away is given away too.
const (
	directions = 8
	nearly     = .0002
)

// rim returns the patch's furthest point in a direction, from its middle.
func (p *press) rim(x *piece, u space.V) space.V {
	a, c := x.long*u.Dot(x.on), x.wide*u.Dot(p.axle)
	h := math.Sqrt(a*a+c*c) + 1e-12
	return x.on.Mul(x.long * a / h).Add(p.axle.Mul(x.wide * c / h))
}

// left returns what is left of a way when its start is put off as far as may
// be, in metres, and in which direction; not above 0 where nothing is.
func (p *press) left(way space.V) (u space.V, metres float64) {
	flat := math.Sqrt(way.X*way.X + way.Y*way.Y)
	along, across := math.Abs(way.Z)-p.along, flat-p.across
	switch {
	case along > 0 && across > 0:
		metres = math.Sqrt(along*along + across*across)
		return space.V{X: way.X * across / flat, Y: way.Y * across / flat, Z: math.Copysign(along, way.Z)}.Mul(1 / metres), metres
	case along > across || flat == 0:
		return space.V{Z: math.Copysign(1, way.Z)}, along
	default:
		return space.V{X: way.X / flat, Y: way.Y / flat}, across
	}
}

// gap returns how far the tool itself is from a point, in metres.
func (p *press) gap(x *piece, q space.V) float64 {
	way := q.Sub(x.centre)
	if p.ball {
		return way.Len() - p.radius
	}
	beside := way.Dot(p.axle)
	off := way.Sub(p.axle.Mul(beside)).Len() - p.radius
	if end := math.Abs(beside) - x.half; end > 0 {
		return math.Hypot(end, math.Max(0, off))
	}
	return off
}
