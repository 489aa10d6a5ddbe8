package body_test

import (
	"math"
	"testing"

	"unknot/engine/body"
)

var techniques = []string{"glute-roll", "piriformis-figure-four", "tfl-roll", "hip-flexor-roll", "glute-wall-ball", "piriformis-wall-ball", "tfl-wall-ball"}

func TestThePartsWeighWhatTheBodyWeighs(t *testing.T) {
	for _, sex := range []body.Sex{body.Female, body.Male} {
		b, err := body.New(body.Typical(sex))
		if err != nil {
			t.Fatal(err)
		}
		sum := 0.0
		for _, s := range body.Segments() {
			sum += b.Part(s).Mass
		}
		if math.Abs(sum-b.Person.Mass) > 0.002*b.Person.Mass {
			t.Errorf("sex %v: the parts weigh %.2f kg of %.2f", sex, sum, b.Person.Mass)
		}
	}
}

func TestEveryTechniqueHasAPoseOnBothSides(t *testing.T) {
	for _, sex := range []body.Sex{body.Female, body.Male} {
		b, err := body.New(body.Typical(sex))
		if err != nil {
			t.Fatal(err)
		}
		for _, id := range techniques {
			for _, side := range []body.Side{body.Left, body.Right} {
				tech, err := b.Technique(id, side)
				if err != nil {
					t.Errorf("%s: %v", id, err)
					continue
				}
				for i := range 21 {
					if _, err := tech.At(float64(i) / 20); err != nil {
						t.Errorf("%s at %d of 20: %v", id, i, err)
					}
				}
			}
		}
	}
}
