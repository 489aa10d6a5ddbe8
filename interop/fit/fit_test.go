package fit_test

import (
	"bytes"
	"flag"
	"math"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/muktihari/fit/decoder"
	"github.com/muktihari/fit/profile/filedef"
	"github.com/muktihari/fit/profile/typedef"
	"pgregory.net/rapid"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/session"
	"unknot/interop/fit"
	"unknot/interop/made"
	"unknot/interop/worked"
	"unknot/words"
)

var rewrite = flag.Bool("rewrite", false, "write the golden files anew")

var now = made.Moment("2026-11-22T18:30:00+01:00")

func workoutOf(t rapid.TB, p plan.Plan) []byte {
	t.Helper()
	out, err := fit.Workout{Plan: p, Now: now, Words: words.English()}.Write()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// sessionOf is a session in which these events happened.
func sessionOf(t rapid.TB, at string, events ...session.Event) fit.Activity {
	t.Helper()
	var r made.Record
	start := made.Moment(at)
	id := r.Session(start, made.Plan(12), events...)
	r.Add(made.Later(start, 8*24*3_600_000), journal.Ended{Session: id, As: session.Completed, Because: "end-of-plan"})
	j := r.Journal()
	s, ok := j.SessionOf(id)
	if !ok {
		t.Fatal("no session")
	}
	return fit.Activity{Session: s, Events: worked.Events(j)[id], Words: words.English()}
}

func activityOf(t rapid.TB, a fit.Activity) []byte {
	t.Helper()
	out, err := a.Write()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func same(t *testing.T, got []byte, golden string) {
	t.Helper()
	if *rewrite {
		if err := os.WriteFile(golden, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want, err := os.ReadFile(golden); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s is another file, %v: the difference is the review, with -rewrite", golden, err)
	}
}

func TestGarminReadsTheWorkoutStepByStep(t *testing.T) {
	p := made.Plan(12)
	file := workoutOf(t, p)
	same(t, file, "testdata/workout.fit")
	m := byGarmin(t, file).Messages
	if m.FileIDs[0].Type != "workout" || m.Workouts[0].Sport != "training" || m.Workouts[0].Sub != "flexibilityTraining" ||
		m.Workouts[0].Name != "Unknot 2026-11-22" || m.Workouts[0].Steps != len(m.Steps) {
		t.Errorf("the workout is %+v %+v", m.FileIDs[0], m.Workouts)
	}
	if first := m.Steps[0]; first.Duration != "open" || !strings.Contains(first.Notes, "safety questions") {
		t.Errorf("it begins with %+v", first)
	}
	seconds, active := 0.0, 0.0
	for i, s := range m.Steps {
		if seconds += s.Seconds; s.Intensity == "active" {
			active += s.Seconds
		}
		if s.Index != i || s.Target != "open" || s.Notes == "" || s.Name == "" || i > 0 && s.Duration != "time" {
			t.Errorf("step %d is %+v", i, s)
		}
	}
	work := 0
	for i := range p.Steps {
		work += p.Steps[i].Work()
	}
	if seconds != float64(p.Seconds) || active != float64(work) {
		t.Errorf("it takes %v s, %v of them work; planned are %d and %d", seconds, active, p.Seconds, work)
	}
}

func TestEveryStepThatLoadsSaysWhenToStop(t *testing.T) {
	for _, s := range byGarmin(t, workoutOf(t, made.Plan(15))).Messages.Steps {
		if stop := words.English().Say("cli.fit.stop"); s.Intensity == "active" && !strings.HasSuffix(s.Notes, stop) {
			t.Errorf("%s says only: %s", s.Name, s.Notes)
		}
	}
}

func TestGarminReadsTheActivityWithItsPause(t *testing.T) {
	a := sessionOf(t, "2026-11-22T23:50:00+01:00", made.Do(0, session.Start), made.Do(100_000, session.Pause), made.Do(160_000, session.Resume))
	file := activityOf(t, a)
	same(t, file, "testdata/activity.fit")
	m := byGarmin(t, file).Messages
	seconds := float64(a.Session.Plan.Seconds)
	if m.FileIDs[0].Type != "activity" || len(m.Sessions) != 1 || len(m.Activities) != 1 || len(m.Laps) != len(a.Session.Plan.Steps) {
		t.Fatalf("the activity is %+v", m)
	}
	if s := m.Sessions[0]; s.Elapsed != seconds+60 || s.Timer != seconds || s.Sub != "flexibilityTraining" || s.Laps != len(m.Laps) ||
		!s.Start.Equal(time.UnixMilli(a.Session.At.Ms)) || s.End.Sub(s.Start).Seconds() != seconds+60 {
		t.Errorf("the session is %+v", s)
	}
	laps := 0.0
	for i, lap := range m.Laps {
		if laps += lap.Timer; lap.Step != i {
			t.Errorf("lap %d is of step %d", i, lap.Step)
		}
	}
	if laps != seconds {
		t.Errorf("the laps take %v s of %v", laps, seconds)
	}
	var kinds []string
	for _, e := range m.Events {
		kinds = append(kinds, e.Type)
	}
	if got := strings.Join(kinds, " "); got != "start stop start stopAll" {
		t.Errorf("the timer: %s", got)
	}
	if got := m.Activities[0]; got.Local-(got.At.Unix()-631065600) != 3600 {
		t.Errorf("its clock is off: %+v", got)
	}
}

// Every plan there can be for someone healthy is a workout with the plan's
// seconds, that fits a watch and the fields of its format.
func TestEveryPlanFitsAWatch(t *testing.T) {
	e, a, most := engine.Lowback(), made.Healthy(), 0
	o := e.Screen(&a, protocol.Set{})
	for minutes := 10; minutes <= 15; minutes++ {
		for tools := 1; tools < 4; tools++ {
			for _, week := range []int{1, 2, 9} {
				for muscle := range len(e.Pack().Muscles) + 1 {
					w := plan.Wish{Minutes: minutes, Week: week}
					for i, x := range e.Pack().Tools {
						if tools>>i&1 == 1 {
							w.Tools = append(w.Tools, x.ID)
						}
					}
					if muscle > 0 {
						w.Tight = []protocol.MuscleID{e.Pack().Muscles[muscle-1].ID}
					}
					p, err := e.Plan(&a, o, w)
					if err != nil || !p.Allowed {
						t.Fatal(err)
					}
					most = max(most, stepsOf(t, workoutOf(t, p), p))
				}
			}
		}
	}
	t.Logf("the longest workout has %d steps", most)
}

// stepsOf checks a workout with our own library and returns its steps.
func stepsOf(t *testing.T, file []byte, p plan.Plan) int {
	t.Helper()
	f, err := decoder.New(bytes.NewReader(file)).Decode()
	if err != nil {
		t.Fatal(err)
	}
	w, sum := filedef.NewWorkout(f.Messages...), uint32(0)
	for _, s := range w.WorkoutSteps {
		if s.DurationType == typedef.WktStepDurationTime {
			sum += s.DurationValue
		}
	}
	if sum != uint32(p.Seconds)*1000 {
		t.Errorf("%d ms of %d s", sum, p.Seconds)
	}
	return len(w.WorkoutSteps)
}

func TestWhatIsNoPlanIsNoWorkout(t *testing.T) {
	long := made.Plan(12)
	for len(long.Steps) < 20 {
		long.Steps = append(long.Steps, long.Steps...)
	}
	for name, p := range map[string]plan.Plan{"refused": {Triage: protocol.Urgent}, "empty": {Allowed: true}, "too long for a watch": long} {
		if _, err := (fit.Workout{Plan: p, Now: now, Words: words.English()}).Write(); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestASessionUnderWayIsNoActivity(t *testing.T) {
	var r made.Record
	id := r.Session(now, made.Plan(12), made.Do(0, session.Start))
	j := r.Journal()
	s, _ := j.SessionOf(id)
	if _, err := (fit.Activity{Session: s, Events: worked.Events(j)[id], Words: words.English()}).Write(); err == nil {
		t.Error("no error")
	}
}

// Whatever happened in a session, its file can be read, the laps add up to the
// session, and the timer is stopped while it is paused.
func TestAnySessionIsAnActivity(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := sessionOf(t, "2028-02-29T23:59:00-10:00", made.AnyEvents(t)...)
		f, err := decoder.New(bytes.NewReader(activityOf(t, a))).Decode()
		if err != nil {
			t.Fatal(err)
		}
		got := filedef.NewActivity(f.Messages...)
		var timer, elapsed uint32
		for _, lap := range got.Laps {
			timer, elapsed = timer+lap.TotalTimerTime, elapsed+lap.TotalElapsedTime
		}
		s := got.Sessions[0]
		if timer != s.TotalTimerTime || elapsed != s.TotalElapsedTime || timer > elapsed || math.Abs(s.Timestamp.Sub(s.StartTime).Seconds()*1000-float64(elapsed)) > 1000 {
			t.Fatalf("laps take %d of %d ms, the session %d of %d, from %v to %v", timer, elapsed, s.TotalTimerTime, s.TotalElapsedTime, s.StartTime, s.Timestamp)
		}
		running := false
		for i, e := range got.Events {
			starts := e.EventType == typedef.EventTypeStart
			if starts == running && i < len(got.Events)-1 {
				t.Fatalf("event %d of the timer is %v", i, e.EventType)
			}
			running = starts
		}
	})
}
