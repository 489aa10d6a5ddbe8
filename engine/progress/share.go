package progress

// A Share is how many of some answers were of one sort, and between which
// bounds the true share may lie.
//
// The bounds are those of Wilson's interval (Wilson 1927, JASA 22:209), which
// holds the true share 95 times of 100 when the answers are as good as drawn by
// chance. They are not quite: one person's answers resemble each other, so the
// truth is less certain than the bounds, never more.
type Share struct {
	Count int `json:"count"`
	Of    int `json:"of"`
	Low   int `json:"low"`  // per cent, rounded down; 0 without answers
	High  int `json:"high"` // per cent, rounded up; 100 without answers
}

// z2 is the square of 1.96, in ten-thousandths.
const z2, unit = 38_416, 10_000

// ShareOf returns the share of count among of, both at most a million.
func ShareOf(count, of int) Share {
	s := Share{Count: count, Of: of, High: 100}
	if of == 0 {
		return s
	}
	k, n := int64(count), int64(of)
	middle, whole := 2*k*unit+z2, 2*(n*unit+z2)
	spread := root(z2*z2 + 4*z2*unit*k*(n-k)/n)
	s.Low = int(max(0, 100*(middle-spread)/whole))
	s.High = int(min(100, (100*(middle+spread)+whole-1)/whole))
	return s
}

// root returns the square root of n, rounded up.
func root(n int64) int64 {
	if n <= 0 {
		return 0
	}
	x := n
	for y := (x + 1) / 2; y < x; y = (x + n/x) / 2 {
		x = y
	}
	if x*x < n {
		x++
	}
	return x
}
