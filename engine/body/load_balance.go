package body

import (
	"math"

	"unknot/engine/body/space"
)

// Grip is the friction coefficient that skin, clothes, foam, mat and floor are
// trusted with. Project number [D]: dry rubber and skin on a floor or mat grip
// with 0.5 and more, so that 0.6 is not generous.
const Grip = .6

// What a limb bears at most, as a share of body weight, while a person keeps
// still for a minute. Project numbers [D], from two-support sums like that of
// evidence 4.1:
//
//   - forearm: half of what both bear in a plank on forearms and toes, .56 of
//     height over .818;
//   - hand: as much. Both bear two thirds where a calf on the roller bears the
//     third that evidence 4.1 F1 has;
//   - foot, knee bent: half of what both bear in a bridge on shoulders and feet,
//     (.818-.56) over (.818-.25);
//   - knee: half of the hips' share on hands and knees, and some reserve;
//   - foot of somebody who stands: one can stand on it.
const (
	handMost, forearmMost, footMost, kneeMost, standMost = .35, .35, .25, .30, 1.0
)

// A column is a way to bear weight, as the shares it has in the equations when
// it bears one body weight: on a scale under it, for what stands on the floor
// and for a roller; on a scale in the wall, for a ball at a wall.
type column struct {
	up     float64 // straight up
	aboutX float64 // moments about the axes on the floor under the centre of mass, over height
	aboutY float64
	grip   float64 // sideways force that the limbs must hold, or, of a limb, can hold
	rest   int     // which Rest it belongs to; -1: the tool
	side   float64 // the tool's force along the base, over that square to it
}

// maxColumns is the tool under either limb, and two points for each of four
// limbs on the floor.
const maxColumns = 10

// A balance is the equations of a body at rest.
type balance struct {
	cols    []column
	store   [maxColumns]column
	least   [4]float64 // share of body weight that each rest bears at least
	most    [4]float64 // and at most
	rests   int
	limbs   int
	slope   float64 // the friction that the tool needs by itself
	square  float64 // the force square to the skin for one on the scale
	wall    bool
	onTool  costs
	onRest  [4]costs
	wished  costs // the sum that a wish is about
	wish    Band
	hasWish bool
}

// costs are weights of columns in a sum.
type costs [maxColumns]float64

// balance writes the equations of a pose.
//
// All forces of floor on limbs and roller act in the plane of the floor, so
// that their horizontal parts have no moment about the axes there: weight and
// two moments are three equations, and the horizontal parts only need grip.
func (b *Body) balance(t *Technique, p *Pose) *balance {
	q := &balance{limbs: 1, wall: t.st.Base == onWall}
	q.cols = q.store[:0]
	centre := b.Centre(p)
	b.touches(q, p, centre)
	q.rests = min(len(p.Rests), len(q.least))
	for i := range q.rests {
		r := &p.Rests[i]
		q.least[i], q.most[i] = b.limits(t, r)
		for _, at := range r.Points {
			q.onRest[i][len(q.cols)] = 1
			q.cols = append(q.cols, b.column(at, space.V{Z: 1}, centre, i))
		}
	}
	for i := range q.cols {
		if q.cols[i].rest < 0 {
			q.onTool[i] = 1
		}
	}
	return q
}

// column returns what a force in direction u at a point p does.
func (b *Body) column(p, u, centre space.V, rest int) column {
	h := b.Person.Height
	c := column{up: u.Z, rest: rest, grip: Grip}
	c.aboutX = ((p.Y-centre.Y)*u.Z - p.Z*u.Y) / h
	c.aboutY = (p.Z*u.X - (p.X-centre.X)*u.Z) / h
	if rest < 0 {
		c.grip = 0
	}
	return c
}

// touches adds what the tool can do: it rolls freely, so that its force goes
// through the place where it stands on its base.
func (b *Body) touches(q *balance, p *Pose, centre space.V) {
	if p.Touch.Sink <= 0 { // held off the tool
		return
	}
	b.press(q, p, &p.Touch, centre)
	s := p.Touch.Segment
	if s.Other() == s || p.Tool.Ball {
		return
	}
	other := Touch{Segment: s.Other(), Sink: p.Touch.Sink}
	f := p.Frames[other.Segment]
	other.World = f.Out(p.Touch.Local.Mirror())
	other.Normal = f.Turn.Apply(p.Frames[s].Turn.Back(p.Touch.Normal).Mirror())
	away := other.World.Sub(p.Tool.Centre)
	if math.Sqrt(away.X*away.X+away.Z*away.Z) < p.Tool.Radius {
		q.limbs = 2
		b.press(q, p, &other, centre)
	}
}

// press adds the tool's force on one limb.
func (b *Body) press(q *balance, p *Pose, t *Touch, centre space.V) {
	c := p.Tool.Centre
	if q.wall { // a ball: straight through from the wall to the touch
		u := t.World.Sub(space.V{Y: c.Y, Z: c.Z})
		q.tool(b, t, u.Mul(1/u.X), centre)
		return
	}
	// No sideways part: friction could hold one, but a roller slides under it.
	q.tool(b, t, space.V{X: (t.World.X - c.X) / t.World.Z, Z: 1}, centre)
}

// tool adds a direction in which the tool can press.
func (q *balance) tool(b *Body, t *Touch, u, centre space.V) {
	col := b.column(t.World, u, centre, -1)
	if q.wall {
		col.grip = -math.Sqrt(u.X*u.X + u.Y*u.Y)
		col.side = math.Sqrt(u.Y*u.Y + u.Z*u.Z)
	} else {
		col.grip = -math.Abs(u.X)
		col.side = math.Abs(u.X)
	}
	q.cols = append(q.cols, col)
	q.slope = math.Max(q.slope, col.side)
	q.square = -u.Dot(t.Normal)
}

// limits returns what a limb bears at least and at most, as shares of body
// weight.
//
// At least: what rests on the floor is not held up, so that it lays down its
// own end and half of the part before it. At most: what it is good for; but the
// foot of a side that is worked only bears its own leg, since it could bear
// more only with the very muscle that is to be at rest on the tool.
func (b *Body) limits(t *Technique, r *Rest) (least, most float64) {
	switch {
	case r.Kind == Hand:
		return b.share(HandLeft) + b.share(ForearmLeft)/2, handMost
	case r.Kind == Forearm:
		return b.share(HandLeft, ForearmLeft), forearmMost
	case r.Kind == Knee:
		return b.share(ShankLeft) / 2, kneeMost
	case t.st.Base == onWall:
		return b.share(FootLeft, ShankLeft), standMost
	case r.Name == t.worked():
		return b.share(FootLeft) + b.share(ShankLeft)/2, b.share(FootLeft, ShankLeft, ThighLeft)
	default:
		return b.share(FootLeft) + b.share(ShankLeft)/2, footMost
	}
}

// worked returns the name of the foot of the side that is worked.
func (t *Technique) worked() string {
	if t.side == Left {
		return "foot-left"
	}
	return "foot-right"
}

// slip returns the friction that is needed at most while the tool bears a share.
func (q *balance) slip(tool Band) float64 {
	need := q.slope
	for _, share := range [2]float64{tool.Low, tool.High} {
		for i := range q.cols {
			c := &q.cols[i]
			if c.rest < 0 {
				need = math.Max(need, -c.grip*share/math.Max(1e-9, 1-c.up*share))
			}
		}
	}
	return need
}
