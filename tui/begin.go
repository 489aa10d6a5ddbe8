package tui

import (
	"context"
	"errors"
	"time"
	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/session"
)

// errGone is a session that the record does not have open.
var errGone = errors.New("the record has no open session to go on with")

// startSession records the start and begins, if the person may still start.
func (g *guide) startSession(made plan.Plan) {
	var s journal.Standing
	var p *player
	g.do(func(ctx context.Context) error {
		if err := g.Diary.Refresh(ctx); err != nil {
			return err
		}
		if s = g.Diary.Journal().Standing(g.Diary.Now()); !s.May {
			return nil
		}
		entries, err := g.put(ctx, journal.Started{Plan: made})
		if err != nil {
			return err
		}
		p, err = g.begin(ctx, entries[0].ID, made)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			g.notice = g.say("not-saved", "why", err.Error())
		case p == nil:
			g.decide(s)
		default:
			g.play(p)
		}
	})
}

// begin records the first event of a session. It runs in a task.
func (g *guide) begin(ctx context.Context, id string, made plan.Plan) (*player, error) {
	if _, err := g.put(ctx, journal.Happened{Session: id, Event: session.Event{Do: session.Start}}); err != nil {
		return nil, err
	}
	m, state, ok := g.Diary.Journal().Session(id)
	if !ok {
		return nil, errGone
	}
	return &player{id: id, plan: made, machine: m, state: state}, nil
}

// takeUp reads an open session and records that there was a gap. It runs in a
// task.
func (g *guide) takeUp(ctx context.Context, id string) (*player, error) {
	if err := g.Diary.Refresh(ctx); err != nil {
		return nil, err
	}
	j, now := g.Diary.Journal(), g.Diary.Now()
	s := j.Standing(now)
	_, state, ok := j.Session(id)
	if !ok || s.Open == nil || s.Open.ID != id || !s.Open.MayResume {
		return nil, errGone
	}
	at := max(state.Now(), now.Ms-s.Open.At.Ms)
	var bodies []journal.Body
	if state.Phase() == session.Ready {
		bodies = append(bodies, journal.Happened{Session: id, Event: session.Event{At: at, Do: session.Start}})
	}
	bodies = append(bodies, journal.Happened{Session: id, Event: session.Event{At: at, Do: session.Gap}})
	if _, err := g.put(ctx, bodies...); err != nil {
		return nil, err
	}
	m, state, ok := j.Session(id)
	if !ok {
		return nil, errGone
	}
	return &player{id: id, plan: planOf(j, id), machine: m, state: state, at: ms(at)}, nil
}

func ms(n int64) time.Duration { return time.Duration(n) * time.Millisecond }

// planOf returns the plan that a session was started with.
func planOf(j *journal.Journal, id string) plan.Plan {
	for _, e := range j.Entries() {
		if b, ok := e.Body.(journal.Started); ok && e.ID == id {
			return b.Plan
		}
	}
	return plan.Plan{}
}

// play shows a session from now on.
func (g *guide) play(p *player) {
	p.alive = p.at
	g.player, g.page, g.notice = p, nil, ""
	p.shown = session.Guidance{}
	if g.leaving { // the terminal went away meanwhile
		g.stop()
		return
	}
	g.follow()
}
