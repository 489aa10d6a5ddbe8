package journal

import (
	"unknot/engine/plan"
	"unknot/engine/progress"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
	"unknot/engine/stop"
)

// A Standing answers: may I roll today, and if not, why, and what would change
// it? It holds what a plan for today needs to know as well.
type Standing struct {
	Now    protocol.Moment `json:"now"`    // never before the newest entry
	May    bool            `json:"may"`    // a session may start now
	Why    []Obstacle      `json:"why"`    // why not, gravest first
	Flags  []FlagState     `json:"flags"`  // that stand
	Lifted []FlagState     `json:"lifted"` // by a clearance that is in force
	Open   *Open           `json:"open"`   // a session to resume or to end

	Screened *protocol.Day `json:"screened"` // of the last full check, null for never
	Renew    *protocol.Day `json:"renew"`    // when the next one is due

	Sessions     int                    `json:"sessions"` // in which rolling began, ever
	Week         Week                   `json:"week"`
	PracticeWeek int                    `json:"practiceWeek"` // whose doses to use, 1 for the first; a long break steps back
	Next         protocol.Day           `json:"next"`         // the first day the rhythm allows
	Half         bool                   `json:"half"`         // half a dose
	Holding      *FoundState            `json:"holding"`      // the remedy that holds
	NotHelping   bool                   `json:"notHelping"`
	MorningsDue  int                    `json:"morningsMissing"` // for the own median
	Off          []protocol.TechniqueID `json:"off"`
	HoldMax      int                    `json:"holdMax"` // seconds, by a clearance; 0 for none
	Cleared      []protocol.ItemID      `json:"cleared"`
	Check        CheckDue               `json:"-"` // why the full check is due, "" while it is not
	Idle         []int                  `json:"-"` // by muscle: days since it was worked, -1 for never
	History      stop.History           `json:"-"` // for the next session
	Answers      screen.Answers         `json:"-"` // of the last full check
	ClearedItems protocol.Set           `json:"-"`
}

// An Obstacle is one reason why no session may start now. The sentence is
// standing.<code>.say in words/, what would change it standing.<code>.change.
type Obstacle struct {
	Code  Code            `json:"code"`
	Flag  string          `json:"flag,omitempty"`
	Rule  protocol.RuleID `json:"rule,omitempty"`
	Level protocol.Level  `json:"level,omitempty"`
	Until *protocol.Day   `json:"until,omitempty"` // the first day it no longer holds, when time alone changes it
}

// Code is why no session may start.
type Code string

// The obstacles, gravest first.
const (
	Suspended    Code = "suspended"          // a flag stands
	NewerEntries Code = "newer-entries"      // the record has entries of a newer program
	OpenSession  Code = "open-session"       // resume it or end it first
	ScreeningDue Code = "screening-due"      // the full check comes first
	NotAllowed   Code = "not-allowed"        // the last full check does not allow it
	RestMorning  Code = "rest-morning"       // the morning was much worse: a rest day
	RestToday    Code = "rest-already-today" // there was a session today
	RestInARow   Code = "rest-two-in-a-row"  // two days in a row: a rest day
	RestWeek     Code = "rest-week-full"     // as many as a week may have
	PrecheckDue  Code = "precheck-due"       // the short questions come first
)

// A FlagState is a flag and where it stands.
type FlagState struct {
	ID    string          `json:"id"`
	Rule  protocol.RuleID `json:"rule"`
	Level protocol.Level  `json:"level"`
	Since protocol.Moment `json:"since"`
	By    string          `json:"by,omitempty"`    // who lifted it
	Until *protocol.Day   `json:"until,omitempty"` // the last day the clearance is good for

	// ClearFrom is the first day a clearance can lift it, when that is not
	// today: an urgent flag or an emergency never on its own day.
	ClearFrom *protocol.Day `json:"clearFrom,omitempty"`
}

// An Open session was started and has not ended.
type Open struct {
	ID        string          `json:"id"`
	At        protocol.Moment `json:"at"`
	MayResume bool            `json:"mayResume"`
}

// A FoundState is what a worsening led to.
type FoundState struct {
	Rule   protocol.RuleID `json:"rule"`
	Remedy protocol.Remedy `json:"remedy"`
	Day    protocol.Day    `json:"day"`
}

// A Week is the calendar week of today, Monday first.
type Week struct {
	Done  []bool `json:"done"` // a session in which rolling began, by day
	Today int    `json:"today"`
	Count int    `json:"count"`

	Suggested []protocol.Day `json:"suggested"` // that suit the next sessions, in the seven days from the next one; none while a flag stands
}

