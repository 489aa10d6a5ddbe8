package body_test

import (
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/body"
)

// The spread of the survey (evidence 7.3): standard deviations of height from
// the 5th and 95th percentiles, and mass at the 1st and 99th, taken as spread
// by a factor.
var spread = map[body.Sex]struct{ height, light, heavy float64 }{
	body.Female: {.065, 46, 98},
	body.Male:   {.0699, 57, 124},
}

const percentile99 = 2.33 // standard deviations

// anyone draws a person between the 1st and the 99th percentile of height,
// mass, leg length and breadth, each for itself.
func anyone(t *rapid.T) body.Person {
	p := body.Typical(rapid.SampledFrom([]body.Sex{body.Female, body.Male}).Draw(t, "sex"))
	of := spread[p.Sex]
	z := rapid.Float64Range(-percentile99, percentile99)
	p.Height += of.height * z.Draw(t, "height")
	p.Mass = rapid.Float64Range(of.light, of.heavy).Draw(t, "mass")
	p.Legs, p.Hips = z.Draw(t, "legs"), z.Draw(t, "hips")
	return p
}

// made returns the body of a person, who is in range.
func made(t *rapid.T, p body.Person) *body.Body {
	b, err := body.New(p)
	if err != nil {
		t.Fatalf("%+v: %v", p, err)
	}
	return b
}

var sides = []body.Side{body.Left, body.Right}

// ready draws a person, a technique and a side.
func ready(t *rapid.T) (*body.Body, *body.Technique, string) {
	b := made(t, anyone(t))
	id := rapid.SampledFrom(techniques).Draw(t, "technique")
	tech, err := b.Technique(id, rapid.SampledFrom(sides).Draw(t, "side"))
	if err != nil {
		t.Fatalf("%+v: %v", b.Person, err)
	}
	return b, tech, id
}

func at(t *rapid.T, tech *body.Technique, along float64) body.Pose {
	p, err := tech.At(along)
	if err != nil {
		t.Fatalf("at %v: %v", along, err)
	}
	return p
}

func TestEveryBodyBetweenThePercentilesCanDoEveryTechnique(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := made(t, anyone(t))
		for _, id := range techniques {
			tech, err := b.Technique(id, body.Left)
			if err != nil {
				t.Fatal(err)
			}
			for i := range 11 {
				at(t, tech, float64(i)/10)
			}
		}
	})
}

func TestWhoIsOutOfRangeIsToldWhichMeasure(t *testing.T) {
	ok := body.Typical(body.Female)
	for _, c := range []struct {
		name   string
		change func(*body.Person)
		word   string
	}{
		{"too short", func(p *body.Person) { p.Height = 1.39 }, "height"},
		{"no height", func(p *body.Person) { p.Height = math.NaN() }, "height"},
		{"too tall", func(p *body.Person) { p.Height = math.Inf(1) }, "height"},
		{"too heavy", func(p *body.Person) { p.Mass = 181 }, "mass"},
		{"too light for the height", func(p *body.Person) { p.Height, p.Mass = 2, 40 }, "body-mass index"},
		{"legs", func(p *body.Person) { p.Legs = 3.1 }, "leg length"},
		{"breadth", func(p *body.Person) { p.Hips = -3.1 }, "breadth"},
		{"no sex", func(p *body.Person) { p.Sex = 0 }, "sex"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := ok
			c.change(&p)
			if _, err := body.New(p); err == nil || !strings.Contains(err.Error(), c.word) {
				t.Errorf("%+v: %v does not name %s", p, err, c.word)
			}
		})
	}
}

// A body scaled in height, and in mass with its third power, has every length
// scaled.
func TestABodyScalesWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := body.Typical(rapid.SampledFrom([]body.Sex{body.Female, body.Male}).Draw(t, "sex"))
		p.Legs, p.Hips = rapid.Float64Range(-3, 3).Draw(t, "legs"), rapid.Float64Range(-3, 3).Draw(t, "hips")
		k := rapid.Float64Range(.9, 1.15).Draw(t, "k")
		large := p
		large.Height, large.Mass = p.Height*k, p.Mass*k*k*k
		a, b := made(t, p), made(t, large)
		for _, s := range body.Segments() {
			near(t, s.String()+" length", b.Part(s).End.Len(), a.Part(s).End.Len()*k)
			near(t, s.String()+" mass", b.Part(s).Mass, a.Part(s).Mass*k*k*k)
		}
		for i, s := range a.Shapes() {
			o := b.Shapes()[i]
			near(t, s.Name+" place", o.At.Len(), s.At.Len()*k)
			near(t, s.Name+" size", o.Axes.Len()+o.RadiusFrom+o.RadiusTo, k*(s.Axes.Len()+s.RadiusFrom+s.RadiusTo))
		}
	})
}

// near compares up to rounding.
func near(t interface{ Errorf(string, ...any) }, what string, got, want float64) {
	if math.Abs(got-want) > 1e-9*math.Max(1, math.Abs(want)) {
		t.Errorf("%s: %v, not %v", what, got, want)
	}
}

func FuzzAnyPersonSolvesOrIsToldWhy(f *testing.F) {
	f.Add(1.7, 70.0, uint8(1), 0.0, 0.0, "glute-roll", uint8(1), .5, 0.0)
	f.Add(2.1, 180.0, uint8(2), 3.0, -3.0, "tfl-roll", uint8(2), 1.0, .3)
	f.Add(math.NaN(), -1.0, uint8(9), math.Inf(1), 0.0, "", uint8(0), -1.0, math.NaN())
	f.Fuzz(func(t *testing.T, height, mass float64, sex uint8, legs, hips float64, id string, side uint8, along, lift float64) {
		b, err := body.New(body.Person{Height: height, Mass: mass, Sex: body.Sex(sex), Legs: legs, Hips: hips})
		if !told(t, err) {
			return
		}
		tech, err := b.Technique(id, body.Side(side))
		if !told(t, err) {
			return
		}
		p, err := tech.Lifted(along, lift)
		if told(t, err) {
			finite(t, &p)
		}
	})
}

// told reports whether there is no error, and checks that one is a sentence of
// this package.
func told(t *testing.T, err error) bool {
	t.Helper()
	if err != nil && (!strings.HasPrefix(err.Error(), "body: ") || strings.Contains(err.Error(), "\n")) {
		t.Errorf("%q is no sentence of this package", err)
	}
	return err == nil
}

func finite(t *testing.T, p *body.Pose) {
	t.Helper()
	for _, s := range body.Segments() {
		f := p.Frames[s]
		sum := f.At.Len() + f.Turn.X.Len() + f.Turn.Y.Len() + f.Turn.Z.Len()
		if math.IsNaN(sum) || math.IsInf(sum, 0) {
			t.Errorf("%v is nowhere: %+v", s, f)
		}
	}
}
