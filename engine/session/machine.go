package session

import (
	"fmt"
	"slices"

	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/stop"
)

// NewMachine makes a machine for an allowed plan, as plan.Plan returns it or
// plan.Read accepts it. The history is what was reported in earlier sessions.
func NewMachine(t *stop.Table, p *plan.Plan, h stop.History) (*Machine, error) {
	pack := t.Pack()
	if !p.Allowed || len(p.Steps) == 0 || len(p.Steps) > 64 {
		return nil, fmt.Errorf("session: there is no plan to run: allowed %t, %d steps", p.Allowed, len(p.Steps))
	}
	m := &Machine{pack: pack, stop: t, history: h, ceiling: uint8(pack.Dose.Ceiling.Default), breath: breathOf(pack, p.Breath)}
	if p.DiscomfortMax > 0 && p.DiscomfortMax < pack.Dose.Ceiling.Default {
		m.ceiling = uint8(p.DiscomfortMax)
	}
	for i := range p.Steps {
		st, err := m.compile(&p.Steps[i], i == 0 || p.Steps[i-1].Technique != p.Steps[i].Technique)
		if err != nil {
			return nil, err
		}
		m.steps = append(m.steps, st)
	}
	m.budget()
	m.lookAhead()
	return m, nil
}

// breathOf returns the pace by id, the pack's default when there is none.
func breathOf(p *protocol.Pack, id protocol.BreathID) protocol.Breath {
	for _, b := range p.Dose.Breaths {
		if b.ID == id || id == "" && b.Default {
			return b
		}
	}
	return protocol.Breath{}
}

func (m *Machine) compile(s *plan.Step, first bool) (step, error) {
	i, ok := m.pack.Technique(s.Technique)
	if !ok || s.Side < protocol.Left || s.Side > protocol.Right {
		return step{}, fmt.Errorf("session: %q on side %q cannot be run", s.Technique, s.Side)
	}
	t := &m.pack.Techniques[i]
	st := step{enter: ms(s.Enter), roll: ms(s.Roll), hold: ms(s.Hold), exit: ms(s.Exit), holds: uint8(s.Holds),
		technique: uint8(i), side: s.Side, stroke: oneWay(t.Stroke, m.pack.Dose.Speed), words: cuesOf(t.ID, first)}
	for _, id := range t.Muscles {
		if muscle, ok := m.pack.Muscle(id); ok {
			k, err := m.key(muscle, s.Side)
			if err != nil {
				return step{}, err
			}
			st.keys |= 1 << k
		}
	}
	return st, nil
}

// slowStroke is how long a stroke one way takes at least, in milliseconds, where
// the slowest speed allows it (Behm 2020: 2 to 4 s).
const slowStroke = 2000

// oneWay returns how long a stroke of some millimetres takes one way, in
// milliseconds: at the default speed, and slower where it would be over sooner
// than slowStroke, down to the slowest speed.
func oneWay(mm int, speed protocol.Limit) int32 {
	return int32(max(mm*1000/speed.Default, min(slowStroke, mm*1000/speed.Min)))
}

func ms(seconds int) int32 { return int32(seconds) * 1000 }

func cuesOf(id protocol.TechniqueID, first bool) cues {
	base := protocol.WordID("technique." + string(id))
	c := cues{enter: base + ".enter", roll: base + ".roll", hold: base + ".hold", exit: base + ".exit"}
	if !first {
		c.enter = base + ".switch"
	}
	return c
}

// State.extra counts holds on demand in a few bits for each muscle and side of
// the plan. The limits leave four at most: 180 s less 30 s of rolling and one
// hold of 30 s.
const (
	keyBits    = 3
	keyMask    = 1<<keyBits - 1
	mostPerKey = keyMask
	maxKeys    = 10
)

// key returns the number of a muscle and side in this plan.
func (m *Machine) key(muscle int, side protocol.Side) (int, error) {
	id := muscle<<1 | int(side-protocol.Left)
	k := slices.Index(m.keys, id)
	if k < 0 {
		k, m.keys = len(m.keys), append(m.keys, id)
	}
	if k >= maxKeys {
		return 0, fmt.Errorf("session: the plan works more than %d muscles on both sides", maxKeys/2)
	}
	return k, nil
}

// budget works out how many holds on demand the limits leave. It counts every
// planned second as used, also of steps that are skipped later, and every hold
// as long as the longest: it can refuse a hold that would just have fitted, but
// never grant one that does not.
func (m *Machine) budget() {
	var worked [maxKeys]int32
	var longest int32
	for i := range m.steps {
		st := &m.steps[i]
		work := st.roll + int32(st.holds)*st.hold
		m.total += st.enter + work + st.exit
		longest = max(longest, st.hold)
		for k := range worked {
			if st.keys&(1<<k) != 0 {
				worked[k] += work
			}
		}
	}
	d := &m.pack.Dose
	m.most = fits(ms(d.Session.Max)-m.total, longest, 255)
	for k := range worked {
		m.perKey[k] = fits(ms(d.MuscleSide.Max)-worked[k], longest, mostPerKey)
	}
}

// fits returns how often size goes into room, at most most times.
func fits(room, size, most int32) uint8 {
	if room <= 0 || size <= 0 {
		return 0
	}
	return uint8(min(room/size, most))
}

// lookAhead notes for each step what comes after it.
func (m *Machine) lookAhead() {
	var later uint32
	var after int32
	for i := len(m.steps) - 1; i >= 0; i-- {
		st := &m.steps[i]
		st.after = after
		after += st.enter + st.roll + int32(st.holds)*st.hold + st.exit
		for k := range m.perKey {
			if st.keys&(1<<k) != 0 {
				later |= keyMask << (keyBits * k)
			}
		}
		st.later = later
	}
}

// TechniqueAt returns the technique of the step a state is on.
func (m *Machine) TechniqueAt(s State) protocol.TechniqueID {
	return m.pack.Techniques[m.steps[s.step].technique].ID
}

// Techniques returns the techniques of the plan, as indexes into the pack, one
// a step.
func (m *Machine) Techniques() []uint8 {
	out := make([]uint8, len(m.steps))
	for i := range m.steps {
		out[i] = m.steps[i].technique
	}
	return out
}
