package body

import "unknot/engine/body/space"

// A flesh is a piece of surface of the typical man, as shares of height, and
// how it changes: with thickness, breadth and sex. Heights are over the floor,
// standing; the rest is relative to the middle. What is on one side is given
// for the left.
type flesh struct {
	name        string
	segment     Segment
	at, axes    space.V // an ellipsoid
	from, to    space.V // or a rounded cone
	r0, r1      float64
	thick       float64 // how much of the person's thickness it takes on
	broad       float64 // the same sideways, where it is less
	depth, wide float64 // a woman's, against a man's
	hips        float64 // how much of the person's breadth it takes on
	sex         Sex     // whose it is, where only one sex's bodies have it
	both        bool
	guide       bool // no flesh: the fold that the tool bridges where a hip is straight
}

// fleshes fit the breadths, depths and circumferences of evidence 7.3, which
// flesh_test.go compares. What the surveys do not have (face, hands, feet, bust)
// is drawn to look right and bears nothing.
var fleshes = []flesh{
	{name: "pelvis", segment: Pelvis, at: space.V{X: .004, Z: .548}, axes: space.V{X: .062, Y: .087, Z: .074}, thick: 1.3, broad: 1.05, depth: .98, wide: 1.09, hips: 1},
	{name: "buttock", segment: Pelvis, at: space.V{X: -.024, Y: .0450, Z: .506}, axes: space.V{X: .053, Y: .050, Z: .070}, thick: 1.1, broad: 1.3, depth: 1.02, wide: 1.11, hips: 1, both: true},
	{name: "hip-front", segment: Pelvis, at: space.V{X: .012, Y: .0420, Z: .520}, axes: space.V{X: .050, Y: .050, Z: .062}, thick: 1.1, broad: 1.3, depth: .97, wide: 1.08, hips: 1, both: true},
	{name: "hip-line", segment: Pelvis, from: space.V{X: .012, Y: .0520, Z: .545}, to: space.V{X: .006, Y: .0535, Z: .430}, r0: .0460, r1: .0460, thick: 1.1, depth: 1, wide: 1.03, hips: 1, both: true, guide: true},
	{name: "waist", segment: Abdomen, at: space.V{X: .008, Z: .604}, axes: space.V{X: .0667, Y: .0926, Z: .090}, thick: 1.75, broad: 1.2, depth: .985, wide: .99, hips: .6},
	{name: "belly", segment: Abdomen, at: space.V{X: .005, Z: .660}, axes: space.V{X: .0660, Y: .0850, Z: .095}, thick: 1.6, broad: 1.1, depth: .97, wide: .97, hips: .6},
	{name: "chest", segment: Chest, at: space.V{X: .002, Z: .742}, axes: space.V{X: .0715, Y: .0835, Z: .112}, thick: 1.15, broad: .75, depth: .98, wide: 1.0, hips: .6},
	{name: "breast", segment: Chest, sex: Male, at: space.V{X: .030, Y: .0410, Z: .752}, axes: space.V{X: .0435, Y: .046, Z: .036}, thick: 1.15, depth: 1, wide: 1, hips: .6, both: true},
	{name: "bust", segment: Chest, sex: Female, at: space.V{X: .039, Y: .0410, Z: .727}, axes: space.V{X: .0460, Y: .041, Z: .042}, thick: 1.15, depth: 1, wide: 1, hips: .6, both: true},
	{name: "shoulders", segment: Chest, at: space.V{X: -.012, Z: .788}, axes: space.V{X: .045, Y: .112, Z: .040}, thick: .7, depth: 1, wide: .93, hips: .8},
	{name: "trapezius", segment: Chest, from: space.V{X: -.018, Y: .0120, Z: .852}, to: space.V{X: -.014, Y: .0880, Z: .802}, r0: .0255, r1: .0265, thick: .7, depth: .93, wide: .93, hips: .8, both: true},
	{name: "shoulder", segment: UpperArmLeft, at: space.V{X: -.012, Y: .112, Z: .783}, axes: space.V{X: .036, Y: .0345, Z: .046}, thick: .9, depth: .93, wide: .93, both: true},
	{name: "neck", segment: Head, from: space.V{X: -.016, Z: .830}, to: space.V{X: -.004, Z: .895}, r0: .035, r1: .032, thick: .7, depth: .88, wide: .88},
	{name: "skull", segment: Head, at: space.V{X: .002, Z: .942}, axes: space.V{X: .056, Y: .044, Z: .058}, thick: .1, depth: 1, wide: 1},
	{name: "face", segment: Head, at: space.V{X: .026, Z: .911}, axes: space.V{X: .031, Y: .035, Z: .042}, thick: .2, depth: .98, wide: .96},
	{name: "chin", segment: Head, at: space.V{X: .040, Z: .882}, axes: space.V{X: .0165, Y: .019, Z: .014}, thick: .3, depth: .97, wide: .92},
	{name: "nose", segment: Head, from: space.V{X: .052, Z: .934}, to: space.V{X: .0605, Z: .9165}, r0: .0060, r1: .0075, thick: .1, depth: .95, wide: .95},
	{name: "upper-arm", segment: UpperArmLeft, from: space.V{X: -.012, Y: .107, Z: .785}, to: space.V{X: -.012, Y: .107, Z: .635}, r0: .0300, r1: .0240, thick: 1, depth: .93, wide: .93, both: true},
	{name: "forearm", segment: ForearmLeft, from: space.V{X: -.012, Y: .107, Z: .612}, to: space.V{X: -.012, Y: .107, Z: .482}, r0: .0255, r1: .0155, thick: .8, depth: .9, wide: .9, both: true},
	{name: "elbow", segment: ForearmLeft, from: space.V{X: -.012, Y: .107, Z: .632}, to: space.V{X: -.012, Y: .107, Z: .612}, r0: .0235, r1: .0255, thick: .8, depth: .9, wide: .9, both: true},
	{name: "palm", segment: HandLeft, at: space.V{X: -.010, Y: .107, Z: .446}, axes: space.V{X: .0245, Y: .0110, Z: .034}, thick: .3, depth: .95, wide: .95, both: true},
	{name: "fingers", segment: HandLeft, at: space.V{X: -.008, Y: .106, Z: .405}, axes: space.V{X: .0210, Y: .0085, Z: .038}, thick: .2, depth: .95, wide: .95, both: true},
	{name: "thumb", segment: HandLeft, from: space.V{X: .006, Y: .106, Z: .455}, to: space.V{X: .024, Y: .104, Z: .420}, r0: .0085, r1: .0062, thick: .2, depth: .95, wide: .95, both: true},
	{name: "thigh", segment: ThighLeft, from: space.V{X: .008, Y: .0475, Z: .486}, to: space.V{X: .002, Y: .0484, Z: .285}, r0: .0500, r1: .0320, thick: 1.1, depth: 1.05, wide: 1.0, both: true},
	{name: "hamstrings", segment: ThighLeft, from: space.V{X: -.016, Y: .0475, Z: .480}, to: space.V{X: -.005, Y: .0484, Z: .300}, r0: .0495, r1: .0285, thick: 1.1, depth: 1.05, wide: 1.0, both: true},
	{name: "knee", segment: ShankLeft, at: space.V{X: .002, Y: .0484, Z: .280}, axes: space.V{X: .034, Y: .031, Z: .036}, thick: .6, depth: 1, wide: 1, both: true},
	{name: "calf", segment: ShankLeft, from: space.V{X: -.003, Y: .0484, Z: .262}, to: space.V{X: -.012, Y: .0484, Z: .208}, r0: .0290, r1: .0325, thick: .9, depth: 1, wide: 1, both: true},
	{name: "shin", segment: ShankLeft, from: space.V{X: -.010, Y: .0484, Z: .208}, to: space.V{X: -.002, Y: .0484, Z: .050}, r0: .0315, r1: .0195, thick: .7, depth: 1, wide: 1, both: true},
	{name: "heel", segment: FootLeft, from: space.V{X: -.018, Y: .0484, Z: .022}, to: space.V{X: .030, Y: .0484, Z: .024}, r0: .0220, r1: .0235, thick: .2, depth: .93, wide: 1, both: true},
	{name: "instep", segment: FootLeft, from: space.V{X: .008, Y: .0484, Z: .036}, to: space.V{X: .074, Y: .0484, Z: .016}, r0: .0205, r1: .0150, thick: .2, depth: .93, wide: 1, both: true},
	{name: "forefoot", segment: FootLeft, at: space.V{X: .068, Y: .0484, Z: .0125}, axes: space.V{X: .044, Y: .027, Z: .0125}, thick: .2, depth: .93, wide: 1, both: true},
}

