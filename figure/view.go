package figure

import (
	"math"

	"unknot/engine/body"
	"unknot/engine/body/space"
)

// View is where the person is looked at from.
type View uint8

// The views. The second shows what the first cannot, how the body leans and
// where across it the tool lies: from behind, through the wall where there is
// one, and from above where somebody lies face down.
const (
	Side View = iota + 1
	Second
)

// Views lists both.
func Views() []View { return []View{Side, Second} }

// String returns "side" or "second".
func (v View) String() string {
	if v == Side {
		return "side"
	}
	return "second"
}

// oblique is how far what lies further away from the eye is drawn ahead, as a
// share of its distance: far limbs then show beside the near ones. Heights stay
// as they are, and so does everything in the plane of the touch.
const oblique = .13

// A dot is a place in the picture: metres to the right and upwards.
type dot struct{ X, Y float64 }

func (a dot) add(b dot) dot        { return dot{a.X + b.X, a.Y + b.Y} }
func (a dot) sub(b dot) dot        { return dot{a.X - b.X, a.Y - b.Y} }
func (a dot) mul(n float64) dot    { return dot{a.X * n, a.Y * n} }
func (a dot) dot(b dot) float64    { return a.X*b.X + a.Y*b.Y }
func (a dot) cross(b dot) float64  { return a.X*b.Y - a.Y*b.X }
func (a dot) len() float64         { return math.Sqrt(a.dot(a)) }
func (a dot) turn() dot            { return dot{-a.Y, a.X} }
func lerp(a, b dot, t float64) dot { return a.add(b.sub(a).mul(t)) }
func (a dot) unit() dot {
	if l := a.len(); l > 0 {
		return a.mul(1 / l)
	}
	return dot{0, 1}
}

// A camera lays the world flat.
type camera struct {
	right, up space.V // what a step in the world is in the picture
	eye       space.V // towards the eye
	shift     float64
}

// look returns the camera of a view. The side view keeps the plane of the touch.
func look(v View, p *body.Pose) camera {
	switch {
	case v == Second && faceDown(p):
		return camera{right: space.V{X: 1}, up: space.V{Y: -1}, eye: space.V{Z: 1}}
	case v == Second:
		return camera{right: space.V{Y: 1}, up: space.V{Z: 1}, eye: space.V{X: -1}}
	}
	return camera{
		right: space.V{X: 1, Y: -oblique}, up: space.V{Z: 1}, eye: space.V{X: oblique, Y: 1}.Unit(),
		shift: oblique * p.Touch.World.Y,
	}
}

// faceDown reports whether the body lies face down.
func faceDown(p *body.Pose) bool { return p.Frames[body.Chest].Turn.Z.X > .7 }

// see returns where a point of the world is in the picture.
func (c *camera) see(p space.V) dot { return dot{c.right.Dot(p) + c.shift, c.up.Dot(p)} }

// way returns where a direction of the world goes in the picture.
func (c *camera) way(d space.V) dot { return dot{c.right.Dot(d), c.up.Dot(d)} }

// near returns how near to the eye a point is, in metres.
func (c *camera) near(p space.V) float64 { return c.eye.Dot(p) }

// world returns the point that is seen at a place and is so near to the eye.
func (c *camera) world(p dot, near float64) space.V {
	right := c.right.Mul((p.X - c.shift) / c.right.Dot(c.right))
	return right.Add(c.up.Mul(p.Y)).Add(c.eye.Mul(near))
}
