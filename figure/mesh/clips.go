package mesh

import (
	"fmt"
	"math"

	"unknot/engine/body"
	"unknot/engine/body/space"
)

// Techniques are those that have clips, in the order of the pack.
var Techniques = []string{
	"glute-roll", "piriformis-figure-four", "tfl-roll", "hip-flexor-roll",
	"glute-wall-ball", "piriformis-wall-ball", "tfl-wall-ball",
}

// A clip is one stroke there and back, slowly: it lasts seconds and is solved
// at keys instants, the last the same as the first.
const (
	seconds = 8
	keys    = 25
)

// A take is a technique on one side, solved.
type take struct {
	name  string
	poses []body.Pose
}

// takes solves every technique on both sides.
func takes(b *body.Body) ([]take, error) {
	var out []take
	for _, id := range Techniques {
		for _, side := range []body.Side{body.Left, body.Right} {
			poses, err := solve(b, id, side)
			if err != nil {
				return nil, fmt.Errorf("mesh: %w", err)
			}
			out = append(out, take{id + ":" + sideName(side), poses})
		}
	}
	return out, nil
}

// solve returns the poses of a stroke there and back.
func solve(b *body.Body, id string, side body.Side) ([]body.Pose, error) {
	t, err := b.Technique(id, side)
	if err != nil {
		return nil, err
	}
	out := make([]body.Pose, keys)
	for k := range out {
		along := (1 - math.Cos(2*math.Pi*float64(k)/(keys-1))) / 2
		if out[k], err = t.At(math.Max(0, math.Min(1, along))); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// A stage is what the clips move: the numbers of the nodes, and where they rest.
type stage struct {
	frames       []space.Frame // of the body at rest; index with a Segment
	joints       []int         // index with a Segment
	roller, ball int
	once, times  int // accessors: the instant of a pose that stays, and those of a stroke
}

// clip writes a take as an animation.
func (f *file) clip(s stage, t take) {
	a := animation{Name: t.name}
	for _, seg := range body.Segments() {
		spins, ways := s.joint(seg, t.poses)
		f.spins(&a, s, s.joints[seg], spins)
		if rests := s.local(seg, s.frames); seg == body.Pelvis || strays(ways, rests.At) {
			f.ways(&a, s, s.joints[seg], ways)
		}
	}
	f.toolClip(&a, s, t.poses)
	f.Animations = append(f.Animations, a)
}

// local returns where a segment is against its parent.
func (s stage) local(seg body.Segment, frames []space.Frame) space.Frame {
	if seg == body.Pelvis {
		return frames[seg]
	}
	p := frames[seg.Parent()]
	return space.Frame{At: p.In(frames[seg].At), Turn: p.Turn.Inverse().Then(frames[seg].Turn)}
}

// joint returns how a segment turns and where it is against its parent.
func (s stage) joint(seg body.Segment, poses []body.Pose) (spins [][4]float64, ways []space.V) {
	for i := range poses {
		l := s.local(seg, poses[i].Frames[:])
		spins, ways = append(spins, spin(l.Turn)), append(ways, l.At)
	}
	return spins, ways
}

// strays reports whether a way leaves its place by more than a millimetre's third.
func strays(ways []space.V, from space.V) bool {
	for _, w := range ways {
		if w.Sub(from).Len() > .0003 {
			return true
		}
	}
	return false
}

// add makes a sampler and a channel of an array.
func (a *animation) add(node int, path string, input, output int) {
	a.Channels = append(a.Channels, channel{len(a.Samplers), target{node, path}})
	a.Samplers = append(a.Samplers, sampler{input, output})
}

// spins writes how a node turns; one that stays is written once.
func (f *file) spins(a *animation, s stage, node int, q [][4]float64) {
	out := make([][4]int16, len(q))
	for i := range q {
		sign := 1.0 // the same turn has two forms; the next is the one nearer to the last
		if i > 0 && q[i][0]*q[i-1][0]+q[i][1]*q[i-1][1]+q[i][2]*q[i-1][2]+q[i][3]*q[i-1][3] < 0 {
			sign = -1
		}
		for k := range 4 {
			q[i][k] *= sign
			out[i][k] = int16(math.Round(q[i][k] * 32767))
		}
	}
	input := s.times
	if still(out) {
		input, out = s.once, out[:1]
	}
	a.add(node, "rotation", input, f.put(accessor{ComponentType: signedShort, Normalized: true, Count: len(out), Type: "VEC4"}, out, 0, 0))
}

// still reports whether a turn stays, but for the rounding.
func still(q [][4]int16) bool {
	for i := range q {
		for k := range 4 {
			if d := int(q[i][k]) - int(q[0][k]); d < -2 || d > 2 {
				return false
			}
		}
	}
	return true
}

// ways writes where a node is.
func (f *file) ways(a *animation, s stage, node int, at []space.V) {
	out := make([][3]float32, len(at))
	for i, v := range at {
		for k, x := range tenths(turned(v)) {
			out[i][k] = float32(x)
		}
	}
	input := s.times
	if !strays(at, at[0]) {
		input, out = s.once, out[:1]
	}
	a.add(node, "translation", input, f.put(accessor{ComponentType: float, Count: len(out), Type: "VEC3"}, out, 0, 0))
}

// toolClip moves the tool of a technique and shows it; the other is not seen.
func (f *file) toolClip(a *animation, s stage, poses []body.Pose) {
	node, other := s.roller, s.ball
	if poses[0].Tool.Ball {
		node, other = other, node
	}
	var ways []space.V
	var spins [][4]float64
	for i := range poses {
		ways = append(ways, poses[i].Tool.Centre)
		spins = append(spins, spin(space.AboutY(poses[i].Tool.Turned)))
	}
	f.ways(a, s, node, ways)
	f.spins(a, s, node, spins)
	f.size(a, s, node, 1)
	f.size(a, s, other, 0)
}

// size shows a node or hides it.
func (f *file) size(a *animation, s stage, node int, n float32) {
	a.add(node, "scale", s.once, f.put(accessor{ComponentType: float, Count: 1, Type: "VEC3"}, [][3]float32{{n, n, n}}, 0, 0))
}
