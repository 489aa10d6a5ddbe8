package figure

import (
	"errors"
	"fmt"
	"math"

	"unknot/engine/body"
	"unknot/engine/body/space"
)

// A Film is a technique from one view over its whole stroke. Lengths are
// millimetres, x to the right, y down; the floor is y = 0, the wall x = 0.
type Film struct {
	Technique string
	View      View
	// Box is the room that all of it takes: left, top, width, height.
	Box [4]int
	// Wall says that what stands at x = 0 is a wall; seen from behind, the eye
	// looks through it and it is not there.
	Wall   bool
	Floor  bool // false where the eye looks down on it
	Tool   Tool
	Layers []Layer
	// Move is the arrow of the motion, from end to end: x, y, x, y. Zeros where
	// the motion is towards the eye.
	Move [4]int
	// Marks are the places that go with the stroke, at every frame.
	Marks [Frames]Mark
	// Bears is how much of the body's weight the tool bears in the middle of the
	// stroke, in per cent: least and most, as hands and feet press. It is
	// predicted by the model; nobody has measured it.
	Bears [2]int
}

// Frames is how many pictures a film has: at 0, half and 1 of the stroke, and
// [Lifted]. What is between the three lies on a parabola through them.
const Frames = 4

// Lifted is the frame with the body held off the tool, at half of the stroke:
// for getting on and off.
const Lifted = 3

// A Tool is what the body lies on.
type Tool struct {
	Ball   bool
	Radius int
	// Along is half the length of a roller that is not seen from its end, to the
	// right and downwards; zeros show a circle.
	Along [2]int
	// Over is the layer that the tool is drawn before.
	Over int
}

// A Mark is what belongs to one frame besides outlines.
type Mark struct {
	Tool   [2]int // the tool's centre
	Turned int    // how far it has rolled, in thousandths of a radian, clockwise
	Touch  [2]int
	Spot   [2]int // the tender spot: under the skin at the touch
	Press  [2]int // which way the tool presses, of length 100
}

// A Layer is one piece of a picture, the farthest first.
type Layer struct {
	Look string
	Kind Kind
	// Loops are outlines: in each, all frames have as many points.
	Loops []Loop
}

// A Loop is one outline at every frame: x and y in turn.
type Loop [Frames][]int

// Kind says how points are joined.
type Kind uint8

// The kinds.
const (
	Smooth   Kind = iota // a smooth closed curve through the points
	Straight             // a closed line with corners
	Open                 // a smooth line that does not close
)

// deep is how far under the skin the tender spot is drawn, in metres.
const deep = .055

// New makes the film of a technique. It fails for an unknown technique, and
// for a body that cannot take the pose.
func New(b *body.Body, technique string, v View, l Look) (Film, error) {
	if v != Side && v != Second {
		return Film{}, errors.New("figure: a view is the side or the second")
	}
	t, err := b.Technique(technique, body.Left)
	if err != nil {
		return Film{}, err
	}
	poses, err := pose(t)
	if err != nil {
		return Film{}, err
	}
	load, err := b.Load(t, &poses[1])
	if err != nil {
		return Film{}, err
	}
	f := shoot(dress(b, l), v, &poses)
	f.Technique = technique
	f.Bears = [2]int{int(math.Round(load.Share.Low * 100)), int(math.Round(load.Share.High * 100))}
	return f, nil
}

// lifts are the heights off the tool that are tried, in metres: the first that
// the limbs reach.
var lifts = []float64{.07, .05, .03, .015, 0}

// pose solves the poses of all frames.
func pose(t *body.Technique) (poses [Frames]body.Pose, err error) {
	for i, along := range []float64{0, .5, 1} {
		if poses[i], err = t.At(along); err != nil {
			return poses, err
		}
	}
	for _, height := range lifts {
		if poses[Lifted], err = t.Lifted(.5, height); err == nil {
			break
		}
	}
	return poses, err
}

// shoot draws poses whose points belong together.
func shoot(who *dressed, v View, poses *[Frames]body.Pose) Film {
	mid := &poses[1]
	s := compose(who, v, poses)
	var drawn [Frames]drawing
	for i := range poses {
		drawn[i] = s.draw(&poses[i])
	}
	f := Film{View: v, Wall: s.wall && v == Side, Floor: !s.above}
	f.Tool = Tool{Ball: mid.Tool.Ball, Radius: millimetres(mid.Tool.Radius)}
	if v == Second && !mid.Tool.Ball {
		f.Tool.Along[0] = millimetres(mid.Tool.Length / 2)
		if s.above {
			f.Tool.Along = [2]int{0, f.Tool.Along[0]}
		}
	}
	for k := range drawn[1].layers {
		if k == drawn[1].tool {
			f.Tool.Over = len(f.Layers)
		}
		if l := s.loops(k, poses, &drawn); len(l.Loops) > 0 {
			f.Layers = append(f.Layers, l)
		}
	}
	if drawn[1].tool >= len(drawn[1].layers) {
		f.Tool.Over = len(f.Layers)
	}
	for i := range poses {
		f.Marks[i] = s.mark(&poses[i])
	}
	f.Box = f.room()
	f.Move = s.move(&f)
	return f
}

