package verify

import (
	"fmt"

	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/screen"
	"unknot/engine/session"
	"unknot/engine/stop"
)

// checkReports is the part of S2 that needs no session.
func checkReports(s *Subject) Result {
	var r report
	checkFindings(s, &r)
	return r.result()
}

// checkSessions is S2, and the part of S4 that holds given on demand can
// break, over every second of the sample plans from one on. It is cut in two so
// that both halves can be explored at once.
func checkSessions(from int) func(*Subject) Result {
	return func(s *Subject) Result { return exploreSome(s, from) }
}

func exploreSome(s *Subject, from int) Result {
	var r report
	for i, p := range samplePlans(s) {
		if r.failed() {
			break
		}
		if i%2 != from {
			continue
		}
		m, err := s.Engine.Session(&p, stop.History{})
		if err != nil {
			r.fail("a plan that was made cannot be run: %v", err)
			break
		}
		x := explorer{Subject: s, report: &r, m: m, plan: &p, moves: movesOf(s, m, &p)}
		if x.explore(); r.failed() {
			again := explorer{Subject: s, report: &report{}, m: m, plan: &p, moves: x.moves, shortest: true}
			again.explore()
			r.against = again.report.against
		}
	}
	return r.result()
}

// samplePlans are plans of every shape: all techniques short and long, the
// wall alone, the floor alone, one side only, one technique left, three holds.
func samplePlans(s *Subject) []plan.Plan {
	t := s.Engine.Questions()
	var out []plan.Plan
	add := func(change func(*screen.Answers), w plan.Wish) {
		a := mildest(t)
		change(&a)
		p, err := s.Plan(&a, s.Screen(&a, protocol.Set{}), w)
		if err == nil && p.Allowed && len(p.Steps) > 0 {
			out = append(out, p)
		}
	}
	tools := protocol.IDsOf(t.Pack().Tools, func(x protocol.Tool) protocol.ToolID { return x.ID })
	as := func(id protocol.ItemID, v value) func(*screen.Answers) {
		return func(a *screen.Answers) {
			if i, ok := t.Pack().Item(id); ok {
				give(t, a, i, v)
			}
		}
	}
	yes, none := value{answer: protocol.Yes, count: -1, sites: -1}, func(*screen.Answers) {}
	add(none, plan.Wish{Minutes: 12, Week: 1, Tools: tools})
	add(none, plan.Wish{Minutes: 10, Week: 5, Tools: tools})
	add(none, plan.Wish{Minutes: 10, Week: 1, Tools: tools[:1]})
	add(as("no-floor", yes), plan.Wish{Minutes: 12, Week: 2, Tools: tools})
	add(as("injury-sites", value{count: -1, sites: 1}), plan.Wish{Minutes: 11, Week: 1, Tools: tools[:1]})
	add(none, plan.Wish{Minutes: 15, Week: 5, Tools: tools})
	add(none, plan.Wish{Minutes: 13, Week: 6, Tools: tools[:1]})
	add(as("fibromyalgia", yes), plan.Wish{Minutes: 10, Week: 3, Tools: tools, Half: true})
	return out
}

// grain is the time between two instants at which the explorer lets something
// happen, in milliseconds. It divides every duration of a plan.
const grain = 5000

// A move is an event the explorer tries in every state.
type move struct {
	name  string
	event session.Event // At is counted from the state
	stops bool          // must end the session at once
	pause bool          // must leave it paused
}

// movesOf returns every event, and one report of each kind of finding.
func movesOf(s *Subject, m *session.Machine, p *plan.Plan) []move {
	var out []move
	for d := session.Start; d < session.Alive; d++ {
		if d != session.Feel {
			out = append(out, move{name: d.String(), event: session.Event{Do: d}, stops: d == session.Stop, pause: d == session.Pause || d == session.Gap})
		}
	}
	out = append(out, reportsOf(s, p)...)
	return append(out, move{name: "wait", event: session.Event{At: grain, Do: session.Alive}})
}

// reportsOf returns one report for each pair of findings, the first time and
// again, that the pack can express.
func reportsOf(s *Subject, p *plan.Plan) []move {
	type kind struct{ once, again stop.Finding }
	seen := map[kind]bool{}
	var out []move
	t := s.Engine.Sensations()
	t.Every(func(r stop.Report) {
		k := kind{s.Judge(r, stop.History{}, uint8(p.DiscomfortMax)), s.Judge(r, stop.History{Step: ^uint64(0)}, uint8(p.DiscomfortMax))}
		k.once, k.again = deciding(k.once), deciding(k.again)
		if seen[k] {
			return
		}
		seen[k] = true
		out = append(out, move{name: describe(t, r), event: session.Event{Do: session.Feel, Report: r}, stops: k.once.Verdict == protocol.Stop})
	})
	return out
}

// deciding returns a finding without what no transition depends on.
func deciding(f stop.Finding) stop.Finding {
	return stop.Finding{Verdict: f.Verdict, Level: f.Level}
}

