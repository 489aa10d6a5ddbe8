package mesh

import (
	"math"

	"unknot/engine/body"
)

// bend is over how much of the skin a joint's bend is spread, as rounds over
// the net.
const bend = 9

// weigh says for every corner how much each segment carries it: the one it is
// next to, and around a joint both.
func (s *skin) weigh(f *field) {
	for i := range s.points {
		w := make([]float64, len(f.frames))
		w[f.nearest(s.points[i].at)] = 1
		s.points[i].weights = w
	}
	next := s.neighbours()
	for range bend {
		spread(s, next)
	}
	for i := range s.points {
		s.points[i].weights = four(s.points[i].weights)
	}
}

// spread evens the weights out with the corners next to each.
func spread(s *skin, next [][]int) {
	even := make([][]float64, len(s.points))
	for i, p := range s.points {
		w := append([]float64{}, p.weights...)
		share := 1 / float64(len(next[i]))
		for _, k := range next[i] {
			for j, x := range s.points[k].weights {
				w[j] += x * share
			}
		}
		for j := range w {
			w[j] /= 2
		}
		even[i] = w
	}
	for i := range s.points {
		s.points[i].weights = even[i]
	}
}

// four keeps the four largest weights, which is what a glTF corner has, and
// makes them one together.
func four(w []float64) []float64 {
	out := make([]float64, len(w))
	sum := 0.0
	for range 4 {
		best := 0
		for j := range w {
			if w[j] > w[best] {
				best = j
			}
		}
		if w[best] < .004 {
			break
		}
		out[best], sum = w[best], sum+w[best]
		w[best] = math.Inf(-1)
	}
	for j := range out {
		out[j] /= sum
	}
	return out
}

// posed returns where a corner is carried to in a pose.
func (p point) posed(f *field, pose *body.Pose) (at [3]float64) {
	for s, w := range p.weights {
		if w > 0 {
			v := pose.Frames[s].Out(f.frames[s].In(p.at)).Mul(w)
			at[0], at[1], at[2] = at[0]+v.X, at[1]+v.Y, at[2]+v.Z
		}
	}
	return at
}
