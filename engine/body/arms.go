package body

import (
	"math"

	"unknot/engine/body/space"
)

// placeArm places an arm. It fails where the shoulder would have to glide
// further than it can.
func (t *Technique) placeArm(p *Pose, i int, shoulder space.V) error {
	switch t.st.Arms.Kind {
	case "hands":
		return t.placeHand(p, i, shoulder)
	case "forearms":
		return t.placeForearm(p, i, shoulder)
	case "folded":
		return t.fold(p, i, shoulder)
	default:
		t.letHang(p, i)
		return nil
	}
}

// placeHand props the body on a hand behind it, flat on the floor. Where the
// arm is too short the shoulder glides after the hand.
func (t *Technique) placeHand(p *Pose, i int, shoulder space.V) error {
	b, c, hand := t.body, arms[i], HandLeft+Segment(i)
	upper, lower := b.lengths(c)
	way := t.hands[i].Sub(shoulder)
	if over := way.Len() - (upper+lower)*mostStretched; over > 0 {
		p.Shift[i] = way.Unit().Mul(over)
	}
	// The elbow points back and a little out.
	b.reach(&p.Frames, c, shoulder.Add(p.Shift[i]), t.hands[i], space.V{X: -1, Y: sideOf(i) * .4})
	p.Frames[hand] = t.palm(i, t.hands[i])
	palm := p.Frames[hand].Out(space.V{Z: -.35 * b.parts[hand].End.Len()})
	name := [2]string{"hand-left", "hand-right"}[i]
	p.Rests = append(p.Rests, Rest{Name: name, Kind: Hand, Points: []space.V{{X: palm.X, Y: palm.Y}}})
	return t.missed("the shoulder over "+name, p.Shift[i].Len(), glideSlack)
}

// mostStretched is how long a propping arm is at most, as a share of the arm:
// elbows are never locked.
const mostStretched = .998

// palm lays a hand flat on the floor, its wrist at a place.
func (t *Technique) palm(i int, wrist space.V) space.Frame {
	point := deg(t.st.Arms.Point)
	fingers := space.V{X: math.Cos(point), Y: sideOf(i) * math.Sin(point)}
	y := space.V{Z: sideOf(i)}
	z := fingers.Mul(-1)
	return space.Frame{At: wrist, Turn: space.Rot{X: y.Cross(z), Y: y, Z: z}}
}

// placeForearm props the body on a forearm that lies forward on the floor. The
// shoulder glides on the ribs by what is missing.
func (t *Technique) placeForearm(p *Pose, i int, shoulder space.V) error {
	b, c, hand := t.body, arms[i], HandLeft+Segment(i)
	upper, lower := b.lengths(c)
	elbow := t.hands[i]
	top := elbow.Add(shoulder.Sub(elbow).Unit().Mul(upper))
	p.Shift[i] = top.Sub(shoulder)
	drop := (elbowHeight - wristHeight) * b.Person.Height
	point := deg(t.st.Arms.Point)
	ahead := space.V{X: math.Cos(point), Y: sideOf(i) * math.Sin(point)}
	wrist := elbow.Add(ahead.Mul(rest(lower, drop, 0))).Add(space.V{Z: -drop})
	axis := wrist.Sub(elbow).Cross(elbow.Sub(top)).Unit()
	b.span(&p.Frames, c.upper, top, elbow, axis)
	b.span(&p.Frames, c.lower, elbow, wrist, axis)
	p.Frames[hand] = t.palm(i, wrist)
	name := [2]string{"forearm-left", "forearm-right"}[i]
	p.Rests = append(p.Rests, Rest{Name: name, Kind: Forearm, Points: []space.V{{X: elbow.X, Y: elbow.Y}, {X: wrist.X, Y: wrist.Y}}})
	return t.missed("the shoulder over "+name, p.Shift[i].Len(), glideSlack)
}

// letHang lets an arm hang from the shoulder as the stance has it.
func (t *Technique) letHang(p *Pose, i int) {
	b, arm, c, hand := t.body, &t.st.Arms, arms[i], HandLeft+Segment(i)
	a := arm.Left
	if i == 1 {
		a = arm.Right
	}
	side := sideOf(i)
	turn := space.Angles{Y: deg(a.Y), X: side * deg(a.X), Z: side * deg(a.Z)}.Rot()
	p.Frames[c.upper] = b.hang(p.Frames[Chest], c.upper, turn)
	p.Frames[c.lower] = b.hang(p.Frames[c.upper], c.lower, space.AboutY(-deg(arm.Bent)))
	p.Frames[hand] = b.hang(p.Frames[c.lower], hand, space.None)
}

// Where hands folded on the breastbone lie: how far over the flesh of the chest
// a wrist is, and how high in the chest's frame, as shares of height. The right
// hand lies over the left.
var (
	foldedOut  = [2]float64{.020, .036}
	foldedHigh = [2]float64{.028, .036}
)

const foldedBeside = .052 // of a wrist, from the middle

// fold lays a hand on the breastbone, the elbow hanging beside the ribs.
func (t *Technique) fold(p *Pose, i int, shoulder space.V) error {
	b, c, hand := t.body, arms[i], HandLeft+Segment(i)
	h, chest := b.Person.Height, p.Frames[Chest]
	wrist := space.V{X: b.front() + foldedOut[i]*h, Y: sideOf(i) * foldedBeside * h, Z: foldedHigh[i] * h}
	points := [2]angles{t.st.Arms.Left, t.st.Arms.Right}[i]
	pole := chest.Turn.Apply(space.V{X: math.Sin(deg(points.Y)), Y: sideOf(i) * math.Sin(deg(points.X)), Z: -math.Cos(deg(points.X))})
	miss := b.reach(&p.Frames, c, shoulder, chest.Out(wrist), pole)
	fore := &p.Frames[c.lower]
	p.Frames[hand] = space.Frame{At: fore.Out(b.parts[hand].Joint), Turn: across(fore.Turn, chest.Turn, sideOf(i))}
	return t.missed([2]string{"the left hand", "the right hand"}[i], miss, missSlack)
}

// front returns how far the flesh in front reaches forward in the chest's frame.
func (b *Body) front() float64 {
	far := 0.0
	for i := range b.shapes {
		if s := &b.shapes[i]; s.Segment == Chest {
			far = math.Max(far, s.Support(space.V{X: 1}).X)
		}
	}
	return far
}

// across lays a palm on the breastbone, the fingers where the forearm points.
func across(fore, chest space.Rot, side float64) space.Rot {
	fingers := fore.Z.Sub(chest.X.Mul(fore.Z.Dot(chest.X))).Unit()
	y := chest.X.Mul(side)
	return space.Rot{X: y.Cross(fingers), Y: y, Z: fingers}
}
