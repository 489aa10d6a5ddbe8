package figure

import "math"

// How far the points of an outline lie apart at most, in metres, and how much
// an outline turns from one to the next, in radians. A curve through them then
// keeps to the outline within a millimetre.
const (
	farApart = .11
	turnEach = .62
)

// thin keeps as few points of a dense outline as a smooth curve needs: many
// where it turns, few where it runs straight.
func (f *field) thin(loop []dot) []dot {
	need := make([]float64, len(loop)+1)
	for i := range loop {
		step := loop[(i+1)%len(loop)].sub(loop[i]).len()
		need[i+1] = need[i] + step/farApart + bend(loop, i)/turnEach
	}
	n := max(8, int(math.Ceil(need[len(loop)])))
	out := make([]dot, 0, n)
	k := 0
	for i := range n {
		at := need[len(loop)] * float64(i) / float64(n)
		for need[k+1] < at {
			k++
		}
		t := (at - need[k]) / math.Max(1e-9, need[k+1]-need[k])
		out = append(out, f.settle(lerp(loop[k], loop[(k+1)%len(loop)], t)))
	}
	return out
}

// bend returns by how much the outline turns at a point, in radians: its share
// of the turn between the points two before and two after.
func bend(loop []dot, i int) float64 {
	n := len(loop)
	a, b, c := loop[(i+n-2)%n], loop[i], loop[(i+2)%n]
	u, v := b.sub(a), c.sub(b)
	if u.len() == 0 || v.len() == 0 {
		return 0
	}
	turn := math.Abs(math.Atan2(u.cross(v), u.dot(v))) / 2
	if turn < .01 {
		return 0
	}
	return turn
}
