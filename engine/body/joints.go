package body

import (
	"fmt"
	"math"

	"unknot/engine/body/space"
)

// A Joint is what a segment hangs on its parent by, with how far it goes.
type Joint struct {
	Segment Segment
	Name    string
	Motions [3]Motion // about Y, X and Z: see [space.Angles]
}

// A Motion is one way a joint bends, in degrees from standing upright. More is
// what a positive angle is called, on the left where there are sides, and Less
// what a negative one is.
type Motion struct {
	More, Less string
	Min, Max   int
}

// Beyond is a joint that a pose bends further than it goes.
type Beyond struct {
	Joint, Motion string
	Degrees       float64 // how far it is bent that way
	Limit         float64
}

// String says it in words.
func (b Beyond) String() string {
	return fmt.Sprintf("%s: %s of %.0f degrees, at most %.0f", b.Joint, b.Motion, b.Degrees, b.Limit)
}

// The limits are textbook ranges of healthy adults, rounded (general
// knowledge, no source of their own in the evidence file), except that the
// waist is kept far from its ends: lumbar extension under 10 degrees and little
// twist (project: a tight lower back is not to be arched or wrung).
var (
	lumbar   = [3]Motion{{"flexion", "extension", -10, 40}, {"bend to the right", "bend to the left", -20, 20}, {"turn to the left", "turn to the right", -12, 12}}
	thoracic = [3]Motion{{"flexion", "extension", -15, 35}, {"bend to the right", "bend to the left", -25, 25}, {"turn to the left", "turn to the right", -35, 35}}
	cervical = [3]Motion{{"flexion", "extension", -60, 50}, {"bend to the right", "bend to the left", -40, 40}, {"turn to the left", "turn to the right", -70, 70}}
	shoulder = [3]Motion{{"extension", "flexion", -170, 80}, {"abduction", "adduction", -45, 90}, {"rotation outwards", "rotation inwards", -80, 90}}
	elbow    = [3]Motion{{"overextension", "flexion", -145, 5}, {"abduction", "adduction", -5, 5}, {"rotation outwards", "rotation inwards", -5, 5}}
	// The forearm's turn is counted at the wrist.
	wrist = [3]Motion{{"bend to the little finger", "bend to the thumb", -25, 35}, {"extension", "flexion", -80, 90}, {"supination", "pronation", -90, 90}}
	hip   = [3]Motion{{"extension", "flexion", -125, 15}, {"abduction", "adduction", -30, 50}, {"rotation outwards", "rotation inwards", -45, 70}}
	knee  = [3]Motion{{"flexion", "overextension", -5, 140}, {"abduction", "adduction", -5, 5}, {"rotation outwards", "rotation inwards", -10, 10}}
	ankle = [3]Motion{{"pointing the foot", "lifting the foot", -38, 55}, {"rolling outwards", "rolling inwards", -25, 35}, {"rotation outwards", "rotation inwards", -20, 20}}
)

// jointOf has the joint that each segment hangs by; the pelvis hangs on nothing.
var jointOf = [segments]Joint{
	Abdomen: {Name: "waist", Motions: lumbar}, Chest: {Name: "chest", Motions: thoracic}, Head: {Name: "neck", Motions: cervical},
	UpperArmLeft: {Name: "left shoulder", Motions: shoulder}, UpperArmRight: {Name: "right shoulder", Motions: shoulder},
	ForearmLeft: {Name: "left elbow", Motions: elbow}, ForearmRight: {Name: "right elbow", Motions: elbow},
	HandLeft: {Name: "left wrist", Motions: wrist}, HandRight: {Name: "right wrist", Motions: wrist},
	ThighLeft: {Name: "left hip", Motions: hip}, ThighRight: {Name: "right hip", Motions: hip},
	ShankLeft: {Name: "left knee", Motions: knee}, ShankRight: {Name: "right knee", Motions: knee},
	FootLeft: {Name: "left ankle", Motions: ankle}, FootRight: {Name: "right ankle", Motions: ankle},
}

// JointOf returns the joint a segment hangs by. The pelvis has none: its Joint
// has no name.
func JointOf(s Segment) Joint {
	j := jointOf[s]
	j.Segment = s
	return j
}

// Bent returns how the joint of a segment is bent, as its motions count: about
// Y, X and Z in degrees, a right limb as if it were the left one.
func (p *Pose) Bent(s Segment) [3]float64 {
	a := p.Angles(s)
	if s == HandLeft || s == HandRight { // the forearm turns first, the wrist bends sideways next
		r := p.Frames[s.Parent()].Turn.Inverse().Then(p.Frames[s].Turn)
		a = space.Angles{
			Y: math.Asin(math.Max(-1, math.Min(1, -r.X.Z))),
			X: math.Atan2(r.Y.Z, r.Z.Z),
			Z: math.Atan2(r.X.Y, r.X.X),
		}
	}
	if s.Other() < s {
		a = a.Mirror()
	}
	return [3]float64{space.InDegrees(a.Y), space.InDegrees(a.X), space.InDegrees(a.Z)}
}

// Beyond lists the joints that the pose bends further than they go; none in
// any pose of a technique.
func (p *Pose) Beyond() []Beyond {
	var out []Beyond
	for s := Abdomen; s < segments; s++ {
		j := JointOf(s)
		for i, bent := range p.Bent(s) {
			m := &j.Motions[i]
			switch {
			case bent > float64(m.Max)+jointSlack:
				out = append(out, Beyond{j.Name, m.More, bent, float64(m.Max)})
			case bent < float64(m.Min)-jointSlack:
				out = append(out, Beyond{j.Name, m.Less, math.Abs(bent), math.Abs(float64(m.Min))})
			}
		}
	}
	return out
}

// jointSlack is for rounding, in degrees.
const jointSlack = 1e-6
