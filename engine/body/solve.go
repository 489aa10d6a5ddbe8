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
	body      *Body
	st        *stance
	side      Side
	way       *track
	tool      Tool
	held      held
	pitch     float64 // of the pelvis at the middle of the stroke
	base      float64 // where the tool's centre is along the base at the middle
	hands     [2]space.V
	feet      [2]space.V // ankles, or knees where they stand
	chord     float64    // from shoulder to hand or elbow
	shoulders space.V    // the middle between them, in the pelvis's frame
	beside    float64    // of the touch from the pelvis at the middle of the stroke, to the left
}

// held are the turns that a stance holds, the same over the whole stroke.
type held struct {
	pelvis, waist, chest space.Rot // the pelvis's: after its pitch
	psi                  float64   // of the touch at the middle of the stroke
}

// Technique makes a technique or task ready. It fails for an unknown id, and
// for a body that cannot take the pose.
func (b *Body) Technique(id string, side Side) (*Technique, error) {
	st, err := find(id)
	if err != nil {
		return nil, err
	}
	return b.ready(st, side)
}

// ready lays a stance on the body.
func (b *Body) ready(st *stance, side Side) (*Technique, error) {
	if side != Left && side != Right {
		return nil, fmt.Errorf("body: side %d is neither left nor right", side)
	}
	way, err := b.track(st)
	if err != nil {
		return nil, err
	}
	t := &Technique{body: b, st: st, side: side, way: way}
	t.tool = Tool{Ball: st.Tool.Ball, Radius: float64(st.Tool.Radius) / 1000, Length: float64(st.Tool.Length) / 1000}
	t.hold()
	if err := t.settle(); err != nil {
		return nil, err
	}
	return t, t.try()
}

