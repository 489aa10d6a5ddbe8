package body

import (
	"fmt"
	"math"
	"slices"

	"unknot/engine/body/space"
)

// zoneID names the part of the body that a region goes round.
type zoneID string

const (
	onTrunk zoneID = "trunk"
	onHip   zoneID = "hip" // the trunk and one thigh, as long as the hip is straight
	onLeg   zoneID = "leg"
	onNeck  zoneID = "neck"
)

// UnmarshalText reads a zone's name.
func (z *zoneID) UnmarshalText(t []byte) error {
	if *z = zoneID(t); !slices.Contains([]zoneID{onTrunk, onHip, onLeg, onNeck}, *z) {
		return fmt.Errorf("%q is neither trunk, hip, leg nor neck", t)
	}
	return nil
}

// A zone is a part of the body with an upright axis inside.
type zone struct {
	axis  space.V   // any point of it, standing; Z is 0
	parts []Segment // whose skin it is
	near  []Segment // whose places may be compared with it all the same
}

// zone returns a zone of this body.
func (b *Body) zone(id zoneID, side Side) zone {
	leg := Segment(side - Left)
	switch id {
	case onLeg:
		y := b.marks.hipSide * (1 - 2*float64(leg))
		return zone{space.V{Y: y}, []Segment{ThighLeft + leg, ShankLeft + leg}, []Segment{Pelvis}}
	case onHip:
		return zone{space.V{}, []Segment{Pelvis, ThighLeft + leg}, nil}
	case onNeck:
		return zone{space.V{X: -neckAxis * b.Person.Height}, []Segment{Head}, []Segment{Chest}}
	default:
		return zone{space.V{}, []Segment{Pelvis, Abdomen, Chest}, nil}
	}
}

// neckAxis is how far behind the middle of the hips the middle of the neck is,
// as a share of height.
const neckAxis = .010

// has reports whether places of a segment can be compared with the zone.
func (z *zone) has(s Segment) bool { return slices.Contains(z.parts, s) || slices.Contains(z.near, s) }

// skin returns the outermost skin of a zone at a place. Where there is none,
// below or above all flesh, it is the axis itself, with no normal.
func (b *Body) skin(z *zone, p around) Spot {
	from := space.V{X: z.axis.X, Y: z.axis.Y, Z: p.height}
	out := space.V{X: -math.Cos(p.turn), Y: math.Sin(p.turn)}
	best, found := 0., Spot{Segment: z.parts[0], Local: from.Sub(b.origin(z.parts[0]))}
	for i := range b.shapes {
		s := &b.shapes[i]
		if s.Guide || !slices.Contains(z.parts, s.Segment) {
			continue
		}
		local := from.Sub(b.origin(s.Segment))
		if far, ok := s.leaves(local, out); ok && far > best {
			at := local.Add(out.Mul(far))
			best, found = far, Spot{Segment: s.Segment, Local: at, Normal: s.outward(at)}
		}
	}
	return found
}

// leaves returns how far along a direction of length 1 a line leaves the shape
// for good, in metres, and whether it meets it at all.
func (s *Shape) leaves(from, out space.V) (float64, bool) {
	if s.IsCone() {
		return s.leavesCone(from, out)
	}
	scale := func(v space.V) space.V { return space.V{X: v.X / s.Axes.X, Y: v.Y / s.Axes.Y, Z: v.Z / s.Axes.Z} }
	return leavesBall(scale(from.Sub(s.At)), scale(out), 1)
}

// leavesBall returns where a line leaves a ball round the origin.
func leavesBall(from, out space.V, radius float64) (float64, bool) {
	a, b, c := out.Dot(out), from.Dot(out), from.Dot(from)-radius*radius
	d := b*b - a*c
	if d < 0 {
		return 0, false
	}
	return (math.Sqrt(d) - b) / a, true
}

// leavesCone returns where a line leaves a rounded cone: the furthest of the
// balls it is made of, which is the one the line leaves square to the side, or
// one of the two at the ends.
func (s *Shape) leavesCone(from, out space.V) (float64, bool) {
	axis, k := s.To.Sub(s.From), s.RadiusTo-s.RadiusFrom
	f := from.Sub(s.From)
	if side := axis.Dot(axis) - k*k; side > 0 {
		// At a distance d the ball nearest by is at t = (start + d·slope) / side.
		start, slope := f.Dot(axis)+s.RadiusFrom*k, out.Dot(axis)
		a := 1 - slope*slope/side
		b := f.Dot(out) - start*slope/side
		c := f.Dot(f) - s.RadiusFrom*s.RadiusFrom - start*start/side
		if root := b*b - a*c; a > 0 && root >= 0 {
			d := (math.Sqrt(root) - b) / a
			if t := (start + d*slope) / side; t >= 0 && t <= 1 {
				return d, true
			}
		}
	}
	d, ok := leavesBall(f, out, s.RadiusFrom)
	if e, other := leavesBall(from.Sub(s.To), out, s.RadiusTo); other && (!ok || e > d) {
		return e, true
	}
	return d, ok
}

// outward returns the normal of the shape at a point of its surface.
func (s *Shape) outward(p space.V) space.V {
	if !s.IsCone() {
		q := p.Sub(s.At)
		return space.V{X: q.X / (s.Axes.X * s.Axes.X), Y: q.Y / (s.Axes.Y * s.Axes.Y), Z: q.Z / (s.Axes.Z * s.Axes.Z)}.Unit()
	}
	axis := s.To.Sub(s.From)
	l2 := axis.Dot(axis)
	t, slope := 0., 0.
	if l2 > 0 {
		t = p.Sub(s.From).Dot(axis) / l2
		// Square to the side, not to the axis.
		side := p.Sub(s.From).Sub(axis.Mul(t)).Len()
		slope = side * (s.RadiusTo - s.RadiusFrom) / l2
	}
	return p.Sub(space.Lerp(s.From, s.To, math.Max(0, math.Min(1, t+slope)))).Unit()
}