// The times a check and an open session stay fresh, in milliseconds. They are
// rules of this project: a check is about now, and a body that lay aside a
// session for longer starts a new one.
const (
	precheckMs = 60 * 60 * 1000
	resumeMs   = 60 * 60 * 1000
)

// Standing returns where a person stands now.
func (j *Journal) Standing(now protocol.Moment) Standing {
	f := &j.fold
	if now.Ms < f.newest.Ms {
		now.Ms = f.newest.Ms
	}
	today := now.Day()
	s := Standing{Now: now, Why: []Obstacle{}, Flags: []FlagState{}, Lifted: []FlagState{}, Off: []protocol.TechniqueID{}, Cleared: []protocol.ItemID{}}
	f.flagsAt(&s, now)
	f.checks(&s, now)
	f.rhythm(&s, today)
	f.between(&s, today)
	f.forPlan(&s, now)
	s.Open = f.openAt(&s, now)
	f.obstacles(&s, now)
	s.May = len(s.Why) == 0
	return s
}

// flagsAt sorts the flags into those that stand and those that are lifted.
func (f *fold) flagsAt(s *Standing, now protocol.Moment) {
	for _, id := range f.flagIDs {
		x := f.flags[id]
		state := FlagState{ID: id, Rule: x.Rule, Level: x.Level, Since: x.at}
		if day := x.at.Day(); x.Level.NeverSameDay() && now.DayAt(x.at.Offset) <= day {
			day++
			state.ClearFrom = &day
		}
		c, lifted := f.lifted(id, x, now)
		if !lifted {
			s.Flags = append(s.Flags, state)
			continue
		}
		if state.By = c.By; c.Until != 0 {
			state.Until = &c.Until
		}
		s.Lifted = append(s.Lifted, state)
	}
	protocol.Order(s.Flags, func(x FlagState) int { return -int(x.Level) })
}

// checks works out whether the full check is still good. It is not after 28
// days, nor after a clearance: a suspension ends with a new check. Nor is it
// after something bad was noted: what was answered before is about another day.
func (f *fold) checks(s *Standing, now protocol.Moment) {
	if f.full.Ms == 0 {
		s.Check = FirstCheck
		return
	}
	day, why := f.full.Day(), OldCheck
	renew := day + protocol.Day(f.codec.pack.Dose.Screening.Default)
	earlier := func(d protocol.Day, c CheckDue) {
		if d <= now.Day() {
			why = c
		}
		renew = min(renew, d)
	}
	for i := range f.cleared {
		if c := &f.cleared[i]; c.at.Ms > f.full.Ms && c.at.Ms <= now.Ms {
			earlier(c.at.Day(), AfterCleared)
		}
	}
	for _, x := range f.bad {
		if x.At.Ms >= f.full.Ms {
			earlier(min(x.At.Day(), now.Day()), AfterAdverse)
		}
	}
	if s.Screened, s.Renew = &day, &renew; now.Day() >= renew {
		s.Check = why
	}
}

// CheckDue is why the full check is due, "" while it is not.
type CheckDue string

// The reasons; of several the last.
const (
	NotDue       CheckDue = ""
	FirstCheck   CheckDue = "first"     // it was never done
	OldCheck     CheckDue = "old"       // its days are over
	AfterCleared CheckDue = "clearance" // a professional cleared a flag
	AfterAdverse CheckDue = "adverse"   // something bad was noted
)

// rhythm works out the week and when the next session may be.
func (f *fold) rhythm(s *Standing, today protocol.Day) {
	days := f.days()
	s.Sessions = len(days)
	s.Week = Week{Done: make([]bool, 7), Today: today.Weekday()}
	monday := today - protocol.Day(today.Weekday())
	for _, d := range days {
		if d >= monday && d < monday+7 {
			s.Week.Done[d-monday] = true
			s.Week.Count++
		}
	}
	s.PracticeWeek = 1
	if len(days) > 0 {
		away := int(today - days[len(days)-1])
		s.PracticeWeek = plan.Resume(plan.PracticeWeek(days[:1], today), away)
	}
}

// between works out what the days between sessions lead to.
func (f *fold) between(s *Standing, today protocol.Day) {
	b := &f.codec.pack.Between
	days := f.days()
	if x, ok := progress.Holding(f.findings, days, today); ok {
		s.Half = x.Remedy >= protocol.HalfDose
		s.Holding = &FoundState{x.Rule, x.Remedy, x.Day}
	}
	if len(days) > 0 {
		_, s.NotHelping = progress.NotHelping(b, f.mornings, days[0], today)
	}
	s.MorningsDue = progress.Missing(b, f.mornings, today)
}

