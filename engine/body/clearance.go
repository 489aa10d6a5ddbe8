package body

import "math"

// A Clear is how far the tool stays away from one forbidden region over a
// whole stroke, wherever a careful person may have put it: as data/regions.json
// has it, one vertebra too far along the body and 3 cm beside (evidence 7.5).
type Clear struct {
	Region string
	Side   Side // of the region; 0 when it lies on the middle
	// Millimetres is never more than the truth. It is the smaller of two: how
	// far the pressed patch stays off, the placement error taken away; and how
	// far the tool itself stays off the skin there, put where it belongs. Not
	// above 0: the patch may reach the region.
	Millimetres float64
	Along       float64 // where in the stroke it is smallest, 0 to 1
	Spot        Spot    // and which place of the region it is
}

// Clearance returns the clearance to every forbidden region of the body, in
// the order of [Body.Regions]. It fails where the body cannot take the pose.
//
// It is a lower bound, not a sample. The stroke is cut into pieces and the
// regions into cells; to what lies between the middles of the two, as far as
// they can be apart is taken away. Cells are cut further where it matters.
func (t *Technique) Clearance() ([]Clear, error) {
	p, err := t.press()
	if err != nil {
		return nil, err
	}
	var out []Clear
	for _, f := range t.body.Keepout().fields {
		out = append(out, p.clear(f, math.Inf(1)))
	}
	return out, nil
}

// A Keepout is where the tool must not bear on one body, cut into cells: made
// once for all that is tried on that body.
type Keepout struct {
	body    *Body
	fields  []field // the forbidden regions
	bones   []field // bare bones, no regions of a pack
	regions []Region
}

// Keepout makes the forbidden regions of a body ready.
func (b *Body) Keepout() *Keepout {
	k := &Keepout{body: b, regions: b.Regions()}
	for _, r := range k.regions {
		if r.Forbidden {
			k.fields = append(k.fields, field{r, r.cells()})
		}
	}
	for _, c := range readAtlas().Bones {
		for _, r := range b.region(&c) {
			k.bones = append(k.bones, field{r, r.cells()})
		}
	}
	return k
}
