package main

import (
	"context"
	"errors"
	"fmt"

	"unknot/engine/protocol"
	"unknot/papers"
)

// exportFITWorkout writes today's plan.
func exportFITWorkout(ctx context.Context, p *program, w *exportWish) (exportMade, error) {
	d, err := p.view(ctx, w.data)
	if err != nil {
		return exportMade{}, err
	}
	data, made, err := d.papers().Workout(w.choice())
	var stands *papers.Obstacle
	switch {
	case errors.As(err, &stands):
		return exportMade{}, fmt.Errorf("export: no workout was written. %w", err)
	case errors.Is(err, papers.ErrNoPlan):
		return exportMade{}, fmt.Errorf("export: no workout was written, because %w; 'unknot roll' says why", err)
	case err != nil:
		return exportMade{}, fmt.Errorf("export: %w", err)
	}
	return exportMade{data, p.words.Say("cli.files.fit-workout", "time", clock(made.Seconds), "file", p.fileName(w.to))}, nil
}

// choice is what a session is planned with.
func (w *exportWish) choice() papers.Choice {
	c := papers.Choice{Minutes: w.minutes}
	if w.tools != "" {
		c.Tools = ids[protocol.ToolID](split(w.tools))
	}
	return c
}

// exportFITActivity writes a session that was done.
func exportFITActivity(ctx context.Context, p *program, w *exportWish) (exportMade, error) {
	d, err := p.view(ctx, w.data)
	if err != nil {
		return exportMade{}, err
	}
	data, s, err := d.papers().Activity(w.session)
	if err != nil && w.session != "" {
		return exportMade{}, fmt.Errorf("export: %w; 'unknot log list --kind session-started' lists them", err)
	} else if err != nil {
		return exportMade{}, fmt.Errorf("export: %w", err)
	}
	return exportMade{data, p.words.Say("cli.files.fit-activity", "day", clockTime(s.At), "file", p.fileName(w.to))}, nil
}

// papers is the record as what leaves it is made from.
func (d *diary) papers() *papers.Record {
	return &papers.Record{Engine: d.p.engine, Words: d.p.words, Journal: d.journal, Now: d.Now()}
}