// forPlan gathers what today's plan and session need to know.
func (f *fold) forPlan(s *Standing, now protocol.Moment) {
	p := f.codec.pack
	s.Answers, s.History, s.ClearedItems = f.answers, f.history(now, len(f.sessions)), f.clearedItems(now)
	s.ClearedItems.Each(func(i int) { s.Cleared = append(s.Cleared, p.Items[i].ID) })
	off := f.off
	for _, x := range s.Lifted {
		c, _ := f.lifted(x.ID, f.flags[x.ID], now)
		for _, id := range c.Limits.Techniques {
			if i, ok := p.Technique(id); ok {
				off |= 1 << i
			}
		}
		if h := c.Limits.HoldMax; h != 0 && (s.HoldMax == 0 || h < s.HoldMax) {
			s.HoldMax = h
		}
	}
	for i, t := range p.Techniques {
		if off&(1<<i) != 0 {
			s.Off = append(s.Off, t.ID)
		}
	}
	s.Idle = f.idle(now.Day())
}

// idle returns for every muscle how many days ago it was worked.
func (f *fold) idle(today protocol.Day) []int {
	p := f.codec.pack
	out := make([]int, len(p.Muscles))
	for i := range out {
		out[i] = -1
	}
	for i := range f.sessions {
		s := &f.sessions[i]
		for t := range p.Techniques {
			if s.Worked&(1<<t) == 0 {
				continue
			}
			for _, id := range p.Techniques[t].Muscles {
				if m, ok := p.Muscle(id); ok {
					out[m] = int(today - s.At.Day())
				}
			}
		}
	}
	return out
}

// openAt returns the session under way. It may be resumed for an hour after
// its last sign of life, and only while no flag stands.
func (f *fold) openAt(s *Standing, now protocol.Moment) *Open {
	if f.open < 0 {
		return nil
	}
	x := &f.sessions[f.open]
	alive := x.At.Ms + x.state.Now()
	fresh := now.Ms-alive <= resumeMs && x.machine != nil
	return &Open{x.ID, x.At, fresh && len(s.Flags) == 0 && f.newerAt == 0}
}

// expiryDays is how long before its last day a clearance is said to end soon:
// time enough to be seen again. A rule of this project.
const expiryDays = 14

// Ending returns the lifted flags whose clearance ends soon: after its last day
// they stand again.
func (s *Standing) Ending() []FlagState {
	out := []FlagState{}
	for _, x := range s.Lifted {
		if x.Until != nil && *x.Until-s.Now.Day() < expiryDays {
			out = append(out, x)
		}
	}
	return out
}

// Session returns the machine and the state of a session of the record that
// has not ended.
func (j *Journal) Session(id string) (*session.Machine, session.State, bool) {
	i, ok := j.fold.bySID[id]
	if !ok || j.fold.sessions[i].machine == nil || j.fold.sessions[i].Ended {
		return nil, session.State{}, false
	}
	return j.fold.sessions[i].machine, j.fold.sessions[i].state, true
}

// SessionOf returns a session of the record, under way or ended.
func (j *Journal) SessionOf(id string) (*SessionState, bool) {
	i, ok := j.fold.bySID[id]
	if !ok {
		return nil, false
	}
	return &j.fold.sessions[i], true
}

// Sessions returns the sessions of the record in the order of time. The slice
// must not be changed.
func (j *Journal) Sessions() []SessionState { return j.fold.sessions }

// Mornings returns the mornings in the order of days. The slice must not be
// changed.
func (j *Journal) Mornings() []progress.Morning { return j.fold.mornings }

// Tallies returns what eased and what hurt, by technique. The slice must not
// be changed.
func (j *Journal) Tallies() []progress.Tally { return j.fold.tallies }

// Findings returns what the rules between sessions found, in the order of
// finding; a flag that follows from one is there as well. The slice must not be
// changed.
func (j *Journal) Findings() []progress.Finding { return j.fold.findings }

// Functions returns the ratings of activities in the order of time. The slice
// must not be changed.
func (j *Journal) Functions() []progress.Function { return j.fold.functions }

// Flags returns every flag of the record, lifted or not, by id.
func (j *Journal) Flags() []string { return j.fold.flagIDs }
