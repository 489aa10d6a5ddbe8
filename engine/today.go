package engine

import (
	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/strict"
)

// A Choice is what the person chooses for today. All else comes from the
// record.
type Choice struct {
	Minutes int                 `json:"minutes"`
	Tools   []protocol.ToolID   `json:"tools"` // at hand
	Tight   []protocol.MuscleID `json:"tight,omitempty"`
}

// Today plans the session of a standing: its answers with what a professional
// has cleared and limited, its week of practice, half a dose when that holds,
// and without what is off. Whether it may start now is the standing's to say.
func (e *Engine) Today(s *journal.Standing, c Choice) (plan.Plan, error) {
	o := e.Screen(&s.Answers, s.ClearedItems)
	if s.HoldMax > 0 && (o.Adapt.HoldMax == 0 || s.HoldMax < int(o.Adapt.HoldMax)) {
		o.Adapt.HoldMax = uint8(s.HoldMax)
	}
	return e.Plan(&s.Answers, o, plan.Wish{Minutes: c.Minutes, Tools: c.Tools, Tight: c.Tight,
		Week: min(s.PracticeWeek, plan.LastWeek), Half: s.Half, Off: s.Off, Idle: s.Idle})
}

func (e *Engine) callToday(r *strict.Reader, n *strict.Node) (any, error) {
	var in struct {
		Entries kept            `json:"entries"`
		Now     protocol.Moment `json:"now"`
		Choice  Choice          `json:"choice"`
	}
	if r.Read("", n, &in); gathered(r) {
		return nil, nil
	}
	s := e.entries(r, &in.Entries.Node).Standing(in.Now)
	if gathered(r) {
		return nil, nil
	}
	return e.Today(&s, in.Choice)
}
