package session

import (
	"unknot/engine/protocol"
	"unknot/engine/stop"
)

// A State is everything a session knows of itself. It is a plain value,
// comparable, and small enough to be copied at every event.
type State struct {
	now      int64  // milliseconds since start, of the newest event
	rules    uint64 // stop rules that ended the session
	left     int32  // milliseconds left in the phase
	rollLeft int32  // milliseconds of rolling to go back to after a hold
	extra    uint32 // holds given on demand, three bits a muscle and side
	leave    uint16 // techniques left for today
	off      uint16 // techniques off until the next full screening
	worked   uint16 // techniques whose rolling began; nothing is decided by it
	extras   uint8  // holds given on demand in the whole session
	phase    Phase
	paused   Paused
	step     uint8
	holds    uint8 // planned holds still to come on this step
	seen     uint8 // sensations reported on this step that count again
	eased    bool
	asked    bool // the hold before this phase is still to be asked about
	answered Ask  // the last question of this hold that has its answer
	end      End
	level    protocol.Level
	report   stop.Report // that ended the session; zero: the stop control
}

// New returns the state before the start.
func New() State { return State{phase: Ready} }

// Now returns the time of the newest event, in milliseconds since start.
func (s State) Now() int64 { return s.now }

// Phase returns the phase.
func (s State) Phase() Phase { return s.phase }

// Paused returns whether and by what the session is paused.
func (s State) Paused() Paused { return s.paused }

// Step returns the index of the step in the plan.
func (s State) Step() int { return int(s.step) }

// End returns how the session ended, 0 while it runs.
func (s State) End() End { return s.end }

// Level returns the level at which the session's end suspends rolling, 0 when
// it does not.
func (s State) Level() protocol.Level { return s.level }

// Rules returns the stop rules that ended the session, as bits.
func (s State) Rules() uint64 { return s.rules }

// Report returns the report that ended the session.
func (s State) Report() stop.Report { return s.report }

// Off returns the techniques that are off until the next full screening, as
// bits by index into the pack.
func (s State) Off() uint16 { return s.off }

// Left returns the techniques left for today, as bits by index into the pack.
func (s State) Left() uint16 { return s.leave }

// Worked returns the techniques whose rolling began, as bits by index into the
// pack.
func (s State) Worked() uint16 { return s.worked }

// Extras returns how many holds were given on demand.
func (s State) Extras() int { return int(s.extras) }

// running reports whether time moves the session on.
func (s State) running() bool { return s.phase > Ready && s.phase < Over && s.paused == 0 }

// A Machine runs one plan. It does not change after NewMachine and may be
// shared.
type Machine struct {
	pack    *protocol.Pack
	stop    *stop.Table
	steps   []step
	history stop.History
	ceiling uint8 // discomfort, of 10
	breath  protocol.Breath
	total   int32          // milliseconds the plan takes
	keys    []int          // the muscles and sides of the plan, by their number
	perKey  [maxKeys]uint8 // holds on demand left by the plan, by muscle and side
	most    uint8          // the same for the session
}

// step is a plan step in milliseconds.
type step struct {
	enter, roll, hold, exit int32
	holds                   uint8
	technique               uint8
	side                    protocol.Side
	keys                    uint16 // muscles and sides worked, as bits
	later                   uint32 // mask of extra that this and later steps read
	after                   int32  // milliseconds of the steps after this one
	stroke                  int32  // milliseconds, one way
	words                   cues
}

// Pack returns the pack of the plan.
func (m *Machine) Pack() *protocol.Pack { return m.pack }

// Steps returns how many steps the plan has.
func (m *Machine) Steps() int { return len(m.steps) }

// Key returns the state without what nothing is decided by: the time of the
// newest event, the report and rules that ended the session, and the lists of
// techniques for the record. Two states with one key answer every event alike,
// but for these.
func (m *Machine) Key(s State) [2]uint64 {
	a := uint64(s.phase) | uint64(s.paused)<<3 | uint64(s.step)<<5 | uint64(s.holds)<<11 |
		uint64(s.left)<<15 | uint64(s.rollLeft)<<35 | bit(s.eased)<<55 | bit(s.asked)<<56 |
		uint64(s.end)<<57 | uint64(s.level)<<59 | uint64(s.answered)<<62
	b := uint64(s.extra) | uint64(s.leave)<<32 | uint64(s.extras)<<48 | uint64(s.seen)<<56
	return [2]uint64{a, b}
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// Still returns the state with its newest event at the start of time, so that
// states which differ in nothing else are the same.
func (s State) Still() State {
	s.now = 0
	return s
}
