package body

import (
	"math"

	"unknot/engine/body/space"
)

// A press is what the tool presses over a stroke, in the pelvis's frame of the
// left side.
type press struct {
	body   *Body
	side   Side
	part   Segment // that is touched, on the left
	pieces []piece
	whole  [1]piece // the stroke as one piece
	axle   space.V  // the direction a roller lies in
	ball   bool
	radius float64 // of the tool, metres
	// How far the tool may be off its mark along the body and across, in metres.
	along, across float64
	// steady are the parts that stay where they are against the pelvis over the
	// stroke, and where that is.
	steady [segments]bool
	frames [segments]space.Frame
	// poses are those that were solved along the stroke, and dents what the tool
	// presses there.
	poses []Pose
	dents []dent
}

// A piece is a short part of the stroke: its middle, and how far what happens
// at its ends can be from it.
type piece struct {
	dent
	at        float64 // along the stroke, 0 to 1
	touch     space.V
	on        space.V // the direction of the stroke on the skin there
	centre    space.V // of the tool
	half      float64 // of a roller's length, metres
	moved     float64 // of the touch, metres
	slack     float64 // of the patch
	slackTool float64
}

// pieceCount is a multiple of trackSteps, so that the direction of the touch
// changes evenly within a piece.
const pieceCount = 2 * trackSteps

// samples are the places of the stroke at which the whole pose is solved.
const samples = 9

// press follows the tool over the stroke.
func (t *Technique) press() (*press, error) {
	off := readAtlas().Placement
	p := &press{
		body: t.body, side: t.side, part: t.way.shape.Segment, axle: t.way.plane.Y, ball: t.tool.Ball, radius: t.tool.Radius,
		along: float64(off.Along) / 1000 * t.body.Person.Height, across: float64(off.Across) / 1000,
	}
	if err := p.look(t); err != nil {
		return nil, err
	}
	p.pieces = make([]piece, 0, pieceCount)
	for i := range pieceCount {
		p.pieces = append(p.pieces, p.piece(t, i))
	}
	p.together()
	return p, nil
}

// together takes the stroke as one piece.
func (p *press) together() {
	w := p.pieces[len(p.pieces)/2]
	w.slack, w.slackTool = 0, 0
	middle := w
	for i := range p.pieces {
		x := &p.pieces[i]
		w.dent = w.or(x.dent)
		turned := math.Max(x.long, x.wide) * x.on.Sub(middle.on).Len()
		w.slack = math.Max(w.slack, x.slack+turned+x.touch.Sub(middle.touch).Len())
		w.slackTool = math.Max(w.slackTool, x.slackTool+x.centre.Sub(middle.centre).Len())
	}
	p.whole[0] = w
}

// look solves the pose along the stroke: how large the patch gets, and which
// parts keep still against the pelvis.
func (p *press) look(t *Technique) error {
	p.poses = make([]Pose, 0, samples)
	times, err := t.dialled()
	if err != nil {
		return err
	}
	for i := range samples {
		pose, err := t.At(float64(i) / (samples - 1))
		if err != nil {
			return err
		}
		d, err := t.deepest(&pose, times)
		if err != nil {
			return err
		}
		if t.side == Right {
			pose = pose.Mirror()
		}
		p.compare(&pose, i == 0)
		p.poses, p.dents = append(p.poses, pose), append(p.dents, d)
	}
	return nil
}

// compare notes which parts are where they were in the first pose.
func (p *press) compare(pose *Pose, first bool) {
	pelvis := pose.Frames[Pelvis]
	for s := Pelvis; s < segments; s++ {
		f := space.Frame{At: pelvis.In(pose.Frames[s].At), Turn: pelvis.Turn.Inverse().Then(pose.Frames[s].Turn)}
		if first {
			p.frames[s], p.steady[s] = f, true
		}
		p.steady[s] = p.steady[s] && same(&f, &p.frames[s])
	}
}

// same reports whether two frames are the same but for rounding.
func same(a, b *space.Frame) bool {
	off := a.At.Sub(b.At).Len() + a.Turn.X.Sub(b.Turn.X).Len() + a.Turn.Y.Sub(b.Turn.Y).Len() + a.Turn.Z.Sub(b.Turn.Z).Len()
	return off < rounding
}

// Mirrors reports whether two techniques are each other's mirror image at
// places all along the stroke. The regions are, so that what is proven of one
// side then holds for the other.
func (t *Technique) Mirrors(o *Technique) bool {
	for i := range samples {
		along := float64(i) / (samples - 1)
		a, errA := t.At(along)
		b, errB := o.At(along)
		if errA != nil || errB != nil {
			return false
		}
		b = b.Mirror()
		here, there := space.Frame{At: a.Touch.World, Turn: space.None}, space.Frame{At: b.Touch.World, Turn: space.None}
		alike := same(&here, &there) && a.Touch.Segment == b.Touch.Segment && a.Touch.Patch == b.Touch.Patch
		for s := Pelvis; s < segments; s++ {
			alike = alike && same(&a.Frames[s], &b.Frames[s])
		}
		if !alike {
			return false
		}
	}
	return true
}

// piece returns one piece of the stroke.
func (p *press) piece(t *Technique, i int) piece {
	w := t.way
	place := func(n float64) float64 { return (2*n/pieceCount - 1) * w.half }
	touch, n, _ := w.at(place(float64(i) + .5))
	a, _, from := w.at(place(float64(i)))
	b, _, to := w.at(place(float64(i) + 1))
	tilt := math.Abs(to-from) / 2
	moved := b.Sub(a).Len() / 2 // a cone's way is straight
	if !w.cone {
		moved = w.shape.bluntest() * tilt
	}
	before := i * (samples - 1) / pieceCount
	d := p.dents[before].or(p.dents[before+1])
	hub := t.tool.Radius - d.sunk
	return piece{
		dent: d, at: (float64(i) + .5) / pieceCount, touch: touch, on: p.axle.Cross(n), centre: touch.Add(n.Mul(hub)), half: math.Inf(1), // endless: where its ends are does not matter here

		moved: moved, slack: moved + math.Max(d.long, d.wide)*tilt, slackTool: moved + hub*tilt,
	}
}

// bluntest returns the largest radius that an ellipsoid's skin bends with
// anywhere, in metres: no point of it moves faster when its normal turns.
func (s *Shape) bluntest() float64 {
	long := math.Max(s.Axes.X, math.Max(s.Axes.Y, s.Axes.Z))
	short := math.Min(s.Axes.X, math.Min(s.Axes.Y, s.Axes.Z))
	return long * long / short
}
