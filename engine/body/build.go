package body

import "unknot/engine/body/space"

// A Part is a segment of a certain body. Its own frame has its axes as the
// world's when the body stands upright, and begins at the joint to its parent;
// the pelvis begins in the middle between the hips.
type Part struct {
	Segment  Segment
	Joint    space.V // where the part begins, in the parent's frame
	End      space.V // where the next joint, or the tip, is, in its own
	Mass     float64 // kilograms
	Centre   space.V // of mass, in its own frame
	Gyration space.V // radii of gyration about the axes forward, sideways, upward through Centre, in metres
}

// Body is a person's body: parts and surface. It is made by [New] and never
// changes.
type Body struct {
	Person Person
	parts  [segments]Part
	shapes []Shape
	marks  measures
}

// New scales the model to a person. It fails where the person is out of the
// model's range.
func New(p Person) (*Body, error) {
	if err := p.Check(); err != nil {
		return nil, err
	}
	b := &Body{Person: p, marks: p.measures()}
	b.joints()
	b.inertia()
	b.surface()
	return b, nil
}

// Part returns a segment of this body.
func (b *Body) Part(s Segment) Part { return b.parts[s] }

// Shapes returns the pieces of the surface. They are not to be changed.
func (b *Body) Shapes() []Shape { return b.shapes }

// shape returns the piece with a name.
func (b *Body) shape(name string) *Shape {
	for i := range b.shapes {
		if b.shapes[i].Name == name {
			return &b.shapes[i]
		}
	}
	return nil
}

// How far behind the middle of the hips the joints of the trunk lie, as a share
// of height: the spine is nearer to the back than to the belly.
const (
	lumbarBehind, thoraxBehind, neckBehind, shoulderBehind = .018, .024, .022, .012
)

// joints places every joint.
func (b *Body) joints() {
	m, h := b.marks, b.Person.Height
	at := func(s Segment, joint, end space.V) {
		b.parts[s] = Part{Segment: s, Joint: joint, End: end}
	}
	lumbar := space.V{X: -lumbarBehind * h, Z: m.navel - m.hip}
	thorax := space.V{X: -thoraxBehind * h, Z: m.xiphion - m.hip}
	neck := space.V{X: -neckBehind * h, Z: m.cervicale - m.hip}
	at(Pelvis, space.V{}, lumbar)
	at(Abdomen, lumbar, thorax.Sub(lumbar))
	at(Chest, thorax.Sub(lumbar), neck.Sub(thorax))
	at(Head, neck.Sub(thorax), space.V{X: neckBehind * h, Z: h - m.cervicale})
	for _, side := range []float64{1, -1} {
		arm, leg := UpperArmLeft, ThighLeft
		if side < 0 {
			arm, leg = UpperArmRight, ThighRight
		}
		shoulder := space.V{X: -shoulderBehind * h, Y: side * m.shoulderSide, Z: m.shoulder - m.hip}
		at(arm, shoulder.Sub(thorax), space.V{Z: -m.upperArm})
		at(arm+2, space.V{Z: -m.upperArm}, space.V{Z: -m.forearm})
		at(arm+4, space.V{Z: -m.forearm}, space.V{Z: -m.hand})
		at(leg, space.V{Y: side * m.hipSide}, space.V{Z: m.knee - m.hip})
		at(leg+2, space.V{Z: m.knee - m.hip}, space.V{Z: m.ankle - m.knee})
		at(leg+4, space.V{Z: m.ankle - m.knee}, space.V{X: toe * h, Z: -m.ankle})
	}
}

// A foot reaches from heel to toe over .152 of height, the heel behind the ankle.
const (
	heel, toe = -.040, .112
)
