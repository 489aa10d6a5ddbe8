package plan

import (
	"slices"

	"unknot/engine/protocol"
	"unknot/engine/screen"
)

// leftOut names every technique that is not in, on both sides or on one.
func (p *Planner) leftOut(a *screen.Answers, s *session) []LeftOut {
	out := make([]LeftOut, 0, len(p.techniques))
	l := left{planner: p, session: s, answers: a}
	if x := s.outcome.Adapt; x.Techniques != 0 || x.Sites != 0 || x.Tools != 0 || x.Firmnesses != 0 {
		l.reasons = p.table.Reasons(a, s.outcome)
	}
	for i := range p.techniques {
		sides := [2]Because{l.because(i, 0), l.because(i, 1)}
		if sides[0] == sides[1] && sides[0] != "" {
			out = append(out, l.entry(i, 0, sides[0]))
			continue
		}
		for j, b := range sides {
			if b != "" {
				out = append(out, l.entry(i, protocol.Side(j+1), b))
			}
		}
	}
	return out
}

// left finds out why techniques are left out.
type left struct {
	planner *Planner
	session *session
	answers *screen.Answers
	reasons []screen.Reason
}

// because returns why technique i is not in on a side, or "" when it is.
func (l *left) because(i, side int) Because {
	switch bar := l.session.bars[i][side]; bar {
	case "":
		return l.unpicked(i)
	case needsPrefix:
		return l.need(i)
	default:
		return bar
	}
}

// need returns what technique i needs that the answers rule out.
func (l *left) need(i int) Because {
	needed := l.planner.techniques[i].needs
	for _, r := range l.reasons {
		adapt := l.rule(r.Rule).Adapt
		for _, n := range needed {
			if adapt != nil && slices.Contains(adapt.Needs, n) {
				return needs(n)
			}
		}
	}
	return Limited // no answer says so: the outcome was narrowed otherwise
}

func (l *left) rule(id protocol.RuleID) *protocol.Rule {
	i, _ := l.planner.pack.Rule(id)
	return &l.planner.pack.Rules[i]
}

// unpicked returns why technique i, which could be planned, is not in; "" when
// it is.
func (l *left) unpicked(i int) Because {
	s := l.session
	at := slices.IndexFunc(s.problem.parts, func(x part) bool { return x.technique == i })
	if s.found.picks[at] != 0 {
		return ""
	}
	x := &s.problem.parts[at]
	full, worked, room := l.muscles(x)
	switch {
	case full:
		return MuscleFull
	case room:
		return NoGain
	case worked:
		return MuscleWorked
	}
	return NoTime
}

// muscles tells of x, which is not in: whether its smallest dose would give a
// muscle more than it may have, whether every muscle of it is worked by others,
// and whether its smallest dose would still fit into the time.
func (l *left) muscles(x *part) (full, worked, room bool) {
	s := l.session
	smallest := s.problem.doses[0].work
	var seen uint8
	var work [2][8]int
	open := false
	for i := range s.problem.parts {
		y, pick := &s.problem.parts[i], s.found.picks[i]
		if pick == 0 {
			continue
		}
		open = open || y.position == x.position
		seen |= y.muscles
		for side, on := range y.sides {
			for m := range work[side] {
				if on && x.sides[side] && x.muscles&y.muscles&(1<<m) != 0 {
					work[side][m] += s.problem.doses[pick-1].work
					full = full || work[side][m]+smallest > l.planner.pack.Dose.MuscleSide.Max
				}
			}
		}
	}
	need := x.fixed + x.steps*smallest
	if !open {
		need += s.problem.setup[x.position]
	}
	return full, x.muscles&^seen == 0, s.found.seconds+need <= s.problem.limit
}

// entry returns the entry of technique i, with the answers that led to it.
func (l *left) entry(i int, side protocol.Side, b Because) LeftOut {
	out := LeftOut{Technique: l.planner.pack.Techniques[i].ID, Side: side, Because: b}
	switch {
	case b == SiteExcluded:
		out.Items = l.items(func(r *protocol.Rule) bool { return r.Adapt.Sites }, func(item int) bool { return l.names(item, i, side) })
	case b == ToolExcluded:
		out.Items = l.items(func(r *protocol.Rule) bool { return l.excludesTool(r.Adapt, i) }, nil)
	case l.session.bars[i][0] == needsPrefix:
		needed := l.planner.techniques[i].needs
		out.Items = l.items(func(r *protocol.Rule) bool {
			return slices.ContainsFunc(needed, func(n protocol.NeedID) bool { return slices.Contains(r.Adapt.Needs, n) })
		}, nil)
	}
	return out
}

// items returns the answers that made the rules fire which adapt as asked, of
// these only the items that also count, when that is given.
func (l *left) items(adapts func(*protocol.Rule) bool, counts func(item int) bool) []protocol.ItemID {
	var out []protocol.ItemID
	for _, r := range l.reasons {
		rule := l.rule(r.Rule)
		if rule.Adapt == nil || !adapts(rule) {
			continue
		}
		for _, id := range r.Items {
			item, _ := l.planner.pack.Item(id)
			if !slices.Contains(out, id) && (counts == nil || counts(item)) {
				out = append(out, id)
			}
		}
	}
	return out
}

// names reports whether the answer to item has a site that excludes technique
// i on the side, or on either side when side is unset.
func (l *left) names(item, i int, side protocol.Side) bool {
	if l.planner.pack.Items[item].Kind != protocol.SiteOf {
		return false
	}
	sites, _ := l.planner.table.GetSites(l.answers, item)
	t := &l.planner.techniques[i]
	return side != protocol.Right && sites&t.sites[0] != 0 || side != protocol.Left && sites&t.sites[1] != 0
}

// excludesTool reports whether a leaves out the tool of technique i, or a
// firmness it comes in.
func (l *left) excludesTool(a *protocol.Adaptation, i int) bool {
	tool := &l.planner.pack.Tools[l.planner.techniques[i].tool]
	return slices.Contains(a.Tools, tool.ID) ||
		slices.ContainsFunc(tool.Firmnesses, func(f protocol.Firmness) bool { return slices.Contains(a.Firmnesses, f) })
}
