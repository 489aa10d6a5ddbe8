package body

import (
	"fmt"
	"math"

	"unknot/engine/body/space"
)

// How high joints lie over the floor where the part rests on it, as shares of
// height: as thick as the flesh under them, pressed a little.
const (
	wristHeight, elbowHeight, kneeHeight = .0150, .0255, .0330
)

const (
	// kneeSlack is how far the middle of a knee on the floor may be from its
	// place, in metres: the kneecap is round and rolls, the skin over it gives.
	// Over a stroke it is half of this; turning off the tool takes the rest.
	kneeSlack = .012
	// glideSlack is how far a shoulder may glide on the ribs so that hand or
	// forearm stays, in metres. The girdle gives about that much each way
	// (project, general knowledge of the shoulder blade).
	glideSlack = .045
	// missSlack is how far any other limb may miss its place, in metres.
	missSlack = 1e-4
)

// settle finds the pose of the middle of the stroke, and with it the places of
// hands and feet.
func (t *Technique) settle() error {
	t.pitch = deg(t.st.Pelvis.Pitch)
	if err := t.settleArms(); err != nil {
		return err
	}
	hips := t.hips(0)
	for i := range hips {
		t.feet[i] = t.settleLeg(i, hips)
	}
	if t.st.Base == onWall {
		t.stand()
	}
	return nil
}

// hips returns where the legs hang at a place of the stroke.
func (t *Technique) hips(s float64) [2]space.V {
	f, _, _ := t.seat(place{s: s}, t.pitchAt(place{s: s}))
	return [2]space.V{f.Out(t.body.parts[ThighLeft].Joint), f.Out(t.body.parts[ThighRight].Joint)}
}

// prop returns how long an arm is as a prop, and how high its lower end stands;
// nothing where arms are no props.
func (t *Technique) prop() (chord, height float64) {
	h := t.body.Person.Height
	switch t.st.Arms.Kind {
	case "forearms":
		upper, _ := t.body.lengths(arms[0])
		return upper, elbowHeight * h
	case "hands":
		return t.body.chord(arms[0], deg(t.st.Arms.Bent)), wristHeight * h
	default:
		return 0, 0
	}
}

// settleArms pitches the pelvis so that the arms, leant as the stance has them,
// just reach the floor.
func (t *Technique) settleArms() error {
	chord, height := t.prop()
	if chord == 0 {
		return nil
	}
	lean := deg(t.st.Arms.Lean)
	miss := func(pitch float64) float64 {
		t.pitch = pitch
		f, _, _ := t.seat(place{}, pitch)
		return f.Out(t.shoulders).Z - height - chord*math.Cos(lean)
	}
	t.pitch = nearest(t.pitch, miss)
	if math.Abs(miss(t.pitch)) > 1e-6 {
		return fmt.Errorf("body: in %s the arms of this body do not reach the floor", t.st.ID)
	}
	t.chord = chord
	tr := t.trunk(place{}, t.pitch)
	apart := float64(t.st.Arms.Apart) / 1000 * t.body.Person.Height
	for i, at := range t.roots(&tr.frames, UpperArmLeft) {
		t.hands[i] = space.V{X: at.X + chord*math.Sin(lean), Y: at.Y + sideOf(i)*apart, Z: height}
	}
	return nil
}

// sideOf is 1 for the left limb and -1 for the right: the sign of Y.
func sideOf(i int) float64 { return 1 - 2*float64(i) }

// stand sets how high the tool is for somebody at a wall: so high that at the
// lower end of the stroke, where the body is highest, the knees are
// still bent as the stance has it, the straighter one at least.
func (t *Technique) stand() {
	chord := t.body.chord(legs[0], deg(t.st.Left.Bent))
	up := math.Inf(1)
	for i, hip := range t.hips(-t.way.half) {
		to := hip.Sub(t.feet[i])
		up = math.Min(up, rest(chord, to.X, to.Y)-to.Z)
	}
	t.base += up
}

// settleLeg returns where a foot, or a knee that stands, has its place: on the
// floor in front of its hip, as far as the bent leg reaches; at a wall ahead of
// the hips, side by side.
func (t *Technique) settleLeg(i int, hips [2]space.V) space.V {
	leg, h, hip := t.leg(i), t.body.Person.Height, hips[i]
	apart := sideOf(i) * float64(leg.Apart) / 1000 * h
	ahead := float64(leg.Ahead) / 1000 * h
	switch {
	case leg.Kind == "foot" && t.st.Base == onWall:
		out := space.AboutZ(deg(t.st.Face)).Apply(space.V{Y: apart + sideOf(i)*t.body.marks.hipSide})
		at := middle(hips)
		return space.V{X: at.X + ahead, Y: at.Y, Z: t.body.marks.ankle}.Add(out)
	case leg.Kind == "foot":
		z := t.body.marks.ankle
		chord := t.body.chord(legs[0], deg(leg.Bent))
		return space.V{X: hip.X + rest(chord, hip.Z-z, apart), Y: hip.Y + apart, Z: z}
	case leg.Kind == "knee":
		return t.settleKnee(i, ahead)
	default:
		return space.V{}
	}
}

// settleKnee returns where a knee on the floor has its place: beside the hip,
// in the middle between what the thigh's length asks for along the stroke.
func (t *Technique) settleKnee(i int, ahead float64) space.V {
	upper, _ := t.body.lengths(legs[0])
	z := kneeHeight * t.body.Person.Height
	low, high := t.hips(-t.way.half)[i], t.hips(t.way.half)[i]
	x := (low.X+high.X)/2 + ahead
	hips := [3]space.V{low, t.hips(0)[i], high}
	y := nearest(hips[1].Y+sideOf(i)*rest(upper, hips[1].Z-z, x-hips[1].X), func(y float64) float64 {
		near, far := math.Inf(1), 0.0
		for _, hip := range hips {
			l := hip.Sub(space.V{X: x, Y: y, Z: z}).Len()
			near, far = math.Min(near, l), math.Max(far, l)
		}
		return (near+far)/2 - upper
	})
	return space.V{X: x, Y: y, Z: z}
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
func (t *Technique) limbs(p *Pose) error {
	hips, shoulders := t.roots(&p.Frames, ThighLeft), t.roots(&p.Frames, UpperArmLeft)
	p.Rests = make([]Rest, 0, 4)
	for _, crossed := range []bool{false, true} {
		for i := range 2 {
			if (t.leg(i).Kind == "crossed") != crossed {
				continue
			}
			if err := t.placeLeg(p, i, hips[i]); err != nil {
				return err
			}
		}
	}
	for i, at := range shoulders {
		if err := t.placeArm(p, i, at); err != nil {
			return err
		}
	}
	return nil
}

// missed returns an error for a limb that is too far from its place.
func (t *Technique) missed(what string, miss, slack float64) error {
	if miss <= slack {
		return nil
	}
	return fmt.Errorf("body: in %s %s of this body is %.0f mm from its place", t.st.ID, what, miss*1000)
}
