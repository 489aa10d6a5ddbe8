package body

import "unknot/engine/body/space"

// Standing returns where the segments are when the body stands upright, arms
// down and palms inward, over the middle of its feet: the pose that the surveys
// measure in.
func (b *Body) Standing() [segments]space.Frame {
	var still turns
	for i := range still {
		still[i] = space.None
	}
	return b.follow(space.Frame{At: space.V{Z: b.marks.hip}, Turn: space.None}, &still)
}
