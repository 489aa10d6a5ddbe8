package report

import (
	"fmt"
	"strings"

	"unknot/engine/journal"
	"unknot/engine/protocol"
)

// ledTo says what a check led to: its level, and what is left out or bounded in
// a session.
func (p *page) ledTo(c check) string {
	if c.level == 0 {
		return p.say("answers.incomplete")
	}
	parts := []string{p.say("answers.level", "level", p.in.Words.Say("level."+c.level.String()+".name"))}
	b := c.entry.Body.(journal.Screened)
	report := p.in.Engine.Questions().Report(&b.Answers, p.in.Engine.Screen(&b.Answers, protocol.Set{}))
	a, dose := report.Adaptations, &p.in.Engine.Pack().Dose
	add := func(when bool, id string, args ...string) {
		if when {
			parts = append(parts, p.in.Words.Say(id, args...))
		}
	}
	add(len(a.Techniques) > 0, "adapt.technique", "names", p.techniques(a.Techniques))
	add(len(a.Sites) > 0, "adapt.sites", "names", p.sites(a.Sites))
	add(len(a.Firmnesses) > 0, "adapt.soft")
	add(a.HoldMax < dose.Hold.Max, "adapt.hold", "seconds", fmt.Sprint(a.HoldMax))
	add(a.DiscomfortMax < dose.Ceiling.Max, "adapt.discomfort", "n", fmt.Sprint(a.DiscomfortMax))
	add(!a.Pacing, "adapt.pacing")
	return strings.Join(parts, " ")
}

func (p *page) sites(list []protocol.SiteID) string {
	return strings.Join(protocol.IDsOf(list, func(id protocol.SiteID) string {
		return p.in.Words.Say("site." + string(id) + ".name")
	}), ", ")
}
