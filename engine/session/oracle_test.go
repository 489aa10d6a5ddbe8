package session_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"unknot/engine/plan"
	"unknot/engine/protocol"
	"unknot/engine/session"
	"unknot/engine/stop"
)

// A naive session keeps a list of everything still to be done, and works it
// off from the front. It is the oracle of the machine.
type naive struct {
	plan    plan.Plan
	history stop.History
	todo    []piece
	at      int64
	started bool
	paused  bool
	end     session.End
	endAt   int64
	left    map[protocol.TechniqueID]bool
	said    map[protocol.SensationID]bool // on this step
	extra   map[string]int                // holds on demand, by muscle and side
	extras  int
	phases  []session.Entered
	asked   []int64
}

type piece struct {
	step  int
	phase session.Phase
	left  int64
	done  int64
}

func newNaive(p plan.Plan, h stop.History) *naive {
	return &naive{plan: p, history: h, left: map[protocol.TechniqueID]bool{}, extra: map[string]int{}}
}

// pieces lists a step and all after it, but for what was left.
func (n *naive) pieces(from int) []piece {
	var out []piece
	for i := from; i < len(n.plan.Steps); i++ {
		s := n.plan.Steps[i]
		if n.left[s.Technique] {
			continue
		}
		out = append(out, piece{i, session.Enter, int64(s.Enter) * 1000, 0}, piece{i, session.Roll, int64(s.Roll) * 1000, 0})
		for range s.Holds {
			out = append(out, piece{i, session.Hold, int64(s.Hold) * 1000, 0})
		}
		out = append(out, piece{i, session.Exit, int64(s.Exit) * 1000, 0})
	}
	return out
}

// begin enters the first piece of what is still to be done.
func (n *naive) begin() {
	if len(n.todo) == 0 {
		n.end, n.endAt = session.Completed, n.at
		return
	}
	if n.todo[0].phase == session.Enter {
		n.said = map[protocol.SensationID]bool{}
	}
	n.enter(n.todo[0].phase.String())
}

func (n *naive) enter(phase string) {
	n.phases = append(n.phases, session.Entered{At: session.Seconds(n.at), Step: n.todo[0].step, Phase: phase})
}

func (n *naive) running() bool { return n.started && n.end == 0 && !n.paused }

// wait lets time pass, one piece, or one question, after the other.
func (n *naive) wait(until int64) {
	for n.at < until && n.running() {
		p := &n.todo[0]
		d := min(p.left, until-n.at)
		if p.phase == session.Hold {
			for _, mark := range []int64{20_000, 40_000} {
				if p.done < mark && mark <= p.done+d && mark < p.done+p.left {
					n.asked = append(n.asked, n.at+mark-p.done)
				}
			}
		}
		p.left, p.done, n.at = p.left-d, p.done+d, n.at+d
		if p.left == 0 {
			if p.phase == session.Hold {
				n.asked = append(n.asked, n.at)
			}
			n.todo = n.todo[1:]
			n.begin()
		}
	}
	n.at = max(n.at, until)
}

// off takes the person off the tool, or on to the next step.
func (n *naive) off() {
	p := n.todo[0]
	if p.phase == session.Roll || p.phase == session.Hold {
		n.todo = append([]piece{{p.step, session.Exit, int64(n.plan.Steps[p.step].Exit) * 1000, 0}}, n.pieces(p.step+1)...)
	} else {
		n.todo = n.pieces(p.step + 1)
	}
	n.begin()
}

// room reports whether one more hold fits into a session and into every muscle
// the step works, by the seconds the whole plan has.
func (n *naive) room(step int) (keys []string, why session.Refusal) {
	longest, total, work := 0, 0, map[string]int{}
	for _, s := range n.plan.Steps {
		longest, total = max(longest, s.Hold), total+s.Seconds()
		for _, k := range n.keys(s) {
			work[k] += s.Work()
		}
	}
	if total+(n.extras+1)*longest > 900 {
		return nil, session.SessionFull
	}
	keys = n.keys(n.plan.Steps[step])
	for _, k := range keys {
		if n.extra[k] == 3 || work[k]+(n.extra[k]+1)*longest > 180 {
			return nil, session.SideDone
		}
	}
	return keys, 0
}

func (n *naive) keys(s plan.Step) []string {
	p := protocol.Lowback()
	i, _ := p.Technique(s.Technique)
	var out []string
	for _, m := range p.Techniques[i].Muscles {
		out = append(out, fmt.Sprint(m, s.Side))
	}
	return out
}

