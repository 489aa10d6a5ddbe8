package mesh

import (
	"math"

	"unknot/engine/body"
	"unknot/engine/body/space"
)

// How the body stands while its skin is made: arms and legs apart, so that no
// skin grows together that is not one.
const (
	armsApart = 48.0 // degrees
	legsApart = 11.0
)

// rest returns where the segments are then; index with a Segment.
func rest(b *body.Body) []space.Frame {
	out := make([]space.Frame, len(body.Segments())+1)
	out[body.Pelvis] = space.Frame{At: space.V{Z: standing(b)}, Turn: space.None}
	for _, s := range body.Segments()[1:] {
		p := out[s.Parent()]
		out[s] = space.Frame{At: p.Out(b.Part(s).Joint), Turn: p.Turn.Then(apart(s))}
	}
	return out
}

// standing returns how high the middle between the hips is over the floor.
func standing(b *body.Body) float64 {
	z := 0.0
	for _, s := range []body.Segment{body.ThighLeft, body.ShankLeft, body.FootLeft} {
		z -= b.Part(s).End.Z
	}
	return z
}

// apart returns how the joint of a segment is turned at rest.
func apart(s body.Segment) space.Rot {
	turn := func(degrees float64) space.Rot { return space.AboutX(space.Degrees(degrees)) }
	switch s {
	case body.UpperArmLeft:
		return turn(armsApart)
	case body.UpperArmRight:
		return turn(-armsApart)
	case body.ThighLeft:
		return turn(legsApart)
	case body.ThighRight:
		return turn(-legsApart)
	case body.FootLeft:
		return turn(-legsApart)
	case body.FootRight:
		return turn(legsApart)
	default:
		return space.None
	}
}

// piece returns a shape of the body by its name, or nothing.
func piece(b *body.Body, name string) (body.Shape, bool) {
	for _, s := range b.Shapes() {
		if s.Name == name {
			return s, true
		}
	}
	return body.Shape{}, false
}

// extras are what a picture needs and no tool touches: nose, hair, thumbs.
func extras(b *body.Body) []body.Shape {
	var out []body.Shape
	h := b.Person.Height
	if s, ok := piece(b, "skull"); ok {
		out = append(out, head(b, s)...)
	}
	if s, ok := piece(b, "palm-left"); ok {
		thumb := body.Shape{Name: "thumb-left", Segment: s.Segment,
			From: s.At.Add(space.V{X: .012 * h, Z: .014 * h}), To: s.At.Add(space.V{X: .033 * h, Y: -.004 * h, Z: -.022 * h}),
			RadiusFrom: .0095 * h, RadiusTo: .0062 * h}
		out = append(out, thumb, across(thumb, "thumb-right"))
	}
	return out
}

// across returns the same shape on the other side.
func across(s body.Shape, name string) body.Shape {
	s.Name, s.Segment = name, s.Segment.Other()
	s.At, s.From, s.To = s.At.Mirror(), s.From.Mirror(), s.To.Mirror()
	return s
}

// head adds a nose and hair to a skull: a bun for a woman, short for a man.
func head(b *body.Body, skull body.Shape) []body.Shape {
	a := skull.Axes
	on := func(x, z float64) space.V { return skull.At.Add(space.V{X: x * a.X, Z: z * a.Z}) }
	out := []body.Shape{
		{Name: "nose", Segment: body.Head, From: on(.93, -.05), To: on(1.02, -.40), RadiusFrom: .07 * a.X, RadiusTo: .13 * a.X},
		{Name: "hair", Segment: body.Head, At: on(-.10, .10), Axes: space.V{X: a.X * 1.02, Y: a.Y * 1.07, Z: a.Z * .98}},
	}
	if b.Person.Sex == body.Female {
		r := .46 * a.X
		out = append(out, body.Shape{Name: "bun", Segment: body.Head, At: on(-1.22, .52), Axes: space.V{X: r, Y: r * 1.1, Z: r}})
	}
	return out
}

// turnTo returns a turn as a quaternion: x, y, z, w, in the world of the body.
func turnTo(r space.Rot) [4]float64 {
	m := [3][3]float64{{r.X.X, r.Y.X, r.Z.X}, {r.X.Y, r.Y.Y, r.Z.Y}, {r.X.Z, r.Y.Z, r.Z.Z}}
	trace := m[0][0] + m[1][1] + m[2][2]
	if trace > 0 {
		return even([4]float64{m[2][1] - m[1][2], m[0][2] - m[2][0], m[1][0] - m[0][1], 1 + trace})
	}
	i := 0 // the axis that turns least: its form loses no digits
	for k := 1; k < 3; k++ {
		if m[k][k] > m[i][i] {
			i = k
		}
	}
	j, k := (i+1)%3, (i+2)%3
	var q [4]float64
	q[i], q[j], q[k] = 1+m[i][i]-m[j][j]-m[k][k], m[i][j]+m[j][i], m[i][k]+m[k][i]
	q[3] = m[k][j] - m[j][k]
	return even(q)
}

// even returns q with length 1.
func even(q [4]float64) [4]float64 {
	l := math.Sqrt(q[0]*q[0] + q[1]*q[1] + q[2]*q[2] + q[3]*q[3])
	for i := range q {
		q[i] /= l
	}
	return q
}
