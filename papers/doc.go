// Package papers makes what leaves a record, from the record alone: the page
// for the professional, the files for other programs, and the days on which a
// session is due. The program and the browser share it, so that both say the
// same.
//
// It reads; it keeps nothing and decides nothing. What is due and what may be
// done is the engine's to say.
package papers

import (
	"fmt"

	"unknot/engine"
	"unknot/engine/journal"
	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/words"
)

// A Record is one person's record and what it is read with, at a time.
type Record struct {
	Engine  *engine.Engine
	Words   *words.Catalogue
	Journal *journal.Journal
	Now     protocol.Moment
}

// A Choice is what a session is planned with. No tools are all of them.
type Choice struct {
	Minutes int
	Tools   []protocol.ToolID
}

// Standing says where the person stands now.
func (r *Record) Standing() journal.Standing { return r.Journal.Standing(r.Now) }

// today plans the session of a standing.
func (r *Record) today(s *journal.Standing, c Choice) (plan.Plan, error) {
	if len(c.Tools) == 0 {
		c.Tools = protocol.IDsOf(r.Engine.Pack().Tools, func(t protocol.Tool) protocol.ToolID { return t.ID })
	}
	return r.Engine.Today(s, engine.Choice{Minutes: c.Minutes, Tools: c.Tools})
}

// Length returns how many minutes today's plan takes, rounded up, or else the
// minutes wished for: what is planned on a later day can only be near it.
func (r *Record) Length(s *journal.Standing, c Choice) (int, error) {
	made, err := r.today(s, c)
	if err != nil {
		return 0, err
	}
	if made.Allowed && made.Seconds > 0 {
		return (made.Seconds + 59) / 60, nil
	}
	return c.Minutes, nil
}

// An Obstacle is why there is no file: the gravest thing in the way of a
// session, and what would change it.
type Obstacle struct {
	Code        journal.Code
	Say, Change string
}

func (o *Obstacle) Error() string { return fmt.Sprintf("%s %s", o.Say, o.Change) }
