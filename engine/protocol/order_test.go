package protocol_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/protocol"
)

func TestOrderSortsAndKeepsWhatIsEqualInItsOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		type pair struct{ key, place int }
		var list []pair
		for i, key := range rapid.SliceOf(rapid.IntRange(-3, 3)).Draw(t, "keys") {
			list = append(list, pair{key, i})
		}
		want := slices.Clone(list)
		slices.SortStableFunc(want, func(a, b pair) int { return a.key - b.key })
		protocol.Order(list, func(x pair) int { return x.key })
		if !slices.Equal(list, want) {
			t.Fatalf("%v, want %v", list, want)
		}
	})
}