// hold works out what stays the same over the stroke.
func (t *Technique) hold() {
	st, b := t.st, t.body
	t.held = held{
		pelvis: space.AboutX(-deg(st.Pelvis.Lean)).Then(space.AboutZ(deg(st.Pelvis.Turn))),
		waist:  st.Waist.rot(),
		chest:  st.Chest.rot(),
	}
	var f [segments]space.Frame
	f[Pelvis].Turn = space.None
	t.spine(&f)
	t.shoulders = space.Lerp(f[Chest].Out(b.parts[UpperArmLeft].Joint), f[Chest].Out(b.parts[UpperArmRight].Joint), .5)
	p, _, psi := t.way.at(0)
	t.held.psi = psi
	t.beside = t.held.pelvis.Apply(p).Y
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

// A place is where in a stroke the body is: metres along the skin from the
// middle, and metres off the tool.
type place struct{ s, off float64 }

// trunk is the middle of the body at a place of the stroke.
type trunk struct {
	frames [segments]space.Frame
	tool   Tool
	touch  Touch
}

// seat places pelvis and tool for a pitch of the pelvis at a place of the stroke.
//
// The tool rolls without slipping on the base and on the skin, so that where
// it is follows from how far the touch has come and how the skin has turned. A
// roller lies across, so that the touch may wander along it; a ball rolls
// sideways under what the skin wanders, and the body goes twice as far.
func (t *Technique) seat(at place, pitch float64) (space.Frame, Tool, Touch) {
	p, n, psi := t.way.at(at.s)
	turn := space.AboutY(pitch).Then(t.held.pelvis)
	tilt := psi + pitch - t.held.psi - t.pitch
	tool, r := t.tool, t.tool.Radius
	rolled := r*tilt + t.way.sense*at.s
	tool.Turned = rolled / r
	skin, world := turn.Apply(p), turn.Apply(n)
	wander := skin.Y - t.beside
	tool.Centre = space.V{X: t.base + rolled, Y: float64(t.st.Tool.Beside) / 1000, Z: r}
	if t.st.Base == onWall {
		tool.Centre.X, tool.Centre.Z = r, t.base-rolled
	}
	sink := float64(t.st.Touch.Sink) / 1000
	touch := tool.Centre.Sub(world.Mul(r - sink))
	touch.Y = wander
	if tool.Ball {
		tool.Centre.Y, touch.Y = -wander, -wander
	}
	f := t.lift(space.Frame{At: touch.Sub(skin), Turn: turn}, touch, at.off)
	return f, tool, Touch{World: touch, Normal: world, Sink: sink}
}

// trunk places pelvis, waist, chest, head and tool. Where the pelvis turns off
// the tool the chest stays as it is over the forearms.
func (t *Technique) trunk(at place, pitch float64) trunk {
	var out trunk
	out.frames[Pelvis], out.tool, out.touch = t.seat(at, pitch)
	t.spine(&out.frames)
	if at.off > 0 && t.kneels() >= 0 {
		still, _, _ := t.seat(place{s: at.s}, pitch)
		back := still.Turn.Then(out.frames[Pelvis].Turn.Inverse())
		out.frames[Chest].Turn = back.Then(out.frames[Chest].Turn)
	}
	out.frames[Head] = t.head(out.frames[Chest])
	return out
}

// spine places waist and chest on the pelvis.
func (t *Technique) spine(f *[segments]space.Frame) {
	f[Abdomen] = t.body.hang(f[Pelvis], Abdomen, t.held.waist)
	f[Chest] = t.body.hang(f[Abdomen], Chest, t.held.chest)
}

// head lifts or lowers the head to where it looks, as far as the neck bends.
func (t *Technique) head(chest space.Frame) space.Frame {
	up := chest.Turn.Back(space.V{Z: 1})
	bend := math.Max(deg(-40), math.Min(deg(40), deg(t.st.Gaze)+math.Atan2(up.X, up.Z)))
	level := math.Max(deg(-25), math.Min(deg(25), -math.Asin(math.Max(-1, math.Min(1, up.Y)))))
	return t.body.hang(chest, Head, space.Angles{Y: bend, X: level}.Rot())
}

// roots returns where two limbs hang, left and right.
func (t *Technique) roots(f *[segments]space.Frame, left Segment) [2]space.V {
	parent := &f[left.Parent()]
	return [2]space.V{parent.Out(t.body.parts[left].Joint), parent.Out(t.body.parts[left+1].Joint)}
}

// middle returns the point between two.
func middle(p [2]space.V) space.V { return space.Lerp(p[0], p[1], .5) }

// At returns the pose at a place of the stroke, 0 (the lower end on the body)
// to 1. It fails where a limb cannot stay in its place.
func (t *Technique) At(along float64) (Pose, error) { return t.Lifted(along, 0) }

// pitchAt returns how the pelvis is pitched at a place of the stroke: so that
// the arms, which are props, still reach from their places on the floor to the
// shoulders.
func (t *Technique) pitchAt(at place) float64 {
	if t.chord == 0 {
		return t.pitch
	}
	to := middle(t.hands)
	return nearest(t.pitch, func(pitch float64) float64 {
		f, _, _ := t.seat(at, pitch)
		way := f.Out(t.shoulders).Sub(to)
		return math.Sqrt(way.X*way.X+way.Z*way.Z) - t.chord
	})
}

// touch says which part the tool touches, and how large the patch is: where a
// ball or roller of this size would cut into skin of this curve. Off the tool
// there is no patch.
func (t *Technique) touch(p *Pose, at place) {
	w := t.way
	local, normal, psi := w.at(at.s)
	p.Touch.Segment = w.shape.Segment
	p.Touch.Local = w.hang.In(local)
	if at.off > 0 {
		p.Touch.World = p.Frames[Pelvis].Out(local)
	}
	if p.Touch.Sink -= at.off; p.Touch.Sink <= 0 {
		p.Touch.Sink = 0
		return
	}
	along := 1 / (1/t.tool.Radius + 1/t.curvature(psi))
	across := t.across(w.hang.Turn.Back(normal))
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
	side := t.way.hang.Turn.Back(t.way.sideways())
	const d = 1e-4
	a := t.way.shape.Support(n.Add(side.Mul(d)).Unit())
	b := t.way.shape.Support(n.Sub(side.Mul(d)).Unit())
	return b.Sub(a).Len() / (2 * d)
}
