// Package engine is the door to everything that decides.
//
// An Engine is made of one pack and keeps nothing between calls: answers,
// plans, sessions and journals are the caller's. It has no clock, no files, no
// network and no randomness; time is an argument. The same calls with the same
// arguments give the same results on every machine, natively and in
// WebAssembly.
//
//	Screen    answers of the safety check to an outcome
//	Plan      an outcome and wishes to a session
//	Session   a plan to a machine that takes events and gives guidance
//	Journal   the record, and where a person stands by it
//	Explain   any public id to what it is, why, and its sources
//
// Call does the same by name, JSON in and JSON out, for those who cannot call
// Go.
package engine

import (
	"fmt"
	"sync"

	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
	"unknot/engine/stop"
)

// An Engine decides by one pack. It does not change after New and may be
// shared.
type Engine struct {
	pack    *protocol.Pack
	screen  *screen.Table
	stop    *stop.Table
	planner *plan.Planner
	codec   *journal.Codec
}

// New makes the engine of a pack that protocol.Load accepted.
func New(p *protocol.Pack) (*Engine, error) {
	table, err := screen.New(p)
	if err != nil {
		return nil, fmt.Errorf("engine: %w", err)
	}
	planner, err := plan.New(table)
	if err != nil {
		return nil, fmt.Errorf("engine: %w", err)
	}
	rules := stop.New(p)
	return &Engine{pack: p, screen: table, stop: rules, planner: planner, codec: journal.NewCodec(table, rules)}, nil
}

// Lowback returns the engine of the built-in pack.
var Lowback = sync.OnceValue(func() *Engine {
	e, err := New(protocol.Lowback())
	if err != nil {
		panic("engine: internal error: " + err.Error())
	}
	return e
})

// Pack returns the pack the engine decides by.
func (e *Engine) Pack() *protocol.Pack { return e.pack }

// Questions returns the table of the safety check, to read and fill answers.
func (e *Engine) Questions() *screen.Table { return e.screen }

// Sensations returns the table of sensations, to make reports.
func (e *Engine) Sensations() *stop.Table { return e.stop }

// Codec returns the reader and writer of journal entries.
func (e *Engine) Codec() *journal.Codec { return e.codec }

// Screen returns what the answers lead to. The items in cleared are those that
// a professional has cleared.
func (e *Engine) Screen(a *screen.Answers, cleared protocol.Set) screen.Outcome {
	return e.screen.Screen(a, cleared)
}

// Plan returns the best session for an outcome and a wish, or a plan that is
// not allowed. Its error is a wish that cannot be meant.
func (e *Engine) Plan(a *screen.Answers, o screen.Outcome, w plan.Wish) (plan.Plan, error) {
	return e.planner.Plan(a, o, w)
}

// Session returns the machine of an allowed plan. The history is what was
// reported before, as a Standing tells it.
func (e *Engine) Session(p *plan.Plan, h stop.History) (*session.Machine, error) {
	return session.NewMachine(e.stop, p, h)
}

// Journal returns a journal with the given entries.
func (e *Engine) Journal(entries ...journal.Entry) *journal.Journal {
	j := journal.New(e.codec)
	j.Add(entries...)
	return j
}
