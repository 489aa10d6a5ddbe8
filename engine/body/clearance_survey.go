package body

import (
	"fmt"
	"math"
)

// The bodies that the proof tries: every combination of these many heights,
// masses for the height, leg lengths and breadths between the 1st and the 99th
// percentile, evenly spaced in standard deviations, for both sexes.
const (
	surveyHeights, surveyMasses, surveyLegs, surveyHips = 9, 9, 8, 8

	// SurveySize is how many bodies there are.
	SurveySize = 2 * surveyHeights * surveyMasses * surveyLegs * surveyHips
)

// percentile99 is the 99th percentile in standard deviations.
const percentile99 = 2.33

// Spread of height and mass. Height: 1.648 to 1.870 m and 1.525 to 1.740 m
// from the 5th to the 95th percentile (evidence 7.3); where one side reaches
// further than the other, as far as that. Mass goes with the square
// of height; that leaves it a spread of a factor 1.16 a standard deviation, so
// that the 64 to 111 kg and 51 to 87 kg of evidence 7.3 come out.
const (
	maleMiddle, maleSpread     = 1.755, .0699
	femaleMiddle, femaleSpread = 1.632, .0653
	massSpread                 = .148
	maleMass, femaleMass       = 84.3, 66.6
)

// Survey returns the i-th body of the proof, 0 to SurveySize-1.
func Survey(i int) Person {
	next := func(n int) float64 {
		k := i % n
		i /= n
		return percentile99 * (2*float64(k)/float64(n-1) - 1)
	}
	hips, legs := next(surveyHips), next(surveyLegs)
	mass, height := next(surveyMasses), next(surveyHeights)
	sex := Female
	if i%2 == 1 {
		sex = Male
	}
	return surveyed(sex, height, mass, legs, hips)
}

// surveyed returns the person who is so many standard deviations off the middle.
func surveyed(sex Sex, height, mass, legs, hips float64) Person {
	middle, spread, heavy := femaleMiddle, femaleSpread, femaleMass
	if sex == Male {
		middle, spread, heavy = maleMiddle, maleSpread, maleMass
	}
	h := middle + spread*height
	return Person{Sex: sex, Height: h, Mass: heavy * (h / middle) * (h / middle) * thicker(mass), Legs: legs, Hips: hips}
}

// thicker returns how many times heavier than the middle somebody is who is n
// standard deviations off: massSpread's exponential, by its series.
func thicker(n float64) float64 {
	x, sum, term := n*massSpread, 1., 1.
	for k := 1; k < 12; k++ {
		term *= x / float64(k)
		sum += term
	}
	return sum
}

// Describe says who p is, for a message.
func (p Person) Describe() string {
	return fmt.Sprintf("%s, %.0f cm, %.0f kg, legs %+.1f, hips %+.1f", p.Sex, p.Height*100, math.Round(p.Mass), p.Legs, p.Hips)
}
