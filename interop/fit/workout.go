package fit

import (
	"fmt"
	"time"

	"github.com/muktihari/fit/profile/filedef"
	"github.com/muktihari/fit/profile/mesgdef"
	"github.com/muktihari/fit/profile/typedef"

	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/words"
)

// A Workout is the plan of a day, to be followed on a watch.
type Workout struct {
	Plan  plan.Plan // allowed, with steps
	Now   protocol.Moment
	Words *words.Catalogue
}

// Write returns the FIT file.
func (w Workout) Write() ([]byte, error) {
	if !w.Plan.Allowed || len(w.Plan.Steps) == 0 {
		return nil, fmt.Errorf("fit: a plan that is allowed %t with %d steps is no workout", w.Plan.Allowed, len(w.Plan.Steps))
	}
	steps := w.steps()
	if n := len(steps); n > mostSteps {
		return nil, fmt.Errorf("fit: the workout has %d steps, a watch takes %d", n, mostSteps)
	}
	at := time.UnixMilli(w.Now.Ms).UTC()
	f := filedef.NewWorkout()
	f.FileId = fileID(typedef.FileWorkout, at, w.Now.Day().Date())
	f.Workout = mesgdef.NewWorkout(nil).SetSport(typedef.SportTraining).SetSubSport(typedef.SubSportFlexibilityTraining).
		SetNumValidSteps(uint16(len(steps))).SetWktName(w.Words.Say("cli.fit.workout", "day", w.Now.Day().Date()))
	for i, s := range steps {
		m, err := s.message(i)
		if err != nil {
			return nil, err
		}
		f.WorkoutSteps = append(f.WorkoutSteps, m)
	}
	return encode(f.ToFIT(nil))
}

// mostSteps is how many steps a watch takes: the least that Garmin's watches
// are known for is 50.
const mostSteps = 50

// watchStep is one step on the watch.
type watchStep struct {
	name, notes string
	seconds     int // 0 waits for the button
	intensity   typedef.Intensity
}

// steps lays a plan out: what comes first, and for each of its steps getting
// in, rolling, holding and coming out.
func (w Workout) steps() []watchStep {
	say := w.Words.Say
	out := []watchStep{{say("cli.fit.first.name"), say("cli.fit.first"), 0, typedef.IntensityWarmup}}
	for i, s := range w.Plan.Steps {
		into := "enter"
		if i > 0 && w.Plan.Steps[i-1].Technique == s.Technique {
			into = "switch"
		}
		out = append(out, w.part(&s, into, s.Enter, typedef.IntensityRest), w.part(&s, "roll", s.Roll, typedef.IntensityActive))
		for range s.Holds {
			out = append(out, w.part(&s, "hold", s.Hold, typedef.IntensityActive))
		}
		out = append(out, w.part(&s, "exit", s.Exit, typedef.IntensityRest))
	}
	return out
}

// part is one part of a step of the plan, in the words of its technique.
func (w Workout) part(s *plan.Step, part string, seconds int, intensity typedef.Intensity) watchStep {
	say, id := w.Words.Say, "technique."+string(s.Technique)
	side, other := say("side."+s.Side.String()+".name"), say("side."+s.Side.Other().String()+".name")
	name := say("cli.fit.step."+part, "technique", say(id+".short"), "side", side)
	notes := say(id+"."+part, "side", side, "other", other)
	if intensity == typedef.IntensityActive {
		notes += " " + say("cli.fit.stop")
	}
	return watchStep{name, notes, seconds, intensity}
}

// mostNote is the longest text of a FIT field, in bytes, its end not counted.
const mostNote = 254

// message makes the message of step i.
func (s watchStep) message(i int) (*mesgdef.WorkoutStep, error) {
	if len(s.notes) > mostNote || len(s.name) > mostNote {
		return nil, fmt.Errorf("fit: the note of step %d has %d bytes, over %d, and a warning must not be cut", i+1, len(s.notes), mostNote)
	}
	m := mesgdef.NewWorkoutStep(nil).SetMessageIndex(typedef.MessageIndex(i)).SetWktStepName(s.name).SetNotes(s.notes).
		SetIntensity(s.intensity).SetTargetType(typedef.WktStepTargetOpen).SetTargetValue(0).SetDurationType(typedef.WktStepDurationOpen)
	if s.seconds > 0 {
		m.SetDurationType(typedef.WktStepDurationTime).SetDurationValue(uint32(s.seconds) * 1000)
	}
	return m, nil
}
