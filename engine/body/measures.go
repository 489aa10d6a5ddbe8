package body

// measures are the heights and half-breadths of landmarks over the floor and
// beside the middle, standing, as shares of height: evidence 7.4 (ANSUR II),
// with arm lengths of evidence 7.2 (de Leva's segments, whose masses and
// centres go with them).
type measures struct {
	ankle, knee, hip, navel, xiphion, suprasternale, cervicale, gonion float64
	shoulder                                                           float64 // height of the joint: 26 below the acromion
	upperArm, forearm, hand                                            float64 // lengths
	hipSide, shoulderSide                                              float64 // joints, beside the middle
	asis, psis, ischium, trochanter, crest, rib                        float64 // heights: evidence 7.4 and 7.5
	lumbarLow, lumbarHigh                                              float64 // L5 lower plate, L1 upper plate, the widest of evidence 7.5
}

var male = measures{
	ankle: .042, knee: .280, hip: .512, navel: .602, xiphion: .723, suprasternale: .819, cervicale: .864, gonion: .883,
	shoulder: .795, upperArm: .162, forearm: .1545, hand: .108,
	hipSide: .0484, shoulderSide: .107,
	asis: .555, psis: .565, ischium: .4725, trochanter: .512, crest: .604, rib: .638,
	lumbarLow: .579, lumbarHigh: .676,
}

var female = measures{
	ankle: .039, knee: .286, hip: .519, navel: .602, xiphion: .729, suprasternale: .817, cervicale: .857, gonion: .883,
	shoulder: .794, upperArm: .1585, forearm: .152, hand: .108,
	hipSide: .0515, shoulderSide: .101,
	asis: .560, psis: .570, ischium: .4725, trochanter: .519, crest: .611, rib: .630,
	lumbarLow: .586, lumbarHigh: .690,
}

// How much the two free shapes change per standard deviation.
const (
	// Of height: what sitting height varies by among people of one height, from
	// its 918 and 977 mm at the median and the 95th percentile of men (evidence
	// 7.3) and a correlation with height of .77 (general knowledge).
	legsEach = .013
	hipsEach = .05 // of breadth
	// With every tenth that a person is thicker, shoulders are this much broader,
	// of the tenth: heavy arms hang further out (project, to evidence 7.3).
	shouldersEach = .35
)

// of returns the landmarks of p in metres. Longer legs lift the hip and
// everything up to the shoulders less and less; the head stays where it is.
func (p Person) measures() measures {
	m := male
	if p.Sex == Female {
		m = female
	}
	wide := 1 + hipsEach*p.Hips
	lift := func(at float64) float64 {
		switch {
		case at <= m.hip:
			return at * (1 + legsEach*p.Legs/m.hip)
		case at >= m.gonion:
			return at
		default:
			return at + legsEach*p.Legs*(m.gonion-at)/(m.gonion-m.hip)
		}
	}
	h, broad := p.Height, 1+shouldersEach*(p.girth()-1)
	up := func(at float64) float64 { return lift(at) * h }
	return measures{
		ankle: up(m.ankle), knee: up(m.knee), hip: up(m.hip), navel: up(m.navel), xiphion: up(m.xiphion),
		suprasternale: up(m.suprasternale), cervicale: up(m.cervicale), gonion: up(m.gonion), shoulder: up(m.shoulder),
		upperArm: m.upperArm * h, forearm: m.forearm * h, hand: m.hand * h,
		hipSide: m.hipSide * h * wide, shoulderSide: m.shoulderSide * h * wide * broad,
		asis: up(m.asis), psis: up(m.psis), ischium: up(m.ischium), trochanter: up(m.trochanter), crest: up(m.crest), rib: up(m.rib),
		lumbarLow: up(m.lumbarLow), lumbarHigh: up(m.lumbarHigh),
	}
}
