package main

import (
	"context"
	"fmt"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/strict"
	"unknot/interop/fit"
	"unknot/interop/worked"
)

// exportFITWorkout writes today's plan. A watch asks nothing, so there is one
// only when nothing but the short questions stands before a session.
func exportFITWorkout(ctx context.Context, p *program, w *exportWish) (exportMade, error) {
	d, err := p.view(ctx, w.data)
	if err != nil {
		return exportMade{}, err
	}
	s := d.journal.Standing(d.Now())
	if o, stands := before(s.Why); stands {
		return exportMade{}, fmt.Errorf("export: no workout was written. %s %s", p.obstacle(o, "say"), p.obstacle(o, "change"))
	}
	made, err := p.today(&s, w)
	if err != nil {
		return exportMade{}, err
	}
	if !made.Allowed || len(made.Steps) == 0 {
		return exportMade{}, fmt.Errorf("export: no workout was written, because nothing can be planned; 'unknot roll' says why")
	}
	data, err := fit.Workout{Plan: made, Now: s.Now, Words: p.words}.Write()
	if err != nil {
		return exportMade{}, fmt.Errorf("export: %w", err)
	}
	return exportMade{data, p.words.Say("cli.files.fit-workout", "time", clock(made.Seconds), "file", p.fileName(w.to))}, nil
}

// before returns the gravest obstacle besides the short questions.
func before(why []journal.Obstacle) (journal.Obstacle, bool) {
	for _, o := range why {
		if o.Code != journal.PrecheckDue {
			return o, true
		}
	}
	return journal.Obstacle{}, false
}

// today plans the session of a standing with the tools and minutes wished for.
func (p *program) today(s *journal.Standing, w *exportWish) (plan.Plan, error) {
	tools := protocol.IDs(p.engine.Pack().Tools, func(t protocol.Tool) protocol.ToolID { return t.ID })
	if w.tools != "" {
		tools = split(w.tools)
	}
	return p.engine.Today(s, engine.Choice{Minutes: w.minutes, Tools: ids[protocol.ToolID](tools)})
}

// exportFITActivity writes a session that was done.
func exportFITActivity(ctx context.Context, p *program, w *exportWish) (exportMade, error) {
	d, err := p.view(ctx, w.data)
	if err != nil {
		return exportMade{}, err
	}
	s, err := d.done(w.session)
	if err != nil {
		return exportMade{}, err
	}
	data, err := fit.Activity{Session: s, Events: worked.Events(d.journal)[s.ID], Words: p.words}.Write()
	if err != nil {
		return exportMade{}, fmt.Errorf("export: %w", err)
	}
	return exportMade{data, p.words.Say("cli.files.fit-activity", "day", clockTime(s.At), "file", p.fileName(w.to))}, nil
}

// done returns a session that has ended: the one with an id, or the newest in
// which rolling began.
func (d *diary) done(id string) (*journal.SessionState, error) {
	if id != "" {
		s, ok := d.journal.SessionOf(id)
		if !ok {
			return nil, fmt.Errorf("export: the record has no session %s; 'unknot log list --kind session-started' lists them", strict.Quote(id))
		}
		return s, nil
	}
	all := d.journal.Sessions()
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].Ended && all[i].Worked != 0 {
			return &all[i], nil
		}
	}
	return nil, fmt.Errorf("export: the record has no session yet that has ended and in which rolling began")
}
