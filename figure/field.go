package figure

import (
	"math"

	"unknot/engine/body"
	"unknot/engine/body/space"
)

// A flat is one projected piece of the surface: an ellipse, or two circles and
// what lies between them. It knows how far away any place of the picture is.
type flat struct {
	segment body.Segment
	soft    float64 // how softly it joins those before it, metres
	// An ellipse: its middle and the inverse of its matrix.
	at               dot
	xx, xy, yy       float64
	small            float64 // its smaller half axis
	cone             bool
	from, to         dot
	rFrom, rTo       float64
	deepFrom, deepTo float64 // how near to the eye its middles are, metres
	clip             *cut    // an edge that only this piece has: a hem
}

// project lays a shape flat.
func (c *camera) project(s *body.Shape, f space.Frame, soft float64) flat {
	out := flat{segment: s.Segment, soft: soft}
	if s.IsCone() {
		out.cone = true
		out.from, out.to = c.see(f.Out(s.From)), c.see(f.Out(s.To))
		out.rFrom, out.rTo = s.RadiusFrom, s.RadiusTo
		out.deepFrom, out.deepTo = c.near(f.Out(s.From)), c.near(f.Out(s.To))
		return out
	}
	out.at = c.see(f.Out(s.At))
	out.deepFrom = c.near(f.Out(s.At))
	var xx, xy, yy float64
	for _, axis := range []space.V{f.Turn.X.Mul(s.Axes.X), f.Turn.Y.Mul(s.Axes.Y), f.Turn.Z.Mul(s.Axes.Z)} {
		d := c.way(axis)
		xx, xy, yy = xx+d.X*d.X, xy+d.X*d.Y, yy+d.Y*d.Y
	}
	det := xx*yy - xy*xy
	out.xx, out.xy, out.yy = yy/det, -xy/det, xx/det
	mean := (xx + yy) / 2
	out.small = math.Sqrt(mean - math.Sqrt(math.Max(0, mean*mean-det)))
	return out
}

// away returns how far p is outside of the piece, negative inside, and which
// way leads out. For an ellipse the number is exact on its edge and an estimate
// elsewhere.
func (f *flat) away(p dot) (float64, dot) {
	d, g := f.whole(p)
	if f.clip != nil {
		if e, h := f.clip.away(p); e > d {
			return e, h
		}
	}
	return d, g
}

// whole is away without the piece's own edge.
func (f *flat) whole(p dot) (float64, dot) {
	if f.cone {
		return f.awayCone(p)
	}
	q := p.sub(f.at)
	g := dot{f.xx*q.X + f.xy*q.Y, f.xy*q.X + f.yy*q.Y}
	k := math.Sqrt(math.Max(0, q.dot(g)))
	l := g.len()
	if k < 1e-9 {
		return -f.small, dot{0, 1}
	}
	return k * (k - 1) / l, g.mul(1 / l)
}

// depth returns how near to the eye the piece's middle is next to p.
func (f *flat) depth(p dot) float64 {
	axis := f.to.sub(f.from)
	if l := axis.dot(axis); f.cone && l > 0 {
		t := math.Max(0, math.Min(1, p.sub(f.from).dot(axis)/l))
		return f.deepFrom + (f.deepTo-f.deepFrom)*t
	}
	return f.deepFrom
}

func (f *flat) awayCone(p dot) (float64, dot) {
	axis := f.to.sub(f.from)
	h := axis.len()
	ball := func(at dot, r float64) (float64, dot) {
		q := p.sub(at)
		return q.len() - r, q.unit()
	}
	b := 0.0
	if h > 0 {
		b = (f.rFrom - f.rTo) / h
	}
	switch {
	case h == 0 || b >= 1:
		return ball(f.from, f.rFrom)
	case b <= -1:
		return ball(f.to, f.rTo)
	}
	u := axis.mul(1 / h)
	q := p.sub(f.from)
	y, x, side := q.dot(u), q.dot(u.turn()), 1.0
	if x < 0 {
		x, side = -x, -1
	}
	a := math.Sqrt(1 - b*b)
	switch k := a*y - b*x; {
	case k < 0:
		return ball(f.from, f.rFrom)
	case k > a*h:
		return ball(f.to, f.rTo)
	}
	return x*a + y*b - f.rFrom, u.turn().mul(side * a).add(u.mul(b))
}

// A cut takes something away from a field: what lies outside of a piece, inside
// of one, or on the far side of a line.
type cut struct {
	piece  *flat
	inside bool // takes away what is inside
	grow   float64
	on     dot // a line through here
	out    dot // takes away what lies this way of it
}

func (c *cut) away(p dot) (float64, dot) {
	if c.piece == nil {
		return p.sub(c.on).dot(c.out), c.out
	}
	d, g := c.piece.away(p)
	d -= c.grow
	if c.inside {
		return -d, g.mul(-1)
	}
	return d, g
}

// A field is an outline before it is traced: pieces joined smoothly, and what
// is cut from them.
type field struct {
	pieces []flat
	cuts   []cut
	under  *field // it ends where this one ends
}

// away returns how far p is outside of the outline and which way leads out.
func (f *field) away(p dot) (float64, dot) {
	d, g := f.joined(p)
	for i := range f.cuts {
		if e, h := f.cuts[i].away(p); e > d {
			d, g = e, h
		}
	}
	if f.under != nil && d < 0 {
		if e, h := f.under.away(p); e > d {
			d, g = e, h
		}
	}
	return d, g
}

// joined is away without the cuts. Two pieces are joined by a fillet where
// their edges meet at an angle, and by none where they run side by side, so
// that joining makes nobody thicker.
func (f *field) joined(p dot) (float64, dot) {
	d, g := math.Inf(1), dot{0, 1}
	for i := range f.pieces {
		piece := &f.pieces[i]
		e, h := piece.away(p)
		k := piece.soft
		if e < d {
			d, g, e, h = e, h, d, g
		}
		if e-d >= k {
			continue
		}
		share := (k - (e - d)) / k
		d -= share * share * k / 4 * math.Min(1, 1.2*(1-g.dot(h)))
		g = lerp(g, h, share/2).unit()
	}
	return d, g
}

// settle moves p onto the outline, along the way out.
func (f *field) settle(p dot) dot {
	for range 12 {
		d, g := f.away(p)
		if math.Abs(d) < 1e-5 {
			break
		}
		p = p.sub(g.mul(math.Max(-.02, math.Min(.02, d*.9))))
	}
	return p
}

// box returns the corners of a box around everything.
func (f *field) box() (low, high dot) {
	low, high = dot{math.Inf(1), math.Inf(1)}, dot{math.Inf(-1), math.Inf(-1)}
	take := func(at, r dot) {
		low = dot{math.Min(low.X, at.X-r.X), math.Min(low.Y, at.Y-r.Y)}
		high = dot{math.Max(high.X, at.X+r.X), math.Max(high.Y, at.Y+r.Y)}
	}
	for i := range f.pieces {
		p := &f.pieces[i]
		if p.cone {
			take(p.from, dot{p.rFrom, p.rFrom})
			take(p.to, dot{p.rTo, p.rTo})
			continue
		}
		det := p.xx*p.yy - p.xy*p.xy
		take(p.at, dot{math.Sqrt(p.yy / det), math.Sqrt(p.xx / det)})
	}
	return low, high
}
