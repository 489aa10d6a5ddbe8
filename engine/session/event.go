package session

import (
	"errors"

	"unknot/engine/stop"
	"unknot/engine/strict"
)

// Do is what happens in an event.
type Do uint8

// What can happen.
const (
	Start      Do = iota + 1
	Pause         // by the person
	Resume        // by the person
	TenderSpot    // start a hold here
	Ease          // less pressure from now on
	Skip          // on to the next step
	Stop          // the end, now
	Feel          // a report of a sensation
	Gap           // the face was not running until now
	Alive         // the face is running; nothing else
)

var doIDs = []string{"", "start", "pause", "resume", "tender-spot", "ease", "skip", "stop", "report", "gap", "alive"}

// String returns the public id.
func (d Do) String() string {
	if int(d) < len(doIDs) {
		return doIDs[d]
	}
	return ""
}

// MarshalText writes the public id.
func (d Do) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the public id.
func (d *Do) UnmarshalText(b []byte) error {
	for i := 1; i < len(doIDs); i++ {
		if doIDs[i] == string(b) {
			*d = Do(i)
			return nil
		}
	}
	return errors.New("is " + strict.Quote(string(b)) + ", which is nothing a session knows" + strict.Hint(string(b), doIDs[1:]))
}

// An Event is one thing that happens in a session.
type Event struct {
	At     int64 // milliseconds since start
	Do     Do
	Report stop.Report // of Feel
}

// MaxAt is the latest time an event can have: 7 days, in milliseconds.
const MaxAt = 7 * 24 * 3600 * 1000

// Phase is where in a step a session is.
type Phase uint8

// The phases.
const (
	Ready Phase = iota + 1 // not started
	Enter                  // get ready, move over, take the position, change side
	Roll                   // slowly back and forth
	Hold                   // stay on a tender spot
	Exit                   // come out of the position
	Over                   // ended
)

var phaseIDs = [...]string{"", "ready", "enter", "roll", "hold", "exit", "over"}

// String returns the public id.
func (p Phase) String() string { return phaseIDs[p] }

// MarshalText writes the public id.
func (p Phase) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// Loads reports whether the tool presses on the body in this phase.
func (p Phase) Loads() bool { return p == Roll || p == Hold }

// Paused says whether, and by what, a session is paused.
type Paused uint8

// The pauses. The zero Paused is running.
const (
	ByPerson Paused = iota + 1
	ByGap
)

var pausedIDs = [...]string{"", "person", "gap"}

// String returns the id, empty while running.
func (p Paused) String() string { return pausedIDs[p] }

// MarshalText writes the id.
func (p Paused) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// End says how a session ended.
type End uint8

// The ends. The zero End is still running.
const (
	Completed End = iota + 1 // went through its plan
	Stopped                  // by the person, or by what they felt
)

var endIDs = [...]string{"running", "completed", "stopped"}

// String returns the public id.
func (e End) String() string { return endIDs[e] }

// MarshalText writes the public id.
func (e End) MarshalText() ([]byte, error) { return []byte(e.String()), nil }

// Refusal says why an event was refused. The zero Refusal is accepted.
type Refusal uint8

// The refusals.
const (
	AlreadyOver Refusal = iota + 1
	NotStarted
	AlreadyStarted
	AlreadyPaused
	NotPaused
	ResumeFirst
	OnlyWhileRolling
	SideDone
	SessionFull
	TimeRunsBack
	NotAnEvent
)

var refusalIDs = [...]string{"", "already-over", "not-started", "already-started", "already-paused", "not-paused",
	"resume-first", "only-while-rolling", "side-done", "session-full", "time-runs-back", "not-an-event"}

// String returns the id; words/ has the sentence under session.refused.ID.
func (r Refusal) String() string { return refusalIDs[r] }

// MarshalText writes the id.
func (r Refusal) MarshalText() ([]byte, error) { return []byte(r.String()), nil }
