package body

import (
	"math"

	"unknot/engine/body/space"
)

// placeLeg places a leg. It fails where the leg cannot be in its place.
func (t *Technique) placeLeg(p *Pose, i int, hip space.V) error {
	switch t.leg(i).Kind {
	case "foot":
		return t.placeFoot(p, i, hip)
	case "knee":
		return t.placeKnee(p, i, hip)
	case "crossed":
		return t.placeCrossed(p, i, hip)
	case "trailing":
		t.placeTrailing(p, i)
	default: // straight: held against the pelvis
		t.holdLeg(p, i, 0)
	}
	return nil
}

// holdLeg holds a leg against the pelvis, its hip bent by more than the stance
// has it, in radians.
func (t *Technique) holdLeg(p *Pose, i int, more float64) {
	c, foot := legs[i], FootLeft+Segment(i)
	for _, s := range []Segment{c.upper, c.lower, foot} {
		turn := legTurn(s, t.st)
		if s == c.upper {
			turn = space.AboutY(more).Then(turn)
		}
		p.Frames[s] = t.body.hang(p.Frames[s.Parent()], s, turn)
	}
}

// toesOver is how high the toes of a leg that trails are over the floor, in
// metres: they may brush it, they bear nothing.
const toesOver = .003

// placeTrailing lets a straight leg sink from the hip until its toes come down.
func (t *Technique) placeTrailing(p *Pose, i int) {
	foot := FootLeft + Segment(i)
	nearest(0, func(more float64) float64 {
		t.holdLeg(p, i, more)
		return t.body.lowest(foot, p.Frames[foot]) - toesOver
	})
}

// lowest returns how high the lowest point of a segment's flesh is, in metres.
func (b *Body) lowest(s Segment, f space.Frame) float64 {
	low := math.Inf(1)
	down := f.Turn.Back(space.V{Z: -1})
	for i := range b.shapes {
		if sh := &b.shapes[i]; sh.Segment == s {
			low = math.Min(low, f.Out(sh.Support(down)).Z)
		}
	}
	return low
}

// placeFoot stands a foot flat in its place.
func (t *Technique) placeFoot(p *Pose, i int, hip space.V) error {
	foot := FootLeft + Segment(i)
	face := space.AboutZ(deg(t.st.Face) + sideOf(i)*deg(t.leg(i).Point))
	pole := face.X
	if t.st.Base == onFloor {
		pole.Z++
	}
	miss := t.body.reach(&p.Frames, legs[i], hip, t.feet[i], pole)
	p.Frames[foot] = space.Frame{At: t.feet[i], Turn: face}
	name := [2]string{"foot-left", "foot-right"}[i]
	p.Rests = append(p.Rests, t.body.footRest(name, p.Frames[foot]))
	return t.missed(name, miss, missSlack)
}

// footRest is a foot that stands flat: on heel and ball.
func (b *Body) footRest(name string, f space.Frame) Rest {
	h := b.Person.Height
	heelAt := f.Out(space.V{X: -.022 * h})
	ballAt := f.Out(space.V{X: .070 * h})
	return Rest{Name: name, Kind: Foot, Points: []space.V{{X: heelAt.X, Y: heelAt.Y}, {X: ballAt.X, Y: ballAt.Y}}}
}

const (
	crossedAt    = .90  // of the other thigh's way to the knee: just above it
	crossedOver  = .030 // of height, that the ankle is over the thigh's middle: the heel hangs free
	crossedPress = .006 // metres that flesh gives where ankle and thigh press
)

// placeCrossed lays the outside of the ankle on the other thigh, just above the
// knee, and lets the knee fall out.
func (t *Technique) placeCrossed(p *Pose, i int, hip space.V) error {
	b, leg, c, foot := t.body, t.leg(i), legs[i], FootLeft+Segment(i)
	other := ThighLeft + Segment(1-i)
	thigh, shin := b.shape("thigh-left"), b.shape("shin-left")
	core := space.Lerp(thigh.From, thigh.To, crossedAt)
	thick := thigh.RadiusFrom + (thigh.RadiusTo-thigh.RadiusFrom)*crossedAt + shin.RadiusTo - crossedPress
	over := crossedOver * b.Person.Height
	on := p.Frames[other].Out(space.V{X: core.X + thick, Y: b.parts[other].End.Y - sideOf(i)*over, Z: core.Z})
	pole := space.V{X: float64(leg.Ahead) / 100, Y: sideOf(i), Z: float64(leg.Apart) / 100}
	miss := b.reach(&p.Frames, c, hip, on, pole)
	p.Frames[foot] = b.hang(p.Frames[c.lower], foot, space.AboutY(deg(leg.Ankle)))
	return t.missed([2]string{"ankle-left", "ankle-right"}[i], miss, missSlack)
}

// placeKnee puts a knee on the floor beside the body, the shank behind it and
// the foot lying on the floor.
func (t *Technique) placeKnee(p *Pose, i int, hip space.V) error {
	b := t.body
	upper, _ := b.lengths(legs[i])
	knee := hip.Add(t.feet[i].Sub(hip).Unit().Mul(upper))
	foot := FootLeft + Segment(i)
	nearest(.03*b.Person.Height, func(ankle float64) float64 {
		t.layShank(p, i, [2]space.V{hip, knee}, ankle)
		return b.lowest(foot, p.Frames[foot])
	})
	name := [2]string{"knee-left", "knee-right"}[i]
	p.Rests = append(p.Rests, Rest{Name: name, Kind: Knee, Points: []space.V{{X: knee.X, Y: knee.Y}}})
	return t.missed(name, knee.Sub(t.feet[i]).Len(), kneeSlack)
}

// layShank lays the shank behind a knee on the floor, its ankle at a height in metres.
func (t *Technique) layShank(p *Pose, i int, thigh [2]space.V, height float64) {
	b, leg, c := t.body, t.leg(i), legs[i]
	_, lower := b.lengths(c)
	hip, knee := thigh[0], thigh[1]
	drop := knee.Z - height
	back := space.V{X: -math.Cos(deg(leg.Point)), Y: sideOf(i) * math.Sin(deg(leg.Point))}
	ankle := knee.Add(back.Mul(rest(lower, drop, 0))).Add(space.V{Z: -drop})
	axis := knee.Sub(hip).Cross(ankle.Sub(knee)).Unit()
	b.span(&p.Frames, c.upper, hip, knee, axis)
	b.span(&p.Frames, c.lower, knee, ankle, axis)
	foot := FootLeft + Segment(i)
	p.Frames[foot] = b.hang(p.Frames[c.lower], foot, space.AboutY(deg(leg.Ankle)))
}
