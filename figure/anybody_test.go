package figure_test

import (
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/body"
	"unknot/figure"
)

// Whoever can take a pose can be drawn: all points lie in the film's box, which
// is no larger than a tall person needs.
func TestWhoeverTakesThePoseIsDrawn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		height := rapid.Float64Range(1.48, 1.98).Draw(t, "height")
		p := body.Person{
			Height: height, Mass: rapid.Float64Range(18, 38).Draw(t, "bmi") * height * height,
			Sex:  rapid.SampledFrom([]body.Sex{body.Female, body.Male}).Draw(t, "sex"),
			Legs: rapid.Float64Range(-2, 2).Draw(t, "legs"), Hips: rapid.Float64Range(-2, 2).Draw(t, "hips"),
		}
		b, err := body.New(p)
		if err != nil {
			t.Skip(err)
		}
		id := rapid.SampledFrom(techniques).Draw(t, "technique")
		if _, err := b.Technique(id, body.Left); err != nil {
			t.Skip(err)
		}
		f, err := figure.New(b, id, rapid.SampledFrom(figure.Views()).Draw(t, "view"), figure.Look{Short: rapid.Bool().Draw(t, "short")})
		if err != nil {
			t.Fatal(err)
		}
		if f.Box[2] > 2600 || f.Box[3] > 2300 {
			t.Errorf("%s takes %d by %d mm", &f, f.Box[2], f.Box[3])
		}
		for _, l := range f.Layers {
			for _, loop := range l.Loops {
				for k, frame := range loop {
					if len(frame) != len(loop[1]) {
						t.Fatalf("%s: frame %d of %s has %d numbers, the middle %d", &f, k, l.Look, len(frame), len(loop[1]))
					}
				}
			}
		}
	})
}
