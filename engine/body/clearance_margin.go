package body

import (
	"fmt"
	"math"
)

// A Margin is the smallest of some distances, and on whom it was found.
type Margin struct {
	// Of is a forbidden region, or one of OnTarget and OffBone.
	Of string
	// Tenths of a millimetre, rounded down. Not above 0: it does not hold.
	Tenths int64
	Person Person
	Side   Side // that was worked
	Along  int  // thousandths of the stroke
}

// What a margin can be of besides a forbidden region.
const (
	// OnTarget is how far inside the regions that it is meant for the middle of
	// the patch stays.
	OnTarget = "target"
	// OffBone is how far the patch stays off the sitting bone where the tool is
	// put where it belongs.
	OffBone = "sitting-bone"
)

// Margins are the smallest distances of one technique, over all bodies and
// sides that were tried.
type Margins struct {
	Technique string
	Loads     []string // the regions it is meant to press
	All       []Margin
}

// exactBelow is the distance in metres that is enough in any case: above it,
// bounds are left rough.
const exactBelow = .015

// Try adds one technique on one body. It fails where the body cannot take the
// pose somewhere in the stroke.
func (m *Margins) Try(k *Keepout, t *Technique) error {
	p, err := t.press()
	if err != nil {
		return err
	}
	for _, f := range k.fields {
		c := p.clear(f, m.smallest(f.region.ID))
		m.note(f.region.ID, c.Millimetres/1000, c.Along, p)
	}
	m.note(OffBone, p.offBone(k, m.smallest(OffBone)), 0, p)
	metres, along := p.on(k.meant(m.Loads))
	m.note(OnTarget, metres, along, p)
	return nil
}

// smallest returns the smallest distance so far, in metres, and no more than
// is worth being exact about.
func (m *Margins) smallest(of string) float64 {
	for i := range m.All {
		if m.All[i].Of == of {
			return math.Min(exactBelow, float64(m.All[i].Tenths)/1e4)
		}
	}
	return exactBelow
}

// keep keeps a margin that is smaller than what was found so far.
func (m *Margins) keep(found Margin) {
	for i := range m.All {
		if m.All[i].Of != found.Of {
			continue
		}
		if found.Tenths < m.All[i].Tenths {
			m.All[i] = found
		}
		return
	}
	m.All = append(m.All, found)
}

// note keeps a distance in metres.
func (m *Margins) note(of string, metres, along float64, p *press) {
	m.keep(Margin{of, int64(math.Floor(metres * 1e4)), p.body.Person, p.side, int(math.Round(along * 1000))})
}

// Holds returns an error that names the first margin that is used up.
func (m *Margins) Holds() error {
	for _, x := range m.All {
		if x.Tenths <= 0 {
			return fmt.Errorf("body: %s comes within %.1f mm of %q with placement error, at %.2f of the stroke, on %s",
				m.Technique, float64(x.Tenths)/10, x.Of, float64(x.Along)/1000, x.Person.Describe())
		}
	}
	return nil
}

// offBone returns how far the patch stays off the bare bones, the tool put
// where it belongs, in metres.
func (p *press) offBone(k *Keepout, enough float64) float64 {
	placed := *p
	placed.along, placed.across = 0, 0
	metres := math.Inf(1)
	for _, f := range k.bones {
		metres = math.Min(metres, placed.clear(f, enough).Millimetres/1000)
	}
	return metres
}

// meant returns the regions of the left side with some ids.
func (k *Keepout) meant(ids []string) []Region {
	var out []Region
	for _, r := range k.regions {
		for _, id := range ids {
			if r.ID == id && r.Side == Left {
				out = append(out, r)
			}
		}
	}
	return out
}
