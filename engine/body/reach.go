package body

import (
	"math"

	"unknot/engine/body/space"
)

// A chain is two parts with a hinge between them, as thigh and shank.
type chain struct {
	upper, lower Segment
	// folds is the sign of the lower part's turn about Y when the hinge bends:
	// a knee takes the shank back, an elbow the forearm forward.
	folds float64
}

var (
	arms = [2]chain{{UpperArmLeft, ForearmLeft, -1}, {UpperArmRight, ForearmRight, -1}}
	legs = [2]chain{{ThighLeft, ShankLeft, 1}, {ThighRight, ShankRight, 1}}
)

// lengths returns how long the two parts of a chain are.
func (b *Body) lengths(c chain) (upper, lower float64) {
	return b.parts[c.upper].End.Len(), b.parts[c.lower].End.Len()
}

// chord returns how far a chain's ends are apart when its hinge is bent by an
// angle from straight.
func (b *Body) chord(c chain, bent float64) float64 {
	u, l := b.lengths(c)
	return math.Sqrt(u*u + l*l + 2*u*l*math.Cos(bent))
}

// reach puts a chain that hangs at root to a target, its hinge towards pole.
// It reports how much is missing, in metres: 0 when the target is reached.
func (b *Body) reach(f *[segments]space.Frame, c chain, root, target, pole space.V) float64 {
	u, l := b.lengths(c)
	way := target.Sub(root)
	d := math.Max(math.Abs(u-l)+1e-6, math.Min(u+l-1e-9, way.Len()))
	miss := math.Abs(way.Len() - d)
	along := way.Unit()
	out := pole.Sub(along.Mul(pole.Dot(along))).Unit()
	cos := (u*u + d*d - l*l) / (2 * u * d)
	sin := math.Sqrt(math.Max(0, 1-cos*cos))
	hinge := root.Add(along.Mul(u * cos)).Add(out.Mul(u * sin))
	end := root.Add(along.Mul(d))
	// The hinge's axis points to the left when a knee is in front of its leg.
	axis := out.Cross(along).Unit().Mul(c.folds)
	b.span(f, c.upper, root, hinge, axis)
	b.span(f, c.lower, hinge, end, axis)
	return miss
}

// span lays a part from one point to another, its Y axis along an axis that is
// square to it.
func (b *Body) span(f *[segments]space.Frame, s Segment, from, to, axis space.V) {
	up := from.Sub(to).Unit()
	y := axis.Sub(up.Mul(axis.Dot(up))).Unit()
	f[s] = space.Frame{At: from, Turn: space.Rot{X: y.Cross(up), Y: y, Z: up}}
}
