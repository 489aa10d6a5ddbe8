package mesh

import (
	"unknot/engine/body/space"
)

// A border says on which side of a line on the skin a corner is.
type border func(point) bool

// near is how close to an edge's end a cut moves the end instead of leaving a
// sliver, as a share of the edge.
const near = .3

// cut divides the faces along a border, so that each is on one side of it. Of
// the faces around, which are not cut, those are divided that share an edge with
// one that is: else the skin would have slits. It returns the faces around.
func (s *skin) cut(f *field, b border, around ...[3]int) [][3]int {
	in := make([]bool, len(s.points))
	for i, p := range s.points {
		in[i] = b(p)
	}
	on := s.pull(f, b, in)
	c := cutting{skin: s, field: f, border: b, in: in, on: on, mid: map[[2]int]int{}}
	faces := s.faces
	s.faces = make([][3]int, 0, len(faces)+len(faces)/8)
	for _, face := range faces {
		c.divide(face)
	}
	for i := range on {
		s.points[i].locked = s.points[i].locked || on[i]
	}
	var out [][3]int
	for _, face := range around {
		out = c.follow(out, face)
	}
	return out
}

// pull moves corners that are next to the border onto it, and says which.
func (s *skin) pull(f *field, b border, in []bool) []bool {
	on := make([]bool, len(s.points))
	for _, face := range s.faces {
		for i := range 3 {
			p, q := face[i], face[(i+1)%3]
			if in[p] == in[q] || on[p] || on[q] || s.points[p].locked {
				continue
			}
			if t := s.crossing(b, p, q, in[p]); t < near {
				s.points[p] = s.between(f, p, q, t)
				on[p] = true
			}
		}
	}
	return on
}

// crossing returns where between two corners the border runs, as a share of the way.
func (s *skin) crossing(b border, p, q int, in bool) float64 {
	low, high := 0.0, 1.0
	for range 10 {
		t := (low + high) / 2
		if b(s.points[p].to(s.points[q], t)) == in {
			low = t
		} else {
			high = t
		}
	}
	return (low + high) / 2
}

// between returns the corner of the skin that is t of the way from one to another.
func (s *skin) between(f *field, p, q int, t float64) point {
	out := s.points[p].to(s.points[q], t)
	out.at = f.settle(out.at)
	out.out = f.out(out.at)
	out.weights = four(out.weights)
	out.locked = true
	return out
}

// to returns the point t of the way from p to q, straight through the body.
func (p point) to(q point, t float64) point {
	w := make([]float64, len(p.weights))
	for i := range w {
		w[i] = p.weights[i] + (q.weights[i]-p.weights[i])*t
	}
	return point{at: space.Lerp(p.at, q.at, t), out: space.Lerp(p.out, q.out, t).Unit(), weights: w}
}

// A cutting is a cut under way.
type cutting struct {
	skin   *skin
	field  *field
	border border
	in, on []bool
	mid    map[[2]int]int // the new corner on an edge
}

// crossed reports whether the border runs between two corners.
func (c *cutting) crossed(p, q int) bool { return !c.on[p] && !c.on[q] && c.in[p] != c.in[q] }

// middle returns the corner where the border crosses an edge.
func (c *cutting) middle(p, q int) int {
	key := [2]int{min(p, q), max(p, q)}
	if i, ok := c.mid[key]; ok {
		return i
	}
	i := len(c.skin.points)
	c.skin.points = append(c.skin.points, c.skin.between(c.field, key[0], key[1], c.skin.crossing(c.border, key[0], key[1], c.in[key[0]])))
	c.mid[key] = i
	return i
}

// divide lays a face, or the two or three that the border makes of it.
func (c *cutting) divide(f [3]int) {
	for range 3 {
		p, q, r := f[0], f[1], f[2]
		switch ab, ac := c.crossed(p, q), c.crossed(p, r); {
		case ab && ac: // p alone on its side
			x, y := c.middle(p, q), c.middle(p, r)
			c.lay([3]int{p, x, y}, [3]int{x, q, r}, [3]int{x, r, y})
			return
		case ab && c.on[r]:
			x := c.middle(p, q)
			c.lay([3]int{p, x, r}, [3]int{x, q, r})
			return
		}
		f = [3]int{q, r, p}
	}
	c.lay(f)
}

// follow divides a face at the corners that its edges got from a cut beside it.
func (c *cutting) follow(out [][3]int, f [3]int) [][3]int {
	for i := range 3 {
		p, q, r := f[i], f[(i+1)%3], f[(i+2)%3]
		if x, ok := c.mid[[2]int{min(p, q), max(p, q)}]; ok {
			return c.follow(c.follow(out, [3]int{p, x, r}), [3]int{x, q, r})
		}
	}
	return append(out, f)
}

func (c *cutting) lay(faces ...[3]int) { c.skin.faces = append(c.skin.faces, faces...) }

// middle returns the middle of a face.
func (s *skin) middle(f [3]int) point {
	return s.points[f[0]].to(s.points[f[1]], .5).to(s.points[f[2]], 1./3)
}
