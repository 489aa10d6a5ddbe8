package body

import "fmt"

// Segment is a part of the body that is taken as stiff.
type Segment uint8

// The segments, from the one everything hangs on outwards. A parent comes
// before its children.
const (
	Pelvis Segment = iota + 1
	Abdomen
	Chest
	Head
	UpperArmLeft
	UpperArmRight
	ForearmLeft
	ForearmRight
	HandLeft
	HandRight
	ThighLeft
	ThighRight
	ShankLeft
	ShankRight
	FootLeft
	FootRight
	segments // how many there are, and one
)

// Segments lists every segment, parents first.
func Segments() []Segment {
	out := make([]Segment, 0, segments-1)
	for s := Pelvis; s < segments; s++ {
		out = append(out, s)
	}
	return out
}

// parents says which segment each one hangs on, by the joint between them.
var parents = [segments]Segment{
	Abdomen: Pelvis, Chest: Abdomen, Head: Chest,
	UpperArmLeft: Chest, UpperArmRight: Chest,
	ForearmLeft: UpperArmLeft, ForearmRight: UpperArmRight,
	HandLeft: ForearmLeft, HandRight: ForearmRight,
	ThighLeft: Pelvis, ThighRight: Pelvis,
	ShankLeft: ThighLeft, ShankRight: ThighRight,
	FootLeft: ShankLeft, FootRight: ShankRight,
}

// Parent returns the segment that s hangs on, or 0 for the pelvis.
func (s Segment) Parent() Segment { return parents[s] }

var segmentNames = [segments]string{
	Pelvis: "pelvis", Abdomen: "abdomen", Chest: "chest", Head: "head",
	UpperArmLeft: "upper-arm-left", UpperArmRight: "upper-arm-right",
	ForearmLeft: "forearm-left", ForearmRight: "forearm-right",
	HandLeft: "hand-left", HandRight: "hand-right",
	ThighLeft: "thigh-left", ThighRight: "thigh-right",
	ShankLeft: "shank-left", ShankRight: "shank-right",
	FootLeft: "foot-left", FootRight: "foot-right",
}

// String returns the name of the segment.
func (s Segment) String() string {
	if s == 0 || s >= segments {
		return fmt.Sprintf("segment %d", s)
	}
	return segmentNames[s]
}

// Other returns the same segment of the other side; those of the middle are
// their own.
func (s Segment) Other() Segment {
	if s < UpperArmLeft {
		return s
	}
	return (s - UpperArmLeft) ^ 1 + UpperArmLeft
}