// describe writes a report as replay reads it.
func describe(t *stop.Table, r stop.Report) string {
	text := fmt.Sprintf("report %s", t.Sensation(r))
	if p := t.Place(r); p != "" {
		text += " at " + string(p)
	}
	if n, ok := r.Discomfort(); ok {
		text += fmt.Sprintf(" discomfort %d", n)
	}
	return text
}

// explorer visits every state of one machine.
type explorer struct {
	*Subject
	*report
	m     *session.Machine
	plan  *plan.Plan
	moves []move
	seen  *table
	queue []found
	last  [][2]uint64 // by move, the key it led to last: often the same again
	edges int64

	shortest bool // go breadth first, for the shortest way to a fault
}

// found is a state still to be left, and its number in the table.
type found struct {
	state  session.State
	number uint32
}

// explore visits states until there is no new one.
func (x *explorer) explore() {
	x.seen, x.last = newTable(), make([][2]uint64, len(x.moves))
	start := session.New()
	number, _ := x.seen.add(x.m.Key(start), 0, 0)
	x.queue = append(x.queue, found{start, number})
	for len(x.queue) > 0 && !x.failed() {
		next := x.take()
		x.leave(&next)
	}
	x.count("session plans explored to a fixed point", 1)
	x.count("session states", int64(len(x.seen.trail)))
	x.count("session transitions", x.edges)
}

// take takes the state to be left next: the newest, which is fastest because
// its moves lead where those of the one before led, or the oldest.
func (x *explorer) take() found {
	i := len(x.queue) - 1
	if x.shortest {
		i = 0
	}
	next := x.queue[i]
	if x.shortest {
		x.queue = x.queue[1:]
	} else {
		x.queue = x.queue[:i]
	}
	return next
}

// leave tries every move from a state.
func (x *explorer) leave(f *found) {
	for i := range x.moves {
		mv := &x.moves[i]
		next, why := x.Apply(x.m, f.state, mv.event)
		x.edges++
		if !x.allowed(f, mv, next, why) {
			return
		}
		if why != 0 {
			continue
		}
		key := x.m.Key(next)
		if key == x.last[i] {
			continue
		}
		x.last[i] = key
		if number, fresh := x.seen.add(key, f.number, uint8(i)); fresh {
			next = next.Still()
			if !x.sound(f, mv, &next) {
				return
			}
			x.queue = append(x.queue, found{next, number})
		}
	}
}

// allowed checks what must hold of every transition.
func (x *explorer) allowed(f *found, mv *move, next session.State, why session.Refusal) bool {
	before, after := f.state.Phase(), next.Phase()
	if why == 0 && before != session.Over && !mv.stops && !mv.pause {
		return true // nothing to ask of a move that was free to do what it did
	}
	switch {
	case before == session.Over:
		if why == 0 || after != session.Over || next.Still() != f.state {
			return x.against(f, mv, "something happened after the end")
		}
	case mv.stops && (why != 0 || after != session.Over || next.End() != session.Stopped):
		return x.against(f, mv, "it must end the session and did not")
	case mv.event.Do == session.Feel && why != 0:
		return x.against(f, mv, "a report was refused")
	case mv.pause && before != session.Ready && after != session.Over && next.Paused() == 0:
		return x.against(f, mv, "it must leave the session paused and did not")
	case mv.event.Do == session.Gap && before != session.Ready && (after != before || next.Step() != f.state.Step()):
		return x.against(f, mv, "a gap moved the session on")
	case why != 0 && mv.event.At == 0 && next.Still() != f.state:
		return x.against(f, mv, "it was refused and changed something")
	}
	return true
}

// sound checks what must hold of every state.
func (x *explorer) sound(f *found, mv *move, s *session.State) bool {
	if s.Phase().Loads() {
		if id := x.m.TechniqueAt(*s); x.isLeft(*s, id) {
			return x.against(f, mv, fmt.Sprintf("%s was left for today and is loaded again", id))
		}
	}
	if extra := s.Extras() * x.longest(); x.plan.Seconds+extra > x.Engine.Pack().Dose.Session.Max {
		return x.against(f, mv, "holds on demand take the session over its limit")
	}
	return true
}

func (x *explorer) isLeft(s session.State, id protocol.TechniqueID) bool {
	i, ok := x.Engine.Pack().Technique(id)
	return ok && s.Left()&(1<<i) != 0
}

// longest returns the seconds of the longest hold of the plan.
func (x *explorer) longest() int {
	most := 0
	for i := range x.plan.Steps {
		most = max(most, x.plan.Steps[i].Hold)
	}
	return most
}

// against notes the way to a state as a counterexample.
func (x *explorer) against(f *found, mv *move, why string) bool {
	return x.fail("%s\n%s", why, x.transcript(append(x.seen.path(f.number), x.index(mv))))
}

func (x *explorer) index(mv *move) uint8 {
	for i := range x.moves {
		if &x.moves[i] == mv {
			return uint8(i)
		}
	}
	return 0
}
