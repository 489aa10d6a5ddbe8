package body

import (
	"fmt"
	"math"

	"unknot/engine/body/space"
)

// A track is the way of the tool's touch over the skin, in the pelvis's frame.
// Its normal stays in the plane in which the tool rolls. Its places are counted
// in metres from the middle of the stroke, upwards on the body, along the skin
// as that plane sees it: what the skin wanders sideways is no way for a tool
// that lies across.
type track struct {
	shape *Shape
	hang  space.Frame // of the shape's segment in the pelvis's frame
	plane space.Rot   // turns a direction of the rolling plane into the pelvis's frame
	half  float64     // of the stroke, metres
	// sense is 1 where up on the body is onwards round the back, and -1 where
	// it is the other way round, as on the front of somebody face down.
	sense float64
	// On an ellipsoid the direction turns: psi at even steps of the way.
	psi [trackSteps + 1]float64
	// On a cone it stays: the way is a straight line.
	cone   bool
	middle space.V
	along  space.V
}

const trackSteps = 32

// normal returns the direction out of the body that is psi from straight down,
// backwards, in the rolling plane: in the pelvis's frame.
func (t *track) normal(psi float64) space.V {
	return t.plane.Apply(space.V{X: -math.Sin(psi), Z: -math.Cos(psi)})
}

// at returns the skin's point and normal at a place, in the pelvis's frame, and
// the angle of the normal in the rolling plane.
func (t *track) at(s float64) (p, n space.V, psi float64) {
	if t.cone {
		psi = t.psi[0]
		return t.middle.Add(t.along.Mul(s)), t.normal(psi), psi
	}
	i := (s + t.half) / (2 * t.half) * trackSteps
	k := int(math.Max(0, math.Min(trackSteps-1, math.Floor(i))))
	psi = t.psi[k] + (t.psi[k+1]-t.psi[k])*(i-float64(k))
	n = t.normal(psi)
	return t.point(n), n, psi
}

// point returns the skin's point with a normal, in the pelvis's frame.
func (t *track) point(n space.V) space.V {
	return t.hang.Out(t.shape.Support(t.hang.Turn.Back(n)))
}

// track lays the way of a stance over a body.
func (b *Body) track(st *stance) (*track, error) {
	shape := b.shape(st.Touch.Shape)
	if shape == nil {
		return nil, fmt.Errorf("body: %s touches %q, which the body has not", st.ID, st.Touch.Shape)
	}
	t := &track{
		shape: shape, hang: b.held(shape.Segment, st), cone: shape.IsCone(),
		plane: space.AboutZ(-deg(st.Pelvis.Turn)).Then(space.AboutX(deg(st.Pelvis.Lean))),
		half:  float64(st.Touch.Stroke) / 2000,
	}
	t.sense = 1
	// Standing, the shape's segment is where origin says; heights count from the floor.
	height := b.height(float64(st.Touch.Height)/1000) - b.origin(shape.Segment).Z
	if t.cone {
		return t, t.line(height, st.Pelvis.Pitch > 45)
	}
	return t, t.curve(height)
}

// held returns where a leg's segment is in the pelvis's frame, held as the
// stance has it.
func (b *Body) held(s Segment, st *stance) space.Frame {
	chain := []Segment{}
	for ; s != Pelvis; s = s.Parent() {
		chain = append(chain, s)
	}
	f := space.Frame{Turn: space.None}
	for i := len(chain) - 1; i >= 0; i-- {
		f = b.hang(f, chain[i], legTurn(chain[i], st))
	}
	return f
}

// legTurn returns how a joint of a held leg is turned.
func legTurn(s Segment, st *stance) space.Rot {
	leg := st.Left
	if s == s.Other()+1 {
		leg = st.Right
	}
	switch s {
	case ThighLeft:
		return leg.Hip.rot()
	case ThighRight:
		return space.Angles{Y: deg(leg.Hip.Y), X: -deg(leg.Hip.X), Z: -deg(leg.Hip.Z)}.Rot()
	case ShankLeft, ShankRight:
		return space.AboutY(deg(leg.Bent))
	case FootLeft, FootRight:
		return space.AboutY(deg(leg.Ankle))
	default:
		return space.None
	}
}

