package progress_test

import (
	"math"
	"testing"

	"unknot/engine/progress"
)

// wilson is the interval as it stands in textbooks, in per cent.
func wilson(k, n float64) (low, high float64) {
	const z = 1.96
	p := k / n
	middle, spread := p+z*z/(2*n), z*math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	return 100 * (middle - spread) / (1 + z*z/n), 100 * (middle + spread) / (1 + z*z/n)
}

func TestTheBoundsOfAShareAreThoseOfTheTextbook(t *testing.T) {
	for n := 1; n <= 300; n++ {
		for k := 0; k <= n; k++ {
			low, high := wilson(float64(k), float64(n))
			s := progress.ShareOf(k, n)
			if float64(s.Low) > low+0.001 || float64(s.Low) < low-1.01 || float64(s.High) < high-0.001 || float64(s.High) > high+1.01 {
				t.Fatalf("%d of %d: %d to %d per cent, the textbook says %.3f to %.3f", k, n, s.Low, s.High, low, high)
			}
		}
	}
}

func TestAShareOfFewAnswersIsWide(t *testing.T) {
	for _, x := range []struct{ count, of, low, high int }{
		{0, 0, 0, 100}, {1, 1, 20, 100}, {0, 1, 0, 80}, {2, 3, 20, 94}, {8, 10, 49, 95}, {80, 100, 71, 87}, {800_000, 1_000_000, 79, 81},
	} {
		if s := progress.ShareOf(x.count, x.of); s != (progress.Share{Count: x.count, Of: x.of, Low: x.low, High: x.high}) {
			t.Errorf("%d of %d: %+v", x.count, x.of, s)
		}
	}
}
