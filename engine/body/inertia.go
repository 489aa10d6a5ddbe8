package body

import "unknot/engine/body/space"

// inertial is a segment of de Leva 1996 (evidence 7.2): its share of body mass,
// where along it its centre lies, counted from the cranial or proximal end, and
// its radii of gyration as shares of its length: about the axis that points
// forward, the one that points sideways, and the long one.
type inertial struct{ mass, centre, forward, sideways, long float64 }

// The columns are men and women, in the order of evidence 7.2.
var deLeva = map[Segment][2]inertial{
	Head:         {{.0694, .5976, .362, .376, .312}, {.0668, .5894, .330, .359, .318}},
	Chest:        {{.1596, .2999, .716, .454, .659}, {.1545, .2077, .746, .502, .718}},
	Abdomen:      {{.1633, .4502, .482, .383, .468}, {.1465, .4512, .433, .354, .415}},
	Pelvis:       {{.1117, .6115, .615, .551, .587}, {.1247, .4920, .433, .402, .444}},
	UpperArmLeft: {{.0271, .5772, .285, .269, .158}, {.0255, .5754, .278, .260, .148}},
	ForearmLeft:  {{.0162, .4574, .276, .265, .121}, {.0138, .4559, .261, .257, .094}},
	HandLeft:     {{.0061, .7900, .628, .513, .401}, {.0056, .7474, .531, .454, .335}},
	ThighLeft:    {{.1416, .4095, .329, .329, .149}, {.1478, .3612, .369, .364, .162}},
	ShankLeft:    {{.0433, .4395, .251, .246, .102}, {.0481, .4352, .267, .263, .092}},
	FootLeft:     {{.0137, .4415, .257, .245, .124}, {.0129, .4014, .299, .279, .139}},
}

// handShare is how much of the model's hand de Leva counts: from the wrist to
// the third knuckle, 86 mm of 188 in a man of 1.741 m and 78 of 187 in a woman
// of 1.735 m (general knowledge; evidence 7.2 has no length of the hand).
const handShare = .44

// inertia gives every part its mass.
func (b *Body) inertia() {
	set := 0
	if b.Person.Sex == Female {
		set = 1
	}
	for _, s := range Segments() {
		of := s
		if s > Head {
			of = min(s, s.Other())
		}
		b.parts[s].inertia(deLeva[of][set], b.ends(s), b.Person.Mass)
	}
}

// inertia sets mass, centre and radii of gyration of a segment between two ends.
func (p *Part) inertia(in inertial, ends [2]space.V, body float64) {
	p.Mass = in.mass * body
	p.Centre = space.Lerp(ends[0], ends[1], in.centre)
	l := ends[1].Sub(ends[0]).Len()
	p.Gyration = space.V{X: in.forward * l, Y: in.sideways * l, Z: in.long * l}
	if p.Segment >= FootLeft { // a foot's long axis points forward
		p.Gyration = space.V{X: in.long * l, Y: in.sideways * l, Z: in.forward * l}
	}
}

// ends returns the two ends that de Leva measures a segment between, in the
// segment's own frame.
func (b *Body) ends(s Segment) [2]space.V {
	m, h := b.marks, b.Person.Height
	p := b.parts[s]
	up := func(at, from float64) space.V { return space.V{Z: at - from} }
	switch s {
	case Head: // vertex to the middle of the jaw's angles
		return [2]space.V{{X: p.End.X, Z: p.End.Z}, {X: p.End.X, Z: m.gonion - m.cervicale}}
	case Chest: // suprasternale to xiphion
		x := thoraxBehind * h
		return [2]space.V{{X: x, Z: m.suprasternale - m.xiphion}, {X: x}}
	case Abdomen: // xiphion to navel
		x := lumbarBehind * h
		return [2]space.V{{X: x, Z: m.xiphion - m.navel}, {X: x}}
	case Pelvis: // navel to the middle of the hips
		return [2]space.V{up(m.navel, m.hip), {}}
	case HandLeft, HandRight:
		return [2]space.V{{}, p.End.Mul(handShare)}
	case FootLeft, FootRight: // heel to the tip of the toes
		return [2]space.V{{X: heel * h, Z: -m.ankle / 2}, {X: toe * h, Z: -m.ankle / 2}}
	default:
		return [2]space.V{{}, p.End}
	}
}
