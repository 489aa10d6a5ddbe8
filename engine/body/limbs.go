package body

import (
	"fmt"
	"math"

	"unknot/engine/body/space"
)

// How high joints lie over the floor where the part rests on it, as shares of
// height.
const (
	wristHeight, elbowHeight, kneeHeight, instepHeight = .0150, .0255, .0350, .0250
)

// settle finds the pose of the middle of the stroke, and with it the places of
// hands and feet.
func (t *Technique) settle() error {
	t.pitch = deg(t.st.Pelvis.Pitch)
	if err := t.settleArms(); err != nil {
		return err
	}
	if t.st.Base == onWall {
		t.stand()
	}
	tr := t.trunk(0, t.pitch)
	for i, hip := range t.hips(&tr) {
		t.feet[i] = t.settleLeg(i, hip)
	}
	return nil
}

// prop returns how long an arm is as a prop, and how high its lower end stands.
func (t *Technique) prop() (chord, height float64) {
	h := t.body.Person.Height
	if t.st.Arms.Kind == "forearms" {
		upper, _ := t.body.lengths(arms[0])
		return upper, elbowHeight * h
	}
	return t.body.chord(arms[0], deg(t.st.Arms.Bent)), wristHeight * h
}

// settleArms pitches the pelvis so that the arms, leant as the stance has them,
// just reach the floor.
func (t *Technique) settleArms() error {
	if t.st.Arms.Kind == "hang" {
		return nil
	}
	chord, height := t.prop()
	lean := deg(t.st.Arms.Lean)
	miss := func(pitch float64) float64 {
		t.pitch = pitch
		tr := t.trunk(0, pitch)
		return middle(t.shoulders(&tr)).Z - height - chord*math.Cos(lean)
	}
	t.pitch = nearest(t.pitch, miss)
	if math.Abs(miss(t.pitch)) > 1e-6 {
		return fmt.Errorf("body: in %s the arms of this body do not reach the floor", t.st.ID)
	}
	t.chord = chord
	tr := t.trunk(0, t.pitch)
	apart := float64(t.st.Arms.Apart) / 1000 * t.body.Person.Height
	for i, at := range t.shoulders(&tr) {
		side := 1 - 2*float64(i)
		t.hands[i] = space.V{X: middle(t.shoulders(&tr)).X + chord*math.Sin(lean), Y: at.Y + side*apart, Z: height}
	}
	return nil
}

// stand puts the feet of somebody at a wall on the floor: the tool's height
// follows from the bent knees.
func (t *Technique) stand() {
	tr := t.trunk(0, t.pitch)
	hip := middle(t.hips(&tr)).Z
	ahead := float64(t.st.Left.Ahead) / 1000 * t.body.Person.Height
	chord := t.body.chord(legs[0], deg(t.st.Left.Bent))
	t.base += t.body.marks.ankle + math.Sqrt(chord*chord-ahead*ahead) - hip
}

// settleLeg returns where a foot, or a knee that stands, has its place: in
// front of its hip, as far as the bent leg reaches.
func (t *Technique) settleLeg(i int, hip space.V) space.V {
	leg, h := t.leg(i), t.body.Person.Height
	side := 1 - 2*float64(i)
	y := hip.Y + side*float64(leg.Apart)/1000*h
	switch leg.Kind {
	case "foot":
		z := t.body.marks.ankle
		if t.st.Base == onWall {
			out := space.AboutZ(deg(t.st.Face)).Apply(space.V{Y: y - hip.Y})
			return space.V{X: hip.X + float64(leg.Ahead)/1000*h, Y: hip.Y, Z: z}.Add(out)
		}
		chord := t.body.chord(legs[0], deg(leg.Bent))
		return space.V{X: hip.X + rest(chord, hip.Z-z, y-hip.Y), Y: y, Z: z}
	case "knee":
		z := kneeHeight * h
		upper, _ := t.body.lengths(legs[0])
		x := float64(leg.Ahead) / 1000 * h
		return space.V{X: hip.X + x, Y: hip.Y + side*rest(upper, hip.Z-z, x), Z: z}
	default:
		return space.V{}
	}
}

