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
	long   float64  // half the patch along the stroke, metres, at its largest
	wide   float64  // and across
	axle   space.V  // the direction a roller lies in
	ball   bool
	radius float64 // of the tool, metres
	// How far the tool may be off its mark along the body and across, in metres.
	along, across float64
	// steady are the parts that stay where they are against the pelvis over the
	// stroke, and where that is.
	steady [segments]bool
	frames [segments]space.Frame
	// poses are those that were solved along the stroke.
	poses []Pose
}

// A piece is a short part of the stroke: its middle, and how far what happens
// at its ends can be from it.
type piece struct {
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

// patchSlack is how much larger the patch is taken than at any of them: between
// two it grows by less.
const patchSlack = 1.005

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
		turned := math.Max(p.long, p.wide) * x.on.Sub(middle.on).Len()
		w.slack = math.Max(w.slack, x.slack+turned+x.touch.Sub(middle.touch).Len())
		w.slackTool = math.Max(w.slackTool, x.slackTool+x.centre.Sub(middle.centre).Len())
	}
	p.whole[0] = w
}

// look solves the pose along the stroke: how large the patch gets, and which
// parts keep still against the pelvis.
func (p *press) look(t *Technique) error {
	p.poses = make([]Pose, 0, samples)
	for i := range samples {
		pose, err := t.At(float64(i) / (samples - 1))
		if err != nil {
			return err
		}
		if t.side == Right {
			pose = pose.Mirror()
		}
		p.long, p.wide = math.Max(p.long, patchSlack*pose.Touch.Patch[0]), math.Max(p.wide, patchSlack*pose.Touch.Patch[1])
		p.compare(&pose, i == 0)
		p.poses = append(p.poses, pose)
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
	hub := t.tool.Radius - float64(t.st.Touch.Sink)/1000
	return piece{
		at: (float64(i) + .5) / pieceCount, touch: touch, on: p.axle.Cross(n), centre: touch.Add(n.Mul(hub)), half: math.Inf(1), // endless: where its ends are does not matter here

		moved: moved, slack: moved + math.Max(p.long, p.wide)*tilt, slackTool: moved + hub*tilt,
	}
}

// bluntest returns the largest radius that an ellipsoid's skin bends with
// anywhere, in metres: no point of it moves faster when its normal turns.
func (s *Shape) bluntest() float64 {
	long := math.Max(s.Axes.X, math.Max(s.Axes.Y, s.Axes.Z))
	short := math.Min(s.Axes.X, math.Min(s.Axes.Y, s.Axes.Z))
	return long * long / short
}

// off returns how far the patch stays off a point when the tool is as far off
// its mark as may be, in metres, or a little less; not above 0 where it may
// reach it. What a direction keeps apart is apart: the best of a few is taken,
// or the first that is more than enough.
func (p *press) off(x *piece, q space.V, enough float64) float64 {
	way := q.Sub(x.touch)
	u, best := p.left(way)
	best -= p.spread(x, u)
	for range 2 {
		if best >= enough {
			break
		}
		// Towards what is left from the patch's furthest point that way.
		a, c, h := p.long*u.Dot(x.on), p.wide*u.Dot(p.axle), p.spread(x, u)
		rim := x.on.Mul(p.long * a / h).Add(p.axle.Mul(p.wide * c / h))
		u, _ = p.left(way.Sub(rim))
		best = math.Max(best, u.Dot(way)-p.across*math.Sqrt(u.X*u.X+u.Y*u.Y)-p.along*math.Abs(u.Z)-p.spread(x, u))
	}
	return best
}

// spread returns how far the patch reaches in a direction, in metres.
func (p *press) spread(x *piece, u space.V) float64 {
	a, c := p.long*u.Dot(x.on), p.wide*u.Dot(p.axle)
	return math.Sqrt(a*a+c*c) + 1e-12
}

// left returns what is left of a way when its start is put off as far as may
// be, in metres, and in which direction; not above 0 where nothing is.
func (p *press) left(way space.V) (u space.V, metres float64) {
	flat := math.Sqrt(way.X*way.X + way.Y*way.Y)
	along, across := math.Abs(way.Z)-p.along, flat-p.across
	switch {
	case along > 0 && across > 0:
		metres = math.Sqrt(along*along + across*across)
		return space.V{X: way.X * across / flat, Y: way.Y * across / flat, Z: math.Copysign(along, way.Z)}.Mul(1 / metres), metres
	case along > across || flat == 0:
		return space.V{Z: math.Copysign(1, way.Z)}, along
	default:
		return space.V{X: way.X / flat, Y: way.Y / flat}, across
	}
}

// gap returns how far the tool itself is from a point, in metres.
func (p *press) gap(x *piece, q space.V) float64 {
	way := q.Sub(x.centre)
	if p.ball {
		return way.Len() - p.radius
	}
	beside := way.Dot(p.axle)
	off := way.Sub(p.axle.Mul(beside)).Len() - p.radius
	if end := math.Abs(beside) - x.half; end > 0 {
		return math.Hypot(end, math.Max(0, off))
	}
	return off
}
