package figure

import (
	"testing"

	"unknot/engine/body"
)

func BenchmarkFilm(b *testing.B) {
	who, err := body.New(body.Typical(body.Female))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := New(who, "glute-roll", Side, Look{}); err != nil {
			b.Fatal(err)
		}
	}
}
