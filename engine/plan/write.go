package plan

import (
	"unknot/engine/protocol"
	"unknot/engine/screen"
)

// write returns the plan of a session that was made.
func (p *Planner) write(a *screen.Answers, s *session) Plan {
	adapt := &s.outcome.Adapt
	out := Plan{Allowed: true, Steps: p.steps(s), DiscomfortMax: p.pack.Dose.Ceiling.Max, Breath: pace(&p.pack.Dose, adapt.NoPacing)}
	if n := int(adapt.DiscomfortMax); n != 0 {
		out.DiscomfortMax = min(out.DiscomfortMax, n)
	}
	p.lengthen(out.Steps, s)
	for i := range out.Steps {
		out.Seconds += out.Steps[i].Seconds()
	}
	out.Firmness = p.firmness(s)
	out.LeftOut = p.leftOut(a, s)
	out.Notes = p.notes(s, &out)
	return out
}

// steps returns the steps: position by position in the pack's order, technique
// by technique, left before right. The first step in a position takes its
// setup too.
func (p *Planner) steps(s *session) []Step {
	out := make([]Step, 0, 2*len(s.problem.parts))
	for position := range p.positions {
		setup := p.setup(position)
		for i := range s.problem.parts {
			x := &s.problem.parts[i]
			if x.position != position || s.found.picks[i] == 0 {
				continue
			}
			why := p.why(s, x)
			for side := protocol.Left; side <= protocol.Right; side++ {
				if x.sides[side-1] {
					out = append(out, p.step(s, i, side, setup, why))
					setup = 0
				}
			}
		}
	}
	return out
}

func (p *Planner) step(s *session, part int, side protocol.Side, setup int, why []Why) Step {
	i := s.problem.parts[part].technique
	d := s.problem.doses[s.found.picks[part]-1]
	return Step{Technique: p.pack.Techniques[i].ID, Side: side, Tool: p.pack.Techniques[i].Tool,
		Enter: p.techniques[i].enter + setup, Roll: d.roll, Hold: d.hold, Holds: d.holds, Exit: p.techniques[i].exit, Why: why}
}

// lengthen spreads what is missing to the least session over getting ready,
// five seconds a step, as often as it takes.
func (p *Planner) lengthen(steps []Step, s *session) {
	missing := p.pack.Dose.Session.Min - s.found.seconds
	if s.wish.Half || !s.found.reached {
		return
	}
	for i := 0; missing > 0; i = (i + 1) % len(steps) {
		share := min(5, missing)
		steps[i].Enter += share
		missing -= share
	}
}

// why returns the reasons for a technique, the weightiest first.
func (p *Planner) why(s *session, x *part) []Why {
	var out []Why
	tight, instead := p.tight(s.wish)
	if x.muscles&p.first != 0 {
		out = append(out, WhyFirst)
	}
	if x.muscles&p.named(s.wish) != 0 {
		out = append(out, WhyTight)
	}
	if instead && x.muscles&p.first&tight != 0 {
		out = append(out, WhyInstead)
	}
	if x.muscles&p.rested(s) != 0 {
		out = append(out, WhyRested)
	}
	if len(out) == 0 {
		out = append(out, WhyFits)
	}
	if x.steps == 1 {
		out = append(out, WhyOneSide)
	}
	return out
}

// named returns the muscles the person named as tight, as bits.
func (p *Planner) named(w *Wish) uint8 {
	var out uint8
	for _, id := range w.Tight {
		m, _ := p.pack.Muscle(id)
		out |= 1 << m
	}
	return out
}

// rested returns, of the muscles that could be planned, those that have had
// more rest than others; none when all have had the same.
func (p *Planner) rested(s *session) uint8 {
	var by [maxRest + 1]uint8
	for i := range s.problem.parts {
		for m := range p.muscles {
			if s.problem.parts[i].muscles&(1<<m) != 0 {
				by[rest(s.wish.Idle, m)] |= 1 << m
			}
		}
	}
	most, all := uint8(0), uint8(0)
	for _, muscles := range by {
		all |= muscles
		if muscles != 0 {
			most = muscles
		}
	}
	if most == all {
		return 0
	}
	return most
}

// firmness returns the softest firmness that a tool of the plan comes in and
// that is not left out.
func (p *Planner) firmness(s *session) protocol.Firmness {
	var out protocol.Firmness
	for i := range s.problem.parts {
		if s.found.picks[i] == 0 {
			continue
		}
		if f := p.softest(&s.outcome.Adapt, p.techniques[s.problem.parts[i].technique].tool); out == 0 || f < out {
			out = f
		}
	}
	return out
}
