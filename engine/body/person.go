package body

import (
	"errors"
	"fmt"
	"math"
)

// Sex picks the set of published measures. It says nothing else.
type Sex uint8

// The two sets that the surveys have.
const (
	Female Sex = iota + 1
	Male
)

// String returns "f" or "m".
func (s Sex) String() string {
	if s == Female {
		return "f"
	}
	return "m"
}

// UnmarshalText reads "f" or "m".
func (s *Sex) UnmarshalText(text []byte) error {
	switch string(text) {
	case "f":
		*s = Female
	case "m":
		*s = Male
	default:
		return errSex
	}
	return nil
}

// Person is what the model is scaled by.
type Person struct {
	Height float64 // metres, standing
	Mass   float64 // kilograms
	Sex    Sex
	// Legs is how long the legs are for the height, in standard deviations; 0
	// is the middle, -2.33 and 2.33 the 1st and the 99th percentile.
	Legs float64
	// Hips is how broad hips and shoulders are for height and mass, the same way.
	Hips float64
}

// The range that the model is meant for. Outside of it the surveys it is made
// of say too little.
const (
	minHeight, maxHeight = 1.40, 2.10 // metres
	minMass, maxMass     = 38.0, 180.0
	minBMI, maxBMI       = 14.5, 50.0
	maxShape             = 3.0 // standard deviations
)

// errSex is for a person of whom no set of measures was named.
var errSex = errors.New("body: sex is neither f nor m: it picks the set of published measures")

// rounding is what a measure on the very edge may be off by.
const rounding = 1e-9

// Check reports what about p is out of the range of the model.
func (p Person) Check() error {
	if p.Sex != Female && p.Sex != Male {
		return errSex
	}
	bmi := p.Mass / (p.Height * p.Height)
	for _, c := range []struct {
		what          string
		got, min, max float64
		unit          string
	}{
		{"height", p.Height * 100, minHeight * 100, maxHeight * 100, "cm"},
		{"mass", p.Mass, minMass, maxMass, "kg"},
		{"body-mass index", bmi, minBMI, maxBMI, "kg/m²"},
		{"leg length", p.Legs, -maxShape, maxShape, "standard deviations"},
		{"breadth", p.Hips, -maxShape, maxShape, "standard deviations"},
	} {
		if math.IsNaN(c.got) || c.got < c.min-rounding || c.got > c.max+rounding {
			return fmt.Errorf("body: a %s of %.4g %s is not between %.4g and %.4g", c.what, c.got, c.unit, c.min, c.max)
		}
	}
	return nil
}

// Typical returns the person in the middle of the survey: evidence 7.3.
func Typical(s Sex) Person {
	if s == Female {
		return Person{Height: 1.626, Mass: 67, Sex: Female}
	}
	return Person{Height: 1.755, Mass: 84, Sex: Male}
}

// girth is how much thicker p is than the typical person of the same sex would
// be at p's height: mass goes with height times thickness squared.
func (p Person) girth() float64 {
	t := Typical(p.Sex)
	return math.Sqrt((p.Mass / p.Height) / (t.Mass / t.Height) * (t.Height * t.Height) / (p.Height * p.Height))
}
