package mesh

import (
	"math"

	"unknot/engine/body/space"
)

// A skin is a closed net of triangles.
type skin struct {
	points []point
	faces  [][3]int
}

// A point is a corner of the net.
type point struct {
	at, out space.V
	weights []float64 // of the segments; index with a Segment
	locked  bool      // it lies on an edge that was cut, and stays there
}

// A grid is three rows of places, along X, Y and Z.
type grid struct{ x, y, z []float64 }

// gridOf lays a grid around a body of a height: closer where there are joints,
// hands, feet and the head, wider along the limbs.
func gridOf(h float64) grid {
	back := row(-.17*h, func(float64) float64 { return .0094 * h }, .17*h)
	side := row(0, func(y float64) float64 {
		switch {
		case y < .13*h:
			return .0094 * h
		case y < .355*h:
			return .0115 * h
		default:
			return .0062 * h
		}
	}, .53*h)
	up := row(-.03*h, func(z float64) float64 {
		switch {
		case z < .06*h:
			return .0072 * h
		case z < .22*h, z > .34*h && z < .42*h:
			return .0180 * h
		case z < .34*h:
			return .0125 * h
		case z < .83*h:
			return .0102 * h
		default:
			return .0062 * h
		}
	}, 1.06*h)
	return grid{back, bothWays(side), up}
}

// row places points from one end to the other, each step as wide as is asked there.
func row(from float64, step func(float64) float64, to float64) []float64 {
	out := []float64{from}
	for at := from; at < to; {
		at += step(at)
		out = append(out, at)
	}
	return out
}

// bothWays returns a row and its mirror image, so that the middle is in the
// middle of a step.
func bothWays(half []float64) []float64 {
	first := half[1] / 2
	out := make([]float64, 0, 2*len(half))
	for i := len(half) - 1; i >= 0; i-- {
		out = append(out, -half[i]-first)
	}
	for _, y := range half {
		out = append(out, y+first)
	}
	return out
}

// net lays a net over the skin of a field: a corner in every cell that the skin
// runs through, a face over every edge that it cuts (surface nets, after Gibson).
func (f *field) net(g grid) *skin {
	n := netting{g: g, f: f, corner: map[[3]int]int{}, skin: &skin{}}
	n.measure()
	for k := range len(g.z) - 1 {
		for j := range len(g.y) - 1 {
			for i := range len(g.x) - 1 {
				n.cell(i, j, k)
			}
		}
	}
	n.cover()
	return n.skin
}

// A netting is a net while it is made.
type netting struct {
	g      grid
	f      *field
	d      []float64
	corner map[[3]int]int
	skin   *skin
}

func (n *netting) index(i, j, k int) int { return (k*len(n.g.y)+j)*len(n.g.x) + i }

func (n *netting) place(i, j, k int) space.V {
	return space.V{X: n.g.x[i], Y: n.g.y[j], Z: n.g.z[k]}
}

// measure asks the field at every place of the grid.
func (n *netting) measure() {
	n.d = make([]float64, len(n.g.x)*len(n.g.y)*len(n.g.z))
	for k := range n.g.z {
		for j := range n.g.y {
			for i := range n.g.x {
				n.d[n.index(i, j, k)] = n.f.at(n.place(i, j, k))
			}
		}
	}
}

// edges are the twelve edges of a cell, by the corners at their ends; the bits
// of a corner say how far it is along X, Y and Z.
var edges = [12][2]int{{0, 1}, {2, 3}, {4, 5}, {6, 7}, {0, 2}, {1, 3}, {4, 6}, {5, 7}, {0, 4}, {1, 5}, {2, 6}, {3, 7}}

// cell puts a corner where the skin runs through a cell, in the middle of where
// it cuts the edges.
func (n *netting) cell(i, j, k int) {
	sum, cuts := space.V{}, 0.0
	for _, e := range edges {
		ai, aj, ak := i+e[0]&1, j+e[0]>>1&1, k+e[0]>>2
		bi, bj, bk := i+e[1]&1, j+e[1]>>1&1, k+e[1]>>2
		a, b := n.d[n.index(ai, aj, ak)], n.d[n.index(bi, bj, bk)]
		if (a < 0) == (b < 0) {
			continue
		}
		sum = sum.Add(space.Lerp(n.place(ai, aj, ak), n.place(bi, bj, bk), a/(a-b)))
		cuts++
	}
	if cuts == 0 {
		return
	}
	n.corner[[3]int{i, j, k}] = len(n.skin.points)
	n.skin.points = append(n.skin.points, point{at: sum.Mul(1 / cuts)})
}

// cover lays two triangles over every edge of the grid that the skin cuts.
func (n *netting) cover() {
	for k := 1; k < len(n.g.z)-1; k++ {
		for j := 1; j < len(n.g.y)-1; j++ {
			for i := 1; i < len(n.g.x)-1; i++ {
				here := n.d[n.index(i, j, k)]
				n.face(here, n.d[n.index(i+1, j, k)], [4][3]int{{i, j - 1, k - 1}, {i, j, k - 1}, {i, j, k}, {i, j - 1, k}})
				n.face(here, n.d[n.index(i, j+1, k)], [4][3]int{{i - 1, j, k - 1}, {i - 1, j, k}, {i, j, k}, {i, j, k - 1}})
				n.face(here, n.d[n.index(i, j, k+1)], [4][3]int{{i - 1, j - 1, k}, {i, j - 1, k}, {i, j, k}, {i - 1, j, k}})
			}
		}
	}
}

// face lays two triangles over four cells around an edge from a to b, the
// outside outwards, along the shorter diagonal.
func (n *netting) face(a, b float64, cells [4][3]int) {
	if (a < 0) == (b < 0) {
		return
	}
	var q [4]int
	for i, c := range cells {
		q[i] = n.corner[c]
	}
	if a >= 0 {
		q[1], q[3] = q[3], q[1]
	}
	at := func(i int) space.V { return n.skin.points[q[i]].at }
	// The mirror image of a face is cut the same way.
	if one, two := at(0).Sub(at(2)).Len(), at(1).Sub(at(3)).Len(); one < two-1e-9 || math.Abs(one-two) <= 1e-9 && at(0).Y >= 0 {
		n.skin.faces = append(n.skin.faces, [3]int{q[0], q[1], q[2]}, [3]int{q[0], q[2], q[3]})
		return
	}
	n.skin.faces = append(n.skin.faces, [3]int{q[0], q[1], q[3]}, [3]int{q[1], q[2], q[3]})
}

// smooth evens the net out and lays it on the skin again.
func (s *skin) smooth(f *field, rounds int) {
	next := s.neighbours()
	for range rounds {
		moved := make([]space.V, len(s.points))
		for i, p := range s.points {
			sum := space.V{}
			for _, k := range next[i] {
				sum = sum.Add(s.points[k].at)
			}
			moved[i] = f.settle(space.Lerp(p.at, sum.Mul(1/float64(len(next[i]))), .5))
		}
		for i := range s.points {
			s.points[i].at = moved[i]
		}
	}
	for i := range s.points {
		s.points[i].out = f.out(s.points[i].at)
	}
}

// neighbours returns the corners next to each corner, in a fixed order.
func (s *skin) neighbours() [][]int {
	out := make([][]int, len(s.points))
	for _, f := range s.faces {
		for i := range 3 {
			// Each edge is once in each direction: the net is closed.
			out[f[i]] = append(out[f[i]], f[(i+1)%3])
		}
	}
	return out
}