// rest returns the third side of a box whose diagonal is d; 0 where there is none.
func rest(d, a, b float64) float64 { return math.Sqrt(math.Max(0, d*d-a*a-b*b)) }

func (t *Technique) leg(i int) *legData {
	if i == 0 {
		return &t.st.Left
	}
	return &t.st.Right
}

// limbs places arms and legs, the crossed leg last.
func (t *Technique) limbs(p *Pose, tr *trunk) error {
	hips := t.hips(tr)
	for _, crossed := range []bool{false, true} {
		for i := range 2 {
			if (t.leg(i).Kind == "crossed") != crossed {
				continue
			}
			if miss := t.placeLeg(p, i, hips[i]); miss > reachSlack {
				return fmt.Errorf("body: in %s a leg of this body is %.0f mm from its place", t.st.ID, miss*1000)
			}
		}
	}
	for i, at := range t.shoulders(tr) {
		if miss := t.placeArm(p, i, at); miss > 2.5*reachSlack {
			return fmt.Errorf("body: in %s an arm of this body is %.0f mm from its place", t.st.ID, miss*1000)
		}
	}
	return nil
}

// placeLeg places a leg and reports how far it misses its place, in metres.
func (t *Technique) placeLeg(p *Pose, i int, hip space.V) float64 {
	leg, b := t.leg(i), t.body
	c, foot := legs[i], FootLeft+Segment(i)
	side := 1 - 2*float64(i)
	names := [2]string{"left", "right"}
	switch leg.Kind {
	case "foot":
		face := space.AboutZ(deg(t.st.Face) + side*deg(leg.Point))
		pole := face.Apply(space.V{X: 1})
		if t.st.Base == onFloor {
			pole = pole.Add(space.V{Z: 1})
		}
		miss := b.reach(&p.Frames, c, hip, t.feet[i], pole)
		p.Frames[foot] = space.Frame{At: t.feet[i], Turn: face}
		p.Rests = append(p.Rests, b.footRest("foot-"+names[i], p.Frames[foot]))
		return miss
	case "knee":
		return t.placeKnee(p, i, hip)
	case "crossed":
		other := &p.Frames[ThighLeft+Segment(1-i)]
		end := b.parts[ThighLeft].End
		// The outside of the ankle lies on the thigh, a little above the knee.
		on := other.Out(space.V{X: float64(leg.Ahead) / 1000 * b.Person.Height, Z: end.Z * .86})
		miss := b.reach(&p.Frames, c, hip, on, space.V{X: .25, Y: side, Z: float64(leg.Apart) / 100})
		p.Frames[foot] = b.hang(p.Frames[c.lower], foot, space.AboutY(deg(leg.Ankle)))
		return miss
	default: // straight: held against the pelvis
		for _, s := range []Segment{c.upper, c.lower, foot} {
			p.Frames[s] = b.hang(p.Frames[s.Parent()], s, legTurn(s, t.st))
		}
		return 0
	}
}

// placeKnee puts a knee on the floor beside the body, shank and instep behind it.
func (t *Technique) placeKnee(p *Pose, i int, hip space.V) float64 {
	b, h := t.body, t.body.Person.Height
	c, foot := legs[i], FootLeft+Segment(i)
	upper, lower := b.lengths(c)
	to := t.feet[i].Sub(hip)
	flat := space.V{X: to.X, Y: to.Y}.Unit()
	knee := hip.Add(flat.Mul(rest(upper, to.Z, 0))).Add(space.V{Z: to.Z})
	miss := knee.Sub(t.feet[i]).Len()
	leg := t.leg(i)
	side := 1 - 2*float64(i)
	drop := kneeHeight*h - instepHeight*h
	back := space.V{X: -math.Cos(deg(leg.Point)), Y: side * math.Sin(deg(leg.Point))}
	ankle := knee.Add(back.Mul(rest(lower, drop, 0))).Add(space.V{Z: -drop})
	axis := knee.Sub(hip).Cross(ankle.Sub(knee)).Unit()
	b.span(&p.Frames, c.upper, hip, knee, axis)
	b.span(&p.Frames, c.lower, knee, ankle, axis)
	p.Frames[foot] = b.hang(p.Frames[c.lower], foot, space.AboutY(deg(leg.Ankle)))
	p.Rests = append(p.Rests, Rest{Name: [2]string{"knee-left", "knee-right"}[i], Kind: Knee, Points: []space.V{{X: knee.X, Y: knee.Y}}})
	return miss
}

