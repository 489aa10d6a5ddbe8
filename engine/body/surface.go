package body

import (
	"math"

	"unknot/engine/body/space"
)

// A Shape is a piece of the body's surface, in the frame of its segment. It is
// an ellipsoid when Axes are set, and else a rounded cone: two balls and what
// lies between them.
type Shape struct {
	Name    string
	Segment Segment
	// A guide is no flesh: it bridges the fold between pelvis and thigh where
	// the hip is straight, as a tool does.
	Guide bool
	// An ellipsoid: its centre and half its extent forward, sideways, upward.
	At, Axes space.V
	// A rounded cone: two centres and their radii.
	From, To             space.V
	RadiusFrom, RadiusTo float64
}

// IsCone reports whether the shape is a rounded cone.
func (s *Shape) IsCone() bool { return s.Axes == space.V{} }

// Support returns the point of the shape that lies furthest in the direction d,
// which has length 1.
func (s *Shape) Support(d space.V) space.V {
	if !s.IsCone() {
		scaled := space.V{X: s.Axes.X * s.Axes.X * d.X, Y: s.Axes.Y * s.Axes.Y * d.Y, Z: s.Axes.Z * s.Axes.Z * d.Z}
		n := math.Sqrt(d.X*scaled.X + d.Y*scaled.Y + d.Z*scaled.Z)
		return s.At.Add(scaled.Mul(1 / n))
	}
	if s.From.Dot(d)+s.RadiusFrom >= s.To.Dot(d)+s.RadiusTo {
		return s.From.Add(d.Mul(s.RadiusFrom))
	}
	return s.To.Add(d.Mul(s.RadiusTo))
}

// Depth returns how far p lies under the surface, in metres; it is negative
// outside. For an ellipsoid it is an estimate that has the right sign.
func (s *Shape) Depth(p space.V) float64 {
	if !s.IsCone() {
		q := p.Sub(s.At)
		q = space.V{X: q.X / s.Axes.X, Y: q.Y / s.Axes.Y, Z: q.Z / s.Axes.Z}
		g := space.V{X: q.X / s.Axes.X, Y: q.Y / s.Axes.Y, Z: q.Z / s.Axes.Z}
		k := q.Len()
		if k == 0 {
			return math.Min(s.Axes.X, math.Min(s.Axes.Y, s.Axes.Z))
		}
		return k * (1 - k) / g.Len()
	}
	along := s.To.Sub(s.From)
	l2 := along.Dot(along)
	t := 0.0
	if l2 > 0 {
		t = math.Max(0, math.Min(1, p.Sub(s.From).Dot(along)/l2))
	}
	r := s.RadiusFrom + (s.RadiusTo-s.RadiusFrom)*t
	return r - p.Sub(space.Lerp(s.From, s.To, t)).Len()
}
