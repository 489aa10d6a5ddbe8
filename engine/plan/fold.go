package plan

import (
	"cmp"
	"math/bits"
	"slices"
)

// state is what some of the techniques of a group came to. States that differ
// only in what no later technique can notice are one: the best of them.
type state struct {
	load  [2]uint64 // by side: work of each muscle still in play, loadBits each, in steps of dose
	open  uint16    // positions visited, as bits
	time  int32     // seconds
	value int32     // points
	prev  int32     // the state before the last technique, in the arena
	pick  uint8     // what the last technique got
}

// loadBits is what the load of one muscle takes in a state: 180 seconds in
// steps of 5 at most.
const loadBits = 6

// maxStates is the most states that are weighed, some tenths of a second. The
// built-in pack has some hundreds; only a pack of many techniques in which
// nearly every one shares muscles with several others comes near.
const maxStates = 1 << 17

// fold weighs every way of giving doses to the parts of one group, indexes
// into q.parts. The positions in private are used by no other group: their
// setup is part of the outcome. It returns where the outcomes stand in s.arena.
func (s *solver) fold(group []int, private uint16) ([]int32, error) {
	at := s.layer(state{prev: -1})
	for i, x := range group {
		from := len(s.arena)
		for _, prev := range at {
			s.extend(prev, &s.parts[x])
		}
		if len(s.arena) > maxStates {
			return nil, errTangled
		}
		s.forget(from, s.later(group[i+1:]))
		if i == len(group)-1 {
			s.charge(from, private)
		}
		at = s.merge(from)
	}
	return at, nil
}

// layer starts a group with one state.
func (s *solver) layer(first state) []int32 {
	s.arena = append(s.arena, first)
	return []int32{int32(len(s.arena) - 1)}
}

// extend appends what becomes of state prev when x is left out, and when it
// gets each dose that fits.
func (s *solver) extend(prev int32, x *part) {
	was := s.arena[prev]
	was.prev, was.pick = prev, 0
	s.arena = append(s.arena, was)
	for i := range s.doses {
		next := was
		next.time += int32(x.fixed + x.steps*s.doses[i].work)
		if int(next.time) > s.limit || !s.load(&next, x, s.doses[i].work/s.step) {
			break // a larger dose fits no better
		}
		next.open |= 1 << x.position
		next.pick = uint8(i + 1)
		s.arena = append(s.arena, next)
	}
}

// load adds work, in steps of dose, to the muscles of x, and the points it
// brings. It reports false when a muscle would get more than it may.
func (s *solver) load(to *state, x *part, work int) bool {
	for side, worked := range x.sides {
		for m := x.muscles; worked && m != 0; m &= m - 1 {
			i := bits.TrailingZeros8(m)
			had := int(to.load[side] >> (loadBits * i) & (1<<loadBits - 1))
			if had+work >= len(s.worth) {
				return false
			}
			to.load[side] += uint64(work) << (loadBits * i)
			to.value += s.weight[i] * (s.worth[had+work] - s.worth[had])
		}
	}
	return true
}

// later returns a mask of loads for the muscles that parts still work.
func (s *solver) later(parts []int) uint64 {
	var mask uint64
	for _, x := range parts {
		for m := s.parts[x].muscles; m != 0; m &= m - 1 {
			mask |= (1<<loadBits - 1) << (loadBits * bits.TrailingZeros8(m))
		}
	}
	return mask
}

// forget drops the loads outside mask from the states since from.
func (s *solver) forget(from int, mask uint64) {
	for i := from; i < len(s.arena); i++ {
		s.arena[i].load[0] &= mask
		s.arena[i].load[1] &= mask
	}
}

// charge adds the setup of the private positions, and takes what they cost.
func (s *solver) charge(from int, private uint16) {
	for i := from; i < len(s.arena); i++ {
		x := &s.arena[i]
		for m := x.open & private; m != 0; m &= m - 1 {
			setup := s.setup[bits.TrailingZeros16(m)]
			x.time += int32(setup)
			x.value -= costs(setup)
		}
		x.open &^= private
	}
}

// merge keeps, of the states since from that no later technique can tell
// apart, the best, and returns where they stand.
func (s *solver) merge(from int) []int32 {
	list := s.arena[from:]
	slices.SortFunc(list, func(a, b state) int {
		return cmp.Or(a.key(&b), cmp.Compare(b.value, a.value), cmp.Compare(a.prev, b.prev), cmp.Compare(a.pick, b.pick))
	})
	list = slices.CompactFunc(list, func(a, b state) bool { return a.key(&b) == 0 })
	s.arena = s.arena[:from+len(list)]
	at := make([]int32, len(list))
	for i := range at {
		at[i] = int32(from + i)
	}
	return at
}

// key compares what later techniques can notice.
func (a *state) key(b *state) int {
	return cmp.Or(cmp.Compare(a.open, b.open), cmp.Compare(a.time, b.time),
		cmp.Compare(a.load[0], b.load[0]), cmp.Compare(a.load[1], b.load[1]))
}