// footRest is a foot that stands flat: on heel and ball.
func (b *Body) footRest(name string, f space.Frame) Rest {
	h := b.Person.Height
	heelAt := f.Out(space.V{X: -.022 * h})
	ballAt := f.Out(space.V{X: .070 * h})
	return Rest{Name: name, Kind: Foot, Points: []space.V{{X: heelAt.X, Y: heelAt.Y}, {X: ballAt.X, Y: ballAt.Y}}}
}

// placeArm places an arm and reports how far the shoulder has to glide, in metres.
func (t *Technique) placeArm(p *Pose, i int, shoulder space.V) float64 {
	b, arm := t.body, &t.st.Arms
	c, hand := arms[i], HandLeft+Segment(i)
	side := 1 - 2*float64(i)
	switch arm.Kind {
	case "hands":
		// The elbow points back and a little out.
		miss := b.reach(&p.Frames, c, shoulder, t.hands[i], space.V{X: -1, Y: side * .4})
		p.Frames[hand] = t.palm(i, t.hands[i])
		palm := p.Frames[hand].Out(space.V{Z: -.35 * b.parts[hand].End.Len()})
		p.Rests = append(p.Rests, Rest{Name: [2]string{"hand-left", "hand-right"}[i], Kind: Hand, Points: []space.V{{X: palm.X, Y: palm.Y}}})
		return miss
	case "forearms":
		return t.placeForearm(p, i, shoulder)
	default: // hang
		a := arm.Left
		if i == 1 {
			a = arm.Right
		}
		turn := space.Angles{Y: deg(a.Y), X: side * deg(a.X), Z: side * deg(a.Z)}.Rot()
		p.Frames[c.upper] = b.hang(p.Frames[Chest], c.upper, turn)
		p.Frames[c.lower] = b.hang(p.Frames[c.upper], c.lower, space.AboutY(-deg(arm.Bent)))
		p.Frames[hand] = b.hang(p.Frames[c.lower], hand, space.None)
		return 0
	}
}

// palm lays a hand flat on the floor, its wrist at a place.
func (t *Technique) palm(i int, wrist space.V) space.Frame {
	side := 1 - 2*float64(i)
	point := deg(t.st.Arms.Point)
	fingers := space.V{X: math.Cos(point), Y: side * math.Sin(point)}
	y := space.V{Z: side}
	z := fingers.Mul(-1)
	return space.Frame{At: wrist, Turn: space.Rot{X: y.Cross(z), Y: y, Z: z}}
}

// placeForearm props the body on a forearm that lies forward on the floor. The
// shoulder glides on the ribs by what is missing.
func (t *Technique) placeForearm(p *Pose, i int, shoulder space.V) float64 {
	b := t.body
	c, hand := arms[i], HandLeft+Segment(i)
	side := 1 - 2*float64(i)
	upper, lower := b.lengths(c)
	elbow := t.hands[i]
	top := elbow.Add(shoulder.Sub(elbow).Unit().Mul(upper))
	p.Shift[i] = top.Sub(shoulder)
	drop := (elbowHeight - wristHeight) * b.Person.Height
	point := deg(t.st.Arms.Point)
	ahead := space.V{X: math.Cos(point), Y: side * math.Sin(point)}
	wrist := elbow.Add(ahead.Mul(rest(lower, drop, 0))).Add(space.V{Z: -drop})
	axis := wrist.Sub(elbow).Cross(elbow.Sub(top)).Unit()
	b.span(&p.Frames, c.upper, top, elbow, axis)
	b.span(&p.Frames, c.lower, elbow, wrist, axis)
	p.Frames[hand] = t.palm(i, wrist)
	p.Rests = append(p.Rests, Rest{Name: [2]string{"forearm-left", "forearm-right"}[i], Kind: Forearm, Points: []space.V{{X: elbow.X, Y: elbow.Y}, {X: wrist.X, Y: wrist.Y}}})
	return p.Shift[i].Len()
}
