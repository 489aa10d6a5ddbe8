package plan

import (
	"slices"

	"unknot/engine/protocol"
	"unknot/engine/screen"
)

// bar finds out which techniques cannot be planned, on which side, and why.
func (p *Planner) bar(s *session) {
	for i := range p.techniques {
		whole := p.barWhole(s, i)
		for side := range s.bars[i] {
			s.bars[i][side] = whole
			if whole == "" && p.techniques[i].sites[side]&s.outcome.Adapt.Sites != 0 {
				s.bars[i][side] = SiteExcluded
			}
		}
	}
}

// barWhole returns why technique i cannot be planned on either side, or "".
func (p *Planner) barWhole(s *session, i int) Because {
	t, adapt := &p.techniques[i], &s.outcome.Adapt
	switch {
	case slices.Contains(s.wish.Off, p.pack.Techniques[i].ID):
		return OffUntilCheck
	case adapt.Techniques&(1<<i) != 0:
		return needsPrefix // what it needs is looked up when it is written
	case adapt.Tools&(1<<t.tool) != 0, p.softest(adapt, t.tool) == 0:
		return ToolExcluded
	case !s.wish.has(p.pack.Tools[t.tool].ID):
		return ToolNotThere
	case len(s.problem.doses) == 0:
		return NoDose
	}
	return ""
}

// softest returns the softest firmness of the tool that is not left out, or 0.
func (p *Planner) softest(a *screen.Adaptations, tool int) protocol.Firmness {
	var out protocol.Firmness
	for _, f := range p.pack.Tools[tool].Firmnesses {
		if a.Firmnesses&(1<<f) == 0 && (out == 0 || f < out) {
			out = f
		}
	}
	return out
}
