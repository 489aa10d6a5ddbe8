package plan

import (
	"errors"
	"math"
	"math/bits"
)

var errTangled = errors.New("plan: too many techniques of this pack share their muscles with others for every plan to be weighed; split it into packs with fewer techniques")

// solver is a problem while it is being solved.
type solver struct {
	*problem
	arena  []state
	groups []group
	shared []int // positions used by more than one group
	unit   int   // seconds: every outcome's time is a multiple of it
	setups []int // by row, a set of shared positions: seconds
}

// group is the techniques that share muscles, directly or through others. What
// one group does changes nothing for another but the time that is left and the
// positions that are visited already.
type group struct {
	parts   []int // indexes into problem.parts
	open    uint16
	options []option
}

// option is one outcome of a group.
type option struct {
	row   int   // of shared positions visited
	slots int   // time in units
	value int32 // points
	state int32 // in the arena
}

// solve returns the best solution. It is exact: within each group every way
// of giving doses is weighed, and the outcomes are combined by dynamic
// programming over the time used and the shared positions visited.
func (q *problem) solve() (solution, error) {
	s := solver{problem: q, arena: make([]state, 0, 128)}
	s.split()
	for i := range s.groups {
		if err := s.options(&s.groups[i]); err != nil {
			return solution{}, err
		}
	}
	s.measure()
	return s.combine(), nil
}

// split sorts the parts into groups.
func (s *solver) split() {
	var done uint16
	for i := range s.parts {
		if done&(1<<i) != 0 {
			continue
		}
		g := group{}
		muscles := s.parts[i].muscles
		for before := -1; len(g.parts) != before; {
			before = len(g.parts)
			for j := i; j < len(s.parts); j++ {
				if x := &s.parts[j]; done&(1<<j) == 0 && x.muscles&muscles != 0 {
					done |= 1 << j
					muscles |= x.muscles
					g.parts = append(g.parts, j)
					g.open |= 1 << x.position
				}
			}
		}
		s.groups = append(s.groups, g)
	}
	s.share()
}

// share finds the positions that more than one group uses.
func (s *solver) share() {
	for x := range s.setup {
		groups := 0
		for i := range s.groups {
			groups += int(s.groups[i].open >> x & 1)
		}
		if groups > 1 {
			s.shared = append(s.shared, x)
		}
	}
	s.setups = make([]int, 1<<len(s.shared))
	for row := range s.setups {
		for m := uint(row); m != 0; m &= m - 1 {
			s.setups[row] += s.setup[s.shared[bits.TrailingZeros(m)]]
		}
	}
}

// options weighs one group.
func (s *solver) options(g *group) error {
	private := g.open
	for _, x := range s.shared {
		private &^= 1 << x
	}
	at, err := s.fold(g.parts, private)
	if err != nil {
		return err
	}
	g.options = make([]option, 0, len(at))
	for _, i := range at {
		x := &s.arena[i]
		if o := (option{s.row(x.open), int(x.time), x.value, i}); o.slots+s.setups[o.row] <= s.limit {
			g.options = append(g.options, o)
		}
	}
	return nil
}

// row returns the set of shared positions among those open.
func (s *solver) row(open uint16) int {
	row := 0
	for i, x := range s.shared {
		row |= int(open>>x&1) << i
	}
	return row
}

// measure finds the unit of time and puts the options into it.
func (s *solver) measure() {
	for _, g := range s.groups {
		for _, o := range g.options {
			for a := o.slots; a != 0; {
				s.unit, a = a, s.unit%a
			}
		}
	}
	s.unit = max(s.unit, 1)
	for _, g := range s.groups {
		for i := range g.options {
			g.options[i].slots /= s.unit
		}
	}
}

// unreached marks a cell that no choice leads to.
const unreached = math.MinInt32

// table holds, by row of positions and by slot of time, the best value so far.
type table struct {
	value []int32
	how   [][]step // by group and cell
}

// step is how a cell was reached: from which row, by which option.
type step struct{ row, option uint16 }

// combine gives each group one of its options.
func (s *solver) combine() solution {
	slots := s.limit/s.unit + 1
	cells := len(s.setups) * slots
	values := make([]int32, 2*cells)
	for i := range values {
		values[i] = unreached
	}
	steps := make([]step, len(s.groups)*cells)
	t := table{value: values[:cells]}
	next := values[cells:]
	t.value[0] = 0
	for i := range s.groups {
		t.how = append(t.how, steps[i*cells:(i+1)*cells])
		s.advance(t.value, next, t.how[i], &s.groups[i])
		t.value, next = next, t.value
	}
	return s.best(&t, slots)
}

// advance fills next from value by every option of g, and empties value.
func (s *solver) advance(value, next []int32, how []step, g *group) {
	slots := len(value) / len(s.setups)
	for cell, had := range value {
		if had == unreached {
			continue
		}
		value[cell] = unreached
		row, slot := cell/slots, cell%slots
		for i := range g.options {
			o := &g.options[i]
			to := row | o.row
			if (slot+o.slots)*s.unit+s.setups[to] > s.limit {
				continue
			}
			if c := to*slots + slot + o.slots; had+o.value > next[c] {
				next[c], how[c] = had+o.value, step{uint16(row), uint16(i)}
			}
		}
	}
}

// best returns the best cell as a solution. The first cell, with everything
// left out, is always reached.
func (s *solver) best(t *table, slots int) solution {
	best, at := s.cell(t.value[0], 0, slots), 0
	for i, value := range t.value {
		if value == unreached {
			continue
		}
		if x := s.cell(value, i, slots); x.better(&best) {
			best, at = x, i
		}
	}
	s.trace(t, at, slots, &best)
	return best
}

// cell returns what reaching a cell with a value means.
func (s *solver) cell(value int32, i, slots int) solution {
	row := i / slots
	x := solution{score: int(value - s.rowCosts(row)), seconds: i%slots*s.unit + s.setups[row]}
	x.reached = x.seconds >= s.least
	return x
}

// rowCosts returns the points that the positions of a row cost.
func (s *solver) rowCosts(row int) int32 {
	var sum int32
	for m := uint(row); m != 0; m &= m - 1 {
		sum += costs(s.setup[s.shared[bits.TrailingZeros(m)]])
	}
	return sum
}

// trace walks back from a cell and notes what every part got.
func (s *solver) trace(t *table, cell, slots int, into *solution) {
	for i := len(s.groups) - 1; i >= 0; i-- {
		g := &s.groups[i]
		from := t.how[i][cell]
		o := &g.options[from.option]
		cell = int(from.row)*slots + cell%slots - o.slots
		at := o.state
		for j := len(g.parts) - 1; j >= 0; j-- {
			into.picks[g.parts[j]] = s.arena[at].pick
			at = s.arena[at].prev
		}
	}
}
