package figure

import "math"

// grain is the step of the grid that outlines are found on, in metres; small
// things have a finer one.
const grain = .008

// trace returns the closed outlines of a field as evenly dense points: what is
// inside lies to the left.
func (f *field) trace() [][]dot {
	low, high := f.box()
	step := math.Min(grain, math.Min(high.X-low.X, high.Y-low.Y)/14)
	g := f.grid(step)
	var out [][]dot
	for _, loop := range g.loops() {
		for i := range loop {
			loop[i] = f.settle(loop[i])
		}
		if math.Abs(area(loop)) > 12*step*step {
			out = append(out, f.dense(loop))
		}
	}
	return out
}

// dense adds a point between every two.
func (f *field) dense(loop []dot) []dot {
	out := make([]dot, 0, 2*len(loop))
	for i, p := range loop {
		next := loop[(i+1)%len(loop)]
		if next.sub(p).len() < 1e-4 {
			continue
		}
		out = append(out, p, f.settle(lerp(p, next, .5)))
	}
	return out
}

// area is positive where what is inside lies to the left.
func area(loop []dot) float64 {
	sum := 0.0
	for i, p := range loop {
		sum += p.cross(loop[(i+1)%len(loop)])
	}
	return sum / 2
}

// A grid holds a field at evenly spaced places.
type grid struct {
	at   dot
	step float64
	wide int
	high int
	away []float64
}

func (f *field) grid(step float64) grid {
	low, high := f.box()
	margin := 4 * step
	g := grid{at: dot{low.X - margin, low.Y - margin}, step: step}
	g.wide = int((high.X-low.X+2*margin)/step) + 2
	g.high = int((high.Y-low.Y+2*margin)/step) + 2
	g.away = make([]float64, g.wide*g.high)
	for y := range g.high {
		for x := 0; x < g.wide; x++ {
			d, _ := f.away(g.place(x, y))
			g.away[y*g.wide+x] = d
			// Far from the outline nothing is missed by not asking again.
			for skip := int(math.Abs(d)/step*.5) - 1; skip > 0 && x+1 < g.wide; skip-- {
				x++
				g.away[y*g.wide+x] = d
			}
		}
	}
	return g
}

func (g *grid) place(x, y int) dot {
	return dot{g.at.X + float64(x)*g.step, g.at.Y + float64(y)*g.step}
}

// An edge of the grid leads from a place to its neighbour, to the right when
// even and upwards when odd.
func (g *grid) edge(x, y, up int) int { return 2*(y*g.wide+x) + up }

// cross returns where the outline crosses an edge.
func (g *grid) cross(edge int) dot {
	i := edge / 2
	x, y := i%g.wide, i/g.wide
	to := i + 1
	x2, y2 := x+1, y
	if edge%2 == 1 {
		to, x2, y2 = i+g.wide, x, y+1
	}
	t := g.away[i] / (g.away[i] - g.away[to])
	return lerp(g.place(x, y), g.place(x2, y2), t)
}

// steps says for every crossed edge which one the outline crosses next.
func (g *grid) steps() []int32 {
	next := make([]int32, 2*g.wide*g.high)
	for y := range g.high - 1 {
		for x := range g.wide - 1 {
			g.cell(next, x, y)
		}
	}
	return next
}

// cell links the edges of one cell: in by one side, out by the next that is
// crossed, what is inside to the left.
func (g *grid) cell(next []int32, x, y int) {
	i := y*g.wide + x
	in := [4]bool{g.away[i] < 0, g.away[i+1] < 0, g.away[i+1+g.wide] < 0, g.away[i+g.wide] < 0}
	edges := [4]int{g.edge(x, y, 0), g.edge(x+1, y, 1), g.edge(x, y+1, 0), g.edge(x, y, 1)}
	for k := range 4 {
		if in[k] || !in[(k+1)%4] {
			continue
		}
		// The outline leaves through side k; it came in where the inside ends.
		for j := 1; j < 4; j++ {
			m := (k + j) % 4
			if in[m] && !in[(m+1)%4] {
				next[edges[m]] = int32(edges[k]) + 1
				break
			}
		}
	}
}

// loops walks along all outlines.
func (g *grid) loops() [][]dot {
	next := g.steps()
	var out [][]dot
	for start := range next {
		if next[start] == 0 {
			continue
		}
		var loop []dot
		for e := start; next[e] != 0; {
			loop = append(loop, g.cross(e))
			to := int(next[e]) - 1
			next[e] = 0
			e = to
		}
		out = append(out, loop)
	}
	return out
}