func (n *naive) tender() session.Refusal {
	p := n.todo[0]
	switch {
	case n.paused:
		return session.ResumeFirst
	case p.phase != session.Roll:
		return session.OnlyWhileRolling
	}
	rest := slices.Clone(n.todo)
	if i := slices.IndexFunc(rest, func(x piece) bool { return x.step == p.step && x.phase == session.Hold }); i > 0 {
		rest = slices.Delete(rest, i, i+1)
	} else {
		keys, why := n.room(p.step)
		if why != 0 {
			return why
		}
		n.extras++
		for _, k := range keys {
			n.extra[k]++
		}
	}
	n.todo = append([]piece{{p.step, session.Hold, int64(n.plan.Steps[p.step].Hold) * 1000, 0}}, rest...)
	n.begin()
	return 0
}

func (n *naive) feel(r stop.Report) {
	h := n.history
	sensation := rules.Sensation(r)
	if n.said[sensation] {
		h.Step = r.Bit()
	}
	if n.said == nil {
		n.said = map[protocol.SensationID]bool{}
	}
	n.said[sensation] = true
	f := rules.Judge(r, h, uint8(n.plan.DiscomfortMax))
	switch {
	case f.Verdict == protocol.Stop:
		n.end, n.endAt = session.Stopped, n.at
	case f.Verdict == protocol.Leave && n.started:
		n.left[n.plan.Steps[n.todo[0].step].Technique] = true
		n.off()
	}
}

// happen follows one event.
func (n *naive) happen(e session.Event) session.Refusal {
	if e.Do == session.Gap {
		return n.gap(e.At)
	}
	n.wait(e.At)
	free := e.Do == session.Stop || e.Do == session.Feel
	switch {
	case n.end != 0:
		return session.AlreadyOver
	case e.Do == session.Start && n.started:
		return session.AlreadyStarted
	case !n.started && !free && e.Do != session.Start:
		return session.NotStarted
	case e.Do == session.Pause && n.paused:
		return session.AlreadyPaused
	case e.Do == session.Resume && !n.paused:
		return session.NotPaused
	}
	switch e.Do {
	case session.Start:
		n.started, n.todo = true, n.pieces(0)
		n.begin()
	case session.Pause:
		n.enter("paused")
		n.paused = true
	case session.Resume:
		n.paused = false
		n.enter(n.todo[0].phase.String())
	case session.TenderSpot:
		return n.tender()
	case session.Skip:
		n.off()
	case session.Stop:
		n.end, n.endAt = session.Stopped, n.at
	case session.Feel:
		n.feel(e.Report)
	case session.Ease, session.Alive, session.Gap:
	}
	return 0
}

func (n *naive) gap(at int64) session.Refusal {
	switch {
	case n.end != 0:
		return session.AlreadyOver
	case !n.started:
		n.at = at
		return session.NotStarted
	case !n.paused:
		n.enter("paused")
	}
	n.at, n.paused = at, true
	return 0
}

func TestTheMachineDoesWhatTheNaiveSessionDoes(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p, events := anyPlan(r), anyEvents(r)
		h := anyHistory(r)
		dumb := newNaive(p, h)
		trace := machineOf(t, p, h).NewTrace()
		for _, e := range events {
			want := dumb.happen(e)
			before := len(trace.Result().Refused)
			if err := trace.Add(e); err != nil {
				r.Fatal(err)
			}
			var got session.Refusal
			if list := trace.Result().Refused; len(list) > before {
				got = list[before].Why
			}
			if got != want {
				r.Fatalf("%v at %d is refused with %q, want %q", e.Do, e.At, got, want)
			}
		}
		dumb.wait(1 << 40)
		got := trace.Finish()
		if !slices.Equal(got.Phases, dumb.phases) {
			r.Fatalf("phases\n%v, want\n%v", got.Phases, dumb.phases)
		}
		if got.Ended.As != dumb.end || dumb.end != 0 && int64(got.Ended.At) != dumb.endAt {
			r.Fatalf("ended %v at %d, want %v at %d", got.Ended.As, got.Ended.At, dumb.end, dumb.endAt)
		}
		var asked []int64
		for _, a := range got.Asked {
			asked = append(asked, int64(a.At))
		}
		if !slices.Equal(asked, dumb.asked) {
			r.Fatalf("asked at %v, want %v", asked, dumb.asked)
		}
	})
}