// moveHalf is half the length of the motion's arrow, moveOff how far it is from
// what it stands beside, in millimetres.
const moveHalf, moveOff = 160, 85

// move places the arrow of the motion: under the floor, behind the wall, or
// beside the tool.
func (s *scene) move(f *Film) [4]int {
	x, y := f.Marks[1].Tool[0], f.Marks[1].Tool[1]
	switch {
	case s.above:
		y += f.Tool.Along[1] + moveOff
	case s.wall && f.View == Side:
		return [4]int{-moveOff, y - moveHalf, -moveOff, y + moveHalf}
	case s.wall:
		return [4]int{f.Box[0], y - moveHalf, f.Box[0], y + moveHalf}
	case f.View == Side:
		y = moveOff
	default:
		return [4]int{}
	}
	return [4]int{x - moveHalf, y, x + moveHalf, y}
}

// loops traces one layer at the middle and carries it to the ends.
func (s *scene) loops(k int, poses *[Frames]body.Pose, drawn *[Frames]drawing) Layer {
	mid := &drawn[1].layers[k]
	out := Layer{Look: mid.look}
	if mid.field == nil {
		out.Kind = Straight
		if mid.open {
			out.Kind = Open
		}
		for n, corners := range mid.corners {
			if len(corners) > 0 {
				out.Loops = append(out.Loops, cornerLoop(drawn, k, n))
			}
		}
		return out
	}
	for _, dense := range mid.field.trace() {
		points := mid.field.thin(dense)
		var loop Loop
		loop[1] = flatten(points)
		for _, i := range []int{0, 2, Lifted} {
			c := carrier{from: &poses[1], to: &poses[i], camFrom: look(s.view, &poses[1]), camTo: look(s.view, &poses[i]), touched: mid.touched && s.view == Side}
			to := drawn[i].layers[k].field
			moved := make([]dot, len(points))
			for n, p := range points {
				moved[n] = c.carry(p, mid.field, to)
			}
			loop[i] = flatten(moved)
		}
		out.Loops = append(out.Loops, loop)
	}
	return out
}

// cornerLoop joins the corners of all frames; a piece that is missing in one
// is drawn as a point there.
func cornerLoop(drawn *[Frames]drawing, k, n int) Loop {
	var l Loop
	mid := drawn[1].layers[k].corners[n]
	for i := range drawn {
		c := drawn[i].layers[k].corners[n]
		if len(c) != len(mid) {
			c = make([]dot, len(mid))
			for j := range c {
				c[j] = lerp(mid[0], mid[len(mid)/2], .5)
			}
		}
		l[i] = flatten(c)
	}
	return l
}

// millimetres returns metres as whole millimetres.
func millimetres(m float64) int { return int(math.Round(m * 1000)) }

// flatten writes points as whole millimetres, y downwards.
func flatten(points []dot) []int {
	out := make([]int, 0, 2*len(points))
	for _, p := range points {
		out = append(out, millimetres(p.X), -millimetres(p.Y))
	}
	return out
}

// mark notes where tool and touch are.
func (s *scene) mark(p *body.Pose) Mark {
	cam := look(s.view, p)
	pair := func(v space.V) [2]int {
		at := cam.see(v)
		return [2]int{millimetres(at.X), -millimetres(at.Y)}
	}
	press := cam.way(p.Touch.Normal.Mul(-.1))
	return Mark{
		Tool: pair(p.Tool.Centre), Turned: millimetres(p.Tool.Turned),
		Touch: pair(p.Touch.World), Spot: pair(p.Touch.World.Sub(p.Touch.Normal.Mul(deep))),
		Press: [2]int{millimetres(press.X), -millimetres(press.Y)},
	}
}

// margin is the room around a film, in millimetres.
const margin = 40

// room returns the box around all frames.
func (f *Film) room() [4]int {
	low, high := [2]int{math.MaxInt, math.MaxInt}, [2]int{math.MinInt, math.MinInt}
	take := func(x, y int) {
		low, high = [2]int{min(low[0], x), min(low[1], y)}, [2]int{max(high[0], x), max(high[1], y)}
	}
	for _, l := range f.Layers {
		for _, loop := range l.Loops {
			for _, frame := range loop {
				for i := 0; i < len(frame); i += 2 {
					take(frame[i], frame[i+1])
				}
			}
		}
	}
	for _, m := range f.Marks {
		x, y := max(f.Tool.Radius, f.Tool.Along[0]), max(f.Tool.Radius, f.Tool.Along[1])
		take(m.Tool[0]-x, m.Tool[1]-y)
		take(m.Tool[0]+x, m.Tool[1]+y)
	}
	if f.Wall {
		take(0, 0)
	}
	return [4]int{low[0] - margin, low[1] - margin, high[0] - low[0] + 2*margin, high[1] - low[1] + 3*margin/2}
}

// String names the film.
func (f *Film) String() string { return fmt.Sprintf("%s from %s", f.Technique, f.View) }
