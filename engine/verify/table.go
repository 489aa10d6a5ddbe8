package verify

import "slices"

// table is a set of state keys, numbered in the order they arrive, each with
// the move that led to it first. It uses open addressing: a map would take
// several times the time and memory.
type table struct {
	cells []cell
	trail []trail
}

// cell is a key and its number, plus one; 0 is an empty cell.
type cell struct {
	key    [2]uint64
	number uint32
}

// trail is how a state was reached first.
type trail struct {
	parent uint32
	move   uint8
}

func newTable() *table { return &table{cells: make([]cell, 1<<18)} }

// hash mixes a key; the constants are those of splitmix64.
func hash(k [2]uint64) uint64 {
	h := k[0] ^ k[1]*0x9E3779B97F4A7C15
	h = (h ^ h>>30) * 0xBF58476D1CE4E5B9
	h = (h ^ h>>27) * 0x94D049BB133111EB
	return h ^ h>>31
}

// add returns the number of a key and whether it is new.
func (t *table) add(k [2]uint64, parent uint32, move uint8) (number uint32, fresh bool) {
	if 2*len(t.trail) >= len(t.cells) {
		t.grow()
	}
	c := t.find(k)
	if c.number != 0 {
		return c.number - 1, false
	}
	t.trail = append(t.trail, trail{parent, move})
	*c = cell{k, uint32(len(t.trail))}
	return c.number - 1, true
}

// find returns the cell of a key, or the empty one where it belongs.
func (t *table) find(k [2]uint64) *cell {
	mask := uint64(len(t.cells) - 1)
	i := hash(k) & mask
	for t.cells[i].number != 0 && t.cells[i].key != k {
		i = (i + 1) & mask
	}
	return &t.cells[i]
}

func (t *table) grow() {
	old := t.cells
	t.cells = make([]cell, 4*len(old))
	for _, c := range old {
		if c.number != 0 {
			*t.find(c.key) = c
		}
	}
}

// path returns the moves that lead to a state from the first.
func (t *table) path(number uint32) []uint8 {
	var moves []uint8
	for number != 0 {
		moves = append(moves, t.trail[number].move)
		number = t.trail[number].parent
	}
	slices.Reverse(moves)
	return moves
}
