package body

import "math"

// A system is the equations of a balance with bounded unknowns, as a tableau of
// the simplex method for bounded variables. Unknowns outside of the basis are
// 0; one that is at its upper bound is turned round, so that what is counted is
// what it lacks. Bland's rule: it never runs in circles.
type system struct {
	rows, cols int
	a          [maxRows][maxUnknowns]float64
	rhs        [maxRows]float64
	most       [maxUnknowns]float64
	turned     [maxUnknowns]bool
	basis      [maxRows]int // the unknown of each row, or none
	cost       [maxUnknowns]float64
}

// Three equations, one for each limb that stands on two points, one for grip,
// one for a wish; each of the last adds an unknown.
const (
	maxRows     = 3 + 4 + 2
	maxUnknowns = maxColumns + 4 + 2
	none        = -1
	tiny        = 1e-11
	maxSteps    = 1000 // some ten are usual
)

// system lays a balance out.
func (q *balance) system() *system {
	s := &system{rows: 3, cols: len(q.cols)}
	for j := range q.cols {
		c := &q.cols[j]
		s.a[0][j], s.a[1][j], s.a[2][j] = c.up, c.aboutX, c.aboutY
		s.most[j] = math.Inf(1)
	}
	s.rhs[0] = 1
	for i := range q.rests {
		s.within(&q.onRest[i], Band{q.least[i], q.most[i]})
	}
	var grip costs
	for j := range q.cols {
		grip[j] = q.cols[j].grip
		if q.slope > Grip { // the tool slips, whatever the limbs do
			s.most[j] = 0
		}
	}
	s.within(&grip, Band{0, math.Inf(1)})
	if q.hasWish {
		s.within(&q.wished, q.wish)
	}
	return s
}

// within adds the equation that a sum of unknowns lies in a band.
func (s *system) within(sum *costs, b Band) {
	r := &s.a[s.rows]
	copy(r[:], sum[:])
	r[s.cols] = -1
	s.most[s.cols] = b.High - b.Low
	s.rhs[s.rows] = b.Low
	s.rows++
	s.cols++
}

// start finds unknowns that solve the equations. It reports whether there are any.
func (s *system) start() bool {
	for i := range s.rows {
		s.basis[i] = none
		if s.rhs[i] < 0 {
			s.negate(i)
			s.rhs[i] = -s.rhs[i]
		}
	}
	s.improve(s.missing, true)
	sum := 0.0
	for i := range s.rows {
		if s.basis[i] == none {
			sum += s.rhs[i]
		}
	}
	return sum < 1e-9
}

// band returns the least and the most of a sum of unknowns.
func (s *system) band(sum *costs) Band {
	low := s.least(sum, 1)
	return Band{low, -s.least(sum, -1)}
}

// least returns the least of a sum, times a sign.
func (s *system) least(sum *costs, sign float64) float64 {
	s.cost = [maxUnknowns]float64{}
	for j := range sum {
		s.cost[j] = sign * sum[j]
	}
	s.improve(s.price, false)
	total := 0.0
	x := s.values()
	for j := range sum {
		total += sign * sum[j] * x[j]
	}
	return total
}

// improve takes unknowns in until none is worth it.
func (s *system) improve(worth func(int) float64, starting bool) {
	for range maxSteps {
		j := s.pick(worth)
		if j < 0 {
			return
		}
		s.enter(j, starting)
	}
	panic("engine: internal error: a balance of forces runs in circles")
}

// values returns every unknown.
func (s *system) values() (x [maxUnknowns]float64) {
	for j := range s.cols {
		if s.turned[j] {
			x[j] = s.most[j]
		}
	}
	for i := range s.rows {
		j := s.basis[i]
		switch {
		case j == none:
		case s.turned[j]:
			x[j] = s.most[j] - s.rhs[i]
		default:
			x[j] = s.rhs[i]
		}
	}
	return x
}

// pick returns the first unknown that is worth taking in, or -1.
func (s *system) pick(worth func(int) float64) int {
	for j := range s.cols {
		if s.most[j] > tiny && worth(j) < -1e-10 && !s.based(j) {
			return j
		}
	}
	return -1
}

func (s *system) based(j int) bool {
	for i := range s.rows {
		if s.basis[i] == j {
			return true
		}
	}
	return false
}

// missing is how the sum of what the equations still lack changes with an unknown.
func (s *system) missing(j int) float64 {
	sum := 0.0
	for i := range s.rows {
		if s.basis[i] == none {
			sum -= s.a[i][j]
		}
	}
	return sum
}

// price is how the cost changes with an unknown.
func (s *system) price(j int) float64 {
	sum := s.costOf(j)
	for i := range s.rows {
		if k := s.basis[i]; k != none {
			sum -= s.costOf(k) * s.a[i][j]
		}
	}
	return sum
}

func (s *system) costOf(j int) float64 {
	if s.turned[j] {
		return -s.cost[j]
	}
	return s.cost[j]
}

// enter takes an unknown in as far as it goes. While the start is looked for,
// what an equation lacks may shrink; later it stays nothing.
func (s *system) enter(j int, starting bool) {
	row, far, full := none, s.most[j], false
	for i := range s.rows {
		step, atMost := s.step(i, j, starting)
		if step < far-tiny || step <= far && row != none && s.basis[i] < s.basis[row] {
			row, far, full = i, step, atMost
		}
	}
	switch {
	case row == none:
		s.turn(j)
	default:
		if full {
			s.turnRow(row)
		}
		s.pivot(row, j)
	}
}

// step returns how far an unknown can go until the one of a row is at its
// bound, and whether that is the upper one.
func (s *system) step(i, j int, starting bool) (step float64, atMost bool) {
	a, k := s.a[i][j], s.basis[i]
	switch {
	case a > tiny:
		return math.Max(0, s.rhs[i]) / a, false
	case a > -tiny:
		return math.Inf(1), false
	case k == none && !starting:
		return 0, false
	case k == none:
		return math.Inf(1), false
	default:
		return math.Max(0, s.most[k]-s.rhs[i]) / -a, true
	}
}

// turn counts an unknown outside of the basis from its other bound.
func (s *system) turn(j int) {
	for i := range s.rows {
		s.rhs[i] -= s.a[i][j] * s.most[j]
		s.a[i][j] = -s.a[i][j]
	}
	s.turned[j] = !s.turned[j]
}

// turnRow counts the unknown of a row from its other bound.
func (s *system) turnRow(i int) {
	k := s.basis[i]
	s.rhs[i] = s.most[k] - s.rhs[i]
	s.negate(i)
	s.a[i][k] = 1
	s.turned[k] = !s.turned[k]
}

// negate changes the signs of a row.
func (s *system) negate(i int) {
	for j := range s.cols {
		s.a[i][j] = -s.a[i][j]
	}
}

// pivot puts an unknown into the basis for the one of a row.
func (s *system) pivot(row, j int) {
	p := 1 / s.a[row][j]
	for k := range s.cols {
		s.a[row][k] *= p
	}
	s.rhs[row] *= p
	s.a[row][j] = 1
	for i := range s.rows {
		f := s.a[i][j]
		if i == row || f == 0 {
			continue
		}
		for k := range s.cols {
			s.a[i][k] -= f * s.a[row][k]
		}
		s.rhs[i] -= f * s.rhs[row]
		s.a[i][j] = 0
	}
	s.basis[row] = j
}
