package session

import (
	"fmt"
	"math"
	"strconv"

	"unknot/engine/protocol"
	"unknot/engine/stop"
	"unknot/engine/strict"
)

// Seconds is a time in milliseconds that is written as seconds.
type Seconds int64

// MarshalJSON writes seconds with as few decimals as needed.
func (s Seconds) MarshalJSON() ([]byte, error) {
	return strconv.AppendFloat(nil, float64(s)/1000, 'f', -1, 64), nil //float: only to write whole milliseconds //float: only to write whole milliseconds
}

// A Result is what came of a session.
type Result struct {
	Phases  []Entered              `json:"phases"`
	Ended   Ended                  `json:"ended"`
	Flags   []Flag                 `json:"flags"`
	Refused []Refused              `json:"refused"`
	Asked   []Asked                `json:"asked"`
	Left    []protocol.TechniqueID `json:"left"` // techniques left for today
	Off     []protocol.TechniqueID `json:"off"`  // off until the next full screening
}

// Entered is a phase, or a pause, and when it began.
type Entered struct {
	At    Seconds `json:"at"`
	Step  int     `json:"step"`
	Phase string  `json:"phase"` // "paused" lies on top of the phase before it
}

// Ended is how and why a session ended. A session that still runs is paused.
type Ended struct {
	At      Seconds `json:"at"`
	As      End     `json:"as"`
	Because string  `json:"because"` // a sensation, "stop", "end-of-plan", "paused" or "not-started"
}

// A Flag is a reason to suspend rolling that the session gave.
type Flag struct {
	ID    protocol.RuleID `json:"id"`
	Level protocol.Level  `json:"level"`
}

// Refused is an event that was refused, and why.
type Refused struct {
	At  Seconds `json:"at"`
	Do  Do      `json:"do"`
	Why Refusal `json:"why"`
}

// Asked is a question how it feels. Answer is the sensation reported before
// the next question, or null: no answer is never taken as fine.
type Asked struct {
	At     Seconds               `json:"at"`
	Step   int                   `json:"step"`
	Answer *protocol.SensationID `json:"answer"`
}

// A Trace follows a session event by event and keeps what happened.
type Trace struct {
	m      *Machine
	state  State
	result Result
}

// NewTrace follows a session of m from before its start.
func (m *Machine) NewTrace() *Trace {
	return &Trace{m: m, state: New(), result: Result{Phases: []Entered{}, Flags: []Flag{}, Refused: []Refused{}, Asked: []Asked{},
		Left: []protocol.TechniqueID{}, Off: []protocol.TechniqueID{}}}
}

// State returns the state after the newest event.
func (t *Trace) State() State { return t.state }

// Add follows one event. Its error is a time before the newest event.
func (t *Trace) Add(e Event) error {
	if e.Do != Gap {
		t.advance(e.At)
	}
	before := t.state
	after, why := t.m.Apply(before, e)
	if why == TimeRunsBack {
		return fmt.Errorf("session: %s at %s s is before %s s, or later than a session can be", e.Do, text(e.At), text(before.now))
	}
	if why != 0 {
		t.result.Refused = append(t.result.Refused, Refused{Seconds(e.At), e.Do, why})
	} else if e.Do == Feel {
		t.answer(e.Report)
	}
	t.note(before, after)
	t.state = after
	return nil
}

// Finish runs the session on to its end, or to where it is paused, and returns
// what came of it.
func (t *Trace) Finish() Result {
	t.advance(math.MaxInt64)
	return t.Result()
}

// Result returns what came of the session so far.
func (t *Trace) Result() Result {
	r := t.result
	s := t.state
	r.Ended = t.m.Ended(s)
	if s.level != 0 {
		for _, id := range t.m.stop.RuleIDs(s.rules) {
			r.Flags = append(r.Flags, Flag{id, s.level})
		}
	}
	for i, x := range t.m.pack.Techniques {
		if s.leave&(1<<i) != 0 {
			r.Left = append(r.Left, x.ID)
		}
		if s.off&(1<<i) != 0 {
			r.Off = append(r.Off, x.ID)
		}
	}
	return r
}

// Ended returns how and why a state ended, or that it has not.
func (m *Machine) Ended(s State) Ended {
	return Ended{At: Seconds(s.now), As: s.end, Because: m.because(s)}
}

func (m *Machine) because(s State) string {
	switch {
	case s.phase == Ready:
		return "not-started"
	case s.end == Completed:
		return "end-of-plan"
	case s.end == Stopped && s.report == stop.Report{}:
		return "stop"
	case s.end == Stopped:
		return string(m.stop.Sensation(s.report))
	case s.paused != 0:
		return "paused"
	}
	return "running"
}

// advance moves on to a time, noting each phase on the way.
func (t *Trace) advance(at int64) {
	for {
		end, ok := t.state.Deadline()
		t.marks(min(at, end))
		if !ok || end > at {
			break
		}
		next := t.m.Advance(t.state, end)
		t.note(t.state, next)
		t.state = next
	}
	if at != math.MaxInt64 {
		t.state = t.m.Advance(t.state, at)
	}
}

// marks notes the questions that come due during a hold until a time.
func (t *Trace) marks(until int64) {
	s := t.state
	if s.phase != Hold || !s.running() {
		return
	}
	length := int64(t.m.steps[s.step].hold)
	for _, mark := range t.m.pack.Dose.Ask {
		due := s.now + int64(s.left) - length + int64(mark)*1000
		if done := length - int64(s.left); int64(mark)*1000 > done && due <= until && int64(mark)*1000 < length {
			t.asks(due, s)
		}
	}
}

func (t *Trace) asks(at int64, s State) {
	t.result.Asked = append(t.result.Asked, Asked{At: Seconds(at), Step: int(s.step)})
}

// answer gives a report to the newest question that has no answer yet.
func (t *Trace) answer(r stop.Report) {
	if n := len(t.result.Asked); n > 0 && t.result.Asked[n-1].Answer == nil {
		id := t.m.stop.Sensation(r)
		t.result.Asked[n-1].Answer = &id
	}
}

// note keeps what changed between two states.
func (t *Trace) note(before, after State) {
	if after.phase == Over {
		if before.phase == Hold && after.end == Completed {
			t.asks(after.now, before)
		}
		return
	}
	at := Seconds(after.now)
	again := before.phase == Hold && after.phase == Hold && before.step == after.step && before.holds != after.holds
	if before.phase != after.phase || before.step != after.step || again {
		if after.asked && before.phase == Hold {
			t.asks(after.now, before)
		}
		t.result.Phases = append(t.result.Phases, Entered{at, int(after.step), after.phase.String()})
	}
	if before.paused == 0 && after.paused != 0 {
		if after.paused == ByGap {
			at = Seconds(before.now)
		}
		t.result.Phases = append(t.result.Phases, Entered{at, int(after.step), "paused"})
	}
	if before.paused != 0 && after.paused == 0 {
		t.result.Phases = append(t.result.Phases, Entered{at, int(after.step), after.phase.String()})
	}
}

// text writes milliseconds as seconds.
func text(ms int64) string {
	b, _ := Seconds(ms).MarshalJSON()
	return string(b)
}

// Replay follows events from the start and runs the session on to its end.
func (m *Machine) Replay(events []Event) (Result, error) {
	t := m.NewTrace()
	for i, e := range events {
		if err := t.Add(e); err != nil {
			return Result{}, strict.Fault{Path: fmt.Sprintf("[%d].at", i), Why: err.Error()}
		}
	}
	return t.Finish(), nil
}
