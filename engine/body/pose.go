package body

import "unknot/engine/body/space"

// A Pose is a body at one instant of a technique: where every part is, where
// the tool is, and what bears the weight.
type Pose struct {
	// Frames are where the segments are; index with a Segment.
	Frames [segments]space.Frame
	// Along is how far along the stroke it is, 0 to 1.
	Along float64
	Tool  Tool
	Touch Touch
	// Rests are what the body stands on besides the tool.
	Rests []Rest
	// Shift is how far each shoulder glides on the ribs so that the arm stays
	// where it is, in metres, left and right.
	Shift [2]space.V
}

// A Tool is a roller, which lies along Y, or a ball.
type Tool struct {
	Ball   bool
	Radius float64 // metres
	Length float64 // of a roller, metres
	Centre space.V
	// Turned is how far it has rolled about Y since the middle of the stroke, in radians.
	Turned float64
}

// A Touch is where the tool presses.
type Touch struct {
	Segment Segment
	Local   space.V    // the point of the skin, in the segment's frame, not pressed in
	World   space.V    // where that point is pressed to
	Normal  space.V    // out of the body, into the tool; of length 1
	Sink    float64    // how deep the tool sinks in, metres
	Patch   [2]float64 // half the length of the patch along the stroke and across it, metres
}

// A Rest is a hand, forearm, foot or knee that stands on the floor. It bears
// anywhere between its points.
type Rest struct {
	Name   string
	Kind   RestKind
	Points []space.V
}

// RestKind says how a limb stands.
type RestKind uint8

// The ways a limb can stand.
const (
	Hand RestKind = iota + 1
	Forearm
	Foot
	Knee
)

// turns are the turns of the joints against the parent, index with a Segment.
type turns [segments]space.Rot

// follow places every part from the pelvis outwards.
func (b *Body) follow(pelvis space.Frame, t *turns) [segments]space.Frame {
	var out [segments]space.Frame
	out[Pelvis] = pelvis
	for s := Abdomen; s < segments; s++ {
		out[s] = b.hang(out[s.Parent()], s, t[s])
	}
	return out
}

// hang places one part on its parent.
func (b *Body) hang(parent space.Frame, s Segment, turn space.Rot) space.Frame {
	return space.Frame{At: parent.Out(b.parts[s].Joint), Turn: parent.Turn.Then(turn)}
}

// Angles returns how the joint of a segment is bent, against standing upright.
func (p *Pose) Angles(s Segment) space.Angles {
	if s == Pelvis {
		return p.Frames[s].Turn.Angles()
	}
	return p.Frames[s.Parent()].Turn.Inverse().Then(p.Frames[s].Turn).Angles()
}

// Mirror returns the same pose on the other side of the body.
func (p *Pose) Mirror() Pose {
	out := *p
	for _, s := range Segments() {
		out.Frames[s.Other()] = p.Frames[s].Mirror()
	}
	out.Tool.Centre = p.Tool.Centre.Mirror()
	out.Touch.Segment = p.Touch.Segment.Other()
	out.Touch.Local, out.Touch.World, out.Touch.Normal = p.Touch.Local.Mirror(), p.Touch.World.Mirror(), p.Touch.Normal.Mirror()
	out.Shift = [2]space.V{p.Shift[1].Mirror(), p.Shift[0].Mirror()}
	out.Rests = make([]Rest, len(p.Rests))
	for i, r := range p.Rests {
		out.Rests[i] = r.mirror()
	}
	return out
}

func (r Rest) mirror() Rest {
	points := make([]space.V, len(r.Points))
	for i, p := range r.Points {
		points[i] = p.Mirror()
	}
	return Rest{Name: otherSide(r.Name), Kind: r.Kind, Points: points}
}

// otherSide returns the name of the same thing on the other side.
func otherSide(name string) string {
	const left, right = "-left", "-right"
	switch n := len(name); {
	case n > len(left) && name[n-len(left):] == left:
		return name[:n-len(left)] + right
	case n > len(right) && name[n-len(right):] == right:
		return name[:n-len(right)] + left
	}
	return name
}

// Centre returns the centre of mass of the whole body.
func (b *Body) Centre(p *Pose) space.V {
	var sum space.V
	mass := 0.0
	for s := Pelvis; s < segments; s++ {
		part := &b.parts[s]
		sum = sum.Add(p.Frames[s].Out(part.Centre).Mul(part.Mass))
		mass += part.Mass
	}
	return sum.Mul(1 / mass)
}