// surface puts flesh on the bones.
func (b *Body) surface() {
	for _, f := range fleshes {
		if f.sex != 0 && f.sex != b.Person.Sex {
			continue
		}
		s := b.scale(f)
		if f.both {
			s.Name += "-left"
		}
		b.shapes = append(b.shapes, s)
		if f.both {
			b.shapes = append(b.shapes, s.mirror(f.name+"-right"))
		}
	}
}

// scale makes a piece of surface of this person's size.
func (b *Body) scale(f flesh) Shape {
	p, h := b.Person, b.Person.Height
	thick, broad := 1+f.thick*(p.girth()-1), 1+f.broad*(p.girth()-1)
	if f.broad == 0 {
		broad = thick
	}
	depth, wide := thick, 1+f.hips*hipsEach*p.Hips
	if p.Sex == Female {
		depth, wide = depth*f.depth, wide*f.wide
	}
	place := func(v space.V) space.V { return b.place(f.segment, v, wide) }
	s := Shape{Name: f.name, Segment: f.segment, Guide: f.guide}
	if f.r0 > 0 {
		s.From, s.To = place(f.from), place(f.to)
		s.RadiusFrom, s.RadiusTo = f.r0*h*depth, f.r1*h*depth
		return s
	}
	s.At = place(f.at)
	s.Axes = space.V{X: f.axes.X * h * depth, Y: f.axes.Y * h * wide * broad, Z: f.axes.Z * h * (1 + (thick-1)/4)}
	return s
}