// line lays the way along a cone: the direction is the one square to its side.
func (t *track) line(height float64, faceDown bool) error {
	axis := t.shape.To.Sub(t.shape.From)
	l := axis.Len()
	slope := (t.shape.RadiusFrom - t.shape.RadiusTo) / l
	down := t.hang.Turn.Apply(axis.Mul(1 / l))
	from := -math.Pi / 2 // face down, what is in front is below
	t.sense = -1
	if !faceDown {
		from, t.sense = math.Pi/2, 1
	}
	psi := nearest(from, func(psi float64) float64 { return t.normal(psi).Dot(down) - slope })
	n := t.normal(psi)
	t.psi[0] = psi
	local := t.hang.Turn.Back(n)
	at := (t.shape.From.Z - height) / (t.shape.From.Z - t.shape.To.Z)
	r := t.shape.RadiusFrom + (t.shape.RadiusTo-t.shape.RadiusFrom)*at
	t.middle = t.hang.Out(space.Lerp(t.shape.From, t.shape.To, at).Add(local.Mul(r)))
	up := down.Sub(n.Mul(down.Dot(n))).Mul(-1)
	t.along = up.Mul(1 / up.Sub(t.sideways().Mul(up.Dot(t.sideways()))).Len())
	if math.Abs(t.normal(psi).Dot(down)-slope) > 1e-6 {
		return fmt.Errorf("body: %s cannot lie flat on the tool", t.shape.Name)
	}
	return nil
}

// curve lays the way over an ellipsoid, from the point at a height both ways,
// in even steps along the skin.
func (t *track) curve(height float64) error {
	z := func(psi float64) float64 { return t.hang.In(t.point(t.normal(psi))).Z - height }
	low, high := -math.Pi/4, math.Pi*3/4
	if z(low) > 0 || z(high) < 0 {
		return fmt.Errorf("body: %s has no point at the height where the stroke is meant to be", t.shape.Name)
	}
	for range 50 {
		if mid := (low + high) / 2; z(mid) < 0 {
			low = mid
		} else {
			high = mid
		}
	}
	step := 2 * t.half / trackSteps
	t.psi[trackSteps/2] = low
	for i := trackSteps / 2; i < trackSteps; i++ {
		t.psi[i+1] = t.onwards(t.psi[i], step)
	}
	for i := trackSteps / 2; i > 0; i-- {
		t.psi[i-1] = t.onwards(t.psi[i], -step)
	}
	return nil
}

// onwards returns the direction a step along the way further.
func (t *track) onwards(psi, step float64) float64 {
	half := psi + step/2/t.bend(psi)
	return psi + step/t.bend(half)
}

// bend returns the skin's radius along the way, in metres, at a direction.
func (t *track) bend(psi float64) float64 {
	const d = 1e-4
	way := t.point(t.normal(psi + d)).Sub(t.point(t.normal(psi - d)))
	return way.Sub(t.sideways().Mul(way.Dot(t.sideways()))).Len() / (2 * d)
}

// sideways returns the direction square to the rolling plane, in the pelvis's frame.
func (t *track) sideways() space.V { return t.plane.Y }

// nearest returns the place next to from where f is 0, or where it comes
// closest, by secants.
func nearest(from float64, f func(float64) float64) float64 {
	a, b := from, from+0.01
	fa, fb := f(a), f(b)
	for range 30 {
		if fb == fa || math.Abs(fb) < 1e-12 {
			break
		}
		a, b, fa = b, b-fb*(b-a)/(fb-fa), fb
		fb = f(b)
	}
	return b
}
