package body

import (
	"math"

	"unknot/engine/protocol"
)

// Pressure is how hard and on how much skin the tool presses. The patch is an
// ellipse; the pressure is its mean. In its middle it is half as high again to
// twice as high.
type Pressure struct {
	KPa  Band // kilopascals
	Area Band // square centimetres
}

// How flesh and tool give way: like a bed of springs, in newtons per square
// metre for every metre of depth.
const (
	// flesh is the stiffness of muscle where it is pressed firmly, 440 kPa
	// (evidence 4.3, gluteal muscle at 30 N), over 40 mm of it: a project
	// number [D] between the 32 and 74 mm that evidence 4.3 has for thin and
	// thick places.
	flesh440 = 440e3 / .040
	// A soft roller's foam, 50 mm of 0.45 MPa: chosen so that the softer roller
	// of evidence 4.2 comes out [D]. A hard tool does not give way at all, and a
	// medium one half as much as a soft one.
	softGives = .050 / .45e6
)

// gives is how far a tool gives way, in metres for every newton per square metre.
func gives(f protocol.Firmness) float64 {
	switch f {
	case protocol.Soft:
		return softGives
	case protocol.Medium:
		return softGives / 2
	default:
		return 0
	}
}

// Pressure returns how hard the tool presses on the skin of one limb under a
// load of this pose. A softer tool spreads the same force over more skin
// (evidence 4.2). Predicted wherever the load is.
func (p *Pose) Pressure(l Load, f protocol.Firmness) Pressure {
	each := l.square / float64(max(1, l.Limbs))
	low, lowArea := p.Touch.Under(l.Tool.Low*each, f)
	high, highArea := p.Touch.Under(l.Tool.High*each, f)
	return Pressure{KPa: Band{low, high}, Area: Band{lowArea, highArea}}
}

// Under returns mean pressure, in kPa, and area, in cm², under a force square to
// the skin, in newtons.
//
// A bed of springs of stiffness k, pressed in by d under two round bodies that
// fit each other like a ball of radius r, bears on an area of 2πrd a force of
// πrkd².
func (t *Touch) Under(newton float64, f protocol.Firmness) (kPa, cm2 float64) {
	if newton <= 0 {
		return 0, 0
	}
	k := 1 / (1/flesh440 + gives(f))
	area := math.Sqrt(4 * math.Pi * t.round() * newton / k)
	return newton / area / 1000, area * 10000
}

// round returns the radius of the ball that fits on a plane as tool and skin
// fit each other, in metres.
func (t *Touch) round() float64 { return t.Patch[0] * t.Patch[1] / (2 * t.Sink) }
