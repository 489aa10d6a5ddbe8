package fit

import (
	"fmt"
	"time"

	"github.com/muktihari/fit/profile/filedef"
	"github.com/muktihari/fit/profile/mesgdef"
	"github.com/muktihari/fit/profile/typedef"

	"unknot/engine/journal"
	"unknot/engine/session"
	"unknot/interop/worked"
	"unknot/words"
)

// An Activity is a session that was done.
type Activity struct {
	Session *journal.SessionState // ended
	Events  []session.Event       // of it, in the order of time
	Words   *words.Catalogue
}

// Write returns the FIT file: a lap for each step, and the timer stopped while
// the session was paused.
func (a Activity) Write() ([]byte, error) {
	spans := worked.Spans(a.Session, a.Events)
	if !a.Session.Ended || len(spans) == 0 {
		return nil, fmt.Errorf("fit: the session %q has not ended or has never begun, so it is no activity", a.Session.ID)
	}
	f := filedef.NewActivity()
	f.FileId = fileID(typedef.FileActivity, a.at(0), a.Session.ID)
	a.plan(f)
	a.clock(f, spans)
	a.laps(f, spans)
	a.sum(f, spans)
	return encode(f.ToFIT(nil))
}

// at returns the time of milliseconds since the start.
func (a Activity) at(ms int64) time.Time { return time.UnixMilli(a.Session.At.Ms + ms).UTC() }

// plan adds the steps of the plan, which give the laps their names.
func (a Activity) plan(f *filedef.Activity) {
	steps := a.Session.Plan.Steps
	f.Workouts = append(f.Workouts, mesgdef.NewWorkout(nil).SetSport(typedef.SportTraining).SetSubSport(typedef.SubSportFlexibilityTraining).
		SetNumValidSteps(uint16(len(steps))).SetWktName(a.Words.Say("cli.fit.activity")))
	for i, s := range steps {
		side := a.Words.Say("side." + s.Side.String() + ".name")
		name := a.Words.Say("cli.fit.lap", "technique", a.Words.Say("technique."+string(s.Technique)+".short"), "side", side)
		f.WorkoutSteps = append(f.WorkoutSteps, mesgdef.NewWorkoutStep(nil).SetMessageIndex(typedef.MessageIndex(i)).SetWktStepName(name).
			SetDurationType(typedef.WktStepDurationTime).SetDurationValue(uint32(s.Seconds())*1000).
			SetTargetType(typedef.WktStepTargetOpen).SetTargetValue(0).SetIntensity(typedef.IntensityActive))
	}
}

// clock adds when the timer ran, and a record wherever a phase began or ended.
func (a Activity) clock(f *filedef.Activity, spans []worked.Span) {
	running := false
	for _, x := range spans {
		f.Records = append(f.Records, mesgdef.NewRecord(nil).SetTimestamp(a.at(x.From)))
		if running == x.Paused {
			running = !x.Paused
			f.Events = append(f.Events, timer(a.at(x.From), running))
		}
	}
	end := a.at(spans[len(spans)-1].To)
	f.Records = append(f.Records, mesgdef.NewRecord(nil).SetTimestamp(end))
	f.Events = append(f.Events, mesgdef.NewEvent(nil).SetTimestamp(end).SetEvent(typedef.EventTimer).SetEventType(typedef.EventTypeStopAll))
}

// timer starts the timer, or stops it.
func timer(at time.Time, start bool) *mesgdef.Event {
	kind := typedef.EventTypeStop
	if start {
		kind = typedef.EventTypeStart
	}
	return mesgdef.NewEvent(nil).SetTimestamp(at).SetEvent(typedef.EventTimer).SetEventType(kind)
}

// laps adds a lap for each step that was begun.
func (a Activity) laps(f *filedef.Activity, spans []worked.Span) {
	for from := 0; from < len(spans); {
		to := from
		var sum worked.Sum
		for to < len(spans) && spans[to].Step == spans[from].Step {
			sum.Add(spans[to])
			to++
		}
		end := a.at(spans[to-1].To)
		f.Laps = append(f.Laps, mesgdef.NewLap(nil).SetMessageIndex(typedef.MessageIndex(len(f.Laps))).
			SetStartTime(a.at(spans[from].From)).SetTimestamp(end).SetEvent(typedef.EventLap).SetEventType(typedef.EventTypeStop).
			SetTotalElapsedTime(uint32(sum.Total())).SetTotalTimerTime(uint32(sum.Total()-sum.Paused)).
			SetSport(typedef.SportTraining).SetSubSport(typedef.SubSportFlexibilityTraining).
			SetWktStepIndex(typedef.MessageIndex(spans[from].Step)))
		from = to
	}
}

// sum adds the session and the activity.
func (a Activity) sum(f *filedef.Activity, spans []worked.Span) {
	start, end, all := a.at(spans[0].From), a.at(spans[len(spans)-1].To), worked.Of(spans, -1)
	timer := uint32(all.Total() - all.Paused)
	f.Sessions = append(f.Sessions, mesgdef.NewSession(nil).SetMessageIndex(0).SetStartTime(start).SetTimestamp(end).
		SetEvent(typedef.EventSession).SetEventType(typedef.EventTypeStop).SetSport(typedef.SportTraining).
		SetSubSport(typedef.SubSportFlexibilityTraining).SetTotalElapsedTime(uint32(all.Total())).SetTotalTimerTime(timer).
		SetFirstLapIndex(0).SetNumLaps(uint16(len(f.Laps))).SetTrigger(typedef.SessionTriggerActivityEnd))
	local := end.Add(time.Duration(a.Session.At.Offset) * time.Minute)
	f.Activity = mesgdef.NewActivity(nil).SetTimestamp(end).SetLocalTimestamp(local).SetTotalTimerTime(timer).SetNumSessions(1).
		SetType(typedef.ActivityManual).SetEvent(typedef.EventActivity).SetEventType(typedef.EventTypeStop)
}
