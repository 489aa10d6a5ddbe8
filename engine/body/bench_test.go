package body_test

import (
	"testing"

	"unknot/engine/body"
)

func BenchmarkPose(b *testing.B) {
	for _, id := range techniques {
		b.Run(id, func(b *testing.B) {
			made, err := body.New(body.Typical(body.Female))
			if err != nil {
				b.Fatal(err)
			}
			t, err := made.Technique(id, body.Left)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			for i := range b.N {
				if _, err := t.At(float64(i%101) / 100); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
