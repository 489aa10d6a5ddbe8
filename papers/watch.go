package papers

import (
	"errors"
	"fmt"
	"time"

	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/strict"
	"unknot/interop/fit"
	"unknot/interop/worked"
	"unknot/words"
)

// Say says an obstacle, or what would change it: part is "say" or "change".
func Say(w *words.Catalogue, o journal.Obstacle, part string) string {
	day, level := "", ""
	if o.Until != nil {
		day = time.Unix(int64(*o.Until)*24*3600, 0).UTC().Format("Monday 2 January 2006")
	}
	if o.Level != 0 {
		level = w.Say("level." + o.Level.String() + ".name")
	}
	return w.Say("standing."+string(o.Code)+"."+part, "day", day, "level", level)
}

// Workout writes today's plan for a watch. A watch asks nothing, so there is
// one only when nothing but the short questions stands before a session.
func (r *Record) Workout(c Choice) ([]byte, plan.Plan, error) {
	s := r.Standing()
	for _, o := range s.Why {
		if o.Code != journal.PrecheckDue {
			return nil, plan.Plan{}, &Obstacle{o.Code, Say(r.Words, o, "say"), Say(r.Words, o, "change")}
		}
	}
	made, err := r.today(&s, c)
	if err != nil {
		return nil, made, err
	}
	if !made.Allowed || len(made.Steps) == 0 {
		return nil, made, ErrNoPlan
	}
	data, err := fit.Workout{Plan: made, Now: s.Now, Words: r.Words}.Write()
	return data, made, err
}

// ErrNoPlan is that there is no session to be planned today.
var ErrNoPlan = errors.New("nothing can be planned")

// Activity writes a session that was done for a watch: the one with an id, or
// the newest in which rolling began.
func (r *Record) Activity(id string) ([]byte, *journal.SessionState, error) {
	s, err := r.done(id)
	if err != nil {
		return nil, nil, err
	}
	data, err := fit.Activity{Session: s, Events: worked.Events(r.Journal)[s.ID], Words: r.Words}.Write()
	return data, s, err
}

// ErrNoSession is that no session has ended yet in which rolling began.
var ErrNoSession = errors.New("the record has no session yet that has ended and in which rolling began")

func (r *Record) done(id string) (*journal.SessionState, error) {
	if id != "" {
		s, ok := r.Journal.SessionOf(id)
		if !ok {
			return nil, fmt.Errorf("the record has no session %s", strict.Quote(id))
		}
		return s, nil
	}
	all := r.Journal.Sessions()
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].Ended && all[i].Worked != 0 {
			return &all[i], nil
		}
	}
	return nil, ErrNoSession
}
