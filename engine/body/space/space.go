// Package space has the points, turns and frames that the body is made of.
//
// Lengths are metres, angles radians. The world is right-handed: X forward, Y
// to the left, Z up. Only plain arithmetic and functions that every build of
// Go agrees on are used.
package space

import "math"

// V is a point or a direction.
type V struct{ X, Y, Z float64 }

// Add returns a + b.
func (a V) Add(b V) V { return V{a.X + b.X, a.Y + b.Y, a.Z + b.Z} }

// Sub returns a - b, the way from b to a.
func (a V) Sub(b V) V { return V{a.X - b.X, a.Y - b.Y, a.Z - b.Z} }

// Mul returns a, n times as long.
func (a V) Mul(n float64) V { return V{a.X * n, a.Y * n, a.Z * n} }

// Dot returns the scalar product.
func (a V) Dot(b V) float64 { return a.X*b.X + a.Y*b.Y + a.Z*b.Z }

// Cross returns the vector product.
func (a V) Cross(b V) V {
	return V{a.Y*b.Z - a.Z*b.Y, a.Z*b.X - a.X*b.Z, a.X*b.Y - a.Y*b.X}
}

// Len returns the length of a.
func (a V) Len() float64 { return math.Sqrt(a.Dot(a)) }

// Unit returns a with length 1. The zero V stays as it is.
func (a V) Unit() V {
	if l := a.Len(); l > 0 {
		return a.Mul(1 / l)
	}
	return a
}

// Mirror returns a on the other side of the body.
func (a V) Mirror() V { return V{a.X, -a.Y, a.Z} }

// Lerp returns the point that is t of the way from a to b.
func Lerp(a, b V, t float64) V { return a.Add(b.Sub(a).Mul(t)) }

// Rot is a turn: where the three axes go. The zero Rot is no turn at all;
// [None] is the one that leaves everything as it is.
type Rot struct{ X, Y, Z V }

// None turns nothing.
var None = Rot{V{1, 0, 0}, V{0, 1, 0}, V{0, 0, 1}}

// Apply turns v.
func (r Rot) Apply(v V) V { return r.X.Mul(v.X).Add(r.Y.Mul(v.Y)).Add(r.Z.Mul(v.Z)) }

// Back turns v the other way.
func (r Rot) Back(v V) V { return V{r.X.Dot(v), r.Y.Dot(v), r.Z.Dot(v)} }

// Then returns the turn that does s first and r after it: r·s.
func (r Rot) Then(s Rot) Rot { return Rot{r.Apply(s.X), r.Apply(s.Y), r.Apply(s.Z)} }

// Inverse returns the turn back.
func (r Rot) Inverse() Rot {
	return Rot{V{r.X.X, r.Y.X, r.Z.X}, V{r.X.Y, r.Y.Y, r.Z.Y}, V{r.X.Z, r.Y.Z, r.Z.Z}}
}

// Mirror returns the same turn on the other side of the body.
func (r Rot) Mirror() Rot {
	return Rot{r.X.Mirror(), r.Y.Mirror().Mul(-1), r.Z.Mirror()}
}

// AboutX turns by a about the forward axis: left goes up.
func AboutX(a float64) Rot {
	s, c := math.Sin(a), math.Cos(a)
	return Rot{V{1, 0, 0}, V{0, c, s}, V{0, -s, c}}
}

// AboutY turns by a about the axis to the left: up goes forward.
func AboutY(a float64) Rot {
	s, c := math.Sin(a), math.Cos(a)
	return Rot{V{c, 0, -s}, V{0, 1, 0}, V{s, 0, c}}
}

// AboutZ turns by a about the axis upwards: forward goes to the left.
func AboutZ(a float64) Rot {
	s, c := math.Sin(a), math.Cos(a)
	return Rot{V{c, s, 0}, V{-s, c, 0}, V{0, 0, 1}}
}

// Angles are the three parts of a turn: about Y first named, then X, then Z,
// so that the turn is AboutY(Y)·AboutX(X)·AboutZ(Z).
type Angles struct{ Y, X, Z float64 }

// Rot returns the turn that has these parts.
func (a Angles) Rot() Rot { return AboutY(a.Y).Then(AboutX(a.X)).Then(AboutZ(a.Z)) }

// Mirror returns the parts of the same turn on the other side of the body.
func (a Angles) Mirror() Angles { return Angles{a.Y, -a.X, -a.Z} }

// Angles takes a turn apart. X is between -90 and 90 degrees.
func (r Rot) Angles() Angles {
	return Angles{
		Y: math.Atan2(r.Z.X, r.Z.Z),
		X: math.Asin(math.Max(-1, math.Min(1, -r.Z.Y))),
		Z: math.Atan2(r.X.Y, r.Y.Y),
	}
}

// Frame is where a part is and how it is turned.
type Frame struct {
	At   V
	Turn Rot
}

// Out returns where a point of the part is in the world.
func (f Frame) Out(p V) V { return f.At.Add(f.Turn.Apply(p)) }

// In returns which point of the part a point of the world is.
func (f Frame) In(p V) V { return f.Turn.Back(p.Sub(f.At)) }

// Mirror returns the frame on the other side of the body.
func (f Frame) Mirror() Frame { return Frame{f.At.Mirror(), f.Turn.Mirror()} }

// Degrees returns a number of degrees as an angle.
func Degrees(n float64) float64 { return n * math.Pi / 180 }

// InDegrees returns an angle as a number of degrees.
func InDegrees(a float64) float64 { return a * 180 / math.Pi }
