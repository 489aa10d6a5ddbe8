package main

import (
	"math"
	"math/rand/v2"
)

// days is how long a person is followed: twelve weeks.
const days = 84

// A kind is how a back goes.
type kind int

const (
	improving kind = iota
	stable
	noisy
	flaring
	worsening
)

var kinds = []kind{improving, stable, noisy, flaring, worsening}

var names = [...]string{"improving", "stable", "stable, noisy", "stable with flares", "steadily worse"}

func (k kind) String() string { return names[k] }

// The noise of one rating, as a standard deviation in points. The smallest
// detectable change of a 0-to-10 rating is 1.77 in people with back pain
// (10.1055/a-1304-3677), which is a noise of 1.77 / (1.96 * sqrt 2) = 0.64.
// Noisy people have twice that.
const quiet, loud = 0.64, 1.28

// missed is the share of mornings that are not noted.
const missed = 0.12

// A person is one made-up course.
type person struct {
	kind  kind
	dice  *rand.Rand
	start float64 // pain on the first day
	slope float64 // points a day
	from  int     // the day from which the slope counts
	noise float64
	flare map[int]float64 // points more, by day
}

// newPerson makes the nth person of a kind, always the same.
func newPerson(k kind, n int) *person {
	dice := rand.New(rand.NewPCG(uint64(k)+1, uint64(n)+1))
	p := &person{kind: k, dice: dice, start: 2 + 3*dice.Float64(), noise: quiet, flare: map[int]float64{}}
	switch k {
	case improving:
		p.start, p.slope = 4+2*dice.Float64(), -3.0/days
	case noisy:
		p.noise = loud
	case flaring:
		p.flares()
	case worsening:
		p.from = 14 + dice.IntN(15)
		p.slope = (3 + dice.Float64()) / float64(days-p.from)
	case stable:
	}
	return p
}

// flares adds two flares: three points more, gone in four to nine days.
func (p *person) flares() {
	for _, week := range []int{3 + p.dice.IntN(3), 8 + p.dice.IntN(3)} {
		first, length := 7*week+p.dice.IntN(7), 4+p.dice.IntN(6)
		for d := range length {
			p.flare[first+d] = 3 * (1 - float64(d)/float64(length))
		}
	}
}

// level is the true pain of a day. Products are rounded before they are added,
// so that every machine comes to the same sum.
func (p *person) level(day int) float64 {
	return p.start + float64(p.slope*float64(max(0, day-p.from))) + p.flare[day]
}

// rating is what the person says: the true pain and the noise of saying it.
func (p *person) rating(true float64) int {
	return int(math.Round(min(10, max(0, true+float64(p.noise*p.dice.NormFloat64())))))
}

// morning is the rating of a morning, when there is one.
func (p *person) morning(day int) (pain int, noted bool) {
	pain = p.rating(p.level(day))
	return pain, p.dice.Float64() >= missed
}
