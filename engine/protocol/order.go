package protocol

// Order sorts a list that is short, or almost in order already, by a number.
// What has the same number stays in its order.
//
// The library's sorts are faster on long lists, and every type that they are
// used on brings a copy of its own into the program: in the browser the engine
// is a file that people wait for.
func Order[T any](list []T, by func(T) int) {
	for i := 1; i < len(list); i++ {
		x := list[i]
		at := i
		for ; at > 0 && by(list[at-1]) > by(x); at-- {
			list[at] = list[at-1]
		}
		list[at] = x
	}
}
