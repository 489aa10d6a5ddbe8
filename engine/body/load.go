package body

import "fmt"

// Gravity is the acceleration that turns kilograms into newtons, in m/s².
const Gravity = 9.80665

// A Band is what a number lies between: with more supports than equations,
// statics gives no more (evidence 4.4). Both ends are really reached.
type Band struct {
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// times returns the band, n times as large.
func (b Band) times(n float64) Band { return Band{b.Low * n, b.High * n} }

// Middle returns the middle of the band.
func (b Band) Middle() float64 { return (b.Low + b.High) / 2 }

// Load is what tool and supports bear while the body is at rest in a pose.
type Load struct {
	// Tool is the force on the tool as a scale under it, or behind it at a
	// wall, would show it, in newtons. Where both limbs lie on the tool it is
	// that of both together: see Limbs.
	Tool Band
	// Share is the same as a share of body weight, 0 to 1.
	Share Band
	// Limbs is how many limbs share that force: 2 where the other leg lies on
	// the tool just so, else 1.
	Limbs int
	// Predicted is true where nobody has published a measurement to compare
	// with: every technique (evidence 4.4), none of the tasks.
	Predicted bool
	// Supports are the hands, forearms, feet and knees, as the pose has them.
	Supports []SupportBand
	// Friction is the coefficient that floor, tool and limbs need at most
	// so that nothing slips anywhere in the band. It is never above [Grip].
	Friction float64
	// square is the force square to the skin for every newton on the scale.
	square float64
}

// SupportBand is what a hand, forearm, foot or knee bears, straight down.
type SupportBand struct {
	At     string // as the Rest's name, "hand-left"
	Newton Band
	Share  Band // of body weight, 0 to 1
}

// Load returns what bears the weight in a pose of a technique. It fails where
// the body, held still, would fall or slip in that pose.
func (b *Body) Load(t *Technique, p *Pose) (Load, error) {
	out, ok := b.settled(t, p, b.balance(t, p))
	if !ok {
		return Load{}, b.falls(t, p)
	}
	return out, nil
}

// settled solves the equations. It reports whether they can be solved.
func (b *Body) settled(t *Technique, p *Pose, q *balance) (Load, bool) {
	s := q.system()
	if !s.start() {
		return Load{}, false
	}
	weight := b.Person.Mass * Gravity
	out := Load{Limbs: q.limbs, Predicted: !t.measured(), Supports: make([]SupportBand, q.rests), square: q.square}
	out.Share = s.band(&q.onTool)
	out.Tool = out.Share.times(weight)
	out.Friction = q.slip(out.Share)
	for i := range out.Supports {
		share := s.band(&q.onRest[i])
		out.Supports[i] = SupportBand{At: p.Rests[i].Name, Newton: share.times(weight), Share: share}
	}
	return out, true
}

// falls says why a pose cannot be held.
func (b *Body) falls(t *Technique, p *Pose) error {
	q := b.balance(t, p)
	for i := range q.cols {
		q.cols[i].grip = 0
	}
	if s := q.system(); q.slope <= Grip && !s.start() {
		return fmt.Errorf("body: %s cannot be held at %.2f of its stroke: what this body stands on cannot bear its weight there", t.st.ID, p.Along)
	}
	return fmt.Errorf("body: %s cannot be held at %.2f of its stroke: it would slip, at a friction of %.1f", t.st.ID, p.Along, Grip)
}

// measured reports whether the force of this pose was published.
func (t *Technique) measured() bool {
	for _, task := range Tasks() {
		if t.st.ID == task {
			return true
		}
	}
	return false
}

// Tasks returns the ids of the poses whose force was measured elsewhere and
// that the model is compared with (evidence 4.1, 4.2).
func Tasks() []string { return []string{"calf-roll", "quad-roll", "lateral-thigh-roll"} }

// share returns how much of the body a few segments weigh.
func (b *Body) share(of ...Segment) float64 {
	mass := 0.0
	for _, s := range of {
		mass += b.parts[s].Mass
	}
	return mass / b.Person.Mass
}
