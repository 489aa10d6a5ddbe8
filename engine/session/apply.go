package session

import "unknot/engine/protocol"

// Apply returns the state after an event, and why the event was refused if it
// was. A refused event changes nothing but the time; one from before the
// newest event, or after the end, not even that.
func (m *Machine) Apply(s State, e Event) (State, Refusal) {
	if e.At < s.now || e.At > MaxAt {
		return s, TimeRunsBack
	}
	why := m.apply(&s, e)
	return s, why
}

func (m *Machine) apply(s *State, e Event) Refusal {
	if e.Do == Gap {
		return gap(s, e.At)
	}
	m.advance(s, e.At)
	switch e.Do {
	case Start:
		return m.start(s)
	case Pause:
		return pause(s)
	case Resume:
		return resume(s)
	case TenderSpot:
		return m.tenderSpot(s)
	case Ease:
		return ease(s)
	case Skip:
		return m.skip(s)
	case Stop:
		return halt(s)
	case Feel:
		return m.feel(s, e)
	case Alive:
		return s.refuseUnlessStarted()
	case Gap: // answered above
	}
	return NotAnEvent
}

// refuseUnlessStarted is the refusal of everything that needs a session under
// way.
func (s *State) refuseUnlessStarted() Refusal {
	switch s.phase {
	case Ready:
		return NotStarted
	case Over:
		return AlreadyOver
	case Enter, Roll, Hold, Exit:
	}
	return 0
}

// gap pauses the session as of its last sign of life.
func gap(s *State, at int64) Refusal {
	why := s.refuseUnlessStarted()
	if why != AlreadyOver {
		s.now = at
	}
	if why == 0 {
		s.paused = ByGap
	}
	return why
}

func (m *Machine) start(s *State) Refusal {
	switch {
	case s.phase == Over:
		return AlreadyOver
	case s.phase != Ready:
		return AlreadyStarted
	}
	m.enter(s, 0)
	return 0
}

func pause(s *State) Refusal {
	if why := s.refuseUnlessStarted(); why != 0 {
		return why
	}
	if s.paused != 0 {
		return AlreadyPaused
	}
	s.paused = ByPerson
	return 0
}

func resume(s *State) Refusal {
	if why := s.refuseUnlessStarted(); why != 0 {
		return why
	}
	if s.paused == 0 {
		return NotPaused
	}
	s.paused = 0
	return 0
}

// tenderSpot starts a hold now. It takes a planned hold, or when none is left
// another one, while the limits allow.
func (m *Machine) tenderSpot(s *State) Refusal {
	why := s.refuseUnlessStarted()
	switch {
	case why != 0:
		return why
	case s.paused != 0:
		return ResumeFirst
	case s.phase != Roll:
		return OnlyWhileRolling
	case s.holds > 0:
		s.holds--
	default:
		if why = m.give(s); why != 0 {
			return why
		}
	}
	s.rollLeft = s.left
	m.hold(s)
	return 0
}

// give counts one more hold on demand, when the limits allow it.
func (m *Machine) give(s *State) Refusal {
	if s.extras >= m.most {
		return SessionFull
	}
	keys := m.steps[s.step].keys
	for k := range m.perKey {
		if keys&(1<<k) != 0 && uint8(s.extra>>(keyBits*k)&keyMask) >= m.perKey[k] {
			return SideDone
		}
	}
	for k := range m.perKey {
		if keys&(1<<k) != 0 {
			s.extra += 1 << (keyBits * k)
		}
	}
	s.extras++
	return 0
}

func ease(s *State) Refusal {
	if why := s.refuseUnlessStarted(); why != 0 {
		return why
	}
	s.eased = true
	return 0
}

func (m *Machine) skip(s *State) Refusal {
	if why := s.refuseUnlessStarted(); why != 0 {
		return why
	}
	m.off(s)
	return 0
}

// halt ends the session by the stop control.
func halt(s *State) Refusal {
	if s.phase == Over {
		return AlreadyOver
	}
	over(s, Stopped)
	return 0
}

// answer notes that the question due has its answer.
func (m *Machine) answer(s *State) {
	s.asked = false
	if s.phase == Hold {
		s.answered = max(s.answered, m.mark(s))
	}
}

// feel judges a report and does what the verdict says.
func (m *Machine) feel(s *State, e Event) Refusal {
	if s.phase == Over {
		return AlreadyOver
	}
	h := m.history
	h.Step = m.stop.Unpack(s.seen)
	f := m.stop.Judge(e.Report, h, m.ceiling)
	s.seen |= m.stop.Pack8(e.Report)
	m.answer(s)
	if f.Off && s.phase != Ready {
		s.off |= 1 << m.steps[s.step].technique
	}
	switch {
	case f.Verdict == protocol.Stop:
		s.report, s.level, s.rules = e.Report, f.Level, f.Rules
		over(s, Stopped)
	case s.phase == Ready:
	case f.Verdict == protocol.Leave:
		s.leave |= 1 << m.steps[s.step].technique
		m.off(s)
	case f.Verdict == protocol.Ease:
		s.eased = true
	}
	return 0
}
