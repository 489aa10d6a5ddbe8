package session

import "unknot/engine/protocol"

// cues are the words of a step, by phase.
type cues struct {
	enter, roll, hold, exit protocol.WordID
}

// Ask says that the person is asked how it feels. Asking never blocks, and no
// answer is no answer.
type Ask uint8

// When we ask: at the marks of a hold, first to last, and after it.
const (
	AskFirst Ask = iota + 1
	AskSecond
	AskAfter
)

var askIDs = [...]string{"", "first", "second", "after"}

// String returns the id, empty when nothing is asked.
func (a Ask) String() string { return askIDs[a] }

// MarshalText writes the id.
func (a Ask) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// A Guidance is what to show and say now. Faces add nothing to it.
type Guidance struct {
	Phase     Phase                `json:"phase"`
	Paused    Paused               `json:"paused"`
	Step      int                  `json:"step"` // from 0
	Steps     int                  `json:"steps"`
	Technique protocol.TechniqueID `json:"technique,omitzero"`
	Side      protocol.Side        `json:"side,omitzero"`
	Say       protocol.WordID      `json:"say"`             // what to do now
	Left      int64                `json:"left"`            // milliseconds left in the phase
	Length    int64                `json:"length"`          // milliseconds the phase takes
	Total     int64                `json:"total"`           // milliseconds left in the session as planned
	Next      Phase                `json:"next"`            // what follows the phase; Over after the last
	NextStep  int                  `json:"nextStep"`        // the step of Next
	Eased     bool                 `json:"eased"`           // less pressure was asked for
	Ask       Ask                  `json:"ask"`             // how it feels is asked; 0 when not
	Stroke    Stroke               `json:"stroke,omitzero"` // while rolling
	Breath    Breath               `json:"breath,omitzero"` // while holding, and when breath is paced
	HoldsLeft int                  `json:"holdsLeft"`       // planned holds still to come on this step
	End       End                  `json:"end"`
	Level     protocol.Level       `json:"level,omitzero"` // at which the end suspends rolling
}

// A Stroke is where the roller is on its way.
type Stroke struct {
	Back   bool  `json:"back"`   // on the way back
	Left   int64 `json:"left"`   // milliseconds to the turn
	Length int64 `json:"length"` // milliseconds, one way
}

// A Breath is where a paced breath is.
type Breath struct {
	Out    bool  `json:"out"`    // breathing out
	Left   int64 `json:"left"`   // milliseconds to the change
	Length int64 `json:"length"` // milliseconds of this half
	Count  int   `json:"count"`  // which breath of the hold, from 1
	Of     int   `json:"of"`     // breaths in the hold, the last one begun included
}

// The words of states that belong to no technique.
const (
	sayReady     protocol.WordID = "session.ready"
	sayPaused    protocol.WordID = "session.paused"
	sayGap       protocol.WordID = "session.gap"
	sayCompleted protocol.WordID = "session.completed"
	sayStopped   protocol.WordID = "session.stopped"
)

// Guide returns what to show and say in a state. For a time after the newest
// event, Advance the state first.
func (m *Machine) Guide(s State) Guidance {
	g := Guidance{Phase: s.phase, Paused: s.paused, Step: int(s.step), Steps: len(m.steps), End: s.end, Level: s.level}
	switch s.phase {
	case Ready:
		g.Say, g.Total, g.Next = sayReady, int64(m.total), Enter
		return g
	case Over:
		g.Say = sayCompleted
		if s.end == Stopped {
			g.Say = sayStopped
		}
		return g
	case Enter, Roll, Hold, Exit:
	}
	st := &m.steps[s.step]
	g.Technique, g.Side = m.pack.Techniques[st.technique].ID, st.side
	g.Left, g.Length, g.Eased, g.HoldsLeft = int64(s.left), int64(st.length(s.phase)), s.eased, int(s.holds)
	g.Total = m.remaining(&s)
	g.Next, g.NextStep = m.next(s)
	m.say(&g, &s, st)
	return g
}

// length returns how long a phase of the step takes, in milliseconds.
func (st *step) length(p Phase) int32 {
	switch p {
	case Enter:
		return st.enter
	case Roll:
		return st.roll
	case Hold:
		return st.hold
	case Exit:
		return st.exit
	case Ready, Over:
	}
	return 0
}

// remaining returns the milliseconds the session still takes as planned.
func (m *Machine) remaining(s *State) int64 {
	st := &m.steps[s.step]
	left := s.left + st.after
	switch s.phase {
	case Enter:
		left += st.roll + int32(s.holds)*st.hold + st.exit
	case Roll, Hold:
		left += s.rollLeft + int32(s.holds)*st.hold + st.exit
	case Exit, Ready, Over:
	}
	for i := int(s.step) + 1; s.leave != 0 && i < len(m.steps); i++ {
		if n := &m.steps[i]; s.leave&(1<<n.technique) != 0 {
			left -= n.enter + n.roll + int32(n.holds)*n.hold + n.exit
		}
	}
	return int64(left)
}

// next returns what follows the phase when nothing happens.
func (m *Machine) next(s State) (Phase, int) {
	s.paused = 0
	m.after(&s)
	return s.phase, int(s.step)
}

// say fills in the words, the rhythm and the question of a phase.
func (m *Machine) say(g *Guidance, s *State, st *step) {
	done := g.Length - g.Left
	switch s.phase {
	case Enter:
		g.Say = st.words.enter
	case Roll:
		g.Say, g.Stroke = st.words.roll, strokeAt(done, int64(st.stroke))
	case Hold:
		g.Say, g.Breath = st.words.hold, m.breathAt(done, g.Length)
	case Exit:
		g.Say = st.words.exit
	case Ready, Over:
	}
	g.Ask = m.ask(s)
	switch s.paused {
	case ByPerson:
		g.Say = sayPaused
	case ByGap:
		g.Say = sayGap
	}
}

// ask returns the question due: the last mark of the hold that has passed, or
// the one after the hold before.
func (m *Machine) ask(s *State) Ask {
	if s.phase == Hold {
		if due := m.mark(s); due > s.answered {
			return due
		}
	}
	if s.asked {
		return AskAfter
	}
	return 0
}

// mark returns the last mark of a hold that has passed.
func (m *Machine) mark(s *State) Ask {
	done := m.steps[s.step].hold - s.left
	var passed Ask
	for i, mark := range m.pack.Dose.Ask {
		if done >= int32(mark)*1000 && i < int(AskAfter)-1 {
			passed = AskFirst + Ask(i)
		}
	}
	return passed
}

func strokeAt(done, length int64) Stroke {
	if length <= 0 {
		return Stroke{}
	}
	return Stroke{Back: done/length%2 == 1, Left: length - done%length, Length: length}
}

func (m *Machine) breathAt(done, hold int64) Breath {
	in, out := int64(m.breath.In), int64(m.breath.Out)
	if in+out == 0 {
		return Breath{}
	}
	b := Breath{Count: int(done/(in+out)) + 1, Of: int((hold + in + out - 1) / (in + out))}
	if at := done % (in + out); at < in {
		b.Left, b.Length = in-at, in
	} else {
		b.Out, b.Left, b.Length = true, in+out-at, out
	}
	return b
}