// place returns where a point of the typical standing man, in shares of height,
// is on this person, in a segment's frame. Points of the limbs go with the
// joints, those of the trunk with the landmarks.
func (b *Body) place(s Segment, v space.V, wide float64) space.V {
	h := b.Person.Height
	z := b.height(v.Z)
	world := space.V{X: v.X * h, Y: v.Y * h * wide, Z: z}
	switch {
	case s >= ThighLeft:
		world.Y += b.marks.hipSide - male.hipSide*h*wide
	case s >= UpperArmLeft:
		world.Y = v.Y*h + b.marks.shoulderSide - male.shoulderSide*h
		world.Z = b.marks.shoulder + (v.Z-male.shoulder)*h*(b.marks.upperArm+b.marks.forearm)/((male.upperArm+male.forearm)*h)
	}
	return world.Sub(b.origin(s))
}

// origin returns where a segment begins when the body stands upright.
func (b *Body) origin(s Segment) space.V {
	at := space.V{Z: b.marks.hip}
	for ; s != Pelvis; s = s.Parent() {
		at = at.Add(b.parts[s].Joint)
	}
	return at
}

// height maps a height of the typical man, as a share of his, to this person's
// in metres, landmark by landmark.
func (b *Body) height(z float64) float64 {
	m, h := b.marks, b.Person.Height
	from := []float64{0, male.ankle, male.knee, male.hip, male.navel, male.xiphion, male.suprasternale, male.cervicale, 1}
	to := []float64{0, m.ankle, m.knee, m.hip, m.navel, m.xiphion, m.suprasternale, m.cervicale, h}
	for i := 1; i < len(from); i++ {
		if z <= from[i] {
			return to[i-1] + (to[i]-to[i-1])*(z-from[i-1])/(from[i]-from[i-1])
		}
	}
	return z * h
}

// mirror returns the piece on the other side of the body.
func (s Shape) mirror(name string) Shape {
	s.Name, s.Segment = name, s.Segment.Other()
	s.At, s.From, s.To = s.At.Mirror(), s.From.Mirror(), s.To.Mirror()
	return s
}
