package plan

import (
	"fmt"

	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/strict"
)

// maxTechniques is the most techniques a pack may have; Lint holds it.
const maxTechniques = 16

// A Planner plans sessions by one pack. It does not change after New and may
// be shared.
type Planner struct {
	table      *screen.Table
	pack       *protocol.Pack
	techniques []technique
	positions  []int    // of the pack, those a technique uses, in the pack's order
	muscles    []muscle // by index into the pack
	first      uint8    // the muscles that come first, as bits
	worth      []int32  // of work of one muscle and side, by seconds/Step; see score.go
}

// technique is a protocol.Technique with indexes in place of ids.
type technique struct {
	tool        int
	position    int                    // index into Planner.positions
	muscles     uint8                  // as bits
	sites       [protocol.Right]uint32 // by side-1: the sites that exclude it, as bits
	enter, exit int                    // seconds
	needs       []protocol.NeedID
}

// New makes the planner of a table. Its error is a pack that no exact planner
// could serve: one where getting into place takes too long for a step, or with
// so many techniques sharing muscles that the plans cannot all be weighed.
func New(table *screen.Table) (*Planner, error) {
	p := &Planner{table: table, pack: table.Pack()}
	p.compilePositions()
	for i := range p.pack.Techniques {
		p.techniques = append(p.techniques, p.compile(&p.pack.Techniques[i]))
	}
	p.muscles, p.first = rank(p.pack.Muscles)
	p.worth = worthOf(&p.pack.Dose)
	if err := p.changes(); err != nil {
		return nil, err
	}
	return p, p.tangle()
}

func (p *Planner) compilePositions() {
	for i, x := range p.pack.Positions {
		for _, t := range p.pack.Techniques {
			if t.Position == x.ID {
				p.positions = append(p.positions, i)
				break
			}
		}
	}
}

func (p *Planner) compile(t *protocol.Technique) technique {
	out := technique{enter: t.Enter, exit: t.Exit, needs: t.Needs}
	out.tool, _ = p.pack.Tool(t.Tool)
	position, _ := p.pack.Position(t.Position)
	for i, x := range p.positions {
		if x == position {
			out.position = i
		}
	}
	for _, id := range t.Muscles {
		m, _ := p.pack.Muscle(id)
		out.muscles |= 1 << m
	}
	for _, area := range t.Areas {
		for i, s := range p.pack.Sites {
			if s.Area == area {
				out.exclude(s.Side, i)
			}
		}
	}
	return out
}

// exclude notes that the site excludes the technique on its side, or on both
// when the site lies across both.
func (t *technique) exclude(side protocol.Side, site int) {
	for i := range t.sites {
		if side == 0 || side == protocol.Side(i+1) {
			t.sites[i] |= 1 << site
		}
	}
}

// changes returns the first technique that takes too long to get into.
func (p *Planner) changes() error {
	for i := range p.techniques {
		t := &p.techniques[i]
		if n, most := t.enter+p.setup(t.position), maxChange-maxSpread/2; n > most {
			return strict.Fault{Path: fmt.Sprintf("techniques[%d].enter", i),
				Why: fmt.Sprintf("is %d seconds with the setup of its position, at most %d can be planned", n, most)}
		}
	}
	return nil
}

// setup returns the seconds to get into a position from another.
func (p *Planner) setup(position int) int { return p.pack.Positions[p.positions[position]].Setup }

// Plan returns the best session for the wish. The answers must be those that
// led to o. The error is a wish that cannot be meant, of type strict.Faults
// with every field at fault, or a question too tangled to weigh; see New.
func (p *Planner) Plan(a *screen.Answers, o screen.Outcome, w Wish) (Plan, error) {
	if err := w.check(p.pack); err != nil {
		return Plan{}, err
	}
	if !o.Allows() {
		return p.refuse(a, o), nil
	}
	made, err := p.make(o, &w)
	if err != nil {
		return Plan{}, err
	}
	return p.write(a, &made), nil
}

// refuse returns the plan of an outcome that allows none.
func (p *Planner) refuse(a *screen.Answers, o screen.Outcome) Plan {
	out := Plan{Triage: o.Level, Complete: o.Complete, Missing: []protocol.ItemID{}, Reasons: p.table.Reasons(a, o)}
	o.Missing.Each(func(i int) { out.Missing = append(out.Missing, p.pack.Items[i].ID) })
	return out
}

// session is a plan while it is being made: the question and its answer.
type session struct {
	outcome screen.Outcome
	wish    *Wish
	bars    [maxTechniques][2]Because // why a technique cannot be planned, by side
	problem problem
	found   solution
}

// make asks and answers the question which session is best.
func (p *Planner) make(o screen.Outcome, w *Wish) (session, error) {
	s := session{outcome: o, wish: w}
	s.problem = p.problem(o, w)
	p.bar(&s)
	for i := range p.techniques {
		s.problem.add(&p.techniques[i], i, s.bars[i])
	}
	var err error
	s.found, err = s.problem.solve()
	return s, err
}

// tangle returns an error when a question of the pack is too much to weigh:
// the longest session with every tool, on both sides and with each site left
// out. With less time or fewer techniques there is less to weigh. Only several
// sites at once can make more of it; Plan then returns the same error.
func (p *Planner) tangle() error {
	w := Wish{Minutes: p.pack.Dose.Minutes.Max, Week: LastWeek}
	for _, t := range p.pack.Tools {
		w.Tools = append(w.Tools, t.ID)
	}
	for sites := range len(p.pack.Sites) + 1 {
		var o screen.Outcome
		o.Adapt.Sites = 1 << sites >> 1
		if _, err := p.make(o, &w); err != nil {
			return err
		}
	}
	return nil
}
