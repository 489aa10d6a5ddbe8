package plan

import "unknot/engine/protocol"

// The score counts in points. A muscle that matters weighs more, and every
// further third of what a muscle may have is worth less; see doc.go.
const (
	perPriority = 16 // points of weight for one point of the pack's priority
	perTight    = 8  // sixteenths of the way to the next more important muscle
	maxRest     = 3  // the same, for a muscle that was worked longest ago
	perSetup    = 16 // points that a second of changing position costs
	changeCosts = 30 // seconds that a change counts in addition
)

// slopes are the points, by weight, of a second of work: in the first third of
// what a muscle and side may have, in the second, and in the last.
var slopes = [3]int32{5, 2, 1}

// worthOf returns the worth of work of one muscle and side at weight 1, by
// seconds/Step, up to the most a session may give.
func worthOf(d *protocol.Dose) []int32 {
	out := []int32{0}
	third := max(1, d.MuscleSide.Max/len(slopes))
	sum := int32(0)
	for s := range d.MuscleSide.Max {
		sum += slopes[min(s/third, len(slopes)-1)]
		if (s+1)%d.Step == 0 {
			out = append(out, sum)
		}
	}
	return out
}

// costs returns the points that being in a position costs, with its setup in
// seconds.
func costs(setup int) int32 { return int32(perSetup * (setup + changeCosts)) }

// muscle is where a muscle stands in the order of importance.
type muscle struct {
	priority int // of the pack; 0 when it is never rolled
	gap      int // to the next higher priority of the pack
}

// rank returns the muscles' order of importance, and as bits those that come
// first: at three quarters or more of the highest priority.
func rank(list []protocol.Muscle) (ranks []muscle, first uint8) {
	top := 0
	for _, m := range list {
		top = max(top, m.Priority)
	}
	ranks = make([]muscle, len(list))
	for i, m := range list {
		ranks[i] = muscle{m.Priority, gap(list, m.Priority, top)}
		if m.Priority > 0 && 4*m.Priority >= 3*top {
			first |= 1 << i
		}
	}
	return ranks, first
}

// gap returns how far it is from a priority up to the next higher one. Where
// there is none it is as far as down to the next lower one, or to 0.
func gap(list []protocol.Muscle, priority, top int) int {
	up, down := top+1, 0
	for _, m := range list {
		if m.Priority > priority {
			up = min(up, m.Priority)
		}
		if m.Priority < priority {
			down = max(down, m.Priority)
		}
	}
	if priority == top {
		return priority - down
	}
	return up - priority
}

// weights returns what each muscle weighs for this wish.
func (p *Planner) weights(w *Wish) [8]int32 {
	var out [8]int32
	tight, _ := p.tight(w)
	for i, m := range p.muscles {
		if m.priority == 0 {
			continue
		}
		sixteenths := rest(w.Idle, i)
		if tight&(1<<i) != 0 {
			sixteenths += perTight
		}
		out[i] = int32(perPriority*m.priority + sixteenths*m.gap)
	}
	return out
}

// tight returns the muscles that count as tight, as bits. A tight muscle that
// is never rolled is helped through those that come first: they count instead.
func (p *Planner) tight(w *Wish) (muscles uint8, instead bool) {
	for _, id := range w.Tight {
		m, _ := p.pack.Muscle(id)
		if p.muscles[m].priority == 0 {
			muscles, instead = muscles|p.first, true
		} else {
			muscles |= 1 << m
		}
	}
	return muscles, instead
}

// rest returns how long ago muscle i was worked, in three steps: 0 for today
// or yesterday, 1 from two days, 2 from four, 3 from a week or never.
func rest(idle []int, i int) int {
	switch {
	case len(idle) == 0 || idle[i] < 0 || idle[i] >= 7:
		return maxRest
	case idle[i] >= 4:
		return 2
	case idle[i] >= 2:
		return 1
	}
	return 0
}
