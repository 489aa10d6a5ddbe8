package session

// Advance returns the state at a time when nothing happened since the newest
// event. A time before that event is answered with the state of the event.
func (m *Machine) Advance(s State, at int64) State {
	m.advance(&s, at)
	return s
}

func (m *Machine) advance(s *State, at int64) {
	for at > s.now && s.running() {
		d := at - s.now
		if d < int64(s.left) {
			s.left -= int32(d)
			s.now = at
			return
		}
		s.now += int64(s.left)
		m.after(s)
	}
	if s.phase != Over {
		s.now = max(s.now, at)
	}
}

// Deadline returns when the phase ends if nothing happens, in milliseconds
// since start; ok is false when time does not move the session on.
func (s State) Deadline() (at int64, ok bool) {
	return s.now + int64(s.left), s.running()
}

// after moves on from a phase whose time is over.
func (m *Machine) after(s *State) {
	st := &m.steps[s.step]
	held := s.phase == Hold
	switch {
	case s.phase == Enter:
		s.phase, s.left = Roll, st.roll
		s.worked |= 1 << st.technique
	case held && s.rollLeft > 0:
		s.phase, s.left, s.rollLeft = Roll, s.rollLeft, 0
	case (held || s.phase == Roll) && s.holds > 0:
		s.holds--
		m.hold(s)
		return
	case held || s.phase == Roll:
		s.phase, s.left = Exit, st.exit
	default:
		m.enter(s, int(s.step)+1)
		return
	}
	s.asked = held
}

// hold begins a hold.
func (m *Machine) hold(s *State) {
	s.asked = s.phase == Hold
	s.phase, s.left, s.answered = Hold, m.steps[s.step].hold, 0
}

// off takes the person off the tool: out of the position when they are in it,
// or else on to the next step.
func (m *Machine) off(s *State) {
	if !s.phase.Loads() {
		m.enter(s, int(s.step)+1)
		return
	}
	if s.phase == Hold { // left early: no question of its own
		s.asked = false
	}
	s.phase, s.left, s.rollLeft, s.holds = Exit, m.steps[s.step].exit, 0, 0
}

// enter begins the first step from i on whose technique was not left, or ends
// the session when there is none.
func (m *Machine) enter(s *State, i int) {
	for i < len(m.steps) && s.leave&(1<<m.steps[i].technique) != 0 {
		i++
	}
	if i >= len(m.steps) {
		over(s, Completed)
		return
	}
	st := &m.steps[i]
	s.step, s.phase, s.left, s.rollLeft = uint8(i), Enter, st.enter, 0
	s.holds, s.seen, s.eased, s.asked, s.answered = st.holds, 0, false, false, 0
	s.extra &= st.later
}

// over ends the session. Nothing of the step is kept, so that nothing of it
// can come back.
func over(s *State, as End) {
	s.phase, s.paused, s.end = Over, 0, as
	s.left, s.rollLeft, s.holds, s.seen, s.extra, s.eased, s.asked, s.answered = 0, 0, 0, 0, 0, false, false, 0
}
