package body

import (
	"fmt"
	"math"

	"unknot/engine/body/space"
)

// Side is the side of the body that is worked.
type Side uint8

// The two sides.
const (
	Left Side = iota + 1
	Right
)

// A Technique is a technique or a measured task, made ready for one body and
// one side: hands and feet have their places. It never changes.
type Technique struct {
	body  *Body
	st    *stance
	side  Side
	way   *track
	tool  Tool
	pitch float64 // of the pelvis at the middle of the stroke
	base  float64 // where the tool's centre is along the base at the middle
	hands [2]space.V
	feet  [2]space.V // ankles, or knees where they stand
	chord float64    // from shoulder to hand or elbow
	reach float64    // the worst miss of a limb so far, metres
}

// reachSlack is how far a limb may miss its place and still count as there,
// in metres: skin gives that much.
const reachSlack = .012

// Technique makes a technique or task ready. It fails for an unknown id, and
// for a body that cannot take the pose.
func (b *Body) Technique(id string, side Side) (*Technique, error) {
	st, err := find(id)
	if err != nil {
		return nil, err
	}
	if side != Left && side != Right {
		return nil, fmt.Errorf("body: side %d is neither left nor right", side)
	}
	way, err := b.track(st)
	if err != nil {
		return nil, err
	}
	t := &Technique{body: b, st: st, side: side, way: way}
	t.tool = Tool{Ball: st.Tool.Ball, Radius: float64(st.Tool.Radius) / 1000, Length: float64(st.Tool.Length) / 1000}
	if err := t.settle(); err != nil {
		return nil, err
	}
	return t, t.try()
}

// try solves the ends and the middle of the stroke.
func (t *Technique) try() error {
	for _, along := range []float64{0, .5, 1} {
		if _, err := t.At(along); err != nil {
			return err
		}
	}
	return nil
}

// trunk is the middle of the body at a place of the stroke.
type trunk struct {
	frames [segments]space.Frame
	tool   Tool
	touch  Touch
}

// trunk places pelvis, waist, chest and tool for a pitch of the pelvis at a
// place of the stroke, in metres from its middle.
//
// The tool rolls without slipping on the base and on the skin, so that where
// it is follows from how far the touch has come and how the skin has turned.
func (t *Technique) trunk(s, pitch float64) trunk {
	st, b := t.st, t.body
	p, n, psi := t.way.at(s)
	turn := space.AboutY(pitch).Then(space.AboutX(-deg(st.Pelvis.Lean))).Then(space.AboutZ(deg(st.Pelvis.Turn)))
	_, _, psiMid := t.way.at(0)
	tilt := psi + pitch - psiMid - t.pitch
	r := t.tool.Radius
	out := trunk{tool: t.tool}
	out.tool.Turned = tilt + s/r
	rolled := r*tilt + s
	if st.Base == onWall {
		out.tool.Centre = space.V{X: r, Z: t.base - rolled}
	} else {
		out.tool.Centre = space.V{X: t.base + rolled, Z: r}
	}
	world := turn.Apply(n)
	sink := float64(st.Touch.Sink) / 1000
	touch := out.tool.Centre.Sub(world.Mul(r - sink))
	out.frames[Pelvis] = space.Frame{At: touch.Sub(turn.Apply(p)), Turn: turn}
	out.frames[Abdomen] = b.hang(out.frames[Pelvis], Abdomen, st.Waist.rot())
	out.frames[Chest] = b.hang(out.frames[Abdomen], Chest, st.Chest.rot())
	out.frames[Head] = t.head(out.frames[Chest])
	out.touch = Touch{World: touch, Normal: world, Sink: sink}
	return out
}

// head lifts or lowers the head to where it looks, as far as the neck bends.
func (t *Technique) head(chest space.Frame) space.Frame {
	a := chest.Turn.Angles()
	bend := math.Max(deg(-45), math.Min(deg(45), deg(t.st.Gaze)-a.Y))
	level := math.Max(deg(-25), math.Min(deg(25), -a.X))
	return t.body.hang(chest, Head, space.Angles{Y: bend, X: level}.Rot())
}

