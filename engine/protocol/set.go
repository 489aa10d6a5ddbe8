package protocol

import "math/bits"

// MaxSet is how many different things a Set can hold: the most items, and the
// most rules, a pack may have.
const MaxSet = 128

// A Set is a set of small indexes: items, rules or atoms of one pack. The zero
// Set is empty.
type Set [2]uint64

// With returns s with i in it.
func (s Set) With(i int) Set {
	s[i>>6&1] |= 1 << (i & 63)
	return s
}

// Without returns s with i out of it.
func (s Set) Without(i int) Set {
	s[i>>6&1] &^= 1 << (i & 63)
	return s
}

// Has reports whether i is in s.
func (s Set) Has(i int) bool { return s[i>>6&1]&(1<<(i&63)) != 0 }

// Meets reports whether s and t have something in common.
func (s Set) Meets(t Set) bool { return s[0]&t[0]|s[1]&t[1] != 0 }

// Empty reports whether nothing is in s.
func (s Set) Empty() bool { return s[0]|s[1] == 0 }

// Or returns what is in s or t.
func (s Set) Or(t Set) Set { return Set{s[0] | t[0], s[1] | t[1]} }

// Minus returns what is in s and not in t.
func (s Set) Minus(t Set) Set { return Set{s[0] &^ t[0], s[1] &^ t[1]} }

// Len returns how many are in s.
func (s Set) Len() int { return bits.OnesCount64(s[0]) + bits.OnesCount64(s[1]) }

// Each calls f with every index in s, smallest first.
func (s Set) Each(f func(int)) {
	for w, word := range s {
		for ; word != 0; word &= word - 1 {
			f(w<<6 | bits.TrailingZeros64(word))
		}
	}
}
