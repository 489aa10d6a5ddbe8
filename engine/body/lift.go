package body

import (
	"fmt"
	"math"

	"unknot/engine/body/space"
)

// maxLift is how far off the tool a pose is solved, in metres: more than
// anybody lifts to get on or off.
const maxLift = .3

// Lifted returns the pose at a place of the stroke with the body held off the
// tool by a height in metres, 0 to 0.3: upwards from a floor, away from a wall.
// Somebody face down on a knee turns the hip up over that knee. The tool stays,
// and so does what stands on the floor. It fails where a limb cannot stay in
// its place.
func (t *Technique) Lifted(along, height float64) (Pose, error) {
	if !(along >= 0 && along <= 1) {
		return Pose{}, fmt.Errorf("body: %v is no place of a stroke: 0 to 1", along)
	}
	if !(height >= 0 && height <= maxLift) {
		return Pose{}, fmt.Errorf("body: %v m is no height to lift the body by: 0 to %v", height, maxLift)
	}
	at := place{s: (2*along - 1) * t.way.half, off: height}
	tr := t.trunk(at, t.pitchAt(at))
	if height > 0 { // the tool waits where the body left it
		on := place{s: at.s}
		_, tr.tool, _ = t.seat(on, t.pitchAt(on))
	}
	pose := Pose{Along: along, Frames: tr.frames, Tool: tr.tool, Touch: tr.touch}
	t.touch(&pose, at)
	if err := t.limbs(&pose); err != nil {
		return Pose{}, err
	}
	if t.side == Right {
		return pose.Mirror(), nil
	}
	return pose, nil
}

// lift takes the pelvis off the tool.
func (t *Technique) lift(f space.Frame, touch space.V, off float64) space.Frame {
	i := t.kneels()
	switch {
	case off == 0:
	case t.st.Base == onWall:
		f.At.X += off
	case i < 0:
		f.At.Z += off
	default:
		hip := f.Out(t.body.parts[ThighLeft+Segment(i)].Joint)
		turn := space.AboutX(-sideOf(i) * swing(hip.Sub(touch), off))
		f = space.Frame{At: hip.Add(turn.Apply(f.At.Sub(hip))), Turn: turn.Then(f.Turn)}
	}
	return f
}

// kneels returns which leg's knee stands on the floor, or -1.
func (t *Technique) kneels() int {
	for i := range 2 {
		if t.leg(i).Kind == "knee" {
			return i
		}
	}
	return -1
}

// swing returns how far an arm has to turn about X so that its end rises by a
// height, where way leads from the end to the axis.
func swing(way space.V, height float64) float64 {
	y, z := math.Abs(way.Y), way.Z
	r := math.Sqrt(y*y + z*z)
	return math.Atan2(z, y) + math.Asin(math.Max(-1, math.Min(1, (height-z)/r)))
}