// shoulders returns where the arms hang.
func (t *Technique) shoulders(tr *trunk) [2]space.V {
	return [2]space.V{
		tr.frames[Chest].Out(t.body.parts[UpperArmLeft].Joint),
		tr.frames[Chest].Out(t.body.parts[UpperArmRight].Joint),
	}
}

// hips returns where the legs hang.
func (t *Technique) hips(tr *trunk) [2]space.V {
	return [2]space.V{
		tr.frames[Pelvis].Out(t.body.parts[ThighLeft].Joint),
		tr.frames[Pelvis].Out(t.body.parts[ThighRight].Joint),
	}
}

// middle returns the point between two.
func middle(p [2]space.V) space.V { return space.Lerp(p[0], p[1], .5) }

// At returns the pose at a place of the stroke, 0 to 1. It fails where a limb
// cannot stay in its place.
func (t *Technique) At(along float64) (Pose, error) {
	if math.IsNaN(along) || along < 0 || along > 1 {
		return Pose{}, fmt.Errorf("body: %v is no place of a stroke: 0 to 1", along)
	}
	s := (2*along - 1) * t.way.half
	tr := t.trunk(s, t.pitchAt(s))
	pose := Pose{Along: along, Frames: tr.frames, Tool: tr.tool, Touch: tr.touch}
	t.touch(&pose)
	if err := t.limbs(&pose, &tr); err != nil {
		return Pose{}, err
	}
	if t.side == Right {
		return pose.Mirror(), nil
	}
	return pose, nil
}

// pitchAt returns how the pelvis is pitched at a place of the stroke: so that
// the arms, which are straight props, still reach from their places on the
// floor to the shoulders.
func (t *Technique) pitchAt(s float64) float64 {
	if t.st.Arms.Kind == "hang" {
		return t.pitch
	}
	to := middle(t.hands)
	return nearest(t.pitch, func(pitch float64) float64 {
		tr := t.trunk(s, pitch)
		way := middle(t.shoulders(&tr)).Sub(to)
		return math.Sqrt(way.X*way.X+way.Z*way.Z) - t.chord
	})
}

// touch says which part the tool touches, and how large the patch is: where a
// ball or roller of this size would cut into skin of this curve.
func (t *Technique) touch(p *Pose) {
	seg := t.way.shape.Segment
	if seg >= ThighLeft {
		seg = t.way.shape.Segment
	}
	p.Touch.Segment = seg
	n := t.way
	local, normal, psi := n.at((2*p.Along - 1) * n.half)
	p.Touch.Local = n.hang.In(local)
	along := 1 / (1/t.tool.Radius + 1/t.curvature(psi))
	across := t.across(n.hang.Turn.Back(normal))
	if t.tool.Ball {
		across = 1 / (1/t.tool.Radius + 1/across)
	}
	p.Touch.Patch = [2]float64{math.Sqrt(2 * along * p.Touch.Sink), math.Sqrt(2 * across * p.Touch.Sink)}
}

// flat is the radius that stands for skin that is straight along the stroke, in metres.
const flat = 10.0

// curvature returns the skin's radius along the stroke.
func (t *Technique) curvature(psi float64) float64 {
	if t.way.cone {
		return flat
	}
	return t.way.bend(psi)
}

// across returns the skin's radius across the stroke, at a normal in the
// shape's own frame.
func (t *Technique) across(n space.V) float64 {
	if t.way.cone {
		return (t.way.shape.RadiusFrom + t.way.shape.RadiusTo) / 2
	}
	side := t.way.hang.Turn.Back(t.way.plane.Apply(space.V{Y: 1}))
	const d = 1e-4
	a := t.way.shape.Support(n.Add(side.Mul(d)).Unit())
	b := t.way.shape.Support(n.Sub(side.Mul(d)).Unit())
	return b.Sub(a).Len() / (2 * d)
}
